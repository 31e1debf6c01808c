using Microsoft.EntityFrameworkCore;
using WorkflowAnon.Domain.Agency;
using WorkflowAnon.Domain.Definitions;
using WorkflowAnon.Domain.Rules;
using WorkflowAnon.Engine.Activities;
using WorkflowAnon.Engine.Definitions;
using WorkflowAnon.Engine.Runtime;
using WorkflowAnon.Procedure.Kernel.Tasks;
using WorkflowAnon.Storage.Bursts;
using WorkflowAnon.Storage.Definitions;

namespace WorkflowAnon.Procedure.Definitions;

/// <summary>
/// 手続定義の下書き: saving, taking over, copying, discarding. A designer saves into their own draft only, and only on top of what they have read; whatever is refused
/// leaves what is stored as it was.
/// </summary>
[Implements("1-0")]
public sealed class DefinitionDraftCommands(IBurstExecutor bursts, IDefinitionStore store, ActivityCatalog catalog, AgencyProfile profile)
{
    /// <summary>Saves what an editor holds: into the designer's draft, or into a new one (a new definition, a change of a published version, a file).</summary>
    /// <exception cref="TaskRefusedException">The document is no definition, too large, a state machine or names unknown activities.</exception>
    /// <exception cref="TaskConflictException">Not a 手続設計者; or the save is older than the draft, whose publication may be asked for, or which another has; the message says who and when.</exception>
    public Task<SavedDraft> SaveAsync(DraftSave save, Actor actor, string idempotencyKey, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(save);
        DefinitionAccess.RequireDesigner(actor);
        var document = DraftDocument.Read(save.Json, catalog);
        return bursts.ExecuteAsync(new BurstCommand("draft-save-" + idempotencyKey, actor, "definition.save-draft"), async (burst, ct) =>
        {
            await DraftBook.OpenAsync(burst, ct);
            var definitionId = RequireId(save.DefinitionId ?? document.DefinitionId ?? SubjectContext.NewId("definition"));
            var versions = await DefinitionReleases.VersionsAsync(burst, definitionId, ct);
            var draft = await DraftBook.OwnAsync(burst, definitionId, ct);
            if (Stamps.Draft(save.BaseStamp) is { } read && read.VersionId != draft?.VersionId)
            {
                var other = await DraftBook.RequireAsync(burst, read.VersionId, ct);
                await DraftBook.RefuseAsync(burst.Db, other, DraftRules.WhyNotSave(other, actor.Id, read.Saves), ct);
                throw new TaskRefusedException("document", "別の手続定義の下書きに重ねて保存することはできません。画面を開き直してください。");
            }

            if (draft is null)
            {
                draft = DraftBook.Begin(burst, profile, document, definitionId, versions, []);
                if (versions.FirstOrDefault(v => v.VersionId == Stamps.Version(save.BaseStamp)) is { PublishedAt: not null } began)
                    draft.BaseVersion = began.Version;
                DraftBook.Audit(burst, "definition.begin-draft", draft);
                return await DraftBook.AnswerAsync(burst, draft, isNew: true, versions, ct);
            }

            await DraftBook.RefuseAsync(burst.Db, draft, DraftRules.WhyNotSave(draft, actor.Id, Stamps.Draft(save.BaseStamp)?.Saves ?? 0), ct);
            Write(burst, draft, document.Json);
            (draft.Name, draft.Owner) = (document.Name ?? definitionId, DraftBook.OwnerOf(document, actor, profile));
            DraftBook.Audit(burst, "definition.save-draft", draft);
            return await DraftBook.AnswerAsync(burst, draft, isNew: false, versions, ct);
        }, cancellationToken);
    }

    /// <summary>Makes a draft of one's own from another designer's draft; its makers stay its makers, so that they cannot approve it.</summary>
    /// <exception cref="TaskConflictException">Not a 手続設計者, there is no such draft, or one has a draft of that definition.</exception>
    public Task<SavedDraft> CopyAsync(string versionId, Actor actor, string idempotencyKey, CancellationToken cancellationToken = default)
    {
        DefinitionAccess.RequireDesigner(actor);
        return bursts.ExecuteAsync(new BurstCommand("draft-copy-" + idempotencyKey, actor, "definition.copy-draft"), async (burst, ct) =>
        {
            await DraftBook.OpenAsync(burst, ct);
            var source = await DraftBook.RequireAsync(burst, versionId, ct);
            var draft = await BeginAsync(burst, source.DefinitionId, source.Json, source.AuthorIds, ct);
            draft.BaseVersion = source.BaseVersion;
            return await EndAsync(burst, "definition.copy-draft", draft, isNew: true, ct);
        }, cancellationToken);
    }

