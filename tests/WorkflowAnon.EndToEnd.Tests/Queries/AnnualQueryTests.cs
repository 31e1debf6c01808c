using WorkflowAnon.Domain.Calendar;
using WorkflowAnon.Domain.Cases;
using WorkflowAnon.Domain.CommissionReports;
using WorkflowAnon.Domain.Complaints;
using WorkflowAnon.Domain.Contracting;
using WorkflowAnon.Domain.Examination;
using WorkflowAnon.Domain.Fees;
using WorkflowAnon.Domain.Inquiries;
using WorkflowAnon.Domain.Proposals;
using WorkflowAnon.Domain.Provision;
using WorkflowAnon.Domain.Recruitment;
using WorkflowAnon.Domain.Rules;
using WorkflowAnon.Domain.Termination;
using WorkflowAnon.Procedure.Kernel.Tasks;
using WorkflowAnon.Storage.Bursts;
using WorkflowAnon.Storage.Model;
using WorkflowAnon.Web.Queries;

namespace WorkflowAnon.EndToEnd.Tests.Queries;

public sealed class SqliteAnnualQueryTests() : AnnualQueryTests(StorageProvider.Sqlite);

public sealed class PostgreSqlAnnualQueryTests() : AnnualQueryTests(StorageProvider.PostgreSql);

/// <summary>年次集計 of a known year: what lies on its first and last day counts, what lies a day beside does not, and a division counts its own.</summary>
public abstract class AnnualQueryTests(StorageProvider provider)
{
    private static readonly FiscalYear Year = new(2025);
    private static readonly DateOnly First = Year.FirstDay, Last = Year.LastDay;

    [Fact]
    public async Task Every_figure_of_a_known_year_is_right_and_its_list_says_which()
    {
        await using var store = await SceneAsync();
        var all = await OfAsync(store, store.Clerk);
        Assert.Equal(
        [
            "recruitments 2", "files 2", "proposals-first 3", "proposals-other 1", "proposals-change 0", "conforming 2", "non-conforming 1", "withdrawn 1", "returned 1", "contracts 2", "lapsed 1",
            "fees 81500", "settlements -750", "provisions 1", "published 0", "violations 1", "terminations 1", "reports 2", "inquiries 2", "pre-checks 0", "complaints 1",
        ], all.Figures.Select(f => $"{f.Key} {f.Value}"));
        Assert.Equal([("交通事故ファイル", 3), ("免許ファイル", 1)], all.ByFile.Select(f => (f.Name, f.Value)));
        Dictionary<string, IReadOnlyList<AnnualItem>> lists = [];
        foreach (var figure in all.Figures.Concat(all.ByFile))
        {
            var items = lists[figure.Key] = await ItemsAsync(store, store.Clerk, figure);
            Assert.Equal((figure.Key, figure.Value), (figure.Key, figure.IsYen ? items.Sum(i => i.Yen) : items.Count));
            Assert.All(items, i => Assert.True(Year.Contains(i.On) && i.Path is not null));
        }

        Assert.Equal(["令7-1", "令7-2"], lists["contracts"].Select(i => i.Label));
        Assert.Equal([("令7-1", 40_750L), ("令7-2", 40_750L)], lists["fees"].Select(i => (i.Label, i.Yen)));
        Assert.Equal([("令7-1", "還付", -750L)], lists["settlements"].Select(i => (i.Label, i.Note, i.Yen)));
        Assert.Equal(["令和7年度問合せ第1号", "令和7年度問合せ第2号"], lists["inquiries"].Select(i => i.Label));
        Assert.Equal([("令7-1", ProposalKind.First.DisplayName()), ("令7-2", ProposalKind.First.DisplayName()), ("令7-4", ProposalKind.NewByOtherParty.DisplayName())], lists["file:交通事故ファイル"].Select(i => (i.Label, i.Note)));
    }

    [Fact]
    public async Task A_division_counts_its_own_cases_and_nobody_without_a_part_in_the_procedure_counts_anything()
    {
        await using var store = await SceneAsync();
        var own = await OfAsync(store, store.Owner);
        Assert.Equal(
            ["recruitments 2", "files 1", "proposals-first 2", "proposals-other 1", "contracts 1", "fees 40750", "inquiries 1"],
            own.Figures.Where(f => f.Key is "recruitments" or "files" or "proposals-first" or "proposals-other" or "contracts" or "fees" or "inquiries").Select(f => $"{f.Key} {f.Value}"));
        Assert.Equal(["令7-1"], (await ItemsAsync(store, store.Owner, own.Figures.Single(f => f.Key == "contracts"))).Select(i => i.Label));
        var outsider = store.Clerk with { DutySet = new HashSet<string> { Duties.Operator } };
        Assert.Equal(TaskConflictKind.Forbidden, (await Assert.ThrowsAsync<TaskConflictException>(() => OfAsync(store, outsider))).Kind);
    }

    [Fact]
    public async Task The_years_are_those_with_records_and_this_one()
    {
        await using var store = await SceneAsync();
        Assert.Equal([2026, 2025, 2024], (await store.ReadAsync<AnnualQuery, IReadOnlyList<FiscalYear>>(q => q.YearsAsync(store.Clerk, InboxStore.Today, default))).Select(y => y.Year));
    }

    private static Task<AnnualFigures> OfAsync(InboxStore store, Actor actor) => store.ReadAsync<AnnualQuery, AnnualFigures>(q => q.OfAsync(actor, Year, default));

