using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using WorkflowAnon.Domain.Agency;
using WorkflowAnon.Engine.Activities;
using WorkflowAnon.Engine.Runtime;
using WorkflowAnon.Procedure.Kernel;
using WorkflowAnon.Server.Hosting;
using WorkflowAnon.Storage.Bursts;
using WorkflowAnon.Storage.Events;
using WorkflowAnon.Storage.Identity;
using WorkflowAnon.Storage.Model;
using WorkflowAnon.Testing;
using WorkflowAnon.Testing.Machine;
using WorkflowAnon.Web.Hosting;
using WorkflowAnon.Web.Security;

namespace WorkflowAnon.EndToEnd.Tests.Pages;

/// <summary>The pages alone in this process on an empty SQLite database, with accounts and records put there by the test: for looking at single pages.</summary>
public class PagesHost : IAsyncLifetime, IDisposable
{
    public const string Password = "Demo-2026-anon";

    private readonly TempDirectory _folder = new();
    private WebApplication? _app;

    public Uri Address { get; } = new($"http://127.0.0.1:{FreePort.Next()}/");

    public IServiceProvider Services => _app!.Services;

    public AgencyProfile Profile { get; } = AgencyProfileFile.Load(Repository.PathOf("src/WorkflowAnon.Server/profiles/aomori-police.json"));

    public string GeneralAffairs => Profile.GeneralAffairs().Id;

    public string OwningDivision => Profile.OwningDivisions().First().Id;

    /// <summary>How staff sign in beside their passwords; by nothing else.</summary>
    protected virtual OpenIdConnectSignIn? External => null;

    /// <summary>Where the designer's package is.</summary>
    protected virtual string StudioFolder => Repository.PathOf("deploy/studio/node_modules/@elsa-workflows/elsa-studio-wasm");

    /// <summary>True where the law's rules are asked, as they are in an office.</summary>
    protected virtual bool KeepsLaw => false;

