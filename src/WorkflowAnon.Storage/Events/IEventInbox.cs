using WorkflowAnon.Contracts;

namespace WorkflowAnon.Storage.Events;

/// <summary>Where a department's consumer hands over the events it received.</summary>
public interface IEventInbox
{
    /// <summary>
    /// Takes an event over in one transaction: knows it again by its id, parks it while an earlier one of its subject is missing, else
    /// queues it (and those parked behind it) for the department's definitions. When it returns, the event cannot be lost.
    /// </summary>
    /// <param name="owner">Department: <c>general-affairs</c> or <c>owning-division</c>. Every department receives every event.</param>
    /// <param name="caseEvent">The event.</param>
    /// <param name="cancellationToken">Cancels before the commit.</param>
    Task<InboxAnswer> AcceptAsync(string owner, CaseEvent caseEvent, CancellationToken cancellationToken = default);
}

/// <summary>What became of an event that was handed over.</summary>
public enum InboxAnswer
{
    /// <summary>Queued.</summary>
    Accepted = 0,

    /// <summary>Known already; nothing done.</summary>
    Duplicate = 1,

    /// <summary>Kept until the ones before it have come.</summary>
    Parked = 2,
}
