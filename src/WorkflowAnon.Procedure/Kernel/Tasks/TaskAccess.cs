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
        if (!actor.Has(task.Duty))
            return new(TaskConflictKind.Forbidden, $"このタスクは「{Duties.DisplayName(task.Duty)}」の職務を持つ人が処理します。");
        if (!task.IsPending)
            return new(TaskConflictKind.Ended, Ended(task));
        var separation = RuleResult.Merge(barredIds.Select(id => ProcedureRules.CheckSeparation(new Duty("先行する手続（起案・作成など）", id), new Duty("この手続", actor.Id))));
        if (separation.IsBlocked)
            return new(TaskConflictKind.Forbidden, separation.Blocks.First().MessageWithReference);
        return command switch
        {
            TaskCommand.Claim when task.AssigneeId == actor.Id => null,
            TaskCommand.Unclaim when task.State == HumanTaskState.Open => new(TaskConflictKind.Ended, "このタスクは誰も引き受けていません。"),
            _ when task.State == HumanTaskState.Claimed && task.AssigneeId != actor.Id => new(TaskConflictKind.ClaimedByOther, Held(task)),
            _ => null,
        };
    }

    private static string Ended(HumanTask task) => task.State == HumanTaskState.Done
        ? $"このタスクは {Moment(task.EndedAt)} に {task.CompletedByName} が完了しています。あなたの入力は保存されていません。"
        : $"このタスクは {Moment(task.EndedAt)} に取り消されました（手続が先へ進んだか、提案が取り下げられたため不要になりました）。";

    private static string Held(HumanTask task) => $"このタスクは {Moment(task.ClaimedAt)} に {task.AssigneeName} が引き受けています。";

    private static string Moment(DateTimeOffset? at) => at is { } t ? JapanTime.Format(t) : "（日時不明）";
}
