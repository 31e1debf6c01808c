using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WorkflowAnon.Domain.Cases;
using WorkflowAnon.Domain.Production;
using WorkflowAnon.Domain.Rules;
using WorkflowAnon.Procedure.Kernel.Tasks;
using WorkflowAnon.Procedure.Production;
using WorkflowAnon.Procedure.Tests.Journey;
using WorkflowAnon.Storage.Events;
using WorkflowAnon.Testing.Clauses;
using Xunit;

namespace WorkflowAnon.Procedure.Tests.Production;

/// <summary>第9-1⑴なお書 and 第11-1 to 11-3: inquiries, who handles the information, and the yearly evaluation.</summary>
public sealed class HandlingTests
{
    [Fact]
    [Covers("9-1-1n")]
    public async Task What_is_unclear_is_asked_of_the_counterparty_and_stands_beside_the_specification()
    {
        await using var scene = await JourneyScene.StartAsync();
        await scene.ContractedAsync();
        await scene.Case.StartProductionAsync();
        await scene.Driver.BeginAsync("counterparty-inquiry", scene.Staff, scene.CaseId);
        await Assert.ThrowsAsync<TaskConflictException>(() => scene.Driver.BeginAsync("counterparty-inquiry", scene.Clerk, scene.CaseId));
        await scene.RefusedAsync("question", "9-1-1n", "ask-counterparty", scene.Staff, new AskCounterpartyForm { AskedOn = scene.Driver.Today });
        await scene.RefusedAsync("askedOn", "9-1-1n", "ask-counterparty", scene.Staff, new AskCounterpartyForm { AskedOn = scene.Driver.Today.AddDays(1), Question = "区分" });
        await scene.DoAsync("ask-counterparty", scene.Staff, new AskCounterpartyForm { AskedOn = scene.Driver.Today, Question = "年齢の区分は10歳ごとか5歳ごとか。" });
        var waiting = await scene.Driver.OpenAsync(scene.CaseId, "produce", scene.Staff);
        Assert.Contains(waiting.View.Tables.SelectMany(t => t.Rows), r => r.Contains("（回答待ち）"));
        await scene.RefusedAsync("answeredOn", "9-1-1n", "record-answer", scene.Staff, new RecordCounterpartyAnswerForm { AnsweredOn = scene.Driver.Today.AddDays(-1), Answer = "10歳ごと" });
        await scene.DoAsync("record-answer", scene.Staff, new RecordCounterpartyAnswerForm { AnsweredOn = scene.Driver.Today, Answer = "10歳ごと" });
        var answered = await scene.Driver.OpenAsync(scene.CaseId, "produce", scene.Staff);
        Assert.Contains(answered.View.Tables.SelectMany(t => t.Rows), r => r.Contains("10歳ごと"));
        var paper = await scene.ReadAsync(db => db.Set<Paper>().AsNoTracking().SingleAsync(p => p.Kind == PaperKind.CounterpartyInquiry));
        Assert.Equal(("counterparty", scene.Proposal.DivisionId), (paper.OriginalHolder, paper.CopyHolder));
        Assert.Equal(["produce"], await scene.OpenAsync());
        await scene.Driver.AssertNoIncidentsAsync();
    }

    [Fact]
    [Covers("11-1", FindingLevel.Block)]
    [Covers("11-2", FindingLevel.Block)]
    public async Task Who_begins_and_who_stops_handling_is_told_the_duties()
    {
        await using var scene = await JourneyScene.StartAsync();
        await scene.DeliveredAsync();
        var today = scene.Driver.Today;
        await scene.Driver.BeginAsync("handling-persons", scene.Staff, scene.CaseId);
        HandlingPersonRow Temp() => new() { Name = "派遣 花子", Kind = "Dispatched", InformedOn = today, PromisedNoIdentification = true };
        LeavingPersonRow Leaver() => new() { Name = scene.Staff.DisplayName, LeftOn = today, InformedOn = today };
        (string Field, string Clause, Action<ChangeHandlingPersonsForm> Change)[] wrong =
        [
            ("persons", "11-1", f => (f.Persons, f.Leaving) = ([], [])),
            ("persons[0].informedOn", "11-1", f => f.Persons[0].InformedOn = null),
            ("persons[0].informedOn", "11-1", f => f.Persons[0].InformedOn = today.AddDays(1)),
            ("persons[0].promisedNoIdentification", "11-2", f => f.Persons[0].PromisedNoIdentification = false),
            ("leaving[0].informedOn", "11-1", f => f.Leaving[0].InformedOn = null),
            ("leaving[0].informedOn", "11-1", f => f.Leaving[0].LeftOn = today.AddDays(1)),
            ("leaving[0].informedOn", "11-1", f => f.Leaving[0].Name = "記録のない者"),
        ];
        foreach (var (field, clause, change) in wrong)
        {
            var form = new ChangeHandlingPersonsForm { Persons = [Temp()], Leaving = [Leaver()] };
            change(form);
            await scene.RefusedAsync(field, clause, "change-persons", scene.Staff, form);
        }

        await scene.DoAsync("change-persons", scene.Staff, new ChangeHandlingPersonsForm { Persons = [Temp()], Leaving = [Leaver()] });
        var persons = await scene.ReadAsync(db => db.Set<HandlingPerson>().AsNoTracking().Where(p => p.CaseId == scene.CaseId).ToListAsync());
        Assert.Equal(3, persons.Count);
        Assert.Equal((HandlingPersonKind.Dispatched, HandlingPerson.CurrentTextVersion), persons.Where(p => p.Name == "派遣 花子").Select(p => (p.Kind, p.TextVersion)).Single());
        Assert.Equal((today, today), persons.Where(p => p.Name == scene.Staff.DisplayName).Select(p => (p.LeftOn!.Value, p.InformedOnLeavingOn!.Value)).Single());
        await scene.Driver.AssertNoIncidentsAsync();
    }

