using Microsoft.EntityFrameworkCore;
using WorkflowAnon.Domain.Calendar;
using WorkflowAnon.Domain.Cases;
using WorkflowAnon.Domain.Proposals;
using WorkflowAnon.Domain.Termination;
using WorkflowAnon.Procedure.Kernel.Tasks;
using WorkflowAnon.Storage.Bursts;
using WorkflowAnon.Storage.Model;
using WorkflowAnon.Web.Queries;

namespace WorkflowAnon.EndToEnd.Tests.Queries;

public sealed class SqlitePartyQueryTests() : PartyQueryTests(StorageProvider.Sqlite);

public sealed class PostgreSqlPartyQueryTests() : PartyQueryTests(StorageProvider.PostgreSql);

/// <summary>提案者 across cases: brought together, found however the name is written, with the terminations that may concern them.</summary>
public abstract class PartyQueryTests(StorageProvider provider)
{
    private static readonly DateOnly Today = InboxStore.Today;

    [Theory]
    [InlineData("髙﨑データ", "株式会社髙﨑データ")]
    [InlineData("高崎データ", "株式会社髙﨑データ")]
    [InlineData("高崎ﾃﾞｰﾀ", "株式会社髙﨑データ")]
    [InlineData("株式 会社　高崎", "株式会社髙﨑データ")]
    [InlineData("ＡＢＣ", "abc研究所")]
    [InlineData("1234567890123", "abc研究所")]
    [InlineData("𠮷野", "吉野 岳")]
    [InlineData("ない名前", "")]
    public async Task A_party_is_found_however_its_name_is_written(string text, string name)
    {
        await using var store = await SceneAsync();
        Assert.Equal(name, (await ListAsync(store, store.Clerk, text)).Select(p => p.Name).FirstOrDefault() ?? "");
    }

    [Fact]
    public async Task Proposals_of_one_party_stand_together_and_each_leads_to_it()
    {
        await using var store = await SceneAsync();
        var party = (await ListAsync(store, store.Clerk, "高崎データ")).Single();
        Assert.Equal(["令8-2", "令8-1"], party.Cases.Select(c => c.Case.Number));
        Assert.True(party.Cases[0].IsJoint);
        foreach (var reference in new[] { "case-1.0", "case-2.1" })
            Assert.Equal(party.Name, (await FindAsync(store, store.Clerk, reference)).Name);
        Assert.Equal(TaskConflictKind.NotFound, (await Assert.ThrowsAsync<TaskConflictException>(() => FindAsync(store, store.Clerk, "case-1.7"))).Kind);
    }

    [Fact]
    public async Task Terminations_are_shown_with_their_two_years_and_whether_it_is_surely_the_same_party()
    {
        await using var store = await SceneAsync();
        var barred = (await ListAsync(store, store.Clerk, "", barredOnly: true)).ToDictionary(p => p.Name);
        Assert.Equal(["abc研究所", "よその団体だけが知る会社", "吉野 岳", "吉野岳"], barred.Keys.Order(StringComparer.Ordinal));
        // By the 法人番号: certain. The day of the termination counts.
        var byNumber = Assert.Single(barred["abc研究所"].Bars);
        Assert.Equal((true, new DateOnly(2025, 7, 1), new DateOnly(2027, 6, 30), true), (byNumber.IsCertain, byNumber.TerminatedOn, byNumber.Judged.Until, byNumber.Judged.IsBarred));
        Assert.Contains("令和9年6月30日", byNumber.Judged.Rule, StringComparison.Ordinal);
        // The name with other characters and another address: perhaps; and what the proposer declared of another body.
        Assert.Equal([("提案者の申告・照会", true, "乙県"), ("解除者の記録", false, "甲県知事")], barred["吉野 岳"].Bars.Select(b => (b.Source, b.IsCertain, b.By)));
        Assert.Empty(barred["よその団体だけが知る会社"].Cases);
        // Over two years ago: on record, no longer barred.
        var old = (await ListAsync(store, store.Clerk, "古い")).Single();
        Assert.Null(old.Bar);
        Assert.Equal(new DateOnly(2026, 6, 23), Assert.Single(old.Bars).Judged.Until);
    }

