using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using WorkflowAnon.Domain.Agency;
using WorkflowAnon.Domain.Calendar;
using WorkflowAnon.Domain.Cases;
using WorkflowAnon.Domain.Rules;
using WorkflowAnon.Engine.Activities;
using WorkflowAnon.Procedure.Kernel.Activities;
using WorkflowAnon.Procedure.Kernel.Approvals;
using WorkflowAnon.Procedure.Kernel.Forms;
using WorkflowAnon.Storage.Bursts;
using WorkflowAnon.Storage.Model;
using WorkflowAnon.Storage.Tasks;

namespace WorkflowAnon.Procedure.Kernel.Tasks;

/// <summary>Creates and finishes human tasks for the activities of a burst. Nothing else does.</summary>
internal sealed class TaskRegistrar(WorkflowAnonDbContext db, SubjectContextFactory subjects, UnitDirectory units, TaskRights rights, BurstScope scope, AgencyProfile profile)
{
    /// <summary>Bookmark kind of human tasks.</summary>
    public const string BookmarkKind = "HumanTask";

    public async ValueTask CreateAsync(ActivityContext context, TaskRequest request)
    {
        var subjectId = context.CorrelationId ?? throw new InvalidOperationException("担当タスクには correlationId（事案又は募集の識別子）が必要です。");
        var subject = subjects.Create(subjectId);
        var taskId = "task-" + context.NewId();
        var bookmark = context.CreateBookmark(BookmarkKind, taskId);
        DeadlineKind? legalKind = request.LegalDeadline is { Length: > 0 } kind ? Enum.Parse<DeadlineKind>(kind) : null;
        var legal = legalKind is { } wanted ? (await subject.OpenDeadlineAsync(wanted, context.CancellationToken, request.LegalDetail))?.Due : null;
        db.Add(new HumanTask
        {
            Id = taskId,
            InstanceId = context.InstanceId,
            BookmarkId = bookmark.Id,
            DefinitionId = context.Workflow.Definition.DefinitionId,
            ActivityId = context.ActivityId,
            ActivityType = context.Node.Type,
            SubjectId = subjectId,
            SubjectLabel = await units.LabelAsync(subjectId, context.CancellationToken),
            Stage = context.Workflow.Definition.CustomProperties.TryGetValue("stage", out var stage) && stage.ValueKind == JsonValueKind.String ? stage.GetString()! : "",
            Title = request.Title is { Length: > 0 } title ? title : context.Node.DisplayName ?? context.ActivityId,
            Instructions = request.Instructions ?? "",
            DivisionId = await units.ResolveAsync(request.Unit, subjectId, EventDivision(context), context.CancellationToken),
            Duty = request.Duty,
            Clauses = request.Clauses ?? "",
            DifferentFrom = request.DifferentFrom ?? "",
            DueOn = request.DueOn ?? (request.DueInBusinessDays is { } days ? subject.Calendar.AddBusinessDays(subject.Today, days) : null),
            LegalDueOn = legal,
            LegalKind = legalKind,
            Context = request.Context ?? "",
            Drafts = request.Drafts,
            CreatedAt = subject.Now.ToUniversalTime(),
            IsPersonal = request.Assignee is not null,
            State = request.Assignee is null ? HumanTaskState.Open : HumanTaskState.Claimed,
            AssigneeId = request.Assignee?.Id,
            AssigneeName = request.Assignee?.Name,
            ClaimedAt = request.Assignee is null ? null : subject.Now.ToUniversalTime(),
        });
    }

