using System.Runtime.InteropServices;
using Microsoft.AspNetCore.Connections;
using WorkflowAnon.Engine.Runtime;
using WorkflowAnon.Messaging;
using WorkflowAnon.Messaging.Mail;
using WorkflowAnon.Storage.Model;

namespace WorkflowAnon.Server.Hosting;

/// <summary>The service in one process: builds it from configuration, prepares the database, serves, prints what a person needs.</summary>
public sealed class ServerHost : IAsyncDisposable
{
    private const string DefaultWebAddress = "http://localhost:5080";
    private readonly WebApplication _app;

    private ServerHost(WebApplication app, ServerSetup setup) => (_app, Setup) = (app, setup);

    /// <summary>What it was started with.</summary>
    public ServerSetup Setup { get; }

    /// <summary>Its services.</summary>
    public IServiceProvider Services => _app.Services;

    /// <summary>Builds the service; nothing runs yet.</summary>
    /// <param name="settings">Configuration that goes before file and environment, by key.</param>
    /// <exception cref="ConfigurationRefusedException">Something forbids the start.</exception>
    public static ServerHost Create(IReadOnlyDictionary<string, string?> settings) => Create(settings, _ => { });

    /// <summary>The same with services that a test adds.</summary>
    internal static ServerHost Create(IReadOnlyDictionary<string, string?> settings, Action<IServiceCollection> more)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.Configuration.AddInMemoryCollection(settings);
        var setup = ServerSetup.Read(builder.Configuration);
        // A start is one thread's work; the others meanwhile load what it needs next.
        _ = Task.Run(() => StorageRegistration.Load(setup.StorageOptions()));
        UseAddress(builder, setup);
        builder.Host.UseDefaultServiceProvider(provider => provider.ValidateScopes = true);
        AddServices(builder.Services, setup);
        builder.Services.AddScoped<IStartupStep, ShippedDefinitionsStep>();
        more(builder.Services);

        var app = builder.Build();
        app.Use(app.Services.GetRequiredService<StartGate>().PassAsync);
        ProductModules.Map(app, setup);
        app.MapHealth();
        _ = Task.Run(() => app.Services.GetRequiredService<EndpointDataSource>().Endpoints.Count);
        return new ServerHost(app, setup);
    }

    /// <summary>Adds what a process with these roles consists of; also what verbs run on, with no roles.</summary>
    internal static void AddServices(IServiceCollection services, ServerSetup setup)
    {
        var roles = setup.Roles;
        services.AddSingleton(setup);
        services.AddSingleton<ServiceOpening>();
        services.AddSingleton<StartGate>();
        ProductModules.AddActivities(services);
        services.AddWorkflowAnonStorage(setup.StorageOptions());
        services.AddWorkflowAnonMessaging(setup.MessagingOptions());
        foreach (var owner in ServerRoleNames.Owners(roles)) services.AddDepartmentWorkers(owner);
        if (roles.HasFlag(ServerRoles.Relay)) services.AddStorageHousekeeping();
        if (roles.HasFlag(ServerRoles.Relay) && setup.MailOptions() is { } mail) services.AddNoticeMail(mail);
        services.AddScoped<IStartupStep, SchemaStep>();
        services.AddScoped<IStartupStep, DatabasePurposeStep>();
        if (setup.UsesBusinessClock) services.AddScoped<IStartupStep, BusinessClockStep>();
        ProductModules.Add(services, setup);
    }

    /// <summary>Prepares, starts and prints; returns once pages answer.</summary>
    public async Task StartAsync(CancellationToken cancellationToken = default)
    {
        // The sign-in page needs the schema only; what follows needs no person's patience (StartGate).
        await StartupSequence.RunAsync(_app.Services, s => s.Order < StartGate.FirstBehind, cancellationToken);
        await _app.StartAsync(cancellationToken);
        if (Setup.Roles.HasFlag(ServerRoles.Web)) await _app.Services.GetRequiredService<StartGate>().ServeFirstAsync(cancellationToken);
        await StartupSequence.RunAsync(_app.Services, s => s.Order >= StartGate.FirstBehind, cancellationToken);
        await StartupPrinter.PrintAsync(_app.Services, Setup, cancellationToken);
        _app.Services.GetRequiredService<ServiceOpening>().Open();
    }

    /// <summary>Starts and serves until the process is asked to end. Returns the exit code: 1 where a worker broke down.</summary>
    public async Task<int> RunAsync()
    {
        using var interrupt = new CancellationTokenSource();
        using var onInterrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Interrupt);
        using var onTerminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Interrupt);
        try
        {
            await StartAsync(interrupt.Token);
        }
        catch (OperationCanceledException) when (interrupt.IsCancellationRequested)
        {
            return 0;
        }
        catch (IOException e) when (e.InnerException is AddressInUseException)
        {
            throw new ConfigurationRefusedException($"待ち受けるアドレスは別のプロセスが使用中です（{e.Message}）。--urls で別のアドレスを指定してください。", e);
        }

        await _app.WaitForShutdownAsync(CancellationToken.None);
        return _app.Services.GetServices<IHostedService>().OfType<BackgroundService>().Any(s => s.ExecuteTask is { IsFaulted: true }) ? 1 : 0;

        // While the database is awaited nobody else listens to these; afterwards the host ends in good order.
        void Interrupt(PosixSignalContext context)
        {
            context.Cancel = true;
            interrupt.Cancel();
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _app.DisposeAsync();

    // Each role has an address of its own by default, so that they run side by side on one machine.
    private static void UseAddress(WebApplicationBuilder builder, ServerSetup setup)
    {
        if (builder.Configuration["urls"] is not null || builder.Configuration["http_ports"] is not null || builder.Configuration["https_ports"] is not null) return;
        builder.WebHost.UseUrls(setup.Roles.HasFlag(ServerRoles.Web) ? DefaultWebAddress
            : setup.Roles.HasFlag(ServerRoles.GeneralAffairs) ? "http://localhost:5081" : setup.Roles.HasFlag(ServerRoles.OwningDivision) ? "http://localhost:5082" : "http://localhost:5083");
    }
}