    [Fact]
    public async Task A_division_sees_the_parties_of_its_cases_and_the_register_but_no_other_partys_cases()
    {
        await using var store = await SceneAsync();
        Assert.Equal(["共同 太郎", "株式会社髙﨑データ", "よその団体だけが知る会社", "別名の研究所", "吉野岳", "古い会社"], (await ListAsync(store, store.Owner, "")).Select(p => p.Name));
        Assert.All(await ListAsync(store, store.Owner, ""), p => Assert.All(p.Cases, c => Assert.Equal(store.Owner.DivisionId, c.Case.OwningDivisionId)));
        Assert.Equal(TaskConflictKind.NotFound, (await Assert.ThrowsAsync<TaskConflictException>(() => FindAsync(store, store.Owner, "case-3.0"))).Kind);
        var outsider = store.Clerk with { DutySet = new HashSet<string> { Duties.ProcessDesigner } };
        Assert.Equal(TaskConflictKind.Forbidden, (await Assert.ThrowsAsync<TaskConflictException>(() => ListAsync(store, outsider, ""))).Kind);
    }

    [Fact]
    public async Task Pages_follow_each_other_each_party_once_the_register_last_and_the_number_counts_them_all()
    {
        await using var store = await SceneAsync();
        await store.AddAsync([.. Enumerable.Range(10, 98).SelectMany(n => Case(n, store.Owner.DivisionId, Company($"会社{n}", "青森市1-1"))),
            // One that proposed again stands where its latest proposal is.
            .. Case(200, store.Owner.DivisionId, Company("会社200", "青森市1-1"), Company("会社10", "青森市1-1"))]);
        List<string> names = [];
        string? after = null;
        var pages = 0;
        do
        {
            var page = await PageAsync(store, store.Clerk, new("", false), after);
            Assert.InRange(page.Rows.Count, 1, PartyQuery.PageSize);
            names.AddRange(page.Rows.Select(r => r.Name));
            after = page.Next;
            pages++;
        }
        while (after is not null);
        // 103 with proposals, of which the register knows some too; three that it alone knows.
        Assert.Equal((3, 106, 106), (pages, names.Count, names.Distinct().Count()));
        Assert.Equal(["会社200", "会社10", "会社107"], names.Take(3));
        Assert.Equal(["よその団体だけが知る会社", "吉野岳", "古い会社"], names.TakeLast(3));
        Assert.Equal(106, await store.ReadAsync<PartyQuery, int>(q => q.CountAsync(store.Clerk, new("", false), default)));
        Assert.Equal(4, await store.ReadAsync<PartyQuery, int>(q => q.CountAsync(store.Clerk, new("", true), default)));
        _ = store.Statements;
        await PageAsync(store, store.Clerk, new("会社", false), null);
        Assert.InRange(store.Statements, 1, 6);
    }

    [Fact]
    public async Task A_page_that_is_full_exactly_with_proposals_goes_on_in_the_register()
    {
        await using var store = await SceneAsync();
        // Four parties propose in the scene.
        await store.AddAsync([.. Enumerable.Range(10, PartyQuery.PageSize - 4).SelectMany(n => Case(n, store.Owner.DivisionId, Company($"会社{n}", "青森市1-1")))]);
        var first = await PageAsync(store, store.Clerk, new("", false), null);
        Assert.All(first.Rows, r => Assert.NotEmpty(r.Cases));
        var second = await PageAsync(store, store.Clerk, new("", false), first.Next);
        Assert.Equal(["よその団体だけが知る会社", "吉野岳", "古い会社"], second.Rows.Select(r => r.Name));
        Assert.Null(second.Next);
    }

