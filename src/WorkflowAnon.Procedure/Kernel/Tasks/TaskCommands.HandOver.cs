using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WorkflowAnon.Domain.Calendar;
using WorkflowAnon.Storage.Bursts;
using WorkflowAnon.Storage.Tasks;

namespace WorkflowAnon.Procedure.Kernel.Tasks;

/// <summary>What came of a hand-over.</summary>
/// <param name="Done">Number of tasks that changed hands.</param>
/// <param name="Refusals">One line for each task that did not: which, and why.</param>
public sealed record HandOverResult(int Done, IReadOnlyList<string> Refusals);

/// <summary>担当の変更: handing on (引き継ぐ) and sending back (所属へ戻す). Like claiming, no move of the procedure: nothing is decided or finished by it.</summary>
public sealed partial class TaskCommands
{
    /// <summary>Most tasks of one command.</summary>
    public const int MostAtOnce = 200;

    private const int LongestReason = 500;

    /// <summary>
    /// 引き継ぐ: gives tasks to a colleague of the division who has the duty. The holder may, and whoever leads the division (監督者, 決裁者) for several at
    /// once. What may not change hands stays where it is and is named in the answer; the rest changes hands in one transaction.
    /// </summary>
    /// <param name="taskIds">The tasks, 1 to <see cref="MostAtOnce"/>.</param>
    /// <param name="receiverId">Account of the colleague.</param>
    /// <param name="reason">理由; may be empty when one hands on one's own.</param>
    /// <param name="actor">Who hands over.</param>
    /// <param name="idempotencyKey">Unique per rendered form.</param>
    /// <param name="cancellationToken">Cancels before the commit.</param>
    /// <exception cref="TaskRefusedException">Nothing chosen, no such colleague, or a reason that is missing; nothing has changed.</exception>
    /// <exception cref="TaskConflictException">One task alone was chosen and may not change hands.</exception>
    public Task<HandOverResult> HandOverAsync(
        IReadOnlyCollection<string> taskIds, string receiverId, string reason, Actor actor, string idempotencyKey, CancellationToken cancellationToken = default) =>
        ChangeHandsAsync(new BurstCommand("hand-over-" + idempotencyKey, actor, "task.hand-over"), taskIds, reason, async (burst, ct) =>
        {
            var rights = burst.Services.GetRequiredService<TaskRights>();
            var receiver = await rights.FindAsync(receiverId, ct) ?? throw new TaskRefusedException("receiver", "引き継ぐ相手を選んでください。");
            if (await rights.AbsenceOfAsync(receiver.Id, ct) is { } absence)
                throw new TaskRefusedException("receiver", $"{receiver.DisplayName}は{JapaneseDate.Format(absence.Until)}まで不在です。別の人を選んでください。");
            return receiver;
        }, cancellationToken);

    /// <summary>所属へ戻す: the task stands open to the division again, with the reason beside it.</summary>
    /// <param name="taskIds">The tasks, 1 to <see cref="MostAtOnce"/>.</param>
    /// <param name="reason">理由, required.</param>
    /// <param name="actor">The holder, or who leads the division.</param>
    /// <param name="idempotencyKey">Unique per rendered form.</param>
    /// <param name="cancellationToken">Cancels before the commit.</param>
    /// <exception cref="TaskRefusedException">Nothing chosen, or no reason; nothing has changed.</exception>
    /// <exception cref="TaskConflictException">One task alone was chosen and may not be sent back.</exception>
    public Task<HandOverResult> SendBackAsync(
        IReadOnlyCollection<string> taskIds, string reason, Actor actor, string idempotencyKey, CancellationToken cancellationToken = default)
    {
        if (string.IsNullOrWhiteSpace(reason))
            throw new TaskRefusedException("reason", "所属へ戻す理由を入力してください。次に引き受ける人に示され、記録に残ります。");
        return ChangeHandsAsync(
            new BurstCommand("send-back-" + idempotencyKey, actor, "task.send-back"), taskIds, reason, (_, _) => Task.FromResult<Actor?>(null), cancellationToken);
    }

