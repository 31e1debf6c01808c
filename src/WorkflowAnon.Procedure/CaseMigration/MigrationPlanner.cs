using System.Text.Json;
using WorkflowAnon.Domain.Rules;
using WorkflowAnon.Engine.Checks;
using WorkflowAnon.Engine.Definitions;
using WorkflowAnon.Engine.Execution;
using WorkflowAnon.Engine.Runtime;
using WorkflowAnon.Procedure.Kernel.Tasks;
using WorkflowAnon.Procedure.Statute;

namespace WorkflowAnon.Procedure.CaseMigration;

/// <summary>What moving one running instance would do.</summary>
/// <param name="InstanceId">The instance.</param>
/// <param name="SubjectId">Its case, recruitment or the like; null for none.</param>
/// <param name="Label">Number and name of the subject as lists call it.</param>
/// <param name="Sequence">Number of its last journal entry.</param>
/// <param name="FromVersion">Number of the version it is on.</param>
/// <param name="Now">Where it waits.</param>
/// <param name="Then">Where it would wait.</param>
/// <param name="Passed">Steps that the new version has before that place: this case would not do them.</param>
/// <param name="LostVariables">Variables whose value the new version has no place for.</param>
/// <param name="Problems">Why it cannot be moved; empty when it can.</param>
public sealed record InstancePlan(
    string InstanceId,
    string? SubjectId,
    string Label,
    long Sequence,
    int FromVersion,
    IReadOnlyList<string> Now,
    IReadOnlyList<string> Then,
    IReadOnlyList<string> Passed,
    IReadOnlyList<string> LostVariables,
    IReadOnlyList<string> Problems)
{
    /// <summary>True when it can be moved.</summary>
    public bool IsPossible => Problems.Count == 0;
}

/// <summary>
/// 移行計画: the dry run over the running instances of a definition. Reads only. An instance can be moved when the engine finds the place of everything that is open in it, when what
/// waits is the same work as before, when nothing that was done would be done again, and when no statute rule could be broken from there on.
/// </summary>
[Implements("1-0")]
internal sealed class MigrationPlanner(IWorkflowEngine engine, IDefinitionStore store, UnitDirectory units)
{
    private const int JournalLines = 500;

    // What people read of a task that waits; it stays as it was when the task arose.
    private static readonly string[] Wording = ["title", "instructions", "clauses", "dueInBusinessDays", "checklist", "outcomeLabels", "dueRule", "dueDays", "escalation"];

    // Of the engine's own types only these do something that must not be done twice.
    private static readonly string[] Acting = ["Elsa.PublishEvent", "Elsa.RunTask", "Elsa.ExecuteWorkflow", "Elsa.DispatchWorkflow"];

    private static readonly JsonElement Absent = JsonSerializer.SerializeToElement<object?>(null);

    private readonly Dictionary<RunPlace, RunGraph> _ahead = [];
    private MovedCaseChecks? _checks;

    /// <summary>The plan for instances on earlier versions, in the order of their ids.</summary>
    public async Task<IReadOnlyList<InstancePlan>> PlanAsync(DefinitionSummary target, string? after, int limit, CancellationToken cancellationToken)
    {
        List<InstancePlan> plans = [];
        foreach (var state in await engine.ListStatesAsync(target.DefinitionId, target.Version, after, limit, cancellationToken))
            plans.Add(await PlanAsync(state, target, cancellationToken));
        return plans;
    }

    /// <summary>The plan for one instance; null when there is none.</summary>
    public async Task<InstancePlan?> PlanAsync(string instanceId, DefinitionSummary target, CancellationToken cancellationToken) =>
        await engine.FindStateAsync(instanceId, cancellationToken) is { } state ? await PlanAsync(state, target, cancellationToken) : null;

