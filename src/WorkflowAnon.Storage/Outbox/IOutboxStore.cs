namespace WorkflowAnon.Storage.Outbox;

/// <summary>
/// The outbox as the relay sees it. Only a subject's oldest unsent row is claimed, so a subject's events leave in order; any number of
/// relays may claim at the same time. Back-off and leases run on real time, never on the business clock.
/// </summary>
public interface IOutboxStore
{
    /// <summary>
    /// Takes rows that are due to be sent, at most one for each subject, under a lease: when it ends before
    /// <see cref="MarkSentAsync"/>, the row may be claimed again (consumers deduplicate by id).
    /// </summary>
    /// <param name="limit">At most so many, 1 to 1000.</param>
    /// <param name="lease">How long the caller needs at most.</param>
    /// <param name="cancellationToken">Cancels.</param>
    Task<IReadOnlyList<OutboxMessage>> ClaimAsync(int limit, TimeSpan lease, CancellationToken cancellationToken = default);

    /// <summary>
    /// The messages were sent. With a broker that confirmed them (<paramref name="confirmed"/>) they are done; on the in-memory transport
    /// they are done when <see cref="CompleteDeliveredAsync"/> finds every consumer's inbox record.
    /// </summary>
    Task MarkSentAsync(IReadOnlyCollection<OutboxMessage> messages, bool confirmed, CancellationToken cancellationToken = default);

    /// <summary>Sending failed; the row is due again after <paramref name="retryAfter"/>.</summary>
    Task MarkFailedAsync(OutboxMessage message, string error, TimeSpan retryAfter, CancellationToken cancellationToken = default);

    /// <summary>In-memory transport: rows that every one of <paramref name="consumers"/> has taken over are done. Returns how many.</summary>
    Task<int> CompleteDeliveredAsync(IReadOnlyCollection<string> consumers, CancellationToken cancellationToken = default);

    /// <summary>
    /// In-memory transport: rows sent longer than <paramref name="olderThan"/> ago and not done are to be sent again. Zero at start:
    /// then also rows that the process before had claimed, without waiting for its lease. Returns how many.
    /// </summary>
    Task<int> ResendUnfinishedAsync(TimeSpan olderThan, CancellationToken cancellationToken = default);

    /// <summary>Deletes rows that have been done for longer than <paramref name="olderThan"/>. Returns how many.</summary>
    Task<int> PurgeDoneAsync(TimeSpan olderThan, CancellationToken cancellationToken = default);

    /// <summary>Rows not done, for a health check and the operator's page.</summary>
    Task<OutboxBacklog> GetBacklogAsync(CancellationToken cancellationToken = default);

    /// <summary>Waits until new rows were committed in this process, or <paramref name="timeout"/> passes.</summary>
    Task WaitForWorkAsync(TimeSpan timeout, CancellationToken cancellationToken = default);
}

/// <summary>An event on its way out.</summary>
/// <param name="SubjectId">Case, recruitment or file; the scope of the order.</param>
/// <param name="Sequence">Number within it.</param>
/// <param name="EventId">Event id.</param>
/// <param name="EventName">Type name; see <c>EventCatalog</c>.</param>
/// <param name="Payload">The event as JSON; see <see cref="CaseEventJson"/>.</param>
/// <param name="Attempts">How often sending was tried before.</param>
public sealed record OutboxMessage(string SubjectId, long Sequence, Guid EventId, string EventName, string Payload, int Attempts);

/// <summary>What has not left yet.</summary>
/// <param name="Pending">Rows to be sent.</param>
/// <param name="Unfinished">Rows sent, but not yet taken over by every consumer.</param>
/// <param name="OldestAt">Time of the oldest of them (UTC), or null.</param>
public sealed record OutboxBacklog(int Pending, int Unfinished, DateTimeOffset? OldestAt);
