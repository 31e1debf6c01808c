namespace WorkflowAnon.Domain.Definitions;

/// <summary>
/// 手続定義の下書き: what one designer is drawing. Each designer has at most one of a definition, so that nobody's automatic save reaches another's; its id becomes that of
/// the version when it is published.
/// </summary>
public sealed class DefinitionDraft
{
    /// <summary>Id of the version that it may become.</summary>
    public required string VersionId { get; init; }

    /// <summary>Definition.</summary>
    public required string DefinitionId { get; init; }

    /// <summary>Number that it would be published under: one more than the highest when it was begun, given anew when it is requested.</summary>
    public int Version { get; set; }

    /// <summary>Number of the published version that it was begun on, or compared with last; 0 where none was ever published.</summary>
    public int BaseVersion { get; set; }

    /// <summary>Display name.</summary>
    public required string Name { get; set; }

    /// <summary>Owning department.</summary>
    public required string Owner { get; set; }

    /// <summary>Elsa 3's JSON as it was typed, but for id, definitionId and version.</summary>
    public required string Json { get; set; }

    /// <summary>Who draws it now (account id).</summary>
    public required string HolderId { get; set; }

    /// <summary>Everybody who drew any of it (account ids): none of them may approve its publication.</summary>
    public required IReadOnlyList<string> AuthorIds { get; set; }

    /// <summary>When it was begun.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it was last saved.</summary>
    public DateTimeOffset SavedAt { get; set; }

    /// <summary>Who saved it last (account id).</summary>
    public required string SavedById { get; set; }

    /// <summary>Until when it is its holder's alone; each save moves it on.</summary>
    public DateTimeOffset LeaseUntil { get; set; }

    /// <summary>How often it was saved: a save that was made on an earlier count is older than the draft.</summary>
    public int Saves { get; set; }

    /// <summary>The request that waits for a decision, or null; the draft does not change meanwhile.</summary>
    public string? RequestId { get; set; }

    /// <summary>Optimistic concurrency token.</summary>
    public long Revision { get; set; }
}
