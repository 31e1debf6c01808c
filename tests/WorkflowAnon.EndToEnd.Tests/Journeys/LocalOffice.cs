using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using WorkflowAnon.Domain.Agency;
using WorkflowAnon.Engine.Activities;
using WorkflowAnon.Engine.Runtime;
using WorkflowAnon.Procedure.Demonstration;
using WorkflowAnon.Procedure.FileRegister;
using WorkflowAnon.Procedure.Kernel;
using WorkflowAnon.Server.Hosting;
using WorkflowAnon.Storage.Bursts;
using WorkflowAnon.Storage.Events;
using WorkflowAnon.Storage.Identity;
using WorkflowAnon.Storage.Model;
using WorkflowAnon.Storage.Outbox;
using WorkflowAnon.Testing;
using WorkflowAnon.Testing.Machine;
using WorkflowAnon.Web.Hosting;

namespace WorkflowAnon.EndToEnd.Tests.Journeys;

internal sealed class LocalOffice : IAsyncDisposable
{
    private readonly TempDirectory _folder = new();
    private WebApplication? _app;

    public Uri Address { get; } = new($"http://127.0.0.1:{FreePort.Next()}/");

    public static async Task<LocalOffice> StartAsync()
    {
        var office = new LocalOffice();
        var profile = AgencyProfileFile.Load(Repository.PathOf("src/WorkflowAnon.Server/profiles/aomori-police.json"));
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = "Production" });
        builder.WebHost.UseUrls(office.Address.ToString().TrimEnd('/'));
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.Services.AddSingleton(_ => new ActivityCatalog().AddProcedureActivities());
        builder.Services.AddWorkflowAnonStorage(new StorageOptions
        {
            ConnectionString = $"Data Source={Path.Combine(office._folder.Path, "office.db")}",
            BlobFolder = Path.Combine(office._folder.Path, "blobs"),
            UseBusinessClock = true,
        });
        builder.Services.AddProcedure(profile);
        builder.Services.AddDepartmentWorkers("general-affairs");
        builder.Services.AddDepartmentWorkers("owning-division");
        builder.Services.AddHostedService<Relay>();
        builder.Services.AddSingleton<IDemonstrationInfo>(new Info());
        builder.Services.AddWorkflowAnonWeb();
        var app = office._app = builder.Build();
        app.MapWorkflowAnonWeb();
        await app.Services.GetRequiredService<DatabaseInitializer>().InitializeAsync();
        foreach (var path in Directory.EnumerateFiles(Repository.PathOf("workflows"), "*.json"))
            await app.Services.GetRequiredService<IDefinitionStore>().ImportAsync(new DefinitionImport(await File.ReadAllTextAsync(path), Path.GetFileName(path)) { Publish = true }, EngineCommand.BySystem());
        await using (var scope = app.Services.CreateAsyncScope())
        {
            var users = scope.ServiceProvider.GetRequiredService<UserManager<StaffAccount>>();
            var roles = scope.ServiceProvider.GetRequiredService<RoleManager<IdentityRole>>();
            foreach (var a in DemonstrationAccounts.For(profile))
            {
                foreach (var d in a.Duties)
                    if (!await roles.RoleExistsAsync(d)) await roles.CreateAsync(new IdentityRole(d));
                var account = new StaffAccount { UserName = a.UserName, DisplayName = a.DisplayName, DivisionId = a.DivisionId };
                Assert.True((await users.CreateAsync(account, DemonstrationAccounts.Password)).Succeeded);
                await users.AddToRolesAsync(account, a.Duties);
            }
        }
        await RegisterSeed.EnterAsync(app.Services.GetRequiredService<FileRegisterCommands>(), d => new Actor(d + "-1", "x", d, new HashSet<string> { Duties.Staff }));
        await app.StartAsync();
        return office;
    }

    public async ValueTask DisposeAsync()
    {
        await _app!.StopAsync();
        await _app.DisposeAsync();
        _folder.Dispose();
    }

    private sealed class Info : IDemonstrationInfo
    {
        public bool IsDemonstration => true;
        public bool CanMoveClock => true;
        public IReadOnlyList<WorkflowAnon.Web.Hosting.DemonstrationAccount> Accounts => [];
    }

    private sealed class Relay(IOutboxStore outbox, IEventInbox inbox) : BackgroundService
    {
        protected override async Task ExecuteAsync(CancellationToken stoppingToken)
        {
            while (!stoppingToken.IsCancellationRequested)
            {
                var claimed = await outbox.ClaimAsync(100, TimeSpan.FromMinutes(1), stoppingToken);
                foreach (var message in claimed)
                    foreach (var owner in new[] { "general-affairs", "owning-division" })
                        await inbox.AcceptAsync(owner, CaseEventJson.Read(message.EventName, message.Payload)!, stoppingToken);
                await outbox.MarkSentAsync([.. claimed], confirmed: true, stoppingToken);
                await Task.Delay(200, stoppingToken);
            }
        }
    }
}
