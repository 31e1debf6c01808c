using WorkflowAnon.Domain.Rules;
using WorkflowAnon.Engine.Activities;
using WorkflowAnon.Procedure.Kernel;
using WorkflowAnon.Procedure.Kernel.Activities;
using WorkflowAnon.Procedure.Kernel.Forms;
using WorkflowAnon.Procedure.Kernel.Tasks;

namespace WorkflowAnon.Procedure.Termination;

/// <summary>解除するかの判断 (10-2): discretionary, always a person's.</summary>
[Activity("WorkflowAnon.Termination.DecideTermination", Category = "第10 契約違反・解除", DisplayName = "解除するかを判断し、起案する", Description = "解除の事由があるかを確かめ、契約を解除するかを判断し、起案します。", Kind = ActivityKind.Task)]
[Outcomes("Terminate=解除を起案した", "Keep=解除しない", "Notify=総務課に通知する")]
public sealed class DecideTermination : HumanTaskActivity<DecideTerminationHandler>;

/// <summary>Form of the decision.</summary>
public sealed class DecideTerminationForm
{
    /// <summary>事由.</summary>
    [FormField("解除の事由", Clause = "10-2", Options = [
        "Fraud=法第120条第1号：偽りその他不正の手段による契約の締結", "Disqualified=法第120条第2号：欠格事由（第5の1⑴～⑹）に該当",
        "SeriousBreach=法第120条第3号：契約で定められた事項についての重大な違反", "ByContract=契約で定める解除事由"])]
    public List<string> Causes { get; set; } = [];

    /// <summary>事実.</summary>
    [FormField("事由に当たる事実（解除しないときは、その理由）", Required = true, Multiline = true, Clause = "10-2")]
    public string Facts { get; set; } = "";

    /// <summary>委員会への報告の判断.</summary>
    [FormField("契約で定める事由だけによるときの、委員会への報告についての判断", Multiline = true, Help = "法第120条の事由がないときだけ入力します。", Clause = "10-3x")]
    public string ContractCauseReason { get; set; } = "";
}

/// <summary>Drafts the termination with its causes, or records why there is none.</summary>
public sealed class DecideTerminationHandler : TaskHandler<DecideTerminationForm>
{
    /// <inheritdoc/>
    public override IReadOnlyList<Choice> Buttons { get; } = [new("Terminate", "契約の解除を起案する"), new("Keep", "解除しないこととする"), new("Notify", "違反等として総務課に通知する")];

    /// <inheritdoc/>
    public override async Task<TaskView> PrepareAsync(TaskContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        var violation = await context.ViolationAsync(cancellationToken);
        return new TaskView().Fact("違反等の事実", violation.Facts).Fact("総務課への通知", violation.NotifiedOn is { } on ? Domain.Calendar.JapaneseDate.Format(on) : "通知していない（契約で定める解除事由だけを検討）").Fact("契約書", "内容を表示", PaperAddress.Of("form7", context.SubjectId));
    }

    /// <inheritdoc/>
    protected override async Task<string> CompleteAsync(TaskContext context, DecideTerminationForm form, string button, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(form);
        var violation = await context.ViolationAsync(cancellationToken);
        if (button == "Keep")
        {
            context.Enforce(RecordRules.CheckStated(form.Causes.Count == 0, "10-2", "causes", "解除しないときは、解除の事由を選びません。"));
            violation.KeepReason = form.Facts;
            return button;
        }

        if (button == "Notify")
        {
            context.Enforce(RecordRules.CheckStated(violation.NotifiedOn is null, "10-1", "", "違反等は既に総務課に通知されています。"));
            return button;
        }

        List<TerminationCause> causes = [.. form.Causes.Select(Enum.Parse<TerminationCause>)];
        context.EnforceDecided(TerminationRules.CheckDecision(causes, form.Facts, violation.NotifiedOn), form.ContractCauseReason, "contractCauseReason");
        violation.Causes = causes;
        violation.CauseFacts = form.Facts;
        violation.DraftedById = context.Actor.Id;
        return button;
    }
}
