using WorkflowAnon.Domain.Absences;
using WorkflowAnon.Domain.Calendar;
using WorkflowAnon.Domain.Cases;
using WorkflowAnon.Domain.FileRegister;
using WorkflowAnon.Domain.Proposals;
using WorkflowAnon.Procedure.Kernel.Tasks;
using WorkflowAnon.Storage.Bursts;
using WorkflowAnon.Storage.Model;
using WorkflowAnon.Storage.Tasks;
using WorkflowAnon.Web.Queries;

namespace WorkflowAnon.EndToEnd.Tests.Queries;

public sealed class SqliteInboxQueryTests() : InboxQueryTests(StorageProvider.Sqlite);

public sealed class PostgreSqlInboxQueryTests() : InboxQueryTests(StorageProvider.PostgreSql);

/// <summary>What each list of the inbox shows, in which order, and at what cost.</summary>
public abstract class InboxQueryTests(StorageProvider provider)
{
    private static readonly DateOnly Today = InboxStore.Today;

    [Fact]
    public async Task Each_list_shows_its_own_tasks_soonest_first()
    {
        await using var store = await InboxStore.StartAsync(provider);
        await store.AddAsync(
            store.Task("open-late", due: Today.AddDays(9)), store.Task("open-none"), store.Task("open-soon", due: Today.AddDays(2)), store.Task("open-legal", due: Today.AddDays(9), legal: Today),
            store.Task("mine", due: Today, holder: store.Clerk), store.Task("held", due: Today, holder: store.Colleague),
            store.Task("approval", due: Today.AddDays(1), duty: Duties.Approver), store.Task("foreign", due: Today, division: store.Owner.DivisionId));
        Assert.Equal(["open-legal", "open-soon", "open-late", "open-none"], await store.IdsAsync(store.Clerk, new() { Tab = InboxTab.Open }));
        Assert.Equal(["mine"], await store.IdsAsync(store.Clerk, new() { Tab = InboxTab.Mine }));
        Assert.Equal(["held"], await store.IdsAsync(store.Clerk, new() { Tab = InboxTab.Held }));
        Assert.Empty(await store.IdsAsync(store.Clerk, new() { Tab = InboxTab.All }));
        Assert.Equal(["held", "mine", "open-legal", "approval", "open-soon", "open-late", "open-none"], await store.IdsAsync(store.Head, new() { Tab = InboxTab.All }));
        Assert.Equal(["approval"], await store.IdsAsync(store.Head, new() { Tab = InboxTab.Open }));
        Assert.Equal(["foreign"], await store.IdsAsync(store.Owner, new() { Tab = InboxTab.Open }));

        var counts = await store.ReadAsync<InboxQuery, IReadOnlyDictionary<InboxTab, int>>(q => q.CountAsync(store.Head, [], default));
        Assert.Equal([(InboxTab.Mine, 0), (InboxTab.Open, 1), (InboxTab.Held, 2), (InboxTab.All, 7)], counts.OrderBy(c => c.Key).Select(c => (c.Key, c.Value)));
    }

    [Fact]
    public async Task Filters_by_date_and_band_cut_at_their_edges()
    {
        await using var store = await InboxStore.StartAsync(provider);
        // Wednesday 6/24: 6/16 is six 開庁日 over, 6/17 five; 6/29 leaves three, 6/30 four.
        int[] days = [-8, -7, -1, 0, 5, 6, 7, 8];
        await store.AddAsync([store.Task("none"), .. days.Select(d => store.Task($"d{d:+0;-0;0}", due: Today.AddDays(d)))]);
        await ShowsAsync(new() { Due = DueFilter.Overdue }, "d-8", "d-7", "d-1");
        await ShowsAsync(new() { Due = DueFilter.Today }, "d0");
        await ShowsAsync(new() { Due = DueFilter.Week }, "d0", "d+5", "d+6", "d+7");
        await ShowsAsync(new() { Due = DueFilter.None }, "none");
        await ShowsAsync(new() { Band = DueBand.Critical }, "d-8");
        await ShowsAsync(new() { Band = DueBand.Overdue }, "d-7", "d-1");
        await ShowsAsync(new() { Band = DueBand.Soon }, "d0", "d+5");
        await ShowsAsync(new() { Band = DueBand.Later }, "d+6", "d+7", "d+8");
        await ShowsAsync(new() { Band = DueBand.None }, "none");

        async Task ShowsAsync(InboxFilter filter, params string[] ids)
        {
            filter = filter with { Tab = InboxTab.Open };
            Assert.Equal(ids, await store.IdsAsync(store.Clerk, filter));
            Assert.Equal(ids.Length, await store.ReadAsync<InboxQuery, int>(q => q.CountAsync(store.Clerk, filter, [], store.Limits, 1000, default)));
            var facets = await store.ReadAsync<InboxQuery, IReadOnlyList<InboxFacet>>(q => q.FacetsAsync(store.Clerk, filter, [], store.Limits, default));
            Assert.Equal(ids.Length, facets.Where(f => InboxQuery.Passes(f.SortDue, filter.Due, Today) && (filter.Band is null || store.Limits.Of(f.SortDue) == filter.Band)).Sum(f => f.Count));
        }
    }

