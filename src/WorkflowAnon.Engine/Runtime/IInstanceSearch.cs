using WorkflowAnon.Engine.Execution;

namespace WorkflowAnon.Engine.Runtime;

/// <summary>手続の実行の検索: lists with the filters, orders and page numbers of a designer's viewer. Reads only; never loads state.</summary>
public interface IInstanceSearch
{
    /// <summary>One page of the instances that match, and how many match in all.</summary>
    Task<InstanceSearchResult> SearchAsync(InstanceSearch search, CancellationToken cancellationToken = default);

    /// <summary>How far each of these instances has come; unknown ids are left out. One narrow query, fit for asking every second.</summary>
    Task<IReadOnlyList<InstanceProgress>> ProgressAsync(IReadOnlyCollection<string> instanceIds, CancellationToken cancellationToken = default);
}

/// <summary>What to look for; null or empty means any.</summary>
public sealed record InstanceSearch
{
    /// <summary>Part of id, correlation id or definition id; never of a name, which may be masked where it is shown.</summary>
    public string? Text { get; init; }

    /// <summary>Definitions.</summary>
    public IReadOnlyCollection<string> DefinitionIds { get; init; } = [];

    /// <summary>Correlation id.</summary>
    public string? CorrelationId { get; init; }

    /// <summary>Version number.</summary>
    public int? Version { get; init; }

    /// <summary>True: with open incidents only; false: without.</summary>
    public bool? HasIncidents { get; init; }

    /// <summary>Main states.</summary>
    public IReadOnlyCollection<WorkflowStatus> Statuses { get; init; } = [];

    /// <summary>States in detail.</summary>
    public IReadOnlyCollection<WorkflowSubStatus> SubStatuses { get; init; } = [];

    /// <summary>Bounds of times; all must hold.</summary>
    public IReadOnlyList<InstanceTimeBound> Times { get; init; } = [];

    /// <summary>What to sort by.</summary>
    public InstanceTime OrderBy { get; init; } = InstanceTime.Created;

    /// <summary>Sort by name instead of a time.</summary>
    public bool OrderByName { get; init; }

    /// <summary>Smallest first.</summary>
    public bool Ascending { get; init; }

    /// <summary>Rows to pass over, from 0.</summary>
    public int Skip { get; init; }

    /// <summary>Rows to return, 1 to 1,000.</summary>
    public int Take { get; init; } = 50;
}

/// <summary>A time of an instance.</summary>
public enum InstanceTime
{
    /// <summary>Start.</summary>
    Created = 0,

    /// <summary>Last burst.</summary>
    Updated = 1,

    /// <summary>End.</summary>
    Finished = 2,
}

/// <summary>How a time is compared.</summary>
public enum TimeComparison
{
    /// <summary>The same instant.</summary>
    Is = 0,

    /// <summary>Another instant.</summary>
    IsNot = 1,

    /// <summary>Before.</summary>
    LessThan = 2,

    /// <summary>After.</summary>
    GreaterThan = 3,

    /// <summary>Not after.</summary>
    LessThanOrEqual = 4,

    /// <summary>Not before.</summary>
    GreaterThanOrEqual = 5,
}

/// <summary>A bound of a time.</summary>
/// <param name="Column">Which time.</param>
/// <param name="Comparison">How compared.</param>
/// <param name="At">With what (UTC).</param>
public sealed record InstanceTimeBound(InstanceTime Column, TimeComparison Comparison, DateTimeOffset At);

/// <summary>A page of instances.</summary>
/// <param name="Items">Rows.</param>
/// <param name="Total">All that match.</param>
public sealed record InstanceSearchResult(IReadOnlyList<InstanceSummary> Items, int Total);

/// <summary>How far an instance has come.</summary>
/// <param name="Id">Instance id.</param>
/// <param name="JournalSequence">Number of its last journal entry.</param>
/// <param name="SubStatus">State in detail.</param>
/// <param name="OpenIncidents">Incidents that nobody has settled.</param>
/// <param name="UpdatedAt">Last burst (UTC).</param>
public sealed record InstanceProgress(string Id, long JournalSequence, WorkflowSubStatus SubStatus, int OpenIncidents, DateTimeOffset UpdatedAt);
