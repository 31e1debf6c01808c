using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using WorkflowAnon.Contracts;
using WorkflowAnon.Engine.Activities;
using WorkflowAnon.Engine.Runtime;
using WorkflowAnon.Storage.Bursts;
using WorkflowAnon.Storage.Engine;
using WorkflowAnon.Storage.Events;
using WorkflowAnon.Storage.Model;
using WorkflowAnon.Storage.Outbox;

namespace WorkflowAnon.Storage.Tests.Hosting;

/// <summary>The storage as a process would run it, over one database; several may share a PostgreSQL database.</summary>
internal sealed class StorageHost : IAsyncDisposable
{
    public const string Owner = "general-affairs";

    private readonly ServiceProvider _provider;

    private StorageHost(ServiceProvider provider, FakeTimeProvider clock)
    {
        _provider = provider;
        Clock = clock;
    }

    public FakeTimeProvider Clock { get; }

    public IServiceProvider Services => _provider;

    public IWorkflowEngine Engine => _provider.GetRequiredService<IWorkflowEngine>();

    public IBurstExecutor Bursts => _provider.GetRequiredService<IBurstExecutor>();

    public IDefinitionStore Definitions => _provider.GetRequiredService<IDefinitionStore>();

    public IEventInbox Inbox => _provider.GetRequiredService<IEventInbox>();

    public IEventQueue Queue => _provider.GetRequiredService<IEventQueue>();

    public IOutboxStore Outbox => _provider.GetRequiredService<IOutboxStore>();

    public Probe Probe => _provider.GetRequiredService<Probe>();

    public CommitFaults Commits => _provider.GetRequiredService<CommitFaults>();

    public static async Task<StorageHost> StartAsync(StorageOptions options, FakeTimeProvider? clock = null, Action<IServiceCollection>? configure = null)
    {
        clock ??= new FakeTimeProvider(new DateTimeOffset(2026, 4, 1, 0, 0, 0, TimeSpan.Zero));
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(clock);
        services.AddSingleton(new ActivityCatalog().AddFromAssembly(typeof(StorageHost).Assembly));
        services.AddSingleton<Probe>();
        services.AddSingleton<CommitFaults>();
        configure?.Invoke(services);
        services.AddWorkflowAnonStorage(options);
        services.ConfigureDbContext<WorkflowAnonDbContext>((provider, builder) => builder.AddInterceptors(provider.GetRequiredService<CommitFaults>()));
        var host = new StorageHost(services.BuildServiceProvider(validateScopes: true), clock);
        await host.Services.GetRequiredService<DatabaseInitializer>().InitializeAsync();
        return host;
    }

    public static EngineCommand By(string actor, string? key = null) => new(key ?? Guid.NewGuid().ToString("N"), actor);

    public static BurstCommand Command(string actor, string? key = null, string kind = "test") =>
        new(key ?? Guid.NewGuid().ToString("N"), new Actor(actor, actor, "somu", new HashSet<string>()), kind);

    public async Task<StoredDefinition> PublishAsync(Flow flow) =>
        await Definitions.ImportAsync(new DefinitionImport(flow.ToJson(), flow.Id) { Publish = true }, By("designer"));

    public async Task<string> StartInstanceAsync(string definitionId, string? correlationId = null) =>
        (await Engine.StartAsync(new StartRequest { DefinitionId = definitionId, CorrelationId = correlationId }, By("starter"))).InstanceId;

    public async Task<InstanceAnswer> CompleteAsync(string instanceId, string activityId, string actor = "worker", string? outcome = null)
    {
        var bookmark = (await Engine.ListBookmarksAsync(instanceId)).First(b => b.ActivityId == activityId);
        return await Engine.ResumeAsync(new ResumeRequest(instanceId, bookmark.Id) { Outcome = outcome }, By(actor));
    }

    public async Task<string[]> BlockedAsync(string instanceId) => [.. (await Engine.ListBookmarksAsync(instanceId)).Select(b => b.ActivityId)];

    public async Task<string[]> EventsOfJournalAsync(string instanceId, string kind) =>
        [.. (await Engine.ReadJournalAsync(instanceId, 0, 10_000)).Where(l => l.Entry.Event == kind && l.Entry.ActivityId is not ("" or "flow")).Select(l => l.Entry.ActivityId)];

    public Task DrainAsync(string owner = Owner) => _provider.GetRequiredService<StimulusDispatcher>().DrainAsync(owner, CancellationToken.None);

    public async Task<int> FireTimersAsync(string owner = Owner) => (await _provider.GetRequiredService<TimerDispatcher>().RunOnceAsync(owner, CancellationToken.None)).Fired;

    public Task<int> StartTriggersAsync(string owner = Owner) => _provider.GetRequiredService<TriggerDispatcher>().RunOnceAsync(owner, CancellationToken.None);

    public async Task<T> ReadAsync<T>(Func<WorkflowAnonDbContext, Task<T>> read)
    {
        await using var db = await _provider.GetRequiredService<IDbContextFactory<WorkflowAnonDbContext>>().CreateDbContextAsync();
        return await read(db);
    }

    /// <summary>Events of the work, by their numbers; those that tell of a published definition are apart.</summary>
    public Task<List<OutboxRow>> OutboxAsync() => ReadAsync(db =>
        db.Set<OutboxRow>().AsNoTracking().Where(o => o.EventName != nameof(ProcessVersionPublished)).OrderBy(o => o.Sequence).ToListAsync());

    /// <summary>Rows of every table that a burst may write, so that a test can say that nothing stayed behind.</summary>
    public Task<string> FingerprintAsync() => ReadAsync(async db => JsonSerializer.Serialize(new object[]
    {
        await db.Set<InstanceRow>().OrderBy(x => x.Id).Select(x => new { x.Id, x.RowVersion, x.SubStatus, x.JournalSequence }).ToListAsync(),
        await db.Set<BookmarkRow>().OrderBy(x => x.Id).Select(x => x.Id).ToListAsync(),
        await db.Set<TimerRow>().OrderBy(x => x.BookmarkId).Select(x => x.BookmarkId).ToListAsync(),
        await db.Set<JournalRow>().CountAsync(),
        await db.Set<IncidentRow>().CountAsync(),
        await db.Set<CommandRow>().CountAsync(),
        await db.Set<StimulusRow>().CountAsync(),
        await db.Set<OutboxRow>().CountAsync(),
        await db.Set<AuditRow>().CountAsync(),
        await db.Set<CaseStreamRow>().OrderBy(x => x.SubjectId).Select(x => new { x.SubjectId, x.OutboxSequence, x.AuditSequence }).ToListAsync(),
        await db.Set<BlobRow>().CountAsync(),
    }));

    public ValueTask DisposeAsync() => _provider.DisposeAsync();
}

/// <summary>Fails around a commit on demand: before it (nothing was committed) or after it (everything was).</summary>
internal sealed class CommitFaults : DbTransactionInterceptor
{
    private int _before;
    private int _after;

    public Exception Fault { get; set; } = new InvalidOperationException("commit failed");

    public void FailBeforeNext() => _before = 1;

    public void FailAfterNext() => _after = 1;

    public override ValueTask<InterceptionResult> TransactionCommittingAsync(
        System.Data.Common.DbTransaction transaction, TransactionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default) =>
        Interlocked.Exchange(ref _before, 0) == 1 ? throw Fault : new(result);

    public override Task TransactionCommittedAsync(System.Data.Common.DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default) =>
        Interlocked.Exchange(ref _after, 0) == 1 ? throw Fault : Task.CompletedTask;
}
