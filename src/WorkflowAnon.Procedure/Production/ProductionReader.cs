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

    /// <summary>The rule counts the standards from 1 to 5; the form's rows stand in any order from 0. A standard without a row is said of the table.</summary>
    public static string StandardField(string item, IReadOnlyList<string> numbers, string answer)
    {
        if (!item.StartsWith("standards[", StringComparison.Ordinal))
            return item;
        var number = item["standards[".Length].ToString();
        var row = numbers.ToList().FindIndex(n => n == number);
        var part = item.IndexOf("].", StringComparison.Ordinal) is >= 0 and var dot ? item[(dot + 2)..] : answer;
        return row < 0 ? "standards" : FormattableString.Invariant($"standards[{row}].{part}");
    }

    /// <summary>The five standards with the fact that a form asks about each.</summary>
    public static void DescribeStandards(this TaskView view) =>
        view.Tables.Add(new FactTable("加工の基準（規則第62条各号）", ["号", "基準", "技法の例", "確認の根拠として残すこと", "参照"],
            [.. Enumerable.Range(1, 5).Select(n => (IReadOnlyList<string>)[n.ToString(System.Globalization.CultureInfo.InvariantCulture), ProcessingStandards.Name(n), ProcessingStandards.Techniques(n), ProcessingStandards.Evidence(n), ProcessingStandards.Guide(n)])]));
}
