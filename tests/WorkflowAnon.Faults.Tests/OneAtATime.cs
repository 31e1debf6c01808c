using Xunit;

namespace WorkflowAnon.Faults.Tests;

/// <summary>Tests that hold a whole machine busy, and freeze what runs on it, come one after the other.</summary>
[CollectionDefinition(Name)]
public sealed class OneAtATime
{
    /// <summary>Name of the collection.</summary>
    public const string Name = "one at a time";
}
