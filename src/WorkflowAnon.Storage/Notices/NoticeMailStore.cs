using Microsoft.EntityFrameworkCore;
using WorkflowAnon.Domain.Notices;
using WorkflowAnon.Storage.Bursts;
using WorkflowAnon.Storage.Identity;
using WorkflowAnon.Storage.Model;
using WorkflowAnon.Storage.Sql;

namespace WorkflowAnon.Storage.Notices;

/// <summary>Mails of notices in the database.</summary>
internal sealed class NoticeMailStore(IDbContextFactory<WorkflowAnonDbContext> contexts, StorageTransactions transactions, EngineSql sql) : INoticeMailStore
{
    private readonly string _claim =
        "UPDATE notice_mails SET not_before = $2, attempts = attempts + 1 FROM (SELECT m.id AS i FROM notice_mails m "
        + "WHERE m.state = 0 AND (m.not_before IS NULL OR m.not_before <= $1) ORDER BY m.created_at, m.id LIMIT $3"
        + (sql.IsPostgreSql ? " FOR UPDATE SKIP LOCKED" : "") + ") c WHERE notice_mails.id = c.i AND notice_mails.state = 0 "
        + "RETURNING notice_mails.id, recipient_id, created_at, attempts - 1";

    public async Task<int> CollectAsync(DateTimeOffset now, CancellationToken cancellationToken = default)
    {
        List<string> people;
        var db = await contexts.CreateDbContextAsync(cancellationToken).ConfigureAwait(false);
        await using (db.ConfigureAwait(false))
        {
            people = await db.Set<StaffNotice>().Where(n => n.ReadAt == null && n.MailId == null)
                .Join(db.Set<StaffAccount>().Where(a => a.IsActive && a.TakesNoticeMail && a.Email != null && a.Email != ""), n => n.RecipientId, a => a.Id, (n, a) => a.Id)
                .Distinct().ToListAsync(cancellationToken).ConfigureAwait(false);
        }

        var made = 0;
        foreach (var person in people)
            made += await transactions.RunAsync((context, ct) => CollectAsync(context, person, now, ct), cancellationToken).ConfigureAwait(false) ? 1 : 0;
        return made;
    }

    public async Task<IReadOnlyList<OutgoingNoticeMail>> ClaimAsync(int limit, DateTimeOffset now, TimeSpan lease, CancellationToken cancellationToken = default)
    {
        var claimed = await transactions.RunAsync(
            async (db, ct) =>
            {
                List<(string Id, string Recipient, DateTimeOffset CreatedAt, int Attempts)> rows = [];
                var batch = new SqlBatch();
                batch.Query(_claim, r => rows.Add((r.GetString(0), r.GetString(1), r.Time(2), r.GetInt32(3))), now, now + lease, limit);
                await batch.ExecuteAsync(db, ct).ConfigureAwait(false);
                return rows;
            },
            cancellationToken).ConfigureAwait(false);
        if (claimed.Count == 0)
            return [];
        var db = await contexts.CreateDbContextAsync(cancellationToken).ConfigureAwait(false);
        await using var disposeDb = db.ConfigureAwait(false);
        var (mails, people) = (claimed.ConvertAll(c => c.Id), claimed.ConvertAll(c => c.Recipient));
        var notices = (await db.Set<StaffNotice>().AsNoTracking().Where(n => mails.Contains(n.MailId!)).ToListAsync(cancellationToken).ConfigureAwait(false)).ToLookup(n => n.MailId);
        var addresses = await db.Set<StaffAccount>().Where(a => people.Contains(a.Id) && a.IsActive && a.TakesNoticeMail && a.Email != null && a.Email != "")
            .ToDictionaryAsync(a => a.Id, a => a.Email!, cancellationToken).ConfigureAwait(false);
        return [.. claimed.OrderBy(c => c.CreatedAt).ThenBy(c => c.Id, StringComparer.Ordinal).Select(c => new OutgoingNoticeMail(
            c.Id, addresses.GetValueOrDefault(c.Recipient), c.CreatedAt, c.Attempts, [.. notices[c.Id].OrderBy(n => n.DueOn).ThenBy(n => n.Id, StringComparer.Ordinal)]))];
    }

    public Task EndAsync(string mailId, NoticeMailState state, string? error, DateTimeOffset now, CancellationToken cancellationToken = default)
    {
        if (state == NoticeMailState.Waiting)
            throw new ArgumentOutOfRangeException(nameof(state), state, "終わりの状態ではありません。");
        return transactions.RunAsync(
            (db, ct) => db.Set<NoticeMail>().Where(m => m.Id == mailId && m.State == NoticeMailState.Waiting).ExecuteUpdateAsync(
                set => set.SetProperty(m => m.State, state).SetProperty(m => m.Error, error).SetProperty(m => m.EndedAt, now).SetProperty(m => m.NotBefore, (DateTimeOffset?)null), ct),
            cancellationToken);
    }

    public Task PutOffAsync(string mailId, string error, DateTimeOffset notBefore, CancellationToken cancellationToken = default) => transactions.RunAsync(
        (db, ct) => db.Set<NoticeMail>().Where(m => m.Id == mailId && m.State == NoticeMailState.Waiting).ExecuteUpdateAsync(
            set => set.SetProperty(m => m.Error, error).SetProperty(m => m.NotBefore, notBefore), ct),
        cancellationToken);

    public Task<int> PurgeEndedAsync(TimeSpan olderThan, CancellationToken cancellationToken = default)
    {
        var before = TimeProvider.System.GetUtcNow() - olderThan;
        return transactions.RunAsync(
            (db, ct) => db.Set<NoticeMail>().Where(m => (m.State == NoticeMailState.Sent || m.State == NoticeMailState.Dropped) && m.EndedAt <= before).ExecuteDeleteAsync(ct),
            cancellationToken);
    }

    // The mark decides: of two relays the second waits for the first one's rows, then finds nothing to mark, and makes no mail.
    private static async Task<bool> CollectAsync(WorkflowAnonDbContext db, string personId, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var id = $"mail-{Guid.CreateVersion7():N}";
        var marked = await db.Set<StaffNotice>().Where(n => n.RecipientId == personId && n.ReadAt == null && n.MailId == null)
            .ExecuteUpdateAsync(set => set.SetProperty(n => n.MailId, id), cancellationToken).ConfigureAwait(false);
        if (marked == 0)
            return false;
        db.Add(new NoticeMail { Id = id, RecipientId = personId, NoticeCount = marked, CreatedAt = now });
        await db.SaveChangesAsync(cancellationToken).ConfigureAwait(false);
        return true;
    }
}
