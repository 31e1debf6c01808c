namespace WorkflowAnon.Storage.Cases;

/// <summary>The last number given in a series and 年度.</summary>
public sealed class NumberCounter
{
    /// <summary>"series:年度".</summary>
    public required string Id { get; init; }

    /// <summary>Last number given.</summary>
    public int Last { get; set; }
}
