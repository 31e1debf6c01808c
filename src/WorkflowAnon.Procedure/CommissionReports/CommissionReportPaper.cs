using Microsoft.EntityFrameworkCore;
using WorkflowAnon.Documents;
using WorkflowAnon.Domain.Agency;
using WorkflowAnon.Domain.Calendar;
using WorkflowAnon.Domain.CommissionReports;
using WorkflowAnon.Domain.Rules;
using WorkflowAnon.Domain.Termination;
using WorkflowAnon.Procedure.Kernel;
using WorkflowAnon.Storage.Model;

namespace WorkflowAnon.Procedure.CommissionReports;

/// <summary>委員会への報告書 (10-1, 10-3); its id is the report's.</summary>
[Implements("10-1", "10-3")]
public sealed class CommissionReportPaper(AgencyProfile profile) : IPaperSource
{
    /// <inheritdoc/>
    public string Key => "commission-report";

    /// <inheritdoc/>
    public async Task<DocumentModel?> BuildAsync(WorkflowAnonDbContext db, string id, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        var report = await db.Set<CommissionReport>().AsNoTracking().FirstOrDefaultAsync(r => r.Id == id, cancellationToken);
        if (report is null)
            return null;
        var violation = await db.Set<ViolationFile>().AsNoTracking().SingleAsync(v => v.Id == report.ViolationId, cancellationToken);
        return new DocumentModel("", ReportToCommissionHandler.KindName(report.Kind),
        [
            new Paragraph(report.DocumentNumber, BlockAlign.End),
            new Paragraph(JapaneseDate.Format(report.ReportedOn), BlockAlign.End),
            new Paragraph("個人情報保護委員会　御中"),
            new Paragraph(profile.Names.Head, BlockAlign.End),
            new Fields(
            [
                ("違反等と判断した日", JapaneseDate.Format(violation.JudgedOn)),
                ("違反等の事実", violation.Facts),
                ("解除の事由に当たる事実", violation.CauseFacts),
                ("解除の日", violation.TerminatedOn is { } on ? JapaneseDate.Format(on) : "未解除"),
                ("報告の内容", report.Content),
            ]),
        ]);
    }
}
