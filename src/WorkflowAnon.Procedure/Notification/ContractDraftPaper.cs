using Microsoft.EntityFrameworkCore;
using WorkflowAnon.Documents;
using WorkflowAnon.Domain.Agency;
using WorkflowAnon.Domain.Cases;
using WorkflowAnon.Domain.FileRegister;
using WorkflowAnon.Domain.Proposals;
using WorkflowAnon.Domain.Rules;
using WorkflowAnon.Procedure.Examination;
using WorkflowAnon.Procedure.Kernel;
using WorkflowAnon.Procedure.Kernel.Tasks;
using WorkflowAnon.Storage.Model;

namespace WorkflowAnon.Procedure.Notification;

/// <summary>利用に関する契約書の案 (第7号様式, 7-1ア(ｲ); 第13号様式 for a new proposal, 11-6-2オ): made by the 担当課, sent in two copies with the notice.</summary>
internal sealed class ContractDraftPaper(AgencyProfile profile) : IPaperSource
{
    /// <summary>Key in the address.</summary>
    public const string PaperKey = "form7-draft";

    /// <inheritdoc/>
    public string Key => PaperKey;

    /// <inheritdoc/>
    public async Task<DocumentModel?> BuildAsync(WorkflowAnonDbContext db, string id, CancellationToken cancellationToken)
    {
        var (caseId, notice) = await db.NoticeOfPaperAsync(id, conforming: true, cancellationToken);
        if (await db.FeeSheetAsync(caseId, cancellationToken) is not { } sheet)
            return null;
        var proposal = await db.ReadProposalAsync(caseId, cancellationToken);
        var @case = await db.Set<Case>().AsNoTracking().SingleAsync(c => c.Id == caseId, cancellationToken);
        var basis = @case.Kind == ProposalKind.First ? null : await db.Set<CreatedInformationEntry>().AsNoTracking().FirstOrDefaultAsync(e => e.CaseId == @case.BasisCaseId, cancellationToken);
        var file = await db.Set<PersonalInformationFile>().AsNoTracking().FirstOrDefaultAsync(f => f.Id == proposal.FileId, cancellationToken);
        var party = profile.ContractingParty;
        var day = notice?.EnforcementDate;
        var medium = profile.Media.FirstOrDefault(m => m.Id == proposal.Medium)?.Name ?? "";
        var way = profile.ProvisionWays.FirstOrDefault(w => w.Id == proposal.ProvisionWay)?.Name ?? "";
        List<DocumentBlock> blocks =
        [
            new Paragraph($"{party.Name}（以下「甲」という。）と{proposal.ProposerNames()}（以下「乙」という。）とは、{LawCitations.Of("法115", day).Law}（以下「法」という。）{LawCitations.Of("法115", day).Provision}の規定に基づき、行政機関等匿名加工情報の利用に関し、次のとおり契約を締結する。"),
            new Heading("第1条（対象となる情報）"),
            new Fields(
            [
                ("名称", notice?.InformationName is { Length: > 0 } name ? name : basis?.InformationName ?? $"{file?.Name ?? proposal.FileName}に係る行政機関等匿名加工情報"),
                ("本人の数", (basis?.PersonCount ?? proposal.RequestedPersonCount) is { } n ? $"{ExaminationReader.Number(n)}人" : ""),
                ("提供の媒体・方法", way.Length == 0 ? "既に提供を受けている情報を利用する" : $"{medium}・{way}"),
            ]),
            basis is null
                ? new Table(["項目", "程度"], [.. proposal.RequestedItems.Where(i => i.Wanted == true).Select(i => (IReadOnlyList<string>)[i.ItemName, i.Granularity])])
                : new Table(["項目"], [.. basis.Items.Select(i => (IReadOnlyList<string>)[i])]),
            new Heading("第2条（利用の目的等）"),
            new Fields(
            [
                ("利用の目的", proposal.Purpose),
                ("利用の方法", proposal.Method),
                ("事業の内容", proposal.BusinessContent),
                ("事業の用に供する期間", $"{ExaminationReader.Day(proposal.UseFrom)}から{ExaminationReader.Day(proposal.UseTo)}まで"),
            ]),
            new Heading("第3条（手数料）"),
            new Paragraph($"乙は、手数料として{ExaminationReader.Number(notice?.FeeYen ?? sheet.TotalYen)}円を納付した。納付した手数料と実際に要した経費との差額の還付及び追加徴収は行わない。"),
            new Heading("第4条（提供）"),
            new Paragraph(ProvisionClause(@case.Kind, way)),
            new Heading("第5条（取扱従事者）"),
            new Table(["氏名", "所属", "職名"], [.. proposal.Handlers.Select(h => (IReadOnlyList<string>)[h.Name, h.Unit, h.Position])]),
            new Paragraph("乙は、取扱従事者を交代させ、又は追加しようとするときは、あらかじめ記載事項変更通知書により甲に通知する。"),
            .. Articles(day),
        ];
        if (notice?.ContractClauses is { Length: > 0 } extra)
            blocks.AddRange([new Heading("第17条（特約）"), new Paragraph(extra)]);
        blocks.AddRange(
        [
            new Paragraph("この契約の成立を証するため、本書2通を作成し、甲乙記名押印の上、各自その1通を保有する。"),
            new Paragraph("　　年　　月　　日"),
            new Paragraph($"甲　{profile.Names.LocalGovernment}\n　　{party.Name}　　　　　　　印"),
            new Paragraph($"乙　{string.Join("\n　　", proposal.Proposers.Select(Signature))}　　　　　　　印"),
            new BlankBox("収入印紙（課税文書に当たる場合に、2通のうち1通に貼付）", 30),
        ]);
        if (@case.Kind == ProposalKind.NewByChangeOfBusiness)
            blocks.Insert(1, new Paragraph("この契約は、甲乙間で既に締結した同じ情報の利用に関する契約に加えて、第2条に定める事業のために情報を利用することについて締結するものであり、既に締結した契約の効力に影響を及ぼさない。"));
        return new($"第{ContractingRules.FormOf(@case.Kind)}号様式", "行政機関等匿名加工情報の利用に関する契約書（案）", blocks);
    }

