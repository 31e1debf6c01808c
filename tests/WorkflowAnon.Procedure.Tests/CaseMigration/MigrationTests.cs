using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WorkflowAnon.Domain.CaseMigration;
using WorkflowAnon.Domain.Cases;
using WorkflowAnon.Engine.Execution;
using WorkflowAnon.Engine.Runtime;
using WorkflowAnon.Procedure.CaseMigration;
using WorkflowAnon.Procedure.Complaints;
using WorkflowAnon.Procedure.Inquiries;
using WorkflowAnon.Procedure.Kernel.Tasks;
using WorkflowAnon.Procedure.Tests.Inquiries;
using WorkflowAnon.Procedure.Tests.Kernel;
using WorkflowAnon.Storage.Bursts;
using WorkflowAnon.Storage.Engine;
using WorkflowAnon.Storage.Model;
using WorkflowAnon.Storage.Tasks;
using WorkflowAnon.Testing.Machine;
using Xunit;

namespace WorkflowAnon.Procedure.Tests.CaseMigration;

/// <summary>Running cases moved to another version: planned without a trace, moved one by one, on record; what would break a rule stays where it is.</summary>
public sealed class MigrationTests
{
    private const string Reason = "様式の改正に合わせるため。";

    [Theory]
    [InlineData(StorageProvider.Sqlite)]
    [InlineData(StorageProvider.PostgreSql)]
    public async Task A_moved_case_goes_on_to_its_end_and_does_nothing_twice(StorageProvider provider)
    {
        await using var scene = await DeskScene.StartAsync(provider);
        var id = await AssignedAsync(scene);
        await PublishAsync(scene, 2, Insert("check", "answer", "close"));
        var before = await scene.Driver.FingerprintAsync();
        var plan = Assert.Single(await PlanAsync(scene, 2));
        Assert.Equal(before, await scene.Driver.FingerprintAsync());
        Assert.Empty(plan.Problems);
        Assert.Equal((1, id, "苦情を調べ、回答する"), (plan.FromVersion, plan.SubjectId, Assert.Single(plan.Now)));
        var waiting = await scene.Driver.Office.TaskAsync(id, "answer");

        var run = await Commands(scene).OrderAsync("complaint", 2, [(plan.InstanceId, plan.Sequence)], Reason, Supervisor(scene), "key-1");
        Assert.Equal(1, await Commands(scene).CarryOutAsync(run, Supervisor(scene)));

        Assert.Equal(2, (await EngineOf(scene).FindInstanceAsync(plan.InstanceId))!.Version);
        Assert.Equal(waiting.Id, (await scene.Driver.Office.TaskAsync(id, "answer")).Id);
        await scene.Driver.DoAsync(id, "answer", scene.Clerk, Answer());
        Assert.Equal(["check"], await scene.Driver.OpenAsync(id));
        await scene.Driver.DoAsync(id, "check", scene.Clerk);
        await scene.Driver.DoAsync(id, "close", scene.Clerk, new CloseComplaintForm { Measures = "資料を改めた。" }, "Closed");
        Assert.Empty(await scene.Driver.OpenAsync(id));
        Assert.Equal(WorkflowStatus.Finished, (await EngineOf(scene).FindInstanceAsync(plan.InstanceId))!.Status);
        string[] done = [.. await scene.ReadAsync(db => db.Set<HumanTask>().AsNoTracking().Where(t => t.State == HumanTaskState.Done).OrderBy(t => t.ActivityId).Select(t => t.ActivityId).ToListAsync())];
        Assert.Equal(["answer", "assign", "check", "close", "receive"], done);
        Assert.Equal(1, await scene.ReadAsync(db => db.Set<TimelineEntry>().CountAsync(t => t.SubjectId == id && t.Title == "手続の版の移行" && t.Detail.Contains(Reason))));
        var audits = await scene.ReadAsync(db => db.Set<AuditRow>().AsNoTracking().Where(a => a.Content!.Contains(run)).Select(a => a.SubjectId).ToListAsync());
        Assert.Equal([id, "system", "system"], audits.Order(StringComparer.Ordinal));
        await scene.Driver.AssertSoundAsync();
    }

