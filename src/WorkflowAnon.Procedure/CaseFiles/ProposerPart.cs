using Microsoft.EntityFrameworkCore;
using WorkflowAnon.Documents;
using WorkflowAnon.Domain.Agency;
using WorkflowAnon.Domain.Cases;
using WorkflowAnon.Domain.Proposals;
using WorkflowAnon.Domain.Rules;
using WorkflowAnon.Procedure.Proposals;
using static WorkflowAnon.Procedure.CaseFiles.CaseFileScope;

namespace WorkflowAnon.Procedure.CaseFiles;

/// <summary>
/// 提案者: parties, agent, receipt, what was proposed, and what the formal checks found. Of the identity papers only their kinds and the result stand
/// here: their contents are looked at on a page of their own, which records it.
/// </summary>
internal sealed class ProposerPart : ICaseFilePart
{
    public string Key => "proposer";

    public string Title => "提案者";

    public int Order => 20;

    public IReadOnlyList<PaperKind> Papers { get; } = [PaperKind.ProposalDocuments, PaperKind.CorrectedDocuments, PaperKind.Withdrawal];

    public async Task<IReadOnlyList<DocumentBlock>> BuildAsync(CaseFileScope scope, CancellationToken cancellationToken)
    {
        if (await scope.Db.Set<Proposal>().AsNoTracking().SingleOrDefaultAsync(p => p.CaseId == scope.Case.Id, cancellationToken) is not { } proposal)
            return [];
        List<DocumentBlock> blocks = [];
        for (var i = 0; i < proposal.Proposers.Count; i++)
            blocks.AddRange([new Heading(proposal.Proposers.Count == 1 ? "提案者" : FormattableString.Invariant($"提案者{i + 1}")), Party(proposal.Proposers[i])]);
        AddAgent(blocks, proposal);
        AddReceipt(blocks, proposal, scope);
        AddIdentity(blocks, proposal, scope);
        AddPapers(blocks, proposal);
        AddContent(blocks, proposal, scope);
        var findings = await scope.Db.Set<FormalFinding>().AsNoTracking().Where(f => f.CaseId == scope.Case.Id).OrderBy(f => f.PaperVersion).ThenBy(f => f.Position).ToListAsync(cancellationToken);
        blocks.Add(new Heading("形式の確認で見付けたこと"));
        blocks.Add(findings.Count == 0
            ? new Paragraph(proposal.CheckSentOn is null ? "形式の確認の結果はまだ送られていません。" : "不備は見付かりませんでした。")
            : new Table(["書類の版", "確認", "条項", "扱い", "内容", "確認した人"], [.. findings.Select(f => (IReadOnlyList<string>)
                [FormattableString.Invariant($"第{f.PaperVersion}版"), FormalFindings.CheckName(f.Check), Clauses.Get(f.Clause).Reference, FormalFindings.LevelName(f.Level), f.Message, scope.Who(f.FoundById)])]));
        await AddWithdrawalAsync(blocks, scope, cancellationToken);
        return blocks;
    }

    private static Fields Party(Proposer p) => new(
    [
        (p.Kind == PartyKind.Corporation ? "名称" : "氏名", p.Name), ("個人・法人等の別", p.Kind == PartyKind.Corporation ? "法人その他の団体" : "個人"), ("代表者", p.Representative),
        ("住所・所在地", $"{(p.PostalCode.Length > 0 ? $"〒{p.PostalCode} " : "")}{p.Address}"), ("電話番号", p.Phone), ("電子メール", p.Email), ("担当部署・担当者", $"{p.ContactUnit} {p.ContactPerson}".Trim()),
        ("法人番号", p.CorporateNumber),
    ]);

    private static void AddAgent(List<DocumentBlock> blocks, Proposal proposal)
    {
        if (proposal.Agent is not { } agent)
            return;
        blocks.Add(new Heading("代理人"));
        blocks.Add(new Fields(
        [
            ("代理人", agent.Name), ("種別", agent.Kind == AgentKind.Statutory ? "法定代理人" : "任意代理人"), ("代表者", agent.Representative), ("住所", agent.Address), ("電話番号", agent.Phone), ("電子メール", agent.Email),
        ]));
        if (proposal.AgentAuthority is { } authority)
        {
            blocks.Add(new Fields(
            [
                ("権限を証する書面", authority.IsAttached ? $"添付あり（{Day(authority.DatedOn)}）" : "添付なし"), ("委任者", string.Join("、", authority.Principals)), ("受任者", authority.AgentName),
                ("提案についての代理権", YesNo(authority.CoversProposal)), ("裏付け書類", authority.SupportingPaper),
            ]));
        }
    }

