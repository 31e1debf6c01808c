using System.Globalization;
using WorkflowAnon.Domain.Calendar;
using WorkflowAnon.Domain.Cases;
using WorkflowAnon.Engine.Definitions;
using WorkflowAnon.Engine.Execution;
using WorkflowAnon.Engine.Simulation;
using WorkflowAnon.Procedure.Kernel.Activities;
using WorkflowAnon.Procedure.Kernel.DrawnTasks;
using WorkflowAnon.Procedure.Kernel.Tasks;
using WorkflowAnon.Procedure.Statute;
using WorkflowAnon.Storage.Bursts;

namespace WorkflowAnon.Procedure.Simulation;

/// <summary>
/// 手続のシミュレーション: stands in for the activities of the procedure and lists what they would bring. It has the calendar and the definition, nothing else: no
/// database, no outbox, no handler.
/// </summary>
public sealed class ProcedureSimulation : ISimulationHost
{
    /// <summary>Outcome of a question for a day when there is no such deadline.</summary>
    public const string NoDay = "none";

    private const string EventType = "Elsa.Event";
    private static readonly string[] TimerTypes = ["Elsa.Timer", "Elsa.Delay", "Elsa.StartAt"];
    private readonly CompiledWorkflow _workflow;
    private readonly PeriodCalculator _periods;
    private readonly StatuteRuleBook _book;
    private readonly ActivityReading _reading;
    private readonly List<SimulatedStep> _steps = [];
    private readonly List<string> _path = [];
    private readonly Dictionary<DeadlineKind, DateOnly?> _deadlines = [];
    private readonly Dictionary<string, string> _constants = new(StringComparer.Ordinal);
    private string _latestDraft = "";

    private ProcedureSimulation(CompiledWorkflow workflow, PeriodCalculator periods)
    {
        (_workflow, _periods, _book) = (workflow, periods, StatuteRuleBook.Shipped);
        _reading = new ActivityReading(_book, workflow.Catalog);
    }

    /// <summary>What came up, in order.</summary>
    public IReadOnlyList<SimulatedStep> Steps => _steps;

    /// <summary>Activities in the order in which they first began.</summary>
    public IReadOnlyList<string> Path => _path;