    [Fact]
    public async Task A_search_finds_number_title_file_and_party_in_either_width_and_a_party_only_where_its_case_may_be_read()
    {
        await using var store = await InboxStore.StartAsync(provider);
        await store.AddAsync(
            Case("case-1", "令和8年度第1号", store.Owner.DivisionId, "file-1"), Proposal("case-1", "株式会社髙﨑データABC", "交通事故統計ファイル"),
            Case("case-2", "令和8年度第2号", "another", "file-2"), Proposal("case-2", "ガス事業者", "拾得物管理ファイル"),
            new PersonalInformationFile { Id = "file-1", Name = "交通事故統計ファイル", DivisionId = store.Owner.DivisionId },
            store.Task("first", title: "起案する", subject: "case-1"), store.Task("second", title: "収受日付印を押す", subject: "case-2", label: "令和8年度第2号"),
            store.Task("own-1", title: "意見を述べる", subject: "case-1", division: store.Owner.DivisionId), store.Task("own-2", title: "意見を述べる", subject: "case-2", division: store.Owner.DivisionId, label: "令和8年度第2号"));
        await FindsAsync(store.Clerk, "高崎データａｂｃ", "first");
        await FindsAsync(store.Clerk, "ｶﾞｽ事業", "second");
        await FindsAsync(store.Clerk, "令和８年度 第２号", "second");
        await FindsAsync(store.Clerk, "日付印", "second");
        await FindsAsync(store.Clerk, "事故統計", "first");
        await FindsAsync(store.Clerk, "100%", []);
        // The case of another division may not be read: its task is found by what it says itself, not by its party.
        await FindsAsync(store.Owner, "ガス事業者", []);
        await FindsAsync(store.Owner, "第2号", "own-2");
        await FindsAsync(store.Owner, "髙﨑", "own-1");
        Assert.Equal(["first"], await store.IdsAsync(store.Clerk, new() { Tab = InboxTab.Open, FileId = "file-1" }));

        async Task FindsAsync(Actor actor, string text, params string[] ids) => Assert.Equal(ids, await store.IdsAsync(actor, new() { Tab = InboxTab.Open, Text = text }));
    }

    [Fact]
    public async Task Filters_by_stage_procedure_and_holder_work_together()
    {
        await using var store = await InboxStore.StartAsync(provider);
        await store.AddAsync(
            store.Task("a", holder: store.Clerk), store.Task("b", holder: store.Colleague, kind: "consultation"), store.Task("c", stage: "", kind: "withdrawal"), store.Task("d", stage: "Fees", kind: "fee-payment"));
        var all = new InboxFilter { Tab = InboxTab.All };
        Assert.Equal(["a", "b"], await store.IdsAsync(store.Head, all with { Stage = "Examination" }));
        Assert.Equal(["c"], await store.IdsAsync(store.Head, all with { Stage = "other" }));
        Assert.Equal(["b"], await store.IdsAsync(store.Head, all with { Stage = "Examination", Kind = "consultation" }));
        Assert.Equal(["a"], await store.IdsAsync(store.Head, all with { Holder = store.Clerk.Id }));
        Assert.Equal(["c", "d"], await store.IdsAsync(store.Head, all with { Holder = "none" }));
    }

