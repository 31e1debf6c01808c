using System.Globalization;
using WorkflowAnon.Domain.Agency;
using WorkflowAnon.Domain.Rules;

namespace WorkflowAnon.Domain.Fees;

/// <summary>An estimate as a person typed it (積算).</summary>
/// <param name="Lines">Work and minutes.</param>
/// <param name="Outsourced">作成を委託する.</param>
/// <param name="OutsourcedYen">委託料 typed, or null.</param>
/// <param name="ScrutinisedYen">見積額 that was scrutinised, or null when there is none.</param>
/// <param name="PaperworkInOutsourced">The time of outsourcing paperwork was put into the contractor's amount.</param>
public sealed record FeeEstimate(
    IReadOnlyList<FeeSheetLine> Lines,
    bool Outsourced,
    long? OutsourcedYen,
    long? ScrutinisedYen,
    bool PaperworkInOutsourced);

/// <summary>Rules of 第8-1 on what may be put into the fee. The sum itself is <see cref="FeeCalculator"/>'s.</summary>
public static class FeeSheetRules
{
    /// <summary>The ordinance's amounts of the day are known (8-1-2ア).</summary>
    public static RuleResult CheckSchedule(FeeSchedule? schedule)
    {
        var found = new FindingList();
        if (schedule is null)
            found.Block("8-1-2ア", "", "手数料の額が団体設定にありません。");
        return found.ToResult();
    }

    /// <summary>Checks an estimate before it is computed.</summary>
    public static RuleResult Check(FeeEstimate estimate)
    {
        ArgumentNullException.ThrowIfNull(estimate);
        var found = new FindingList();
        if (estimate.Lines.Count == 0)
            found.Block("8-1-2イ", "lines", "作成に要する作業と時間（分）を一つ以上入力してください。");
        for (var i = 0; i < estimate.Lines.Count; i++)
        {
            if (estimate.Lines[i].Minutes <= 0)
                found.Block("8-1-2イ", string.Create(CultureInfo.InvariantCulture, $"lines[{i}].minutes"), "時間は1分以上の整数で入力してください。");
            if (!Enum.IsDefined(estimate.Lines[i].Work))
                found.Block("8-1-2イ", string.Create(CultureInfo.InvariantCulture, $"lines[{i}].work"), "作業の種類を選んでください。");
        }

        CheckOutsourced(estimate, found);
        return found.ToResult();
    }

    private static void CheckOutsourced(FeeEstimate estimate, FindingList found)
    {
        if (!estimate.Outsourced && estimate.OutsourcedYen is > 0)
            found.Block("8-1-2ウ", "outsourcedYen", "委託しないこととしているため、委託料は算入できません。");
        if (estimate.Outsourced && estimate.ScrutinisedYen is null)
            found.Block("8-1-2ウ", "outsourcedYen", "精査した見積りがありません。見積りを徴して精査してから積算してください。");
        else if (estimate.Outsourced && estimate.OutsourcedYen is not > 0)
            found.Block("8-1-2ウ", "outsourcedYen", "委託することとしているため、受託者に支払う額を入力してください。");
        else if (estimate.Outsourced && estimate.OutsourcedYen != estimate.ScrutinisedYen)
            found.Block("8-1-2ウ", "outsourcedYen", string.Create(CultureInfo.InvariantCulture, $"委託料が精査した見積額{estimate.ScrutinisedYen:#,0}円と異なります。"));
        if (estimate.PaperworkInOutsourced)
            found.Warn("8-1-2ウ(ｱ)", "paperworkInOutsourced", "委託の手続（起案・決裁等）に要する時間は、作成に要する時間（イ）に含めます。委託料（ウ）に含めると二重に算入するおそれがあります。");
        if (!estimate.Outsourced && estimate.Lines.Any(l => l.Work == FeeWork.OutsourcingPaperwork))
            found.Warn("8-1-2ウ(ｱ)", "lines", "委託しないこととしていますが、委託の手続の時間が入力されています。");
    }
}
