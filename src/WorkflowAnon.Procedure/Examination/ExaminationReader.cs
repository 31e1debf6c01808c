using System.Globalization;
using Microsoft.EntityFrameworkCore;
using WorkflowAnon.Domain.Calendar;
using WorkflowAnon.Domain.Examination;
using WorkflowAnon.Domain.Proposals;
using WorkflowAnon.Domain.Rules;
using WorkflowAnon.Procedure.Kernel.Tasks;
using WorkflowAnon.Storage.Model;

namespace WorkflowAnon.Procedure.Examination;

/// <summary>What the steps of 審査 and the stages after it read of a case.</summary>
internal static class ExaminationReader
{
    /// <summary>The examination, tracked; refused when it was never opened or is decided.</summary>
    public static async Task<ExaminationFile> OpenExaminationAsync(this TaskContext context, CancellationToken cancellationToken)
    {
        var file = await context.Db.Set<ExaminationFile>().SingleOrDefaultAsync(e => e.CaseId == context.SubjectId, cancellationToken)
            ?? throw TaskContext.Refuse("", "審査がまだ始まっていません。", "6-0");
        return file.IsDecided ? throw TaskContext.Refuse("", "審査結果は決裁されています。変更できません。", "6-0") : file;
    }

    /// <summary>The examination for reading, or null.</summary>
    public static Task<ExaminationFile?> FindExaminationAsync(this WorkflowAnonDbContext db, string caseId, CancellationToken cancellationToken) =>
        db.Set<ExaminationFile>().AsNoTracking().SingleOrDefaultAsync(e => e.CaseId == caseId, cancellationToken);

    /// <summary>The latest round of 補正, tracked, or null.</summary>
    public static Task<Correction?> LatestCorrectionAsync(this WorkflowAnonDbContext db, string caseId, CancellationToken cancellationToken) =>
        db.Set<Correction>().Where(c => c.CaseId == caseId).OrderByDescending(c => c.Round).FirstOrDefaultAsync(cancellationToken);

    /// <summary>The latest 協議 of a kind, or null.</summary>
    public static Task<Consultation?> LatestConsultationAsync(this WorkflowAnonDbContext db, string caseId, ConsultationSubject subject, CancellationToken cancellationToken) =>
        db.Set<Consultation>().Where(c => c.CaseId == caseId && c.Subject == subject).OrderByDescending(c => c.RequestedAt).FirstOrDefaultAsync(cancellationToken);

    /// <summary>The latest round of 補正 for an automatic step, also one added in this very burst.</summary>
    public static async Task<Correction> CurrentCorrectionAsync(this WorkflowAnonDbContext db, string caseId, CancellationToken cancellationToken) =>
        db.ChangeTracker.Entries<Correction>().Select(e => e.Entity).Where(c => c.CaseId == caseId).MaxBy(c => c.Round)
        ?? await db.LatestCorrectionAsync(caseId, cancellationToken)
        ?? throw new InvalidOperationException("補正の記録がありません。");

    /// <summary>The latest 協議 of a kind for an automatic step, also one added in this very burst.</summary>
    public static async Task<Consultation> CurrentConsultationAsync(this WorkflowAnonDbContext db, string caseId, ConsultationSubject subject, CancellationToken cancellationToken) =>
        db.ChangeTracker.Entries<Consultation>().Select(e => e.Entity).Where(c => c.CaseId == caseId && c.Subject == subject).MaxBy(c => c.RequestedAt)
        ?? await db.LatestConsultationAsync(caseId, subject, cancellationToken)
        ?? throw new InvalidOperationException("協議の記録がありません。");

    /// <summary>The same findings on the fields of a form.</summary>
    public static RuleResult OnFields(this RuleResult result, Func<string, string> field) =>
        new(result.Findings.Select(f => new Finding(f.Clause, f.Level, field(f.Item), f.Message)));

    /// <summary>The facts of a proposal that every step shows.</summary>
    public static TaskView ProposalFacts(this TaskView view, Proposal proposal) => view
        .Fact("提案者", proposal.ProposerNames())
        .Fact("代理人", proposal.Agent?.Name ?? "なし")
        .Fact("収受", $"{proposal.ReceiptNumber}　{Day(proposal.ReceivedOn)}")
        .Fact("個人情報ファイル", proposal.FileName)
        .Fact("本人の数（提案）", proposal.RequestedPersonCount is { } n ? $"{Number(n)}人" : "記載なし");

    /// <summary>Adds what 協議 brought.</summary>
    public static async Task AddConsultationsAsync(this TaskView view, WorkflowAnonDbContext db, string caseId, ConsultationSubject subject, CancellationToken cancellationToken)
    {
        var rows = await db.Set<Consultation>().AsNoTracking().Where(c => c.CaseId == caseId && c.Subject == subject).OrderBy(c => c.RequestedAt).ToListAsync(cancellationToken);
        if (rows.Count > 0)
            view.Tables.Add(new("総務課との協議", ["協議の内容", "回答", "回答日"], [.. rows.Select(c => (IReadOnlyList<string>)[
                c.Question, c.AnsweredAt is null ? "（回答待ち）" : c.Answer, c.AnsweredAt is { } at ? JapaneseDate.Format(JapanTime.DayOf(at)) : ""])]));
    }

    /// <summary>What was found out before the criteria are judged.</summary>
    public static TaskView EvidenceFacts(this TaskView view, ExaminationFile file)
    {
        if (file.Eligibility is { } eligibility)
            view.Fact("欠格事由の確認", eligibility.GroundFound ? "欠格事由に当たる者がいる" : "欠格事由に当たる者はいない");
        if (file.PersonCount is { } count)
            view.Fact("本人の数", $"提案 {Number(count.ProposedCount)}人／名寄せ後 {Number(count.DeduplicatedCount)}人（{Day(count.AsOf)}現在）　{(count.WithinLimits ? "範囲内" : "範囲外")}");
        if (file.Method is { } method)
            view.Tables.Add(new("加工の方法の点検", ["規則第62条", "満たせるか", "方法・理由"], [.. method.Standards.OrderBy(s => s.Standard).Select(s => (IReadOnlyList<string>)[
                $"第{s.Standard}号", s.CanBeMet ? "満たせる" : "満たせない", s.Note])]));
        return view;
    }

    /// <summary>12,345.</summary>
    public static string Number(long value) => value.ToString("#,0", CultureInfo.InvariantCulture);

    /// <summary>A date or 「－」.</summary>
    public static string Day(DateOnly? date) => date is { } d ? JapaneseDate.Format(d) : "－";
}
