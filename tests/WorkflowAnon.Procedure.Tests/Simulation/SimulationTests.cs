using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using WorkflowAnon.Domain.Calendar;
using WorkflowAnon.Domain.Cases;
using WorkflowAnon.Engine.Definitions;
using WorkflowAnon.Engine.Execution;
using WorkflowAnon.Engine.Simulation;
using WorkflowAnon.Procedure.CommissionReports;
using WorkflowAnon.Procedure.Complaints;
using WorkflowAnon.Procedure.Simulation;
using WorkflowAnon.Procedure.Tests.Inquiries;
using WorkflowAnon.Procedure.Tests.Journey;
using WorkflowAnon.Procedure.Tests.Statute;
using WorkflowAnon.Storage.Tasks;
using WorkflowAnon.Testing.Machine;
using Xunit;

namespace WorkflowAnon.Procedure.Tests.Simulation;

/// <summary>What a simulation lists is what the procedure brings.</summary>
public sealed partial class SimulationTests
{
    private const int MostMoves = 60;

    public static TheoryData<string> Shipped => [.. ShippedSet.Workflows.Select(w => w.Definition.DefinitionId)];

    [Fact]
    public async Task It_lists_the_tasks_dates_and_events_that_a_real_complaint_brings()
    {
        await using var scene = await DeskScene.StartAsync();
        var id = await scene.BeginAsync("complaint");
        await scene.Driver.DoAsync(id, "receive", scene.Clerk, new ReceiveComplaintForm { ReceivedOn = DeskScene.Today, Channel = Procedure.Inquiries.DeskChoices.Phone, CaseId = DeskScene.CaseId, Content = "不安がある。" });
        await scene.Driver.GoToAsync(DeskScene.Today.AddDays(3));
        await scene.Driver.DoAsync(id, "assign", scene.Clerk, new AssignComplaintForm { DivisionId = "general-affairs" });
        await scene.Driver.GoToAsync(DeskScene.Today.AddDays(7));
        await scene.Driver.DoAsync(id, "answer", scene.Clerk, new AnswerComplaintForm { Investigation = "確かめた。", Answer = "説明した。", AnsweredOn = DeskScene.Today.AddDays(7) });
        await scene.Driver.DoAsync(id, "close", scene.Clerk, new CloseComplaintForm { Measures = "資料を改めた。" }, "Closed");
        var real = await scene.ReadAsync(db => db.Set<HumanTask>().AsNoTracking().OrderBy(t => t.CreatedAt).ThenBy(t => t.Id).ToListAsync());
        var before = await scene.Driver.FingerprintAsync();

        var (simulation, result) = await RunAsync("complaint", scene.Driver.Profile.Calendar(), DeskScene.Today, ("receive", "", 0), ("assign", "Own", 3), ("answer", "", 7), ("close", "Closed", 7));

        Assert.Equal((WorkflowSubStatus.Finished, 4, null), (result.Status, result.Taken, result.Trouble));
        Assert.Equal(
            real.Select(t => (t.ActivityId, t.Title, t.Duty, t.Clauses, t.DueOn, t.Outcome, JapanTime.DayOf(t.EndedAt!.Value))),
            Tasks(simulation).Select(s => (s.ActivityId, s.Title, s.Duty, s.Clauses, s.DueOn, s.Outcome, JapanTime.DayOf(s.EndedAt!.Value))));
        Assert.All(Tasks(simulation), s => Assert.Equal("general-affairs", s.Unit));
        Assert.Equal(
            await scene.Driver.EventsAsync(id), simulation.Steps.Where(s => s.Kind == SimulatedKind.Published).Select(s => EventName().Match(s.Title).Groups[1].Value));
        Assert.Equal(before, await scene.Driver.FingerprintAsync());
    }

    [Fact]
    public async Task It_computes_the_deadline_and_the_papers_of_a_real_report()
    {
        await using var scene = await JourneyScene.StartAsync();
        await scene.DeliveredAsync();
        await scene.Case.RegisterAsync();
        await scene.Case.PublishAsync();
        await scene.Driver.BeginAsync("termination", scene.Staff, scene.CaseId);
        var today = scene.Driver.Today;
        await scene.DoAsync("record-violation", scene.Staff, new Procedure.Termination.RecordViolationForm { JudgedOn = today, Facts = "第三者に提供した。" });
        await scene.SettleAsync();
        var task = await scene.Driver.Office.TaskAsync(scene.CaseId, "report-violation");
        await scene.DoAsync("report-violation", scene.Clerk, new ReportToCommissionForm { ReportedOn = today, Method = "form", Content = "内容" });
        var deadline = await scene.ReadAsync(db => db.Set<Deadline>().AsNoTracking().SingleAsync(d => d.Kind == DeadlineKind.CommissionReport));
        var papers = await scene.ReadAsync(db => db.Set<Paper>().AsNoTracking().CountAsync(p => p.Kind == PaperKind.CommissionReport));

        var workflow = Find("commission-report");
        var (simulation, _) = await ProcedureSimulation.RunAsync(
            workflow, new PeriodCalculator(scene.Driver.Profile.Calendar(), scene.Driver.Profile.PeriodSettings()), new SimulationStart(JapanTime.StartOf(today).AddHours(12), "violation-found"), [new("report-violation", "", JapanTime.StartOf(today).AddHours(12), [])]);

        var step = simulation.Steps.Single(s => s.Kind == SimulatedKind.Deadline);
        Assert.Equal((deadline.Kind, deadline.Due, deadline.Rule, deadline.Clause), (step.Deadline!.Value, step.DueOn!.Value, step.Detail, step.Clauses));
        Assert.Equal((task.LegalDueOn, task.Title), (Tasks(simulation).First().LegalDueOn, Tasks(simulation).First().Title));
        Assert.Equal(papers, simulation.Steps.Count(s => s.Kind == SimulatedKind.Paper));
    }

