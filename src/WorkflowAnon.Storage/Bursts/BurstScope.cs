using WorkflowAnon.Contracts;
using WorkflowAnon.Storage.Blobs;

namespace WorkflowAnon.Storage.Bursts;

/// <summary>
/// What handlers and activities know of the burst they run in, and what they leave for its commit. Scoped: one for each burst.
/// </summary>
public sealed class BurstScope
{
    private static readonly TimeSpan JapanOffset = TimeSpan.FromHours(9);
    private readonly List<CaseEvent> _events = [];
    private readonly List<PendingAudit> _audits = [];
    private readonly List<BlobReference> _blobs = [];
    private BurstCommand? _command;

    /// <summary>Who acts.</summary>
    public Actor Actor => Command.Actor;

    /// <summary>Account id of the person acted for, or null.</summary>
    public string? ActedForId => Command.ActedForId;

    /// <summary>Id of the command (idempotency key).</summary>
    public string CommandId => Command.Id;

    /// <summary>What the command is.</summary>
    public string CommandKind => Command.Kind;

    /// <summary>The clock: the business clock in a demonstration, else the system's.</summary>
    public TimeProvider Clock { get; private set; } = TimeProvider.System;

    /// <summary>The one instant of the whole burst, in Japan time (+09:00).</summary>
    public DateTimeOffset Now { get; private set; }

    /// <summary>Today in Japan, at the burst's instant.</summary>
    public DateOnly Today => DateOnly.FromDateTime(Now.DateTime);

    /// <summary>The instance that the burst moves; null until one is known.</summary>
    public string? InstanceId { get; internal set; }

    /// <summary>Correlation id of that instance.</summary>
    public string? CorrelationId { get; internal set; }

    /// <summary>How the burst locks subjects; set when it opens.</summary>
    internal Func<IEnumerable<string>, CancellationToken, Task> Lock { get; set; } = (_, _) => throw new InvalidOperationException("バーストの外では使えません。");

    internal BurstCommand Command => _command ?? throw new InvalidOperationException("バーストの外では使えません。");

    internal IReadOnlyList<CaseEvent> Events => _events;

    internal IReadOnlyList<PendingAudit> Audits => _audits;

    internal IReadOnlyList<BlobReference> Blobs => _blobs;

    /// <summary>
    /// Tells the world, with the commit: the event goes to the outbox. Its id, time and sequence within the subject are given here and
    /// at the commit; <see cref="CaseEvent.ActorUnit"/> and <see cref="CaseEvent.CorrelationId"/> are filled when empty.
    /// </summary>
    public void AddEvent(CaseEvent caseEvent)
    {
        ArgumentNullException.ThrowIfNull(caseEvent);
        _events.Add(caseEvent with
        {
            EventId = caseEvent.EventId == Guid.Empty ? Guid.CreateVersion7() : caseEvent.EventId,
            OccurredAt = caseEvent.OccurredAt == default ? Now : caseEvent.OccurredAt.ToOffset(JapanOffset),
            ActorUnit = caseEvent.ActorUnit.Length > 0 ? caseEvent.ActorUnit : Actor.DivisionId,
            CorrelationId = caseEvent.CorrelationId.Length > 0 ? caseEvent.CorrelationId : CorrelationId ?? "",
        });
    }

    /// <summary>
    /// Locks what a burst reads of subjects other than its own: until the commit no other burst changes a case, recruitment or file of these ids. What is read
    /// afterwards is what stands when this burst commits.
    /// </summary>
    public Task LockSubjectsAsync(IEnumerable<string> subjectIds, CancellationToken cancellationToken) => Lock(subjectIds, cancellationToken);

    /// <summary>Keeps a blob that was written before the burst; without this it is swept away after a day.</summary>
    public void KeepBlob(BlobReference blob)
    {
        ArgumentNullException.ThrowIfNull(blob);
        _blobs.Add(blob);
    }

    /// <summary>
    /// Adds a record to the subject's audit chain (監査記録), with the commit. A burst that moves an instance and adds none gets one
    /// by itself.
    /// </summary>
    /// <param name="subjectId">The case, recruitment or file; <c>system</c> for what belongs to none.</param>
    /// <param name="action">What was done, for example <c>task.complete</c>.</param>
    /// <param name="facts">Ids and values that matter, by name; no personal data.</param>
    public void Audit(string subjectId, string action, IReadOnlyDictionary<string, string?>? facts = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(subjectId);
        ArgumentException.ThrowIfNullOrEmpty(action);
        _audits.Add(new PendingAudit(subjectId, action, facts));
    }

    internal void Begin(BurstCommand command, TimeProvider clock)
    {
        _command = command;
        Clock = clock;
        Now = clock.GetUtcNow().ToOffset(JapanOffset);
    }

    internal sealed record PendingAudit(string SubjectId, string Action, IReadOnlyDictionary<string, string?>? Facts);
}
