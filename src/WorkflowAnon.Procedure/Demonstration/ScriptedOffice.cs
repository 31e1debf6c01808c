using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WorkflowAnon.Procedure.Kernel.Forms;
using WorkflowAnon.Procedure.Kernel.Tasks;
using WorkflowAnon.Storage.Bursts;
using WorkflowAnon.Storage.Model;
using WorkflowAnon.Storage.Tasks;

namespace WorkflowAnon.Procedure.Demonstration;

/// <summary>
/// The office in one process: finds the open task of a step, fills its form as a person would type it, ticks what is to be checked and presses a
/// button. Demonstration data and tests of the procedure go through it, so both use the product's own commands only.
/// </summary>
/// <param name="services">The service's root provider.</param>
/// <param name="settle">Waits until events and timers that are due have been delivered, or does one round of it.</param>
public sealed class ScriptedOffice(IServiceProvider services, Func<CancellationToken, Task> settle) : IScriptedOffice
{
    private const int Rounds = 400;

    /// <inheritdoc/>
    public async Task<string> BeginAsync(string definitionId, Actor actor, string key, string? subjectId = null, CancellationToken cancellationToken = default)
    {
        if (subjectId is not null && await IsCommittedAsync("start-" + key, cancellationToken))
            return subjectId;
        return await services.GetRequiredService<ProcedureCommands>().StartAsync(definitionId, subjectId, actor, key, cancellationToken);
    }

    /// <summary>Finishes the open task of <paramref name="activityId"/> on <paramref name="subjectId"/> with a form given as values, one of the form's own type, or null for the values already known.</summary>
    /// <exception cref="InvalidOperationException">No such task arose.</exception>
    public async Task<HumanTask> DoAsync(string subjectId, string activityId, Actor actor, object? form = null, string? button = null, CancellationToken cancellationToken = default) =>
        (await DoOnceAsync(Guid.NewGuid().ToString("N"), subjectId, activityId, actor, form, button, cancellationToken))!;

    /// <inheritdoc/>
    public Task<HumanTask?> DoOnceAsync(
        string key, string subjectId, string activityId, Actor actor, object? form = null, string? button = null, CancellationToken cancellationToken = default) =>
        DoOnceAsync<object>(key, subjectId, activityId, actor, known => form ?? known, button, cancellationToken);

    /// <inheritdoc/>
    public async Task<HumanTask?> DoOnceAsync<TForm>(
        string key, string subjectId, string activityId, Actor actor, Func<TForm, object?> fill, string? button = null, CancellationToken cancellationToken = default)
        where TForm : class, new()
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(fill);
        if (await IsCommittedAsync(key, cancellationToken))
            return null;
        var task = await TaskAsync(subjectId, activityId, t => t.DivisionId == actor.DivisionId, cancellationToken);
        var commands = services.GetRequiredService<TaskCommands>();
        var opened = await commands.OpenAsync(task.Id, actor, cancellationToken);
        var data = fill((TForm?)opened.View.Initial ?? new TForm()) switch
        {
            FormData typed => typed,
            null => FormData.Empty,
            var form when form.GetType() == typeof(object) => FormData.Empty,
            var form => FormBinder.Unbind(form),
        };
        if (!data.Values.ContainsKey(Checklist.Field))
            data = new FormData(data.Values.Append(KeyValuePair.Create(Checklist.Field, opened.Handler.Checklist(task).ToArray())));
        await commands.CompleteAsync(task.Id, actor, data, button ?? opened.Handler.Buttons[0].Value, key, cancellationToken);
        return task;
    }

    /// <summary>The values already known of a task's form, to be changed before it is sent.</summary>
    public async Task<TForm> FormAsync<TForm>(string subjectId, string activityId, Actor actor, CancellationToken cancellationToken = default)
        where TForm : class, new()
    {
        ArgumentNullException.ThrowIfNull(actor);
        var task = await TaskAsync(subjectId, activityId, t => t.DivisionId == actor.DivisionId, cancellationToken);
        var opened = await services.GetRequiredService<TaskCommands>().OpenAsync(task.Id, actor, cancellationToken);
        return (TForm?)opened.View.Initial ?? new TForm();
    }

    /// <summary>Waits for the open task of a step.</summary>
    public async Task<HumanTask> TaskAsync(string subjectId, string activityId, Func<HumanTask, bool>? where = null, CancellationToken cancellationToken = default)
    {
        for (var round = 0; round < Rounds; round++)
        {
            var open = await OpenTasksAsync(subjectId, cancellationToken);
            if (open.FirstOrDefault(t => t.ActivityId == activityId && (where is null || where(t))) is { } task)
                return task;
            await settle(cancellationToken);
        }

        var pending = string.Join("、", (await OpenTasksAsync(subjectId, cancellationToken)).Select(t => $"{t.DefinitionId}/{t.ActivityId}({t.DivisionId})"));
        throw new InvalidOperationException($"「{subjectId}」に「{activityId}」のタスクが生じません。いま開いているタスク: {(pending.Length > 0 ? pending : "なし")}");
    }

    /// <summary>Open tasks of a subject, oldest first.</summary>
    public Task<IReadOnlyList<HumanTask>> OpenTasksAsync(string subjectId, CancellationToken cancellationToken = default) => ReadAsync<IReadOnlyList<HumanTask>>(async db =>
        await db.Set<HumanTask>().AsNoTracking()
            .Where(t => t.SubjectId == subjectId && (t.State == HumanTaskState.Open || t.State == HumanTaskState.Claimed))
            .OrderBy(t => t.CreatedAt).ToListAsync(cancellationToken));

    /// <inheritdoc/>
    public async Task<T> ReadAsync<T>(Func<WorkflowAnonDbContext, Task<T>> read)
    {
        ArgumentNullException.ThrowIfNull(read);
        await using var scope = services.CreateAsyncScope();
        return await read(scope.ServiceProvider.GetRequiredService<WorkflowAnonDbContext>());
    }

    private Task<bool> IsCommittedAsync(string key, CancellationToken cancellationToken) =>
        services.GetRequiredService<CommittedCommands>().ContainsAsync(key, cancellationToken);
}
