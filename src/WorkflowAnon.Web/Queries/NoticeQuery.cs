using Microsoft.EntityFrameworkCore;
using WorkflowAnon.Domain.Calendar;
using WorkflowAnon.Domain.Cases;
using WorkflowAnon.Domain.Definitions;
using WorkflowAnon.Domain.Notices;
using WorkflowAnon.Procedure.Kernel.Tasks;
using WorkflowAnon.Storage.Identity;
using WorkflowAnon.Storage.Tasks;
using WorkflowAnon.Web.Hosting;

namespace WorkflowAnon.Web.Queries;

/// <summary>A notice as the page shows it.</summary>
/// <param name="Notice">The notice.</param>
/// <param name="IsSettled">True when what it asks for is done or asked no more.</param>
internal sealed record NoticeRow(StaffNotice Notice, bool IsSettled);

/// <summary>お知らせ: a person's own.</summary>
internal sealed class NoticeQuery(WorkflowAnonDbContext db, TimeProvider clock)
{
    /// <summary>Most unread notices of one page.</summary>
    public const int MostUnread = 100;

    /// <summary>Read notices older than this are folded away.</summary>
    public const int RecentDays = 90;

    private const int PageSize = 50;

    private DateTimeOffset RecentSince => JapanTime.StartOf(JapanTime.Today(clock).AddDays(-RecentDays)).ToUniversalTime();

    /// <summary>How many notices are unread, for the head of every page; null while the database is away: the page itself says so.</summary>
    public async Task<int?> CountUnreadAsync(string personId, CancellationToken cancellationToken)
    {
        try
        {
            return await Of(personId).CountAsync(n => n.ReadAt == null, cancellationToken);
        }
        catch (Exception e) when (DatabaseTrouble.IsBehind(e))
        {
            return null;
        }
    }

    /// <summary>Unread notices, soonest date first; the first <see cref="MostUnread"/>.</summary>
    public async Task<IReadOnlyList<NoticeRow>> UnreadAsync(Actor actor, CancellationToken cancellationToken)
    {
        CaseAccess.RequireProcedure(actor);
        var rows = await Described(Of(actor.Id).Where(n => n.ReadAt == null).OrderBy(n => n.DueOn).ThenBy(n => n.Id).Take(MostUnread)).ToListAsync(cancellationToken);
        return [.. rows.OrderBy(r => r.Notice.DueOn).ThenBy(r => r.Notice.Id, StringComparer.Ordinal)];
    }

    /// <summary>A page of the read notices, newest first: those of the last <see cref="RecentDays"/> days, or the older ones.</summary>
    public async Task<Listing<NoticeRow>> ReadAsync(Actor actor, bool older, string? after, CancellationToken cancellationToken)
    {
        CaseAccess.RequireProcedure(actor);
        var since = RecentSince;
        var read = Of(actor.Id).Where(n => n.ReadAt != null && n.CreatedAt < since == older);
        if (Cursor.TryRead(after, out DateTimeOffset at, out var id))
            read = read.Where(n => n.CreatedAt <= at && (n.CreatedAt < at || n.Id.CompareTo(id) < 0));
        var found = await Described(read.OrderByDescending(n => n.CreatedAt).ThenByDescending(n => n.Id).Take(PageSize + 1)).ToListAsync(cancellationToken);
        return Cursor.Cut([.. found.OrderByDescending(r => r.Notice.CreatedAt).ThenByDescending(r => r.Notice.Id, StringComparer.Ordinal)], PageSize, r => Cursor.Of(r.Notice.CreatedAt, r.Notice.Id));
    }

    /// <summary>How many read notices are older than <see cref="RecentDays"/> days.</summary>
    public Task<int> CountOlderAsync(Actor actor, CancellationToken cancellationToken)
    {
        CaseAccess.RequireProcedure(actor);
        var since = RecentSince;
        return Of(actor.Id).CountAsync(n => n.ReadAt != null && n.CreatedAt < since, cancellationToken);
    }

    /// <summary>One of the person's own notices.</summary>
    /// <exception cref="TaskConflictException">There is none.</exception>
    public async Task<StaffNotice> FindAsync(Actor actor, string noticeId, CancellationToken cancellationToken) =>
        await Of(actor.Id).SingleOrDefaultAsync(n => n.Id == noticeId, cancellationToken)
            ?? throw new TaskConflictException(TaskConflictKind.NotFound, "お知らせが見つかりません。ほかの人へのお知らせか、事案の文書とともに廃棄されています。");

    /// <summary>The person's address, or null, and whether notices go there.</summary>
    public async Task<(string? Address, bool Takes)> MailAsync(Actor actor, CancellationToken cancellationToken)
    {
        var account = await db.Set<StaffAccount>().AsNoTracking().Where(a => a.Id == actor.Id).Select(a => new { a.Email, a.TakesNoticeMail }).SingleOrDefaultAsync(cancellationToken);
        return account is { Email.Length: > 0 } ? (account.Email, account.TakesNoticeMail) : (null, false);
    }

    private IQueryable<StaffNotice> Of(string personId) => db.Set<StaffNotice>().AsNoTracking().Where(n => n.RecipientId == personId);

    private IQueryable<NoticeRow> Described(IQueryable<StaffNotice> notices) =>
        from n in notices
        join t in db.Set<HumanTask>() on n.SourceId equals t.Id into tasks
        from t in tasks.DefaultIfEmpty()
        join d in db.Set<Deadline>() on n.SourceId equals d.Id into deadlines
        from d in deadlines.DefaultIfEmpty()
        join r in db.Set<ReleaseRequest>() on n.SourceId equals r.Id into requests
        from r in requests.DefaultIfEmpty()
        select new NoticeRow(n, (r != null && r.State != ReleaseState.Waiting) || (t != null && t.State != HumanTaskState.Open && t.State != HumanTaskState.Claimed) || (d != null && (d.MetAt != null || d.SupersededAt != null)));
}
