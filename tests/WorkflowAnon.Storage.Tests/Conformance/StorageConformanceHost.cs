using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WorkflowAnon.Engine.Activities;
using WorkflowAnon.Engine.Definitions;
using WorkflowAnon.Engine.Execution;
using WorkflowAnon.Engine.Runtime;
using WorkflowAnon.Engine.Tests.Conformance;
using WorkflowAnon.Storage.Engine;
using WorkflowAnon.Storage.Events;
using WorkflowAnon.Storage.Model;
using WorkflowAnon.Storage.Tests.Hosting;

namespace WorkflowAnon.Storage.Tests.Conformance;

/// <summary>The corpus's host on the real runtime: every burst a transaction, every signal through the queue, everything read back from tables.</summary>
internal sealed class StorageConformanceHost : IConformanceHost
{
    private readonly ServiceProvider _provider;
    private readonly LineRecorder _lines;

    private StorageConformanceHost(ServiceProvider provider)
    {
        _provider = provider;
        _lines = (LineRecorder)provider.GetRequiredService<IWorkflowRunner>();
    }

    public bool SeesMemoryVariables => false;

    private IWorkflowEngine Engine => _provider.GetRequiredService<IWorkflowEngine>();

    public static async Task<StorageConformanceHost> CreateAsync(StorageOptions options)
    {
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(new MicrosecondClock());
        services.AddSingleton(new ActivityCatalog().Add<HumanTask>());
        services.AddSingleton<IWorkflowRunner, LineRecorder>();
        services.AddWorkflowAnonStorage(options);
        var host = new StorageConformanceHost(services.BuildServiceProvider(validateScopes: true));
        await host._provider.GetRequiredService<DatabaseInitializer>().InitializeAsync();
        await host.WithDbAsync(async db =>
        {
            await db.Set<InstanceRow>().ExecuteDeleteAsync();
            await db.Set<BookmarkRow>().ExecuteDeleteAsync();
            await db.Set<TimerRow>().ExecuteDeleteAsync();
            await db.Set<JournalRow>().ExecuteDeleteAsync();
            await db.Set<IncidentRow>().ExecuteDeleteAsync();
            await db.Set<StimulusRow>().ExecuteDeleteAsync();
            await db.Set<DefinitionEventRow>().ExecuteDeleteAsync();
            await db.Set<DefinitionRow>().ExecuteDeleteAsync();
            return true;
        });
        return host;
    }

    public async Task DeployAsync(IReadOnlyList<string> definitions)
    {
        foreach (var json in definitions)
        {
            await _provider.GetRequiredService<IDefinitionStore>().ImportAsync(
                new DefinitionImport(json, "corpus") { Publish = true, DefaultOwner = StorageHost.Owner }, StorageHost.By("designer"));
        }
    }

    public async Task<string> StartAsync(string definitionId, string? correlationId, string? triggerActivityId, IReadOnlyDictionary<string, JsonElement?> input)
    {
        var answer = await Engine.StartAsync(
            new StartRequest { DefinitionId = definitionId, CorrelationId = correlationId, TriggerActivityId = triggerActivityId, Input = input },
            StorageHost.By("starter"));
        return answer.InstanceId;
    }

    public async Task<bool> ResumeAsync(string instanceId, string bookmarkId, JsonElement? result, string? outcome)
    {
        try
        {
            await Engine.ResumeAsync(new ResumeRequest(instanceId, bookmarkId) { Result = result, Outcome = outcome }, StorageHost.By("worker"));
            return true;
        }
        catch (WorkflowConflictException)
        {
            return false;
        }
    }

    public Task CancelAsync(string instanceId) => Engine.CancelAsync(instanceId, "試験", StorageHost.By("operator"));

    public Task SettleAsync() => _provider.GetRequiredService<StimulusDispatcher>().DrainAsync(StorageHost.Owner, CancellationToken.None);