    private async Task<InstancePlan> PlanAsync(InstanceState state, DefinitionSummary target, CancellationToken cancellationToken)
    {
        var from = await store.GetCompiledAsync(state.DefinitionVersionId, cancellationToken);
        if (state.SubStatus == WorkflowSubStatus.Faulted)
            return await HaltedAsync(state, from, cancellationToken);
        var to = await store.GetCompiledAsync(target.VersionId, cancellationToken);
        var preview = InstanceMigrator.Preview(from, to, state);
        List<string> problems = [.. preview.Plan.Problems];
        List<string> passed = [];
        var waiting = preview.Plan.Moves.Where(m => m.IsWaiting || m.IsFaulted).ToList();
        problems.AddRange(waiting.Where(m => m.NewDisplayName is not null).SelectMany(m => Changed(from, to, m)));
        if (preview.After is { } place)
        {
            var (before, ahead) = (Ahead(preview.Before), Ahead(place));
            var behind = await BehindAsync(state, from, cancellationToken);
            var done = behind.Select(b => b.Step.ActivityId).ToHashSet(StringComparer.Ordinal);
            problems.AddRange(Repeated(to, done, before, ahead));
            problems.AddRange(Lost(preview, done, before, ahead));
            passed.AddRange(Passed(from, to, ahead));
            _checks ??= new MovedCaseChecks(await SetAsync(target, to, cancellationToken));
            problems.AddRange(_checks.Problems(new RunUnderWay(ahead, behind)));
        }

        return new InstancePlan(
            state.Id,
            state.CorrelationId,
            await LabelAsync(state, cancellationToken),
            state.JournalSequence,
            from.Definition.Version,
            [.. waiting.Select(m => m.DisplayName)],
            preview.Plan.IsPossible ? [.. waiting.Select(m => m.NewDisplayName!)] : [],
            passed,
            preview.Plan.LostVariables,
            problems);
    }

    /// <summary>What a fault has halted goes nowhere until an operator has settled it: only then can be said where it stands.</summary>
    private async Task<InstancePlan> HaltedAsync(InstanceState state, CompiledWorkflow from, CancellationToken cancellationToken)
    {
        List<string> places = [.. state.ReadIncidents().Select(i => NameOf(from, i.ActivityId)).Distinct()];
        return new InstancePlan(
            state.Id, state.CorrelationId, await LabelAsync(state, cancellationToken), state.JournalSequence, from.Definition.Version, places, [], [], [],
            [$"「{string.Join("」「", places)}」の障害（インシデント）で止まっています。先に、運用管理者が「運用（インシデント）」の画面で片付けてから、もう一度、計画を確かめてください。"]);
    }

    private async Task<string> LabelAsync(InstanceState state, CancellationToken cancellationToken) => state.CorrelationId is { } subject ? await units.LabelAsync(subject, cancellationToken) : "";

    private RunGraph Ahead(RunPlace place) => _ahead.TryGetValue(place, out var known) ? known : _ahead[place] = RunGraph.From(place);

    /// <summary>What was completed, each in the version that the instance was on then.</summary>
    private async Task<List<(CompiledWorkflow Workflow, RunStep Step)>> BehindAsync(InstanceState state, CompiledWorkflow current, CancellationToken cancellationToken)
    {
        List<JournalEntry> journal = [];
        while (await engine.ReadJournalAsync(state.Id, journal.Count > 0 ? journal[^1].Sequence : 0, JournalLines, cancellationToken) is { Count: > 0 } page)
            journal.AddRange(page.Select(l => l.Entry));
        var versions = await store.ListAsync(state.DefinitionId, cancellationToken);
        List<(CompiledWorkflow, RunStep)> behind = [];
        var workflow = current;

        // Backwards: the latest version is the one it is on, each move says where it came from.
        for (var i = journal.Count - 1; i >= 0; i--)
        {
            var entry = journal[i];
            if (InstanceMigrator.FromVersionOf(entry) is { } number && versions.FirstOrDefault(v => v.Version == number) is { } earlier)
                workflow = await store.GetCompiledAsync(earlier.VersionId, cancellationToken);
            else if (entry.Event == "Completed")
                behind.Add((workflow, new RunStep(entry.ActivityId, entry.Outcomes?.Split(',') ?? ["Done"])));
        }

        behind.Reverse();
        return behind;
    }

    private async Task<List<CompiledWorkflow>> SetAsync(DefinitionSummary target, CompiledWorkflow to, CancellationToken cancellationToken)
    {
        List<CompiledWorkflow> set = [to];
        foreach (var other in (await store.ListAsync(null, cancellationToken)).Where(d => d.IsPublished && d.DefinitionId != target.DefinitionId))
            set.Add(await store.GetCompiledAsync(other.VersionId, cancellationToken));
        return set;
    }

