using Microsoft.EntityFrameworkCore;
using WorkflowAnon.Domain.Calendar;
using WorkflowAnon.Domain.Complaints;
using WorkflowAnon.Procedure.Kernel.Tasks;
using WorkflowAnon.Storage.Model;

namespace WorkflowAnon.Procedure.Complaints;

/// <summary>Loads and shows a complaint.</summary>
internal static class ComplaintReader
{
    public static async Task<Complaint> ComplaintAsync(this WorkflowAnonDbContext db, string id, CancellationToken cancellationToken) =>
        await db.Set<Complaint>().FindAsync([id], cancellationToken) ?? throw new InvalidOperationException($"苦情「{id}」がありません。");

    public static TaskView Complaint(this TaskView view, Complaint complaint)
    {
        view.Fact("受け付けた日・方法", $"{JapaneseDate.FormatWithWeekday(complaint.ReceivedOn)}　{complaint.Channel}")
            .Fact("申し出た者", complaint.ComplainantName.Length > 0 ? $"{complaint.ComplainantName}　{complaint.Contact}".TrimEnd() : "匿名")
            .Fact("苦情の内容", complaint.Content);
        if (complaint.CaseId.Length > 0)
            view.Fact("事案", "事案を開く", "/cases/" + complaint.CaseId);
        if (complaint.AnsweredOn is { } on)
            view.Fact("調べた内容", complaint.Investigation).Fact("回答", $"{JapaneseDate.Format(on)}　{complaint.Answer}");
        return view;
    }
}

/// <summary>How lists call a complaint: 令和8年度苦情第3号.</summary>
internal sealed class ComplaintLabels : ISubjectLabels
{
    public async Task<string?> FindAsync(WorkflowAnonDbContext db, string subjectId, CancellationToken cancellationToken) =>
        !subjectId.StartsWith("complaint-", StringComparison.Ordinal) ? null
        : (db.Set<Complaint>().Local.FindEntry(subjectId)?.Entity ?? await db.Set<Complaint>().AsNoTracking().FirstOrDefaultAsync(c => c.Id == subjectId, cancellationToken))?.Label() ?? "新しい苦情";
}
