using Microsoft.Extensions.DependencyInjection;
using WorkflowAnon.Engine.Activities;
using WorkflowAnon.Procedure.Kernel.Tasks;
using WorkflowAnon.Storage.Bursts;

namespace WorkflowAnon.Procedure.Kernel.Activities;

/// <summary>
/// 担当者作業: base of every step that a person finishes. Executing creates the task in the burst; resuming checks and
/// applies the form through <typeparamref name="THandler"/> and completes with the outcome the handler returns.
/// </summary>
/// <typeparam name="THandler">The step's handler.</typeparam>
[AlwaysWaits]
public abstract class HumanTaskActivity<THandler> : Activity
    where THandler : class, ITaskHandler
{
    /// <summary>件名; the activity's display text when empty.</summary>
    [Input(DisplayName = "件名", Description = "受信箱に出る題名。空欄のときは、アクティビティの表示名。", Order = 1)]
    public string? Title { get; set; }

    /// <summary>何をするか.</summary>
    [Input(DisplayName = "手順の説明", Description = "担当者の画面に示す説明。", UIHint = "multiline", Order = 2)]
    public string? Instructions { get; set; }

    /// <summary>Unit whose task it is: general-affairs, owning-division, or a division id.</summary>
    [Input(DisplayName = "担当", Description = "作業をする所属。「担当課」は、事案の担当課。", UIHint = "dropdown", Options = ["general-affairs=総務課", "owning-division=担当課"], DefaultValue = "owning-division", Order = 3)]
    public string? Unit { get; set; }

    /// <summary>職務: a value of <see cref="Duties"/>.</summary>
    [Input(DisplayName = "職務", Description = "作業をする人の職務。", UIHint = "dropdown", Options = ["staff=担当者", "approver=決裁者", "supervisor=監督者"], DefaultValue = Duties.Staff, Order = 4)]
    public string? Duty { get; set; }

    /// <summary>Clause ids, separated by a space.</summary>
    [Input(DisplayName = "根拠条項", Description = "担当者の画面に示す、要領の条項。", Order = 5)]
    public string? Clauses { get; set; }

    /// <summary>Internal due time in business days (開庁日) from the day the task arises; empty for none.</summary>
    [Input(DisplayName = "内部期限（開庁日数）", Description = "作業が生じた日から数える開庁日の数。法定の期限ではない。", Order = 6)]
    public int? DueInBusinessDays { get; set; }

    /// <summary>Kind of the deadline row that is this task's legal limit (a name of DeadlineKind); empty for none.</summary>
    [Input(DisplayName = "法定期限の種類", Description = "この作業の期限となる、事案の期限の種類。", Order = 7)]
    public string? LegalDeadline { get; set; }

    /// <summary>Activity ids whose last performer in this instance may not do this task, separated by a space.</summary>
    [Input(DisplayName = "職務分離（別の人であること）", Order = 8)]
    public string? DifferentFrom { get; set; }

    /// <summary>Ids the handler needs (for example a division of a selection), JSON.</summary>
    [Input(DisplayName = "文脈（識別子）", Description = "作業が扱うものの識別子（JSON）。個人に関することは書かない。", UIHint = "json-editor", Order = 9)]
    public string? Context { get; set; }

    /// <summary>Name of an ApprovalSubject when finishing this task drafts that matter for 決裁; empty otherwise.</summary>
    [Input(DisplayName = "起案する決裁事項", Description = "この作業が終わると、決裁を求めることになる事項。", Order = 10)]
    public string? Drafts { get; set; }

    /// <inheritdoc/>
    protected override async ValueTask ExecuteAsync(ActivityContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var asked = new TaskRequest(
            Title, Instructions, Unit ?? Units.OwningDivision, Duty ?? Duties.Staff, Clauses, DueInBusinessDays, LegalDeadline, DifferentFrom, Context)
        { Drafts = Drafts ?? "" };
        await context.Services.GetRequiredService<TaskRegistrar>().CreateAsync(context, await AddressAsync(context, asked));
    }

    /// <summary>Lets a kind of task say whose it is where records decide that, not the definition.</summary>
    internal virtual ValueTask<TaskRequest> AddressAsync(ActivityContext context, TaskRequest asked) => ValueTask.FromResult(asked);

    /// <inheritdoc/>
    protected override async ValueTask ResumeAsync(ActivityContext context, ResumeInput input)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(input);
        var outcome = await context.Services.GetRequiredService<TaskRegistrar>()
            .CompleteAsync(context, input, ActivatorUtilities.GetServiceOrCreateInstance<THandler>(context.Services));
        context.Complete(outcome);
    }
}

/// <summary>The two units of the procedure as definitions name them.</summary>
public static class Units
{
    /// <summary>総務課.</summary>
    public const string GeneralAffairs = "general-affairs";

    /// <summary>担当課 of the subject.</summary>
    public const string OwningDivision = "owning-division";
}

/// <summary>What a definition says about a task.</summary>
internal sealed record TaskRequest(
    string? Title, string? Instructions, string Unit, string Duty, string? Clauses, int? DueInBusinessDays, string? LegalDeadline, string? DifferentFrom, string? Context)
{
    /// <summary>Name of the ApprovalSubject that the task drafts, or empty.</summary>
    public string Drafts { get; init; } = "";

    /// <summary>内部の期限 where a rule of its own computes it; null for <see cref="DueInBusinessDays"/>.</summary>
    public DateOnly? DueOn { get; init; }

    /// <summary>Which matter of the legal deadline, where a subject may have several of the kind at once; empty otherwise.</summary>
    public string LegalDetail { get; init; } = "";

    /// <summary>Person who alone may do it, with the name, or null.</summary>
    public (string Id, string Name)? Assignee { get; init; }
}
