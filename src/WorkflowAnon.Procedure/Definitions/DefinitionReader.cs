using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using WorkflowAnon.Domain.Definitions;
using WorkflowAnon.Engine.Runtime;
using WorkflowAnon.Procedure.Kernel.Tasks;
using WorkflowAnon.Storage.Bursts;
using WorkflowAnon.Storage.Model;

namespace WorkflowAnon.Procedure.Definitions;

/// <summary>手続定義 as one reader sees them: their own draft before what is published, others' drafts with who holds them until when, requests with what the reader may do.</summary>
public sealed class DefinitionReader(WorkflowAnonDbContext db, IDefinitionStore store, TimeProvider clock)
{
    // A document may have megabytes: lists leave it where it is.
    private static readonly Expression<Func<ReleaseRequest, ReleaseRequest>> Listed = r => new ReleaseRequest
    {
        Id = r.Id,
        Kind = r.Kind,
        DefinitionId = r.DefinitionId,
        VersionId = r.VersionId,
        Version = r.Version,
        BaseVersion = r.BaseVersion,
        Name = r.Name,
        Owner = r.Owner,
        Json = "",
        AuthorIds = r.AuthorIds,
        RequestedById = r.RequestedById,
        RequestedAt = r.RequestedAt,
        Comment = r.Comment,
        Warnings = r.Warnings,
        State = r.State,
        DecidedById = r.DecidedById,
        DecidedAt = r.DecidedAt,
        Reason = r.Reason,
    };

    /// <summary>Every version of every definition, or of one, drafts among them: by definition and number, stored versions before drafts.</summary>
    /// <exception cref="TaskConflictException">Neither 手続設計者 nor 監督者.</exception>
    public async Task<IReadOnlyList<VersionView>> ListAsync(Actor actor, string? definitionId = null, CancellationToken cancellationToken = default)
    {
        CaseAccess.RequireDefinitions(actor);
        var stored = await store.ListAsync(definitionId, cancellationToken);
        var drafts = await db.Set<DefinitionDraft>().AsNoTracking().Where(d => definitionId == null || d.DefinitionId == definitionId)
            .Select(d => new { d.VersionId, d.DefinitionId, d.Version, d.BaseVersion, d.Name, d.Owner, d.HolderId, d.SavedAt, d.SavedById, d.LeaseUntil, d.Saves, d.RequestId }).ToListAsync(cancellationToken);
        var waiting = await db.Set<ReleaseRequest>().AsNoTracking().Where(r => r.State == ReleaseState.Waiting && (definitionId == null || r.DefinitionId == definitionId))
            .ToDictionaryAsync(r => r.VersionId, r => r.Id, StringComparer.Ordinal, cancellationToken);
        var names = await DraftBook.NamesAsync(db, [.. stored.Select(d => d.CreatedBy), .. drafts.Select(d => d.HolderId), .. drafts.Select(d => d.SavedById)], cancellationToken);
        var newest = stored.GroupBy(d => d.DefinitionId).ToDictionary(g => g.Key, DraftBook.Newest, StringComparer.Ordinal);
        var now = clock.GetUtcNow();
        var views = stored.Select(d => new VersionView(d.VersionId, d.DefinitionId, d.Version, d.Name, d.Owner, StateOf(d, waiting), names[d.CreatedBy], d.CreatedAt, Stamps.OfVersion(d.VersionId))
        {
            PublishedAt = d.PublishedAt,
            RequestId = waiting.GetValueOrDefault(d.VersionId),
        }).Concat(drafts.Select(d => new VersionView(
            d.VersionId, d.DefinitionId, d.Version, d.Name, d.Owner, d.RequestId is null ? VersionState.Draft : VersionState.Requested, names[d.SavedById], d.SavedAt, Stamps.OfDraft(d.VersionId, d.Saves))
        {
            Holder = new DraftHolder(d.VersionId, d.HolderId, names[d.HolderId], d.SavedAt, d.LeaseUntil, d.LeaseUntil <= now),
            IsOwn = d.HolderId == actor.Id,
            RequestId = d.RequestId,
            IsOutdated = DraftRules.IsOutdated(d.BaseVersion, newest.GetValueOrDefault(d.DefinitionId)),
        }));
        return [.. views.OrderBy(v => v.DefinitionId, StringComparer.Ordinal).ThenBy(v => v.IsDraft).ThenBy(v => v.Version).ThenBy(v => v.MadeAt)];
    }