    private static IEnumerable<string> Repeated(CompiledWorkflow to, HashSet<string> done, RunGraph before, RunGraph ahead)
    {
        var (could, can) = (before.Completed(), ahead.Completed());
        return done.Where(id => can.Contains(id) && !could.Contains(id) && to.FindActivity(id) is { } node && (!node.Type.StartsWith("Elsa.", StringComparison.Ordinal) || Acting.Contains(node.Type)))
            .Select(id => $"「{NameOf(to, id)}」（{id}）は済んでいますが、新しい版ではこの先にもう一度あります。済んだ手順は二度行いません。");
    }

    /// <summary>What is drawn behind the place where the case stands, but can never come for it: the engine does nothing twice, so that a step drawn later than it was done ends the way there.</summary>
    private static IEnumerable<string> Lost(MigrationPreview preview, HashSet<string> done, RunGraph before, RunGraph ahead)
    {
        List<string> open = [.. preview.Plan.Moves.Select(m => m.ActivityId)];
        var always = Drawn(before.Workflow, open).Except(before.Completed());
        var to = ahead.Workflow;
        return Drawn(to, open).Except(ahead.Completed()).Except(always).Select(id => done.Contains(id)
            ? $"「{NameOf(to, id)}」（{id}）は済んでいますが、新しい版ではこの先にあります。済んだ手順は二度行わないため、移行するとその先へ進めません。"
            : $"移行すると、この先の「{NameOf(to, id)}」（{id}）に進めなくなります。");
    }

    /// <summary>The activities that connections lead to from what is open.</summary>
    private static HashSet<string> Drawn(CompiledWorkflow workflow, List<string> open)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        var queue = new Queue<ActivityNode>(open.Select(workflow.FindActivity).OfType<ActivityNode>());
        while (queue.TryDequeue(out var node))
        {
            var next = node.Parent is { Type: "Elsa.Sequence" } sequence ? sequence.Children.SkipWhile(c => c != node).Skip(1).Take(1)
                : (node.Parent?.Connections ?? []).Where(c => c.Source == node.Id).Select(c => workflow.FindActivity(c.Target)).OfType<ActivityNode>();
            foreach (var target in next.ToList())
            {
                if (!found.Add(target.Id))
                    continue;
                found.UnionWith(target.SelfAndDescendants().Select(n => n.Id));
                queue.Enqueue(target);
            }
        }

        found.RemoveWhere(id => workflow.FindActivity(id)!.Children.Count > 0);
        return found;
    }

    private static IEnumerable<string> Passed(CompiledWorkflow from, CompiledWorkflow to, RunGraph ahead)
    {
        var can = ahead.Completed();
        return to.Definition.Activities.Where(a => a.Children.Count == 0 && from.FindActivity(a.Id) is null && !can.Contains(a.Id)).Select(a => NameOf(to, a.Id));
    }

    /// <summary>What waits must be the same work: whose it is, for what it waits, who may not do it.</summary>
    private static IEnumerable<string> Changed(CompiledWorkflow from, CompiledWorkflow to, MigrationMove move)
    {
        if (from.FindActivity(move.ActivityId) is not { } before || to.FindActivity(move.ActivityId) is not { } after || before.Type != after.Type)
            yield break;
        var names = from.Catalog.TryGet(before.Type)?.Inputs.Where(i => !Wording.Contains(i.Name, StringComparer.OrdinalIgnoreCase) && !JsonElement.DeepEquals(InputOf(before, i.Name), InputOf(after, i.Name))).Select(i => i.DisplayName).ToList() ?? [];
        if (names.Count > 0)
            yield return $"待っている「{move.DisplayName}」（{move.ActivityId}）の「{string.Join("」「", names)}」が新しい版で変わっています。この作業が終わってから移行してください。";
    }

    // Written differently is not meant differently: only the expression counts.
    private static JsonElement InputOf(ActivityNode activity, string input)
    {
        if (!activity.Json.TryGetProperty(JsonNamingPolicy.CamelCase.ConvertName(input), out var value))
            return Absent;
        return value.ValueKind == JsonValueKind.Object && value.TryGetProperty("expression", out var expression) ? expression : value;
    }

    private static string NameOf(CompiledWorkflow workflow, string activityId) => workflow.FindActivity(activityId)?.DisplayName ?? activityId;
}
