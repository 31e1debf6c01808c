namespace WorkflowAnon.Engine.Tests.Conformance;

/// <summary>The corpus's clock: starts at 2030-01-01T00:00:00Z and moves by a microsecond per reading.</summary>
public sealed class MicrosecondClock : TimeProvider
{
    private long _ticks = new DateTimeOffset(2030, 1, 1, 0, 0, 0, TimeSpan.Zero).UtcTicks;

    public override DateTimeOffset GetUtcNow() => new(Interlocked.Add(ref _ticks, TimeSpan.TicksPerMicrosecond), TimeSpan.Zero);
}
