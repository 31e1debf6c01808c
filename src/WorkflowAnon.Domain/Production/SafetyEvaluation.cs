namespace WorkflowAnon.Domain.Production;

/// <summary>取扱状況の評価 (11-3; 規則65二): one division's evaluation of its three kinds of measures, made each 年度 and whenever it is begun by hand.</summary>
public sealed class SafetyEvaluation
{
    /// <summary>Id, the subject of its procedure: "safety-", 年度 and division where the clock asked for it.</summary>
    public required string Id { get; init; }

    /// <summary>評価する所属.</summary>
    public required string DivisionId { get; init; }

    /// <summary>年度 it is about.</summary>
    public int FiscalYear { get; init; }

    /// <summary>評価した日, or null while it is to be made.</summary>
    public DateOnly? EvaluatedOn { get; set; }

    /// <summary>評価した者.</summary>
    public string EvaluatedById { get; set; } = "";

    /// <summary>三つの基準ごとの評価.</summary>
    public List<SafetyStandardEvaluation> Standards { get; set; } = [];

    /// <summary>改善のために講じた措置; empty when nothing had to be improved, or not yet.</summary>
    public string ImprovementTaken { get; set; } = "";

    /// <summary>改善の措置を講じた日, or null.</summary>
    public DateOnly? ImprovedOn { get; set; }

    /// <summary>Optimistic concurrency token, incremented at each save.</summary>
    public long Revision { get; set; }

    /// <summary>How lists call it: 令和8年度の取扱状況の評価.</summary>
    public string Label() => $"{new Calendar.FiscalYear(FiscalYear).Name}の取扱状況の評価";

    /// <summary>完結した日: the evaluation, or what was improved after it; null while either is to be done.</summary>
    public DateOnly? EndedOn() => Standards.TrueForAll(s => s.IsKept) ? EvaluatedOn : ImprovedOn;

    /// <summary>Id of the evaluation that the clock asks of a division for a 年度.</summary>
    public static string IdOf(int fiscalYear, string divisionId) => FormattableString.Invariant($"safety-{fiscalYear}-{divisionId}");
}

/// <summary>The evaluation of one of the three standards of 規則65.</summary>
public sealed class SafetyStandardEvaluation
{
    /// <summary>1 to 3.</summary>
    public int Number { get; set; }

    /// <summary>守られている.</summary>
    public bool IsKept { get; set; }

    /// <summary>確認した内容.</summary>
    public string Finding { get; set; } = "";

    /// <summary>改善のために必要な措置; empty when it is kept.</summary>
    public string Improvement { get; set; } = "";
}
