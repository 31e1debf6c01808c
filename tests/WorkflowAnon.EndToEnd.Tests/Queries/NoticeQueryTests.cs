using WorkflowAnon.Domain.Calendar;
using WorkflowAnon.Domain.Notices;
using WorkflowAnon.Procedure.Kernel.Tasks;
using WorkflowAnon.Storage.Model;
using WorkflowAnon.Storage.Tasks;
using WorkflowAnon.Web.Queries;

namespace WorkflowAnon.EndToEnd.Tests.Queries;

public sealed class NoticeQueryOnSqlite() : NoticeQueryTests(StorageProvider.Sqlite);

public sealed class NoticeQueryOnPostgreSql() : NoticeQueryTests(StorageProvider.PostgreSql);

/// <summary>A person's own notices, on both databases.</summary>
public abstract class NoticeQueryTests(StorageProvider provider)
{
    private static readonly DateOnly Today = InboxStore.Today;

    [Fact]
    public async Task The_number_in_the_head_takes_no_second_statement_and_counts_ones_own_unread_only()
    {
        await using var store = await InboxStore.StartAsync(provider);
        await store.AddAsync(Notice("n1", store.Clerk.Id), Notice("n2", store.Clerk.Id), Notice("n3", store.Clerk.Id, read: true), Notice("n4", store.Colleague.Id));
        _ = store.Statements;
        Assert.Equal(2, await store.ReadAsync<NoticeQuery, int?>(q => q.CountUnreadAsync(store.Clerk.Id, default)));
        // EF does not log for a second after a command that failed, as the look at a database that is still empty does.
        Assert.InRange(store.Statements, 0, 1);
    }

    [Fact]
    public async Task Unread_notices_come_by_their_date_and_say_what_is_settled()
    {
        await using var store = await InboxStore.StartAsync(provider);
        var done = store.Task("done");
        done.State = HumanTaskState.Done;
        await store.AddAsync(done, store.Task("open"), Notice("n1", store.Clerk.Id, due: 3, source: "done"), Notice("n2", store.Clerk.Id, due: -1, source: "open"), Notice("n3", store.Clerk.Id, due: 1));
        var rows = await store.ReadAsync<NoticeQuery, IReadOnlyList<NoticeRow>>(q => q.UnreadAsync(store.Clerk, default));
        Assert.Equal([("n2", false), ("n3", false), ("n1", true)], rows.Select(r => (r.Notice.Id, r.IsSettled)));
        var stranger = store.Clerk with { DutySet = new HashSet<string> { "operator" } };
        await Assert.ThrowsAsync<TaskConflictException>(() => store.ReadAsync<NoticeQuery, IReadOnlyList<NoticeRow>>(q => q.UnreadAsync(stranger, default)));
        await Assert.ThrowsAsync<TaskConflictException>(() => store.ReadAsync<NoticeQuery, StaffNotice>(q => q.FindAsync(store.Colleague, "n1", default)));
    }

    [Fact]
    public async Task Read_notices_are_paged_without_a_gap_and_those_older_than_ninety_days_stand_apart()
    {
        await using var store = await InboxStore.StartAsync(provider);
        await store.AddAsync([.. Enumerable.Range(0, 120).Select(i => Notice($"n{i:000}", store.Clerk.Id, read: true, age: i / 3))]);
        await store.AddAsync(Notice("edge", store.Clerk.Id, read: true, age: 90), Notice("older", store.Clerk.Id, read: true, age: 91), Notice("unread", store.Clerk.Id, age: 200));
        List<string> seen = [];
        string? after = null;
        do
        {
            var page = await store.ReadAsync<NoticeQuery, Listing<NoticeRow>>(q => q.ReadAsync(store.Clerk, older: false, after, default));
            seen.AddRange(page.Rows.Select(r => r.Notice.Id));
            after = page.Next;
        }
        while (after is not null);
        Assert.Equal(121, seen.Count);
        Assert.Equal(121, seen.Distinct().Count());
        Assert.Equal("edge", seen[^1]);
        Assert.Equal(["older"], (await store.ReadAsync<NoticeQuery, Listing<NoticeRow>>(q => q.ReadAsync(store.Clerk, older: true, null, default))).Rows.Select(r => r.Notice.Id));
        Assert.Equal(1, await store.ReadAsync<NoticeQuery, int>(q => q.CountOlderAsync(store.Clerk, default)));
    }

    private static StaffNotice Notice(string id, string recipient, int due = 0, string? source = null, bool read = false, int age = 0) => new()
    {
        Id = id,
        RecipientId = recipient,
        Kind = NoticeKind.TaskExceeded,
        SourceId = source ?? "source-" + id,
        DueOn = Today.AddDays(due),
        SubjectId = "case-1",
        SubjectLabel = "匿R8-1",
        FileName = "",
        Title = "審査する",
        CreatedAt = JapanTime.StartOf(Today.AddDays(-age)).AddHours(9).ToUniversalTime(),
        ReadAt = read ? JapanTime.StartOf(Today).ToUniversalTime() : null,
    };
}