    private Task<HandOverResult> ChangeHandsAsync(
        BurstCommand command, IReadOnlyCollection<string> taskIds, string reason, Func<IBurst, CancellationToken, Task<Actor?>> receiverOf, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(taskIds);
        ArgumentNullException.ThrowIfNull(reason);
        string[] ids = [.. taskIds.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        if (ids.Length is 0 or > MostAtOnce)
            throw new TaskRefusedException("id", ids.Length == 0 ? "タスクを選んでください。" : $"一度に選べるのは{MostAtOnce}件までです。");
        if (reason.Length > LongestReason)
            throw new TaskRefusedException("reason", $"理由は{LongestReason}文字までで入力してください。");
        return bursts.ExecuteAsync(command, async (burst, ct) =>
        {
            var receiver = await receiverOf(burst, ct);
            var rights = burst.Services.GetRequiredService<TaskRights>();
            var tasks = await burst.Db.Set<HumanTask>().Where(t => ids.Contains(t.Id)).OrderBy(t => t.Id).ToListAsync(ct);
            if (tasks.Count == 0)
                throw new TaskConflictException(TaskConflictKind.NotFound, "タスクが見つかりません。");
            if (string.IsNullOrWhiteSpace(reason) && tasks.Exists(t => t.AssigneeId is { } holder && holder != command.Actor.Id))
                throw new TaskRefusedException("reason", "他の人が引き受けているタスクを引き継ぐときは、理由を入力してください。理由は記録に残ります。");
            List<(HumanTask Task, TaskConflictException Why)> refused = [];
            foreach (var task in tasks)
            {
                if (await WhyNotAsync(burst, rights, command.Actor, receiver, task, ct) is { } why)
                    refused.Add((task, why));
                else
                    Change(burst, task, receiver, reason.Trim(), command.Actor);
            }

            if (ids.Length == 1 && refused.Count == 1)
                throw refused[0].Why;
            return new HandOverResult(tasks.Count - refused.Count, [.. refused.Select(r => $"{r.Task.Title}（{r.Task.SubjectLabel}）：{r.Why.Message}")]);
        }, cancellationToken);
    }

    private static async Task<TaskConflictException?> WhyNotAsync(IBurst burst, TaskRights rights, Actor actor, Actor? receiver, HumanTask task, CancellationToken cancellationToken)
    {
        if ((await rights.CheckAsync(actor, task, TaskCommand.HandOn, new HashSet<string>(), cancellationToken)).Conflict is { } refused)
            return refused;
        if (receiver is null)
            return task.State == HumanTaskState.Open ? new(TaskConflictKind.Ended, "このタスクは誰も引き受けていません。") : null;
        return TaskAccess.CheckReceiver(receiver, task, await burst.Services.GetRequiredService<TaskRegistrar>().BarredAsync(task, cancellationToken));
    }

    private static void Change(IBurst burst, HumanTask task, Actor? receiver, string reason, Actor actor)
    {
        var before = task.AssigneeName ?? "未着手";
        (task.State, task.AssigneeId, task.AssigneeName) = receiver is null ? (HumanTaskState.Open, null, null) : (HumanTaskState.Claimed, receiver.Id, receiver.DisplayName);
        task.ClaimedAt = receiver is null ? null : burst.Scope.Now.ToUniversalTime();
        task.Remark = reason.Length == 0 ? "" : $"{reason}（{actor.DisplayName}）";
        burst.Services.GetRequiredService<SubjectContextFactory>().Create(task.SubjectId).Record(
            receiver is null ? "タスクを所属へ戻した" : "タスクを引き継いだ", $"{task.Title}：{before}から{receiver?.DisplayName ?? "所属（未着手）"}へ。{reason}");
    }
}
