using Microsoft.EntityFrameworkCore;
using WorkflowAnon.Domain.Cases;
using WorkflowAnon.Domain.Production;
using WorkflowAnon.Domain.Rules;
using WorkflowAnon.Procedure.Kernel.Tasks;
using WorkflowAnon.Procedure.Production;
using WorkflowAnon.Procedure.Tests.Journey;
using WorkflowAnon.Testing.Clauses;
using Xunit;

namespace WorkflowAnon.Procedure.Tests.Production;

public sealed class ProductionTests
{
    private static StartProductionForm Start(DateOnly today) => new()
    {
        StartedOn = today,
        Persons = [new() { Name = "作成者", Kind = "Staff", InformedOn = today, PromisedNoIdentification = true }],
        AuthorityDefined = true,
        RegulationsKept = true,
        UnauthorisedPrevented = true,
    };

    private static RecordProductionForm Record(DateOnly today) => new()
    {
        Standards = [.. Enumerable.Range(1, 5).Select(n => new StandardMeasureRow { Number = $"{n}", Measure = "措置", Evidence = "記録", Count = n > 3 ? 0 : null })],
        PersonCount = 50_000,
        Items = "年齢（10歳ごと）",
        ActualMinutes = 300,
        FinishedOn = today,
    };

    private static InspectForm Inspection(DateOnly today) => new()
    {
        InspectedOn = today,
        Standards = [.. Enumerable.Range(1, 5).Select(n => new StandardCheckRow { Number = $"{n}", IsMet = true, Evidence = "確認" })],
        PersonCount = 50_000,
        MatchesContract = true,
        Note = "適正である。",
    };

