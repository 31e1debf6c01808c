using System.Text.Json;
using WorkflowAnon.Domain.Cases;
using WorkflowAnon.Engine.Execution;
using WorkflowAnon.Engine.Runtime;

namespace WorkflowAnon.Web.Queries;

/// <summary>How far a stage has come for a case.</summary>
internal enum StageProgress
{
    /// <summary>未到達.</summary>
    NotReached = 0,

    /// <summary>進行中.</summary>
    Running = 1,

    /// <summary>終了.</summary>
    Done = 2,

    /// <summary>障害: an incident waits for the operator.</summary>
    Faulted = 3,
}

/// <summary>One stage of the map.</summary>
/// <param name="Stage">段階.</param>
/// <param name="Progress">How far.</param>
/// <param name="Procedures">Names of the definitions that ran or run in it.</param>
internal sealed record StageStep(CaseStage Stage, StageProgress Progress, IReadOnlyList<string> Procedures);

/// <summary>段階図: the stages as the definitions name them (customProperties.stage), with the path that the case's instances took.</summary>
internal sealed class StageMapQuery(IWorkflowEngine engine, IDefinitionStore definitions)
{
    private const int MostInstances = 200;

    public async Task<(IReadOnlyList<StageStep> Steps, IReadOnlyList<InstanceSummary> Instances)> ReadAsync(Case @case, CancellationToken cancellationToken)
    {
        var instances = (await engine.ListInstancesAsync(new InstanceFilter { CorrelationId = @case.Id }, null, MostInstances, cancellationToken)).Items;
        Dictionary<string, CaseStage> stages = new(StringComparer.Ordinal);
        HashSet<CaseStage> drawn = [@case.Stage];
        foreach (var summary in (await definitions.ListAsync(null, cancellationToken)).Where(d => d.IsPublished))
        {
            var stored = await definitions.FindVersionAsync(summary.VersionId, cancellationToken);
            if (stored is not null && StageOf(stored.Json) is { } stage)
            {
                stages[summary.DefinitionId] = stage;
                drawn.Add(stage);
            }
        }

        // 解除 and 提供後 are side paths: they appear once the case has taken them or stands in them.
        var taken = instances.Where(i => stages.ContainsKey(i.DefinitionId)).ToLookup(i => stages[i.DefinitionId]);
        var steps = drawn.Where(s => s is not (CaseStage.Termination or CaseStage.Completed) || taken.Contains(s) || @case.Stage == s).Order()
            .Select(s => new StageStep(s, ProgressOf(s, taken[s], @case), [.. taken[s].Select(i => i.DefinitionName).Distinct()]));
        return ([.. steps], instances);
    }

    private static StageProgress ProgressOf(CaseStage stage, IEnumerable<InstanceSummary> taken, Case @case)
    {
        var all = taken.ToList();
        if (all.Exists(i => i.OpenIncidents > 0))
            return StageProgress.Faulted;
        if (stage == @case.Stage)
            return @case.IsOpen ? StageProgress.Running : StageProgress.Done;
        if (all.Exists(i => i.Status == WorkflowStatus.Running))
            return StageProgress.Running;
        return all.Count > 0 ? StageProgress.Done : StageProgress.NotReached;
    }

    private static CaseStage? StageOf(string json)
    {
        using var document = JsonDocument.Parse(json);
        return document.RootElement.TryGetProperty("customProperties", out var custom) && custom.ValueKind == JsonValueKind.Object
            && custom.TryGetProperty("stage", out var stage) && stage.ValueKind == JsonValueKind.String
            && Enum.TryParse<CaseStage>(stage.GetString(), out var value) ? value : null;
    }
}
