using System.Collections.Concurrent;
using WorkflowAnon.Contracts;
using WorkflowAnon.Storage.Events;

namespace WorkflowAnon.Messaging.Tests.Doubles;

/// <summary>Counts what the consumers hand over, for tests of the bus alone.</summary>
internal sealed class MemoryInbox : IEventInbox
{
    private readonly ConcurrentDictionary<(string Owner, Guid Id), int> _received = new();

    /// <summary>Thrown instead of accepting, as long as it returns an exception.</summary>
    public Func<CaseEvent, Exception?> Failure { get; set; } = _ => null;

    public Task<InboxAnswer> AcceptAsync(string owner, CaseEvent caseEvent, CancellationToken cancellationToken = default)
    {
        if (Failure(caseEvent) is { } failure) throw failure;
        var times = _received.AddOrUpdate((owner, caseEvent.EventId), 1, (_, n) => n + 1);
        return Task.FromResult(times == 1 ? InboxAnswer.Accepted : InboxAnswer.Duplicate);
    }

    /// <summary>True when the owner has every one of the events.</summary>
    public bool Has(string owner, IEnumerable<CaseEvent> events) => events.All(e => _received.ContainsKey((owner, e.EventId)));
}
