using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WorkflowAnon.Engine.Runtime;
using WorkflowAnon.Procedure.Complaints;
using WorkflowAnon.Procedure.Definitions;
using WorkflowAnon.Procedure.Inquiries;
using WorkflowAnon.Procedure.Kernel.Forms;
using WorkflowAnon.Storage.Bursts;
using WorkflowAnon.Storage.Identity;
using WorkflowAnon.Storage.Model;
using WorkflowAnon.Storage.Tasks;
using WorkflowAnon.Testing.Machine;

namespace WorkflowAnon.Procedure.Tests.Kernel.DrawnTasks;

/// <summary>
/// The shipped complaint with a consultation that a site draws between answer and end: another person than who answered is asked; an objection leads to one
/// more step, a high risk to another.
/// </summary>
internal sealed class DrawnTaskScene : IAsyncDisposable
{
    /// <summary>A Monday.</summary>
    public static readonly DateOnly Today = new(2026, 3, 2);

    private DrawnTaskScene(ProcedureDriver driver) => Driver = driver;

    public ProcedureDriver Driver { get; }

    public Actor Clerk => Driver.GeneralAffairs();

    public Actor Colleague => Driver.GeneralAffairs(2);

    public Actor Designer => Driver.GeneralAffairs(1, Duties.ProcessDesigner);

    public Actor Supervisor => Driver.GeneralAffairs(1, Duties.Supervisor);

    public static Actor DivisionClerk => ProcedureDriver.Person("driver-licence");

    public static Actor DivisionSupervisor => ProcedureDriver.Person("driver-licence", 1, Duties.Supervisor);

    public static async Task<DrawnTaskScene> StartAsync(StorageProvider provider = StorageProvider.Sqlite)
    {
        var scene = new DrawnTaskScene(await ProcedureDriver.StartAsync(new ProcedureStore(provider), Today, "complaint", "complaint-answer", "deadline-watch", "deadline-watch-general-affairs"));
        await scene.Driver.BurstAsync(db =>
        {
            db.AddRange(Duties.All.Select(d => new IdentityRole(d) { Id = d, NormalizedName = d.ToUpperInvariant() }));
            foreach (var person in new[] { scene.Clerk, scene.Colleague, scene.Designer, scene.Supervisor, DivisionClerk, DivisionSupervisor })
            {
                db.Add(new StaffAccount { Id = person.Id, UserName = person.Id, NormalizedUserName = person.Id.ToUpperInvariant(), DisplayName = person.DisplayName, DivisionId = person.DivisionId, SecurityStamp = "s" });
                db.AddRange(person.DutySet.Select(d => new IdentityUserRole<string> { UserId = person.Id, RoleId = d }));
            }
        });
        return scene;
    }

    /// <summary>Drawn, asked for and approved by a second person.</summary>
    public async Task PublishAsync(Action<JsonObject>? redraw = null)
    {
        var drafts = Driver.Services.GetRequiredService<DefinitionDraftCommands>();
        var releases = Driver.Services.GetRequiredService<ReleaseCommands>();
        var draft = await drafts.SaveAsync(new(null, Document(redraw), null), Designer, Guid.NewGuid().ToString("N"));
        var request = await releases.RequestAsync(draft.VersionId, draft.Stamp, "", Designer, Guid.NewGuid().ToString("N"));
        await releases.ApproveAsync(request, Supervisor, Guid.NewGuid().ToString("N"));
    }

    /// <summary>The redrawn complaint; <paramref name="redraw"/> changes the consultation.</summary>
    public static string Document(Action<JsonObject>? redraw = null)
    {
        var flow = JsonNode.Parse(File.ReadAllText(Repository.PathOf("workflows/complaint.v1.json")))!.AsObject();
        var root = flow["root"]!;
        var consult = Consultation();
        redraw?.Invoke(consult);
        foreach (var activity in new[] { consult, Decision(), Plain("warn", "上司に伝える"), Plain("revise", "回答を改める") })
            root["activities"]!.AsArray().Add(activity);
        var connections = root["connections"]!.AsArray();
        connections.Remove(connections.Single(c => c!["source"]!["activity"]!.GetValue<string>() == "answer"));
        foreach (var (from, port, to) in new[]
        {
            ("answer", "Done", "consult"), ("consult", "異議なし", "risky"), ("consult", "異議あり", "revise"), ("risky", "True", "warn"), ("risky", "False", "close"), ("warn", "Done", "close"), ("revise", "Done", "close"),
        })
        {
            connections.Add(new JsonObject { ["source"] = new JsonObject { ["activity"] = from, ["port"] = port }, ["target"] = new JsonObject { ["activity"] = to, ["port"] = "In" } });
        }

        return flow.ToJsonString();
    }

