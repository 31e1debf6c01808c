using Microsoft.EntityFrameworkCore;
using WorkflowAnon.Engine.Runtime;
using WorkflowAnon.Storage.Bursts;
using WorkflowAnon.Storage.Engine;
using WorkflowAnon.Storage.Model;

namespace WorkflowAnon.Storage.Clock;

/// <summary>
/// 業務時計: the demonstration's clock. It runs with the real one, ahead by an offset in the database that every role reads; only the
/// demonstration profile has it (architecture.md, decision 8). Timers of the process itself stay real.
/// </summary>
public sealed class BusinessTimeProvider : TimeProvider
{
    private readonly IDbContextFactory<WorkflowAnonDbContext> _contexts;
    private long _offsetTicks;

    internal BusinessTimeProvider(IDbContextFactory<WorkflowAnonDbContext> contexts) => _contexts = contexts;

    /// <summary>How far it is ahead of the real time, as last read (at most a second ago).</summary>
    public TimeSpan Offset => new(Interlocked.Read(ref _offsetTicks));

    /// <inheritdoc />
    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + Offset;

    /// <summary>Reads the offset again.</summary>
    public async Task RefreshAsync(CancellationToken cancellationToken = default)
    {
        var db = await _contexts.CreateDbContextAsync(cancellationToken).ConfigureAwait(false);
        await using var disposeDb = db.ConfigureAwait(false);
        var ticks = await db.Set<BusinessClockRow>().AsNoTracking().Select(c => (long?)c.OffsetTicks).SingleOrDefaultAsync(cancellationToken).ConfigureAwait(false);
        Interlocked.Exchange(ref _offsetTicks, ticks ?? 0);
    }

    internal void Apply(long offsetTicks) => Interlocked.Exchange(ref _offsetTicks, offsetTicks);
}

/// <summary>Moves the business clock forward, on record.</summary>
public sealed class BusinessClock
{
    private readonly BusinessTimeProvider _provider;
    private readonly IBurstExecutor _bursts;

    internal BusinessClock(BusinessTimeProvider provider, IBurstExecutor bursts)
    {
        _provider = provider;
        _bursts = bursts;
    }

    /// <summary>Sets a clock that was never set, also to the past: a demonstration's data begins there. One that was set stays as it is.</summary>
    public async Task BeginAtAsync(DateTimeOffset start, BurstCommand command, CancellationToken cancellationToken = default)
    {
        var ticks = await _bursts.ExecuteAsync(
            command,
            async (burst, ct) =>
            {
                if (await burst.Db.Set<BusinessClockRow>().AsNoTracking().SingleOrDefaultAsync(ct).ConfigureAwait(false) is { } row)
                    return row.OffsetTicks;
                var offset = (start - TimeProvider.System.GetUtcNow()).Ticks;
                burst.Db.Add(new BusinessClockRow { Id = 1, OffsetTicks = offset });
                burst.Scope.Audit("system", "clock.begin", new Dictionary<string, string?> { ["at"] = start.ToString("O", null) });
                return offset;
            },
            cancellationToken).ConfigureAwait(false);
        _provider.Apply(ticks);
    }

    /// <summary>Moves the clock to <paramref name="target"/>; it never goes back.</summary>
    public async Task AdvanceToAsync(DateTimeOffset target, BurstCommand command, CancellationToken cancellationToken = default)
    {
        var ticks = await _bursts.ExecuteAsync(
            command,
            async (burst, ct) =>
            {
                var row = await burst.Db.Set<BusinessClockRow>().SingleOrDefaultAsync(ct).ConfigureAwait(false);
                if (row is null)
                    burst.Db.Add(row = new BusinessClockRow { Id = 1 });
                var offset = (target - TimeProvider.System.GetUtcNow()).Ticks;
                if (offset < row.OffsetTicks)
                    throw new WorkflowConflictException("業務時計は戻せません。", null, null);
                row.OffsetTicks = offset;
                burst.Scope.Audit("system", "clock.advance", new Dictionary<string, string?> { ["to"] = target.ToString("O", null) });
                return offset;
            },
            cancellationToken).ConfigureAwait(false);
        _provider.Apply(ticks);
    }
}
