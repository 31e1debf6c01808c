namespace WorkflowAnon.Storage.Engine;

/// <summary>Where a subject's events and audit records have come to; the row is the lock of both numbers.</summary>
internal sealed class CaseStreamRow
{
    public required string SubjectId { get; set; }
    public long OutboxSequence { get; set; }
    public long AuditSequence { get; set; }

    /// <summary>Hash of the last audit record; empty before the first.</summary>
    public required byte[] AuditHead { get; set; }
}

/// <summary>State of an outgoing event.</summary>
internal enum OutboxState
{
    /// <summary>To be sent.</summary>
    Pending = 0,

    /// <summary>Sent; not yet known to be taken over by every consumer.</summary>
    Sent = 1,

    /// <summary>Confirmed by the broker, or taken over by every consumer.</summary>
    Done = 2,
}

/// <summary>An event on its way out.</summary>
internal sealed class OutboxRow
{
    public required string SubjectId { get; set; }
    public long Sequence { get; set; }
    public Guid EventId { get; set; }
    public required string EventName { get; set; }
    public required string Payload { get; set; }
    public OutboxState State { get; set; }
    public DateTimeOffset CreatedAt { get; set; }

    /// <summary>Not before this time (real time): lease of a sender, or back-off.</summary>
    public DateTimeOffset? NotBefore { get; set; }
    public DateTimeOffset? SentAt { get; set; }
    public int Attempts { get; set; }
    public string? Error { get; set; }
}

/// <summary>監査記録: one record of a subject's chain. Text may be destroyed lawfully (廃棄); digest and hash stay.</summary>
internal sealed class AuditRow
{
    public required string SubjectId { get; set; }
    public long Sequence { get; set; }

    /// <summary>Who, when, what as JSON; null after disposal.</summary>
    public string? Content { get; set; }

    /// <summary>Random, so that a digest says nothing about a destroyed text; null after disposal.</summary>
    public byte[]? Salt { get; set; }
    public required byte[] Digest { get; set; }
    public required byte[] Hash { get; set; }
}

/// <summary>The daily seal over all chains.</summary>
internal sealed class AuditSealRow
{
    public long Number { get; set; }
    public DateTimeOffset SealedAt { get; set; }
    public required byte[] PreviousHash { get; set; }
    public required byte[] Hash { get; set; }
}

/// <summary>Where a subject's chain stood when it was sealed.</summary>
internal sealed class AuditSealHeadRow
{
    public long SealNumber { get; set; }
    public required string SubjectId { get; set; }
    public long Sequence { get; set; }
    public required byte[] Hash { get; set; }
}

/// <summary>Offset of the demonstration's business clock.</summary>
internal sealed class BusinessClockRow
{
    public int Id { get; set; }
    public long OffsetTicks { get; set; }
}

/// <summary>A blob that a committed row refers to.</summary>
internal sealed class BlobRow
{
    public required string Hash { get; set; }
    public long Size { get; set; }
    public required string MediaType { get; set; }
    public DateTimeOffset CreatedAt { get; set; }
}
