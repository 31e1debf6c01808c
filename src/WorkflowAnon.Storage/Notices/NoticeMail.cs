namespace WorkflowAnon.Storage.Notices;

/// <summary>State of a mail of notices.</summary>
public enum NoticeMailState
{
    /// <summary>To be sent.</summary>
    Waiting = 0,

    /// <summary>The relay has accepted it.</summary>
    Sent = 1,

    /// <summary>The relay refuses it for good (5xx); an operator must see to it.</summary>
    Refused = 2,

    /// <summary>Its recipient left, gave up mail or has no address any more; the notices are in the product.</summary>
    Dropped = 3,
}

/// <summary>お知らせメール: one mail to one person with what had arisen when it was made. Its Message-ID follows from its id, so that a repetition is the same mail.</summary>
public sealed class NoticeMail
{
    /// <summary>Id.</summary>
    public required string Id { get; init; }

    /// <summary>To whom (account id); the address is read when it is sent.</summary>
    public required string RecipientId { get; init; }

    /// <summary>How many notices it carries.</summary>
    public int NoticeCount { get; init; }

    /// <summary>State.</summary>
    public NoticeMailState State { get; set; }

    /// <summary>When it was made (real time, not the business clock).</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>Not to be tried before, or null: the end of a relay's lease or of a pause.</summary>
    public DateTimeOffset? NotBefore { get; set; }

    /// <summary>How often it was tried.</summary>
    public int Attempts { get; set; }

    /// <summary>Why the last try failed, or null.</summary>
    public string? Error { get; set; }

    /// <summary>When it was sent, refused or dropped, or null.</summary>
    public DateTimeOffset? EndedAt { get; set; }
}