    private static void AddReceipt(List<DocumentBlock> blocks, Proposal p, CaseFileScope scope)
    {
        blocks.Add(new Heading("到達と収受"));
        blocks.Add(new Fields(
        [
            ("到達", $"{Day(p.Arrival.ArrivedOn)}{(p.Arrival.AfterHours ? "（受付時間外）" : "")}　{Channels.Name(p.Arrival.Channel)}{(p.Arrival.PostmarkedOn is { } mark ? $"（消印 {Day(mark)}）" : "")}"),
            ("収受", $"{p.ReceiptNumber}　{Day(p.ReceivedOn)}"), ("提案日", Day(p.ProposedOn)), ("担当課へ送付", Day(p.ForwardedOn)), ("確認結果の送付", Day(p.CheckSentOn)), ("総務課の所見", p.CheckRemark),
            ("到達の扱い", p.Arrival.DecisionReason.Length > 0 ? $"{p.Arrival.DecisionReason}（{scope.Who(p.Arrival.DecidedById)}）" : ""), ("備考", p.Arrival.Note),
            ("返戻", p.Arrival.ReturnedOn is { } returned ? $"{Day(returned)}　{p.Arrival.ReturnNote}" : ""),
        ]));
    }

    private static void AddIdentity(List<DocumentBlock> blocks, Proposal p, CaseFileScope scope)
    {
        if (p.IdentityPapers.Count == 0)
            return;
        blocks.Add(new Heading("本人であることの確認"));
        blocks.Add(new Paragraph("書類の種類と確認の結果だけを示します。書類の内容は「本人確認書類」の画面で開き、その閲覧は記録されます。"));
        blocks.Add(new Table(["誰の書類か", "書類の種類", "確認した人", "監督者の承認（他の書類のとき）"], [.. p.IdentityPapers.Select(paper => (IReadOnlyList<string>)
        [
            paper.Subject == IdentitySubject.Agent ? "代理人" : p.Proposers.Count == 1 ? "提案者" : FormattableString.Invariant($"提案者{paper.ProposerIndex + 1}"),
            paper.Kind.DisplayName(), scope.Who(paper.VerifiedById), paper.AlternativeReason.Length == 0 ? "" : scope.Who(paper.AlternativeApprovedById),
        ])]));
    }

    private static void AddPapers(List<DocumentBlock> blocks, Proposal p)
    {
        if (p.Oaths.Count == 0 && !p.Contribution.IsAttached && p.OtherPapers.Count == 0)
            return;
        blocks.Add(new Heading("添付書類"));
        blocks.Add(new Table(["書類", "添付", "日付", "内容"],
        [
            .. p.Oaths.Select(o => (IReadOnlyList<string>)
            [
                p.Proposers.Count == 1 ? "誓約書" : FormattableString.Invariant($"誓約書（提案者{o.ProposerIndex + 1}）"), o.IsAttached ? "あり" : "なし", Day(o.DatedOn),
                $"署名者 {o.Signer}{(o.CoversOfficers is { } covers ? covers ? "、役員を含む" : "、役員を含まない" : "")}",
            ]),
            ["事業の説明書面", p.Contribution.IsAttached ? "あり" : "なし", "－", p.Contribution.Title],
            .. p.OtherPapers.Select(o => (IReadOnlyList<string>)["その他の書類", "あり", "－", o]),
        ]));
    }

    private static void AddContent(List<DocumentBlock> blocks, Proposal p, CaseFileScope scope)
    {
        static string Named(IReadOnlyList<NamedChoice> choices, string id) => choices.FirstOrDefault(c => c.Id == id)?.Name ?? id;
        blocks.Add(new Heading("提案の内容"));
        blocks.Add(new Fields(
        [
            ("個人情報ファイル", p.FileName), ("情報の名称", p.InformationName), ("本人の数（提案）", p.RequestedPersonCount is { } n ? Number(n) + "人" : "記載なし"), ("利用の目的", p.Purpose), ("利用の方法", p.Method),
            ("事業の内容", p.BusinessContent), ("新産業の創出等に資する理由", p.ContributionReason), ("利用の期間", $"{Day(p.UseFrom)}から{Day(p.UseTo)}まで"),
            ("提供の媒体・方法", p.AlreadyHoldsInformation ? "提供不要（既に提供を受けている。）" : $"{Named(scope.Profile.Media, p.Medium)}　{Named(scope.Profile.ProvisionWays, p.ProvisionWay)}"),
        ]));
        if (p.RequestedItems.Count > 0)
        {
            blocks.Add(new Table(["記録項目", "希望", "程度", "備考"], [.. p.RequestedItems.Select(i => (IReadOnlyList<string>)
                [i.ItemName, i.Wanted switch { true => "希望する", false => "希望しない", null => "記載なし" }, i.Granularity, i.Note])]));
        }
    }

    private static async Task AddWithdrawalAsync(List<DocumentBlock> blocks, CaseFileScope scope, CancellationToken cancellationToken)
    {
        if (await scope.Db.Set<Withdrawal>().AsNoTracking().SingleOrDefaultAsync(w => w.CaseId == scope.Case.Id, cancellationToken) is not { } withdrawal)
            return;
        blocks.Add(new Heading("提案の取下げ"));
        blocks.Add(new Fields(
        [
            ("取下書の日付・到達", $"{Day(withdrawal.DatedOn)}・{Day(withdrawal.ArrivedOn)}　{withdrawal.ReceiptNumber}"), ("提出した者", withdrawal.ByAgent ? "代理人" : "提案者"),
            ("代理権の確認", withdrawal.AuthorityJudgement), ("理由", withdrawal.Reason), ("受け付けた人", scope.Who(withdrawal.ReceivedById)),
        ]));
    }
}