    /// <summary>What an editor of this reader opens: their own draft, else the published version, else the highest stored one, else the draft of another; null when there is none.</summary>
    /// <exception cref="TaskConflictException">Neither 手続設計者 nor 監督者.</exception>
    public async Task<OpenedDefinition?> OpenAsync(Actor actor, string definitionId, CancellationToken cancellationToken = default)
    {
        var versions = await ListAsync(actor, definitionId, cancellationToken);
        var opened = versions.FirstOrDefault(v => v.IsOwn) ?? versions.FirstOrDefault(v => v.State == VersionState.Published) ?? versions.LastOrDefault(v => !v.IsDraft) ?? (versions.Count > 0 ? versions[^1] : null);
        return opened is null ? null : await WithDocumentAsync(actor, opened, versions, cancellationToken);
    }

    /// <summary>A version or draft by its id; null when there is none.</summary>
    /// <exception cref="TaskConflictException">Neither 手続設計者 nor 監督者.</exception>
    public async Task<OpenedDefinition?> FindAsync(Actor actor, string versionId, CancellationToken cancellationToken = default)
    {
        CaseAccess.RequireDefinitions(actor);
        var definitionId = await db.Set<DefinitionDraft>().AsNoTracking().Where(d => d.VersionId == versionId).Select(d => d.DefinitionId).SingleOrDefaultAsync(cancellationToken)
            ?? (await store.FindVersionAsync(versionId, cancellationToken))?.Summary.DefinitionId;
        if (definitionId is null)
            return null;
        var versions = await ListAsync(actor, definitionId, cancellationToken);
        return versions.FirstOrDefault(v => v.VersionId == versionId) is { } found ? await WithDocumentAsync(actor, found, versions, cancellationToken) : null;
    }

    /// <summary>A draft by its id.</summary>
    /// <exception cref="TaskConflictException">Neither 手続設計者 nor 監督者; or there is no such draft.</exception>
    public async Task<OpenedDefinition> OpenDraftAsync(Actor actor, string versionId, CancellationToken cancellationToken = default) =>
        await FindAsync(actor, versionId, cancellationToken) is { Version.IsDraft: true } found ? found
            : throw new TaskConflictException(TaskConflictKind.NotFound, "この下書きはありません（公開されたか、破棄されています）。手続定義の一覧から探してください。");

    /// <summary>True when no other definition has this name, drafts among them.</summary>
    /// <exception cref="TaskConflictException">Neither 手続設計者 nor 監督者.</exception>
    public async Task<bool> IsNameFreeAsync(Actor actor, string name, string? definitionId, CancellationToken cancellationToken = default) =>
        (await ListAsync(actor, null, cancellationToken)).All(v => v.DefinitionId == definitionId || v.State == VersionState.Ended || v.Name != name);

    /// <summary>Requests that wait, the oldest first, then the latest that were decided; without their documents.</summary>
    /// <param name="actor">Who reads.</param>
    /// <param name="definitionId">One definition; null for all.</param>
    /// <param name="decided">At most so many decided ones.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <exception cref="TaskConflictException">Neither 手続設計者 nor 監督者.</exception>
    public async Task<IReadOnlyList<ReleaseView>> ListRequestsAsync(Actor actor, string? definitionId = null, int decided = 20, CancellationToken cancellationToken = default)
    {
        CaseAccess.RequireDefinitions(actor);
        var asked = db.Set<ReleaseRequest>().AsNoTracking().Where(r => definitionId == null || r.DefinitionId == definitionId);
        var waiting = await asked.Where(r => r.State == ReleaseState.Waiting).OrderBy(r => r.RequestedAt).ThenBy(r => r.Id).Select(Listed).ToListAsync(cancellationToken);
        var ended = await asked.Where(r => r.State != ReleaseState.Waiting).OrderByDescending(r => r.RequestedAt).ThenByDescending(r => r.Id).Take(decided).Select(Listed).ToListAsync(cancellationToken);
        return await ViewsAsync(actor, [.. waiting, .. ended], cancellationToken);
    }

