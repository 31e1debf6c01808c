using Microsoft.EntityFrameworkCore;
using WorkflowAnon.Documents;
using WorkflowAnon.Domain.Agency;
using WorkflowAnon.Domain.Calendar;
using WorkflowAnon.Domain.Cases;
using WorkflowAnon.Domain.Provision;
using WorkflowAnon.Domain.Rules;
using WorkflowAnon.Procedure.Kernel;
using WorkflowAnon.Procedure.Kernel.Tasks;
using WorkflowAnon.Storage.Model;

namespace WorkflowAnon.Procedure.Provision;

/// <summary>提供が遅れる旨の通知書, the latest of the case (9-2-1但).</summary>
[Implements("9-2-1但")]
public sealed class DelayNoticePaper(AgencyProfile profile) : IPaperSource
{
    /// <inheritdoc/>
    public string Key => "delay-notice";

    /// <inheritdoc/>
    public async Task<DocumentModel?> BuildAsync(WorkflowAnonDbContext db, string id, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        var provision = await db.Set<ProvisionFile>().AsNoTracking().FirstOrDefaultAsync(p => p.CaseId == id, cancellationToken);
        var contract = await db.ConcludedContractAsync(id, cancellationToken);
        if (provision?.DelayNotices.LastOrDefault() is not { } delay || contract is null)
            return null;
        var proposal = await db.ReadProposalAsync(id, cancellationToken);
        var @case = await db.Set<Case>().AsNoTracking().SingleAsync(c => c.Id == id, cancellationToken);
        return new DocumentModel("", "行政機関等匿名加工情報の提供の遅れについて",
        [
            new Paragraph(JapaneseDate.Format(delay.NotifiedOn), BlockAlign.End),
            new Paragraph($"{proposal.ProposerNames()}　様"),
            new Paragraph($"{profile.Names.Office}{profile.FindDivision(@case.OwningDivisionId)?.Name}長", BlockAlign.End),
            new Paragraph("下記のとおり、行政機関等匿名加工情報の提供が遅れる見込みとなったので通知します。"),
            new Heading("記", BlockAlign.Center),
            new Fields(
            [
                ("契約", contract.Number), ("情報の名称", contract.InformationName), ("遅れる事情", delay.Reason),
                ("提供の見込みの日", JapaneseDate.Format(delay.ExpectedOn)),
            ]),
        ]);
    }
}
