using Microsoft.EntityFrameworkCore;
using WorkflowAnon.Documents;
using WorkflowAnon.Domain.Agency;
using WorkflowAnon.Domain.Calendar;
using WorkflowAnon.Domain.Cases;
using WorkflowAnon.Domain.Proposals;
using WorkflowAnon.Domain.Rules;
using WorkflowAnon.Procedure.Kernel;
using WorkflowAnon.Storage.Model;

namespace WorkflowAnon.Procedure.Proposals;

/// <summary>提案書類の送付書 (5-2-3). The id is the case's.</summary>
internal sealed class ForwardingSlip(AgencyProfile profile) : IPaperSource
{
    public const string PaperKey = "forwarding-slip";

    public string Key => PaperKey;

    public async Task<DocumentModel?> BuildAsync(WorkflowAnonDbContext db, string id, CancellationToken cancellationToken)
    {
        var proposal = await db.Set<Proposal>().AsNoTracking().FirstOrDefaultAsync(p => p.CaseId == id, cancellationToken);
        var @case = await db.Set<Case>().AsNoTracking().FirstOrDefaultAsync(c => c.Id == id, cancellationToken);
        if (proposal?.ReceivedOn is not { } received || @case is null)
            return null;
        var papers = await db.Set<Paper>().AsNoTracking()
            .Where(p => p.SubjectId == id && (p.Kind == PaperKind.ProposalDocuments || p.Kind == PaperKind.CorrectedDocuments))
            .OrderBy(p => p.Kind).ThenBy(p => p.Version).ToListAsync(cancellationToken);
        var office = profile.GeneralAffairs();
        return new DocumentModel("", "提案書類の送付について",
        [
            new Paragraph(proposal.ForwardedOn is { } on ? JapaneseDate.Format(on) : "令和　　年　　月　　日", BlockAlign.End),
            new Paragraph(@case.OwningDivisionId.Length > 0 ? $"{ProposalReader.DivisionName(profile, @case.OwningDivisionId)}長　殿" : "担当課長　殿"),
            new Paragraph($"{office.Name}長", BlockAlign.End),
            new Paragraph("次の提案書類を収受したので、原本を送付します。写しは当課で保管しています。"),
            new Fields(
            [
                ("事案番号", @case.Number), ("収受番号", proposal.ReceiptNumber), ("収受日", JapaneseDate.Format(received)),
                ("到達日・方法", $"{JapaneseDate.Format(proposal.Arrival.ArrivedOn)}　{Channels.Name(proposal.Arrival.Channel)}"), ("個人情報ファイルの名称", proposal.FileName),
            ]),
            new Table(["書類", "版", "収受番号", "日付", "写しの保管"], [.. papers.Select(p => (IReadOnlyList<string>)
                [p.Title, FormattableString.Invariant($"{p.Version}"), p.DocumentNumber, JapaneseDate.Format(p.DatedOn), p.CopyHolder is { } holder ? ProposalReader.DivisionName(profile, holder) : "未"])]),
            new BlankBox("担当課受領印", 25),
        ]);
    }
}

/// <summary>形式の確認の結果 (5-4 to 5-7). The id is the case's.</summary>
internal sealed class FindingsPaper(AgencyProfile profile) : IPaperSource
{
    public const string PaperKey = "formal-findings";

    public string Key => PaperKey;

    public async Task<DocumentModel?> BuildAsync(WorkflowAnonDbContext db, string id, CancellationToken cancellationToken)
    {
        var proposal = await db.Set<Proposal>().AsNoTracking().FirstOrDefaultAsync(p => p.CaseId == id, cancellationToken);
        var @case = await db.Set<Case>().AsNoTracking().FirstOrDefaultAsync(c => c.Id == id, cancellationToken);
        if (proposal is null || @case is null)
            return null;
        var found = await FormalFindings.CurrentAsync(db, proposal, cancellationToken);
        return new DocumentModel("", "提案書類の確認結果",
        [
            new Paragraph(proposal.CheckSentOn is { } on ? JapaneseDate.Format(on) : "", BlockAlign.End),
            new Paragraph(profile.GeneralAffairs().Name, BlockAlign.End),
            new Fields([("事案番号", @case.Number), ("収受番号", proposal.ReceiptNumber), ("書類の版", FormattableString.Invariant($"第{proposal.PaperVersion}版")), ("総務課の所見", proposal.CheckRemark)]),
            found.Count == 0 ? new Paragraph("確認した事項に不備はありませんでした。") : new Table(["確認", "条項", "扱い", "内容"], [.. found.Select(Row)]),
            new Paragraph("この結果は形式の確認によるもので、提案が審査の基準に適合するかどうかを示すものではありません。"),
        ]);
    }

