using WorkflowAnon.Domain.Definitions;

namespace WorkflowAnon.Procedure.Definitions;

/// <summary>A save of a designer's editor.</summary>
/// <param name="DefinitionId">The definition; null for the one that the document names, or for a new one.</param>
/// <param name="Json">Elsa 3's JSON as the editor holds it.</param>
/// <param name="BaseStamp">Stamp of what the editor read or last saved; null for a document that comes from outside (a file, a new definition).</param>
public sealed record DraftSave(string? DefinitionId, string Json, string? BaseStamp);

/// <summary>A draft as it is stored now.</summary>
/// <param name="DefinitionId">Definition.</param>
/// <param name="VersionId">Id of the draft, and of the version that it may become.</param>
/// <param name="Version">Number that it would be published under.</param>
/// <param name="Name">Display name.</param>
/// <param name="Stamp">Stamp that the next save must carry.</param>
/// <param name="LeaseUntil">Until when it is its holder's alone (UTC).</param>
/// <param name="IsNew">True when this save or act made the draft.</param>
/// <param name="IsOutdated">True when a version was published that the draft was not begun on: it must be continued on it before its publication is asked for.</param>
/// <param name="Others">Other designers' drafts of the same definition.</param>
public sealed record SavedDraft(
    string DefinitionId, string VersionId, int Version, string Name, string Stamp, DateTimeOffset LeaseUntil, bool IsNew, bool IsOutdated, IReadOnlyList<DraftHolder> Others);

/// <summary>Who holds a draft and until when.</summary>
/// <param name="VersionId">The draft.</param>
/// <param name="PersonId">Account id.</param>
/// <param name="PersonName">氏名.</param>
/// <param name="SavedAt">When it was last saved (UTC).</param>
/// <param name="LeaseUntil">Until when it is theirs alone (UTC).</param>
/// <param name="HasLapsed">True when it may be taken over without a reason.</param>
public sealed record DraftHolder(string VersionId, string PersonId, string PersonName, DateTimeOffset SavedAt, DateTimeOffset LeaseUntil, bool HasLapsed);

/// <summary>State of a version.</summary>
public enum VersionState
{
    /// <summary>下書き: somebody draws it, or it was imported and never published (then it has no holder).</summary>
    Draft = 0,

    /// <summary>公開申請中.</summary>
    Requested = 1,

    /// <summary>公開中.</summary>
    Published = 2,

    /// <summary>公開終了: followed by another version, or withdrawn.</summary>
    Ended = 3,
}

/// <summary>A version of a definition, drafts among them.</summary>
/// <param name="VersionId">Id.</param>
/// <param name="DefinitionId">Definition.</param>
/// <param name="Version">Number; of a draft the one that it would get.</param>
/// <param name="Name">Display name.</param>
/// <param name="Owner">Owning department.</param>
/// <param name="State">State.</param>
/// <param name="MadeByName">氏名 of who drew or imported it last; <c>システム</c> for what came with the product.</param>
/// <param name="MadeAt">When it was last saved or stored (UTC).</param>
/// <param name="Stamp">Opaque; names exactly this content.</param>
public sealed record VersionView(
    string VersionId, string DefinitionId, int Version, string Name, string Owner, VersionState State, string MadeByName, DateTimeOffset MadeAt, string Stamp)
{
    /// <summary>Who draws it; null for a stored version.</summary>
    public DraftHolder? Holder { get; init; }

    /// <summary>True for the reader's own draft.</summary>
    public bool IsOwn { get; init; }

    /// <summary>When it was first published (UTC), or null.</summary>
    public DateTimeOffset? PublishedAt { get; init; }

    /// <summary>The request that waits about it, or null.</summary>
    public string? RequestId { get; init; }

    /// <summary>True when something was published that a draft was not begun on.</summary>
    public bool IsOutdated { get; init; }

    /// <summary>True for a draft of a designer; false for a stored version.</summary>
    public bool IsDraft => Holder is not null;
}

/// <summary>A version with its document, as one reader sees it.</summary>
/// <param name="Version">The version.</param>
/// <param name="Json">Elsa 3's JSON.</param>
/// <param name="Others">Other designers' drafts of the definition.</param>
/// <param name="WhyNotEditable">Null when the reader's next save on this stamp is taken, else why not, in Japanese.</param>
public sealed record OpenedDefinition(VersionView Version, string Json, IReadOnlyList<DraftHolder> Others, string? WhyNotEditable);

/// <summary>A request as a page shows it.</summary>
/// <param name="Request">The request.</param>
/// <param name="RequestedByName">氏名.</param>
/// <param name="AuthorNames">氏名 of everybody who drew any of it.</param>
/// <param name="DecidedByName">氏名; empty while it waits.</param>
/// <param name="WhyNotDecide">Null when the reader may approve or refuse, else why not.</param>
/// <param name="MayWithdraw">True when the reader may withdraw it.</param>
public sealed record ReleaseView(ReleaseRequest Request, string RequestedByName, IReadOnlyList<string> AuthorNames, string DecidedByName, string? WhyNotDecide, bool MayWithdraw);

/// <summary>Stamps: what content somebody has read.</summary>
internal static class Stamps
{
    private const string DraftKind = "d.", VersionKind = "v.";

    public static string Of(DefinitionDraft draft) => OfDraft(draft.VersionId, draft.Saves);

    public static string OfDraft(string versionId, int saves) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{DraftKind}{saves}.{versionId}");

    public static string OfVersion(string versionId) => VersionKind + versionId;

    /// <summary>The draft and its count of saves; null for anything else.</summary>
    public static (string VersionId, int Saves)? Draft(string? stamp)
    {
        if (stamp?.StartsWith(DraftKind, StringComparison.Ordinal) != true)
            return null;
        var parts = stamp.Split('.', 3);
        return parts.Length == 3 && int.TryParse(parts[1], System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var saves) ? (parts[2], saves) : null;
    }

    /// <summary>The stored version; null for anything else.</summary>
    public static string? Version(string? stamp) => stamp?.StartsWith(VersionKind, StringComparison.Ordinal) == true ? stamp[VersionKind.Length..] : null;
}
