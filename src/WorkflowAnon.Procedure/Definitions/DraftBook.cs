using Microsoft.EntityFrameworkCore;
using WorkflowAnon.Domain.Agency;
using WorkflowAnon.Domain.Calendar;
using WorkflowAnon.Domain.Definitions;
using WorkflowAnon.Engine.Definitions;
using WorkflowAnon.Engine.Runtime;
using WorkflowAnon.Procedure.Kernel.Activities;
using WorkflowAnon.Procedure.Kernel.Tasks;
using WorkflowAnon.Storage.Bursts;
using WorkflowAnon.Storage.Definitions;
using WorkflowAnon.Storage.Identity;
using WorkflowAnon.Storage.Model;

namespace WorkflowAnon.Procedure.Definitions;

/// <summary>Drafts and requests as a burst reads and changes them; every command opens it first.</summary>
internal static class DraftBook
{
    /// <summary>Audit chain of all definitions, and what every command locks: two of them must not each decide without the other.</summary>
    public const string Chain = "definitions";

    public static Task OpenAsync(IBurst burst, CancellationToken cancellationToken) => burst.Scope.LockSubjectsAsync([Chain], cancellationToken);

    public static Task<DefinitionDraft?> OwnAsync(IBurst burst, string definitionId, CancellationToken cancellationToken) =>
        burst.Db.Set<DefinitionDraft>().SingleOrDefaultAsync(d => d.DefinitionId == definitionId && d.HolderId == burst.Scope.Actor.Id, cancellationToken);

    public static Task<DefinitionDraft?> FindAsync(IBurst burst, string versionId, CancellationToken cancellationToken) =>
        burst.Db.Set<DefinitionDraft>().SingleOrDefaultAsync(d => d.VersionId == versionId, cancellationToken);

    /// <summary>The draft, to be changed.</summary>
    public static async Task<DefinitionDraft> RequireAsync(IBurst burst, string versionId, CancellationToken cancellationToken) =>
        await FindAsync(burst, versionId, cancellationToken) ?? throw await GoneAsync(burst, versionId, cancellationToken);

    /// <summary>The draft of the actor, to be changed; not while its publication is asked for.</summary>
    public static async Task<DefinitionDraft> RequireOwnAsync(IBurst burst, string versionId, CancellationToken cancellationToken)
    {
        var draft = await RequireAsync(burst, versionId, cancellationToken);
        await RefuseAsync(burst.Db, draft, DraftRules.WhyNotSave(draft, burst.Scope.Actor.Id, draft.Saves), cancellationToken);
        return draft;
    }

    /// <summary>Throws what speaks against a save, with who and when.</summary>
    public static async Task RefuseAsync(WorkflowAnonDbContext db, DefinitionDraft draft, SaveRefusal refusal, CancellationToken cancellationToken)
    {
        switch (refusal)
        {
            case SaveRefusal.None:
                return;
            case SaveRefusal.HeldByOther:
                throw new TaskConflictException(
                    TaskConflictKind.ClaimedByOther,
                    $"この下書きは{await NameAsync(db, draft.HolderId, cancellationToken)}さんが編集しています（最後の保存は{JapanTime.Format(draft.SavedAt)}、編集の期限は{JapanTime.Format(draft.LeaseUntil)}）。写しを作るか、引き継いでから編集してください。");
            case SaveRefusal.Requested:
                throw new TaskConflictException(TaskConflictKind.Ended, "この下書きは公開を申請中のため、変更できません。変更するときは、先に申請を取り下げてください。");
            default:
                throw new TaskConflictException(
                    TaskConflictKind.Ended,
                    $"この下書きは、画面を開いた後の{JapanTime.Format(draft.SavedAt)}に{await NameAsync(db, draft.SavedById, cancellationToken)}さんが保存しています。古い内容で上書きしないよう、保存しませんでした。画面を開き直してから編集してください。");
        }
    }

    /// <summary>What became of a draft that is not there any more.</summary>
    public static async Task<TaskConflictException> GoneAsync(IBurst burst, string versionId, CancellationToken cancellationToken)
    {
        var request = await burst.Db.Set<ReleaseRequest>().AsNoTracking().Where(r => r.VersionId == versionId && r.State == ReleaseState.Approved).OrderByDescending(r => r.DecidedAt).FirstOrDefaultAsync(cancellationToken);
        return request is { DecidedAt: { } at }
            ? new TaskConflictException(TaskConflictKind.Ended, $"この下書きは{JapanTime.Format(at)}に第{request.Version}版として公開されました。公開した版は変わりません。画面を開き直し、新しい下書きで編集してください。")
            : new TaskConflictException(TaskConflictKind.NotFound, "この下書きはありません（破棄されています）。画面を開き直してください。");
    }

