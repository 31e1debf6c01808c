using WorkflowAnon.Storage.Bursts;
using WorkflowAnon.Storage.Engine;
using WorkflowAnon.Storage.Sql;

namespace WorkflowAnon.Storage.Events;

/// <summary>Finds an event's targets and queues one delivery for each.</summary>
internal static class EventExpansion
{
    private const string Triggers =
        "SELECT d.version_id, d.definition_id, e.activity_id FROM workflow_definition_events e JOIN workflow_definitions d ON d.version_id = e.version_id "
        + "WHERE e.owner = $1 AND e.event_name = $2 AND e.is_trigger AND d.is_published ORDER BY d.definition_id";

    private const string Waiters =
        "SELECT b.instance_id, b.id FROM workflow_bookmarks b JOIN workflow_instances i ON i.id = b.instance_id AND NOT i.is_finished "
        + "WHERE b.kind = 'Event' AND b.key = $2 AND b.owner = $1 AND ($3 IS NULL OR b.correlation_id = $3) "
        + "AND ($4 IS NULL OR b.instance_id = $4) ORDER BY b.created_at, b.instance_id, b.ordinal";

    /// <summary>False when nobody waits: the event is kept until a waiter appears or an operator discards it.</summary>
    public static async Task<bool> ExpandAsync(BurstSession session, Stimulus stimulus, CancellationToken cancellationToken)
    {
        var targets = new List<Target>();
        var batch = new SqlBatch();
        if (stimulus.InstanceId is null)
            batch.Query(Triggers, r => targets.Add(new Target(StimulusKind.StartTrigger, r.GetString(1), r.GetString(0), r.GetString(2), null, null)), stimulus.Owner, stimulus.Name);
        batch.Query(
            Waiters,
            r => targets.Add(new Target(StimulusKind.Resume, stimulus.Name, null, null, r.GetString(0), r.GetString(1))),
            stimulus.Owner,
            stimulus.Name,
            stimulus.CorrelationId,
            stimulus.InstanceId);
        await batch.ExecuteAsync(session.Db, cancellationToken).ConfigureAwait(false);
        if (targets.Count == 0)
        {
            session.Extra.Add("UPDATE workflow_stimuli SET state = 1 WHERE id = $1", 1, stimulus.Id);
            return false;
        }
        foreach (var target in targets)
        {
            SignalWriter.AddStimulus(
                session.Extra,
                stimulus.Owner,
                target.Kind,
                target.Name,
                stimulus.CorrelationId,
                session.Scope.Now,
                stimulus.Payload,
                orderKey: stimulus.OrderKey == 0 ? stimulus.Id : stimulus.OrderKey,
                versionId: target.VersionId,
                activityId: target.ActivityId,
                instanceId: target.InstanceId,
                bookmarkId: target.BookmarkId,
                isSoleTarget: targets.Count == 1);
        }
        return true;
    }

    /// <summary>Obeys Elsa's activation strategies: one running instance for each definition, correlation id, or both.</summary>
    public static async Task<bool> MayStartAsync(BurstSession session, Stimulus stimulus, CancellationToken cancellationToken)
    {
        var workflow = await session.Definitions.GetAsync(stimulus.VersionId!, cancellationToken).ConfigureAwait(false);
        var strategy = workflow.Definition.Options.ActivationStrategyType ?? "";
        var byDefinition = strategy.Contains("Singleton", StringComparison.Ordinal);
        var byCorrelation = strategy.Contains("Correlat", StringComparison.Ordinal);
        if (!byDefinition && !byCorrelation)
            return true;
        var running = false;
        var batch = new SqlBatch();
        batch.Query(
            "SELECT 1 FROM workflow_instances WHERE NOT is_finished AND ($1 IS NULL OR definition_id = $1) AND ($2 IS NULL OR correlation_id = $2) LIMIT 1",
            _ => running = true,
            byDefinition ? stimulus.Name : null,
            byCorrelation ? stimulus.CorrelationId : null);
        await batch.ExecuteAsync(session.Db, cancellationToken).ConfigureAwait(false);
        return !running;
    }

    private sealed record Target(StimulusKind Kind, string Name, string? VersionId, string? ActivityId, string? InstanceId, string? BookmarkId);
}
