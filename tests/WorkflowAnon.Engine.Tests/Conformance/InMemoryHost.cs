using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using WorkflowAnon.Engine.Activities;
using WorkflowAnon.Engine.Definitions;
using WorkflowAnon.Engine.Execution;
using WorkflowAnon.Engine.Expressions;
using Xunit;

namespace WorkflowAnon.Engine.Tests.Conformance;

/// <summary>The runner with dictionaries for a store; the state crosses every burst as bytes.</summary>
public sealed class InMemoryHost : IConformanceHost, IPublishedDefinitions, IServiceProvider
{
    private readonly WorkflowRunner _runner = new();
    private readonly ActivityCatalog _catalog;
    private readonly Dictionary<string, CompiledWorkflow> _workflows = new(StringComparer.Ordinal);
    private readonly List<Entry> _instances = [];
    private readonly Queue<(Entry Sender, EngineSignal Signal)> _signals = new();
    private int _last;

    public InMemoryHost(ActivityCatalog? catalog = null) => _catalog = catalog ?? new ActivityCatalog().Add<HumanTask>();

    public bool SeesMemoryVariables => true;

    public TimeProvider Clock { get; init; } = new MicrosecondClock();

    public bool Contains(string definitionId) => _workflows.ContainsKey(definitionId);

    public object? GetService(Type serviceType) => serviceType == typeof(IPublishedDefinitions) ? this : null;

    public Task DeployAsync(IReadOnlyList<string> definitions)
    {
        foreach (var json in definitions)
        {
            var outcome = DefinitionParser.Parse(json, "corpus", _catalog);
            var workflow = outcome.Workflow ?? throw new InvalidOperationException(string.Join('\n', outcome.Problems));
            _workflows[workflow.Definition.DefinitionId] = workflow;
        }

        return Task.CompletedTask;
    }

    public async Task<string> StartAsync(string definitionId, string? correlationId, string? triggerActivityId, IReadOnlyDictionary<string, JsonElement?> input)
    {
        var entry = await StartAsync(definitionId, new StartInstance { InstanceId = $"i{++_last}", CorrelationId = correlationId, TriggerActivityId = triggerActivityId, Input = input });
        return entry.State.Id;
    }

    public async Task<bool> ResumeAsync(string instanceId, string bookmarkId, JsonElement? result, string? outcome)
    {
        var entry = _instances.Find(x => x.State.Id == instanceId)!;
        return Apply(entry, await _runner.ResumeAsync(Workflow(entry), entry.State, new ResumeInstance { BookmarkId = bookmarkId, Result = result, Outcome = outcome }, Options()));
    }

    public async Task CancelAsync(string instanceId)
    {
        var entry = _instances.Find(x => x.State.Id == instanceId)!;
        Apply(entry, await _runner.CancelAsync(Workflow(entry), entry.State, Options()));
    }

    public async Task SettleAsync()
    {
        while (_signals.TryDequeue(out var next))
            await DeliverAsync(next.Sender, next.Signal);
    }

    public Task<IReadOnlyList<HostInstance>> ReadAsync() => Task.FromResult<IReadOnlyList<HostInstance>>(_instances.ConvertAll(x => x.ToHost()));

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private CompiledWorkflow Workflow(Entry entry) => _workflows[entry.State.DefinitionId];

    private BurstOptions Options() => new() { Services = this, Clock = Clock };

    private async Task<Entry> StartAsync(string definitionId, StartInstance request)
    {
        var burst = await _runner.StartAsync(_workflows[definitionId], request, Options());
        var entry = new Entry(burst.Instance);
        _instances.Add(entry);
        Apply(entry, burst);
        return entry;
    }

    private bool Apply(Entry entry, Burst burst)
    {
        if (!burst.Resumed)
            return false;
        entry.Apply(burst);
        foreach (var signal in burst.Signals)
            _signals.Enqueue((entry, signal));
        return true;
    }

    private async Task DeliverAsync(Entry sender, EngineSignal signal)
    {
        switch (signal)
        {
            case StartWorkflowSignal start:
                await StartAsync(start.DefinitionId, new StartInstance
                {
                    InstanceId = start.ChildInstanceId,
                    CorrelationId = start.CorrelationId,
                    Input = start.Input,
                    ParentInstanceId = sender.State.Id,
                    ParentBookmarkId = start.WaitBookmarkId,
                });
                break;
            case ResumeParentSignal parent:
                await ResumeAsync(parent.ParentInstanceId, parent.BookmarkId, parent.Result, null);
                break;
            case PublishEventSignal published:
                await PublishAsync(published);
                break;
        }
    }

    private async Task PublishAsync(PublishEventSignal published)
    {
        foreach (var entry in _instances.ToArray())
        {
            if (published.LocalInstanceId is { } only && only != entry.State.Id)
                continue;
            if (published.CorrelationId is { } correlation && correlation != entry.State.CorrelationId)
                continue;
            foreach (var bookmark in entry.State.ReadBookmarks().Where(x => x.Kind == BookmarkKinds.Event && x.Key == published.Name))
                await ResumeAsync(entry.State.Id, bookmark.Id, published.Payload, null);
        }

        if (published.LocalInstanceId is not null)
            return;
        foreach (var workflow in _workflows.Values.ToArray())
            foreach (var trigger in workflow.Triggers.Where(x => x.Kind == "Event" && x.Key == published.Name))
                await StartAsync(workflow.Definition.DefinitionId, new StartInstance { InstanceId = $"i{++_last}", TriggerActivityId = trigger.ActivityId, TriggerPayload = published.Payload, CorrelationId = published.CorrelationId });
    }

    private sealed class Entry(InstanceState state)
    {
        private readonly List<IncidentRecord> _incidents = [];
        private readonly List<JournalEntry> _journal = [];
        private readonly List<string> _lines = [];
        private readonly List<BookmarkRecord> _bookmarks = [];
        private IReadOnlyDictionary<string, object?> _variables = new Dictionary<string, object?>();

        public InstanceState State { get; private set; } = state;

        public void Apply(Burst burst)
        {
            State = burst.Instance;
            _incidents.AddRange(burst.IncidentsAdded);
            _journal.AddRange(burst.Journal);
            _lines.AddRange(burst.Lines);
            _bookmarks.RemoveAll(x => burst.BookmarksRemoved.Contains(x.Id));
            _bookmarks.AddRange(burst.BookmarksAdded);
            _variables = burst.Variables;
        }

        public HostInstance ToHost()
        {
            // The changes reported and the state stored must tell the same.
            Assert.Equal(State.ReadBookmarks().Select(x => x.Id), _bookmarks.Select(x => x.Id));
            Assert.Equal(State.JournalSequence, _journal.Count);
            return new HostInstance(
                State.Id,
                State.DefinitionId,
                State.Status,
                State.SubStatus,
                State.CorrelationId,
                State.Name,
                _bookmarks.ToArray(),
                _variables.ToDictionary(x => x.Key, x => Values.ToElement(x.Value)),
                State.ReadOutput(),
                _incidents.ToArray(),
                _journal.ToArray(),
                _lines.ToArray());
        }
    }
}
