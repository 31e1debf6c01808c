using WorkflowAnon.Domain.Examination;

namespace WorkflowAnon.Procedure.Examination;

/// <summary>A form with one answer per criterion that is examined.</summary>
internal interface IAssessmentForm
{
    /// <summary>The answers, in the order of the criteria; also those without a result.</summary>
    IReadOnlyList<CriterionAnswer> Answers { get; }

    /// <summary>注意のある事項を確認して進める理由.</summary>
    string WarningReason { get; }

    /// <summary>Fills earlier reasons and evidence in; the results are chosen anew.</summary>
    /// <param name="earlier">Reason and evidence of a criterion, empty where there is none.</param>
    void Recall(Func<int, (string Reason, string Evidence)> earlier);
}

/// <summary>What was typed for one criterion.</summary>
/// <param name="Criterion">1 to 7.</param>
/// <param name="Result">met, not-met, or empty.</param>
/// <param name="Reason">判断の理由.</param>
/// <param name="Evidence">根拠とした書類・資料.</param>
/// <param name="Codes">適合しない類型.</param>
internal sealed record CriterionAnswer(int Criterion, string Result, string Reason, string Evidence, List<string> Codes)
{
    /// <summary>The judgement, or null without a result.</summary>
    public CriterionAssessment? Assessment() => Result is not ("met" or "not-met") ? null : new()
    {
        Criterion = Criterion,
        Met = Result == "met",
        Reason = Reason,
        Evidence = Evidence,
        ReasonCodes = Codes,
    };
}