    /// <summary>A request; null when there is none.</summary>
    /// <exception cref="TaskConflictException">Neither 手続設計者 nor 監督者.</exception>
    public async Task<ReleaseView?> FindRequestAsync(Actor actor, string requestId, CancellationToken cancellationToken = default)
    {
        CaseAccess.RequireDefinitions(actor);
        var found = await db.Set<ReleaseRequest>().AsNoTracking().SingleOrDefaultAsync(r => r.Id == requestId, cancellationToken);
        return found is null ? null : (await ViewsAsync(actor, [found], cancellationToken))[0];
    }

    private static VersionState StateOf(DefinitionSummary d, Dictionary<string, string> waiting) =>
        d.IsPublished ? VersionState.Published : d.PublishedAt is not null ? VersionState.Ended : waiting.ContainsKey(d.VersionId) ? VersionState.Requested : VersionState.Draft;

    private async Task<OpenedDefinition> WithDocumentAsync(Actor actor, VersionView version, IReadOnlyList<VersionView> versions, CancellationToken cancellationToken)
    {
        var json = version.IsDraft
            ? await db.Set<DefinitionDraft>().AsNoTracking().Where(d => d.VersionId == version.VersionId).Select(d => d.Json).SingleAsync(cancellationToken)
            : (await store.FindVersionAsync(version.VersionId, cancellationToken))!.Json;
        return new OpenedDefinition(version, json, [.. versions.Where(v => v is { IsDraft: true, IsOwn: false }).Select(v => v.Holder!)], WhyNotEdit(actor, version, versions));
    }

    private static string? WhyNotEdit(Actor actor, VersionView version, IReadOnlyList<VersionView> versions) =>
        !DefinitionAccess.MayDraw(actor) ? "手続定義を編集するのは、手続設計者の職務を持つ人です。"
        : version is { IsDraft: true, IsOwn: false } ? $"{version.Holder!.PersonName}さんが編集しています。写しを作るか、引き継いでから編集してください。"
        : version is { IsDraft: true, RequestId: not null } ? "公開を申請中のため、変更できません。変更するときは、先に申請を取り下げてください。"
        : version.IsDraft ? null
        : versions.Any(v => v.IsOwn) ? "この手続定義には、あなたの下書きがあります。下書きを開いて編集してください。"
        : version.State == VersionState.Ended || versions.Any(v => !v.IsDraft && v.Version > version.Version && v.PublishedAt is not null) ? "公開を終えた版は編集できません。「この版に戻す」で新しい下書きを作ってください。" : null;

    private async Task<IReadOnlyList<ReleaseView>> ViewsAsync(Actor actor, List<ReleaseRequest> requests, CancellationToken cancellationToken)
    {
        var names = await DraftBook.NamesAsync(db, requests.SelectMany(r => r.AuthorIds.Append(r.RequestedById).Append(r.DecidedById ?? r.RequestedById)), cancellationToken);
        return
        [
            .. requests.Select(r => new ReleaseView(
                r,
                names[r.RequestedById],
                [.. r.AuthorIds.Select(a => names[a])],
                r.DecidedById is { } by ? names[by] : "",
                r.State == ReleaseState.Waiting ? DraftRules.WhyNotDecide(r, actor.Id, DefinitionAccess.MayDecide(actor)) : "決定済みの申請です。",
                r.State == ReleaseState.Waiting && r.RequestedById == actor.Id && DefinitionAccess.MayDraw(actor))),
        ];
    }
}
