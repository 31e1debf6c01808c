using WorkflowAnon.Domain.Calendar;
using WorkflowAnon.Domain.Rules;

namespace WorkflowAnon.Domain.Examination;

/// <summary>Rules on ヒアリング and 協議 within the examination (第6, 5-3-1n, 8-1-2ウ(ｲ)).</summary>
public static class HearingRules
{
    /// <summary>A hearing is on record with its day, its questions and what was said; an agent can be heard only where there is one.</summary>
    /// <param name="hearing">The record.</param>
    /// <param name="hasAgent">The proposal was made by an agent.</param>
    /// <param name="today">Today in Japan.</param>
    public static RuleResult Check(Hearing hearing, bool hasAgent, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(hearing);
        var found = new FindingList();
        if (hearing.OfAgent && !hasAgent)
            found.Block("5-3-1n", "heard", "この提案に代理人はいません。提案者を選んでください。");
        if (hearing.HeldOn > today)
            found.Block("6-0", "heldOn", $"実施した日{JapaneseDate.Format(hearing.HeldOn)}が将来の日です。");
        found.BlockIfBlank(hearing.Method, "6-0", "method", "ヒアリングの方法（電話、面談など）を入力してください。");
        found.BlockIfBlank(hearing.Question, "6-0", "question", "確認した事項を入力してください。");
        found.BlockIfBlank(hearing.Answer, "6-0", "answer", "聴取した内容を入力してください。");
        return found.ToResult();
    }

    /// <summary>A question to 総務課 has content.</summary>
    public static RuleResult CheckQuestion(ConsultationSubject subject, string question) =>
        new FindingList().BlockIfBlank(question, Clause(subject), "question", "協議・確認する内容を入力してください。").ToResult();

    /// <summary>A question is answered once, with content.</summary>
    public static RuleResult CheckAnswer(Consultation consultation, string answer)
    {
        ArgumentNullException.ThrowIfNull(consultation);
        var found = new FindingList();
        if (consultation.AnsweredAt is not null)
            found.Block(Clause(consultation.Subject), "", "この協議には既に回答されています。");
        return found.BlockIfBlank(answer, Clause(consultation.Subject), "answer", "回答を入力してください。").ToResult();
    }

    private static string Clause(ConsultationSubject subject) => subject == ConsultationSubject.OutsourcingCost ? "8-1-2ウ(ｲ)" : "6-0";
}
