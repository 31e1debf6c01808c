using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WorkflowAnon.Domain.Rules;
using WorkflowAnon.Procedure.Kernel.Forms;
using WorkflowAnon.Storage.Bursts;
using WorkflowAnon.Storage.Model;
using WorkflowAnon.Storage.Tasks;

namespace WorkflowAnon.Procedure.Kernel.Tasks;

/// <summary>書きかけの入力 of a task's form, kept for the person who is at it: for a session that ends, a browser that closes, another day.</summary>
public sealed class UnfinishedForms(IServiceScopeFactory scopes, UnfinishedFormStore store)
{
    /// <summary>Most characters of one person's input; a form with every table full stays far below.</summary>
    public const int Longest = 500_000;

    /// <summary>What the person has typed so far, or null.</summary>
    /// <param name="taskId">The task.</param>
    /// <param name="actor">Whose.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async Task<(FormData Data, DateTimeOffset KeptAt)?> FindAsync(string taskId, Actor actor, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(actor);
        return await store.FindAsync(taskId, actor.Id, cancellationToken) is var (values, at) ? (new FormData(values), at) : null;
    }

    /// <summary>Keeps what the person has typed so far, whatever is still missing or wrong in it. Returns when it was kept.</summary>
    /// <param name="taskId">The task.</param>
    /// <param name="actor">Who.</param>
    /// <param name="data">What was typed.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <exception cref="TaskRefusedException">It holds a 個人番号, which is never stored (5-4-1ア), or is longer than any form.</exception>
    /// <exception cref="TaskConflictException">The task is over, or not this person's to do.</exception>
    public async Task<DateTimeOffset> KeepAsync(string taskId, Actor actor, FormData data, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(data);
        await CheckRightAsync(taskId, actor, cancellationToken);
        if (data.Values.Sum(v => v.Key.Length + v.Value.Sum(x => x.Length)) > Longest)
            throw new TaskRefusedException("", "入力が長すぎるため、書きかけを保存できません。");
        var numbers = RuleResult.Merge(data.Values.SelectMany(v => v.Value.Select(x => IndividualNumberRules.CheckText(x, v.Key))));
        if (numbers.IsBlocked)
            throw new TaskRefusedException(numbers.Blocks);
        return await store.KeepAsync(taskId, actor.Id, data.Values, cancellationToken);
    }

    /// <summary>Drops what the person has typed; nothing happens when there is nothing.</summary>
    public Task DropAsync(string taskId, Actor actor, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(actor);
        return store.DropAsync(taskId, actor.Id, cancellationToken);
    }

    private async Task CheckRightAsync(string taskId, Actor actor, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var task = await scope.ServiceProvider.GetRequiredService<WorkflowAnonDbContext>().Set<HumanTask>().AsNoTracking().SingleOrDefaultAsync(t => t.Id == taskId, cancellationToken)
            ?? throw new TaskConflictException(TaskConflictKind.NotFound, "タスクが見つかりません。");
        var barred = await scope.ServiceProvider.GetRequiredService<TaskRegistrar>().BarredAsync(task, cancellationToken);
        if ((await scope.ServiceProvider.GetRequiredService<TaskRights>().CheckAsync(actor, task, TaskCommand.Complete, barred, cancellationToken)).Conflict is { } refused)
            throw refused;
    }
}
