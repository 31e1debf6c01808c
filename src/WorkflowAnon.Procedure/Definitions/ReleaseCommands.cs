using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WorkflowAnon.Domain.Calendar;
using WorkflowAnon.Domain.Definitions;
using WorkflowAnon.Domain.Rules;
using WorkflowAnon.Engine.Definitions;
using WorkflowAnon.Engine.Runtime;
using WorkflowAnon.Procedure.Kernel.Notices;
using WorkflowAnon.Procedure.Kernel.Tasks;
using WorkflowAnon.Storage.Bursts;
using WorkflowAnon.Storage.Definitions;

namespace WorkflowAnon.Procedure.Definitions;

/// <summary>
/// 手続定義の公開: a 手続設計者 asks, a second person decides; only then does a version become one that new cases start on. Its end is asked for and decided in the same way,
/// because it stops new cases as surely. Checks run when it is asked for and again when it is approved.
/// </summary>
[Implements("1-0")]
public sealed class ReleaseCommands(IBurstExecutor bursts, IDefinitionStore store, DefinitionReleases releases)
{
    /// <summary>公開を申請する: a draft of one's own, or a stored version that was never published. Returns the request's id.</summary>
    /// <param name="versionId">The draft or version.</param>
    /// <param name="stamp">Stamp of what the person has seen; null for whatever stands there.</param>
    /// <param name="comment">For who decides; may be empty.</param>
    /// <param name="actor">Who.</param>
    /// <param name="idempotencyKey">Key.</param>
    /// <param name="cancellationToken">Cancels before the commit.</param>
    /// <exception cref="DefinitionRefusedException">The checks found errors.</exception>
    /// <exception cref="TaskConflictException">Not a 手続設計者, not one's draft, outdated, changed since it was seen, published already, or another request of the definition waits.</exception>
    public async Task<string> RequestAsync(string versionId, string? stamp, string comment, Actor actor, string idempotencyKey, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(comment);
        DefinitionAccess.RequireDesigner(actor);
        var stored = await store.FindVersionAsync(versionId, cancellationToken);
        return await bursts.ExecuteAsync(new BurstCommand("release-request-" + idempotencyKey, actor, "release.request"), async (burst, ct) =>
        {
            await DraftBook.OpenAsync(burst, ct);
            if (await DraftBook.FindAsync(burst, versionId, ct) is null && stored is not null)
                return await AskAsync(burst, RequireUnpublished(stored, await DefinitionReleases.VersionsAsync(burst, stored.Summary.DefinitionId, ct)), comment, ct);
            var draft = await DraftBook.RequireOwnAsync(burst, versionId, ct);
            if (Stamps.Draft(stamp) is { } read)
                await DraftBook.RefuseAsync(burst.Db, draft, DraftRules.WhyNotSave(draft, actor.Id, read.Saves), ct);
            var versions = await DefinitionReleases.VersionsAsync(burst, draft.DefinitionId, ct);
            RequireCurrent(draft.BaseVersion, versions);
            draft.Version = DraftBook.NextVersion(versions);
            draft.Json = DefinitionIdentity.Write(draft.Json, draft.VersionId, draft.DefinitionId, draft.Version);
            return draft.RequestId = await AskAsync(burst, new Asked(draft.VersionId, draft.DefinitionId, draft.Version, draft.BaseVersion, draft.Name, draft.Owner, draft.Json, draft.AuthorIds), comment, ct);
        }, cancellationToken);
    }

