using Microsoft.Extensions.DependencyInjection;
using WorkflowAnon.Domain.Agency;
using WorkflowAnon.Domain.Calendar;
using WorkflowAnon.Engine.Activities;
using WorkflowAnon.Engine.Definitions;
using WorkflowAnon.Procedure.Kernel.Activities;
using WorkflowAnon.Procedure.Kernel.Tasks;

namespace WorkflowAnon.Procedure.Kernel.DrawnTasks;

/// <summary>
/// 担当者の作業: a step of an agency's own, without code: whoever draws the definition says what is entered, checked and chosen. What is drawn is checked before publication
/// (<see cref="TaskInputRule"/>) and again here; what is wrong is an incident, never a wrong task.
/// </summary>
[Activity(TypeName, Category = "共通", DisplayName = "担当者の作業", Kind = ActivityKind.Task,
    Description = "担当者が行う作業を、入力欄、確かめること、結果（ボタン）、期限とともに決める。法令の規則は、この作業を手順の一つとして扱うだけで、条項の手順の代わりにはならない。")]
public sealed class DrawnTask : HumanTaskActivity<DrawnTaskHandler>
{
    /// <summary>Type name in definitions.</summary>
    public const string TypeName = "WorkflowAnon.HumanTask";

    /// <summary>Outcome of a step for which none is drawn.</summary>
    public const string DefaultOutcome = "Done";

    /// <summary>入力欄: a JSON array of <see cref="DrawnField"/>; one optional text when missing.</summary>
    [Input(DisplayName = "入力欄", UIHint = "json-editor", Order = 20,
        Description = "[{\"name\":\"agreed\",\"label\":\"異議はないか\",\"kind\":\"yes-no\",\"required\":true,\"hint\":\"説明\"}]。kind は text（文字）、multiline（長い文）、yes-no（はい・いいえ）、date（日付）、integer（整数）、"
            + "choice（選択。options に \"値=表示\"）。空にすると「処理の内容」一つ、[] にすると欄なし。個人番号を書く欄は設けられない。画面上の「担当者の作業を組み立てる」で、表から書けます。")]
    public string? Fields { get; set; }

    /// <summary>確かめること, one question each.</summary>
    [Input(DisplayName = "確かめること", UIHint = "multitext", Order = 21, Description = "一つずつ、担当者が確かめて印を付ける。")]
    public List<string>? Checklist { get; set; }

    /// <summary>結果: the activity's outcomes, each a button.</summary>
    [Input(DisplayName = "結果（ボタン）", UIHint = "dynamic-outcomes", DefaultValue = "[\"Done\"]", Order = 22, Description = "一つにつき、ボタン一つと接続の出口一つになる。コンマは使えない。")]
    public List<string>? Outcomes { get; set; }

    /// <summary>What buttons say, each "outcome=text"; the outcome itself where there is none.</summary>
    [Input(DisplayName = "ボタンの表示", UIHint = "multitext", Order = 23, Description = "「結果=ボタンの表示」。書かない結果は、結果の名前がそのままボタンになる。")]
    public List<string>? OutcomeLabels { get; set; }

    /// <summary>Outcomes that need a reason.</summary>
    [Input(DisplayName = "理由が要る結果", UIHint = "multitext", Order = 24, Description = "ここに挙げた結果を選ぶときは、理由が必須になる。")]
    public List<string>? ReasonFor { get; set; }

    /// <summary>期限の決め方: a value of <see cref="DueRules"/>; when empty "deadline" where the legal deadline is named, else "none".</summary>
    [Input(DisplayName = "期限の決め方", UIHint = "dropdown", Order = 25, Options = [
        "=（下の「法定期限の種類」があればそれによる）", "none=期限なし", "calendar-days=作業が生じた日の翌日から数えて何日（閉庁日なら次の開庁日）", "business-days=作業が生じた日の翌日から数えて何開庁日", "deadline=事案の期限（法定期限の種類）まで"])]
    public string? DueRule { get; set; }

    /// <summary>Days of the rule, 1 to <see cref="DrawnTaskReader.MostDays"/>.</summary>
    [Input(DisplayName = "期限の日数", Order = 26, Description = "期限の決め方が「何日」「何開庁日」のとき。")]
    public int? DueDays { get; set; }

    /// <summary>Who else is told when the date has passed: a value of <see cref="Escalations"/>.</summary>
    [Input(DisplayName = "期限を過ぎたときの知らせ先", UIHint = "dropdown", DefaultValue = Escalations.Division, Order = 27, Options = [
        "division=担当と、その所属の監督者", "general-affairs=担当と、その所属と総務課の監督者"])]
    public string? Escalation { get; set; }