    [Fact]
    public async Task A_list_is_read_page_by_page_without_a_gap_or_a_double_at_the_same_cost()
    {
        await using var store = await InboxStore.StartAsync(provider);
        // Many of one day, so that a page ends within it; some are held, so that a list of two ranges is read too.
        await store.AddAsync([.. Enumerable.Range(0, 170).Select(i => store.Task($"task-{i:000}", due: i % 10 == 0 ? null : Today.AddDays(i / 60), holder: i % 3 == 0 ? store.Colleague : null))]);
        foreach (var (actor, tab) in new[] { (store.Clerk, InboxTab.Open), (store.Head, InboxTab.All) })
        {
            List<InboxRow> rows = [];
            List<int> costs = [];
            string? after = null;
            do
            {
                _ = store.Statements;
                var page = await store.ListAsync(actor, new() { Tab = tab }, after);
                costs.Add(store.Statements);
                rows.AddRange(page.Rows);
                after = page.Next;
            }
            while (after is not null);
            Assert.Equal(tab == InboxTab.All ? 170 : 113, rows.Count);
            Assert.Equal(rows.Count, rows.DistinctBy(r => r.Id).Count());
            Assert.Equal(rows.OrderBy(r => r.SortDue).ThenBy(r => r.Id, StringComparer.Ordinal).Select(r => r.Id), rows.Select(r => r.Id));
            Assert.Single(costs.Distinct());
        }
    }

    [Fact]
    public async Task A_substitute_sees_what_those_who_are_away_hold_and_what_needs_their_duty()
    {
        await using var store = await InboxStore.StartAsync(provider);
        await store.AddAsync(
            store.Task("held", due: Today, holder: store.Colleague), store.Task("approval", due: Today.AddDays(1), duty: Duties.Approver), store.Task("staff"),
            Away("a1", store.Colleague, store.Clerk), Away("a2", store.Head, store.Clerk));
        Assert.Equal(["held", "approval"], await store.IdsAsync(store.Clerk, new() { Tab = InboxTab.ActingFor }));
        var principals = await store.ReadAsync<TaskRights, IReadOnlyList<ActingFor>>(r => r.PrincipalsAsync(store.Clerk.Id, default));
        Assert.Equal(2, (await store.ReadAsync<InboxQuery, IReadOnlyDictionary<InboxTab, int>>(q => q.CountAsync(store.Clerk, principals, default)))[InboxTab.ActingFor]);
        Assert.Equal(["approver", "supervisor"], principals.Single(p => p.Person.Id == store.Head.Id).Person.DutySet.Order());
        Assert.Empty(await store.IdsAsync(store.Owner, new() { Tab = InboxTab.ActingFor }));

        static Absence Away(string id, Actor person, Actor substitute) => new()
        { Id = id, PersonId = person.Id, SubstituteId = substitute.Id, From = Today, Until = Today, Reason = "出張", RegisteredById = person.Id };
    }

    [Fact]
    public void A_filter_reads_back_what_it_wrote_and_leaves_out_what_it_does_not_know()
    {
        var filter = new InboxFilter { Tab = InboxTab.All, Due = DueFilter.Week, Band = DueBand.Soon, Stage = "Examination", Kind = "fee-payment", FileId = "file-1", Holder = "none" };
        Assert.Equal("?tab=all&due=week&band=soon&stage=Examination&kind=fee-payment&file=file-1&holder=none", filter.ToQuery());
        Assert.Equal(filter, InboxFilter.Read(filter.ToQuery()));
        Assert.Equal(new InboxFilter(), InboxFilter.Read("?tab=nowhere&due=7&band=99&stage="));
    }

    private static Case Case(string id, string number, string division, string file) => new()
    { Id = id, Number = number, FiscalYear = 2026, RecruitmentId = "recruitment-1", FileId = file, OwningDivisionId = division, OpenedAt = JapanTime.StartOf(Today) };

    private static Proposal Proposal(string caseId, string name, string file) => new()
    { CaseId = caseId, RecruitmentId = "recruitment-1", FileName = file, Proposers = [new Proposer { Kind = PartyKind.Corporation, Name = name }] };
}
