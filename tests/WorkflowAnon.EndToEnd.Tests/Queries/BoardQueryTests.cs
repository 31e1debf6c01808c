using WorkflowAnon.Domain.Calendar;
using WorkflowAnon.Domain.Cases;
using WorkflowAnon.Domain.Production;
using WorkflowAnon.Domain.Recruitment;
using WorkflowAnon.Domain.Rules;
using WorkflowAnon.Procedure.Kernel.Tasks;
using WorkflowAnon.Storage.Bursts;
using WorkflowAnon.Storage.Model;
using WorkflowAnon.Web.Queries;

namespace WorkflowAnon.EndToEnd.Tests.Queries;

public sealed class SqliteBoardQueryTests() : BoardQueryTests(StorageProvider.Sqlite);

public sealed class PostgreSqlBoardQueryTests() : BoardQueryTests(StorageProvider.PostgreSql);

/// <summary>What the supervisors' board counts and lists, and for whom.</summary>
public abstract class BoardQueryTests(StorageProvider provider)
{
    private static readonly DateOnly Today = InboxStore.Today;

    [Fact]
    public async Task Every_open_deadline_is_counted_once_in_its_stage_and_leads_to_its_line()
    {
        await using var store = await SceneAsync();
        var facets = await store.ReadAsync<BoardQuery, IReadOnlyList<BoardFacet>>(q => q.FacetsAsync(store.Head, default));
        Assert.Equal(["Examination 1", "Production 1", "Recruitment 1"], facets.GroupBy(f => f.Stage).OrderBy(g => g.Key).Select(g => $"{g.Key} {g.Sum(f => f.Count)}"));

        Assert.Equal(["dl-correction"], await IdsAsync(store, new() { Stage = "Examination" }));
        Assert.Equal(["dl-safety"], await IdsAsync(store, new() { Stage = "Production" }));
        Assert.Equal(["dl-end"], await IdsAsync(store, new() { Stage = "Recruitment", Band = DueBand.Soon }));
        Assert.Equal(["dl-correction"], await IdsAsync(store, new() { Band = DueBand.Critical }));
        Assert.Equal(["dl-end"], await IdsAsync(store, new() { Kind = DeadlineKind.RecruitmentEnd }));
        Assert.Equal(["dl-end"], await IdsAsync(store, new() { From = Today, Until = Today.AddDays(7) }));
    }

    [Fact]
    public async Task A_line_tells_how_it_was_reckoned_what_it_replaced_and_which_task_moves_it()
    {
        await using var store = await SceneAsync();
        var row = (await ListAsync(store, store.Head, new() { Kind = DeadlineKind.Correction })).Rows.Single();
        Assert.Equal(("令和8年度第7号", "/cases/case-7", "Examination"), (row.Label, row.Path, row.Stage));
        Assert.Equal((Today.AddDays(-40), Today.AddDays(-20)), (row.Deadline.StartDay, row.Before.Single().Due));
        Assert.Equal([("task-move", true)], row.Tasks.Select(t => (t.Id, t.IsOwn)));
        Assert.Equal(store.Owner.DivisionId, (await ListAsync(store, store.Head, new() { Kind = DeadlineKind.SafetyEvaluation })).Rows.Single().DivisionId);
        Assert.Equal("令和8年度第2回 提案の募集", (await ListAsync(store, store.Head, new() { Kind = DeadlineKind.RecruitmentEnd })).Rows.Single().Label);
    }

    [Fact]
    public async Task A_division_sees_its_own_cases_and_the_recruitments_and_only_those_who_lead_it_do()
    {
        await using var store = await SceneAsync();
        var lead = store.Owner with { DutySet = new HashSet<string> { Duties.Approver } };
        Assert.Equal(["dl-correction", "dl-end", "dl-safety"], await IdsAsync(store, new(), lead));
        Assert.Equal(["dl-end"], await IdsAsync(store, new(), lead with { DivisionId = store.Profile.OwningDivisions().Last().Id }));
        var refused = await Assert.ThrowsAsync<TaskConflictException>(() => ListAsync(store, store.Clerk, new()));
        Assert.Equal(TaskConflictKind.Forbidden, refused.Kind);
        await Assert.ThrowsAsync<TaskConflictException>(() => store.ReadAsync<BoardQuery, IReadOnlyList<BoardFacet>>(q => q.FacetsAsync(store.Clerk, default)));
        await Assert.ThrowsAsync<TaskConflictException>(() => store.ReadAsync<WorkQuery, IReadOnlyList<WorkFacet>>(q => q.FacetsAsync(store.Clerk, default)));
    }

    [Fact]
    public async Task A_year_without_a_recruitment_is_a_line_of_its_own_until_one_begins()
    {
        await using var store = await InboxStore.StartAsync(provider);
        var year = await YearAsync();
        Assert.Equal((new DateOnly(2027, 3, 31), "4-1a"), (year!.Value.Year.LastDay, Assert.Single(year.Value.Findings.Findings).Clause));
        await store.AddAsync(new RecruitmentRound { Id = "recruitment-1", FiscalYear = 2026, Round = 1, StartsOn = Today.AddDays(-20), EndsOn = Today.AddDays(10), State = RecruitmentState.Open });
        Assert.Null(await YearAsync());

        Task<(FiscalYear Year, RuleResult Findings)?> YearAsync() => store.ReadAsync<BoardQuery, (FiscalYear, RuleResult)?>(q => q.YearAsync(store.Head, Today, default));
    }

