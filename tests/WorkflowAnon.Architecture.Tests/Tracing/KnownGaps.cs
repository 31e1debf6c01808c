namespace WorkflowAnon.Architecture.Tests.Tracing;

/// <summary>What is still missing, while it is being filled. An entry that is no longer missing fails the test, so that these lists only shrink.</summary>
internal static class KnownGaps
{
    /// <summary>The command that takes filled gaps off these lists and writes the generated pages anew.</summary>
    public const string Refresh = "run: dotnet run --project tests/WorkflowAnon.Traceability -c Release -- refresh";

    /// <summary>Clauses.</summary>
    public static IReadOnlyList<string> Clauses { get; } = Lines("""
        N-3 test
        5-2-4b document
        8-1-2ア/Block test
        9-1-2b document
        9-1-3 test
        9-1-4イn document
        9-2-1/Warn test
        9-2-1但 document
        9-3-2 document
        10-4 screen
        10-4/Human test
        11-6-1ア event NewProposalReceived
        11-6-2 screen
        11-6-2ア document
        11-6-2イ/Block test
        11-6-2ウ(ｱ)(ｲ) screen
        11-6-2ウ(ｱ)(ｲ) document
        11-6-2オ screen
        11-6-2オ document
        """);

    /// <summary>Rules that nobody applies.</summary>
    public static IReadOnlyList<string> DeadRules { get; } = Lines("""
        ProcedureRules.CheckApproval
        """);

    /// <summary>Promised events that nobody publishes.</summary>
    public static IReadOnlyList<string> Events { get; } = Lines("""
        DeadlineApproaching
        ProcessVersionPublished
        """);

    private static string[] Lines(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
