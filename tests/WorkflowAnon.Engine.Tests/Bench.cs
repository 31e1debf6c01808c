using System.Text.Json;
using WorkflowAnon.Engine.Activities;
using WorkflowAnon.Engine.Definitions;
using WorkflowAnon.Engine.Execution;
using WorkflowAnon.Engine.Tests.Conformance;
using Xunit;

namespace WorkflowAnon.Engine.Tests;

/// <summary>One workflow and the bursts run on it, for tests that look closely.</summary>
internal sealed class Bench
{
    private static readonly IServiceProvider Services = new ServiceCollectionless();
    private readonly WorkflowRunner _runner = new();

    public Bench(string json, ActivityCatalog? catalog = null)
    {
        var outcome = DefinitionParser.Parse(json, "test.json", catalog ?? new ActivityCatalog().Add<HumanTask>());
        Workflow = outcome.Workflow ?? throw new InvalidOperationException(string.Join('\n', outcome.Problems));
    }

    public CompiledWorkflow Workflow { get; }

    public InstanceState State { get; private set; } = null!;

    public Burst Last { get; private set; } = null!;

    public TimeProvider Clock { get; } = new MicrosecondClock();

    public IReadOnlyList<string> Waiting => [.. State.ReadBookmarks().Select(x => x.ActivityId)];

    public async Task<Burst> StartAsync(BurstOptions? options = null, string? trigger = null, IReadOnlyDictionary<string, JsonElement?>? input = null)
    {
        var request = new StartInstance { InstanceId = "case1", TriggerActivityId = trigger, Input = input ?? new Dictionary<string, JsonElement?>() };
        return Keep(await _runner.StartAsync(Workflow, request, options ?? Options()));
    }

    public async Task<Burst> ResumeAsync(string activityId, string? outcome = null, BurstOptions? options = null, JsonElement? result = null) =>
        Keep(await _runner.ResumeAsync(Workflow, State, new ResumeInstance { BookmarkId = State.ReadBookmarks().FirstOrDefault(x => x.ActivityId == activityId)?.Id ?? "none", Outcome = outcome, Result = result }, options ?? Options()));

    public async Task<Burst> RetryAsync(string incidentId, BurstOptions? options = null) => Keep(await _runner.RetryAsync(Workflow, State, incidentId, options ?? Options()));

    public async Task<Burst> SkipAsync(string incidentId, params string[] outcomes) => Keep(await _runner.SkipAsync(Workflow, State, incidentId, outcomes, Options()));

    public async Task<Burst> CancelAsync() => Keep(await _runner.CancelAsync(Workflow, State, Options()));

    public BurstOptions Options(IReadOnlyDictionary<int, FaultInfo>? faults = null, Func<Exception, bool>? isTransient = null, int maxExecutions = 10_000) => new()
    {
        Services = Services,
        Clock = Clock,
        Faults = faults ?? new Dictionary<int, FaultInfo>(),
        IsTransient = isTransient ?? (_ => false),
        MaxExecutions = maxExecutions,
    };

    public static string Trace(Burst burst) => string.Join(' ', burst.Journal.Where(x => x.Event != "Suspended").Select(x => $"{x.ActivityId}:{x.Event}"));

    private Burst Keep(Burst burst)
    {
        Assert.Equal(burst.Instance.JournalSequence, (State?.JournalSequence ?? 0) + burst.Journal.Count);
        State = burst.Instance;
        return Last = burst;
    }

    private sealed class ServiceCollectionless : IServiceProvider
    {
        public object? GetService(Type serviceType) => null;
    }
}
