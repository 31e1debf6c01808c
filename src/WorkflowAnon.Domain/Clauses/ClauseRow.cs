namespace WorkflowAnon.Domain.Rules;

/// <summary>Short hand in which the catalogue's rows are written.</summary>
internal static class ClauseRow
{
    internal const ClauseUnits GA = ClauseUnits.GeneralAffairs;
    internal const ClauseUnits OD = ClauseUnits.OwningDivision;
    internal const ClauseUnits Both = ClauseUnits.GeneralAffairs | ClauseUnits.OwningDivision;
    internal const ClauseUnits Proposer = ClauseUnits.Proposer;

    /// <summary>One row; <paramref name="results"/> is a string of the letters B, C, W, N, H.</summary>
    internal static Clause Row(string id, string reference, ClauseUnits units, string results, string summary, params string[] laws) =>
        new(id, "要領" + reference, units, summary, [.. results.Select(Level)], laws);

    private static FindingLevel Level(char letter) => letter switch
    {
        'B' => FindingLevel.Block,
        'C' => FindingLevel.Correct,
        'W' => FindingLevel.Warn,
        'N' => FindingLevel.NonConforming,
        'H' => FindingLevel.Human,
        _ => throw new ArgumentOutOfRangeException(nameof(letter), letter, "B, C, W, N, H only"),
    };
}
