namespace WorkflowAnon.Architecture.Tests.Tracing;

/// <summary>What is still missing, while it is being filled. An entry that is no longer missing fails the test, so that these lists only shrink.</summary>
internal static class KnownGaps
{
    /// <summary>The command that takes filled gaps off these lists and writes the generated pages anew.</summary>
    public const string Refresh = "run: dotnet run --project tests/WorkflowAnon.Traceability -c Release -- refresh";

    /// <summary>Clauses.</summary>
    public static IReadOnlyList<string> Clauses { get; } = [];

    /// <summary>Rules that nobody applies.</summary>
    public static IReadOnlyList<string> DeadRules { get; } = [];

    /// <summary>Promised events that nobody publishes.</summary>
    public static IReadOnlyList<string> Events { get; } = [];
}
