using WorkflowAnon.Engine.Activities;
using WorkflowAnon.Engine.Definitions;
using WorkflowAnon.Engine.Expressions;

namespace WorkflowAnon.Engine.Execution;

/// <summary>The engine: loads a state into memory, runs one burst, hands back what changed.</summary>
public sealed class WorkflowRunner : IWorkflowRunner
{
    /// <inheritdoc />
    public async ValueTask<Burst> StartAsync(CompiledWorkflow workflow, StartInstance request, BurstOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(workflow);
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(options);
        var burst = new BurstExecution(workflow, options, request.InstanceId, cancellationToken)
        {
            CorrelationId = request.CorrelationId,
            ParentInstanceId = request.ParentInstanceId,
            ParentBookmarkId = request.ParentBookmarkId,
            TriggerActivityId = request.TriggerActivityId,
            TriggerIsFresh = request.TriggerActivityId is not null,
            TriggerPayload = request.TriggerPayload,
        };
        foreach (var (name, value) in request.Input)
            burst.Input[name] = value is { } element ? Values.FromElement(element) : null;
        burst.ScheduleRoot();
        await burst.RunAsync();
        return Finish(burst, isFirst: true);
    }

    /// <inheritdoc />
    public async ValueTask<Burst> ResumeAsync(CompiledWorkflow workflow, InstanceState state, ResumeInstance request, BurstOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(state);
        if (state.Status == WorkflowStatus.Finished)
            return Nothing(state, state.SubStatus == WorkflowSubStatus.Faulted ? NotResumedReason.InstanceFaulted : NotResumedReason.InstanceOver);
        var burst = Load(workflow, state, options, cancellationToken);
        if (burst.Bookmarks.Find(x => x.Id == request.BookmarkId) is not { } bookmark || FindInstance(burst.Root, x => x.Id == bookmark.ActivityInstanceId) is not { } instance)
            return Nothing(state, NotResumedReason.Absent);
        burst.ScheduleExisting(instance, new ResumeInput(bookmark, request.Result, request.Payload, request.Outcome));
        await burst.RunAsync();
        return Finish(burst);
    }

    /// <inheritdoc />
    public ValueTask<Burst> CancelAsync(CompiledWorkflow workflow, InstanceState state, BurstOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(state);
        if (state.Status == WorkflowStatus.Finished && state.SubStatus != WorkflowSubStatus.Faulted)
            return ValueTask.FromResult(Nothing(state, NotResumedReason.InstanceOver));
        var burst = Load(workflow, state, options, cancellationToken);
        burst.CancelInstance();
        return ValueTask.FromResult(Finish(burst));
    }

    /// <inheritdoc />
    public async ValueTask<Burst> RetryAsync(CompiledWorkflow workflow, InstanceState state, string incidentId, BurstOptions options, CancellationToken cancellationToken = default)
    {
        var burst = Load(workflow, state, options, cancellationToken);
        if (!TakeIncident(burst, incidentId, out var instance))
            return Nothing(state, NotResumedReason.Absent);
        if (instance is not null)
        {
            burst.Log(instance, "Retried");
            instance.Status = ActivityStatus.Pending;
            burst.ScheduleExisting(instance);
        }

        await burst.RunAsync();
        return Finish(burst);
    }

    /// <inheritdoc />
    public async ValueTask<Burst> SkipAsync(CompiledWorkflow workflow, InstanceState state, string incidentId, IReadOnlyList<string>? outcomes, BurstOptions options, CancellationToken cancellationToken = default)
    {
        var burst = Load(workflow, state, options, cancellationToken);
        if (!TakeIncident(burst, incidentId, out var instance))
            return Nothing(state, NotResumedReason.Absent);
        if (instance is not null)
        {
            instance.Status = ActivityStatus.Pending;
            burst.ScheduleExisting(instance, skip: [.. outcomes ?? []]);
        }

        await burst.RunAsync();
        return Finish(burst);
    }

    internal static BurstExecution Load(CompiledWorkflow workflow, InstanceState state, BurstOptions options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(workflow);
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(options);
        if (workflow.Definition.Id != state.DefinitionVersionId)
            throw new ArgumentException($"事案の版「{state.DefinitionVersionId}」と手続定義の版「{workflow.Definition.Id}」が一致しません。", nameof(workflow));
        var burst = new BurstExecution(workflow, options, state.Id, cancellationToken)
        {
            CorrelationId = state.CorrelationId,
            InstanceName = state.Name,
            ParentInstanceId = state.ParentInstanceId,
            ParentBookmarkId = state.ParentBookmarkId,
            JournalSequence = state.JournalSequence,
            SubStatus = state.SubStatus,
        };
        StateCodec.Read(state.Data, burst);
        return burst;
    }

    private static bool TakeIncident(BurstExecution burst, string incidentId, out ActivityInstance? instance)
    {
        var at = burst.Incidents.FindIndex(x => x.Record.Id == incidentId);
        instance = null;
        if (at < 0)
            return false;
        var incident = burst.Incidents[at];
        burst.ResolveIncident(incident);
        instance = FindInstance(burst.Root, x => x.Number == incident.InstanceNumber);
        return true;
    }

    private static ActivityInstance? FindInstance(ActivityInstance? from, Predicate<ActivityInstance> match)
    {
        if (from is null || match(from))
            return from;
        foreach (var child in from.Children)
            if (FindInstance(child, match) is { } found)
                return found;
        return null;
    }

    private static Burst Nothing(InstanceState state, NotResumedReason reason) => new() { Instance = state, Resumed = false, NotResumed = reason };

    internal static Burst Finish(BurstExecution burst, bool isFirst = false)
    {
        var definition = burst.Workflow.Definition;
        var state = new InstanceState
        {
            Id = burst.InstanceId,
            DefinitionId = definition.DefinitionId,
            DefinitionVersionId = definition.Id,
            Version = definition.Version,
            CorrelationId = burst.CorrelationId,
            Name = burst.InstanceName,
            SubStatus = burst.SubStatus,
            JournalSequence = burst.JournalSequence,
            ParentInstanceId = burst.ParentInstanceId,
            ParentBookmarkId = burst.ParentBookmarkId,
            Data = StateCodec.Write(burst),
        };
        if (state.Status == WorkflowStatus.Finished && state is { ParentInstanceId: { } parent, ParentBookmarkId: { } bookmark })
            burst.Signals.Add(new ResumeParentSignal(parent, bookmark, ChildResult.ToParent(state.Id, state.SubStatus, burst.Output, !isFirst)));

        var variables = new Dictionary<string, object?>(StringComparer.Ordinal);
        for (var i = 0; i < burst.Workflow.Variables.Length; i++)
            variables[burst.Workflow.Variables[i].Name] = burst.WorkflowVariables[i];
        return new Burst
        {
            Instance = state,
            Journal = burst.Journal,
            BookmarksAdded = burst.BookmarksAdded.ToList(),
            BookmarksRemoved = burst.BookmarksRemoved,
            IncidentsAdded = burst.IncidentsAdded,
            IncidentsResolved = burst.IncidentsResolved,
            Signals = burst.Signals,
            Lines = burst.Lines,
            Variables = variables,
            Output = burst.Output,
        };
    }
}
