using Xunit.Abstractions;

[assembly: TestCollectionOrderer("WorkflowAnon.EndToEnd.Tests.Journeys.LongestFirst", "WorkflowAnon.EndToEnd.Tests")]

// A browser, its server and the test take turns, so two processors have work for three; a fourth only makes all of them wait longer.
[assembly: CollectionBehavior(MaxParallelThreads = 3)]

namespace WorkflowAnon.EndToEnd.Tests.Journeys;

/// <summary>The longest begin first: whatever else there is fits beside them.</summary>
public sealed class LongestFirst : ITestCollectionOrderer
{
    private static readonly string[] Long = [nameof(EmbeddedJourneyTests), nameof(DeployedJourneyTests), nameof(Studio.StudioBrowserTests), nameof(Studio.StudioChainTests)];

    public IEnumerable<ITestCollection> OrderTestCollections(IEnumerable<ITestCollection> testCollections) =>
        testCollections.OrderBy(c => Array.FindIndex(Long, l => c.DisplayName.Contains(l, StringComparison.Ordinal)) is var at and >= 0 ? at : Long.Length);
}
