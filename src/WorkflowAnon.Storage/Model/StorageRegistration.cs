using System.Reflection;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using WorkflowAnon.Engine.Activities;
using WorkflowAnon.Engine.Execution;
using WorkflowAnon.Engine.Runtime;
using WorkflowAnon.Storage.Audit;
using WorkflowAnon.Storage.Blobs;
using WorkflowAnon.Storage.Bursts;
using WorkflowAnon.Storage.Clock;
using WorkflowAnon.Storage.Definitions;
using WorkflowAnon.Storage.Events;
using WorkflowAnon.Storage.Notices;
using WorkflowAnon.Storage.Outbox;
using WorkflowAnon.Storage.Sql;
using WorkflowAnon.Storage.Tasks;

namespace WorkflowAnon.Storage.Model;

/// <summary>Registers the storage and the durable engine.</summary>
public static class StorageRegistration
{
    /// <summary>
    /// Registers context, engine, definition store, outbox, inbox, audit and blobs. Register an <see cref="ActivityCatalog"/> with the
    /// procedure's activities before (else only the built-in ones are known), and a <see cref="TimeProvider"/> to replace the clock.
    /// </summary>
    public static IServiceCollection AddWorkflowAnonStorage(this IServiceCollection services, StorageOptions options)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(options);
        services.AddLogging();
        services.AddSingleton(options);
        AddContext(services, options);

        services.TryAddSingleton(_ => new ActivityCatalog());
        services.TryAddSingleton<IWorkflowRunner, WorkflowRunner>();
        if (options.UseBusinessClock)
        {
            services.AddSingleton(p => new BusinessTimeProvider(p.GetRequiredService<IDbContextFactory<WorkflowAnonDbContext>>()));
            services.AddSingleton<TimeProvider>(p => p.GetRequiredService<BusinessTimeProvider>());
            services.AddSingleton(p => new BusinessClock(p.GetRequiredService<BusinessTimeProvider>(), p.GetRequiredService<IBurstExecutor>(), p.GetRequiredService<WorkSignals>()));
            services.AddHostedService<BusinessClockRefresher>();
        }
        else
        {
            services.TryAddSingleton(TimeProvider.System);
        }

