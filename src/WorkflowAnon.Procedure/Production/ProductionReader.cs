using Microsoft.EntityFrameworkCore;
using WorkflowAnon.Domain.Notification;
using WorkflowAnon.Domain.Production;
using WorkflowAnon.Domain.Rules;
using WorkflowAnon.Procedure.Kernel.Forms;
using WorkflowAnon.Procedure.Kernel.Tasks;

namespace WorkflowAnon.Procedure.Production;

/// <summary>What the steps of 作成 read, and the five standards as they appear in forms.</summary>
internal static class ProductionReader
{
    /// <summary>The production file, tracked; made when the case has none yet.</summary>
    public static async Task<ProductionFile> ProductionAsync(this TaskContext context, CancellationToken cancellationToken)
    {
        var file = await context.Db.Set<ProductionFile>().SingleOrDefaultAsync(p => p.CaseId == context.SubjectId, cancellationToken);
        if (file is null)
            context.Db.Add(file = new ProductionFile { CaseId = context.SubjectId });
        return file;
    }

    /// <summary>The outsourcing decided before the notice, or null.</summary>
    public static Task<ConditionalOutsourcing?> OutsourcingAsync(this TaskContext context, CancellationToken cancellationToken) =>
        context.Db.Set<ConditionalOutsourcing>().AsNoTracking().FirstOrDefaultAsync(o => o.CaseId == context.SubjectId && o.Outsourced, cancellationToken);

    /// <summary>規則62の各号 as read on screens.</summary>
    public static string StandardName(int number) => $"規則第62条第{number}号（{ProcessingStandards.Name(number)}）";

    /// <summary>The five standards with the fact that a form asks about each.</summary>
    public static void DescribeStandards(this TaskView view) =>
        view.Tables.Add(new FactTable("加工の基準（規則第62条各号）", ["号", "基準"], [.. Enumerable.Range(1, 5).Select(n => (IReadOnlyList<string>)[n.ToString(System.Globalization.CultureInfo.InvariantCulture), ProcessingStandards.Name(n)])]));

    /// <summary>Refuses when the rows are not one for each of the five standards.</summary>
    public static void RequireFive(IEnumerable<string> numbers, string field, string clause)
    {
        var given = numbers.ToList();
        var missing = Enumerable.Range(1, 5).Where(n => given.Count(g => g == n.ToString(System.Globalization.CultureInfo.InvariantCulture)) != 1).ToList();
        if (missing.Count > 0)
            throw new TaskRefusedException([.. missing.Select(n => new FieldError(field, $"{StandardName(n)}の行が1行必要です。", clause))]);
    }
}