    /// <summary>公開の終了を申請する. Returns the request's id.</summary>
    /// <param name="definitionId">The definition.</param>
    /// <param name="reason">Why; needed.</param>
    /// <param name="actor">Who.</param>
    /// <param name="idempotencyKey">Key.</param>
    /// <param name="cancellationToken">Cancels before the commit.</param>
    /// <exception cref="DefinitionRefusedException">Other definitions rely on it.</exception>
    /// <exception cref="TaskRefusedException">The reason is missing.</exception>
    /// <exception cref="TaskConflictException">Not a 手続設計者, none is published, or another request of the definition waits.</exception>
    public Task<string> RequestRetractAsync(string definitionId, string reason, Actor actor, string idempotencyKey, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(reason);
        DefinitionAccess.RequireDesigner(actor);
        return bursts.ExecuteAsync(new BurstCommand("release-end-" + idempotencyKey, actor, "release.request-retract"), async (burst, ct) =>
        {
            await DraftBook.OpenAsync(burst, ct);
            RequireReason(reason, "公開を終える理由を入力してください。");
            var published = (await DefinitionReleases.VersionsAsync(burst, definitionId, ct)).SingleOrDefault(v => v.IsPublished)
                ?? throw new TaskConflictException(TaskConflictKind.Ended, "この手続定義に公開中の版はありません。");
            await RequireNoneWaitingAsync(burst, definitionId, ct);
            var warnings = await releases.CheckRetractAsync(burst, definitionId, ct);
            var asked = new Asked(published.VersionId, definitionId, published.Version, published.Version, published.Name, published.Owner, "", []);
            return await AddAsync(burst, ReleaseKind.Retract, asked, reason, warnings, ct);
        }, cancellationToken);
    }

    /// <summary>申請を取り下げる: who asked, or who holds the draft. Returns the definition's id.</summary>
    /// <exception cref="TaskConflictException">Not this person's, or decided already (who and when).</exception>
    public Task<string> WithdrawAsync(string requestId, Actor actor, string idempotencyKey, CancellationToken cancellationToken = default)
    {
        DefinitionAccess.RequireDesigner(actor);
        return bursts.ExecuteAsync(new BurstCommand("release-withdraw-" + idempotencyKey, actor, "release.withdraw"), async (burst, ct) =>
        {
            var request = await OpenRequestAsync(burst, requestId, ct);
            if (request.RequestedById != actor.Id)
                throw new TaskConflictException(TaskConflictKind.Forbidden, "申請を取り下げられるのは、申請した人です。");
            await FreeDraftAsync(burst, request, ct);
            Decide(burst, request, ReleaseState.Withdrawn, "");
            return request.DefinitionId;
        }, cancellationToken);
    }

    /// <summary>公開（又は公開の終了）を承認する: a 監督者 or 手続設計者 who neither asked nor drew any of it. Returns the definition's id.</summary>
    /// <exception cref="DefinitionRefusedException">What was published meanwhile makes it unlawful.</exception>
    /// <exception cref="TaskConflictException">Not this person's to decide, decided already (who and when), or something was published meanwhile.</exception>
    public Task<string> ApproveAsync(string requestId, Actor actor, string idempotencyKey, CancellationToken cancellationToken = default) =>
        bursts.ExecuteAsync(new BurstCommand("release-approve-" + idempotencyKey, actor, "release.approve"), async (burst, ct) =>
        {
            var request = await OpenRequestAsync(burst, requestId, ct);
            RequireDecider(request, actor);
            var versions = await DefinitionReleases.VersionsAsync(burst, request.DefinitionId, ct);
            RequireCurrent(request.BaseVersion, versions);
            if (request.Kind == ReleaseKind.Publish)
                await PublishAsync(burst, request, versions, ct);
            else if (versions.Any(v => v.IsPublished && v.VersionId == request.VersionId))
                await releases.RetractAsync(burst, request.DefinitionId, ct);
            else
                throw new TaskConflictException(TaskConflictKind.Ended, $"第{request.Version}版は、もう公開されていません。申請は差し戻してください。");
            Decide(burst, request, ReleaseState.Approved, "");
            return request.DefinitionId;
        }, cancellationToken);

    /// <summary>差し戻す: with the reason; the draft can be changed again. Returns the definition's id.</summary>
    /// <exception cref="TaskRefusedException">The reason is missing.</exception>
    /// <exception cref="TaskConflictException">Not this person's to decide, or decided already (who and when).</exception>
    public Task<string> RefuseAsync(string requestId, string reason, Actor actor, string idempotencyKey, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(reason);
        return bursts.ExecuteAsync(new BurstCommand("release-refuse-" + idempotencyKey, actor, "release.refuse"), async (burst, ct) =>
        {
            var request = await OpenRequestAsync(burst, requestId, ct);
            RequireDecider(request, actor);
            RequireReason(reason, "差し戻す理由を入力してください。申請した人に示されます。");
            await FreeDraftAsync(burst, request, ct);
            Decide(burst, request, ReleaseState.Refused, reason.Trim());
            return request.DefinitionId;
        }, cancellationToken);
    }

