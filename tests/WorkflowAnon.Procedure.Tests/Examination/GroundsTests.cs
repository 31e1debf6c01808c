using WorkflowAnon.Domain.Recruitment;
using WorkflowAnon.Domain.Rules;
using WorkflowAnon.Procedure.Examination;
using WorkflowAnon.Procedure.Tests.Kernel;
using WorkflowAnon.Testing.Clauses;
using Xunit;

namespace WorkflowAnon.Procedure.Tests.Examination;

/// <summary>Every ground of 不適合 that the 要領 names: on record under its clause, and no way to conclude 適合 past it.</summary>
public sealed class GroundsTests
{
    public static TheoryData<string, Action<AssessCriteriaForm>> Grounds => new()
    {
        { "6-4ア", f => (f.Criterion4Result, f.Criterion4Codes) = ("not-met", ["antisocial"]) },
        { "6-4", f => (f.Criterion4Result, f.Criterion4Codes) = ("not-met", ["no-contribution"]) },
        { "6-5", f => f.Criterion5Result = "not-met" },
        { "6-6", f => f.Criterion6Result = "not-met" },
        { "6-7", f => (f.Criterion7Result, f.Criterion7Codes) = ("not-met", ["other-hindrance"]) },
        { "6-7ア(ｱ)", f => (f.Criterion7Result, f.Criterion7Codes) = ("not-met", ["no-contractor"]) },
        { "6-7ア(ｲ)", f => (f.Criterion7Result, f.Criterion7Codes) = ("not-met", ["paper-records"]) },
        { "6-7ア(ｳ)", f => (f.Criterion7Result, f.Criterion7Codes) = ("not-met", ["system-stop"]) },
    };

    [Theory]
    [Covers("6-2ア")]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Of_files_offered_together_the_number_of_all_is_shown_and_no_single_ones_is_taken_over(bool together)
    {
        await using var scene = await ExaminationScene.StartAsync(ProcedureStore.Sqlite);
        if (together)
            await scene.BurstAsync(db => db.Set<RecruitmentRound>().Single().Items =
                [new() { FileId = "file-1", DivisionId = ExaminationScene.Owner, GroupName = "運転免許に関するファイル", GroupPersonCount = 7_400 }]);
        await scene.FormalCheckAsync();
        await scene.DoAsync("proceed", scene.Staff, new DecideProceedingForm(), "Examine");
        await scene.DoAsync("eligibility", scene.Staff, ExaminationScene.Eligibility());

        var view = (await scene.Driver.OpenAsync(ExaminationScene.CaseId, "person-count", scene.Staff)).View;
        Assert.Equal(together, view.Facts.Any(f => f.Value.Contains("運転免許に関するファイル 7,400人", StringComparison.Ordinal)));
        Assert.Equal(together ? null : 5_000, Assert.IsType<FixPersonCountForm>(view.Initial).Deduplicated);
    }

    [Fact]
    [Covers("6-4", FindingLevel.NonConforming)]
    [Covers("6-4ア", FindingLevel.NonConforming)]
    [Covers("6-5", FindingLevel.NonConforming)]
    [Covers("6-6", FindingLevel.NonConforming)]
    [Covers("6-7", FindingLevel.NonConforming)]
    [Covers("6-7ア(ｱ)", FindingLevel.NonConforming)]
    [Covers("6-7ア(ｲ)", FindingLevel.NonConforming)]
    [Covers("6-7ア(ｳ)", FindingLevel.NonConforming)]
    [Covers("6-0", FindingLevel.Block)]
    public async Task A_criterion_that_is_not_met_is_a_ground_on_record_and_bars_conformity()
    {
        await using var scene = await ExaminationScene.StartAsync(ProcedureStore.Sqlite);
        await scene.FormalCheckAsync();
        await scene.ToAssessmentAsync();
        List<string> expected = [];
        foreach (var row in Grounds)
        {
            var (clause, change) = ((string)row[0], (Action<AssessCriteriaForm>)row[1]);
            var form = ExaminationScene.AllMet();
            change(form);
            await scene.DoAsync("assess", scene.Staff, form, "Done");
            expected.Add(clause);
            Assert.Equal(expected.Order(StringComparer.Ordinal), (await scene.RecordedAsync("不適合事由")).Order(StringComparer.Ordinal));
            await scene.RefusedAsync("conforms", "6-0", "conclude", scene.Staff, new ConcludeForm { Conforms = "conforming", Summary = "適合" }, "Drafted");
            await scene.DoAsync("conclude", scene.Staff, new ConcludeForm(), "Reassess");
        }

        await scene.Driver.AssertNoIncidentsAsync();
    }

