using WorkflowAnon.Domain.Records;
using WorkflowAnon.Domain.Rules;

namespace WorkflowAnon.Procedure.Records;

/// <summary>保存している文書: something that has ended and is kept, as computed from its end.</summary>
/// <param name="Kind">区分.</param>
/// <param name="SubjectId">What it is about.</param>
/// <param name="Label">番号; no personal data.</param>
/// <param name="DivisionId">所属 that held the matter; empty for 総務課's own.</param>
/// <param name="Period">保存期間.</param>
/// <param name="Hold">廃棄の停止 in force, or null.</param>
/// <param name="NeededFor">Why it is still needed, as 「…」ため; empty when it is not.</param>
public sealed record RetentionEntry(RetentionKind Kind, string SubjectId, string Label, string DivisionId, RetentionPeriod Period, LegalHold? Hold, string NeededFor)
{
    /// <summary>Names the entry in a form.</summary>
    public string Key => $"{Kind}:{SubjectId}";

    /// <summary>What the rules look at.</summary>
    public DisposalFacts Facts() => new(Label, Period.DisposableFrom, Hold?.SetOn, NeededFor);
}
