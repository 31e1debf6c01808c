using Microsoft.EntityFrameworkCore;
using WorkflowAnon.Documents;
using WorkflowAnon.Domain.Agency;
using WorkflowAnon.Domain.Calendar;
using WorkflowAnon.Domain.Cases;
using WorkflowAnon.Domain.Examination;
using WorkflowAnon.Domain.Rules;
using WorkflowAnon.Procedure.Examination;
using WorkflowAnon.Procedure.Kernel;
using WorkflowAnon.Procedure.Kernel.Tasks;
using WorkflowAnon.Storage.Model;

namespace WorkflowAnon.Procedure.Notification;

/// <summary>審査結果通知書・適合 (第5号様式, 7-1; 第11号様式 for a new proposal). No 教示: it is not a 処分 (7-0n).</summary>
[Implements("7-0", "7-1イ", "11-6-2ウ(ｱ)(ｲ)")]
internal sealed class ConformingNoticePaper(AgencyProfile profile) : IPaperSource
{
    /// <summary>Key in the address.</summary>
    public const string PaperKey = "form5";

    /// <inheritdoc/>
    public string Key => PaperKey;

    /// <inheritdoc/>
    public async Task<DocumentModel?> BuildAsync(WorkflowAnonDbContext db, string id, CancellationToken cancellationToken)
    {
        if (await db.NoticeOfPaperAsync(id, conforming: true, cancellationToken) is not (var caseId, { } notice))
            return null;
        var proposal = await db.ReadProposalAsync(caseId, cancellationToken);
        var @case = await db.Set<Case>().AsNoTracking().SingleAsync(c => c.Id == caseId, cancellationToken);
        var contractForm = ContractingRules.FormOf(@case.Kind);
        var method = profile.PaymentMethods.FirstOrDefault(m => m.Id == notice.PaymentMethodId);
        var due = notice.ApplicationDue is { } d ? JapaneseDate.FormatWithWeekday(d) : "（施行日から計算します）";
        List<(string, string)> items =
        [
            ("1　契約の締結", $"{LawCitations.Of("法115", notice.EnforcementDate).Text}の規定により、{notice.ContractingParty}との間で行政機関等匿名加工情報の利用に関する契約を締結することができます。"),
            ("2　手数料の額", $"{ExaminationReader.Number(notice.FeeYen)}円"),
            ("3　手数料の納付方法", $"{method?.Name}　{method?.Instruction}\n納付する場所: {notice.PaymentPlace}"),
            ("4　手数料の納付期限", due),
            ("5　提供の方法", notice.ProvisionWay.Length == 0 ? "既に提供を受けている情報を利用するため、提供は行いません。" : $"{profile.Media.FirstOrDefault(m => m.Id == notice.Medium)?.Name}を{profile.ProvisionWays.FirstOrDefault(w => w.Id == notice.ProvisionWay)?.Name}により提供します。"),
            ("6　契約締結に関する申込書の提出期限・提出先", $"{due}\n{OutgoingPaper.ReceivingAddress(profile)}"),
        ];
        if (notice.InformationName.Length > 0)
            items.Add(("7　行政機関等匿名加工情報の名称", notice.InformationName));
        if (notice.Remarks.Length > 0)
            items.Add(($"{(notice.InformationName.Length > 0 ? "8" : "7")}　その他", notice.Remarks));
        return new($"第{NewProposalRules.NoticeForm(@case.Kind, conforming: true)}号様式", "審査結果通知書",
        [
            .. OutgoingPaper.Head(profile, notice.DocumentNumber, notice.EnforcementDate, proposal),
            new Heading("行政機関等匿名加工情報に関する提案の審査結果について（通知）", BlockAlign.Center),
            new Paragraph($"{ExaminationReader.Day(proposal.DatedOn ?? proposal.ProposedOn)}付けで提案のあった「{await NoticeTexts.ObjectAsync(db, @case, proposal, cancellationToken)}」をその用に供して行う事業については、"
                + $"審査の結果、{NoticeTexts.Criteria(@case.Kind, notice.EnforcementDate)}に適合すると認めたので、{NoticeTexts.Basis(@case.Kind, 2, notice.EnforcementDate)}の規定により下記のとおり通知します。"),
            .. Reissue(notice.ReissueReason),
            new Heading("記", BlockAlign.Center),
            new Fields(items),
            new Heading("添付書類"),
            new ItemList(["行政機関等匿名加工情報の利用に関する契約の締結に関する申込書（第6号様式）", $"行政機関等匿名加工情報の利用に関する契約書の案（第{contractForm}号様式）{notice.ContractDraftCopies}通"], Numbered: true),
            new Paragraph("提出期限までに申込書の提出と手数料の納付がないときは、契約を締結する意思がないものとして扱うことがあります。納付された手数料と実際に要した経費との差額の還付や追加徴収は行いません。"),
            OutgoingPaper.Contact(profile, @case.OwningDivisionId),
        ]);
    }

    private static IEnumerable<DocumentBlock> Reissue(string reason) => reason.Length > 0 ? [new Paragraph($"（この通知は、先の通知に代えて発するものです。{reason}）")] : [];
}