    [Fact]
    public async Task Workload_unassigned_and_stuck_tasks_are_those_of_the_division()
    {
        await using var store = await InboxStore.StartAsync(provider);
        var old = store.Task("old", due: Today.AddDays(-30), holder: store.Clerk);
        await store.AddAsync(store.Task("open", due: Today), store.Task("held", due: Today.AddDays(-1), holder: store.Clerk), old, store.Task("foreign", division: store.Owner.DivisionId));
        var facets = await store.ReadAsync<WorkQuery, IReadOnlyList<WorkFacet>>(q => q.FacetsAsync(store.Head, default));
        Assert.Equal(3, facets.Sum(f => f.Count));
        var people = await store.ReadAsync<WorkQuery, IReadOnlyList<Workload>>(q => q.WorkloadAsync(store.Head, facets, store.Limits, default));
        Assert.Equal(("未着手", 1), (people[0].Name, people[0].Total));
        Assert.Equal((store.Clerk.DisplayName, 2, 1, 1), (people[1].Name, people[1].Total, people[1].Bands[DueBand.Critical], people[1].Bands[DueBand.Overdue]));
        Assert.Equal(["open"], (await store.ReadAsync<WorkQuery, IReadOnlyList<StandingTask>>(q => q.UnassignedAsync(store.Head, default))).Select(t => t.Id));
        Assert.Empty(await store.ReadAsync<WorkQuery, IReadOnlyList<StandingTask>>(q => q.StuckAsync(store.Head, Today.AddDays(-4), default)));
        Assert.Equal(3, (await store.ReadAsync<WorkQuery, IReadOnlyList<StandingTask>>(q => q.StuckAsync(store.Head, Today.AddDays(-3), default))).Count);
    }

    private async Task<InboxStore> SceneAsync()
    {
        var store = await InboxStore.StartAsync(provider);
        var division = store.Owner.DivisionId;
        var @case = new Case { Id = "case-7", Number = "令和8年度第7号", FiscalYear = 2026, RecruitmentId = "recruitment-2", OwningDivisionId = division, OpenedAt = JapanTime.StartOf(Today.AddDays(-60)) };
        @case.Enter(CaseStage.Examination);
        var lapsed = new Case { Id = "case-8", Number = "令和8年度第8号", FiscalYear = 2026, RecruitmentId = "recruitment-2", OwningDivisionId = division, OpenedAt = JapanTime.StartOf(Today.AddDays(-60)) };
        lapsed.Complete(CaseOutcome.LapsedNoApplication, Today.AddDays(-5));
        var evaluation = new SafetyEvaluation { Id = SafetyEvaluation.IdOf(2026, division), DivisionId = division, FiscalYear = 2026 };
        var mover = new Storage.Tasks.HumanTask
        {
            Id = "task-move",
            InstanceId = "i",
            BookmarkId = "b",
            DefinitionId = "examination",
            ActivityId = "decide-overdue",
            ActivityType = "WorkflowAnon.Examination.DecideOverdueCorrection",
            SubjectId = @case.Id,
            Title = "補正の期限経過後の扱いを決める",
            DivisionId = store.Head.DivisionId,
            Duty = Duties.Staff,
            CreatedAt = JapanTime.StartOf(Today),
        };
        await store.AddAsync(
            @case, lapsed, evaluation, mover,
            new Deadline { Id = "dl-lapsed", SubjectId = lapsed.Id, Kind = DeadlineKind.ContractApplication, Raw = Today.AddDays(-9), Due = Today.AddDays(-9), Rule = "完結した事案", Clause = "8-3-2" },
            new RecruitmentRound { Id = "recruitment-2", FiscalYear = 2026, Round = 2, StartsOn = Today.AddDays(-20), EndsOn = Today.AddDays(2), State = RecruitmentState.Open },
            new Deadline { Id = "dl-before", SubjectId = @case.Id, Kind = DeadlineKind.Correction, Raw = Today.AddDays(-20), Due = Today.AddDays(-20), Rule = "前の期限", Clause = "5-7", SupersededAt = JapanTime.StartOf(Today.AddDays(-20)) },
            new Deadline { Id = "dl-correction", SubjectId = @case.Id, Kind = DeadlineKind.Correction, StartDay = Today.AddDays(-40), Raw = Today.AddDays(-10), Due = Today.AddDays(-10), Rule = "延長した。", Clause = "5-7" },
            new Deadline { Id = "dl-met", SubjectId = @case.Id, Kind = DeadlineKind.Provision, Raw = Today, Due = Today, Rule = "充足", Clause = "9-2-1", MetAt = JapanTime.StartOf(Today) },
            new Deadline { Id = "dl-end", SubjectId = "recruitment-2", Kind = DeadlineKind.RecruitmentEnd, Raw = Today.AddDays(2), Due = Today.AddDays(2), Rule = "開始の日から", Clause = "4-1b" },
            new Deadline { Id = "dl-safety", SubjectId = evaluation.Id, Kind = DeadlineKind.SafetyEvaluation, Raw = new(2027, 3, 31), Due = new(2027, 3, 31), Rule = "年度の末日まで", Clause = "11-3" });
        return store;
    }

    private static Task<Listing<BoardRow>> ListAsync(InboxStore store, Actor actor, BoardFilter filter) =>
        store.ReadAsync<BoardQuery, Listing<BoardRow>>(q => q.ListAsync(actor, filter, store.Limits, null, BoardQuery.PageSize, default));

    private static async Task<string[]> IdsAsync(InboxStore store, BoardFilter filter, Actor? actor = null) => [.. (await ListAsync(store, actor ?? store.Head, filter)).Rows.Select(r => r.Deadline.Id)];
}
