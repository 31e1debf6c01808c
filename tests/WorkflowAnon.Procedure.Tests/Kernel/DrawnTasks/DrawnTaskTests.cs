using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WorkflowAnon.Domain.Agency;
using WorkflowAnon.Domain.Calendar;
using WorkflowAnon.Domain.Cases;
using WorkflowAnon.Domain.Notices;
using WorkflowAnon.Engine.Activities;
using WorkflowAnon.Engine.Checks;
using WorkflowAnon.Engine.Definitions;
using WorkflowAnon.Engine.Runtime;
using WorkflowAnon.Engine.Simulation;
using WorkflowAnon.Procedure.CaseMigration;
using WorkflowAnon.Procedure.Complaints;
using WorkflowAnon.Procedure.Kernel;
using WorkflowAnon.Procedure.Kernel.DrawnTasks;
using WorkflowAnon.Procedure.Kernel.Forms;
using WorkflowAnon.Procedure.Kernel.Tasks;
using WorkflowAnon.Procedure.Simulation;
using WorkflowAnon.Procedure.Statute;
using WorkflowAnon.Server.Hosting;
using WorkflowAnon.Storage.Audit;
using WorkflowAnon.Storage.Engine;
using WorkflowAnon.Storage.Model;
using WorkflowAnon.Storage.Tasks;
using WorkflowAnon.Testing.Machine;
using Xunit;
using static WorkflowAnon.Procedure.Tests.Kernel.DrawnTasks.DrawnTaskScene;

namespace WorkflowAnon.Procedure.Tests.Kernel.DrawnTasks;