    /// <summary>この版に戻す: a new draft with the document of a stored version. What is published stays as it is until the draft's publication is approved.</summary>
    /// <exception cref="TaskConflictException">Not a 手続設計者, there is no such version, or one has a draft of that definition.</exception>
    public async Task<SavedDraft> RevertAsync(string definitionId, int version, Actor actor, string idempotencyKey, CancellationToken cancellationToken = default)
    {
        DefinitionAccess.RequireDesigner(actor);
        var source = await store.FindAsync(definitionId, version, cancellationToken) ?? throw new TaskConflictException(TaskConflictKind.NotFound, "手続定義の版が見つかりません。");
        return await bursts.ExecuteAsync(new BurstCommand("draft-revert-" + idempotencyKey, actor, "definition.revert"), async (burst, ct) =>
        {
            await DraftBook.OpenAsync(burst, ct);
            // What was published was approved before; of what was not, its maker stays one.
            var draft = await BeginAsync(burst, definitionId, source.Json, source.Summary.PublishedAt is null ? [source.Summary.CreatedBy] : [], ct);
            return await EndAsync(burst, "definition.revert", draft, isNew: true, ct);
        }, cancellationToken);
    }

    /// <summary>Takes another designer's draft over: with a reason while the lease runs, without one afterwards.</summary>
    /// <param name="versionId">The draft.</param>
    /// <param name="reason">Why; goes into the audit chain.</param>
    /// <param name="actor">Who.</param>
    /// <param name="idempotencyKey">Key.</param>
    /// <param name="cancellationToken">Cancels before the commit.</param>
    /// <exception cref="TaskRefusedException">The reason is missing.</exception>
    /// <exception cref="TaskConflictException">Not a 手続設計者, there is no such draft, or one has a draft of that definition.</exception>
    public Task<SavedDraft> TakeOverAsync(string versionId, string reason, Actor actor, string idempotencyKey, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(reason);
        DefinitionAccess.RequireDesigner(actor);
        return bursts.ExecuteAsync(new BurstCommand("draft-take-" + idempotencyKey, actor, "definition.take-over"), async (burst, ct) =>
        {
            await DraftBook.OpenAsync(burst, ct);
            var draft = await DraftBook.RequireAsync(burst, versionId, ct);
            if (DraftRules.WhyNotTakeOver(draft, actor.Id, reason, burst.Scope.Now) is { } refusal)
                throw new TaskRefusedException("reason", refusal);
            await RequireNoOwnAsync(burst, draft.DefinitionId, ct);
            var before = draft.HolderId;
            (draft.HolderId, draft.LeaseUntil) = (actor.Id, burst.Scope.Now.ToUniversalTime() + DraftRules.LeaseTime);
            // Its former holder's editor is told at its next save, also when the draft should come back to him.
            draft.Saves++;
            burst.Scope.Audit(DraftBook.Chain, "definition.take-over", new Dictionary<string, string?> { ["definition"] = draft.DefinitionId, ["version"] = draft.VersionId, ["from"] = before, ["reason"] = reason.Trim() });
            return await DraftBook.AnswerAsync(burst, draft, isNew: false, await DefinitionReleases.VersionsAsync(burst, draft.DefinitionId, ct), ct);
        }, cancellationToken);
    }

    /// <summary>最新の公開版に合わせる: says that one has compared the draft with what was published since it was begun. The document stays as it is.</summary>
    /// <exception cref="TaskConflictException">Not one's draft.</exception>
    public Task<SavedDraft> ContinueOnNewestAsync(string versionId, Actor actor, string idempotencyKey, CancellationToken cancellationToken = default)
    {
        DefinitionAccess.RequireDesigner(actor);
        return bursts.ExecuteAsync(new BurstCommand("draft-continue-" + idempotencyKey, actor, "definition.continue-draft"), async (burst, ct) =>
        {
            await DraftBook.OpenAsync(burst, ct);
            var draft = await DraftBook.RequireOwnAsync(burst, versionId, ct);
            var versions = await DefinitionReleases.VersionsAsync(burst, draft.DefinitionId, ct);
            (draft.BaseVersion, draft.Version) = (DraftBook.Newest(versions), DraftBook.NextVersion(versions));
            Write(burst, draft, draft.Json);
            return await EndAsync(burst, "definition.continue-draft", draft, isNew: false, ct);
        }, cancellationToken);
    }

    /// <summary>Deletes a draft of one's own, or a stored version that was never published. Returns the definition's id.</summary>
    /// <exception cref="TaskConflictException">Not one's draft, or its publication is asked for.</exception>
    /// <exception cref="WorkflowConflictException">The version was published once, or instances began on it; the message says how many.</exception>
    public Task<string> DeleteAsync(string versionId, Actor actor, string idempotencyKey, CancellationToken cancellationToken = default)
    {
        DefinitionAccess.RequireDesigner(actor);
        return bursts.ExecuteAsync(new BurstCommand("draft-delete-" + idempotencyKey, actor, "definition.delete-draft"), async (burst, ct) =>
        {
            await DraftBook.OpenAsync(burst, ct);
            if (await DraftBook.FindAsync(burst, versionId, ct) is not null)
            {
                var draft = await DraftBook.RequireOwnAsync(burst, versionId, ct);
                burst.Db.Remove(draft);
                DraftBook.Audit(burst, "definition.discard-draft", draft);
                return draft.DefinitionId;
            }

            var definitionId = await DefinitionReleases.DefinitionOfAsync(burst, versionId, ct) ?? throw await DraftBook.GoneAsync(burst, versionId, ct);
            await DeleteStoredAsync(burst, definitionId, versionId, ct);
            return definitionId;
        }, cancellationToken);
    }

