namespace WorkflowAnon.Faults.Tests.Rigs;

/// <summary>What a kill must land in.</summary>
internal enum InFlight
{
    /// <summary>A burst: a transaction that has written and not yet committed.</summary>
    Burst,

    /// <summary>A send of the relay: an outbox row claimed and not yet marked as sent.</summary>
    RelaySend,

    /// <summary>A consumer or a delivery of its department: an event taken from the bus, not yet committed.</summary>
    Consumer,
}

/// <summary>A process to kill, and what it must be in the middle of.</summary>
/// <param name="Role">Value of --role.</param>
/// <param name="Doing">What it must be doing.</param>
internal sealed record Target(string Role, InFlight Doing);