        services.TryAddSingleton(_ => ServiceOpening.Made());
        services.AddSingleton<EngineSql>();
        services.AddSingleton<WriteGate>();
        services.AddSingleton<WorkSignals>();
        services.AddSingleton<StorageTransactions>();
        services.AddSingleton<DefinitionCache>();
        services.AddSingleton<DefinitionChecks>();
        services.AddSingleton<DefinitionWriter>();
        services.AddSingleton<IDefinitionStore, DefinitionStore>();
        services.AddSingleton(p => new DefinitionReleases(p.GetRequiredService<DefinitionCache>(), p.GetRequiredService<DefinitionWriter>(), p.GetRequiredService<DefinitionChecks>()));
        services.AddSingleton(p => new ShippedDefinitions(
            p.GetRequiredService<DefinitionCache>(), p.GetRequiredService<DefinitionWriter>(), p.GetRequiredService<IBurstExecutor>(), options,
            p.GetRequiredService<IDbContextFactory<WorkflowAnonDbContext>>()));
        services.AddSingleton<BurstRuntime>();
        services.AddSingleton<BurstExecutor>();
        services.AddSingleton<IBurstExecutor>(p => p.GetRequiredService<BurstExecutor>());
        services.AddSingleton(p => new UnfinishedFormStore(p.GetRequiredService<IDbContextFactory<WorkflowAnonDbContext>>(), p.GetRequiredService<TimeProvider>()));
        services.AddSingleton(p => new CommittedCommands(p.GetRequiredService<IDbContextFactory<WorkflowAnonDbContext>>()));
        services.AddSingleton(p => new PendingWork(p.GetRequiredService<IDbContextFactory<WorkflowAnonDbContext>>(), p.GetRequiredService<TimeProvider>()));
        services.AddSingleton<IWorkflowEngine, WorkflowEngine>();
        services.AddSingleton<IInstanceSearch, InstanceSearcher>();
        services.AddScoped<BurstScope>();
        services.AddScoped<IPublishedDefinitions, PublishedDefinitions>();
        services.AddSingleton<IOutboxStore, OutboxStore>();
        services.AddSingleton<INoticeMailStore, NoticeMailStore>();
        services.AddSingleton<IEventInbox, EventInbox>();
        services.AddSingleton<IEventQueue, EventQueue>();
        services.AddSingleton<StimulusDispatcher>();
        services.AddSingleton<TimerDispatcher>();
        services.AddSingleton<TriggerDispatcher>();
        services.AddSingleton<IBlobStore, FileBlobStore>();
        services.AddSingleton(p => new AuditSealer(p.GetRequiredService<StorageTransactions>(), p.GetRequiredService<TimeProvider>(), options));
        services.AddSingleton(p => new AuditVerifier(p.GetRequiredService<IDbContextFactory<WorkflowAnonDbContext>>()));
        services.AddSingleton(p => new ContentVerifier(p.GetRequiredService<IDbContextFactory<WorkflowAnonDbContext>>(), p.GetRequiredService<IBlobStore>()));
        services.AddSingleton(p => new AuditReader(p.GetRequiredService<IDbContextFactory<WorkflowAnonDbContext>>(), p.GetRequiredService<StorageTransactions>()));
        services.AddSingleton(_ => new SqliteFileLock(options));
        services.AddSingleton(p => new DatabaseInitializer(
            p.GetRequiredService<IDbContextFactory<WorkflowAnonDbContext>>(), options, p.GetRequiredService<SqliteFileLock>));
        return services;
    }

    /// <summary>Adds the workers of a department: its queue of events and signals, and its timers.</summary>
    /// <param name="services">Services.</param>
    /// <param name="owner"><c>general-affairs</c> or <c>owning-division</c>.</param>
    public static IServiceCollection AddDepartmentWorkers(this IServiceCollection services, string owner)
    {
        ArgumentException.ThrowIfNullOrEmpty(owner);
        services.AddSingleton<IHostedService>(p => new StimulusWorker(
            owner, p.GetRequiredService<StimulusDispatcher>(), p.GetRequiredService<WorkSignals>(), p.GetRequiredService<StorageOptions>(),
            p.GetRequiredService<ServiceOpening>(), p.GetRequiredService<ILogger<StimulusWorker>>()));
        services.AddSingleton<IHostedService>(p => new TimerWorker(
            owner, p.GetRequiredService<TimerDispatcher>(), p.GetRequiredService<TriggerDispatcher>(), p.GetRequiredService<WorkSignals>(), p.GetRequiredService<StorageOptions>(),
            p.GetRequiredService<ServiceOpening>(), p.GetRequiredService<ILogger<TimerWorker>>()));
        return services;
    }

    /// <summary>Adds the hourly work: daily seal, blob sweep, outbox purge. One role of a deployment is enough.</summary>
    public static IServiceCollection AddStorageHousekeeping(this IServiceCollection services) => services.AddHostedService<HousekeepingWorker>();

    /// <summary>Sets a context up for a provider; also for design time.</summary>
    public static void Configure(DbContextOptionsBuilder builder, StorageOptions options)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(options);
        if (options.Provider == StorageProvider.Sqlite)
            builder.UseSqlite(options.ConnectionString, o => o.MigrationsAssembly(DatabaseInitializer.MigrationsAssembly(options.Provider)));
        else
            builder.UseNpgsql(options.ConnectionString, o => o.MigrationsAssembly(DatabaseInitializer.MigrationsAssembly(options.Provider)));
    }

    /// <summary>Loads and compiles what the first context of a process needs, without a database; for another thread while the service is put together.</summary>
    public static void Load(StorageOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var builder = new DbContextOptionsBuilder<WorkflowAnonDbContext>();
        Configure(builder, options);
        if (CompiledModel(options.Provider) is { } model)
            builder.UseModel(model);
        using var db = new WorkflowAnonDbContext(builder.Options);
        _ = db.Set<IdentityRole>().Where(r => r.Id == "").Take(1).ToQueryString();
    }

    private static void AddContext(IServiceCollection services, StorageOptions options)
    {
        if (options.Provider == StorageProvider.PostgreSql)
        {
            services.AddSingleton(_ =>
            {
                var connection = new NpgsqlDataSourceBuilder(options.ConnectionString);
                // The hot path is a handful of fixed statements: parsed and planned once for each connection. No session state is
                // ever set, so a returned connection needs no reset.
                connection.ConnectionStringBuilder.MaxAutoPrepare = 200;
                connection.ConnectionStringBuilder.AutoPrepareMinUsages = 2;
                connection.ConnectionStringBuilder.NoResetOnClose = true;
                return connection.Build();
            });
        }
        services.AddPooledDbContextFactory<WorkflowAnonDbContext>((provider, builder) =>
        {
            if (CompiledModel(options.Provider) is { } model)
                builder.UseModel(model);
            if (options.Provider == StorageProvider.Sqlite)
            {
                builder.UseSqlite(options.ConnectionString, o => o.MigrationsAssembly(DatabaseInitializer.MigrationsAssembly(options.Provider)))
                    .AddInterceptors(new SqlitePragmas());
            }
            else
            {
                builder.UseNpgsql(provider.GetRequiredService<NpgsqlDataSource>(), o => o.MigrationsAssembly(DatabaseInitializer.MigrationsAssembly(options.Provider)));
            }
        });
        services.AddScoped(p => p.GetRequiredService<IDbContextFactory<WorkflowAnonDbContext>>().CreateDbContext());
    }

    /// <summary>The model as the provider's assembly has it compiled: building it takes a second of every start. Null without that assembly.</summary>
    internal static IModel? CompiledModel(StorageProvider provider)
    {
        var name = DatabaseInitializer.MigrationsAssembly(provider);
        try
        {
            return (IModel?)Assembly.Load(name).GetType($"{name}.Compiled.{nameof(WorkflowAnonDbContext)}Model")?.GetProperty("Instance")?.GetValue(null);
        }
        catch (FileNotFoundException)
        {
            // A program that carries no migrations, such as a test of this assembly alone.
            return null;
        }
    }
}
