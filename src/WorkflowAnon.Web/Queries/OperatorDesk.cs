using WorkflowAnon.Engine.Runtime;
using WorkflowAnon.Procedure.Kernel.Tasks;

namespace WorkflowAnon.Web.Queries;

/// <summary>運用: incidents, their journal, and the queue of events. For operators only; shows ids and technical messages, never a case's content.</summary>
internal sealed class OperatorDesk(IWorkflowEngine engine, IEventQueue queue)
{
    private const int PageSize = 50;
    private const int JournalLines = 300;

    public Task<Page<IncidentSummary>> IncidentsAsync(Actor actor, bool resolved, string? after, CancellationToken cancellationToken)
    {
        CaseAccess.RequireOperator(actor);
        return engine.ListIncidentsAsync(new IncidentFilter { IncludeResolved = resolved }, after, PageSize, cancellationToken);
    }

    /// <summary>An incident of an instance.</summary>
    /// <exception cref="TaskConflictException">There is none.</exception>
    public async Task<IncidentSummary> FindAsync(Actor actor, string instanceId, string incidentId, CancellationToken cancellationToken)
    {
        CaseAccess.RequireOperator(actor);
        string? after = null;
        do
        {
            var page = await engine.ListIncidentsAsync(new IncidentFilter { InstanceId = instanceId, IncludeResolved = true }, after, PageSize, cancellationToken);
            if (page.Items.FirstOrDefault(i => i.Id == incidentId) is { } found)
                return found;
            after = page.Next;
        }
        while (after is not null);
        throw new TaskConflictException(TaskConflictKind.NotFound, "インシデントが見つかりません。");
    }

    public Task<InstanceSummary?> InstanceAsync(Actor actor, string instanceId, CancellationToken cancellationToken)
    {
        CaseAccess.RequireOperator(actor);
        return engine.FindInstanceAsync(instanceId, cancellationToken);
    }

    /// <summary>The last lines of an instance's journal, newest first.</summary>
    public async Task<IReadOnlyList<JournalLine>> JournalAsync(Actor actor, string instanceId, CancellationToken cancellationToken)
    {
        CaseAccess.RequireOperator(actor);
        List<JournalLine> lines = [];
        long after = 0;
        while (await engine.ReadJournalAsync(instanceId, after, JournalLines, cancellationToken) is { Count: > 0 } page)
        {
            lines.AddRange(page);
            after = page[^1].Entry.Sequence;
            if (lines.Count > JournalLines)
                lines.RemoveRange(0, lines.Count - JournalLines);
        }

        lines.Reverse();
        return lines;
    }

    public Task<Page<QueuedStimulus>> QueueAsync(Actor actor, StimulusState state, string? after, CancellationToken cancellationToken)
    {
        CaseAccess.RequireOperator(actor);
        return queue.ListAsync(state, null, after, PageSize, cancellationToken);
    }
}
