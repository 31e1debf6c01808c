using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using WorkflowAnon.Domain.Definitions;
using WorkflowAnon.Engine.Runtime;
using WorkflowAnon.Procedure.Definitions;
using WorkflowAnon.Procedure.Kernel.Tasks;
using WorkflowAnon.Procedure.Tests.Kernel;
using WorkflowAnon.Storage.Audit;
using WorkflowAnon.Storage.Bursts;
using WorkflowAnon.Storage.Identity;
using WorkflowAnon.Storage.Model;
using Xunit;

namespace WorkflowAnon.Procedure.Tests.Definitions;

/// <summary>An office that draws its procedures: two designers, a supervisor, a supervisor who draws too, a clerk; and a small procedure, published as version 1.</summary>
internal sealed class DraftScene : IAsyncDisposable
{
    public const string Moves = "moves";

    private DraftScene(ProcedureDriver driver) => Driver = driver;

    public static TheoryData<StorageProvider> Providers => [StorageProvider.Sqlite, StorageProvider.PostgreSql];

    public ProcedureDriver Driver { get; }

    public DefinitionDraftCommands Drafts => Driver.Services.GetRequiredService<DefinitionDraftCommands>();

    public ReleaseCommands Releases => Driver.Services.GetRequiredService<ReleaseCommands>();

    public IDefinitionStore Store => Driver.Services.GetRequiredService<IDefinitionStore>();

    public Actor Designer => Driver.GeneralAffairs(1, Duties.ProcessDesigner);

    public Actor Colleague => Driver.GeneralAffairs(2, Duties.ProcessDesigner);

    public Actor Supervisor => Driver.GeneralAffairs(1, Duties.Supervisor);

    public Actor DrawingSupervisor => new("both", "両方 太郎", Driver.Profile.GeneralAffairs().Id, new HashSet<string> { Duties.Supervisor, Duties.ProcessDesigner });

    public Actor Clerk => Driver.GeneralAffairs();

    public static async Task<DraftScene> StartAsync(StorageProvider provider)
    {
        var scene = new DraftScene(await ProcedureDriver.StartAsync(new ProcedureStore(provider), new(2026, 4, 1), "inquiry"));
        await scene.Store.ImportAsync(new DefinitionImport(Document(), "moves.v1.json") { Publish = true }, EngineCommand.BySystem());
        await scene.Driver.Office.ReadAsync(async db =>
        {
            foreach (var duty in Duties.All)
                db.Add(new IdentityRole(duty) { Id = duty, NormalizedName = duty });
            foreach (var person in new[] { scene.Designer, scene.Colleague, scene.Supervisor, scene.DrawingSupervisor, scene.Clerk })
            {
                db.Add(new StaffAccount { Id = person.Id, UserName = person.Id, NormalizedUserName = person.Id.ToUpperInvariant(), DisplayName = person.DisplayName, DivisionId = person.DivisionId, SecurityStamp = "s" });
                db.AddRange(person.DutySet.Select(d => new IdentityUserRole<string> { UserId = person.Id, RoleId = d }));
            }

            return await db.SaveChangesAsync();
        });
        return scene;
    }

    /// <summary>The small procedure with its task under another title; keys that the product does not know are in it.</summary>
    public static string Document(string title = "作る", string? definitionId = Moves, int version = 1) => $$$$"""
        {"id":"{{{{definitionId}}}}-{{{{version}}}}","definitionId":"{{{{definitionId}}}}","name":"異動の試験","version":{{{{version}}}},"isLatest":true,"isPublished":true,"x-unknown":{"kept": [1.50, "値"]},
         "customProperties":{"owner":"general-affairs","stage":"Production"},
         "root":{"id":"flow","type":"Elsa.Flowchart","version":1,
          "activities":[
           {"id":"make","type":"WorkflowAnon.HumanTask","version":1,"metadata":{"displayText":"{{{{title}}}}"},"unit":{"typeName":"String","expression":{"type":"Literal","value":"general-affairs"}}}],
          "connections":[]}}
        """;

    /// <summary>The same as Studio sends it for a new definition.</summary>
    public static string NewDocument(Action<JsonObject>? change = null)
    {
        var node = JsonNode.Parse(Document())!.AsObject();
        node.Remove("id");
        node.Remove("definitionId");
        change?.Invoke(node);
        return node.ToJsonString();
    }

    public Task<SavedDraft> SaveAsync(Actor actor, string json, string? stamp = null, string? definitionId = null) =>
        Drafts.SaveAsync(new DraftSave(definitionId, json, stamp), actor, Guid.NewGuid().ToString("N"));

    public Task<string> RequestAsync(SavedDraft draft, Actor? actor = null) => Releases.RequestAsync(draft.VersionId, draft.Stamp, "", actor ?? Designer, Guid.NewGuid().ToString("N"));

    public Task<string> ApproveAsync(string requestId, Actor? actor = null) => Releases.ApproveAsync(requestId, actor ?? Supervisor, Guid.NewGuid().ToString("N"));

    public async Task<T> ReaderAsync<T>(Func<DefinitionReader, Task<T>> read)
    {
        await using var scope = Driver.Services.CreateAsyncScope();
        return await read(scope.ServiceProvider.GetRequiredService<DefinitionReader>());
    }

    public Task<OpenedDefinition?> OpenAsync(Actor actor, string definitionId = Moves) => ReaderAsync(r => r.OpenAsync(actor, definitionId));

    public async Task<ReleaseRequest> RequestOfAsync(string id) => (await ReaderAsync(r => r.FindRequestAsync(Supervisor, id)))!.Request;

    /// <summary>Number of the version that a new instance starts on.</summary>
    public async Task<int> StartedVersionAsync()
    {
        var engine = Driver.Services.GetRequiredService<IWorkflowEngine>();
        var started = await engine.StartAsync(new StartRequest { DefinitionId = Moves, CorrelationId = "case-" + Guid.NewGuid().ToString("N") }, EngineCommand.BySystem());
        return await VersionOfAsync(started.InstanceId);
    }

    public async Task<int> VersionOfAsync(string instanceId) => (await Driver.Services.GetRequiredService<IWorkflowEngine>().FindInstanceAsync(instanceId))!.Version;

    /// <summary>Actions on record of all definitions, in order.</summary>
    public async Task<string[]> RecordAsync()
    {
        var lines = await Driver.Services.GetRequiredService<AuditReader>().ReadAsync("definitions", 0, 100);
        return [.. lines.Select(l => JsonDocument.Parse(l.Content!).RootElement.GetProperty("action").GetString()!)];
    }

    public static async Task ConflictAsync(TaskConflictKind kind, string says, Func<Task> act)
    {
        var refused = await Assert.ThrowsAsync<TaskConflictException>(act);
        Assert.Contains(says, refused.Message, StringComparison.Ordinal);
        Assert.Equal(kind, refused.Kind);
    }

    public ValueTask DisposeAsync() => Driver.DisposeAsync();
}
