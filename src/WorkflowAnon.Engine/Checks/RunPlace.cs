using WorkflowAnon.Engine.Activities.BuiltIn;
using WorkflowAnon.Engine.Definitions;
using WorkflowAnon.Engine.Execution;

namespace WorkflowAnon.Engine.Checks;

/// <summary>Where a running instance stands, as the checks see it: what is under way and what each join has seen. Equal places have equal ways ahead.</summary>
public sealed class RunPlace : IEquatable<RunPlace>
{
    private RunPlace(CompiledWorkflow workflow, string? triggerActivityId, sbyte[] cells, bool isCutShort) =>
        (Workflow, TriggerActivityId, Cells, IsCutShort) = (workflow, triggerActivityId, cells, isCutShort);

    /// <summary>The version.</summary>
    public CompiledWorkflow Workflow { get; }

    /// <summary>The event that started it; null for a start by order.</summary>
    public string? TriggerActivityId { get; }

    internal sbyte[] Cells { get; }

    internal bool IsCutShort { get; }

    /// <inheritdoc />
    public bool Equals(RunPlace? other) => other is not null && ReferenceEquals(Workflow, other.Workflow) && TriggerActivityId == other.TriggerActivityId && Cells.AsSpan().SequenceEqual(other.Cells);

    /// <inheritdoc />
    public override bool Equals(object? obj) => Equals(obj as RunPlace);

    /// <inheritdoc />
    public override int GetHashCode()
    {
        var hash = default(HashCode);
        hash.AddBytes(System.Runtime.InteropServices.MemoryMarshal.AsBytes(Cells.AsSpan()));
        return hash.ToHashCode();
    }

    internal static RunPlace Of(BurstExecution burst)
    {
        var layout = new RunLayout(burst.Workflow, burst.TriggerActivityId);
        var cells = new sbyte[layout.Width];
        cells[RunLayout.TriggerTaken] = (sbyte)(burst.TriggerIsFresh ? 0 : 1);
        var isCutShort = false;
        if (burst.Root is { IsOver: false } root)
            Put(root, layout, cells, ref isCutShort);
        else
            cells[RunLayout.Ended] = 1;
        return new RunPlace(burst.Workflow, burst.TriggerActivityId, cells, isCutShort);
    }

    private static void Put(ActivityInstance instance, RunLayout layout, sbyte[] cells, ref bool isCutShort)
    {
        var node = instance.Node;
        ref var live = ref cells[RunLayout.OfNode(node, RunBoard.Live)];
        isCutShort |= live >= RunBoard.MostRuns || (live > 0 && node.Children.Length > 0);
        if (live < RunBoard.MostRuns)
            live++;
        if (instance.EnteredBackward && cells[RunLayout.OfNode(node, RunBoard.Back)] < live)
            cells[RunLayout.OfNode(node, RunBoard.Back)]++;
        if (node.Type.Behavior is SequenceBehavior)
            cells[RunLayout.OfNode(node, RunBoard.Position)] = (sbyte)Math.Min(instance.Counter, sbyte.MaxValue);
        if (instance.IsBreaking)
            cells[RunLayout.OfNode(node, RunBoard.Breaking)] = 1;
        if (instance.Flow is { } flow)
        {
            foreach (var connection in flow.Graph.Connections)
            {
                var at = layout.OfConnection(node, connection.Index);
                cells[at] = (sbyte)Math.Clamp(flow.ConnectionVisits[connection.Index] - flow.ActivityVisits[connection.Target], -RunBoard.MostLead, RunBoard.MostLead);
                cells[at + 1] = (sbyte)(flow.LastFollowed[connection.Index] ? 1 : 0);
            }
        }

        foreach (var child in instance.Children)
            Put(child, layout, cells, ref isCutShort);
    }
}
