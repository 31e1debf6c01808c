using Microsoft.EntityFrameworkCore;
using WorkflowAnon.Domain.Examination;
using WorkflowAnon.Domain.Proposals;
using WorkflowAnon.Domain.Rules;
using WorkflowAnon.Procedure.Examination;
using WorkflowAnon.Procedure.Tests.Kernel;
using WorkflowAnon.Testing.Clauses;
using Xunit;

namespace WorkflowAnon.Procedure.Tests.Examination;

public sealed class HearingAndConsolidationTests
{
    private const string Other = "case-2";

    private static HoldHearingForm Hearing(DateOnly on) => new() { Heard = "proposer", HeldOn = on, Method = "電話", Question = "住所の程度について", Answer = "市町村名までで足りる。" };

    [Fact]
    [Covers("5-3-1n", FindingLevel.Block)]
    [Covers("6-0", FindingLevel.Block)]
    public async Task A_proposer_is_heard_as_often_as_needed_also_past_an_agent()
    {
        await using var scene = await ExaminationScene.StartAsync(ProcedureStore.Sqlite, p => p.Agent = new ProposalAgent { Name = "行政書士 髙木" });
        await scene.FormalCheckAsync();
        await scene.DoAsync("proceed", scene.Staff, new DecideProceedingForm(), "Hear");
        (string Item, string Clause, Action<HoldHearingForm> Change)[] wrong =
        [
            ("heard", "5-3-1n", f => f.Heard = ""),
            ("heldOn", "6-0", f => f.HeldOn = null),
            ("heldOn", "6-0", f => f.HeldOn = scene.Driver.Today.AddDays(1)),
            ("method", "6-0", f => f.Method = ""),
            ("question", "6-0", f => f.Question = ""),
            ("answer", "6-0", f => f.Answer = " "),
        ];
        foreach (var (item, clause, change) in wrong)
        {
            var form = Hearing(scene.Driver.Today);
            change(form);
            await scene.RefusedAsync(item, clause, "hear", scene.Staff, form, "Held");
        }

        await scene.DoAsync("hear", scene.Staff, Hearing(scene.Driver.Today), "Held");
        await scene.DoAsync("proceed", scene.Staff, new DecideProceedingForm(), "Hear");
        var second = Hearing(scene.Driver.Today);
        second.Heard = "agent";
        await scene.DoAsync("hear", scene.Staff, second, "Held");
        await scene.DoAsync("proceed", scene.Staff, new DecideProceedingForm(), "Hear");
        await scene.DoAsync("hear", scene.Staff, new HoldHearingForm(), "Back");

        Assert.Equal(["proceed"], await scene.OpenAsync());
        Assert.Equal([false, true], await scene.ReadAsync(db => db.Set<Hearing>().AsNoTracking().OrderBy(h => h.Id).Select(h => h.OfAgent).ToListAsync()));
        Assert.Equal(2, (await scene.Driver.EventsAsync(ExaminationScene.CaseId)).Count(e => e == "HearingHeld"));
        Assert.Contains((await scene.Driver.OpenAsync(ExaminationScene.CaseId, "proceed", scene.Staff)).View.Tables, t => t.Caption == "ヒアリング" && t.Rows.Count == 2);
        await scene.Driver.AssertNoIncidentsAsync();
    }

    [Fact]
    [Covers("5-3-1n", FindingLevel.Block)]
    public async Task An_agent_who_does_not_exist_cannot_be_heard()
    {
        await using var scene = await ExaminationScene.StartAsync(ProcedureStore.Sqlite);
        await scene.FormalCheckAsync();
        await scene.DoAsync("proceed", scene.Staff, new DecideProceedingForm(), "Hear");
        var form = Hearing(scene.Driver.Today);
        form.Heard = "agent";
        await scene.RefusedAsync("heard", "5-3-1n", "hear", scene.Staff, form, "Held");
    }

