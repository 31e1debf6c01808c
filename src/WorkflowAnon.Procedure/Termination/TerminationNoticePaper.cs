using Microsoft.EntityFrameworkCore;
using WorkflowAnon.Documents;
using WorkflowAnon.Domain.Agency;
using WorkflowAnon.Domain.Calendar;
using WorkflowAnon.Domain.Contracting;
using WorkflowAnon.Domain.Proposals;
using WorkflowAnon.Domain.Rules;
using WorkflowAnon.Domain.Termination;
using WorkflowAnon.Procedure.Kernel;
using WorkflowAnon.Storage.Model;

namespace WorkflowAnon.Procedure.Termination;

/// <summary>契約解除通知書 (10-2); its id is the violation file's.</summary>
[Implements("10-2")]
public sealed class TerminationNoticePaper(AgencyProfile profile) : IPaperSource
{
    /// <inheritdoc/>
    public string Key => "termination-notice";

    /// <inheritdoc/>
    public async Task<DocumentModel?> BuildAsync(WorkflowAnonDbContext db, string id, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        var violation = await db.Set<ViolationFile>().AsNoTracking().FirstOrDefaultAsync(v => v.Id == id, cancellationToken);
        if (violation is null || violation.Causes.Count == 0)
            return null;
        var contract = await db.Set<UseContract>().AsNoTracking().SingleAsync(c => c.CaseId == violation.CaseId, cancellationToken);
        var proposal = await db.Set<Proposal>().AsNoTracking().SingleAsync(p => p.CaseId == violation.CaseId, cancellationToken);
        return new DocumentModel("", "契約解除通知書",
        [
            new Paragraph(violation.NoticeNumber, BlockAlign.End),
            new Paragraph(violation.TerminatedOn is { } on ? JapaneseDate.Format(on) : "令和　年　月　日", BlockAlign.End),
            new Paragraph($"{string.Join("、", proposal.Proposers.Select(p => p.Name))}　様"),
            new Paragraph(profile.ContractingParty.Name, BlockAlign.End),
            new Paragraph("下記の契約を解除したので通知します。"),
            new Heading("記", BlockAlign.Center),
            new Fields(
            [
                ("契約", $"{contract.Number}（{JapaneseDate.Format(contract.ConcludedOn!.Value)}締結）"),
                ("情報の名称", contract.InformationName),
                ("解除の事由", string.Join("、", violation.Causes.Select(c => CauseName(c, violation.TerminatedOn)))),
                ("事由に当たる事実", violation.CauseFacts),
            ]),
        ]);
    }

    /// <summary>解除の事由 in words, as the law stood on a day.</summary>
    internal static string CauseName(TerminationCause cause, DateOnly? day) => cause switch
    {
        TerminationCause.Fraud => LawCitations.Of("法120一", day).Text,
        TerminationCause.Disqualified => LawCitations.Of("法120二", day).Text,
        TerminationCause.SeriousBreach => LawCitations.Of("法120三", day).Text,
        _ => "契約で定める解除事由",
    };
}