    public static IReadOnlyList<string> Row(FormalFinding f) =>
        [FormalFindings.CheckName(f.Check), Clauses.Get(f.Clause).Reference, FormalFindings.LevelName(f.Level) + (f.ByPerson ? "（担当者）" : ""), f.Message];
}

/// <summary>提案書（第2号様式） as entered. The id is the case's.</summary>
internal sealed class ProposalPaper(AgencyProfile profile) : IPaperSource
{
    public const string PaperKey = "form2";

    public string Key => PaperKey;

    public async Task<DocumentModel?> BuildAsync(WorkflowAnonDbContext db, string id, CancellationToken cancellationToken)
    {
        var p = await db.Set<Proposal>().AsNoTracking().FirstOrDefaultAsync(x => x.CaseId == id, cancellationToken);
        if (p is null)
            return null;
        List<DocumentBlock> blocks =
        [
            new Paragraph(p.DatedOn is { } on ? JapaneseDate.Format(on) : "（年月日の記載なし）", BlockAlign.End),
            new Paragraph($"{profile.Names.Head}　殿"),
            .. p.Proposers.Select(Party),
        ];
        if (p.Agent is { } agent)
            blocks.Add(new Fields([("代理人", agent.Name), ("代表者", agent.Representative), ("住所", agent.Address), ("電話番号", agent.Phone), ("電子メール", agent.Email)]));
        blocks.AddRange(
        [
            new Heading("1 個人情報ファイルの名称"), new Paragraph(p.FileName),
            new Heading("2 本人の数"), new Paragraph(p.RequestedPersonCount is { } n ? FormattableString.Invariant($"{n:#,0}人") : ""),
            new Heading("3 加工の方法を特定するに足りる事項"),
            new Table(["記録項目", "希望", "程度", "備考"], [.. p.RequestedItems.Select(i => (IReadOnlyList<string>)
                [i.ItemName, i.Wanted switch { true => "希望する", false => "希望しない", null => "" }, i.Granularity, i.Note])]),
            new Heading("4 利用の目的及び方法、事業の内容、期間"),
            new Fields(
            [
                ("⑴ 利用の目的", p.Purpose), ("⑵ 利用の方法", p.Method), ("⑶ 事業の内容", p.BusinessContent), ("⑶ 新産業の創出等に資する理由", p.ContributionReason),
                ("⑷ 期間", $"{Day(p.UseFrom)}から{Day(p.UseTo)}まで"),
            ]),
            new Heading("5 漏えいの防止等のために講ずる措置"),
            new Table(["取扱従事者の氏名", "所属", "職名"], [.. p.Handlers.Select(h => (IReadOnlyList<string>)[h.Name, h.Unit, h.Position])]),
            new Fields(
            [
                ("利用する場所", p.PlaceOfUse), ("利用する環境", p.Environment), ("保管する場所", p.StoragePlace), ("管理の方法", p.Management), ("権限及び責任", p.SafetyAuthority),
                ("規程類、評価と改善", p.SafetyRegulations), ("権限のない者の取扱いの防止", p.SafetyPrevention), ("その他", p.SafetyMeasures),
            ]),
            new Heading("6 提供の方法"),
            new Fields([("媒体", Names(profile.Media, p.MarkedMedia)), ("受領の方法", Names(profile.ProvisionWays, p.MarkedWays))]),
        ]);
        return new DocumentModel("第2号様式", "行政機関等匿名加工情報をその用に供して行う事業に関する提案書", blocks);
    }

    private static Fields Party(Proposer p) => new(
    [
        (p.Kind == PartyKind.Corporation ? "提案者（名称）" : "提案者（氏名）", p.Name), ("代表者", p.Representative), ("住所", $"{(p.PostalCode.Length > 0 ? $"〒{p.PostalCode} " : "")}{p.Address}"),
        ("電話番号", p.Phone), ("電子メール", p.Email), ("担当部署・担当者", $"{p.ContactUnit} {p.ContactPerson}".Trim()),
    ]);

    private static string Day(DateOnly? day) => day is { } on ? JapaneseDate.Format(on) : "（記載なし）";

    private static string Names(IReadOnlyList<NamedChoice> choices, List<string> ids) => string.Join("、", ids.Select(id => choices.FirstOrDefault(c => c.Id == id)?.Name ?? id));
}
