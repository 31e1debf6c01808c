using WorkflowAnon.Contracts;
using WorkflowAnon.Storage.Outbox;

namespace WorkflowAnon.Messaging.Tests.Doubles;

/// <summary>An outbox in memory that keeps the rule "a subject's oldest unsent row only", for tests of the bus alone.</summary>
internal sealed class MemoryOutbox : IOutboxStore
{
    private readonly Lock _lock = new();
    private readonly List<Row> _rows = [];

    public int Unsent { get { lock (_lock) return _rows.Count(r => !r.Sent); } }

    public void Add(params IEnumerable<CaseEvent> events)
    {
        lock (_lock) _rows.AddRange(events.Select(e => new Row(new OutboxMessage(e.SubjectId, e.Sequence, e.EventId, e.EventName, CaseEventJson.Write(e), 0))));
    }

    public Task<IReadOnlyList<OutboxMessage>> ClaimAsync(int limit, TimeSpan lease, CancellationToken cancellationToken = default)
    {
        lock (_lock)
        {
            var now = DateTimeOffset.UtcNow;
            var due = _rows.Where(r => !r.Sent).GroupBy(r => r.Message.SubjectId).Select(g => g.MinBy(r => r.Message.Sequence)!).Where(r => r.NotBefore <= now).Take(limit).ToList();
            due.ForEach(r => r.NotBefore = now + lease);
            return Task.FromResult<IReadOnlyList<OutboxMessage>>([.. due.Select(r => r.Message)]);
        }
    }

    public Task MarkSentAsync(IReadOnlyCollection<OutboxMessage> messages, bool confirmed, CancellationToken cancellationToken = default)
    {
        lock (_lock) foreach (var row in _rows.Where(r => messages.Any(m => m.EventId == r.Message.EventId))) row.Sent = true;
        return Task.CompletedTask;
    }

    public Task MarkFailedAsync(OutboxMessage message, string error, TimeSpan retryAfter, CancellationToken cancellationToken = default)
    {
        lock (_lock)
        {
            var row = _rows.Single(r => r.Message.EventId == message.EventId);
            row.Message = message with { Attempts = message.Attempts + 1 };
            row.NotBefore = DateTimeOffset.UtcNow + retryAfter;
        }

        return Task.CompletedTask;
    }

    public Task<int> CompleteDeliveredAsync(IReadOnlyCollection<string> consumers, CancellationToken cancellationToken = default) => Task.FromResult(0);

    public Task<int> ResendUnfinishedAsync(TimeSpan olderThan, CancellationToken cancellationToken = default) => Task.FromResult(0);

    public Task<int> PurgeDoneAsync(TimeSpan olderThan, CancellationToken cancellationToken = default) => Task.FromResult(0);

    public Task<OutboxBacklog> GetBacklogAsync(CancellationToken cancellationToken = default) => Task.FromResult(new OutboxBacklog(Unsent, 0, null));

    public Task WaitForWorkAsync(TimeSpan timeout, CancellationToken cancellationToken = default) => Task.Delay(timeout, cancellationToken);

    private sealed class Row(OutboxMessage message)
    {
        public OutboxMessage Message { get; set; } = message;

        public bool Sent { get; set; }

        public DateTimeOffset NotBefore { get; set; }
    }
}