    /// <summary>A new draft of the actor, with the document under its identity.</summary>
    public static DefinitionDraft Begin(IBurst burst, AgencyProfile profile, DraftDocument document, string definitionId, IReadOnlyList<DefinitionSummary> versions, IEnumerable<string> authors)
    {
        var (actor, now) = (burst.Scope.Actor, burst.Scope.Now.ToUniversalTime());
        var versionId = SubjectContext.NewId("version");
        var version = NextVersion(versions);
        var draft = new DefinitionDraft
        {
            VersionId = versionId,
            DefinitionId = definitionId,
            Version = version,
            BaseVersion = Newest(versions),
            Name = document.Name ?? definitionId,
            Owner = OwnerOf(document, actor, profile),
            Json = DefinitionIdentity.Write(document.Json, versionId, definitionId, version),
            HolderId = actor.Id,
            AuthorIds = [.. authors.Append(actor.Id).Distinct(StringComparer.Ordinal)],
            CreatedAt = now,
            SavedAt = now,
            SavedById = actor.Id,
            LeaseUntil = now + DraftRules.LeaseTime,
            Saves = 1,
        };
        burst.Db.Add(draft);
        return draft;
    }

    /// <summary>The draft as it stands after the command.</summary>
    public static async Task<SavedDraft> AnswerAsync(IBurst burst, DefinitionDraft draft, bool isNew, IReadOnlyList<DefinitionSummary> versions, CancellationToken cancellationToken) => new(
        draft.DefinitionId,
        draft.VersionId,
        draft.Version,
        draft.Name,
        Stamps.Of(draft),
        draft.LeaseUntil,
        isNew,
        DraftRules.IsOutdated(draft.BaseVersion, Newest(versions)),
        await HoldersAsync(burst.Db, draft.DefinitionId, burst.Scope.Actor.Id, burst.Scope.Now, cancellationToken));

    /// <summary>Everybody else's drafts of a definition, the latest save first.</summary>
    public static async Task<IReadOnlyList<DraftHolder>> HoldersAsync(WorkflowAnonDbContext db, string definitionId, string exceptId, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var found = await db.Set<DefinitionDraft>().AsNoTracking().Where(d => d.DefinitionId == definitionId && d.HolderId != exceptId)
            .Select(d => new { d.VersionId, d.HolderId, d.SavedAt, d.LeaseUntil }).ToListAsync(cancellationToken);
        var names = await NamesAsync(db, found.Select(d => d.HolderId), cancellationToken);
        return [.. found.OrderByDescending(d => d.SavedAt).Select(d => new DraftHolder(d.VersionId, d.HolderId, names[d.HolderId], d.SavedAt, d.LeaseUntil, d.LeaseUntil <= now))];
    }

    /// <summary>Highest number that was ever published; 0 for none.</summary>
    public static int Newest(IEnumerable<DefinitionSummary> versions) => versions.Where(v => v.PublishedAt is not null).Select(v => v.Version).DefaultIfEmpty().Max();

    /// <summary>The number that the next version gets.</summary>
    public static int NextVersion(IEnumerable<DefinitionSummary> versions) => versions.Select(v => v.Version).DefaultIfEmpty().Max() + 1;

    /// <summary>Owning department: the document's, else the one of the division of who draws it.</summary>
    public static string OwnerOf(DraftDocument document, Actor actor, AgencyProfile profile) =>
        document.Owner ?? (profile.FindDivision(actor.DivisionId)?.Kind == DivisionKind.GeneralAffairs ? Units.GeneralAffairs : Units.OwningDivision);

    public static async Task<string> NameAsync(WorkflowAnonDbContext db, string personId, CancellationToken cancellationToken) =>
        (await NamesAsync(db, [personId], cancellationToken))[personId];

    /// <summary>氏名 of people, by account id; who has no account is the system.</summary>
    public static async Task<IReadOnlyDictionary<string, string>> NamesAsync(WorkflowAnonDbContext db, IEnumerable<string> personIds, CancellationToken cancellationToken)
    {
        var ids = personIds.Distinct(StringComparer.Ordinal).ToList();
        var names = await db.Set<StaffAccount>().AsNoTracking().Where(a => ids.Contains(a.Id)).ToDictionaryAsync(a => a.Id, a => a.DisplayName, cancellationToken);
        return ids.ToDictionary(i => i, i => names.GetValueOrDefault(i, Actor.System.DisplayName), StringComparer.Ordinal);
    }

    public static void Audit(IBurst burst, string action, DefinitionDraft draft) => burst.Scope.Audit(Chain, action, new Dictionary<string, string?>
    {
        ["definition"] = draft.DefinitionId,
        ["version"] = draft.VersionId,
        ["saves"] = draft.Saves.ToString(System.Globalization.CultureInfo.InvariantCulture),
        ["holder"] = draft.HolderId,
    });
}
