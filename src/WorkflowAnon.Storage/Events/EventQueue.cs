using Microsoft.EntityFrameworkCore;
using WorkflowAnon.Engine.Runtime;
using WorkflowAnon.Storage.Bursts;
using WorkflowAnon.Storage.Engine;
using WorkflowAnon.Storage.Model;

namespace WorkflowAnon.Storage.Events;

/// <summary>The operator's view of the queue.</summary>
internal sealed class EventQueue(IDbContextFactory<WorkflowAnonDbContext> contexts, IBurstExecutor bursts, WorkSignals signals) : IEventQueue
{
    public async Task<Page<QueuedStimulus>> ListAsync(StimulusState? state, string? owner, string? after, int limit, CancellationToken cancellationToken = default)
    {
        var afterId = after is null ? 0 : long.Parse(after, null);
        var db = await contexts.CreateDbContextAsync(cancellationToken).ConfigureAwait(false);
        await using var disposeDb = db.ConfigureAwait(false);
        var rows = await db.Set<StimulusRow>().AsNoTracking()
            .Where(s => s.Id > afterId && (state == null || s.State == state) && (owner == null || s.Owner == owner))
            .OrderBy(s => s.Id)
            .Take(limit + 1)
            .Select(s => new { s.Id, s.Owner, s.Kind, s.Name, s.CorrelationId, s.InstanceId, s.State, s.Attempts, s.Error, s.CreatedAt })
            .ToListAsync(cancellationToken).ConfigureAwait(false);
        var items = rows.Take(limit)
            .Select(s => new QueuedStimulus(s.Id, s.Owner, KindName(s.Kind), s.Name, s.CorrelationId, s.InstanceId, s.State, s.Attempts, s.Error, s.CreatedAt))
            .ToList();
        return new Page<QueuedStimulus>(items, rows.Count > limit ? items[^1].Id.ToString(null, null) : null);
    }

    public async Task RetryAsync(long id, EngineCommand command, CancellationToken cancellationToken = default)
    {
        await bursts.ExecuteAsync(
            BurstCommand.From(command, "stimulus.retry"),
            async (burst, ct) =>
            {
                var row = await FindAsync(burst, id, ct).ConfigureAwait(false);
                if (row.State != StimulusState.Failed)
                    throw new WorkflowConflictException("失敗した配達ではありません。", null, null);
                row.State = StimulusState.Pending;
                row.Error = null;
                Audit(burst, row, null);
                return true;
            },
            cancellationToken).ConfigureAwait(false);
        signals.Notify(WorkKinds.Stimuli);
    }

    public async Task DiscardAsync(long id, string reason, EngineCommand command, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(reason);
        await bursts.ExecuteAsync(
            BurstCommand.From(command, "stimulus.discard"),
            async (burst, ct) =>
            {
                var row = await FindAsync(burst, id, ct).ConfigureAwait(false);
                if (row.State == StimulusState.Pending)
                    throw new WorkflowConflictException("配達を待っているものは破棄できません。", null, null);
                burst.Db.Remove(row);
                Audit(burst, row, reason);
                return true;
            },
            cancellationToken).ConfigureAwait(false);
        // What stood behind a failed entry may go now.
        signals.Notify(WorkKinds.Stimuli);
    }

    private static async Task<StimulusRow> FindAsync(IBurst burst, long id, CancellationToken cancellationToken) =>
        await burst.Db.Set<StimulusRow>().SingleOrDefaultAsync(s => s.Id == id, cancellationToken).ConfigureAwait(false)
        ?? throw new WorkflowNotFoundException($"配達 {id} はありません（すでに配達されたか、破棄されました）。");

    private static void Audit(IBurst burst, StimulusRow row, string? reason) => burst.Scope.Audit(
        row.CorrelationId ?? row.InstanceId ?? "system",
        burst.Scope.CommandKind,
        new Dictionary<string, string?> { ["name"] = row.Name, ["instance"] = row.InstanceId, ["reason"] = reason });

    private static string KindName(StimulusKind kind) => kind switch
    {
        StimulusKind.Event => "event",
        StimulusKind.Resume => "resume",
        _ => "start",
    };
}
