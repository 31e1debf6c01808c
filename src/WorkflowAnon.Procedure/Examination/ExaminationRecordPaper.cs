using Microsoft.EntityFrameworkCore;
using WorkflowAnon.Documents;
using WorkflowAnon.Domain.Examination;
using WorkflowAnon.Domain.Rules;
using WorkflowAnon.Procedure.Kernel;
using WorkflowAnon.Procedure.Kernel.Tasks;
using WorkflowAnon.Storage.Model;

namespace WorkflowAnon.Procedure.Examination;

/// <summary>審査調書 (第6): what was found out, judged and concluded; the paper of the 決裁. Stays in the office.</summary>
[Implements("6-0")]
internal sealed class ExaminationRecordPaper : IPaperSource
{
    /// <summary>Key in the address.</summary>
    public const string PaperKey = "examination-record";

    /// <inheritdoc/>
    public string Key => PaperKey;

    /// <inheritdoc/>
    public async Task<DocumentModel?> BuildAsync(WorkflowAnonDbContext db, string id, CancellationToken cancellationToken)
    {
        if (await db.FindExaminationAsync(id, cancellationToken) is not { } file)
            return null;
        var proposal = await db.ReadProposalAsync(id, cancellationToken);
        List<DocumentBlock> blocks =
        [
            new Fields(
            [
                ("提案者", proposal.ProposerNames()),
                ("収受", $"{proposal.ReceiptNumber}　{ExaminationReader.Day(proposal.ReceivedOn)}"),
                ("個人情報ファイル", proposal.FileName),
                ("審査結果（案）", file.ConclusionConforms switch { true => "適合する", false => "適合しない", null => "（未起案）" }),
                ("要旨", file.ConclusionSummary),
                ("起案日・決裁日", $"{ExaminationReader.Day(file.ConcludedOn)}・{ExaminationReader.Day(file.DecidedOn)}"),
            ]),
            new Heading($"1　基準ごとの判断（{LawCitations.Of("法114①", file.DecidedOn).Text}各号）"),
            new Table(["基準", "結果", "理由", "根拠", "審査者", "日"], [.. file.Assessments.Select(a => (IReadOnlyList<string>)[
                Criteria.Get(a.Criterion).Title,
                a.Met ? "適合する" : "適合しない",
                a.ReasonCodes.Count > 0 ? $"{string.Join("、", a.ReasonCodes.Select(Criteria.ReasonText))}。{a.Reason}" : a.Reason,
                a.Evidence, a.ExaminerName, ExaminationReader.Day(a.AssessedOn)])]),
        ];
        if (file.Eligibility is { } eligibility)
            blocks.AddRange([new Heading("2　欠格事由の確認"), new Fields(
            [
                ("誓約書", eligibility.OathsConfirmed ? "確認した" : "確認していない"),
                ("解除者の記録との照合", eligibility.RegisterHits.Count == 0 ? "一致なし" : eligibility.HitJudgement),
                ("可能な範囲での確認", eligibility.OtherInquiry),
            ])]);
        if (file.PersonCount is { } count)
            blocks.AddRange([new Heading("3　本人の数"), new Fields(
            [
                ("提案に係る数", $"{ExaminationReader.Number(count.ProposedCount)}人"),
                ("名寄せ前・名寄せ後", $"{ExaminationReader.Number(count.RawCount)}人・{ExaminationReader.Number(count.DeduplicatedCount)}人"),
                ("基準日", $"{ExaminationReader.Day(count.AsOf)}　{count.AsOfReason}"),
                ("数えた方法", count.Method),
            ])]);
        if (file.Method is { } method)
            blocks.AddRange([new Heading($"4　加工の方法（{LawCitations.Of("規則62", file.DecidedOn).Text}各号）"),
                new Table(["号", "満たせるか", "方法・理由"], [.. method.Standards.OrderBy(s => s.Standard).Select(s => (IReadOnlyList<string>)[$"第{s.Standard}号", s.CanBeMet ? "満たせる" : "満たせない", s.Note])]),
                new Paragraph($"提案者との認識の共有: {method.SharedUnderstanding}")]);
        var hearings = await db.Set<Hearing>().AsNoTracking().Where(h => h.CaseId == id).OrderBy(h => h.HeldOn).ToListAsync(cancellationToken);
        if (hearings.Count > 0)
            blocks.AddRange([new Heading("5　ヒアリング"), new Table(["日", "相手・方法", "確認した事項", "聴取した内容"], [.. hearings.Select(h => (IReadOnlyList<string>)[
                ExaminationReader.Day(h.HeldOn), $"{(h.OfAgent ? "代理人" : "提案者")}　{h.Method}", h.Question, h.Answer])])]);
        return new("", "審査調書", blocks);
    }
}
