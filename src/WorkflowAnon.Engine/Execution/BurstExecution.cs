using WorkflowAnon.Engine.Activities;
using WorkflowAnon.Engine.Definitions;

namespace WorkflowAnon.Engine.Execution;

/// <summary>An activity waiting in the queue for its turn.</summary>
/// <param name="Owner">Who scheduled it and hears of its completion; null for the root.</param>
/// <param name="Node">What to run.</param>
/// <param name="Existing">The execution to go on with (resume, retry); null starts a new one.</param>
/// <param name="Resume">What a resumed activity receives.</param>
/// <param name="Dynamic">Loop variables of a body.</param>
/// <param name="Backward">Entered over a loop back.</param>
/// <param name="Skip">Complete with these outcomes instead of running (an operator skips a faulted activity).</param>
internal readonly record struct WorkItem(
    ActivityInstance? Owner,
    CompiledNode Node,
    ActivityInstance? Existing = null,
    ResumeInput? Resume = null,
    Dictionary<string, object?>? Dynamic = null,
    bool Backward = false,
    string[]? Skip = null);

/// <summary>
/// One instance in memory for the length of one burst: a single queue, drained in order. Activities run one at a time; branches
/// interleave as the queue says, so that the same input gives the same order.
/// </summary>
internal sealed partial class BurstExecution
{
    private readonly Queue<WorkItem> _queue = new();
    private int _ordinal;

    internal BurstExecution(CompiledWorkflow workflow, BurstOptions options, string instanceId, CancellationToken cancellationToken)
    {
        Workflow = workflow;
        Options = options;
        InstanceId = instanceId;
        CancellationToken = cancellationToken;
        WorkflowVariables = Array.ConvertAll(workflow.Variables, x => x.Default);
    }

    internal CompiledWorkflow Workflow { get; }

    internal BurstOptions Options { get; }

    internal string InstanceId { get; }

    internal CancellationToken CancellationToken { get; }

    internal string? CorrelationId { get; set; }

    internal string? InstanceName { get; set; }

    internal string? ParentInstanceId { get; init; }

    internal string? ParentBookmarkId { get; init; }

    internal string? TriggerActivityId { get; set; }

    /// <summary>True until the triggering activity has run: it completes at once the first time, and waits when a loop returns to it.</summary>
    internal bool TriggerIsFresh { get; set; }

    /// <summary>True when this run of the activity is the one that started the instance.</summary>
    internal bool TakeTrigger(ActivityInstance instance)
    {
        if (!TriggerIsFresh || instance.Node.Node.Id != TriggerActivityId)
            return false;
        TriggerIsFresh = false;
        return true;
    }

    internal System.Text.Json.JsonElement? TriggerPayload { get; set; }

    internal WorkflowSubStatus SubStatus { get; set; }

    /// <summary>The execution of the root activity.</summary>
    internal ActivityInstance? Root { get; set; }

    internal List<EngineSignal> Signals { get; } = [];

    internal List<string> Lines { get; } = [];

    /// <summary>True while an activity runs that may have written through the burst's services.</summary>
    internal bool MayHaveWritten { get; set; }

    internal bool IsFaultHalting => Workflow.Definition.Options.IncidentStrategy == IncidentStrategy.Fault;

    /// <summary>Last number given to an activity instance.</summary>
    internal int LastNumber { get; set; }

    /// <summary>Last number given to any other id of the instance.</summary>
    internal int LastId { get; set; }

    internal string NewId() => $"{InstanceId}-{Numbers.ToText(++LastId)}";

    internal void Schedule(ActivityInstance owner, CompiledNode node, Dictionary<string, object?>? dynamic = null, bool backward = false)
    {
        owner.Scheduled++;
        _queue.Enqueue(new WorkItem(owner, node, Dynamic: dynamic, Backward: backward));
    }

    internal void ScheduleRoot() => _queue.Enqueue(new WorkItem(null, Workflow.Root));

    internal void ScheduleExisting(ActivityInstance instance, ResumeInput? resume = null, string[]? skip = null) =>
        _queue.Enqueue(new WorkItem(instance.Parent, instance.Node, instance, resume, Skip: skip));

    internal bool IsScheduled(ActivityInstance owner, CompiledNode node)
    {
        foreach (var item in _queue)
            if (item.Owner == owner && item.Node == node)
                return true;
        return false;
    }