    private static string ProvisionClause(ProposalKind kind, string way) => kind switch
    {
        ProposalKind.First => "甲は、作成後速やかに、第1条の媒体及び方法により情報を提供する。やむを得ない事情により遅れることが見込まれるときは、速やかに乙に通知する。",
        _ when way.Length == 0 => "乙は、既に提供を受けている情報を利用する。甲は、改めて情報を提供することを要しない。",
        _ => "甲は、契約の締結後速やかに、第1条の媒体及び方法により情報を提供する。やむを得ない事情により遅れることが見込まれるときは、速やかに乙に通知する。",
    };

    private static string Signature(Proposer proposer) =>
        proposer.Representative.Length > 0 ? $"{proposer.Address}　{proposer.Name}　{proposer.Representative}" : $"{proposer.Address}　{proposer.Name}";

    private static IEnumerable<DocumentBlock> Articles(DateOnly? day)
    {
        (string Title, string Text)[] articles =
        [
            ("適正な管理", $"乙は、提案書に記載した措置その他情報の漏えい等を防止するために必要な措置を講じ、匿名加工情報として法{LawCitations.Of("法43", day).Provision}から{LawCitations.Of("法46", day).Provision}までの規定に従い取り扱う。"),
            ("識別行為の禁止", "乙は、本人を識別するために、情報を他の情報と照合してはならない。"),
            ("目的外利用及び第三者提供の禁止", "乙は、第2条の目的以外の目的に情報を利用し、又は甲の承諾なく第三者に提供してはならない。"),
            ("複製の制限", "乙は、第2条の目的に必要な範囲を超えて情報を複製してはならない。"),
            ("漏えい等の報告", "乙は、情報の漏えい等が生じ、又はそのおそれがあるときは、直ちに甲に報告し、その指示に従う。"),
            ("調査及び報告", "甲は、必要があると認めるときは、乙に対し、情報の取扱いの状況について報告を求め、又は調査することができる。"),
            ("変更の届出", $"提案書の記載事項に軽微な変更が生じたときは、乙は、直ちに記載事項変更通知書により甲に通知する。事業の変更に当たるものは、法{LawCitations.Of("法118①後段", day).Provision}の規定による新たな提案による。"),
            ("契約の解除", $"甲は、法{LawCitations.Of("法120", day).Provision}各号のいずれかに該当するとき、又は乙がこの契約に違反したときは、この契約を解除することができる。"),
            ("利用終了時の措置", "乙は、利用の期間が満了し、又はこの契約が解除されたときは、情報及びその複製物を消去し、又は返還し、その旨を甲に報告する。"),
            ("非保証", "甲は、情報の正確性及び有用性を保証せず、情報の利用により乙又は第三者に生じた損害について責任を負わない。"),
            ("損害賠償・存続及び協議", "乙は、この契約に違反して甲に損害を与えたときは、これを賠償する。管理、識別行為の禁止及び第三者提供の禁止に関する定めは、契約の終了後も存続する。この契約に定めのない事項は、甲乙協議して定める。"),
        ];
        for (var i = 0; i < articles.Length; i++)
        {
            yield return new Heading(FormattableString.Invariant($"第{i + 6}条（{articles[i].Title}）"));
            yield return new Paragraph(articles[i].Text);
        }
    }
}
