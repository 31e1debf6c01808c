using Microsoft.EntityFrameworkCore;
using WorkflowAnon.Engine.Runtime;
using WorkflowAnon.Storage.Bursts;
using WorkflowAnon.Storage.Engine;

namespace WorkflowAnon.Storage.Clock;

/// <summary>Moves the business clock forward, on record.</summary>
public sealed class BusinessClock
{
    // What the system did after the last command on record was done within moments.
    private static readonly TimeSpan Margin = TimeSpan.FromMinutes(1);

    private readonly BusinessTimeProvider _provider;
    private readonly IBurstExecutor _bursts;
    private readonly WorkSignals _signals;

    internal BusinessClock(BusinessTimeProvider provider, IBurstExecutor bursts, WorkSignals signals) => (_provider, _bursts, _signals) = (provider, bursts, signals);

    /// <summary>Sets a clock that was never set, also to the past: a demonstration's data begins there. One that was set stays as it is.</summary>
    public Task BeginAtAsync(DateTimeOffset start, BurstCommand command, CancellationToken cancellationToken = default) => MoveAsync(
        command,
        "clock.begin",
        (row, _, _) => Task.FromResult(row is null ? start : (DateTimeOffset?)null),
        cancellationToken);

    /// <summary>Moves the clock to <paramref name="target"/>; it never goes back.</summary>
    /// <exception cref="WorkflowConflictException">The clock is later than that.</exception>
    public Task AdvanceToAsync(DateTimeOffset target, BurstCommand command, CancellationToken cancellationToken = default) => MoveAsync(
        command,
        "clock.advance",
        (row, _, _) => Task.FromResult(Forward(row, target)),
        cancellationToken);

    /// <summary>
    /// Moves the clock to <paramref name="target"/>, and what starts at intervals starts then: on a clock that began in the past it rested, since it was due one interval
    /// after its publication by the clock of that time.
    /// </summary>
    /// <exception cref="WorkflowConflictException">The clock is later than that.</exception>
    public Task AdvanceAndStartAsync(DateTimeOffset target, BurstCommand command, CancellationToken cancellationToken = default) => MoveAsync(
        command,
        "clock.advance",
        async (row, burst, ct) =>
        {
            foreach (var resting in await burst.Db.Set<TriggerTimerRow>().Where(t => t.IntervalTicks != null && t.DueAt > target).ToListAsync(ct).ConfigureAwait(false))
                resting.DueAt = resting.DueAt > target.AddTicks(resting.IntervalTicks!.Value) ? target : resting.DueAt;
            return Forward(row, target);
        },
        cancellationToken);

    /// <summary>
    /// Takes the time back in which nobody worked: a preparation of the demonstration that was interrupted goes on at the business time at
    /// which it stopped. Never to before what is on record, nor to before <paramref name="earliest"/>.
    /// </summary>
    public Task TakeBackIdleTimeAsync(DateTimeOffset earliest, BurstCommand command, CancellationToken cancellationToken = default) => MoveAsync(
        command,
        "clock.take-back",
        async (row, burst, ct) =>
        {
            // The data began in the past: what was done before that has a later time.
            var now = _provider.GetUtcNow();
            var last = await burst.Db.Set<CommandRow>().AsNoTracking().Where(c => c.At <= now).MaxAsync(c => (DateTimeOffset?)c.At, ct).ConfigureAwait(false);
            var target = last is { } at && at + Margin > earliest ? at + Margin : earliest;
            return OffsetOf(target) < (row?.OffsetTicks ?? 0) ? target : null;
        },
        cancellationToken);

    private static DateTimeOffset? Forward(BusinessClockRow? row, DateTimeOffset target) =>
        OffsetOf(target) < (row?.OffsetTicks ?? 0) ? throw new WorkflowConflictException("業務時計は戻せません。", null, null) : target;

    private static long OffsetOf(DateTimeOffset target) => (target - TimeProvider.System.GetUtcNow()).Ticks;

    // The target is null where the clock stays as it is. Every process reads the offset from the database within a second; this one at once.
    private async Task MoveAsync(
        BurstCommand command, string what, Func<BusinessClockRow?, IBurst, CancellationToken, Task<DateTimeOffset?>> choose, CancellationToken cancellationToken)
    {
        await _bursts.ExecuteAsync(
            command,
            async (burst, ct) =>
            {
                var row = await burst.Db.Set<BusinessClockRow>().SingleOrDefaultAsync(ct).ConfigureAwait(false);
                if (await choose(row, burst, ct).ConfigureAwait(false) is not { } target)
                    return 0L;
                if (row is null)
                    burst.Db.Add(row = new BusinessClockRow { Id = 1 });
                row.OffsetTicks = OffsetOf(target);
                burst.Scope.Audit("system", what, new Dictionary<string, string?> { ["at"] = target.ToString("O", null) });
                return row.OffsetTicks;
            },
            cancellationToken).ConfigureAwait(false);
        // Not the answer: a command that is repeated would give the offset of then.
        await _provider.RefreshAsync(cancellationToken).ConfigureAwait(false);
        _signals.Notify(WorkKinds.Timers);
    }
}
