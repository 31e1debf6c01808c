using WorkflowAnon.Domain.Agency;
using WorkflowAnon.Domain.Calendar;
using WorkflowAnon.Domain.Fees;

namespace WorkflowAnon.Server.Calc;

/// <summary>What calc computes with: the agency's periods and its amounts.</summary>
/// <param name="Periods">期間の計算.</param>
/// <param name="Fees">手数料の計算.</param>
internal sealed record CalcContext(PeriodCalculator Periods, FeeCalculator Fees)
{
    /// <summary>The calculators of an agency, with its latest amounts.</summary>
    internal static CalcContext Of(AgencyProfile profile) => new(
        new PeriodCalculator(profile.Calendar(), profile.PeriodSettings()),
        new FeeCalculator(profile.Fees.MaxBy(f => f.ValidFrom)!.Table()));
}