    [Theory]
    [InlineData(StorageProvider.Sqlite)]
    [InlineData(StorageProvider.PostgreSql)]
    public async Task A_kill_between_cases_leaves_each_whole_and_the_rest_is_gone_on_with(StorageProvider provider)
    {
        await using var scene = await DeskScene.StartAsync(provider);
        string[] cases = [await AssignedAsync(scene), await AssignedAsync(scene), await AssignedAsync(scene)];
        await PublishAsync(scene, 2, Insert("check", "answer", "close"));
        var plans = await PlanAsync(scene, 2);
        var run = await Commands(scene).OrderAsync("complaint", 2, [.. plans.Select(p => (p.InstanceId, p.Sequence))], Reason, Supervisor(scene), "key-1");
        Assert.Equal(1, await Commands(scene).CarryOutAsync(run, Supervisor(scene), 1, CancellationToken.None));
        Assert.Equal([MigrationState.Moved, MigrationState.Planned, MigrationState.Planned], await StatesAsync(scene, run));
        Assert.Equal("2 1 1", await VersionsAsync(scene, plans));
        Assert.Null(await scene.ReadAsync(db => db.Set<MigrationRun>().AsNoTracking().Where(r => r.Id == run).Select(r => r.EndedAt).SingleAsync()));

        // Meanwhile a case goes on: it is not the one that was looked at any more.
        await scene.Driver.DoAsync(plans[1].SubjectId!, "answer", scene.Clerk, Answer());
        Assert.Equal(2, await Commands(scene).CarryOutAsync(run, Supervisor(scene, 2)));
        Assert.Equal([MigrationState.Moved, MigrationState.Refused, MigrationState.Moved], await StatesAsync(scene, run));
        Assert.Equal("2 1 2", await VersionsAsync(scene, plans));
        Assert.Equal(0, await Commands(scene).CarryOutAsync(run, Supervisor(scene)));
        Assert.Contains("先へ進みました", (await ItemsAsync(scene, run))[1].Detail, StringComparison.Ordinal);
        // The same page sent twice is the same run.
        Assert.Equal(run, await Commands(scene).OrderAsync("complaint", 2, [.. plans.Select(p => (p.InstanceId, p.Sequence))], Reason, Supervisor(scene), "key-1"));
        foreach (var subject in cases.Where(c => c != plans[1].SubjectId))
            Assert.Equal(["answer"], await scene.Driver.OpenAsync(subject));
        await scene.Driver.AssertSoundAsync();
    }

    [Fact]
    public async Task A_case_that_would_pass_over_what_the_law_demands_stays_where_it_is()
    {
        // Drawn with some other work in place of the answer, as before the law; the rule is the shipped one. To the engine the two versions are alike.
        await using var scene = await DeskScene.StartAsync();
        await PublishAsync(scene, 2, flow => flow["root"]!["activities"]!.AsArray().Single(a => a!["id"]!.GetValue<string>() == "answer")!["type"] = "WorkflowAnon.HumanTask");
        var id = await AssignedAsync(scene);
        await scene.Driver.DoAsync(id, "answer", scene.Clerk);
        Assert.Equal(["close"], await scene.Driver.OpenAsync(id));
        await PublishAsync(scene, 3, _ => { });

        var plan = Assert.Single(await PlanAsync(scene, 3));
        Assert.Contains(plan.Problems, p => p.Contains("苦情の処理は、回答してから完了する。", StringComparison.Ordinal));
        var run = await Commands(scene).OrderAsync("complaint", 3, [(plan.InstanceId, plan.Sequence)], Reason, Supervisor(scene), "key-1");
        await Commands(scene).CarryOutAsync(run, Supervisor(scene));
        var item = Assert.Single(await ItemsAsync(scene, run));
        Assert.Equal(MigrationState.Refused, item.State);
        Assert.Contains("苦情の処理は", item.Detail, StringComparison.Ordinal);
        Assert.Equal(2, (await EngineOf(scene).FindInstanceAsync(plan.InstanceId))!.Version);
        Assert.Equal(["close"], await scene.Driver.OpenAsync(id));
    }