    private static void RequireReason(string reason, string missing)
    {
        if (string.IsNullOrWhiteSpace(reason))
            throw new TaskRefusedException("reason", missing);
        RequireShort("reason", reason);
    }

    private static void RequireShort(string field, string text)
    {
        if (text.Length > DraftRules.MaxLetters)
            throw new TaskRefusedException(field, $"{DraftRules.MaxLetters}文字までにしてください（今は{text.Length}文字です）。");
    }

    private static Asked RequireUnpublished(StoredDefinition stored, IReadOnlyList<DefinitionSummary> versions)
    {
        var d = stored.Summary;
        if (versions.Any(v => v.IsPublished && v.VersionId == d.VersionId))
            throw new TaskConflictException(TaskConflictKind.Ended, $"第{d.Version}版は公開中です。");
        if (DraftBook.Newest(versions) is var newest && newest >= d.Version)
            throw new TaskConflictException(TaskConflictKind.Ended, $"第{newest}版まで公開されているため、第{d.Version}版は公開できません。使うときは「この版に戻す」で新しい下書きを作ってください。");
        return new Asked(d.VersionId, d.DefinitionId, d.Version, newest, d.Name, d.Owner, stored.Json, d.CreatedBy == Actor.System.Id ? [] : [d.CreatedBy]);
    }

    private async Task<string> AskAsync(IBurst burst, Asked asked, string comment, CancellationToken cancellationToken)
    {
        RequireShort("comment", comment);
        await RequireNoneWaitingAsync(burst, asked.DefinitionId, cancellationToken);
        var warnings = await releases.CheckAsync(burst, ImportOf(asked.Json, asked.Name, asked.Version, asked.Owner, burst.Scope.Actor.Id), cancellationToken);
        return await AddAsync(burst, ReleaseKind.Publish, asked, comment, warnings, cancellationToken);
    }

    private static async Task<string> AddAsync(IBurst burst, ReleaseKind kind, Asked asked, string comment, IReadOnlyList<DefinitionProblem> warnings, CancellationToken cancellationToken)
    {
        var request = new ReleaseRequest
        {
            Id = $"{ReleaseRequest.IdPrefix}{Guid.CreateVersion7():N}",
            Kind = kind,
            DefinitionId = asked.DefinitionId,
            VersionId = asked.VersionId,
            Version = asked.Version,
            BaseVersion = asked.BaseVersion,
            Name = asked.Name,
            Owner = asked.Owner,
            Json = asked.Json,
            AuthorIds = asked.AuthorIds,
            RequestedById = burst.Scope.Actor.Id,
            RequestedAt = burst.Scope.Now.ToUniversalTime(),
            Comment = comment.Trim(),
            Warnings = [.. warnings.Select(w => w.Line)],
        };
        burst.Db.Add(request);
        await burst.Services.GetRequiredService<NoticeBook>().WriteAsync(request, cancellationToken);
        Audit(burst, kind == ReleaseKind.Publish ? "release.request" : "release.request-retract", request);
        return request.Id;
    }

    private async Task PublishAsync(IBurst burst, ReleaseRequest request, IReadOnlyList<DefinitionSummary> versions, CancellationToken cancellationToken)
    {
        if (versions.FirstOrDefault(v => v.Version == request.Version && v.VersionId != request.VersionId) is { } taken)
            throw new TaskConflictException(TaskConflictKind.Ended, $"第{taken.Version}版は、申請の後に登録された別の版の番号です。差し戻して、もう一度申請してもらってください。");
        await releases.PublishAsync(burst, ImportOf(request.Json, request.Name, request.Version, request.Owner, request.RequestedById), cancellationToken);
        if (await DraftBook.FindAsync(burst, request.VersionId, cancellationToken) is { } draft)
            burst.Db.Remove(draft);
    }