    /// <summary>Drains the queue, then settles the instance's state.</summary>
    internal async ValueTask RunAsync()
    {
        SubStatus = WorkflowSubStatus.Executing;
        while (_queue.TryDequeue(out var item))
        {
            CancellationToken.ThrowIfCancellationRequested();

            // Work of a container that completed or was cancelled meanwhile is withdrawn: nothing runs after an end.
            if (item.Existing is { IsOver: true } || item.Owner is { IsOver: true })
                continue;
            await InvokeAsync(item);
        }

        Settle();
    }

    /// <summary>The workflow ends now: the queue, all bookmarks and every branch (Elsa's Finish).</summary>
    internal void FinishNow()
    {
        _queue.Clear();
        ClearBookmarks();
        IsFinished = true;
    }

    /// <summary>Set by Finish: nothing hears of completions any more.</summary>
    internal bool IsFinished { get; private set; }

    private async ValueTask InvokeAsync(WorkItem item)
    {
        var ordinal = ++_ordinal;
        var instance = item.Existing ?? Create(item);
        if (item.Resume is null || instance.Node.Type.Behavior.LogsResume(item.Resume))
            Log(instance, item.Skip is not null ? "Skipped" : item.Resume is null ? "Started" : "Resumed");
        MayHaveWritten = false;
        try
        {
            if (ordinal > Options.MaxExecutions)
                throw new InvalidOperationException($"1回の処理で実行できるアクティビティの数（{Options.MaxExecutions}）を超えました。待ちのない繰り返しがないか確かめてください。");
            if (item.Resume is { } taken)
                CloseBookmark(taken.Bookmark.Id);
            if (Options.Faults.TryGetValue(ordinal, out var preset) && (preset.ActivityId is null || preset.ActivityId == instance.Node.Node.Id))
            {
                // Evaluated as in the run that failed, so that the journal shows with what.
                if (item.Skip is null)
                    EvaluateInputs(instance);
                Fault(instance, preset);
                return;
            }

            if (item.Skip is { } outcomes)
            {
                instance.Status = ActivityStatus.Running;
                Complete(instance, outcomes.Length == 0 ? null : outcomes);
                return;
            }

            EvaluateInputs(instance);
            instance.Status = ActivityStatus.Running;
            var behavior = instance.Node.Type.Behavior;
            if (item.Resume is { } resume)
                await behavior.ResumeAsync(this, instance, resume);
            else
                await behavior.ExecuteAsync(this, instance);
            CheckWaits(instance);
        }
        catch (Exception e) when (IsFault(e))
        {
            if (MayHaveWritten)
                throw new ActivityFaultedException(ordinal, instance.Node.Node.Id, instance.Id, e);
            Fault(instance, new FaultInfo(e.GetType().Name, e.Message));
        }
    }

    private bool IsFault(Exception e) =>
        e is not BurstRefusedException and not ActivityFaultedException
        && !(e is OperationCanceledException && CancellationToken.IsCancellationRequested)
        && !Options.IsTransient(e);

    private ActivityInstance Create(WorkItem item)
    {
        if (item.Owner is { } owner)
            owner.Scheduled--;
        var instance = new ActivityInstance(++LastNumber, item.Node, item.Owner) { EnteredBackward = item.Backward, Dynamic = item.Dynamic };
        if (item.Node.Variables.Length > 0)
            instance.Variables = Array.ConvertAll(item.Node.Variables, x => x.Default);
        if (item.Owner is null)
            Root = instance;
        else
            item.Owner.Children.Add(instance);
        return instance;
    }

    /// <summary>An activity that is left running must wait for something that can come, or nothing would ever move it again.</summary>
    private void CheckWaits(ActivityInstance instance)
    {
        if (instance.Status != ActivityStatus.Running || IsFinished)
            return;
        var waits = HasBookmark(instance);
        if (waits)
            Log(instance, "Suspended");
        else if (instance.Children.Count == 0 && instance.Scheduled == 0)
            throw new InvalidOperationException("アクティビティが完了も待機もしませんでした。");
    }

    private void Settle()
    {
        if (IsFinished || Root is null or { IsOver: true })
            SubStatus = IsHalted ? WorkflowSubStatus.Faulted : WorkflowSubStatus.Finished;
        else
            SubStatus = IsHalted ? WorkflowSubStatus.Faulted : WorkflowSubStatus.Suspended;
        if (SubStatus == WorkflowSubStatus.Finished)
            CloseAll();
    }
}