    [Fact]
    [Covers("11-3", FindingLevel.Block)]
    public async Task Each_fiscal_year_the_division_that_holds_information_evaluates_its_measures()
    {
        await using var scene = await JourneyScene.StartAsync();
        await scene.DeliveredAsync();
        await scene.Case.RegisterAsync();
        await WeekAsync(scene);
        var id = SafetyEvaluation.IdOf(2026, scene.Proposal.DivisionId);
        Assert.Equal(["evaluate"], await scene.Driver.OpenAsync(id));
        Assert.Equal(new DateOnly(2027, 3, 31), await scene.ReadAsync(db => db.Set<Deadline>().AsNoTracking().Where(d => d.SubjectId == id).Select(d => d.Due).SingleAsync()));
        // Asked once a 年度, whatever the clock does.
        await WeekAsync(scene);
        Assert.Equal(["evaluate"], await scene.Driver.OpenAsync(id));

        EvaluateSafetyForm Form() => new()
        {
            EvaluatedOn = scene.Driver.Today,
            Standards = [.. Enumerable.Range(1, 3).Select(n => new SafetyStandardRow { Number = $"{n}", IsKept = n != 3, Finding = "記録により確かめた。", Improvement = n == 3 ? "保管庫を施錠する。" : "" })],
        };
        (string Field, Action<EvaluateSafetyForm> Change)[] wrong =
        [
            ("evaluatedOn", f => f.EvaluatedOn = scene.Driver.Today.AddDays(1)),
            ("standards", f => f.Standards.RemoveAt(0)),
            ("standards[0].isKept", f => f.Standards[0].IsKept = null),
            ("standards[1].finding", f => f.Standards[1].Finding = ""),
            ("standards[2].improvement", f => f.Standards[2].Improvement = ""),
        ];
        foreach (var (field, change) in wrong)
        {
            var form = Form();
            change(form);
            var refused = await scene.Driver.RefusedAsync(id, "evaluate", scene.Staff, form);
            Assert.Contains(refused.Errors, e => e.Field == field && e.Clause == "11-3");
        }

        await scene.Driver.DoAsync(id, "evaluate", scene.Staff, Form());
        var missing = await scene.Driver.RefusedAsync(id, "improve", scene.Staff, new RecordImprovementForm { TakenOn = scene.Driver.Today });
        Assert.Contains(missing.Errors, e => e is { Field: "measure", Clause: "11-3" });
        await scene.Driver.DoAsync(id, "improve", scene.Staff, new RecordImprovementForm { TakenOn = scene.Driver.Today, Measure = "保管庫に錠を付けた。" });
        Assert.Empty(await scene.Driver.OpenAsync(id));

        // The next 年度, and one that is begun by hand.
        await scene.Driver.GoToAsync(new(2027, 4, 5));
        await WeekAsync(scene);
        Assert.Equal(["evaluate"], await scene.Driver.OpenAsync(SafetyEvaluation.IdOf(2027, scene.Proposal.DivisionId)));
        var byHand = await scene.Driver.BeginAsync("safety-evaluation", scene.Staff);
        var kept = Form();
        (kept.Standards[2].IsKept, kept.Standards[2].Improvement) = (true, "");
        await scene.Driver.DoAsync(byHand, "evaluate", scene.Staff, kept);
        Assert.Empty(await scene.Driver.OpenAsync(byHand));
        Assert.Equal(3, await scene.ReadAsync(db => db.Set<SafetyEvaluation>().CountAsync()));
        await scene.Driver.AssertNoIncidentsAsync();
    }

    private static async Task WeekAsync(JourneyScene scene)
    {
        await scene.Driver.GoToAsync(scene.Driver.Today.AddDays(7));
        await scene.Driver.Services.GetRequiredService<TriggerDispatcher>().RunOnceAsync("general-affairs", CancellationToken.None);
        await scene.SettleAsync();
    }
}