    private static DefinitionImport ImportOf(string json, string name, int version, string owner, string makerId) =>
        new(json, $"{name} 第{version}版") { DefaultOwner = owner, MadeById = makerId };

    private static void RequireCurrent(int baseVersion, IReadOnlyList<DefinitionSummary> versions)
    {
        var newest = DraftBook.Newest(versions);
        if (!DraftRules.IsOutdated(baseVersion, newest))
            return;
        var published = versions.Single(v => v.Version == newest);
        throw new TaskConflictException(
            TaskConflictKind.Ended, $"この下書きを始めた後の{JapanTime.Format(published.PublishedAt!.Value)}に、第{newest}版が公開されました。第{newest}版との違いを確かめ、「最新の公開版に合わせる」を押してから申請してください。");
    }

    private static async Task RequireNoneWaitingAsync(IBurst burst, string definitionId, CancellationToken cancellationToken)
    {
        if (await burst.Db.Set<ReleaseRequest>().AsNoTracking().SingleOrDefaultAsync(r => r.DefinitionId == definitionId && r.State == ReleaseState.Waiting, cancellationToken) is { } waiting)
        {
            throw new TaskConflictException(
                TaskConflictKind.Ended,
                $"この手続定義には、{await DraftBook.NameAsync(burst.Db, waiting.RequestedById, cancellationToken)}さんが{JapanTime.Format(waiting.RequestedAt)}に出した申請（第{waiting.Version}版）があります。その決定か取下げの後に申請してください。");
        }
    }

    private static async Task<ReleaseRequest> OpenRequestAsync(IBurst burst, string requestId, CancellationToken cancellationToken)
    {
        await DraftBook.OpenAsync(burst, cancellationToken);
        var request = await burst.Db.Set<ReleaseRequest>().SingleOrDefaultAsync(r => r.Id == requestId, cancellationToken)
            ?? throw new TaskConflictException(TaskConflictKind.NotFound, "公開の申請が見つかりません。");
        if (request is { State: not ReleaseState.Waiting, DecidedAt: { } at })
        {
            throw new TaskConflictException(
                TaskConflictKind.Ended, $"この申請は{JapanTime.Format(at)}に{await DraftBook.NameAsync(burst.Db, request.DecidedById!, cancellationToken)}さんが{request.State switch { ReleaseState.Approved => "承認しました", ReleaseState.Refused => "差し戻しました", _ => "取り下げました" }}。");
        }

        return request;
    }

    private static void RequireDecider(ReleaseRequest request, Actor actor)
    {
        if (DraftRules.WhyNotDecide(request, actor.Id, DefinitionAccess.MayDecide(actor)) is { } refusal)
            throw new TaskConflictException(TaskConflictKind.Forbidden, refusal);
    }

    private static async Task FreeDraftAsync(IBurst burst, ReleaseRequest request, CancellationToken cancellationToken)
    {
        if (await DraftBook.FindAsync(burst, request.VersionId, cancellationToken) is { } draft)
            draft.RequestId = null;
    }

    private static void Decide(IBurst burst, ReleaseRequest request, ReleaseState state, string reason)
    {
        (request.State, request.DecidedById, request.DecidedAt, request.Reason) = (state, burst.Scope.Actor.Id, burst.Scope.Now.ToUniversalTime(), reason);
        Audit(burst, state switch { ReleaseState.Approved => "release.approve", ReleaseState.Refused => "release.refuse", _ => "release.withdraw" }, request);
    }

    private static void Audit(IBurst burst, string action, ReleaseRequest request) => burst.Scope.Audit(DraftBook.Chain, action, new Dictionary<string, string?>
    {
        ["request"] = request.Id,
        ["kind"] = request.Kind.ToString(),
        ["definition"] = request.DefinitionId,
        ["version"] = request.VersionId,
        ["authors"] = string.Join(' ', request.AuthorIds),
        ["reason"] = request.Reason.Length > 0 ? request.Reason : null,
    });

    private sealed record Asked(string VersionId, string DefinitionId, int Version, int BaseVersion, string Name, string Owner, string Json, IReadOnlyList<string> AuthorIds);
}