    [Theory]
    [Covers("6-7イ", FindingLevel.Block)]
    [InlineData("sqlite")]
    [InlineData("postgresql")]
    public async Task Proposals_on_one_file_are_consolidated_only_with_every_consent(string store)
    {
        await using var scene = await ExaminationScene.StartAsync(store == "sqlite" ? ProcedureStore.Sqlite : ProcedureStore.PostgreSql);
        await scene.FormalCheckAsync();
        await scene.AddCaseAsync(Other, "匿R7-0002", p => p.Proposers.Add(new() { Name = "共同提案者株式会社" }));
        await scene.DoAsync("proceed", scene.Staff, new DecideProceedingForm(), "Consolidate");
        await scene.RefusedAsync("cases", "6-7イ", "consolidate", scene.Staff, new ConsolidateForm { Cases = [ExaminationScene.CaseId], Content = "共通化" }, "Proposed");
        await scene.RefusedAsync("cases", "6-7イ", "consolidate", scene.Staff, new ConsolidateForm { Cases = [ExaminationScene.CaseId, "case-9"], Content = "共通化" }, "Proposed");
        await scene.RefusedAsync("content", "6-7イ", "consolidate", scene.Staff, new ConsolidateForm { Cases = [ExaminationScene.CaseId, Other] }, "Proposed");
        await scene.DoAsync("consolidate", scene.Staff, new ConsolidateForm { Cases = [ExaminationScene.CaseId, Other], Content = "住所の程度を市町村名に共通化する。" }, "Proposed");

        var form = await scene.Driver.FormAsync<RecordConsentsForm>(ExaminationScene.CaseId, "consents", scene.Staff);
        // Every proposer of both proposals is asked, the joint one too.
        Assert.Equal(3, form.Consents.Count);
        foreach (var row in form.Consents)
            (row.Consented, row.On, row.Method) = (true, scene.Driver.Today, "書面");
        form.Consents[2].Consented = false;
        await scene.RefusedAsync("consents", "6-7イ", "consents", scene.Staff, form, "Agreed");
        (form.Consents[2].Consented, form.Consents[2].On) = (true, scene.Driver.Today.AddDays(1));
        await scene.RefusedAsync("consents", "6-7イ", "consents", scene.Staff, form, "Agreed");
        form.Consents[2].On = scene.Driver.Today;
        var one = form.Consents[1];
        form.Consents.RemoveAt(1);
        await scene.RefusedAsync("consents", "6-7イ", "consents", scene.Staff, form, "Agreed");
        form.Consents.Add(one);
        await scene.DoAsync("consents", scene.Staff, form, "Agreed");

        Assert.Contains("ConsolidationAgreed", await scene.Driver.EventsAsync(ExaminationScene.CaseId));
        // The other proposal's examination sees the agreement too.
        Assert.Contains((await scene.Driver.OpenAsync(Other, "proceed", scene.Staff)).View.Facts, f => f.Label == "一本化・共通化の合意");
        Assert.Equal(["proceed"], await scene.OpenAsync());
        await scene.Driver.AssertNoIncidentsAsync();
    }

    [Fact]
    [Covers("6-7イ", FindingLevel.Block, FindingLevel.NonConforming)]
    public async Task Without_every_consent_the_proposals_are_examined_as_they_are()
    {
        await using var scene = await ExaminationScene.StartAsync(ProcedureStore.Sqlite);
        await scene.FormalCheckAsync();
        await scene.AddCaseAsync(Other, "匿R7-0002");
        await scene.DoAsync("proceed", scene.Staff, new DecideProceedingForm(), "Consolidate");
        await scene.DoAsync("consolidate", scene.Staff, new ConsolidateForm { Cases = [ExaminationScene.CaseId, Other], Content = "一本化" }, "Proposed");
        await scene.RefusedAsync("reason", "6-7イ", "consents", scene.Staff, new RecordConsentsForm(), "GivenUp");
        await scene.DoAsync("consents", scene.Staff, new RecordConsentsForm { Reason = "1者の承諾が得られなかった。" }, "GivenUp");
        await scene.ToAssessmentAsync();
        var form = ExaminationScene.AllMet();
        (form.Criterion7Result, form.Criterion7Codes, form.Criterion7Reason) = ("not-met", ["many-proposals"], "提案が多数あり、全てを作成すると窓口業務が滞る。");
        await scene.DoAsync("assess", scene.Staff, form, "Done");

        Assert.Equal(["6-7イ"], await scene.RecordedAsync("不適合事由"));
        await scene.RefusedAsync("conforms", "6-0", "conclude", scene.Staff, new ConcludeForm { Conforms = "conforming", Summary = "適合" }, "Drafted");
        Assert.DoesNotContain("ConsolidationAgreed", await scene.Driver.EventsAsync(ExaminationScene.CaseId));
        await scene.Driver.AssertNoIncidentsAsync();
    }
}
