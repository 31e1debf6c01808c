using WorkflowAnon.Engine.Activities.BuiltIn;

namespace WorkflowAnon.Engine.Execution;

internal sealed partial class BurstExecution
{
    private static readonly string[] Done = ["Done"];

    /// <summary>Completes an activity: what still runs inside it is cancelled, then its owner hears of it.</summary>
    internal void Complete(ActivityInstance instance, string[]? outcomes = null)
    {
        if (instance.Status != ActivityStatus.Running)
            return;
        instance.IsCompleting = true;
        CancelChildren(instance);
        instance.Status = ActivityStatus.Completed;
        Log(instance, "Completed", outcomes ?? Done);
        CloseBookmarks(instance);
        if (instance.Parent is not { } parent)
            return;
        parent.Children.Remove(instance);
        if (parent.Status == ActivityStatus.Running && !parent.IsCompleting && !IsFinished)
            parent.Node.Type.Behavior.ChildCompleted(this, parent, instance, outcomes ?? Done);
    }

    /// <summary>
    /// Cancels an activity and everything inside it. Only the container directly around it hears of it: cancelling stays inside
    /// its container.
    /// </summary>
    internal void Cancel(ActivityInstance instance)
    {
        if (instance.IsOver)
            return;
        instance.IsCompleting = true;
        CancelChildren(instance);
        instance.Status = ActivityStatus.Canceled;
        CloseBookmarks(instance);
        CloseIncident(instance);
        Log(instance, "Canceled");
        if (instance.Parent is not { } parent)
            return;
        parent.Children.Remove(instance);
        if (parent.Status == ActivityStatus.Running && !parent.IsCompleting && parent.Node.Type.Behavior is FlowchartBehavior)
            FlowchartBehavior.ChildCanceled(this, parent, instance);
    }

    /// <summary>Ends the workflow as a whole (Elsa's Complete): what still runs is cancelled.</summary>
    internal void CompleteWorkflow()
    {
        if (Root is { } root)
            Cancel(root);
    }

    /// <summary>Cancels the instance by an operator's order; the journal shows one entry only.</summary>
    internal void CancelInstance()
    {
        ClearBookmarks();
        CloseAll();
        Root = null;
        SubStatus = WorkflowSubStatus.Cancelled;
        LogWorkflow("Workflow cancelled");
    }

    private void CancelChildren(ActivityInstance instance)
    {
        while (instance.Children.Count > 0)
        {
            var child = instance.Children[0];
            Cancel(child);

            // A child that was already over has no business here; never loop on it.
            instance.Children.Remove(child);
        }
    }

    private void CloseAll()
    {
        ClearBookmarks();
        CloseIncidents();
    }
}
