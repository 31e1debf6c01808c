using WorkflowAnon.Domain.Complaints;
using WorkflowAnon.Domain.FileRegister;
using WorkflowAnon.Domain.Inquiries;
using WorkflowAnon.Domain.Recruitment;
using WorkflowAnon.Storage.Bursts;
using WorkflowAnon.Storage.Model;
using WorkflowAnon.Web.Queries;

namespace WorkflowAnon.EndToEnd.Tests.Queries;

public sealed class SqliteDeskQueryTests() : DeskQueryTests(StorageProvider.Sqlite);

public sealed class PostgreSqlDeskQueryTests() : DeskQueryTests(StorageProvider.PostgreSql);

/// <summary>Lists of 窓口, 募集 and 個人情報ファイル簿: page by page without a gap, narrowed, and for whom.</summary>
public abstract class DeskQueryTests(StorageProvider provider)
{
    [Fact]
    public async Task The_desk_is_read_page_by_page_and_narrowed_to_what_waits()
    {
        await using var store = await InboxStore.StartAsync(provider);
        var own = store.Owner.DivisionId;
        await store.AddAsync([.. Enumerable.Range(1, 120).Select(n => (object)new Inquiry
        {
            Id = $"inquiry-{n:D3}", FiscalYear = 2026, Number = n, ReceivedOn = new DateOnly(2026, 4, 1).AddDays(n / 4), DivisionId = n % 3 == 0 ? own : "", AnsweredOn = n % 2 == 0 ? new(2026, 6, 1) : null,
        })]);
        await store.AddAsync(new Complaint { Id = "complaint-1", FiscalYear = 2026, Number = 1, ReceivedOn = new(2026, 5, 1) });
        Assert.Equal(Enumerable.Range(1, 120).Reverse().Select(n => $"inquiry-{n:D3}"), await AllAsync(store, store.Clerk, "inquiry", false));
        Assert.Equal(60, (await AllAsync(store, store.Clerk, "inquiry", true)).Count);
        Assert.Equal(40, (await AllAsync(store, store.Owner, "inquiry", false)).Count);
        Assert.Equal((60, 0, 1), (await CountAsync(store, store.Clerk, "inquiry"), await CountAsync(store, store.Clerk, "pre-check"), await CountAsync(store, store.Clerk, "complaint")));
        Assert.Equal((20, 0), (await CountAsync(store, store.Owner, "inquiry"), await CountAsync(store, store.Owner, "complaint")));
    }

    [Fact]
    public async Task Recruitments_are_read_page_by_page_with_what_is_due_next()
    {
        await using var store = await InboxStore.StartAsync(provider);
        await store.AddAsync([.. Enumerable.Range(1, 60).Select(n => (object)new RecruitmentRound
        {
            Id = $"recruitment-{n:D2}", FiscalYear = 2026, Round = n, StartsOn = new DateOnly(2026, 4, 1).AddDays(n), EndsOn = new DateOnly(2026, 5, 10).AddDays(n), State = n % 2 == 0 ? RecruitmentState.Open : RecruitmentState.Closed,
        })]);
        await store.AddAsync(
            new Domain.Cases.Deadline { Id = "d1", SubjectId = "recruitment-60", Kind = Domain.Cases.DeadlineKind.RecruitmentEnd, Raw = new(2026, 7, 9), Due = new(2026, 7, 9), Rule = "r", Clause = "4-1b" },
            new Domain.Cases.Deadline { Id = "d2", SubjectId = "recruitment-60", Kind = Domain.Cases.DeadlineKind.RecruitmentStart, Raw = new(2026, 5, 31), Due = new(2026, 5, 31), Rule = "r", Clause = "4-1b", MetAt = DateTimeOffset.UnixEpoch });
        List<string> seen = [];
        string? after = null;
        do
        {
            var page = await store.ReadAsync<RecruitmentQuery, Listing<RecruitmentRow>>(q => q.ListAsync(store.Clerk, false, after, default));
            seen.AddRange(page.Rows.Select(r => r.Round.Id));
            if (after is null)
                Assert.Equal(Domain.Cases.DeadlineKind.RecruitmentEnd, page.Rows[0].NextDeadline!.Kind);
            after = page.Next;
        }
        while (after is not null);
        Assert.Equal(Enumerable.Range(1, 60).Reverse().Select(n => $"recruitment-{n:D2}"), seen);
        Assert.Equal(30, (await store.ReadAsync<RecruitmentQuery, Listing<RecruitmentRow>>(q => q.ListAsync(store.Clerk, true, null, default))).Rows.Count);
    }

    [Theory]
    [InlineData("ｽﾎﾟｰﾂ", 1)]
    [InlineData("高校", 1)]
    [InlineData("髙校", 1)]
    [InlineData("記録", 2)]
    [InlineData("ない", 0)]
    public async Task The_register_is_searched_however_a_name_is_written(string text, int found)
    {
        await using var store = await InboxStore.StartAsync(provider);
        await store.AddAsync(File("file-1", "スポーツ振興ファイル", "大会の記録"), File("file-2", "高校生講習ファイル", "講習の記録"));
        Assert.Equal(found, (await store.ReadAsync<FileQuery, Listing<PersonalInformationFile>>(q => q.ListAsync(store.Clerk, text, null, null, default))).Rows.Count);
    }

    private static PersonalInformationFile File(string id, string name, string summary) => new() { Id = id, Name = name, DivisionId = "d", Summary = summary };

    private static Task<int> CountAsync(InboxStore store, Actor actor, string kind) => store.ReadAsync<DeskQuery, int>(q => q.CountOpenAsync(actor, kind, default));

    private static async Task<List<string>> AllAsync(InboxStore store, Actor actor, string kind, bool openOnly)
    {
        List<string> seen = [];
        string? after = null;
        do
        {
            var page = await store.ReadAsync<DeskQuery, Listing<DeskRow>>(q => q.ListAsync(actor, kind, openOnly, after, default));
            Assert.InRange(page.Rows.Count, 0, DeskQuery.PageSize);
            seen.AddRange(page.Rows.Select(r => r.Id));
            after = page.Next;
        }
        while (after is not null);
        return seen;
    }
}
