namespace WorkflowAnon.Domain.CaseMigration;

/// <summary>版の移行: running instances of a procedure that a person had moved to another version, with the reason. What became of each is a <see cref="MigrationItem"/>.</summary>
public sealed class MigrationRun
{
    /// <summary>Beginning of every id.</summary>
    public const string IdPrefix = "migration-";

    /// <summary>Id.</summary>
    public required string Id { get; init; }

    /// <summary>Definition.</summary>
    public required string DefinitionId { get; init; }

    /// <summary>Version that they are moved to (its id).</summary>
    public required string VersionId { get; init; }

    /// <summary>Number of that version.</summary>
    public int Version { get; init; }

    /// <summary>Why.</summary>
    public required string Reason { get; init; }

    /// <summary>Who ordered it (account id).</summary>
    public required string OrderedById { get; init; }

    /// <summary>Name of that person.</summary>
    public required string OrderedByName { get; init; }

    /// <summary>When.</summary>
    public DateTimeOffset OrderedAt { get; init; }

    /// <summary>When nothing was left to do; null while something is.</summary>
    public DateTimeOffset? EndedAt { get; set; }
}

/// <summary>What became of one instance in a <see cref="MigrationRun"/>.</summary>
public sealed class MigrationItem
{
    /// <summary>The run.</summary>
    public required string RunId { get; init; }

    /// <summary>The instance.</summary>
    public required string InstanceId { get; init; }

    /// <summary>Position in the run, from 0.</summary>
    public int Order { get; init; }

    /// <summary>Number of its last journal entry when the plan was looked at: a case that has gone on since is not moved.</summary>
    public long Sequence { get; init; }

    /// <summary>Number of the version that it was on.</summary>
    public int FromVersion { get; init; }

    /// <summary>What became of it.</summary>
    public MigrationState State { get; set; }

    /// <summary>Why it was not moved; empty otherwise.</summary>
    public string Detail { get; set; } = "";

    /// <summary>When that was settled; null before.</summary>
    public DateTimeOffset? EndedAt { get; set; }
}

/// <summary>What became of an instance that was to be moved.</summary>
public enum MigrationState
{
    /// <summary>未処理.</summary>
    Planned = 0,

    /// <summary>移行した.</summary>
    Moved = 1,

    /// <summary>移行しなかった.</summary>
    Refused = 2,
}
