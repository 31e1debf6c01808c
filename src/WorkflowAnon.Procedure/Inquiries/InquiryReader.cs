using Microsoft.EntityFrameworkCore;
using WorkflowAnon.Domain.Agency;
using WorkflowAnon.Domain.Calendar;
using WorkflowAnon.Domain.Inquiries;
using WorkflowAnon.Domain.Rules;
using WorkflowAnon.Procedure.Kernel.Tasks;
using WorkflowAnon.Storage.Model;

namespace WorkflowAnon.Procedure.Inquiries;

/// <summary>Loads and shows an inquiry.</summary>
internal static class InquiryReader
{
    public static async Task<Inquiry> InquiryAsync(this WorkflowAnonDbContext db, string id, CancellationToken cancellationToken) =>
        await db.Set<Inquiry>().FindAsync([id], cancellationToken) ?? throw new InvalidOperationException($"問合せ「{id}」がありません。");

    public static Task<Inquiry> InquiryAsync(this TaskContext context, CancellationToken cancellationToken) => context.Db.InquiryAsync(context.SubjectId, cancellationToken);

    /// <summary>Checks and records an answer, of 総務課 or of a division.</summary>
    public static void Answer(this TaskContext context, Inquiry inquiry, string answer, DateOnly? answeredOn)
    {
        context.Enforce(InquiryRules.CheckAnswer(answer, answeredOn, inquiry.ReceivedOn, context.Today));
        (inquiry.Answer, inquiry.AnsweredOn, inquiry.AnsweredById) = (answer, answeredOn, context.Actor.Id);
        context.Subject.Record("問合せへの回答", JapaneseDate.Format(answeredOn!.Value), "2-a 2-b");
    }

    /// <summary>What the people who answer need to see.</summary>
    public static TaskView Inquiry(this TaskView view, Inquiry inquiry, AgencyProfile profile)
    {
        view.Fact("受けた日・方法", $"{JapaneseDate.FormatWithWeekday(inquiry.ReceivedOn)}　{inquiry.Channel}")
            .Fact("問い合わせた者", $"{InquirerName(inquiry.Inquirer)}　{inquiry.InquirerName}　{inquiry.Contact}".TrimEnd())
            .Fact("問合せの内容", inquiry.Question);
        if (inquiry.AuthorityJudgement.Length > 0)
            view.Fact("代理人の権限の確認", inquiry.AuthorityJudgement);
        if (inquiry.RoutingReason.Length > 0)
            view.Fact("回付先とした理由", $"{DeskChoices.DivisionName(profile, inquiry.DivisionId)}　{inquiry.RoutingReason}");
        if (inquiry.SentBackReason.Length > 0)
            view.Fact("担当課から戻された理由", inquiry.SentBackReason);
        if (inquiry.CaseId.Length > 0)
            view.Fact("事案", "事案を開く", "/cases/" + inquiry.CaseId);
        if (inquiry.FileId.Length > 0)
            view.Fact("個人情報ファイル", "ファイル簿を開く", "/files/" + inquiry.FileId);
        return view;
    }

    public static string InquirerName(InquirerKind kind) => kind switch
    {
        InquirerKind.Proposer => "提案をした者",
        InquirerKind.Agent => "代理人",
        _ => "提案をしようとする者",
    };
}

/// <summary>How lists call an inquiry: 令和8年度問合せ第3号.</summary>
internal sealed class InquiryLabels : ISubjectLabels
{
    public async Task<string?> FindAsync(WorkflowAnonDbContext db, string subjectId, CancellationToken cancellationToken) =>
        !subjectId.StartsWith("inquiry-", StringComparison.Ordinal) ? null
        : (db.Set<Inquiry>().Local.FindEntry(subjectId)?.Entity ?? await db.Set<Inquiry>().AsNoTracking().FirstOrDefaultAsync(i => i.Id == subjectId, cancellationToken))?.Label() ?? "新しい問合せ";
}
