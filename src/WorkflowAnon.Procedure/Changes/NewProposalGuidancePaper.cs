using Microsoft.EntityFrameworkCore;
using WorkflowAnon.Documents;
using WorkflowAnon.Domain.Agency;
using WorkflowAnon.Domain.Calendar;
using WorkflowAnon.Domain.Changes;
using WorkflowAnon.Domain.Contracting;
using WorkflowAnon.Domain.Rules;
using WorkflowAnon.Procedure.Kernel;
using WorkflowAnon.Procedure.Kernel.Tasks;
using WorkflowAnon.Storage.Model;

namespace WorkflowAnon.Procedure.Changes;

/// <summary>新たな提案の手続を要する旨の通知 (9-3-2); its id is the change notice's.</summary>
[Implements("9-3-2")]
public sealed class NewProposalGuidancePaper(AgencyProfile profile) : IPaperSource
{
    /// <inheritdoc/>
    public string Key => "new-proposal-guidance";

    /// <inheritdoc/>
    public async Task<DocumentModel?> BuildAsync(WorkflowAnonDbContext db, string id, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        var notice = await db.Set<ChangeNotice>().AsNoTracking().FirstOrDefaultAsync(n => n.Id == id, cancellationToken);
        if (notice is null || !notice.Items.Exists(i => ChangeRules.IsChangeOfBusiness(i.Kind)))
            return null;
        var contract = await db.Set<UseContract>().AsNoTracking().SingleAsync(c => c.CaseId == notice.CaseId, cancellationToken);
        var proposal = await db.ReadProposalAsync(notice.CaseId, cancellationToken);
        return new DocumentModel("", "提案書に記載された事項の変更について",
        [
            new Paragraph(notice.NewProposalToldOn is { } on ? JapaneseDate.Format(on) : "令和　年　月　日", BlockAlign.End),
            new Paragraph($"{proposal.ProposerNames()}　様"),
            new Paragraph($"{profile.Names.Office}{profile.GeneralAffairs().Name}長", BlockAlign.End),
            new Paragraph($"{JapaneseDate.Format(notice.ReceivedOn)}に届出のあった下記の変更は、行政機関等匿名加工情報をその用に供する事業の変更に当たるので、記載事項変更通知書（第９号様式）では受け付けられません。変更しようとするときは、作成された行政機関等匿名加工情報をその用に供して行う事業に関する提案書（第10号様式）により、新たな提案の手続を行ってください。"),
            new Heading("記", BlockAlign.Center),
            new Fields([("契約", contract.Number), .. notice.Items.Where(i => ChangeRules.IsChangeOfBusiness(i.Kind)).Select(i => ("変更", $"{i.Before}　→　{i.After}"))]),
        ]);
    }
}