    /// <summary>Deletes a definition that was never published, with one's own draft of it. Returns how many versions and drafts were deleted.</summary>
    /// <exception cref="TaskConflictException">There is none, others draw it, or its publication is asked for.</exception>
    /// <exception cref="WorkflowConflictException">It was published once, or instances began on it; the message says how many.</exception>
    public Task<int> DeleteDefinitionAsync(string definitionId, Actor actor, string idempotencyKey, CancellationToken cancellationToken = default)
    {
        DefinitionAccess.RequireDesigner(actor);
        return bursts.ExecuteAsync(new BurstCommand("definition-delete-" + idempotencyKey, actor, "definition.delete"), async (burst, ct) =>
        {
            await DraftBook.OpenAsync(burst, ct);
            var drafts = await burst.Db.Set<DefinitionDraft>().Where(d => d.DefinitionId == definitionId).ToListAsync(ct);
            var versions = await DefinitionReleases.VersionsAsync(burst, definitionId, ct);
            if (drafts.Count + versions.Count == 0)
                throw new TaskConflictException(TaskConflictKind.NotFound, "手続定義が見つかりません。");
            foreach (var draft in drafts)
            {
                await DraftBook.RequireOwnAsync(burst, draft.VersionId, ct);
                burst.Db.Remove(draft);
                DraftBook.Audit(burst, "definition.discard-draft", draft);
            }

            foreach (var version in versions)
                await DeleteStoredAsync(burst, definitionId, version.VersionId, ct);
            return drafts.Count + versions.Count;
        }, cancellationToken);
    }

    private static async Task DeleteStoredAsync(IBurst burst, string definitionId, string versionId, CancellationToken cancellationToken)
    {
        if (await burst.Db.Set<ReleaseRequest>().AnyAsync(r => r.DefinitionId == definitionId && r.VersionId == versionId && r.State == ReleaseState.Waiting, cancellationToken))
            throw new TaskConflictException(TaskConflictKind.Ended, "公開を申請中の版は削除できません。先に申請を取り下げてください。");
        await DefinitionReleases.DeleteAsync(burst, versionId, cancellationToken);
    }

    private async Task<DefinitionDraft> BeginAsync(IBurst burst, string definitionId, string json, IEnumerable<string> authors, CancellationToken cancellationToken)
    {
        await RequireNoOwnAsync(burst, definitionId, cancellationToken);
        return DraftBook.Begin(burst, profile, DraftDocument.Read(json, catalog), definitionId, await DefinitionReleases.VersionsAsync(burst, definitionId, cancellationToken), authors.Where(a => a != Actor.System.Id));
    }

    private static async Task RequireNoOwnAsync(IBurst burst, string definitionId, CancellationToken cancellationToken)
    {
        if (await DraftBook.OwnAsync(burst, definitionId, cancellationToken) is { } own)
        {
            throw new TaskConflictException(
                TaskConflictKind.Ended, $"この手続定義には、あなたの下書き（{Domain.Calendar.JapanTime.Format(own.SavedAt)}に保存）があります。下書きは一人一つです。先にその下書きの公開を申請するか、破棄してください。");
        }
    }

    private static async Task<SavedDraft> EndAsync(IBurst burst, string action, DefinitionDraft draft, bool isNew, CancellationToken cancellationToken)
    {
        DraftBook.Audit(burst, action, draft);
        return await DraftBook.AnswerAsync(burst, draft, isNew, await DefinitionReleases.VersionsAsync(burst, draft.DefinitionId, cancellationToken), cancellationToken);
    }

    private static void Write(IBurst burst, DefinitionDraft draft, string json)
    {
        var (actor, now) = (burst.Scope.Actor, burst.Scope.Now.ToUniversalTime());
        draft.Json = DefinitionIdentity.Write(json, draft.VersionId, draft.DefinitionId, draft.Version);
        (draft.SavedAt, draft.SavedById, draft.LeaseUntil, draft.Saves) = (now, actor.Id, now + DraftRules.LeaseTime, draft.Saves + 1);
        if (!draft.AuthorIds.Contains(actor.Id, StringComparer.Ordinal))
            draft.AuthorIds = [.. draft.AuthorIds, actor.Id];
    }

    // It stands in addresses of pages and files.
    private static string RequireId(string id) =>
        id.Length <= 100 && id.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.') && id[0] is not ('.' or '-') ? id
            : throw new TaskRefusedException("document", $"手続定義の識別子（definitionId）「{(id.Length > 100 ? id[..100] + "…" : id)}」は使えません。半角の英数字、ハイフン、下線、ピリオドで100文字までにしてください。");
}