    [Fact]
    public async Task A_case_in_which_a_step_would_come_again_or_another_would_have_to_do_it_stays_where_it_is()
    {
        await using var scene = await DeskScene.StartAsync();
        await SiteAsync(scene, 1, ["a", "b"], "staff");
        var instance = await EngineOf(scene).StartAsync(new StartRequest { DefinitionId = "site", CorrelationId = DeskScene.CaseId }, EngineCommand.BySystem());
        await scene.Driver.DoAsync(DeskScene.CaseId, "a", scene.Clerk);
        await SiteAsync(scene, 2, ["b", "a"], "staff");
        Assert.Contains(Assert.Single(await PlanAsync(scene, 2, "site")).Problems, p => p.Contains("済んだ手順は二度行わない", StringComparison.Ordinal));
        await SiteAsync(scene, 3, ["a", "b"], "approver");
        Assert.Contains(Assert.Single(await PlanAsync(scene, 3, "site")).Problems, p => p.Contains("職務", StringComparison.Ordinal));
        await SiteAsync(scene, 4, ["a", "c"], "staff");
        Assert.Contains(Assert.Single(await PlanAsync(scene, 4, "site")).Problems, p => p.Contains("新しい版にありません", StringComparison.Ordinal));
        await SiteAsync(scene, 5, ["a", "x", "b", "c"], "staff");
        var plan = Assert.Single(await PlanAsync(scene, 5, "site"));
        Assert.Equal((0, "x", instance.InstanceId), (plan.Problems.Count, Assert.Single(plan.Passed), plan.InstanceId));
    }

    [Fact]
    public async Task A_case_that_a_fault_has_halted_is_in_the_plan_with_its_incident_and_can_go_once_that_is_settled()
    {
        await using var scene = await DeskScene.StartAsync();
        var document = SiteFlow(1, ["a", "b"], "staff");
        Lead(document, "a", "Done", "stop");
        document["root"]!["activities"]!.AsArray().Add(JsonNode.Parse("""{"id":"stop","type":"Elsa.Fault","version":1,"metadata":{"displayText":"検査"},"message":{"typeName":"String","expression":{"type":"Literal","value":"だめ"}}}"""));
        Lead(document, "stop", "Done", "b");
        await ImportAsync(scene, document);
        var instance = await EngineOf(scene).StartAsync(new StartRequest { DefinitionId = "site", CorrelationId = DeskScene.CaseId }, EngineCommand.BySystem());
        await scene.Driver.DoAsync(DeskScene.CaseId, "a", scene.Clerk);
        (document["id"], document["version"]) = ("site-v2", 2);
        await ImportAsync(scene, document);

        var plan = Assert.Single(await PlanAsync(scene, 2, "site"));
        Assert.Equal((instance.InstanceId, false, "検査"), (plan.InstanceId, plan.IsPossible, Assert.Single(plan.Now)));
        Assert.Contains("「検査」の障害（インシデント）で止まっています", Assert.Single(plan.Problems), StringComparison.Ordinal);
        var run = await Commands(scene).OrderAsync("site", 2, [(plan.InstanceId, plan.Sequence)], Reason, Supervisor(scene), "key-1");
        await Commands(scene).CarryOutAsync(run, Supervisor(scene));
        Assert.Equal((MigrationState.Refused, plan.Problems[0]), (Assert.Single(await ItemsAsync(scene, run)).State, Assert.Single(await ItemsAsync(scene, run)).Detail));

        var incident = Assert.Single((await EngineOf(scene).ListIncidentsAsync(new IncidentFilter { InstanceId = instance.InstanceId }, null, 10)).Items);
        await EngineOf(scene).SkipIncidentAsync(incident.Id, null, Reason, EngineCommand.BySystem());
        Assert.True(Assert.Single(await PlanAsync(scene, 2, "site")).IsPossible);
    }