    public virtual async Task InitializeAsync()
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = "Production" });
        builder.WebHost.UseUrls(Address.ToString().TrimEnd('/'));
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.Services.AddSingleton(_ => new ActivityCatalog().AddProcedureActivities());
        builder.Services.AddWorkflowAnonStorage(new StorageOptions
        {
            ConnectionString = $"Data Source={Path.Combine(_folder.Path, "pages.db")}",
            BlobFolder = Path.Combine(_folder.Path, "blobs"),
            UseBusinessClock = true,
        });
        builder.Services.AddProcedure(Profile);
        // Single pages are looked at with made-up definitions that keep no law.
        if (!KeepsLaw)
            builder.Services.RemoveAll<IDefinitionSetRule>();
        builder.Services.AddSingleton<IDemonstrationInfo>(new Demonstration(this));
        builder.Services.AddSingleton<IIntegrationInfo, IntegrationSample>();
        builder.Services.AddWorkflowAnonWeb(External, StudioFolder);
        // Whoever guesses passwords must be slow, not every sign-in of a test.
        builder.Services.Configure<PasswordHasherOptions>(o => o.IterationCount = 1_000);
        _app = builder.Build();
        _app.MapWorkflowAnonWeb();
        SamplePage.Map(_app);
        await Services.GetRequiredService<DatabaseInitializer>().InitializeAsync();
        await AddAccountsAsync();
        await _app.StartAsync();
    }

    public virtual async Task DisposeAsync()
    {
        if (_app is not null)
            await _app.DisposeAsync();
    }

    public void Dispose()
    {
        _folder.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Runs something in a scope of its own.</summary>
    public async Task InScopeAsync(Func<IServiceProvider, Task> work)
    {
        await using var scope = Services.CreateAsyncScope();
        await work(scope.ServiceProvider);
    }

    /// <summary>Adds records.</summary>
    public Task AddAsync(params object[] records) => InScopeAsync(async services =>
    {
        var db = services.GetRequiredService<WorkflowAnonDbContext>();
        db.AddRange(records);
        await db.SaveChangesAsync();
    });

    /// <summary>Publishes a definition of one task after another and starts it.</summary>
    public async Task StartTasksAsync(string definitionId, string subjectId, params string[] activities)
    {
        var json = Definition(definitionId, activities);
        await Services.GetRequiredService<IDefinitionStore>().ImportAsync(new DefinitionImport(json, definitionId + ".json") { Publish = true }, EngineCommand.BySystem());
        await Services.GetRequiredService<IWorkflowEngine>().StartAsync(new StartRequest { DefinitionId = definitionId, CorrelationId = subjectId }, EngineCommand.BySystem());
    }

    private static string Definition(string id, string[] activities) => JsonSerializer.Serialize(new
    {
        id = id + "-1",
        definitionId = id,
        name = id,
        version = 1,
        isLatest = true,
        isPublished = true,
        customProperties = new { owner = "general-affairs", stage = "Proposals" },
        root = new
        {
            id = "flow",
            type = "Elsa.Flowchart",
            version = 1,
            activities = activities.Select((a, i) => JsonSerializer.Deserialize<JsonElement>(a)),
            connections = activities.Skip(1).Select((_, i) => new
            {
                source = new { activity = $"t{i}", port = "Done" },
                target = new { activity = $"t{i + 1}", port = "In" },
            }),
        },
    });

    private Task AddAccountsAsync() => InScopeAsync(async services =>
    {
        var users = services.GetRequiredService<UserManager<StaffAccount>>();
        var roles = services.GetRequiredService<RoleManager<IdentityRole>>();
        foreach (var duty in new[] { Duties.Staff, Duties.Approver, Duties.Supervisor, Duties.Operator, Duties.ProcessDesigner })
            await roles.CreateAsync(new IdentityRole(duty));
        foreach (var (name, display, division, duty) in Accounts())
        {
            var account = new StaffAccount { UserName = name, DisplayName = display, DivisionId = division };
            Require(await users.CreateAsync(account, Password));
            Require(await users.AddToRoleAsync(account, duty));
        }
    });

    private IEnumerable<(string Name, string Display, string Division, string Duty)> Accounts() =>
    [
        ("ga-1", "佐藤 花子", GeneralAffairs, Duties.Staff),
        ("ga-2", "髙橋 直樹", GeneralAffairs, Duties.Staff),
        ("ga-approver", "工藤 美咲", GeneralAffairs, Duties.Approver),
        ("ga-supervisor", "葛西 誠", GeneralAffairs, Duties.Supervisor),
        ("od-1", "𠮷田 一郎", OwningDivision, Duties.Staff),
        ("od-other", "福士 学", Profile.OwningDivisions().Last().Id, Duties.Staff),
        ("locked-1", "三上 恵", OwningDivision, Duties.Staff),
        ("designer", "小山内 遥", GeneralAffairs, Duties.ProcessDesigner),
        ("operator", "成田 誠", GeneralAffairs, Duties.Operator),
    ];

    private static void Require(IdentityResult result) => Assert.True(result.Succeeded, string.Join(" ", result.Errors.Select(e => e.Description)));

    private sealed class IntegrationSample : IIntegrationInfo
    {
        public IReadOnlyList<(string Department, string Queue)> Queues => [("general-affairs", "sample.general-affairs")];

        public IntegrationState State => new(IsInMemory: false, TakesPart: true, IsReady: false, Restarts: 2, "接続が切れました。", new Dictionary<string, long> { ["general-affairs"] = 3 });

        public string ExchangeOf(Type eventType) => "sample.event." + eventType.Name;
    }

    private sealed class Demonstration(PagesHost host) : IDemonstrationInfo
    {
        public bool IsDemonstration => true;

        public bool CanMoveClock => true;

        public IReadOnlyList<DemonstrationAccount> Accounts =>
            [.. host.Accounts().Select(a => new DemonstrationAccount(a.Name, Password, a.Display, host.Profile.FindDivision(a.Division)!.Name, Duties.DisplayName(a.Duty), "受信箱を開く"))];
    }
}