    [Fact]
    [Covers("9-1-1", FindingLevel.Block)]
    [Covers("9-1-2a", FindingLevel.Block)]
    [Covers("9-1-3")]
    [Covers("9-1-5", FindingLevel.Block)]
    [Covers("11-1", FindingLevel.Block)]
    [Covers("11-2", FindingLevel.Block)]
    [Covers("11-3", FindingLevel.Block)]
    [Covers("11-5-1", FindingLevel.Block)]
    [Covers("8-1-4")]
    [Covers("N-2")]
    public async Task Production_is_started_recorded_and_inspected_only_with_everything_answered()
    {
        await using var scene = await JourneyScene.StartAsync();
        await scene.ContractedAsync();
        var today = scene.Driver.Today;
        (string Field, string Clause, Action<StartProductionForm> Change)[] starts =
        [
            ("startedOn", "9-1-1", f => f.StartedOn = JourneyScene.Contracted.AddDays(-1)),
            ("startedOn", "9-1-1", f => f.StartedOn = today.AddDays(1)),
            ("persons", "11-1", f => f.Persons = []),
            ("persons[0].kind", "11-1", f => f.Persons[0].Kind = ""),
            ("persons[0].informedOn", "11-1", f => f.Persons[0].InformedOn = null),
            ("persons[0].informedOn", "11-1", f => f.Persons[0].InformedOn = today.AddDays(1)),
            ("persons[0].promisedNoIdentification", "11-2", f => f.Persons[0].PromisedNoIdentification = false),
            ("authorityDefined", "11-3", f => f.AuthorityDefined = false),
            ("regulationsKept", "11-3", f => f.RegulationsKept = false),
            ("unauthorisedPrevented", "11-3", f => f.UnauthorisedPrevented = false),
        ];
        await RefuseAllAsync(scene, "start-production", null, starts, () => Start(today));
        await scene.DoAsync("start-production", scene.Staff, Start(today));

        // Beside each standard the page says where 事務対応ガイド explains it.
        var guides = (await scene.Driver.OpenAsync(scene.CaseId, "produce", scene.Staff)).View.Tables.Single(t => t.Headers.Contains("参照")).Rows.Select(r => r[^1]);
        Assert.Equal(["事務対応ガイド7-9-1", "事務対応ガイド7-9-2", "事務対応ガイド7-9-3", "事務対応ガイド7-9-4", "事務対応ガイド7-9-5"], guides);

        (string Field, string Clause, Action<RecordProductionForm> Change)[] records =
        [
            ("standards", "9-1-2a", f => f.Standards.RemoveAt(4)),
            ("standards", "9-1-2a", f => f.Standards[4].Number = "1"),
            ("standards[2].evidence", "", f => f.Standards[2].Evidence = ""),
            ("standards[3].count", "9-1-2a", f => f.Standards[3].Count = null),
            ("standards[4].count", "9-1-2a", f => f.Standards[4].Count = -1),
            ("personCount", "9-1-5", f => f.PersonCount = 999),
            ("actualMinutes", "8-1-4", f => f.ActualMinutes = 0),
            ("items", "11-5-1", f => f.Items = ""),
            ("finishedOn", "9-1-1", f => f.FinishedOn = today.AddDays(-1)),
            ("outputHash", "", f => f.OutputHash = "abc"),
        ];
        await RefuseAllAsync(scene, "produce", null, records, () => Record(today));
        await scene.DoAsync("produce", scene.Staff, Record(today));

        // Who produced does not inspect (9-1-5).
        var barred = await Assert.ThrowsAsync<TaskConflictException>(() => scene.DoAsync("inspect", scene.Staff, Inspection(today), "Passed"));
        Assert.Equal(TaskConflictKind.Forbidden, barred.Kind);
        (string Field, string Clause, Action<InspectForm> Change)[] inspections =
        [
            ("standards", "9-1-5", f => f.Standards.RemoveAt(0)),
            ("standards[3].isMet", "9-1-5", f => f.Standards[3].IsMet = null),
            ("standards[3].isMet", "9-1-5", f => f.Standards[3].IsMet = false),
            ("standards[1].evidence", "9-1-5", f => f.Standards[1].Evidence = ""),
            ("personCount", "9-1-5", f => f.PersonCount = 999),
            ("matchesContract", "9-1-5", f => f.MatchesContract = false),
            ("inspectedOn", "9-1-5", f => f.InspectedOn = today.AddDays(1)),
        ];
        await RefuseAllAsync(scene, "inspect", scene.Colleague, inspections, () => Inspection(today), "Passed");
        var failed = Inspection(today);
        failed.Note = "";
        await scene.RefusedAsync("note", "", "inspect", scene.Colleague, failed, "Failed");
        failed.Note = "第4号の区分を統合すること。";
        await scene.DoAsync("inspect", scene.Colleague, failed, "Failed");

        var again = await scene.Driver.OpenAsync(scene.CaseId, "produce", scene.Staff);
        Assert.Contains(again.View.Warnings, w => w.Contains("第4号の区分を統合", StringComparison.Ordinal));
        // Made anew by the colleague: now the first producer may inspect, the colleague may not.
        scene.Driver.Clock.Advance(TimeSpan.FromMinutes(5));
        await scene.DoAsync("produce", scene.Colleague, Record(today));
        await Assert.ThrowsAsync<TaskConflictException>(() => scene.DoAsync("inspect", scene.Colleague, Inspection(today), "Passed"));
        await scene.DoAsync("inspect", scene.Staff, Inspection(today), "Passed");
        var file = await scene.ReadAsync(db => db.Set<ProductionFile>().AsNoTracking().SingleAsync());
        Assert.Equal([false, true], file.Inspections.Select(i => i.Passed));
        // What was made is entered in the register beside its provision (11-5).
        Assert.Equal(["enter-outline", "prepare-media"], await scene.OpenAsync());
        await scene.Driver.AssertNoIncidentsAsync();
    }