/// <summary>担当者の作業: a step that a site draws, from its publication to its end.</summary>
public sealed class DrawnTaskTests
{
    public static TheoryData<StorageProvider> Providers => [StorageProvider.Sqlite, StorageProvider.PostgreSql];

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task A_drawn_consultation_is_walked_with_both_outcomes_and_later_steps_read_what_was_entered(StorageProvider provider)
    {
        await using var scene = await StartAsync(provider);
        await scene.PublishAsync();
        var id = await scene.AnsweredAsync();

        var opened = await scene.Driver.OpenAsync(id, "consult", scene.Colleague);
        Assert.Equal(["異議なし=異議なし", "異議あり=異議を述べて戻す"], opened.Handler.Buttons.Select(b => $"{b.Value}={b.Text}"));
        Assert.Equal(["opinion Multiline", "checkedOn Date", "copies Integer", "risk Choice", "spoken YesNo", "reason Multiline"], opened.Handler.Form.Fields.Select(f => $"{f.Name} {f.Kind}"));
        Assert.Equal(["回答の日付", "回答の相手"], opened.Handler.Checklist(opened.Task));
        Assert.Equal((new DateOnly(2026, 3, 5), "回答を見てもらう", "回答の記録を読み、意見を書きます。", "12"), (opened.Task.DueOn!.Value, opened.Task.Title, opened.Task.Instructions, opened.Task.Clauses));
        Assert.Contains("3開庁日目は令和8年3月5日", Assert.Single(opened.View.Facts).Value, StringComparison.Ordinal);

        var task = await scene.Driver.DoAsync(id, "consult", scene.Colleague, Typed(("risk", "high"), ("checks", "回答の日付")), "異議なし");
        Assert.Equal(["warn"], await scene.Driver.OpenAsync(id));

        // The other outcome goes its own way, with its reason on record.
        var other = await scene.AnsweredAsync();
        await scene.Driver.DoAsync(other, "consult", scene.Colleague, Typed(("reason", "日付が違う。")), "異議あり");
        Assert.Equal(["revise"], await scene.Driver.OpenAsync(other));
        await scene.Driver.DoAsync(other, "revise", scene.Clerk);
        Assert.Equal(["close"], await scene.Driver.OpenAsync(other));
        // A low risk needs no further step.
        var third = await scene.AnsweredAsync();
        await scene.Driver.DoAsync(third, "consult", scene.Colleague, Typed(), "異議なし");
        Assert.Equal(["close"], await scene.Driver.OpenAsync(third));

        var done = await scene.TaskAsync(task.Id);
        Assert.Equal((HumanTaskState.Done, "異議なし", scene.Colleague.Id), (done.State, done.Outcome, done.CompletedById));
        Assert.Equal(["意見：回答は妥当です。", "確かめた日：令和8年3月2日", "写しの通数：3", "影響：大きい", "本人と話したか：はい", "理由："], DrawnForm.Of(done)!.Entered.Select(e => $"{e.Label}：{e.Value}"));
        var lines = await scene.Driver.Office.ReadAsync(db => db.Set<TimelineEntry>().AsNoTracking().Where(t => (t.SubjectId == id || t.SubjectId == other) && t.Title.StartsWith("回答を見てもらう")).ToListAsync());
        Assert.Equal(
            [
                "回答を見てもらう：記入した事項｜意見：回答は妥当です。\n確かめた日：令和8年3月2日\n写しの通数：3\n影響：大きい\n本人と話したか：はい",
                "回答を見てもらう：記入した事項｜意見：回答は妥当です。\n確かめた日：令和8年3月2日\n写しの通数：3\n影響：小さい\n本人と話したか：はい\n理由：日付が違う。",
                "回答を見てもらう｜異議なし\n確かめた：回答の日付\n確かめた印なし：回答の相手",
                "回答を見てもらう｜異議を述べて戻す\n確かめた：回答の日付\n確かめた：回答の相手",
            ],
            lines.Select(l => $"{l.Title}｜{l.Detail}").Order(StringComparer.Ordinal));
        Assert.All(lines, l => Assert.Equal(("12", scene.Colleague.Id), (l.Clauses, l.ActorId)));
        var audits = await scene.Driver.Office.ReadAsync(db => db.Set<AuditRow>().AsNoTracking().Where(a => a.SubjectId == id || a.SubjectId == other).Select(a => a.Content!).ToListAsync());
        Assert.All(lines, l => Assert.Contains(audits, a => a.Contains(l.Id, StringComparison.Ordinal)));

        // A step for which only its department is drawn has one text and one button.
        var plain = await scene.Driver.OpenAsync(id, "warn", scene.Clerk);
        Assert.Equal(("note", "Done"), (Assert.Single(plain.Handler.Form.Fields).Name, Assert.Single(plain.Handler.Buttons).Value));
        Assert.Null(plain.Task.DueOn);
        await scene.Driver.DoAsync(id, "warn", scene.Clerk, new FormData([KeyValuePair.Create("note", new[] { "伝えた。" })]));
        await scene.Driver.DoAsync(id, "close", scene.Clerk, new CloseComplaintForm { Measures = "資料を改めた。" }, "Closed");
        Assert.Empty(await scene.Driver.OpenAsync(id));
        await scene.Driver.AssertSoundAsync();
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task What_is_missing_wrong_or_forbidden_is_refused_beside_its_field_without_a_trace(StorageProvider provider)
    {
        await using var scene = await StartAsync(provider);
        await scene.PublishAsync();
        var id = await scene.AnsweredAsync();
        var conflict = await scene.Driver.ForbiddenAsync(id, "consult", scene.Clerk, Typed(), "異議なし");
        Assert.Contains("職務分離", conflict.Message, StringComparison.Ordinal);

        await RefusedAsync("opinion", "「意見」を入力してください。", Typed(("opinion", " ")));
        await RefusedAsync("checkedOn", "確かめた日", Typed(("checkedOn", "三月二日ごろ")));
        await RefusedAsync("copies", "写しの通数", Typed(("copies", "数枚")));
        await RefusedAsync("risk", "選択肢に「medium」はありません", Typed(("risk", "medium")));
        await RefusedAsync("spoken", "「本人と話したか」を選んでください。", Typed(("spoken", "")));
        await RefusedAsync("opinion", "個人番号", Typed(("opinion", "番号は 1234 5678 9018 です。")));
        await RefusedAsync("reason", "「異議を述べて戻す」を選ぶときは、理由を入力してください。", Typed(), "異議あり");
        await RefusedAsync("reason", "個人番号", Typed(("reason", "123456789018")), "異議あり");
        await RefusedAsync("", "このタスクにはありません", Typed(), "Done");

        // 書きかけ: kept whatever is still missing, but never a 個人番号.
        var unfinished = scene.Driver.Services.GetRequiredService<UnfinishedForms>();
        var task = (await scene.Driver.Office.TaskAsync(id, "consult")).Id;
        await unfinished.KeepAsync(task, scene.Colleague, Typed(("opinion", ""), ("checkedOn", "三月")));
        Assert.Equal("三月", (await unfinished.FindAsync(task, scene.Colleague))!.Value.Data["checkedOn"]);
        await Assert.ThrowsAsync<TaskRefusedException>(() => unfinished.KeepAsync(task, scene.Colleague, Typed(("opinion", "123456789018"))));
        await scene.Driver.AssertSoundAsync();

        async Task RefusedAsync(string field, string says, FormData typed, string button = "異議なし")
        {
            var refused = await scene.Driver.RefusedAsync(id, "consult", scene.Colleague, typed, button);
            var error = Assert.Single(refused.Errors);
            Assert.Equal(field, error.Field);
            Assert.Contains(says, error.Message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task When_its_date_has_passed_the_supervisors_of_its_division_and_those_it_names_are_told_once(StorageProvider provider)
    {
        await using var scene = await StartAsync(provider);
        await scene.PublishAsync(c => (c["unit"], c["differentFrom"]) = (Literal("driver-licence"), null));
        var id = await scene.AnsweredAsync();
        foreach (var day in new[] { 5, 6, 7 })
        {
            await scene.Driver.GoToAsync(new(2026, 3, day));
            await scene.Driver.StartDueAsync();
        }

        var told = await scene.Driver.Office.ReadAsync(db => db.Set<StaffNotice>().AsNoTracking().Where(n => n.SubjectId == id && n.Title == "回答を見てもらう").ToListAsync());
        Assert.Equal([DivisionClerk.Id], told.Where(n => n.Kind == NoticeKind.TaskApproaching).Select(n => n.RecipientId));
        Assert.Equal(
            new[] { DivisionClerk.Id, DivisionSupervisor.Id, scene.Supervisor.Id }.Order(StringComparer.Ordinal),
            told.Where(n => n.Kind == NoticeKind.TaskExceeded).Select(n => n.RecipientId).Order(StringComparer.Ordinal));
        await scene.Driver.DoAsync(id, "consult", DivisionClerk, Typed(("checkedOn", "R8.3.6")), "異議なし");
        await scene.Driver.AssertSoundAsync();
    }

    [Fact]
    public async Task A_step_that_cannot_be_made_when_it_runs_is_an_incident_and_no_task()
    {
        await using var scene = await StartAsync();
        await scene.PublishAsync();
        // As after a division was dissolved: the published version names what is no longer there.
        await scene.Driver.Office.ReadAsync(async db =>
        {
            var row = await db.Set<DefinitionRow>().AsNoTracking().SingleAsync(d => d.DefinitionId == "complaint" && d.IsPublished);
            var node = JsonNode.Parse(row.Json)!;
            node["root"]!["activities"]!.AsArray().Single(a => (string)a!["id"]! == "consult")!["unit"] = Literal("dissolved");
            (row.VersionId, row.Version, node["id"], node["version"]) = ("complaint-dissolved", 9, "complaint-dissolved", 9);
            row.Json = node.ToJsonString();
            await db.Set<DefinitionRow>().Where(d => d.DefinitionId == "complaint").ExecuteUpdateAsync(set => set.SetProperty(d => d.IsPublished, false));
            db.Add(row);
            return await db.SaveChangesAsync();
        });
        var id = await scene.AnsweredAsync();
        Assert.Empty(await scene.Driver.OpenAsync(id));
        var incident = await scene.Driver.Office.ReadAsync(db => db.Set<IncidentRow>().AsNoTracking().SingleAsync());
        Assert.Equal("consult", incident.ActivityId);
        Assert.Contains("「dissolved」は団体設定にありません", incident.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_is_simulated_with_its_date_and_the_outcomes_that_are_drawn()
    {
        var workflow = Compile(Document(c => c["paper"] = Literal("ProposalDocuments")));
        Assert.Equal(["異議なし", "異議あり"], workflow.OutcomesOf("consult"));
        Assert.Equal(["Done"], workflow.OutcomesOf("warn"));
        var at = JapanTime.StartOf(Today).AddHours(12);
        SimulationChoice[] before = [new("receive", "", at, []), new("assign", "Own", at, []), new("answer", "", at, [])];
        foreach (var (outcome, further, next) in new[] { ("異議あり", "", "revise"), ("異議なし", "True", "warn") })
        {
            SimulationChoice[] choices = [.. before, new("consult", outcome, at, []), .. further.Length == 0 ? [] : new[] { new SimulationChoice("risky", further, at, []) }];
            var (simulation, result) = await ProcedureSimulation.RunAsync(workflow, PeriodCalculator.Default, new SimulationStart(at, null), choices);
            Assert.Equal((choices.Length, null), (result.Taken, result.Trouble));
            var consultation = Assert.Single(simulation.Steps, s => s is { Kind: SimulatedKind.Task, ActivityId: "consult" });
            Assert.Equal((outcome, new DateOnly(2026, 3, 5), "general-affairs"), (consultation.Outcome, consultation.DueOn, consultation.Unit));
            Assert.Contains("見る書類：提案書類（第2号様式・第10号様式）", consultation.Detail, StringComparison.Ordinal);
            Assert.Contains("期限の計算：", consultation.Detail, StringComparison.Ordinal);
            Assert.Equal(next, Assert.Single(result.Waits).ActivityId);
        }
    }

    [Fact]
    public async Task It_stands_under_the_open_deadline_of_the_case_that_it_names()
    {
        await using var scene = await StartAsync();
        await scene.PublishAsync(c => (c["dueRule"], c["dueDays"], c["dueInBusinessDays"], c["legalDeadline"]) = (Literal("deadline"), null, Literal(1), Literal("Provision")));
        var id = await scene.AnsweredAsync((db, subject) => db.Add(new Deadline { Id = "dl", SubjectId = subject, Kind = DeadlineKind.Provision, Raw = Today.AddDays(20), Due = Today.AddDays(20), Rule = "定めた日", Clause = "9-2-1" }));
        var task = await scene.Driver.Office.TaskAsync(id, "consult");
        Assert.Equal((Today.AddDays(20), DeadlineKind.Provision, Today.AddDays(1)), (task.LegalDueOn, task.LegalKind, task.DueOn));
    }

    [Fact]
    public async Task A_task_in_hand_keeps_its_words_and_is_not_moved_to_a_version_with_other_fields_or_outcomes()
    {
        await using var scene = await StartAsync();
        await scene.PublishAsync();
        var id = await scene.AnsweredAsync();
        await scene.PublishAsync(c => c["checklist"] = List("別のこと"));
        Assert.Empty((await PlanAsync()).Problems);
        await scene.PublishAsync(c => c["fields"] = Literal("[]"));
        Assert.Contains("「入力欄」が新しい版で変わっています", Assert.Single((await PlanAsync()).Problems), StringComparison.Ordinal);
        await scene.PublishAsync(c => (c["reasonFor"], c["outcomeLabels"]) = (null, List("異議あり=不同意")));
        Assert.Contains("「理由が要る結果」が新しい版で変わっています", Assert.Single((await PlanAsync()).Problems), StringComparison.Ordinal);
        var inHand = await scene.Driver.OpenAsync(id, "consult", scene.Colleague);
        Assert.Equal(["回答の日付", "回答の相手"], inHand.Handler.Checklist(inHand.Task));

        async Task<InstancePlan> PlanAsync()
        {
            await using var scope = scene.Driver.Services.CreateAsyncScope();
            var target = (await scene.Driver.Services.GetRequiredService<IDefinitionStore>().FindPublishedAsync("complaint"))!.Summary;
            return Assert.Single(await scope.ServiceProvider.GetRequiredService<MigrationPlanner>().PlanAsync(target, null, 10, CancellationToken.None));
        }
    }

    [Fact]
    public void The_checks_take_it_for_a_plain_step_and_never_for_one_that_the_law_demands()
    {
        var profile = AgencyProfileFile.Load(Repository.PathOf("src/WorkflowAnon.Server/profiles/aomori-police.json"));
        var examiner = new DefinitionExaminer(new ActivityCatalog().AddProcedureActivities(), [new StructureRule(), new TaskInputRule(new TaskTypes(), profile)], new StatuteChecks());
        List<DefinitionImport> shipped = [.. Directory.EnumerateFiles(Repository.PathOf("workflows"), "*.json").Select(p => new DefinitionImport(File.ReadAllText(p), Path.GetFileName(p)))];
        Assert.Empty(examiner.Examine([new DefinitionImport(Document(), "drawn")], shipped).Errors);

        var flow = JsonNode.Parse(Document())!;
        var answer = flow["root"]!["activities"]!.AsArray().Single(a => (string)a!["id"]! == "answer")!;
        answer["type"] = DrawnTask.TypeName;
        Assert.Contains(examiner.Examine([new DefinitionImport(flow.ToJsonString(), "drawn")], shipped).Errors, p => p.Clause.Length > 0 && p.Reason.Contains("苦情の処理は、回答してから完了する。", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("calendar-days", 5, "2026-03-09")]
    [InlineData("business-days", 5, "2026-03-09")]
    [InlineData("calendar-days", 12, "2026-03-16")]
    [InlineData("none", null, null)]
    [InlineData(null, null, null)]
    [InlineData("deadline", null, null)]
    public void A_due_rule_counts_from_the_day_after_the_task_arose(string? rule, int? days, string? due)
    {
        // 2026-03-02 is a Monday; the 7th and the 14th are Saturdays.
        var computed = DueRules.Compute(rule, days, Today, PeriodCalculator.Default);
        Assert.Equal(due is null ? null : DateOnly.Parse(due, System.Globalization.CultureInfo.InvariantCulture), computed?.Due);
        Assert.Equal(due is null, computed is null || computed.Rule.Length == 0);
    }

    private static CompiledWorkflow Compile(string json)
    {
        var outcome = DefinitionParser.Parse(json, "complaint", new ActivityCatalog().AddProcedureActivities());
        Assert.DoesNotContain(outcome.Problems, p => !p.IsWarning);
        return outcome.Workflow!;
    }
}
