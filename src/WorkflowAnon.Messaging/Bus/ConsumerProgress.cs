using System.Collections.Concurrent;

namespace WorkflowAnon.Messaging.Bus;

/// <summary>What the consumers of this process have done: the watchdog compares it with what the broker holds.</summary>
internal sealed class ConsumerProgress
{
    private readonly ConcurrentDictionary<string, Counter> _counters = new(StringComparer.Ordinal);

    /// <summary>Raised when an event was taken over.</summary>
    public event Action? Accepted;

    public Counter Of(string department) => _counters.GetOrAdd(department, _ => new Counter());

    public void RaiseAccepted() => Accepted?.Invoke();

    internal sealed class Counter
    {
        private long _begun;
        private int _inFlight;
        private long _dead;

        public long Begun => Interlocked.Read(ref _begun);

        public int InFlight => Volatile.Read(ref _inFlight);

        /// <summary>Messages given up since the start of the process.</summary>
        public long Dead => Interlocked.Read(ref _dead);

        public void Begin()
        {
            Interlocked.Increment(ref _begun);
            Interlocked.Increment(ref _inFlight);
        }

        public void End() => Interlocked.Decrement(ref _inFlight);

        public void GiveUp() => Interlocked.Increment(ref _dead);
    }
}