    public async ValueTask<string> CompleteAsync(ActivityContext context, ResumeInput input, ITaskHandler handler)
    {
        if (input.Payload is not TaskSubmission submission)
            throw new TaskConflictException(TaskConflictKind.Forbidden, "このタスクは画面から人が完了するものです。");
        var task = await FindAsync(submission.TaskId, context.CancellationToken)
            ?? throw new TaskConflictException(TaskConflictKind.NotFound, "タスクが見つかりません。");
        handler = handler.Of(task.Context);
        if (submission.ByDrafter)
            return await TakeBackAsync(context, submission, task, handler);
        var right = await rights.CheckAsync(submission.Actor, task, TaskCommand.Complete, await BarredAsync(task, context.CancellationToken), context.CancellationToken);
        if (right.Conflict is { } conflict)
            throw conflict;
        if (right.ActingFor?.Person.Id != scope.ActedForId)
            throw new TaskConflictException(TaskConflictKind.Forbidden, "代理の登録が変わりました。画面を開き直してください。");
        if (!handler.IsAfterWithdrawal(task) && WithdrawalRules.CheckStanding(await IsWithdrawnAsync(task.SubjectId, context.CancellationToken)) is { IsBlocked: true } gone)
            throw new TaskRefusedException(gone.Blocks);
        if (handler.Buttons.All(b => b.Value != submission.Button))
            throw new TaskRefusedException("", "選ばれた操作はこのタスクにはありません。画面を開き直してください。");

        var (form, errors) = FormBinder.Bind(handler.Form, submission.Data);
        if (errors.Count > 0)
            throw new TaskRefusedException(errors);
        if (task.Drafts.Length > 0)
            task.Route = RouteForm.Read(submission.Data, task, profile);
        var subject = subjects.Create(task.SubjectId);
        var outcome = await handler.CompleteAsync(
            new TaskContext(task, submission.Actor, subject) { ActingFor = right.ActingFor, Outputs = context.SetOutput }, form, submission.Button, context.CancellationToken);

        task.State = HumanTaskState.Done;
        task.CompletedById = submission.Actor.Id;
        task.CompletedByName = submission.Actor.DisplayName;
        task.ActedForId = right.ActingFor?.Person.Id;
        task.ActedForName = right.ActingFor?.Person.DisplayName ?? "";
        task.EndedAt = subject.Now.ToUniversalTime();
        task.Outcome = outcome;
        var button = handler.Buttons.First(b => b.Value == submission.Button).Text;
        var checks = Checklist.Of(handler.Checklist(task), submission.Data);
        task.Checks = TaskCheck.Write(checks);
        subject.Record(task.Title, Checklist.Record(button, checks), task.Clauses);
        return outcome;
    }

    /// <summary>引戻し and 取下: the drafter takes the document back; the task that waited for another is cancelled, not done.</summary>
    private async ValueTask<string> TakeBackAsync(ActivityContext context, TaskSubmission submission, HumanTask task, ITaskHandler handler)
    {
        if (handler is not IReturnsToDrafter returning)
            throw new TaskConflictException(TaskConflictKind.Forbidden, "このタスクは引き戻せません。");
        var subject = subjects.Create(task.SubjectId);
        var outcome = await returning.TakeBackAsync(new TaskContext(task, submission.Actor, subject), submission.Button, submission.Data["reason"], context.CancellationToken);
        task.State = HumanTaskState.Cancelled;
        task.EndedAt = subject.Now.ToUniversalTime();
        task.Outcome = outcome;
        return outcome;
    }

    /// <summary>People whom 職務分離 keeps from <paramref name="task"/>: who last finished the activities it names, in its instance.</summary>
    public async Task<IReadOnlySet<string>> BarredAsync(HumanTask task, CancellationToken cancellationToken)
    {
        if (task.DifferentFrom.Length == 0)
            return new HashSet<string>();
        var activities = task.DifferentFrom.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return (await LastDone.ReadAsync(db, task.InstanceId, activities, cancellationToken)).Select(t => t.CompletedById!).ToHashSet();
    }

    // Between a withdrawal and the event that ends the other procedures, none of them moves on.
    // The burst has read the case with its locks where that saves a round trip.
    private async Task<bool> IsWithdrawnAsync(string subjectId, CancellationToken cancellationToken) =>
        db.Set<Case>().Local.FindEntry(subjectId)?.Entity is { } read
            ? read.Outcome == CaseOutcome.Withdrawn
            : await db.Set<Case>().AnyAsync(c => c.Id == subjectId && c.Outcome == CaseOutcome.Withdrawn, cancellationToken);

    private async Task<HumanTask?> FindAsync(string taskId, CancellationToken cancellationToken) =>
        db.Set<HumanTask>().Local.FindEntry(taskId)?.Entity ?? await db.Set<HumanTask>().SingleOrDefaultAsync(t => t.Id == taskId, cancellationToken);

    /// <summary>The division that the triggering event names (a selection concerns one division of a recruitment).</summary>
    private static string? EventDivision(ActivityContext context) =>
        context.GetWorkflowInput<JsonElement?>("Event") is { ValueKind: JsonValueKind.Object } e && e.TryGetProperty("divisionId", out var id) ? id.GetString() : null;
}