    /// <summary>Runs a definition as far as the choices lead, and says where it stands.</summary>
    /// <param name="workflow">The definition, published or not.</param>
    /// <param name="periods">期間計算 of the agency.</param>
    /// <param name="start">Where it begins.</param>
    /// <param name="choices">What the person chose.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static async Task<(ProcedureSimulation Simulation, SimulationResult Result)> RunAsync(
        CompiledWorkflow workflow, PeriodCalculator periods, SimulationStart start, IReadOnlyList<SimulationChoice> choices, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(workflow);
        ArgumentNullException.ThrowIfNull(periods);
        var simulation = new ProcedureSimulation(workflow, periods);
        return (simulation, await WorkflowSimulation.RunAsync(workflow, start, choices, simulation, cancellationToken));
    }

    /// <summary>Deadlines that a person fixes when finishing an activity with an outcome.</summary>
    public IReadOnlyList<DeadlineKind> DaysToFix(string activityId, string outcome) => _workflow.FindActivity(activityId) is { } node
        ? [.. ActEffects.Of(node.Type, outcome, _latestDraft).SelectMany(e => e.Deadlines).Where(d => d.Compute is null).Select(d => d.Kind)] : [];

    /// <inheritdoc/>
    public SimulatedAct Act(SimulatedActivity activity)
    {
        ArgumentNullException.ThrowIfNull(activity);
        return activity switch
        {
            { AlwaysWaits: true, Choice: null } => Open(activity),
            { AlwaysWaits: true } => Finish(activity),
            { Node.Type: "WorkflowAnon.WaitForDeadline" } => WaitFor(activity, Enum.TryParse<DeadlineKind>(Text(activity, "deadline"), out var kind) ? kind : null, Text(activity, "moment") == "start"),
            { Node.Type: "WorkflowAnon.Fees.WaitForPaymentDue" } => WaitFor(activity, DeadlineKind.ContractApplication, atStart: false),
            { Outcomes.Count: > 1 } => Decide(activity),
            { Choice: null } when DaysToFix(activity.Node.Id, "Done") is [var kind, ..] => SimulatedAct.Ask($"{kind.DisplayName()}の日を選んでください（事案の記録で決まる日です）。", forDays: true),
            _ => Pass(activity),
        };
    }

    /// <inheritdoc/>
    public void Observe(JournalEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        if (_workflow.FindActivity(entry.ActivityId) is not { Parent: not null } node)
            return;
        switch (entry.Event)
        {
            case "Started" when node.Children.Count == 0 && !_path.Contains(node.Id):
                _path.Add(node.Id);
                break;
            case "Suspended" when node.Type == EventType:
                Add(SimulatedKind.Awaited, entry.At, node.Id, $"イベント「{EventOf(node)}」を待つ");
                break;
            case "Suspended" when TimerTypes.Contains(node.Type):
                Add(SimulatedKind.Timer, entry.At, node.Id, $"「{NameOf(node)}」の時が来るのを待つ");
                break;
            case "Completed":
                Completed(node, entry);
                break;
            case "Canceled" when OpenStep(node.Id) is { } step:
                (step.IsCancelled, step.EndedAt) = (true, entry.At);
                break;
            case "Faulted":
                Add(SimulatedKind.Fault, entry.At, node.Id, $"「{NameOf(node)}」で止まる", entry.Message ?? "");
                break;
            default:
                break;
        }
    }

    private void Completed(ActivityNode node, JournalEntry entry)
    {
        if (OpenStep(node.Id) is { } step)
            (step.EndedAt, step.Outcome) = (entry.At, entry.Outcomes);
        else if (node.Type == EventType)
            Add(SimulatedKind.Awaited, entry.At, node.Id, $"イベント「{EventOf(node)}」が届いて始まる", ended: true);
        if (ActEffects.Drafts.Contains(node.Type))
            _latestDraft = node.Type;
        foreach (var name in _reading.PublishedBy(node))
            Add(SimulatedKind.Published, entry.At, node.Id, $"イベント「{name}」を発行する", ended: true);
        foreach (var effect in ActEvents.Of(node.Type, entry.Outcomes ?? "Done"))
            Add(SimulatedKind.Published, entry.At, node.Id, $"イベント「{effect.Name}」を発行する", effect.IsCertain ? "" : "発行するかどうかは、事案の記録によります。", ended: true);
    }

    private SimulatedAct Open(SimulatedActivity activity)
    {
        var today = JapanTime.DayOf(activity.Now);
        var own = DueRules.Compute(Text(activity, "dueRule"), Count(activity, "dueDays"), today, _periods);
        DeadlineKind? legal = Enum.TryParse<DeadlineKind>(Text(activity, "legalDeadline"), out var kind) ? kind : null;
        _steps.Add(new SimulatedStep
        {
            Kind = SimulatedKind.Task,
            At = activity.Now,
            ActivityId = activity.Node.Id,
            Title = Text(activity, "title") is { Length: > 0 } title ? title : NameOf(activity.Node),
            Detail = string.Join('\n', new[] { Text(activity, "instructions"), Enum.TryParse<PaperKind>(Text(activity, "paper"), out var paper) ? $"見る書類：{paper.NameWithForms()}" : "", own is null ? "" : $"期限の計算：{own.Rule}" }.Where(t => t.Length > 0)),
            Unit = Text(activity, "unit") is { Length: > 0 } unit ? unit : Units.OwningDivision,
            Duty = Text(activity, "duty") is { Length: > 0 } duty ? duty : Duties.Staff,
            Clauses = Text(activity, "clauses"),
            DueOn = own?.Due ?? (Count(activity, "dueInBusinessDays") is { } days ? _periods.Calendar.AddBusinessDays(today, days) : null),
            Deadline = legal,
            LegalDueOn = legal is { } wanted ? _deadlines.GetValueOrDefault(wanted) : null,
        });
        return SimulatedAct.Wait(TaskRegistrar.BookmarkKind, activity.Node.Id);
    }

    private SimulatedAct Finish(SimulatedActivity activity)
    {
        var choice = activity.Choice!;
        Apply(activity, choice.Outcome.Length > 0 ? choice.Outcome : "Done", choice.Days);
        return SimulatedAct.Complete(choice.Outcome);
    }

    private SimulatedAct WaitFor(SimulatedActivity activity, DeadlineKind? kind, bool atStart)
    {
        if (kind is not { } wanted)
            return SimulatedAct.Complete();
        if (!_deadlines.TryGetValue(wanted, out var due))
        {
            if (activity.Choice is not { } answer)
                return SimulatedAct.Ask($"{wanted.DisplayName()}は、この手続の外で定まります。その日を選んでください。", forDays: true);
            due = answer.Outcome == NoDay || answer.Days.Count == 0 ? null : answer.Days[0];
            _deadlines[wanted] = due;
        }

        // Met or gone: there is nothing to wait for.
        var at = due is not { } day ? activity.Now : atStart ? JapanTime.StartOf(day) : JapanTime.EndOf(day);
        if (at <= activity.Now)
            return Pass(activity);
        Add(SimulatedKind.Timer, activity.Now, activity.Node.Id, $"{wanted.DisplayName()}（{JapaneseDate.FormatWithWeekday(due!.Value)}の{(atStart ? "0時" : "24時")}）を待つ");
        return SimulatedAct.Wait(BookmarkKinds.Timer, $"deadline:{wanted}", at);
    }

    private SimulatedAct Decide(SimulatedActivity activity)
    {
        var isConstant = _book.Constant.Contains(activity.Node.Type);
        if (isConstant && _constants.TryGetValue(activity.Node.Type, out var known))
            return Branch(activity, known);
        if (activity.Choice is not { } choice)
            return SimulatedAct.Ask($"「{NameOf(activity.Node)}」の結果は、事案の記録で決まります。どちらへ進むか選んでください。");
        if (isConstant)
            _constants[activity.Node.Type] = choice.Outcome;
        return Branch(activity, choice.Outcome);
    }

    private SimulatedAct Branch(SimulatedActivity activity, string outcome)
    {
        Add(SimulatedKind.Automatic, activity.Now, activity.Node.Id, NameOf(activity.Node));
        Apply(activity, outcome, []);
        return SimulatedAct.Complete(outcome);
    }

    private SimulatedAct Pass(SimulatedActivity activity)
    {
        if (activity.Node.Type == "WorkflowAnon.EnterStage" && Enum.TryParse<CaseStage>(Text(activity, "stage"), out var stage))
            Add(SimulatedKind.Stage, activity.Now, activity.Node.Id, $"段階「{stage.DisplayName()}」に進む", ended: true);
        else if (activity.Node.Type == "WorkflowAnon.CompleteCase" && Enum.TryParse<CaseOutcome>(Text(activity, "outcome"), out var outcome))
            Add(SimulatedKind.Stage, activity.Now, activity.Node.Id, $"事案を完結する（{outcome.DisplayName()}）", ended: true);
        else if (!_reading.PublishedBy(activity.Node).Any() && OpenStep(activity.Node.Id) is null)
            Add(SimulatedKind.Automatic, activity.Now, activity.Node.Id, NameOf(activity.Node));
        Apply(activity, "Done", activity.Choice?.Days ?? []);
        return SimulatedAct.Complete();
    }

    private void Apply(SimulatedActivity activity, string outcome, IReadOnlyList<DateOnly> days)
    {
        var (today, next) = (JapanTime.DayOf(activity.Now), 0);
        foreach (var effect in ActEffects.Of(activity.Node.Type, outcome, _latestDraft))
        {
            foreach (var met in effect.Meets)
                _deadlines[met] = null;
            foreach (var (kind, compute) in effect.Deadlines)
            {
                var computed = compute is not null ? compute(_periods, today, activity.Inputs)
                    : next < days.Count ? new ComputedDate(days[next], days[next++], "この作業で人が定める日", "", []) : null;
                if (computed is not null)
                    Set(activity, kind, computed);
                else
                    Add(SimulatedKind.Deadline, activity.Now, activity.Node.Id, kind.DisplayName(), "この作業で人が定める日です。日を選ばなかったので、この後の期限は計算していません。", ended: true);
            }

            foreach (var paper in effect.Papers)
                Add(SimulatedKind.Paper, activity.Now, activity.Node.Id, paper, ended: true);
        }
    }

    private void Set(SimulatedActivity activity, DeadlineKind kind, ComputedDate computed)
    {
        // What waits under the deadline follows it.
        if (_deadlines.GetValueOrDefault(kind) is not null)
            foreach (var task in _steps.Where(s => s is { Kind: SimulatedKind.Task, EndedAt: null } && s.Deadline == kind && s.ActivityId != activity.Node.Id))
                task.LegalDueOn = computed.Due;
        _deadlines[kind] = computed.Due;
        _steps.Add(new SimulatedStep
        {
            Kind = SimulatedKind.Deadline,
            At = activity.Now,
            ActivityId = activity.Node.Id,
            Title = kind.DisplayName(),
            Detail = computed.Rule,
            Clauses = computed.Clause,
            DueOn = computed.Due,
            Deadline = kind,
            EndedAt = activity.Now,
        });
    }

    private void Add(SimulatedKind kind, DateTimeOffset at, string activityId, string title, string detail = "", bool ended = false) =>
        _steps.Add(new SimulatedStep { Kind = kind, At = at, ActivityId = activityId, Title = title, Detail = detail, EndedAt = ended ? at : null });

    private SimulatedStep? OpenStep(string activityId) => _steps.FindLast(s => s.ActivityId == activityId && s.EndedAt is null);

    private string EventOf(ActivityNode node) => _reading.Input(node, "eventName").Text ?? "名前が式で決まるもの";

    private static string NameOf(ActivityNode node) => node.DisplayName ?? node.Name ?? node.Id;

    private static int? Count(SimulatedActivity activity, string input) =>
        activity.Inputs.GetValueOrDefault(input) is { } days ? Convert.ToInt32(days, CultureInfo.InvariantCulture) : null;

    private static string Text(SimulatedActivity activity, string input) => activity.Inputs.GetValueOrDefault(input) as string ?? "";
}