    private static Task<IReadOnlyList<AnnualItem>> ItemsAsync(InboxStore store, Actor actor, AnnualFigure figure) =>
        store.ReadAsync<AnnualQuery, IReadOnlyList<AnnualItem>>(q => q.ItemsAsync(actor, Year, figure, default));

    private async Task<InboxStore> SceneAsync()
    {
        var store = await InboxStore.StartAsync(provider);
        var own = store.Owner.DivisionId;
        var other = store.Profile.OwningDivisions().Last().Id;
        List<object> rows =
        [
            Round("r1", 2025, 1, RecruitmentState.Reported, ("f1", own), ("f2", other)), Round("r2", 2025, 2, RecruitmentState.Open, ("f1", own)), Round("r3", 2025, 3, RecruitmentState.Planned, ("f3", own)),
            Round("r4", 2024, 1, RecruitmentState.Closed, ("f4", own)),
            .. Case(1, own, First, "交通事故ファイル"), .. Case(2, other, Last, "交通事故ファイル"), .. Case(3, own, First, "免許ファイル"), .. Case(4, own, Last, "交通事故ファイル", ProposalKind.NewByOtherParty),
            .. Case(5, own, First.AddDays(-1), "交通事故ファイル"), .. Case(6, own, Last.AddDays(1), "交通事故ファイル"),
            .. Ended(7, own, CaseOutcome.Withdrawn, First), .. Ended(8, own, CaseOutcome.NotAccepted, Last), .. Ended(9, own, CaseOutcome.LapsedNoApplication, First), .. Ended(10, own, CaseOutcome.Withdrawn, Last.AddDays(1)),
            Decided(1, true, First), Decided(2, true, Last), Decided(3, false, First), Decided(5, true, First.AddDays(-1)), Decided(6, false, Last.AddDays(1)),
            Contract(1, First, terminated: Last), Contract(2, Last), Contract(5, First.AddDays(-1)), Contract(6, Last.AddDays(1)),
            Paid(1, First), Paid(2, Last), Paid(6, Last.AddDays(1)),
            new FeeSettlement { Id = "s1", CaseId = "case-1", NoticeId = "n", DifferenceYen = -750, Explanation = "誤記", DecidedById = "x", DecidedOn = First, SettledOn = Last },
            new FeeSettlement { Id = "s2", CaseId = "case-2", NoticeId = "n", DifferenceYen = 900, Explanation = "誤記", DecidedById = "x", DecidedOn = Last },
            new ProvisionFile { CaseId = "case-1", ProvidedOn = Last }, new ProvisionFile { CaseId = "case-2" },
            new ViolationFile { Id = "v1", CaseId = "case-1", JudgedOn = Last, NotifiedOn = Last }, new ViolationFile { Id = "v2", CaseId = "case-2", JudgedOn = Last },
            Report(CommissionReportKind.Violation, First), Report(CommissionReportKind.IntentToTerminate, Last), Report(CommissionReportKind.Terminated, Last.AddDays(1)),
            Inquiry(1, 2025, own), Inquiry(2, 2025, ""), Inquiry(1, 2024, own),
            new Complaint { Id = "complaint-1", FiscalYear = 2025, Number = 1, ReceivedOn = Last },
        ];
        await store.AddAsync([.. rows]);
        return store;
    }

    private static RecruitmentRound Round(string id, int year, int number, RecruitmentState state, params (string File, string Division)[] files) => new()
    {
        Id = "recruitment-" + id,
        FiscalYear = year,
        Round = number,
        State = state,
        StartsOn = new(year, 6, 1),
        EndsOn = new(year, 7, 1),
        Items = [.. files.Select(f => new RecruitmentItem { FileId = f.File, FileName = f.File, DivisionId = f.Division })],
    };

    private static object[] Case(int number, string division, DateOnly receivedOn, string file, ProposalKind kind = ProposalKind.First) =>
    [
        new Case { Id = $"case-{number}", Number = $"令7-{number}", FiscalYear = 2025, RecruitmentId = "recruitment-r1", Kind = kind, OwningDivisionId = division, OpenedAt = JapanTime.StartOf(receivedOn) },
        new Proposal { CaseId = $"case-{number}", RecruitmentId = "recruitment-r1", ReceivedOn = receivedOn, FileName = file },
    ];

    private static object[] Ended(int number, string division, CaseOutcome outcome, DateOnly on)
    {
        var found = new Case { Id = $"case-{number}", Number = $"令7-{number}", FiscalYear = 2025, RecruitmentId = "recruitment-r1", OwningDivisionId = division, OpenedAt = JapanTime.StartOf(First.AddDays(-30)) };
        found.Complete(outcome, on);
        return [found];
    }

    private static ExaminationFile Decided(int number, bool conforms, DateOnly on) => new() { CaseId = $"case-{number}", ConclusionConforms = conforms, DecidedOn = on };

    private static UseContract Contract(int number, DateOnly on, DateOnly? terminated = null) => new() { CaseId = $"case-{number}", ConcludedOn = on, TerminatedOn = terminated, InformationName = "情報" };

    private static FeePayment Paid(int number, DateOnly on) => new() { CaseId = $"case-{number}", NoticeId = "n", Yen = 40_750, PaidOn = on, PaymentMethodId = "stamps", ConfirmedById = "x" };

    private static CommissionReport Report(CommissionReportKind kind, DateOnly on) => new() { Id = "report-" + kind, Kind = kind, CaseId = "case-1", ViolationId = "v1", ReportedOn = on, ReportedById = "x" };

    private static Inquiry Inquiry(int number, int year, string division) => new() { Id = $"inquiry-{year}-{number}", FiscalYear = year, Number = number, ReceivedOn = new(year, 5, 1), DivisionId = division };
}
