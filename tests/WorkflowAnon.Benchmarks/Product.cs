using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using WorkflowAnon.Domain.Agency;
using WorkflowAnon.Domain.Cases;
using WorkflowAnon.Engine.Runtime;
using WorkflowAnon.Procedure.Kernel.Forms;
using WorkflowAnon.Procedure.Kernel.Tasks;
using WorkflowAnon.Server.Hosting;
using WorkflowAnon.Storage.Bursts;
using WorkflowAnon.Storage.Model;

namespace WorkflowAnon.Benchmarks;

/// <summary>
/// The product as it is composed for all roles. The workload is the peer's (docs/benchmarks.md): nine stages, each
/// a small code activity, then a human task; here each stage also publishes an event, and every completion writes journal, timeline,
/// audit, task and outbox.
/// </summary>
internal sealed class Product : IAsyncDisposable
{
    public const int Stages = 9;
    public const string Department = "general-affairs";
    private static readonly Actor Person = new("p1", "青森 花子", GeneralAffairsId(), new HashSet<string> { Duties.Staff });
    private readonly ServerHost _host;
    private int _cases;

    private Product(ServerHost host, NpgsqlDataSource reading)
    {
        _host = host;
        Reading = reading;
    }

    public IServiceProvider Services => _host.Services;

    /// <summary>Connections of the measuring side, apart from the product's.</summary>
    public NpgsqlDataSource Reading { get; }

    public IWorkflowEngine Engine => Services.GetRequiredService<IWorkflowEngine>();

    private TaskCommands Tasks => Services.GetRequiredService<TaskCommands>();

    public static async Task<Product> StartAsync(string connectionString, string? throughProxy = null)
    {
        // The product's own composition, with every module; only what listens or polls is not started.
        var host = ServerHost.Create(new Dictionary<string, string?>
        {
            ["WorkflowAnon:Mode"] = "Production",
            ["WorkflowAnon:Profile"] = Path.Combine(AppContext.BaseDirectory, "profiles", "aomori-police.json"),
            ["WorkflowAnon:Storage:Provider"] = "PostgreSql",
            ["WorkflowAnon:Storage:ConnectionString"] = throughProxy ?? connectionString,
            ["Logging:LogLevel:Default"] = "Warning",
        });
        // The measuring side costs the database no more than it must: its statements stay prepared.
        var reading = new NpgsqlConnectionStringBuilder(connectionString) { MaxAutoPrepare = 10, AutoPrepareMinUsages = 2, NoResetOnClose = true };
        var product = new Product(host, NpgsqlDataSource.Create(reading));
        await product.Services.GetRequiredService<DatabaseInitializer>().InitializeAsync();
        return product;
    }

    public async Task PublishAsync(string json) => await Services.GetRequiredService<IDefinitionStore>()
        .ImportAsync(new DefinitionImport(json, "benchmark") { Publish = true }, EngineCommand.BySystem());

    /// <summary>Opens a case and starts its procedure; returns the instance.</summary>
    public async Task<string> StartCaseAsync()
    {
        var number = Interlocked.Increment(ref _cases);
        var caseId = $"case-{Guid.CreateVersion7():N}";
        var answer = await Services.GetRequiredService<IBurstExecutor>().ExecuteAsync(
            new BurstCommand(Guid.CreateVersion7().ToString("N"), Person, "procedure.start"),
            (burst, ct) =>
            {
                burst.Db.Add(new Case { Id = caseId, Number = $"{caseId[^12..]}-{number}", RecruitmentId = "r", OpenedAt = burst.Scope.Now });
                return burst.StartAsync(new StartRequest { DefinitionId = "benchmark", CorrelationId = caseId }, ct);
            });
        return answer.InstanceId;
    }

    /// <summary>The case's open task, as an inbox would have listed it.</summary>
    public async Task<string> OpenTaskAsync(string instanceId)
    {
        await using var command = Reading.CreateCommand(
            "SELECT t.id FROM workflow_bookmarks b JOIN human_tasks t ON t.instance_id = b.instance_id AND t.bookmark_id = b.id WHERE b.instance_id = $1");
        command.Parameters.Add(new() { Value = instanceId });
        return (string)(await command.ExecuteScalarAsync())!;
    }

    public Task CompleteAsync(string taskId) =>
        Tasks.CompleteAsync(taskId, Person, FormData.Empty, "Done", Guid.CreateVersion7().ToString("N"));

    public async ValueTask DisposeAsync()
    {
        await Reading.DisposeAsync();
        await _host.DisposeAsync();
    }

    /// <summary>The workload's definition.</summary>
    public static string Definition(int version = 1)
    {
        var activities = new JsonArray();
        var connections = new JsonArray();
        string? last = null;
        for (var i = 1; i <= Stages; i++)
        {
            Add($"set{i}", "Elsa.SetVariable", ("variable", new JsonObject { ["id"] = "v1", ["name"] = "Progress", ["typeName"] = "String" }), ("value", Literal("Object", $"stage {i}")));
            Add($"tell{i}", "WorkflowAnon.PublishCaseEvent", ("eventName", Literal("String", "ProposalReceived")));
            Add($"task{i}", "WorkflowAnon.HumanTask", ("title", Literal("String", $"第{i}段階の作業")), ("unit", Literal("String", Department)), ("duty", Literal("String", Duties.Staff)));
        }
        return Document("benchmark", version, activities, connections).ToJsonString();

        void Add(string id, string type, params (string Name, JsonNode Value)[] inputs)
        {
            var activity = new JsonObject { ["id"] = id, ["name"] = id, ["type"] = type, ["version"] = 1 };
            foreach (var (name, value) in inputs)
                activity[name] = value;
            activities.Add(activity);
            if (last is not null)
                connections.Add(new JsonObject { ["source"] = new JsonObject { ["activity"] = last, ["port"] = "Done" }, ["target"] = new JsonObject { ["activity"] = id, ["port"] = "In" } });
            last = id;
        }
    }

    /// <summary>One delay, then a task: for the storm of timers.</summary>
    public static string TimerDefinition() => Document(
        "timers",
        1,
        [new JsonObject { ["id"] = "delay", ["type"] = "Elsa.Delay", ["version"] = 1, ["timeSpan"] = Literal("TimeSpan", "00:00:01") }],
        []).ToJsonString();

    private static JsonObject Literal(string type, string value) => new()
    {
        ["typeName"] = type,
        ["expression"] = new JsonObject { ["type"] = "Literal", ["value"] = value },
    };

    private static JsonObject Document(string id, int version, JsonArray activities, JsonArray connections) => new()
    {
        ["id"] = $"{id}-v{version}",
        ["definitionId"] = id,
        ["name"] = id,
        ["version"] = version,
        ["customProperties"] = new JsonObject { ["owner"] = Department },
        ["variables"] = new JsonArray(new JsonObject { ["id"] = "v1", ["name"] = "Progress", ["typeName"] = "String" }),
        ["root"] = new JsonObject { ["id"] = "flow", ["type"] = "Elsa.Flowchart", ["version"] = 1, ["activities"] = activities, ["connections"] = connections },
    };

    private static AgencyProfile Profile() => AgencyProfileFile.Load(Path.Combine(AppContext.BaseDirectory, "profiles", "aomori-police.json"));

    private static string GeneralAffairsId() => Profile().GeneralAffairs().Id;
}