    [Fact]
    public async Task A_corrected_name_is_found_and_the_old_one_no_more()
    {
        await using var store = await SceneAsync();
        await store.ReadAsync<WorkflowAnonDbContext, int>(async db =>
        {
            var proposal = await db.Set<Proposal>().SingleAsync(p => p.CaseId == "case-2");
            proposal.Proposers = [Company("株式会社改名", "青森市長島1-1-1")];
            return await db.SaveChangesAsync();
        });
        Assert.Equal(["令8-2"], (await ListAsync(store, store.Clerk, "改名")).Single().Cases.Select(c => c.Case.Number));
        Assert.Empty(await ListAsync(store, store.Clerk, "共同"));
        Assert.Equal(["令8-1"], (await ListAsync(store, store.Clerk, "髙﨑")).Single().Cases.Select(c => c.Case.Number));
    }

    private static Task<Listing<PartyRow>> PageAsync(InboxStore store, Actor actor, PartySearch search, string? after) =>
        store.ReadAsync<PartyQuery, Listing<PartyRow>>(q => q.ListAsync(actor, search, after, default));

    private static async Task<IReadOnlyList<PartyRow>> ListAsync(InboxStore store, Actor actor, string text, bool barredOnly = false) =>
        (await PageAsync(store, actor, new(text, barredOnly), null)).Rows;

    private static Task<PartyRow> FindAsync(InboxStore store, Actor actor, string reference) => store.ReadAsync<PartyQuery, PartyRow>(q => q.FindAsync(actor, reference, default));

    private async Task<InboxStore> SceneAsync()
    {
        var store = await InboxStore.StartAsync(provider);
        var own = store.Owner.DivisionId;
        var other = store.Profile.OwningDivisions().Last().Id;
        await store.AddAsync(
        [
            .. Case(1, own, Company("株式会社髙﨑データ", "青森市長島一丁目1番1号")),
            .. Case(2, own, new Proposer { Kind = PartyKind.Individual, Name = "共同 太郎", Address = "弘前市1-1" }, Company("株式会社髙﨑データ", "青森市長島1-1-1")),
            .. Case(3, other, Company("abc研究所", "八戸市1-1", "1234567890123")),
            .. Case(4, other, new Proposer { Kind = PartyKind.Individual, Name = "吉野 岳", Address = "むつ市1-1" }),
            Terminated("d1", "別名の研究所", "別の所", "1234567890123", new(2025, 7, 1), "青森県警察本部長"),
            Terminated("d2", "吉野岳", "三沢市9-9", "", new(2025, 1, 1), "甲県知事"),
            Terminated("d3", "よその団体だけが知る会社", "盛岡市1-1", "", new(2026, 1, 1), "丙県知事"),
            Terminated("d4", "古い会社", "秋田市1-1", "", new(2024, 6, 24), "丁県知事"),
        ]);
        return store;
    }

    private static Proposer Company(string name, string address, string number = "") => new() { Kind = PartyKind.Corporation, Name = name, Address = address, CorporateNumber = number };

    private static object[] Case(int number, string division, params Proposer[] proposers) =>
    [
        new Case { Id = $"case-{number}", Number = $"令8-{number}", FiscalYear = 2026, RecruitmentId = "r", OwningDivisionId = division, OpenedAt = JapanTime.StartOf(Today.AddDays(number - 30)) },
        new Proposal
        {
            CaseId = $"case-{number}", RecruitmentId = "r", Proposers = [.. proposers], FileName = "免許ファイル", ReceivedOn = Today.AddDays(number - 30),
            Declarations = number == 4 ? [new EligibilityDeclaration { Kind = DeclarationKind.Termination, On = new(2025, 12, 1), Note = "乙県" }] : [],
        },
    ];

    private static Disqualification Terminated(string id, string name, string address, string number, DateOnly on, string by) => new()
    {
        Id = id,
        Name = name,
        Address = address,
        CorporateNumber = number,
        TerminatedOn = on,
        BarredUntil = on.AddYears(2).AddDays(-1),
        TerminatedBy = by,
        RegisteredById = "x",
        RegisteredAt = JapanTime.StartOf(on),
    };
}
