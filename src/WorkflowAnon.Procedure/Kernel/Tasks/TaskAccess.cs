using WorkflowAnon.Domain.Calendar;
using WorkflowAnon.Domain.Rules;
using WorkflowAnon.Storage.Bursts;
using WorkflowAnon.Storage.Tasks;

namespace WorkflowAnon.Procedure.Kernel.Tasks;

/// <summary>What can be done with a task.</summary>
public enum TaskCommand
{
    /// <summary>See it.</summary>
    View,

    /// <summary>Take it: 引き受ける.</summary>
    Claim,

    /// <summary>Give it back: 引受けをやめる.</summary>
    Unclaim,

    /// <summary>Finish it.</summary>
    Complete,

    /// <summary>Give it to a colleague or back to the division: 引き継ぐ, 所属へ戻す.</summary>
    HandOn,
}

/// <summary>Who may do what with a task: the single table (role × state × command) that handlers enforce, pages ask and tests enumerate (architecture.md, decision 14).</summary>
public static class TaskAccess
{
    /// <summary>Null when allowed, else why not.</summary>
    /// <param name="actor">Who asks.</param>
    /// <param name="task">The task.</param>
    /// <param name="command">What they want.</param>
    /// <param name="barredIds">People whom 職務分離 keeps from this task.</param>
    public static TaskConflictException? Check(Actor actor, HumanTask task, TaskCommand command, IReadOnlySet<string> barredIds)
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(task);
        ArgumentNullException.ThrowIfNull(barredIds);
        if (task.DivisionId != actor.DivisionId)
            return new(TaskConflictKind.Forbidden, "このタスクは他の所属の担当です。あなたの所属では処理できません。");
        if (command == TaskCommand.View)
            return null;
        if (command == TaskCommand.HandOn)
            return CheckHandOn(actor, task);
        if (!actor.Has(task.Duty))
            return new(TaskConflictKind.Forbidden, $"このタスクは「{Duties.DisplayName(task.Duty)}」の職務を持つ人が処理します。");
        if (!task.IsPending)
            return new(TaskConflictKind.Ended, Ended(task));
        var separation = Separation(actor, barredIds);
        if (separation.IsBlocked)
            return new(TaskConflictKind.Forbidden, separation.Blocks.First().MessageWithReference);
        return command switch
        {
            TaskCommand.Claim when task.AssigneeId == actor.Id => null,
            TaskCommand.Unclaim when task.IsPersonal => new(TaskConflictKind.Forbidden, $"このタスクは{task.AssigneeName}本人が行うもので、戻すことはできません。"),
            TaskCommand.Unclaim when task.State == HumanTaskState.Open => new(TaskConflictKind.Ended, "このタスクは誰も引き受けていません。"),
            _ when task.State == HumanTaskState.Claimed && task.AssigneeId != actor.Id => new(TaskConflictKind.ClaimedByOther, Held(task)),
            _ => null,
        };
    }

    /// <summary>Null when a task may be given to <paramref name="receiver"/>, else why not: nobody is handed what they may not do.</summary>
    /// <param name="receiver">Who is to have it.</param>
    /// <param name="task">The task, pending.</param>
    /// <param name="barredIds">People whom 職務分離 keeps from this task.</param>
    public static TaskConflictException? CheckReceiver(Actor receiver, HumanTask task, IReadOnlySet<string> barredIds)
    {
        ArgumentNullException.ThrowIfNull(receiver);
        ArgumentNullException.ThrowIfNull(task);
        ArgumentNullException.ThrowIfNull(barredIds);
        if (task.DivisionId != receiver.DivisionId)
            return new(TaskConflictKind.Forbidden, $"{receiver.DisplayName}は他の所属の人です。同じ所属の人に引き継いでください。");
        if (!receiver.Has(task.Duty))
            return new(TaskConflictKind.Forbidden, $"{receiver.DisplayName}は「{Duties.DisplayName(task.Duty)}」の職務を持っていません。");
        var separation = Separation(receiver, barredIds);
        if (separation.IsBlocked)
            return new(TaskConflictKind.Forbidden, $"{receiver.DisplayName}には引き継げません。{separation.Blocks.First().MessageWithReference}");
        return task.State == HumanTaskState.Claimed && task.AssigneeId == receiver.Id
            ? new(TaskConflictKind.ClaimedByOther, Held(task))
            : null;
    }

    // A holder hands on what they hold; who leads the division hands over whatever stands there, also what nobody holds.
    private static TaskConflictException? CheckHandOn(Actor actor, HumanTask task)
    {
        var leads = actor.Has(Duties.Supervisor) || actor.Has(Duties.Approver);
        if (!task.IsPending)
            return new(TaskConflictKind.Ended, Ended(task));
        if (task.IsPersonal)
            return new(TaskConflictKind.Forbidden, $"このタスクは{task.AssigneeName}本人が行うもので、引き継ぐことも戻すこともできません。");
        if (task.AssigneeId == actor.Id || leads)
            return null;
        return task.State == HumanTaskState.Claimed
            ? new(TaskConflictKind.ClaimedByOther, Held(task) + "引き継げるのは、引き受けている本人と、所属の監督者・決裁者です。")
            : new(TaskConflictKind.Forbidden, "このタスクは誰も引き受けていません。引き受けてから引き継ぐか、所属の監督者・決裁者に依頼してください。");
    }

    private static RuleResult Separation(Actor actor, IReadOnlySet<string> barredIds) =>
        RuleResult.Merge(barredIds.Select(id => ProcedureRules.CheckSeparation(new Duty("先行する手続（起案・作成など）", id), new Duty("この手続", actor.Id))));

    private static string Ended(HumanTask task) => task.State == HumanTaskState.Done
        ? $"このタスクは {Moment(task.EndedAt)} に {task.CompletedByName} が完了しています。あなたの入力は保存されていません。"
        : $"このタスクは {Moment(task.EndedAt)} に取り消されました（手続が先へ進んだか、提案が取り下げられたため不要になりました）。";

    private static string Held(HumanTask task) => $"このタスクは {Moment(task.ClaimedAt)} に {task.AssigneeName} が引き受けています。";

    private static string Moment(DateTimeOffset? at) => at is { } t ? JapanTime.Format(t) : "（日時不明）";
}
