using Microsoft.EntityFrameworkCore;
using WorkflowAnon.Documents;
using WorkflowAnon.Domain.Agency;
using WorkflowAnon.Domain.Calendar;
using WorkflowAnon.Domain.Cases;
using WorkflowAnon.Domain.Proposals;
using WorkflowAnon.Domain.Rules;
using WorkflowAnon.Procedure.Kernel;
using WorkflowAnon.Storage.Model;

namespace WorkflowAnon.Procedure.NewProposals;

/// <summary>作成された行政機関等匿名加工情報をその用に供して行う事業に関する提案書 (form 10), as entered (11-6-2ア). The id is the case's.</summary>
[Implements("11-6-2ア")]
internal sealed class Form10Paper(AgencyProfile profile) : IPaperSource
{
    public const string PaperKey = "form10";

    public string Key => PaperKey;

    public async Task<DocumentModel?> BuildAsync(WorkflowAnonDbContext db, string id, CancellationToken cancellationToken)
    {
        var @case = await db.Set<Case>().AsNoTracking().FirstOrDefaultAsync(c => c.Id == id, cancellationToken);
        if (@case is null || @case.Kind == ProposalKind.First)
            return null;
        var proposal = await db.Set<Proposal>().AsNoTracking().SingleAsync(p => p.CaseId == id, cancellationToken);
        return new DocumentModel("第10号様式", "作成された行政機関等匿名加工情報をその用に供して行う事業に関する提案書",
        [
            new Paragraph(Day(proposal.DatedOn), BlockAlign.End),
            new Paragraph($"{profile.Names.Head}　殿"),
            new Fields(
            [
                ("提案者", string.Join("\n", proposal.Proposers.Select(p => $"{p.Name}　{p.Representative}　{p.Address}"))),
                ("代理人", proposal.Agent?.Name ?? ""),
                ("提案の種別", @case.Kind.DisplayName()),
                ("行政機関等匿名加工情報の名称", proposal.InformationName),
                ("利用の目的", proposal.Purpose), ("利用の方法", proposal.Method), ("事業の内容", proposal.BusinessContent), ("新産業の創出等に資する理由", proposal.ContributionReason),
                ("事業の用に供しようとする期間", $"{Day(proposal.UseFrom)}から{Day(proposal.UseTo)}まで"),
                ("取扱従事者", string.Join("、", proposal.Handlers.Select(h => $"{h.Name}（{h.Unit} {h.Position}）"))),
                ("利用・保管の場所と管理", $"{proposal.PlaceOfUse}\n{proposal.StoragePlace}\n{proposal.Management}"),
                ("提供の方法", proposal.AlreadyHoldsInformation ? "提供不要（既に提供を受けている。）" : $"{Names(profile.Media, proposal.MarkedMedia)}　{Names(profile.ProvisionWays, proposal.MarkedWays)}"),
            ]),
        ]);
    }

    private static string Day(DateOnly? day) => day is { } on ? JapaneseDate.Format(on) : "令和　年　月　日";

    private static string Names(IEnumerable<NamedChoice> choices, IEnumerable<string> ids) => string.Join("、", ids.Select(id => choices.FirstOrDefault(c => c.Id == id)?.Name ?? id));
}