/// <summary>審査結果通知書・不適合 (第8号様式, 7-2; 第12号様式 for a new proposal). No 教示: it is not a 処分 (7-0n).</summary>
[Implements("7-0", "7-2", "11-6-2ウ(ｱ)(ｲ)")]
internal sealed class NonConformingNoticePaper(AgencyProfile profile) : IPaperSource
{
    /// <summary>Key in the address.</summary>
    public const string PaperKey = "form8";

    /// <inheritdoc/>
    public string Key => PaperKey;

    /// <inheritdoc/>
    public async Task<DocumentModel?> BuildAsync(WorkflowAnonDbContext db, string id, CancellationToken cancellationToken)
    {
        if (await db.NoticeOfPaperAsync(id, conforming: false, cancellationToken) is not (var caseId, { } notice))
            return null;
        var proposal = await db.ReadProposalAsync(caseId, cancellationToken);
        var @case = await db.Set<Case>().AsNoTracking().SingleAsync(c => c.Id == caseId, cancellationToken);
        List<DocumentBlock> blocks =
        [
            .. OutgoingPaper.Head(profile, notice.DocumentNumber, notice.EnforcementDate, proposal),
            new Heading("行政機関等匿名加工情報に関する提案の審査結果について（通知）", BlockAlign.Center),
            new Paragraph($"{ExaminationReader.Day(proposal.DatedOn ?? proposal.ProposedOn)}付けで提案のあった「{await NoticeTexts.ObjectAsync(db, @case, proposal, cancellationToken)}」をその用に供して行う事業については、"
                + $"審査の結果、下記の理由により、{NoticeTexts.Criteria(@case.Kind, notice.EnforcementDate)}に適合しないと認めたので、{NoticeTexts.Basis(@case.Kind, 3, notice.EnforcementDate)}の規定により通知します。"),
            new Heading("記", BlockAlign.Center),
            new Table(["適合しない基準", "理由"], [.. notice.NonConformities.Select(n => (IReadOnlyList<string>)[$"第{n.Criterion}号（{Criteria.Get(n.Criterion).Name}）", n.Reason])]),
        ];
        if (notice.Remarks.Length > 0)
            blocks.Add(new Paragraph(notice.Remarks));
        blocks.Add(OutgoingPaper.Contact(profile, @case.OwningDivisionId));
        return new($"第{NewProposalRules.NoticeForm(@case.Kind, conforming: false)}号様式", "審査結果通知書", blocks);
    }
}

/// <summary>契約締結に関する申込書の様式 (第6号様式), blank but for what the notice already says (7-1ア(ｱ)).</summary>
[Implements("7-1ア")]
internal sealed class ApplicationFormPaper(AgencyProfile profile) : IPaperSource
{
    /// <summary>Key in the address.</summary>
    public const string PaperKey = "form6-blank";

    /// <inheritdoc/>
    public string Key => PaperKey;

    /// <inheritdoc/>
    public async Task<DocumentModel?> BuildAsync(WorkflowAnonDbContext db, string id, CancellationToken cancellationToken)
    {
        var (caseId, notice) = await db.NoticeOfPaperAsync(id, conforming: true, cancellationToken);
        if (await db.FeeSheetAsync(caseId, cancellationToken) is not { } sheet)
            return null;
        var method = profile.PaymentMethods.FirstOrDefault(m => m.Id == notice?.PaymentMethodId);
        List<DocumentBlock> blocks =
        [
            new Paragraph("　　年　　月　　日", BlockAlign.End),
            new Paragraph($"{profile.ContractingParty.Name}　様"),
            new Paragraph("住所又は居所\n（法人等にあっては、本店又は主たる事務所の所在地）\n氏名\n（法人等にあっては、名称及び代表者の氏名）", BlockAlign.End),
            new Heading("行政機関等匿名加工情報の利用に関する契約の締結に関する申込書", BlockAlign.Center),
            new Paragraph($"{(notice is { EnforcementDate: { } date } ? $"{JapaneseDate.Format(date)}付け{notice.DocumentNumber}" : "　　年　　月　　日付け　　第　　号")}で通知のあった行政機関等匿名加工情報の利用に関する契約の締結を申し込みます。"),
            new Fields(
            [
                ("手数料の額", $"{ExaminationReader.Number(notice?.FeeYen ?? sheet.TotalYen)}円"),
                ("提出期限", notice?.ApplicationDue is { } due ? JapaneseDate.FormatWithWeekday(due) : "通知書に記載の日"),
                ("提出先", OutgoingPaper.ReceivingAddress(profile)),
            ]),
        ];
        if (method is null or { CancelledOnPaper: true })
            blocks.Add(new BlankBox($"{method?.Name ?? "証紙"}貼付欄（消印しないでください）", 60));
        blocks.Add(new Table(["取扱従事者の氏名", "所属", "職名"], [["", "", ""], ["", "", ""], ["", "", ""]]));
        blocks.Add(new Paragraph("添付: 行政機関等匿名加工情報の利用に関する契約書（記名押印したもの）2通"));
        return new("第6号様式", "契約締結に関する申込書", blocks);
    }
}
