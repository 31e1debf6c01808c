namespace WorkflowAnon.Domain.Definitions;

/// <summary>What is asked for.</summary>
public enum ReleaseKind
{
    /// <summary>公開: new instances start on this version.</summary>
    Publish = 0,

    /// <summary>公開の終了: no new instance starts.</summary>
    Retract = 1,
}

/// <summary>What became of a request.</summary>
public enum ReleaseState
{
    /// <summary>承認待ち.</summary>
    Waiting = 0,

    /// <summary>承認.</summary>
    Approved = 1,

    /// <summary>差戻し.</summary>
    Refused = 2,

    /// <summary>取下げ.</summary>
    Withdrawn = 3,
}

/// <summary>公開の申請: a version as it was when somebody asked for its publication, or for its end, and what a second person decided.</summary>
public sealed class ReleaseRequest
{
    /// <summary>Beginning of every id.</summary>
    public const string IdPrefix = "release-";

    /// <summary>Id.</summary>
    public required string Id { get; init; }

    /// <summary>What is asked for.</summary>
    public ReleaseKind Kind { get; init; }

    /// <summary>Definition.</summary>
    public required string DefinitionId { get; init; }

    /// <summary>Version that is to be published or withdrawn.</summary>
    public required string VersionId { get; init; }

    /// <summary>Its number.</summary>
    public int Version { get; init; }

    /// <summary>Number of the published version that its makers knew; 0 for none.</summary>
    public int BaseVersion { get; init; }

    /// <summary>Display name.</summary>
    public required string Name { get; init; }

    /// <summary>Owning department.</summary>
    public required string Owner { get; init; }

    /// <summary>The document that is asked about; what is approved is exactly this.</summary>
    public required string Json { get; init; }

    /// <summary>Everybody who drew any of it (account ids).</summary>
    public required IReadOnlyList<string> AuthorIds { get; init; }

    /// <summary>Who asked (account id).</summary>
    public required string RequestedById { get; init; }

    /// <summary>When.</summary>
    public DateTimeOffset RequestedAt { get; init; }

    /// <summary>What the person who asked says about it; may be empty for a publication.</summary>
    public required string Comment { get; init; }

    /// <summary>What the checks warned of when it was asked for, in Japanese; errors forbid the request.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>State.</summary>
    public ReleaseState State { get; set; }

    /// <summary>Who decided or withdrew (account id), or null.</summary>
    public string? DecidedById { get; set; }

    /// <summary>When, or null.</summary>
    public DateTimeOffset? DecidedAt { get; set; }

    /// <summary>Why it was refused; empty otherwise.</summary>
    public string Reason { get; set; } = "";

    /// <summary>Optimistic concurrency token.</summary>
    public long Revision { get; set; }
}