    /// <summary>見る書類: name of a PaperKind that the task's page shows; empty for none.</summary>
    [Input(DisplayName = "見る書類（様式）", UIHint = "dropdown", Order = 28, Description = "担当者の画面に、事案のその書類（最新のもの）を示す。")]
    public string? Paper { get; set; }

    /// <summary>The outcome that was chosen.</summary>
    [Output(DisplayName = "選ばれた結果")]
    public string? Result { get; }

    /// <summary>What was entered, by field name: yes and no, dates (yyyy-MM-dd), numbers, choices; never typed text.</summary>
    [Output(DisplayName = "入力された値", Description = "はい・いいえ、日付（yyyy-MM-dd）、整数、選択の値。文字の欄は、個人に関することが書かれ得るため、含めない。")]
    public object? Values { get; }

    /// <summary>What the button of an outcome says, as a definition draws it; null for an outcome without words of its own and for other types.</summary>
    /// <param name="node">The step.</param>
    /// <param name="outcome">The outcome.</param>
    public static string? ButtonText(ActivityNode node, string outcome)
    {
        ArgumentNullException.ThrowIfNull(node);
        if (node.Type != TypeName)
            return null;
        return (TaskInputRule.Read(node).Inputs.OutcomeLabels ?? []).Select(Forms.Choice.Parse).Concat(DrawnForm.Default.Buttons).FirstOrDefault(b => b.Value == outcome)?.Text;
    }

    internal override ValueTask<TaskRequest> AddressAsync(ActivityContext context, TaskRequest asked)
    {
        var services = context.Services;
        var inputs = new DrawnTaskInputs
        {
            Unit = Unit,
            Duty = Duty,
            Clauses = Clauses,
            DifferentFrom = DifferentFrom,
            LegalDeadline = LegalDeadline,
            Drafts = Drafts,
            DueInBusinessDays = DueInBusinessDays,
            Fields = Fields,
            Checklist = Checklist,
            Outcomes = Outcomes,
            OutcomeLabels = OutcomeLabels,
            ReasonFor = ReasonFor,
            DueRule = DueRule,
            DueDays = DueDays,
            Escalation = Escalation,
            Paper = Paper,
        };
        var (form, problems) = DrawnTaskReader.Read(inputs, services.GetRequiredService<AgencyProfile>(), context.Workflow.Definition.Activities.Select(a => a.Id), context.ActivityId);
        if (problems.Count > 0)
            throw new InvalidOperationException($"「{context.Node.DisplayName ?? context.ActivityId}」の設定が正しくないため、タスクを作れません。{string.Join("", problems.Select(p => p.Message))}");
        var today = JapanTime.Today(context.Clock);
        var due = DueRules.Compute(DueRule, DueDays, today, services.GetRequiredService<PeriodCalculator>());
        form = form with { Due = due?.Rule ?? "" };
        return ValueTask.FromResult(asked with { Context = form.Write(), DueOn = due?.Due });
    }
}

/// <summary>期限の決め方 of a 担当者の作業.</summary>
public static class DueRules
{
    /// <summary>期限なし.</summary>
    public const string None = "none";

    /// <summary>So many days by the calendar.</summary>
    public const string CalendarDays = "calendar-days";

    /// <summary>So many 開庁日.</summary>
    public const string BusinessDays = "business-days";

    /// <summary>Until the named deadline of the case.</summary>
    public const string Deadline = "deadline";

    /// <summary>All.</summary>
    public static IReadOnlyList<string> All { get; } = [None, CalendarDays, BusinessDays, Deadline];

    /// <summary>The date that the rule gives to a task that arises today; null where it gives none of its own.</summary>
    public static ComputedDate? Compute(string? rule, int? days, DateOnly today, PeriodCalculator periods)
    {
        ArgumentNullException.ThrowIfNull(periods);
        return (rule, days) switch
        {
            (CalendarDays, { } count) => periods.DaysAfter(today, count, ""),
            (BusinessDays, { } count) => periods.BusinessDaysAfter(today, count, ""),
            _ => null,
        };
    }
}

/// <summary>期限を過ぎたときの知らせ先.</summary>
public static class Escalations
{
    /// <summary>The 監督者 of the task's division, like of every task.</summary>
    public const string Division = "division";

    /// <summary>Those of 総務課 too.</summary>
    public const string GeneralAffairs = "general-affairs";
}
