using WorkflowAnon.Domain.Notices;

namespace WorkflowAnon.Storage.Notices;

/// <summary>
/// Mails of notices as their relay sees them; any number of relays may work at the same time. Every time is the caller's real time, never the business clock.
/// </summary>
public interface INoticeMailStore
{
    /// <summary>
    /// Makes one mail for each person who takes mail and has notices that are neither read nor in a mail yet. Mail and mark commit together: each notice is in one mail.
    /// Returns how many mails were made.
    /// </summary>
    Task<int> CollectAsync(DateTimeOffset now, CancellationToken cancellationToken = default);

    /// <summary>Takes mails that are due under a lease, oldest first; when it ends before the mail is marked, the mail is taken again.</summary>
    /// <param name="limit">At most so many.</param>
    /// <param name="now">Now.</param>
    /// <param name="lease">How long the caller needs at most.</param>
    /// <param name="cancellationToken">Cancels.</param>
    Task<IReadOnlyList<OutgoingNoticeMail>> ClaimAsync(int limit, DateTimeOffset now, TimeSpan lease, CancellationToken cancellationToken = default);

    /// <summary>Ends a mail: sent, refused with the reason, or dropped. Nothing happens when it has ended already.</summary>
    Task EndAsync(string mailId, NoticeMailState state, string? error, DateTimeOffset now, CancellationToken cancellationToken = default);

    /// <summary>Sending failed for now; the mail is due again at <paramref name="notBefore"/>.</summary>
    Task PutOffAsync(string mailId, string error, DateTimeOffset notBefore, CancellationToken cancellationToken = default);

    /// <summary>Deletes mails that ended longer than <paramref name="olderThan"/> ago; refused ones stay. Returns how many.</summary>
    Task<int> PurgeEndedAsync(TimeSpan olderThan, CancellationToken cancellationToken = default);
}

/// <summary>A mail to be sent.</summary>
/// <param name="Id">Its id; the Message-ID follows from it.</param>
/// <param name="Address">Address of the recipient; null when the person has left, takes no mail or has no address.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="Attempts">How often it was tried before.</param>
/// <param name="Notices">What it tells, soonest first.</param>
public sealed record OutgoingNoticeMail(string Id, string? Address, DateTimeOffset CreatedAt, int Attempts, IReadOnlyList<StaffNotice> Notices);