    [Fact]
    [Covers("6-1", FindingLevel.NonConforming)]
    [Covers("6-2", FindingLevel.NonConforming)]
    [Covers("6-2ア", FindingLevel.Block)]
    [Covers("6-2イ", FindingLevel.Block, FindingLevel.Warn)]
    [Covers("6-0", FindingLevel.Block)]
    [Covers("6-3", FindingLevel.NonConforming)]
    public async Task What_is_found_out_before_is_a_ground_too_and_is_not_judged_away()
    {
        await using var scene = await ExaminationScene.StartAsync(ProcedureStore.Sqlite, p => p.RequestedPersonCount = 5001);
        await scene.FormalCheckAsync();
        await scene.DoAsync("proceed", scene.Staff, new DecideProceedingForm(), "Examine");
        var eligibility = ExaminationScene.Eligibility();
        eligibility.GroundFound = true;
        await scene.DoAsync("eligibility", scene.Staff, eligibility);

        (string Item, string Clause, Action<FixPersonCountForm> Change)[] wrong =
        [
            ("deduplicated", "6-2ア", f => f.Deduplicated = 6001),
            ("deduplicated", "6-2ア", f => f.Deduplicated = 0),
            ("countAsOf", "6-2イ", f => f.CountAsOf = scene.Driver.Today.AddDays(1)),
            ("countAsOf", "6-2イ", f => f.CountAsOf = scene.Driver.Today),
        ];
        foreach (var (item, clause, change) in wrong)
        {
            var form = ExaminationScene.Count();
            change(form);
            await scene.RefusedAsync(item, clause, "person-count", scene.Staff, form);
        }

        await scene.DoAsync("person-count", scene.Staff, ExaminationScene.Count());
        var method = ExaminationScene.Method();
        method.Standard4 = null;
        await scene.RefusedAsync("standard4", "6-0", "method", scene.Staff, method, "Done");
        method.Standard4 = false;
        await scene.DoAsync("method", scene.Staff, method, "Done");
        Assert.Equal(["6-2", "6-3"], (await scene.RecordedAsync("不適合事由の可能性")).Order(StringComparer.Ordinal));

        await scene.RefusedAsync("criterion1Result", "6-0", "assess", scene.Staff, ExaminationScene.AllMet(), "Done");
        await scene.RefusedAsync("criterion2Result", "6-0", "assess", scene.Staff, ExaminationScene.AllMet(), "Done");
        await scene.RefusedAsync("criterion3Result", "6-0", "assess", scene.Staff, ExaminationScene.AllMet(), "Done");
        var refused = ExaminationScene.AllMet();
        (refused.Criterion1Result, refused.Criterion2Result, refused.Criterion3Result) = ("not-met", "not-met", "not-met");
        await scene.DoAsync("assess", scene.Staff, refused, "Done");
        Assert.Equal(["6-1", "6-2", "6-3"], (await scene.RecordedAsync("不適合事由")).Order(StringComparer.Ordinal));
    }

    [Fact]
    [Covers("6-4イ(ｱ)", FindingLevel.Warn)]
    [Covers("6-4イ(ｲ)", FindingLevel.Warn)]
    public async Task Scoring_and_ranking_need_a_recorded_reason()
    {
        await using var scene = await ExaminationScene.StartAsync(ProcedureStore.Sqlite);
        await scene.FormalCheckAsync();
        await scene.ToAssessmentAsync();
        var scored = ExaminationScene.AllMet();
        scored.Criterion4Reason = "有用性の評点が80点に達するため";
        await scene.RefusedAsync("criterion4Reason", "6-4イ(ｱ)", "assess", scene.Staff, scored, "Done");
        var ranked = ExaminationScene.NotMet();
        ranked.Criterion4Reason = "他の提案に比べて劣るため、優先順位が低い。";
        await scene.RefusedAsync("criterion4Reason", "6-4イ(ｲ)", "assess", scene.Staff, ranked, "Done");
        ranked.WarningReason = "事業計画の記載を引用したもので、比較によるものではない。";
        await scene.DoAsync("assess", scene.Staff, ranked, "Done");
        Assert.Contains("6-4イ(ｲ)", await scene.RecordedAsync("注意を確認して続行"));
    }
}
