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

/// <summary>匿名加工情報の送付書 with the receipt to be returned (9-2-2a).</summary>
[Implements("9-2-1")]
public sealed class ProvisionSlipPaper(AgencyProfile profile) : IPaperSource
{
    /// <inheritdoc/>
    public string Key => "provision-slip";

    /// <inheritdoc/>
    public async Task<DocumentModel?> BuildAsync(WorkflowAnonDbContext db, string id, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        var provision = await db.Set<ProvisionFile>().AsNoTracking().FirstOrDefaultAsync(p => p.CaseId == id, cancellationToken);
        var contract = await db.ConcludedContractAsync(id, cancellationToken);
        if (provision is null || contract is null)
            return null;
        var proposal = await db.ReadProposalAsync(id, cancellationToken);
        var @case = await db.Set<Case>().AsNoTracking().SingleAsync(c => c.Id == id, cancellationToken);
        return new DocumentModel("", "行政機関等匿名加工情報送付書",
        [
            new Paragraph(provision.ProvidedOn is { } on ? JapaneseDate.Format(on) : "令和　年　月　日", BlockAlign.End),
            new Paragraph($"{string.Join("、", proposal.Proposers.Select(p => p.Name))}　様"),
            new Paragraph($"{profile.Names.Office}{profile.FindDivision(@case.OwningDivisionId)?.Name}", BlockAlign.End),
            new Paragraph("下記のとおり、行政機関等匿名加工情報を提供します。内容を確認の上、受領書に記名してお返しください。"),
            new Heading("記", BlockAlign.Center),
            new Fields(
            [
                ("契約", $"{contract.Number}（{JapaneseDate.Format(contract.ConcludedOn!.Value)}締結）"),
                ("情報の名称", contract.InformationName),
                ("媒体", $"{profile.Media.FirstOrDefault(m => m.Id == proposal.Medium)?.Name}　{provision.MediaCount}枚（管理番号 {provision.MediaSerial}）"),
                ("提供の方法", profile.ProvisionWays.FirstOrDefault(w => w.Id == proposal.ProvisionWay)?.Name ?? ""),
            ]),
            new Paragraph($"本情報を他の情報と照合して本人を識別することは禁止されています（{LawCitations.Of("法45", provision.ProvidedOn).Text}）。"),
            new Heading("受領書", BlockAlign.Center),
            new Paragraph("上記の行政機関等匿名加工情報を受領しました。"),
            new BlankBox("年月日・氏名又は名称", 25),
        ]);
    }
}
