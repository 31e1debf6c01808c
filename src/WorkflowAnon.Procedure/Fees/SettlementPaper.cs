using Microsoft.EntityFrameworkCore;
using WorkflowAnon.Documents;
using WorkflowAnon.Domain.Agency;
using WorkflowAnon.Domain.Cases;
using WorkflowAnon.Domain.Fees;
using WorkflowAnon.Procedure.Examination;
using WorkflowAnon.Procedure.Kernel;
using WorkflowAnon.Procedure.Kernel.Tasks;
using WorkflowAnon.Storage.Model;

namespace WorkflowAnon.Procedure.Fees;

/// <summary>差額の精算についての通知 (8-2-2但): goes to the payer with the corrected notice.</summary>
internal sealed class SettlementPaper(AgencyProfile profile) : IPaperSource
{
    /// <summary>Key in the address.</summary>
    public const string PaperKey = "fee-settlement";

    /// <inheritdoc/>
    public string Key => PaperKey;

    /// <inheritdoc/>
    public async Task<DocumentModel?> BuildAsync(WorkflowAnonDbContext db, string id, CancellationToken cancellationToken)
    {
        if (await db.Set<FeeSettlement>().AsNoTracking().Where(s => s.CaseId == id).OrderByDescending(s => s.DecidedOn).ThenByDescending(s => s.Id).FirstOrDefaultAsync(cancellationToken) is not { } settlement
            || await db.Set<Domain.Notification.ResultNotice>().AsNoTracking().FirstOrDefaultAsync(n => n.Id == settlement.NoticeId, cancellationToken) is not { } notice)
            return null;
        var collected = settlement.DifferenceYen > 0;
        var owner = (await db.Set<Case>().AsNoTracking().SingleAsync(c => c.Id == id, cancellationToken)).OwningDivisionId;
        return new("", "手数料の差額の精算について",
        [
            .. OutgoingPaper.Head(profile, notice.DocumentNumber, notice.EnforcementDate, await db.ReadProposalAsync(id, cancellationToken)),
            new Heading("手数料の額の訂正に伴う差額について（通知）", BlockAlign.Center),
            new Paragraph($"先に通知した手数料の額に形式的な誤りがあったため、額を訂正して改めて通知しました。納付された額との差額を{(collected ? "追加して納付してください" : "還付します")}。"),
            new Fields(
            [
                ("正しい手数料の額", $"{ExaminationReader.Number(notice.FeeYen)}円"),
                ("納付された額", $"{ExaminationReader.Number(notice.FeeYen - settlement.DifferenceYen)}円"),
                (collected ? "追加して納付する額" : "還付する額", $"{ExaminationReader.Number(Math.Abs(settlement.DifferenceYen))}円"),
                ("誤りの内容", settlement.Explanation),
            ]),
            OutgoingPaper.Contact(profile, owner),
        ]);
    }
}
