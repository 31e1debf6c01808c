using WorkflowAnon.Domain.Calendar;
using WorkflowAnon.Domain.Cases;
using WorkflowAnon.Engine.Definitions;
using WorkflowAnon.Engine.Execution;
using WorkflowAnon.Engine.Runtime;
using WorkflowAnon.Engine.Simulation;
using WorkflowAnon.Procedure.Kernel.DrawnTasks;
using WorkflowAnon.Procedure.Kernel.Tasks;
using WorkflowAnon.Procedure.Simulation;
using WorkflowAnon.Procedure.Statute;

namespace WorkflowAnon.Web.Queries;

/// <summary>Something that a person can do next in a simulation.</summary>
/// <param name="ActivityId">The activity.</param>
/// <param name="Title">What it is.</param>
/// <param name="Detail">When a timer is due, who does a task.</param>
/// <param name="Buttons">Outcome and words of each button.</param>
/// <param name="Days">Deadlines that the person fixes with it: kind and name.</param>
/// <param name="HasDay">True where the person says on which day it happens.</param>
internal sealed record SimulatedMove(
    string ActivityId, string Title, string Detail, IReadOnlyList<(string Outcome, string Text)> Buttons, IReadOnlyList<(string Kind, string Name)> Days, bool HasDay);

/// <summary>A simulation as a page shows it.</summary>
internal sealed record SimulationView(
    CompiledWorkflow Workflow, SimulationAddress Address, ProcedureSimulation Simulation, SimulationResult Result, IReadOnlyList<SimulatedMove> Moves, DefinitionPicture Picture)
{
    /// <summary>The choices that were used.</summary>
    public IReadOnlyList<string> Used => [.. Address.Choices.Take(Result.Taken)];

    /// <summary>The simulated day.</summary>
    public DateOnly Today => JapanTime.DayOf(Result.Now);
}

/// <summary>手続のシミュレーション for those who draw or supervise: runs a definition in memory as far as an address says. Reads definitions, writes nothing.</summary>
internal sealed class SimulationQuery(IDefinitionStore store, PeriodCalculator periods, TimeProvider clock)
{
    /// <summary>Today, where nobody said when to begin.</summary>
    public DateOnly Today => JapanTime.Today(clock);

    /// <summary>A version as compiled, with what the list says of it.</summary>
    /// <exception cref="TaskConflictException">There is none, or it is not this person's to read.</exception>
    public async Task<(DefinitionSummary Summary, CompiledWorkflow Workflow)> FindAsync(Actor actor, string definitionId, int version, CancellationToken cancellationToken)
    {
        CaseAccess.RequireDefinitions(actor);
        var summary = (await store.ListAsync(definitionId, cancellationToken)).FirstOrDefault(v => v.Version == version)
            ?? throw new TaskConflictException(TaskConflictKind.NotFound, "手続定義の版が見つかりません。");
        return (summary, await store.GetCompiledAsync(summary.VersionId, cancellationToken));
    }

    /// <summary>Runs a definition, stored or not, as far as the address says.</summary>
    public async Task<SimulationView> RunAsync(CompiledWorkflow workflow, SimulationAddress address, CancellationToken cancellationToken)
    {
        var trigger = workflow.Triggers.FirstOrDefault(t => t.ActivityId == address.Trigger) ?? (workflow.Triggers.Count > 0 ? workflow.Triggers[0] : null);
        var known = address with { Trigger = trigger?.ActivityId ?? "" };
        var (simulation, result) = await ProcedureSimulation.RunAsync(workflow, periods, new SimulationStart(known.StartsAt, trigger?.ActivityId), known.Read(), cancellationToken);
        IReadOnlyList<SimulatedMove> moves = result.Question is { } question ? [Answer(workflow, question)] : [.. result.Waits.Select(w => Move(workflow, simulation, w))];
        HashSet<string> waiting = [.. result.Waits.Select(w => w.ActivityId)];
        if (result.Question is { } open)
            waiting.Add(open.ActivityId);
        var broken = simulation.Steps.FirstOrDefault(s => s.Kind == SimulatedKind.Fault)?.ActivityId;
        var picture = DefinitionPicture.Of(workflow, simulation.Path, broken, new Dictionary<string, ActivityChange>(), waiting);
        return new SimulationView(workflow, known, simulation, result, moves, picture);
    }

    /// <summary>Words of an outcome.</summary>
    public static string OutcomeText(CompiledWorkflow workflow, string activityId, string? outcome)
    {
        if (workflow.FindActivity(activityId) is { } drawn && DrawnTask.ButtonText(drawn, outcome ?? "") is { } words)
            return words;
        if (outcome is null or "Done" or "")
            return workflow.FindActivity(activityId) is { } done && workflow.Catalog.TryGet(done.Type)?.Ports.FirstOrDefault(p => p.Name == "Done") is { } port ? port.DisplayName : "済み";
        var node = workflow.FindActivity(activityId);
        var ports = node is null ? [] : workflow.Catalog.TryGet(node.Type)?.Ports ?? [];
        return string.Join("、", outcome.Split(',').Select(o => ports.FirstOrDefault(p => p.Name == o)?.DisplayName ?? o switch { "True" => "はい", "False" => "いいえ", _ => o }));
    }

    private static SimulatedMove Answer(CompiledWorkflow workflow, SimulationQuestion question) => question.ForDays
        ? new SimulatedMove(question.ActivityId, NameOf(workflow, question.ActivityId), question.Text, [("", "この日とする"), (ProcedureSimulation.NoDay, "その期限はないものとする")], [("Asked", "期限の日")], HasDay: false)
        : new SimulatedMove(
            question.ActivityId, NameOf(workflow, question.ActivityId), question.Text, [.. question.Outcomes.Select(o => (o, OutcomeText(workflow, question.ActivityId, o)))], [], HasDay: false);

    private static SimulatedMove Move(CompiledWorkflow workflow, ProcedureSimulation simulation, BookmarkRecord wait)
    {
        var name = NameOf(workflow, wait.ActivityId);
        if (wait.DueAt is { } due)
            return new SimulatedMove(wait.ActivityId, name, $"{JapanTime.Format(due)}に進む", [("", "その時まで時間を進める")], [], HasDay: false);
        if (wait.Kind == BookmarkKinds.Event)
            return new SimulatedMove(wait.ActivityId, name, $"イベント「{wait.Key}」を待っている", [("", "イベントが届く")], [], HasDay: true);
        if (wait.Kind == BookmarkKinds.Child)
            return new SimulatedMove(wait.ActivityId, name, "起動した手続の終わりを待っている", [("", "起動した手続が終わる")], [], HasDay: true);
        IReadOnlyList<string> outcomes = workflow.OutcomesOf(wait.ActivityId) is { Count: > 0 } many ? many : ["Done"];
        var days = outcomes.SelectMany(o => simulation.DaysToFix(wait.ActivityId, o)).Distinct().Select(k => (k.ToString(), k.DisplayName()));
        var task = simulation.Steps.LastOrDefault(s => s.ActivityId == wait.ActivityId && s.EndedAt is null);
        return new SimulatedMove(wait.ActivityId, task?.Title ?? name, task?.Detail ?? "", [.. outcomes.Select(o => (o, OutcomeText(workflow, wait.ActivityId, o)))], [.. days], HasDay: true);
    }

    private static string NameOf(CompiledWorkflow workflow, string activityId) => workflow.FindActivity(activityId)?.DisplayName ?? activityId;
}
