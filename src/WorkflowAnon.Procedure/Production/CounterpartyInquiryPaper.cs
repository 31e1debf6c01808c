using Microsoft.EntityFrameworkCore;
using WorkflowAnon.Documents;
using WorkflowAnon.Domain.Agency;
using WorkflowAnon.Domain.Calendar;
using WorkflowAnon.Domain.Cases;
using WorkflowAnon.Domain.Contracting;
using WorkflowAnon.Domain.Production;
using WorkflowAnon.Procedure.Kernel;
using WorkflowAnon.Procedure.Kernel.Tasks;
using WorkflowAnon.Storage.Model;

namespace WorkflowAnon.Procedure.Production;

/// <summary>照会書 to the counterparty (9-1-1n); its id is the inquiry's.</summary>
public sealed class CounterpartyInquiryPaper(AgencyProfile profile) : IPaperSource
{
    /// <inheritdoc/>
    public string Key => "counterparty-inquiry";

    /// <inheritdoc/>
    public async Task<DocumentModel?> BuildAsync(WorkflowAnonDbContext db, string id, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        var inquiry = await db.Set<CounterpartyInquiry>().AsNoTracking().FirstOrDefaultAsync(i => i.Id == id, cancellationToken);
        if (inquiry is null)
            return null;
        var contract = await db.Set<UseContract>().AsNoTracking().SingleAsync(c => c.CaseId == inquiry.CaseId, cancellationToken);
        var proposal = await db.ReadProposalAsync(inquiry.CaseId, cancellationToken);
        var @case = await db.Set<Case>().AsNoTracking().SingleAsync(c => c.Id == inquiry.CaseId, cancellationToken);
        return new DocumentModel("", "行政機関等匿名加工情報の作成について（照会）",
        [
            new Paragraph(inquiry.DocumentNumber, BlockAlign.End),
            new Paragraph(JapaneseDate.Format(inquiry.AskedOn), BlockAlign.End),
            new Paragraph($"{proposal.ProposerNames()}　様"),
            new Paragraph($"{profile.Names.Office}{profile.FindDivision(@case.OwningDivisionId)?.Name}長", BlockAlign.End),
            new Paragraph($"下記の契約に基づく情報の作成に当たり、次の事項を確認したいので、回答してくださるようお願いします。"),
            new Heading("記", BlockAlign.Center),
            new Fields([("契約", contract.Number), ("情報の名称", contract.InformationName), ("照会する事項", inquiry.Question)]),
        ]);
    }
}
