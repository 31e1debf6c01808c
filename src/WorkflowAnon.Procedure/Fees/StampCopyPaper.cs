using Microsoft.EntityFrameworkCore;
using WorkflowAnon.Documents;
using WorkflowAnon.Domain.Agency;
using WorkflowAnon.Domain.Fees;
using WorkflowAnon.Domain.Rules;
using WorkflowAnon.Procedure.Examination;
using WorkflowAnon.Procedure.Kernel;
using WorkflowAnon.Procedure.Kernel.Tasks;
using WorkflowAnon.Procedure.Notification;
using WorkflowAnon.Storage.Model;

namespace WorkflowAnon.Procedure.Fees;

/// <summary>消印後の証紙の写し: the cover on which the copy is pasted (8-3-4). Stays in 総務課.</summary>
[Implements("8-3-4")]
internal sealed class StampCopyPaper(AgencyProfile profile) : IPaperSource
{
    /// <summary>Key in the address.</summary>
    public const string PaperKey = "stamp-copy";

    /// <inheritdoc/>
    public string Key => PaperKey;

    /// <inheritdoc/>
    public async Task<DocumentModel?> BuildAsync(WorkflowAnonDbContext db, string id, CancellationToken cancellationToken)
    {
        if (await db.Set<FeePayment>().AsNoTracking().SingleOrDefaultAsync(p => p.CaseId == id, cancellationToken) is not { } payment)
            return null;
        var notice = await db.FindNoticeAsync(id, cancellationToken);
        var method = profile.PaymentMethods.FirstOrDefault(m => m.Id == payment.PaymentMethodId)?.Name ?? "";
        return new("", "消印後の証紙の写し",
        [
            new Fields(
            [
                ("審査結果通知書", $"{notice?.DocumentNumber}　{ExaminationReader.Day(notice?.EnforcementDate)}"),
                ("納付者", (await db.ReadProposalAsync(id, cancellationToken)).ProposerNames()),
                ("納付方法", method),
                ("納付額", $"{ExaminationReader.Number(payment.Yen)}円"),
                ("納付日", ExaminationReader.Day(payment.PaidOn)),
                ("消印した日", ExaminationReader.Day(payment.StampsCancelledOn)),
            ]),
            new BlankBox("消印後の証紙の写しの貼付欄", 120),
        ]);
    }
}