    /// <summary>A complaint that has been answered by the clerk: the consultation waits.</summary>
    public async Task<string> AnsweredAsync(Action<WorkflowAnonDbContext, string>? before = null)
    {
        var id = await Driver.BeginAsync("complaint", Clerk);
        if (before is not null)
            await Driver.BurstAsync(db => before(db, id));
        await Driver.DoAsync(id, "receive", Clerk, new ReceiveComplaintForm { ReceivedOn = Today, Channel = DeskChoices.Phone, Content = "取扱いに不安がある。" });
        await Driver.DoAsync(id, "assign", Clerk, new AssignComplaintForm { DivisionId = "general-affairs" });
        await AnswerAsync(id);
        return id;
    }

    public Task AnswerAsync(string id) => Driver.DoAsync(id, "answer", Clerk, new AnswerComplaintForm { Investigation = "確かめた。", Answer = "説明した。", AnsweredOn = Driver.Today });

    /// <summary>What is typed in the consultation, as a page posts it.</summary>
    public static FormData Typed(params (string Name, string Value)[] changed)
    {
        Dictionary<string, string[]> values = new() { ["opinion"] = ["回答は妥当です。"], ["checkedOn"] = ["R8.3.2"], ["copies"] = ["３"], ["risk"] = ["low"], ["spoken"] = ["true"], ["reason"] = [""] };
        foreach (var (name, value) in changed)
            values[name] = [value];
        return new FormData(values);
    }

    public Task<HumanTask> TaskAsync(string id) => Driver.Office.ReadAsync(db => db.Set<HumanTask>().AsNoTracking().SingleAsync(t => t.Id == id));

    public ValueTask DisposeAsync() => Driver.DisposeAsync();

    public static JsonObject Literal(JsonNode value) => new() { ["typeName"] = "String", ["expression"] = new JsonObject { ["type"] = "Literal", ["value"] = value } };

    /// <summary>A list as Studio stores it.</summary>
    public static JsonObject List(params string[] items) =>
        new() { ["typeName"] = "String[]", ["expression"] = new JsonObject { ["type"] = "Object", ["value"] = new JsonArray([.. items.Select(i => JsonValue.Create(i))]).ToJsonString() } };

    private static JsonObject Consultation() => new()
    {
        ["id"] = "consult",
        ["type"] = "WorkflowAnon.HumanTask",
        ["version"] = 1,
        ["metadata"] = new JsonObject { ["displayText"] = "回答を見てもらう" },
        ["customProperties"] = new JsonObject { ["clauses"] = "12" },
        ["title"] = Literal("回答を見てもらう"),
        ["instructions"] = Literal("回答の記録を読み、意見を書きます。"),
        ["unit"] = Literal("general-affairs"),
        ["duty"] = Literal("staff"),
        ["clauses"] = Literal("12"),
        ["differentFrom"] = Literal("answer"),
        ["fields"] = Literal("""
            [{"name":"opinion","label":"意見","kind":"multiline","required":true,"hint":"結論を先に書きます。"},
             {"name":"checkedOn","label":"確かめた日","kind":"date","required":true},
             {"name":"copies","label":"写しの通数","kind":"integer"},
             {"name":"risk","label":"影響","kind":"choice","required":true,"options":["low=小さい","high=大きい"]},
             {"name":"spoken","label":"本人と話したか","kind":"yes-no","required":true}]
            """),
        ["checklist"] = List("回答の日付", "回答の相手"),
        ["outcomes"] = List("異議なし", "異議あり"),
        ["outcomeLabels"] = List("異議あり=異議を述べて戻す"),
        ["reasonFor"] = List("異議あり"),
        ["dueRule"] = Literal("business-days"),
        ["dueDays"] = Literal(3),
        ["escalation"] = Literal("general-affairs"),
    };

    private static JsonObject Decision() => new()
    {
        ["id"] = "risky",
        ["type"] = "Elsa.FlowDecision",
        ["version"] = 1,
        ["customProperties"] = new JsonObject { ["clauses"] = "12" },
        ["metadata"] = new JsonObject { ["displayText"] = "影響が大きいか" },
        ["condition"] = new JsonObject { ["typeName"] = "Boolean", ["expression"] = new JsonObject { ["type"] = "JavaScript", ["value"] = "getOutputFrom('consult', 'Values').risk == 'high' && getOutputFrom('consult', 'Result') == '異議なし'" } },
    };

    // Nothing is drawn but whose it is: everything else is the default.
    private static JsonObject Plain(string id, string name) => new()
    {
        ["id"] = id,
        ["type"] = "WorkflowAnon.HumanTask",
        ["version"] = 1,
        ["metadata"] = new JsonObject { ["displayText"] = name },
        ["customProperties"] = new JsonObject { ["clauses"] = "12" },
        ["unit"] = Literal("general-affairs"),
    };
}
