using Microsoft.EntityFrameworkCore;
using WorkflowAnon.Domain.Cases;
using WorkflowAnon.Domain.Fees;
using WorkflowAnon.Domain.Production;
using WorkflowAnon.Procedure.Examination;
using WorkflowAnon.Procedure.Kernel.Tasks;

namespace WorkflowAnon.Procedure.Notification;

/// <summary>見積りと実際の工数の比較 (8-1-4): for the review of how work is estimated, never for the fee (8-2-2).</summary>
internal static class WorkComparison
{
    private const int Latest = 10;

    /// <summary>Adds the latest cases of the division whose production is finished: minutes estimated, minutes needed, and the difference.</summary>
    public static async Task AddWorkComparisonAsync(this TaskView view, TaskContext context, CancellationToken cancellationToken)
    {
        var divisionId = (await context.CaseAsync(cancellationToken)).OwningDivisionId;
        var done = await (
            from production in context.Db.Set<ProductionFile>().AsNoTracking()
            join @case in context.Db.Set<Case>().AsNoTracking() on production.CaseId equals @case.Id
            where production.ActualMinutes != null && @case.OwningDivisionId == divisionId
            orderby production.FinishedOn descending
            select new { @case.Id, @case.Number, Actual = (long)production.ActualMinutes! }).Take(Latest).ToListAsync(cancellationToken);
        var ids = done.ConvertAll(d => d.Id);
        var sheets = (await context.Db.Set<FeeSheet>().AsNoTracking().Where(f => ids.Contains(f.CaseId)).ToListAsync(cancellationToken))
            .GroupBy(f => f.CaseId).ToDictionary(g => g.Key, g => g.MaxBy(f => f.Version)!.TotalMinutes);
        if (done.Count > 0)
            view.Tables.Add(new("これまでの見積りと実際の工数（算定方法の見直しのため）", ["事案番号", "見積り", "実際", "差"], [.. done.Select(d => (IReadOnlyList<string>)[
                d.Number, Minutes(sheets.GetValueOrDefault(d.Id)), Minutes(d.Actual), Difference(d.Actual - sheets.GetValueOrDefault(d.Id))])]));
    }

    /// <summary>+30分, -15分.</summary>
    public static string Difference(long minutes) => (minutes > 0 ? "+" : "") + Minutes(minutes);

    /// <summary>1,230分.</summary>
    public static string Minutes(long minutes) => ExaminationReader.Number(minutes) + "分";
}