    public Task<IReadOnlyList<HostInstance>> ReadAsync() => WithDbAsync<IReadOnlyList<HostInstance>>(async db =>
    {
        var result = new List<HostInstance>();
        foreach (var row in await db.Set<InstanceRow>().AsNoTracking().OrderBy(i => i.CreatedAt).ThenBy(i => i.Id).ToListAsync())
        {
            var state = new InstanceState
            {
                Id = row.Id,
                DefinitionId = row.DefinitionId,
                DefinitionVersionId = row.DefinitionVersionId,
                Version = 1,
                SubStatus = row.SubStatus,
                Data = row.Data,
            };
            var bookmarks = await db.Set<BookmarkRow>().AsNoTracking().Where(b => b.InstanceId == row.Id).OrderBy(b => b.Order).ToListAsync();
            var incidents = await db.Set<IncidentRow>().AsNoTracking().Where(i => i.InstanceId == row.Id).OrderBy(i => i.At).ToListAsync();
            var journal = await Engine.ReadJournalAsync(row.Id, 0, int.MaxValue);
            result.Add(new HostInstance(
                row.Id,
                row.DefinitionId,
                row.IsFinished ? WorkflowStatus.Finished : WorkflowStatus.Running,
                row.SubStatus,
                row.CorrelationId,
                row.Name,
                bookmarks.ConvertAll(b => new BookmarkRecord(b.Id, b.ActivityId, "", b.Kind, b.Key, null, null, b.Order)),
                state.ReadVariables(),
                state.ReadOutput(),
                incidents.ConvertAll(i => new IncidentRecord(i.Id, i.ActivityId, "", i.ExceptionType, i.Message, i.At)),
                [.. journal.Select(l => l.Entry)],
                _lines.Of(row.Id)));
        }
        return result;
    });

    public ValueTask DisposeAsync() => _provider.DisposeAsync();

    private async Task<T> WithDbAsync<T>(Func<WorkflowAnonDbContext, Task<T>> work)
    {
        await using var db = await _provider.GetRequiredService<IDbContextFactory<WorkflowAnonDbContext>>().CreateDbContextAsync();
        return await work(db);
    }

    /// <summary>The runner, and what WriteLine wrote: lines are not stored.</summary>
    private sealed class LineRecorder : IWorkflowRunner
    {
        private readonly WorkflowRunner _runner = new();
        private readonly ConcurrentDictionary<string, List<string>> _lines = new(StringComparer.Ordinal);

        public string[] Of(string instanceId) => _lines.TryGetValue(instanceId, out var lines) ? [.. lines] : [];

        public ValueTask<Burst> StartAsync(CompiledWorkflow workflow, StartInstance request, BurstOptions options, CancellationToken cancellationToken = default) =>
            RecordAsync(_runner.StartAsync(workflow, request, options, cancellationToken));

        public ValueTask<Burst> ResumeAsync(CompiledWorkflow workflow, InstanceState state, ResumeInstance request, BurstOptions options, CancellationToken cancellationToken = default) =>
            RecordAsync(_runner.ResumeAsync(workflow, state, request, options, cancellationToken));

        public ValueTask<Burst> CancelAsync(CompiledWorkflow workflow, InstanceState state, BurstOptions options, CancellationToken cancellationToken = default) =>
            RecordAsync(_runner.CancelAsync(workflow, state, options, cancellationToken));

        public ValueTask<Burst> RetryAsync(CompiledWorkflow workflow, InstanceState state, string incidentId, BurstOptions options, CancellationToken cancellationToken = default) =>
            RecordAsync(_runner.RetryAsync(workflow, state, incidentId, options, cancellationToken));

        public ValueTask<Burst> SkipAsync(
            CompiledWorkflow workflow, InstanceState state, string incidentId, IReadOnlyList<string>? outcomes, BurstOptions options, CancellationToken cancellationToken = default) =>
            RecordAsync(_runner.SkipAsync(workflow, state, incidentId, outcomes, options, cancellationToken));

        private async ValueTask<Burst> RecordAsync(ValueTask<Burst> running)
        {
            var burst = await running;
            if (burst.Lines.Count > 0)
                _lines.GetOrAdd(burst.Instance.Id, _ => []).AddRange(burst.Lines);
            return burst;
        }
    }
}