    [Fact]
    public async Task Only_a_supervisor_with_a_reason_moves_and_only_to_what_was_published()
    {
        await using var scene = await DeskScene.StartAsync();
        await AssignedAsync(scene);
        await PublishAsync(scene, 2, Insert("check", "answer", "close"));
        await scene.Driver.Services.GetRequiredService<IDefinitionStore>().ImportAsync(new(Redraw(3, _ => { }), "draft"), EngineCommand.BySystem());
        var plan = Assert.Single(await PlanAsync(scene, 2));
        List<(string, long)> chosen = [(plan.InstanceId, plan.Sequence)];
        var before = await scene.Driver.FingerprintAsync();

        foreach (var duty in Duties.All.Where(d => d != Duties.Supervisor))
            await Assert.ThrowsAsync<TaskConflictException>(() => Commands(scene).OrderAsync("complaint", 2, chosen, Reason, scene.Driver.GeneralAffairs(1, duty), "k-" + duty));
        // A complaint is 総務課's, not a division's.
        await Assert.ThrowsAsync<TaskConflictException>(() => Commands(scene).OrderAsync("complaint", 2, chosen, Reason, ProcedureDriver.Person(DeskScene.Owner, 1, Duties.Supervisor), "k1"));
        await Assert.ThrowsAsync<TaskRefusedException>(() => Commands(scene).OrderAsync("complaint", 2, chosen, " ", Supervisor(scene), "k2"));
        await Assert.ThrowsAsync<TaskRefusedException>(() => Commands(scene).OrderAsync("complaint", 2, [], Reason, Supervisor(scene), "k3"));
        await Assert.ThrowsAsync<TaskRefusedException>(() => Commands(scene).OrderAsync("complaint", 3, chosen, Reason, Supervisor(scene), "k4"));
        await Assert.ThrowsAsync<TaskConflictException>(() => Commands(scene).CarryOutAsync("migration-none", Supervisor(scene)));
        Assert.Equal((before, 0), (await scene.Driver.FingerprintAsync(), await scene.ReadAsync(db => db.Set<MigrationRun>().CountAsync())));
    }

    private static MigrationCommands Commands(DeskScene scene) => scene.Driver.Services.GetRequiredService<MigrationCommands>();

    private static IWorkflowEngine EngineOf(DeskScene scene) => scene.Driver.Services.GetRequiredService<IWorkflowEngine>();

    private static Actor Supervisor(DeskScene scene, int number = 1) => scene.Driver.GeneralAffairs(number, Duties.Supervisor);

    private static async Task<IReadOnlyList<InstancePlan>> PlanAsync(DeskScene scene, int version, string definitionId = "complaint")
    {
        await using var scope = scene.Driver.Services.CreateAsyncScope();
        var target = (await scope.ServiceProvider.GetRequiredService<IDefinitionStore>().ListAsync(definitionId)).Single(d => d.Version == version);
        return await scope.ServiceProvider.GetRequiredService<MigrationDesk>().PlanAsync(target, null, 50, CancellationToken.None);
    }

    private static Task<List<MigrationItem>> ItemsAsync(DeskScene scene, string run) =>
        scene.ReadAsync(db => db.Set<MigrationItem>().AsNoTracking().Where(i => i.RunId == run).OrderBy(i => i.Order).ToListAsync());

    private static async Task<MigrationState[]> StatesAsync(DeskScene scene, string run) => [.. (await ItemsAsync(scene, run)).Select(i => i.State)];

    private static async Task<string> VersionsAsync(DeskScene scene, IReadOnlyList<InstancePlan> plans)
    {
        List<int> versions = [];
        foreach (var plan in plans)
            versions.Add((await EngineOf(scene).FindInstanceAsync(plan.InstanceId))!.Version);
        return string.Join(' ', versions);
    }

    private static async Task<string> ReceivedAsync(DeskScene scene)
    {
        var id = await scene.BeginAsync("complaint");
        await scene.Driver.DoAsync(id, "receive", scene.Clerk, new ReceiveComplaintForm { ReceivedOn = DeskScene.Today, Channel = DeskChoices.Phone, CaseId = DeskScene.CaseId, Content = "不安がある。" });
        return id;
    }