    [Theory]
    [MemberData(nameof(Shipped))]
    public async Task Every_shipped_definition_can_be_simulated_without_a_fault(string definitionId)
    {
        var workflow = Find(definitionId);
        List<string?> triggers = workflow.Triggers.Count == 0 ? [null] : [.. workflow.Triggers.Select(t => t.ActivityId)];
        foreach (var trigger in triggers)
        {
            // The last outcome, then the first: other ways through each flow.
            foreach (var last in new[] { false, true })
            {
                List<SimulationChoice> choices = [];
                SimulationResult result;
                do
                {
                    (var simulation, result) = await ProcedureSimulation.RunAsync(workflow, PeriodCalculator.Default, new SimulationStart(JapanTime.StartOf(new(2026, 4, 1)).AddHours(12), trigger), choices);
                    Assert.Null(result.Trouble);
                    Assert.DoesNotContain(simulation.Steps, s => s.Kind == SimulatedKind.Fault);
                    if (result.Status == WorkflowSubStatus.Finished)
                        break;
                    choices.Add(result.Question is { } question
                        ? new(question.ActivityId, Pick(question.Outcomes, last), result.Now, question.ForDays ? [JapanTime.DayOf(result.Now).AddDays(40)] : [])
                        : Next(workflow, result, choices.Count, last));
                }
                while (choices.Count < MostMoves);

                Assert.Equal(choices.Count, result.Status == WorkflowSubStatus.Finished ? result.Taken : MostMoves);
            }
        }
    }

    [Fact]
    public void Every_act_that_makes_a_paper_or_sets_a_deadline_is_in_the_table()
    {
        List<string> missing = [];
        foreach (var file in Directory.EnumerateFiles(Repository.PathOf("src/WorkflowAnon.Procedure"), "*.cs", SearchOption.AllDirectories).Where(f => !f.Contains("Kernel", StringComparison.Ordinal) && !f.Contains("Demonstration", StringComparison.Ordinal)))
        {
            var text = File.ReadAllText(file);
            var types = ActivityType().Matches(text).Select(m => m.Groups[1].Value).ToList();
            if (Effect().IsMatch(text) && types.Count > 0 && !types.Exists(ActEffects.Types.Contains))
                missing.Add(Path.GetFileName(file));
        }

        Assert.Empty(missing);
        Assert.All(ActEvents.Types.Concat(ActEffects.Types), t => Assert.NotNull(ShippedSet.Workflows[0].Catalog.TryGet(t)));
    }

    [Fact]
    public void Every_event_that_a_handler_publishes_is_in_the_table_or_shown_by_the_rules()
    {
        HashSet<string> known = [.. ActEvents.Names, .. Procedure.Statute.StatuteRuleBook.Shipped.Publishes.Values.SelectMany(n => n)];
        var published = Directory.EnumerateFiles(Repository.PathOf("src/WorkflowAnon.Procedure"), "*.cs", SearchOption.AllDirectories).Where(f => !f.Contains("Kernel", StringComparison.Ordinal) && !f.Contains("Demonstration", StringComparison.Ordinal))
            .SelectMany(f => Publication().Matches(File.ReadAllText(f))).Select(m => m.Groups[1].Value).Distinct();
        Assert.Empty(published.Except(known));
    }

    [GeneratedRegex("\\.Publish\\(new (?:Contracts\\.)?(\\w+)")]
    private static partial Regex Publication();

    [GeneratedRegex("「(.+)」")]
    private static partial Regex EventName();

    [GeneratedRegex("\\[Activity\\(\"([^\"]+)\"")]
    private static partial Regex ActivityType();

    [GeneratedRegex("(Custody\\.(Issue|Register)Async|SetDeadlines?Async|MeetDeadlineAsync)\\(")]
    private static partial Regex Effect();

    private static IEnumerable<SimulatedStep> Tasks(ProcedureSimulation simulation) => simulation.Steps.Where(s => s.Kind == SimulatedKind.Task);

    private static CompiledWorkflow Find(string definitionId) => ShippedSet.Workflows.Single(w => w.Definition.DefinitionId == definitionId);

    private static Task<(ProcedureSimulation Simulation, SimulationResult Result)> RunAsync(string definitionId, HolidayCalendar calendar, DateOnly start, params (string Activity, string Outcome, int Days)[] choices) =>
        ProcedureSimulation.RunAsync(
            Find(definitionId),
            new PeriodCalculator(calendar, new PeriodSettings()),
            new SimulationStart(JapanTime.StartOf(start).AddHours(12), null),
            [.. choices.Select(c => new SimulationChoice(c.Activity, c.Outcome, JapanTime.StartOf(start.AddDays(c.Days)).AddHours(12), []))]);

    private static SimulationChoice Next(CompiledWorkflow workflow, SimulationResult result, int turn, bool last)
    {
        // In turn, so that a loop in one branch does not keep the others from going on.
        var wait = result.Waits[turn % result.Waits.Count];
        var outcomes = wait.Kind == BookmarkKinds.Event || wait.DueAt is not null ? [] : workflow.OutcomesOf(wait.ActivityId);
        return new(wait.ActivityId, Pick(outcomes, last), result.Now.AddDays(1), [JapanTime.DayOf(result.Now).AddDays(40), JapanTime.DayOf(result.Now).AddDays(80)]);
    }

    private static string Pick(IReadOnlyList<string> outcomes, bool last) => outcomes.Count == 0 ? "" : outcomes[last ? ^1 : 0];
}
