using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WorkflowAnon.Domain.Cases;
using WorkflowAnon.Engine.Activities;
using WorkflowAnon.Procedure.Kernel.Activities;
using WorkflowAnon.Procedure.Kernel.Forms;
using WorkflowAnon.Procedure.Kernel.Tasks;
using WorkflowAnon.Storage.Identity;
using WorkflowAnon.Storage.Model;
using WorkflowAnon.Storage.Tasks;

namespace WorkflowAnon.Procedure.Kernel.Approvals;

/// <summary>後閲: the 本来の決裁者 looks at what was decided in their absence (代決). Nobody else can.</summary>
[Activity("WorkflowAnon.LaterReview", Category = "共通", DisplayName = "後閲", Description = "不在の間に代決された内容を確かめます。疑義があるときは所見に書き、担当者と代決した人に伝えます。", Kind = ActivityKind.Task)]
[Outcomes("Done=後閲")]
public sealed class LaterReview : HumanTaskActivity<LaterReviewHandler>
{
    internal override async ValueTask<TaskRequest> AddressAsync(ActivityContext context, TaskRequest asked)
    {
        var db = context.Services.GetRequiredService<WorkflowAnonDbContext>();
        var begun = await db.Set<HumanTask>().AsNoTracking().Where(t => t.SubjectId == context.CorrelationId && t.ActivityType == context.Node.Type).Select(t => t.Context).ToListAsync(context.CancellationToken);
        var decided = (await db.Set<Approval>().AsNoTracking()
                .Where(a => a.SubjectId == context.CorrelationId && a.ActedForId != null && a.ReviewedAt == null).OrderBy(a => a.DecidedAt).ToListAsync(context.CancellationToken))
            .Find(a => !begun.Contains(a.Id)) ?? throw new InvalidOperationException("後閲を要する代決がありません。");
        var division = await db.Set<StaffAccount>().AsNoTracking().Where(a => a.Id == decided.ActedForId).Select(a => a.DivisionId).SingleAsync(context.CancellationToken);
        return asked with { Unit = division, Context = decided.Id, Assignee = (decided.ActedForId!, decided.ActedForName) };
    }
}

/// <summary>Form of a 後閲.</summary>
public sealed class LaterReviewForm
{
    /// <summary>所見.</summary>
    [FormField("所見", Multiline = true, Help = "決裁の内容に疑義があるときは、ここに書いて担当者と代決した人に伝えてください。")]
    public string Note { get; set; } = "";
}

/// <summary>Records the 後閲.</summary>
public sealed class LaterReviewHandler : TaskHandler<LaterReviewForm>
{
    /// <summary>True: what was decided by a substitute is looked at also when the proposal has been withdrawn.</summary>
    public override bool IsAfterWithdrawal(HumanTask task) => true;

    /// <inheritdoc/>
    public override IReadOnlyList<Choice> Buttons { get; } = [new("Done", "後閲する")];

    /// <inheritdoc/>
    public override async Task<TaskView> PrepareAsync(TaskContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        var decided = await DecidedAsync(context, cancellationToken);
        var view = new TaskView().Fact("代決の理由", decided.SubstituteReason).Fact("代決の日時", Domain.Calendar.JapanTime.Format(decided.DecidedAt)).Fact("意見", decided.Comment);
        return decided.DocumentId.Length > 0 ? view.Fact("起案文書", "内容を表示", $"/drafts/{decided.DocumentId}") : view;
    }

    /// <inheritdoc/>
    protected override async Task<string> CompleteAsync(TaskContext context, LaterReviewForm form, string button, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(form);
        var decided = await DecidedAsync(context, cancellationToken);
        if (decided.ActedForId != context.Actor.Id)
            throw TaskContext.Refuse("", "後閲は、不在の間に代決された本人が行います。");
        (decided.ReviewedAt, decided.ReviewNote) = (context.Now.ToUniversalTime(), form.Note);
        if (form.Note.Length > 0)
            context.Subject.Record("後閲の所見", form.Note);
        return button;
    }

    private static Task<Approval> DecidedAsync(TaskContext context, CancellationToken cancellationToken) =>
        context.Db.Set<Approval>().SingleAsync(a => a.Id == context.Task.Context, cancellationToken);
}