    [Fact]
    [Covers("9-1-2b", FindingLevel.Block)]
    [Covers("9-1-4イ", FindingLevel.Block)]
    [Covers("9-1-4イn", FindingLevel.Block)]
    [Covers("11-4", FindingLevel.Block)]
    [Covers("9-1-4")]
    [Covers("9-1-4n", FindingLevel.Warn)]
    public async Task A_contractor_is_told_every_duty_before_it_gets_the_data_and_general_affairs_hears_of_it()
    {
        await using var scene = await JourneyScene.StartAsync();
        await scene.ContractedAsync(outsourcedYen: 200_000);
        var today = scene.Driver.Today;
        await scene.DoAsync("start-production", scene.Staff, Start(today));
        InstructContractorForm Told() => new()
        {
            Told = ["processing", "noIdentification", "secrecy", "penalties", "chapter4"],
            IsBusinessOperator = true,
            AcknowledgedOn = today,
            SafetyChecked = true,
            ContractForbidsIdentification = true,
        };
        (string Field, string Clause, Action<InstructContractorForm> Change)[] wrong =
        [
            ("told", "9-1-2b", f => f.Told.Remove("processing")),
            ("told", "9-1-4イn", f => f.Told.Remove("noIdentification")),
            ("told", "9-1-4イn", f => f.Told.Remove("secrecy")),
            ("told", "9-1-4イn", f => f.Told.Remove("penalties")),
            ("told", "9-1-4イn", f => f.Told.Remove("chapter4")),
            ("isBusinessOperator", "9-1-4イn", f => f.IsBusinessOperator = null),
            ("acknowledgedOn", "9-1-4イn", f => f.AcknowledgedOn = null),
            ("acknowledgedOn", "9-1-4イn", f => f.AcknowledgedOn = today.AddDays(1)),
            ("safetyChecked", "9-1-4イ", f => f.SafetyChecked = false),
            ("contractForbidsIdentification", "11-4", f => f.ContractForbidsIdentification = false),
            ("subcontractors[0].toldAll", "9-1-2b", f => f.Subcontractors = [new() { Name = "再委託先", Scope = "検算", AcknowledgedOn = today }]),
            ("subcontractors[0].acknowledgedOn", "9-1-2b", f => f.Subcontractors = [new() { Name = "再委託先", Scope = "検算", ToldAll = true }]),
        ];
        await RefuseAllAsync(scene, "instruct-contractor", null, wrong, Told);
        var told = Told();
        told.Subcontractors = [new() { Name = "再委託先", Scope = "検算", ToldAll = true, AcknowledgedOn = today }];
        await scene.DoAsync("instruct-contractor", scene.Staff, told);
        Assert.Equal(["produce", "report-outsourcing"], await scene.OpenAsync());

        // 総務課 has not heard of it: going on needs a reason.
        await scene.RefusedAsync("", "9-1-4n", "produce", scene.Staff, Record(today));
        await scene.RefusedAsync("reportedOn", "9-1-4n", "report-outsourcing", scene.Staff, new ReportOutsourcingForm { ReportedOn = today.AddDays(1) });
        await scene.DoAsync("report-outsourcing", scene.Staff);
        await scene.DoAsync("produce", scene.Staff, Record(today));
        Assert.Equal(["inspect"], await scene.OpenAsync());
        var events = await scene.Driver.EventsAsync(scene.CaseId);
        Assert.Equal(["OutsourcingConditionFulfilled", "ProductionStarted", "OutsourcingReported"], events.Where(e => e is "OutsourcingConditionFulfilled" or "OutsourcingReported" or "ProductionStarted"));
        var file = await scene.ReadAsync(db => db.Set<ProductionFile>().AsNoTracking().SingleAsync());
        Assert.Equal(("再委託先", today), (file.Subcontractors.Single().Name, file.Subcontractors.Single().AcknowledgedOn));
        await scene.Driver.AssertNoIncidentsAsync();
    }

    [Fact]
    public async Task A_termination_while_the_information_is_made_ends_the_production()
    {
        await using var scene = await JourneyScene.StartAsync();
        await scene.ContractedAsync();
        await scene.Case.StartProductionAsync();
        await scene.Case.IntendTerminationAsync();
        await scene.Case.ProduceAsync();
        await scene.Case.InspectAsync();
        // Provision may begin beside it, but does not bring the case back.
        Assert.Equal(["enter-outline", "prepare-media", "report-intent"], await scene.OpenAsync());
        Assert.Equal(CaseStage.Termination, (await scene.CaseAsync()).Stage);
        await scene.Case.TerminateAsync();
        // What was made stands and is entered in the register all the same (11-5).
        Assert.Equal(["enter-outline"], await scene.OpenAsync());
        Assert.Equal(CaseOutcome.Terminated, (await scene.CaseAsync()).Outcome);
        Assert.All(await scene.ReadAsync(db => db.Set<Deadline>().AsNoTracking().Where(d => d.SubjectId == scene.CaseId && d.Kind == DeadlineKind.Provision).ToListAsync()), d => Assert.NotNull(d.SupersededAt));
        await scene.Driver.AssertNoIncidentsAsync();
    }

    private static async Task RefuseAllAsync<TForm>(
        JourneyScene scene, string activityId, Storage.Bursts.Actor? actor, (string Field, string Clause, Action<TForm> Change)[] wrong, Func<TForm> make, string? button = null)
        where TForm : class
    {
        foreach (var (field, clause, change) in wrong)
        {
            var form = make();
            change(form);
            await scene.RefusedAsync(field, clause, activityId, actor ?? scene.Staff, form, button);
        }
    }
}
