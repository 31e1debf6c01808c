using Microsoft.EntityFrameworkCore;
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

    /// <summary>True when the clock was ever set.</summary>
    public async Task<bool> IsSetAsync(CancellationToken cancellationToken = default)
    {
        var db = await _contexts.CreateDbContextAsync(cancellationToken).ConfigureAwait(false);
        await using var disposeDb = db.ConfigureAwait(false);
        return await db.Set<BusinessClockRow>().AnyAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Reads the offset again.</summary>
    public async Task RefreshAsync(CancellationToken cancellationToken = default)
    {
        var db = await _contexts.CreateDbContextAsync(cancellationToken).ConfigureAwait(false);
        await using var disposeDb = db.ConfigureAwait(false);
        var ticks = await db.Set<BusinessClockRow>().AsNoTracking().Select(c => (long?)c.OffsetTicks).SingleOrDefaultAsync(cancellationToken).ConfigureAwait(false);
        Interlocked.Exchange(ref _offsetTicks, ticks ?? 0);
    }
}