    private static async Task<string> AssignedAsync(DeskScene scene)
    {
        var id = await ReceivedAsync(scene);
        await scene.Driver.DoAsync(id, "assign", scene.Clerk, new AssignComplaintForm { DivisionId = "general-affairs" });
        return id;
    }

    private static AnswerComplaintForm Answer() => new() { Investigation = "確かめた。", Answer = "説明した。", AnsweredOn = DeskScene.Today };

    private static async Task PublishAsync(DeskScene scene, int version, Action<JsonNode> redraw) =>
        await scene.Driver.Services.GetRequiredService<IDefinitionStore>().ImportAsync(new(Redraw(version, redraw), "redrawn") { Publish = true }, EngineCommand.BySystem());

    private static string Redraw(int version, Action<JsonNode> redraw)
    {
        var flow = JsonNode.Parse(File.ReadAllText(Repository.PathOf("workflows/complaint.v1.json")))!;
        (flow["id"], flow["version"]) = ($"complaint-v{version}", version);
        redraw(flow);
        return flow.ToJsonString();
    }

    /// <summary>A task between two activities.</summary>
    private static Action<JsonNode> Insert(string id, string from, string to) => flow =>
    {
        flow["root"]!["activities"]!.AsArray().Add(Task(id, "general-affairs", "staff"));
        Lead(flow, from, "Done", id);
        Lead(flow, id, "Done", to);
    };

    private static void Lead(JsonNode flow, string id, string port, string to)
    {
        var connections = flow["root"]!["connections"]!.AsArray();
        foreach (var old in connections.Where(c => c!["source"]!["activity"]!.GetValue<string>() == id && c["source"]!["port"]!.GetValue<string>() == port).ToList())
            connections.Remove(old);
        connections.Add(new JsonObject { ["source"] = new JsonObject { ["activity"] = id, ["port"] = port }, ["target"] = new JsonObject { ["activity"] = to, ["port"] = "In" } });
    }

    private static JsonObject Task(string id, string unit, string duty) => new()
    {
        ["id"] = id,
        ["name"] = id,
        ["type"] = "WorkflowAnon.HumanTask",
        ["version"] = 1,
        ["customProperties"] = new JsonObject { ["clauses"] = "12" },
        ["metadata"] = new JsonObject { ["displayText"] = id },
        ["unit"] = Literal(unit),
        ["duty"] = Literal(duty),
        ["clauses"] = Literal("12"),
    };

    private static JsonObject Literal(string value) => new() { ["typeName"] = "String", ["expression"] = new JsonObject { ["type"] = "Literal", ["value"] = value } };

    private static Task SiteAsync(DeskScene scene, int version, string[] steps, string dutyOfB) => ImportAsync(scene, SiteFlow(version, steps, dutyOfB));

    private static JsonObject SiteFlow(int version, string[] steps, string dutyOfB)
    {
        var flow = new JsonObject
        {
            ["id"] = $"site-v{version}",
            ["definitionId"] = "site",
            ["name"] = "この団体の手続",
            ["version"] = version,
            ["customProperties"] = new JsonObject { ["owner"] = "general-affairs", ["stage"] = "Proposals" },
            ["root"] = new JsonObject { ["id"] = "flow", ["type"] = "Elsa.Flowchart", ["version"] = 1, ["activities"] = new JsonArray([.. steps.Select(s => Task(s, "general-affairs", s == "b" ? dutyOfB : "staff"))]), ["connections"] = new JsonArray() },
        };
        for (var i = 1; i < steps.Length; i++)
            Lead(flow, steps[i - 1], "Done", steps[i]);
        return flow;
    }

    private static async Task ImportAsync(DeskScene scene, JsonObject flow) =>
        await scene.Driver.Services.GetRequiredService<IDefinitionStore>().ImportAsync(new(flow.ToJsonString(), "site") { Publish = true }, EngineCommand.BySystem());
}
