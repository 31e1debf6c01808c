using WorkflowAnon.Domain.Cases;
using WorkflowAnon.Domain.Rules;
using WorkflowAnon.Engine.Activities;
using WorkflowAnon.Procedure.Kernel.Activities;
using WorkflowAnon.Procedure.Kernel.Forms;
using WorkflowAnon.Procedure.Kernel.Tasks;

namespace WorkflowAnon.Procedure.Changes;

/// <summary>変更通知書の写しの保管 (9-3-1ウ).</summary>
[Activity("WorkflowAnon.Changes.RetainChangeNoticeCopy", Category = "第9の3 変更", DisplayName = "変更通知書の写しを保管する", Description = "変更通知書の写しを取り、総務課で保管します。原本を送る前に行います。", Kind = ActivityKind.Task)]
[Outcomes("Done=保管した")]
public sealed class RetainChangeNoticeCopy : HumanTaskActivity<RetainChangeNoticeCopyHandler>;

/// <summary>Form of the keeping.</summary>
public sealed class RetainChangeNoticeCopyForm
{
    /// <summary>写し.</summary>
    [FormField("変更通知書の写しを保管した", Clause = "9-3-1ウ")]
    public bool CopyRetained { get; set; }
}

/// <summary>Keeps the copy before the original leaves.</summary>
public sealed class RetainChangeNoticeCopyHandler : TaskHandler<RetainChangeNoticeCopyForm>
{
    /// <inheritdoc/>
    public override IReadOnlyList<Choice> Buttons { get; } = [new("Done", "写しを保管した")];

    /// <inheritdoc/>
    protected override async Task<string> CompleteAsync(TaskContext context, RetainChangeNoticeCopyForm form, string button, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(form);
        context.Enforce(RecordRules.CheckStated(form.CopyRetained, "9-3-1ウ", "copyRetained", "写しを保管してから完了してください。"));
        (await context.NoticeAsync(cancellationToken)).CopyRetainedOn = context.Today;
        await context.KeepCopyAsync(PaperKind.ChangeNotice, "9-3-1ウ", cancellationToken);
        return button;
    }
}

/// <summary>変更通知書の原本の送付 (9-3-1ウ).</summary>
[Activity("WorkflowAnon.Changes.ForwardChangeNotice", Category = "第9の3 変更", DisplayName = "変更通知書の原本を担当課に送付する", Description = "写しを保管した上で、記載事項変更通知書の原本を担当課に送付します。", Kind = ActivityKind.Task)]
[Outcomes("Done=送付した")]
public sealed class ForwardChangeNotice : HumanTaskActivity<ForwardChangeNoticeHandler>;

/// <summary>Form of the forwarding.</summary>
public sealed class ForwardChangeNoticeForm
{
    /// <summary>送付した日.</summary>
    [FormField("担当課に送付した日", Required = true, Clause = "9-3-1ウ")]
    public DateOnly? ForwardedOn { get; set; }
}

/// <summary>The original goes to 担当課 after the copy is kept.</summary>
public sealed class ForwardChangeNoticeHandler : TaskHandler<ForwardChangeNoticeForm>
{
    /// <inheritdoc/>
    public override IReadOnlyList<Choice> Buttons { get; } = [new("Done", "原本を担当課に送付した")];

    /// <inheritdoc/>
    public override Task<TaskView> PrepareAsync(TaskContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        return Task.FromResult(new TaskView { Initial = new ForwardChangeNoticeForm { ForwardedOn = context.Today } });
    }

    /// <inheritdoc/>
    protected override async Task<string> CompleteAsync(TaskContext context, ForwardChangeNoticeForm form, string button, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(form);
        context.Enforce(RecordRules.CheckDay("9-3-1ウ", "forwardedOn", form.ForwardedOn, null, context.Today, "送付した日が今日より後です。"));
        var notice = await context.NoticeAsync(cancellationToken);
        context.Enforce(ChangeRules.CheckForward(notice.CopyRetainedOn is not null));
        notice.ForwardedOn = form.ForwardedOn;
        await context.ForwardOriginalAsync(PaperKind.ChangeNotice, "記載事項変更通知書", "9-3-1ウ", cancellationToken);
        return button;
    }
}
