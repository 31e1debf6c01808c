using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WorkflowAnon.Domain.Agency;
using WorkflowAnon.Engine.Runtime;
using WorkflowAnon.Procedure.Kernel.Approvals;
using WorkflowAnon.Procedure.Kernel.Forms;
using WorkflowAnon.Procedure.Records;
using WorkflowAnon.Storage.Bursts;
using WorkflowAnon.Storage.Model;
using WorkflowAnon.Storage.Tasks;

namespace WorkflowAnon.Procedure.Kernel.Tasks;

/// <summary>A task as its page shows it.</summary>
/// <param name="Task">The task.</param>
/// <param name="Handler">Form and buttons.</param>
/// <param name="View">Facts, choices, known values.</param>
/// <param name="Conflict">Why this person cannot finish it now, or null.</param>
public sealed record OpenedTask(HumanTask Task, ITaskHandler Handler, TaskView View, TaskConflictException? Conflict)
{
    /// <summary>For whom the person would act (代理), or null.</summary>
    public ActingFor? ActingFor { get; init; }

    /// <summary>決裁経路 as it is proposed, when the task is a 起案; else null.</summary>
    public RouteForm? Route { get; init; }
}

/// <summary>Commands on human tasks. Who may is decided here (TaskAccess), whatever a page showed.</summary>
public sealed partial class TaskCommands(
    IServiceScopeFactory scopes, IWorkflowEngine engine, IBurstExecutor bursts, TaskTypes types, TimeProvider clock, AgencyProfile profile, IdentityViews views)
{
    /// <summary>Opens a task for reading: its form, facts and whether the person may finish it.</summary>
    /// <exception cref="TaskConflictException">Not found, or of another division.</exception>
    public async Task<OpenedTask> OpenAsync(string taskId, Actor actor, CancellationToken cancellationToken = default)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<WorkflowAnonDbContext>();
        var task = await LoadAsync(db.Set<HumanTask>().AsNoTracking(), taskId, cancellationToken);
        var barred = await scope.ServiceProvider.GetRequiredService<TaskRegistrar>().BarredAsync(task, cancellationToken);
        var rights = scope.ServiceProvider.GetRequiredService<TaskRights>();
        if ((await rights.CheckAsync(actor, task, TaskCommand.View, barred, cancellationToken)).Conflict is { } refused)
            throw refused;
        var right = await rights.CheckAsync(actor, task, TaskCommand.Complete, barred, cancellationToken);
        var handler = types.Handler(task.ActivityType, scope.ServiceProvider).Of(task.Context);
        var subject = scope.ServiceProvider.GetRequiredService<SubjectContextFactory>().Create(task.SubjectId);
        var hides = !await RecordViewAsync(handler, new TaskContext(task, actor, subject), cancellationToken);
        var view = await handler.PrepareAsync(new TaskContext(task, actor, subject) { ActingFor = right.ActingFor, HidesIdentityPapers = hides }, cancellationToken);
        if (hides)
            view.Warnings.Add(IdentityViews.NotRecorded);
        if (task.Drafts.Length > 0)
            view.Choices[RouteForm.Divisions] = [.. profile.Divisions.Select(d => new Choice(d.Id, d.Name))];
        return new(task, handler, view, right.Conflict) { ActingFor = right.ActingFor, Route = task.Drafts.Length > 0 ? RouteForm.Proposed(task, profile) : null };
    }

    /// <summary>引き受ける: nobody else can then finish it. Claiming twice is the same as once.</summary>
    public Task ClaimAsync(string taskId, Actor actor, CancellationToken cancellationToken = default) =>
        ChangeHolderAsync(taskId, actor, TaskCommand.Claim, task =>
        {
            task.State = HumanTaskState.Claimed;
            task.AssigneeId = actor.Id;
            task.AssigneeName = actor.DisplayName;
            task.ClaimedAt = clock.GetUtcNow();
        }, cancellationToken);

    /// <summary>引受けをやめる: the task is open to the division again.</summary>
    public Task UnclaimAsync(string taskId, Actor actor, CancellationToken cancellationToken = default) =>
        ChangeHolderAsync(taskId, actor, TaskCommand.Unclaim, task =>
        {
            task.State = HumanTaskState.Open;
            task.AssigneeId = null;
            task.AssigneeName = null;
            task.ClaimedAt = null;
        }, cancellationToken);

    /// <summary>Finishes a task: one burst, one transaction. The same <paramref name="idempotencyKey"/> gets the same answer.</summary>
    /// <param name="taskId">The task.</param>
    /// <param name="actor">Who.</param>
    /// <param name="data">What was typed.</param>
    /// <param name="button">The button pressed.</param>
    /// <param name="idempotencyKey">Unique per rendered form.</param>
    /// <param name="cancellationToken">Cancels before the commit.</param>
    /// <exception cref="TaskRefusedException">Something typed is wrong; nothing has changed.</exception>
    /// <exception cref="TaskConflictException">Done by another, held by another, or not this person's to do.</exception>
    public Task<InstanceAnswer> CompleteAsync(
        string taskId, Actor actor, FormData data, string button, string idempotencyKey, CancellationToken cancellationToken = default) =>
        CompleteAsync(taskId, actor, data, button, idempotencyKey, null, cancellationToken);

    /// <summary>Finishes a task once its person has seen what that does; see the other overload.</summary>
    /// <param name="taskId">The task.</param>
    /// <param name="actor">Who.</param>
    /// <param name="data">What was typed.</param>
    /// <param name="button">The button pressed.</param>
    /// <param name="idempotencyKey">Unique per rendered form.</param>
    /// <param name="isConfirmed">Whether what the act does needs no confirmation or has it; asked before the commit. Null asks nothing.</param>
    /// <param name="cancellationToken">Cancels before the commit.</param>
    /// <exception cref="ConfirmationNeededException">Not confirmed yet; nothing has changed.</exception>
    /// <exception cref="TaskRefusedException">Something typed is wrong; nothing has changed.</exception>
    /// <exception cref="TaskConflictException">Done by another, held by another, or not this person's to do.</exception>
    public async Task<InstanceAnswer> CompleteAsync(
        string taskId, Actor actor, FormData data, string button, string idempotencyKey, Func<ActOutcome, bool>? isConfirmed, CancellationToken cancellationToken = default)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<WorkflowAnonDbContext>();
        var task = await LoadAsync(db.Set<HumanTask>().AsNoTracking(), taskId, cancellationToken);

        // Claim, duty and separation are checked again in the burst under the instance's lock; a task of another division is refused here.
        var actedFor = await ActedForAsync(task, actor, cancellationToken);
        var command = new BurstCommand(idempotencyKey, actor, "task.complete") { InstanceId = task.InstanceId, ActedForId = actedFor };
        if (isConfirmed is not null)
        {
            var known = await ActOutcomeReader.KnownAsync(db, task.SubjectId, cancellationToken);
            var reader = scope.ServiceProvider.GetRequiredService<ActOutcomeReader>();
            command = command with
            {
                BeforeCommit = async (written, ct) =>
                {
                    var outcome = await reader.ReadAsync(written, task, known, ct);
                    if (!isConfirmed(outcome))
                        throw new ConfirmationNeededException(outcome);
                },
            };
        }

        try
        {
            return await engine.ResumeAsync(
                new ResumeRequest(task.InstanceId, task.BookmarkId) { Payload = new TaskSubmission(taskId, actor, data, button) }, command, cancellationToken);
        }
        catch (WorkflowConflictException)
        {
            // The bookmark is used up: say who finished the task and when.
            task = await LoadAsync(db.Set<HumanTask>().AsNoTracking(), taskId, cancellationToken);
            throw TaskAccess.Check(actor, task, TaskCommand.Complete, new HashSet<string>())
                ?? new TaskConflictException(TaskConflictKind.Ended, "このタスクは既に処理されています。画面を開き直してください。");
        }
    }

    /// <summary>False when the page would show identity papers and that could not be recorded.</summary>
    private async Task<bool> RecordViewAsync(ITaskHandler handler, TaskContext context, CancellationToken cancellationToken) =>
        handler is not IShowsIdentityPapers shows
        || await views.TryRecordAsync(context.SubjectId, await shows.ShownPapersAsync(context, cancellationToken), context.Actor, cancellationToken);

    /// <summary>For whom the person would finish the task; null when they may themselves, or when it is over (an answer already given is given again).</summary>
    private async Task<string?> ActedForAsync(HumanTask task, Actor actor, CancellationToken cancellationToken)
    {
        var nobody = new HashSet<string>();
        if (!task.IsPending || TaskAccess.Check(actor, task, TaskCommand.Complete, nobody) is null)
        {
            // What is over may have been done for somebody: only the division is asked for here.
            return task.CompletedById == actor.Id ? task.ActedForId
                : TaskAccess.Check(actor, task, TaskCommand.View, nobody) is { } other ? throw other : null;
        }

        await using var scope = scopes.CreateAsyncScope();
        var rights = scope.ServiceProvider.GetRequiredService<TaskRights>();
        if ((await rights.CheckAsync(actor, task, TaskCommand.View, nobody, cancellationToken)).Conflict is { } refused)
            throw refused;
        return (await rights.CheckAsync(actor, task, TaskCommand.Complete, nobody, cancellationToken)).ActingFor?.Person.Id;
    }

    private async Task ChangeHolderAsync(string taskId, Actor actor, TaskCommand command, Action<HumanTask> change, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<WorkflowAnonDbContext>();
        var task = await LoadAsync(db.Set<HumanTask>(), taskId, cancellationToken);
        var barred = await scope.ServiceProvider.GetRequiredService<TaskRegistrar>().BarredAsync(task, cancellationToken);
        if ((await scope.ServiceProvider.GetRequiredService<TaskRights>().CheckAsync(actor, task, command, barred, cancellationToken)).Conflict is { } refused)
            throw refused;
        change(task);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Clear();
            var now = await LoadAsync(db.Set<HumanTask>().AsNoTracking(), taskId, cancellationToken);
            throw TaskAccess.Check(actor, now, command, barred)
                ?? new TaskConflictException(TaskConflictKind.ClaimedByOther, "同時に他の人が操作しました。画面を開き直してください。");
        }
    }

    private static async Task<HumanTask> LoadAsync(IQueryable<HumanTask> tasks, string taskId, CancellationToken cancellationToken) =>
        await tasks.SingleOrDefaultAsync(t => t.Id == taskId, cancellationToken)
        ?? throw new TaskConflictException(TaskConflictKind.NotFound, "タスクが見つかりません。");
}
