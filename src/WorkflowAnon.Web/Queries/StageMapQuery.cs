using WorkflowAnon.Domain.Cases;
using WorkflowAnon.Engine.Execution;
using WorkflowAnon.Engine.Runtime;

namespace WorkflowAnon.Web.Queries;

/// <summary>How far a stage has come for a case.</summary>
internal enum StageProgress
{
    /// <summary>未到達: the case may still come there.</summary>
    NotReached = 0,

    /// <summary>進行中.</summary>
    Running = 1,

    /// <summary>終了.</summary>
    Done = 2,

    /// <summary>障害: an incident waits for the operator.</summary>
    Faulted = 3,

    /// <summary>対象外: the case ended without coming there.</summary>
    NotTaken = 4,
}

/// <summary>One stage of the map.</summary>
/// <param name="Stage">段階.</param>
/// <param name="Progress">How far.</param>
/// <param name="Procedures">Names of the definitions that ran or run in it.</param>
internal sealed record StageStep(CaseStage Stage, StageProgress Progress, IReadOnlyList<string> Procedures);

/// <summary>
/// 段階図: the stages as the definitions name them (customProperties.stage), with the path that the case took. A procedure that an event
/// started and that ended at once — the fee of a proposal that does not conform — has not taken the case into its stage: entering it has.
/// </summary>
internal sealed class StageMapQuery(IWorkflowEngine engine, IDefinitionStore definitions)
{
    private const int MostInstances = 200, MostJournalLines = 10_000;

    public async Task<(IReadOnlyList<StageStep> Steps, IReadOnlyList<InstanceSummary> Instances)> ReadAsync(Case @case, CancellationToken cancellationToken)
    {
        var instances = (await engine.ListInstancesAsync(new InstanceFilter { CorrelationId = @case.Id }, null, MostInstances, cancellationToken)).Items;
        Dictionary<string, CaseStage> stages = new(StringComparer.Ordinal);
        foreach (var summary in (await definitions.ListAsync(null, cancellationToken)).Where(d => d.IsPublished))
        {
            if (await definitions.FindVersionAsync(summary.VersionId, cancellationToken) is { } stored && StageNodes.StageOf(stored.Json) is { } stage)
                stages[summary.DefinitionId] = stage;
        }

        HashSet<CaseStage> entered = [CaseStage.Proposals, @case.Stage];
        foreach (var version in instances.GroupBy(i => i.VersionId, StringComparer.Ordinal))
        {
            if (await definitions.FindVersionAsync(version.Key, cancellationToken) is { } stored && StageNodes.EnteredBy(stored.Json) is { Count: > 0 } nodes)
                entered.UnionWith(await EnteredAsync(version, nodes, cancellationToken));
        }

        // 提供後, 解除 and 完結 are drawn once the case has come there.
        var taken = instances.Where(i => stages.ContainsKey(i.DefinitionId)).ToLookup(i => stages[i.DefinitionId]);
        var drawn = stages.Values.Where(s => s < CaseStage.InUse).Concat(entered).Distinct().Order();
        return ([.. drawn.Select(s => new StageStep(s, ProgressOf(s, [.. taken[s]], entered, @case), [.. taken[s].Select(i => i.DefinitionName).Distinct()]))], instances);
    }

    private async Task<IEnumerable<CaseStage>> EnteredAsync(IEnumerable<InstanceSummary> instances, IReadOnlyDictionary<string, CaseStage> nodes, CancellationToken cancellationToken)
    {
        List<CaseStage> entered = [];
        foreach (var instance in instances)
        {
            entered.AddRange((await engine.ReadJournalAsync(instance.Id, 0, MostJournalLines, cancellationToken))
                .Where(l => l.Entry.Event == "Completed" && nodes.ContainsKey(l.Entry.ActivityId)).Select(l => nodes[l.Entry.ActivityId]));
        }

        return entered;
    }

    private static StageProgress ProgressOf(CaseStage stage, List<InstanceSummary> taken, HashSet<CaseStage> entered, Case @case)
    {
        if (taken.Exists(i => i.OpenIncidents > 0))
            return StageProgress.Faulted;
        if (stage == @case.Stage)
            return @case.IsOpen ? StageProgress.Running : StageProgress.Done;
        if (@case.IsOpen && taken.Exists(i => i.Status == WorkflowStatus.Running))
            return StageProgress.Running;
        if (entered.Contains(stage))
            return StageProgress.Done;
        return @case.IsOpen ? StageProgress.NotReached : StageProgress.NotTaken;
    }
}
