using Microsoft.Extensions.DependencyInjection;
using WorkflowAnon.Domain.Approvals;
using WorkflowAnon.Engine.Activities;
using WorkflowAnon.Procedure.Kernel.Activities;
using WorkflowAnon.Procedure.Kernel.Forms;
using WorkflowAnon.Procedure.Kernel.Tasks;
using WorkflowAnon.Storage.Model;

namespace WorkflowAnon.Procedure.Kernel.Approvals;

/// <summary>合議: a division on the route is asked before the decision. One task per division, in order.</summary>
[Activity("WorkflowAnon.Countersign", Category = "共通", DisplayName = "合議", Description = "起案の内容を確かめ、意見を付けて合議するか、理由を付けて差し戻します。", Kind = ActivityKind.Task)]
[Outcomes("Agreed=合議", "SentBack=差戻し", "PulledBack=引戻し", "Withdrawn=取下")]
public sealed class Countersign : HumanTaskActivity<CountersignHandler>
{
    internal override async ValueTask<TaskRequest> AddressAsync(ActivityContext context, TaskRequest asked)
    {
        var db = context.Services.GetRequiredService<WorkflowAnonDbContext>();
        var document = await ApprovalRecords.FindAsync(db, context.InstanceId, ApprovalContext.Read(asked.Context).DraftActivity, context.CancellationToken);
        return asked with { Unit = document?.NextConsultation?.DivisionId ?? throw new InvalidOperationException("合議先がありません。") };
    }
}

/// <summary>Form of a 合議.</summary>
public sealed class CountersignForm
{
    /// <summary>意見, or the reason of a 差戻し.</summary>
    [FormField("意見（差戻しのときは、その理由）", Multiline = true, Help = "異議があるときは意見に書くか、理由を付けて差し戻してください。意見は決裁者に示されます。")]
    public string Opinion { get; set; } = "";
}

/// <summary>合議: records the division's view; a 差戻し needs a reason.</summary>
public sealed class CountersignHandler : ApprovalTaskHandler<CountersignForm>
{
    /// <inheritdoc/>
    public override IReadOnlyList<Choice> Buttons { get; } = [new("Agreed", "合議する"), new("SentBack", "理由を付けて差し戻す")];

    /// <inheritdoc/>
    public override async Task<TaskView> PrepareAsync(TaskContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        var view = new TaskView();
        var wanted = ApprovalContext.Read(context.Task.Context);
        if (await DocumentAsync(context, cancellationToken) is not { } document)
            return view;
        view.Fact("起案者", document.DrafterName).Fact("起案", document.Title);
        if (wanted.PaperKey is { Length: > 0 } key)
            view.Fact("合議する書類", "内容を表示", PaperAddress.Of(key, wanted.DetailId ?? context.SubjectId));
        ShowRoute(context, view, document);
        return view;
    }

    /// <inheritdoc/>
    protected override async Task<string> CompleteAsync(TaskContext context, CountersignForm form, string button, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(form);
        var document = await DocumentAsync(context, cancellationToken) ?? throw TaskContext.Refuse("", "この起案は回議中ではありません。");
        var step = document.NextConsultation ?? throw TaskContext.Refuse("", "この起案の合議は終わっています。");
        if (button == "SentBack")
        {
            if (string.IsNullOrWhiteSpace(form.Opinion))
                throw TaskContext.Refuse("opinion", "差し戻す理由を入力してください。起案者に伝わります。");
            document.Settle(ApprovalDocumentState.SentBack, form.Opinion, context.Now);
            context.Subject.Record("合議からの差戻しの理由", form.Opinion);
            return button;
        }

        (step.ById, step.ByName, step.At, step.Opinion) = (context.Actor.Id, context.Actor.DisplayName, context.Now.ToUniversalTime(), form.Opinion);
        if (form.Opinion.Length > 0)
            context.Subject.Record("合議の意見", form.Opinion);
        return button;
    }
}
