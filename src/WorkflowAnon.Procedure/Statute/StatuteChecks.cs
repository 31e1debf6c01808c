using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using WorkflowAnon.Domain.Rules;
using WorkflowAnon.Engine.Checks;
using WorkflowAnon.Engine.Definitions;
using WorkflowAnon.Engine.Runtime;

namespace WorkflowAnon.Procedure.Statute;

/// <summary>
/// 法令の検査 (architecture.md, decision 6): the rules over definitions that run beside each other. What is meant by a path is said at
/// <see cref="RunGraph"/>. Verdicts are kept by the content of the definitions: the same set is looked at once.
/// </summary>
[Implements("1-0")]
public sealed class StatuteChecks : IDefinitionSetRule
{
    private const int MostKept = 64;
    private readonly StatuteRuleBook _book;
    private readonly ConcurrentDictionary<string, IReadOnlyList<StatuteVerdict>> _verdicts = new(StringComparer.Ordinal);

    /// <summary>Checks with the rules of the product.</summary>
    public StatuteChecks()
        : this(StatuteRuleBook.Shipped)
    {
    }

    /// <summary>Checks with other rules.</summary>
    public StatuteChecks(StatuteRuleBook book) => _book = book;

    /// <inheritdoc/>
    public IReadOnlyList<DefinitionProblem> Check(IReadOnlyList<CheckedDefinition> set)
    {
        ArgumentNullException.ThrowIfNull(set);
        var sources = set.ToDictionary(x => x.Workflow.Definition.DefinitionId, x => x.Source, StringComparer.Ordinal);
        return [.. Verdicts([.. set.Select(x => x.Workflow)]).SelectMany(v => v.Problems).Select(p => p with { Source = sources.GetValueOrDefault(p.DefinitionId, p.Source) })];
    }

    /// <summary>What each rule says of these definitions, in the order of the rules.</summary>
    public IReadOnlyList<StatuteVerdict> Verdicts(IReadOnlyList<CompiledWorkflow> workflows)
    {
        ArgumentNullException.ThrowIfNull(workflows);
        var key = KeyOf(workflows);
        if (_verdicts.TryGetValue(key, out var known))
            return known;
        if (_verdicts.Count > MostKept)
            _verdicts.Clear();
        return _verdicts[key] = workflows.Count == 0 ? [] : [.. new Examination(_book, workflows).Verdicts()];
    }

    private static string KeyOf(IReadOnlyList<CompiledWorkflow> workflows)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var workflow in workflows.OrderBy(w => w.Definition.DefinitionId, StringComparer.Ordinal))
            hash.AppendData(Encoding.UTF8.GetBytes(workflow.Definition.Json));
        return Convert.ToHexString(hash.GetHashAndReset());
    }

    private sealed class Examination
    {
        private readonly StatuteRuleBook _book;
        private readonly ActivityReading _reading;
        private readonly DefinitionSet _set;

        public Examination(StatuteRuleBook book, IReadOnlyList<CompiledWorkflow> workflows)
        {
            _book = book;
            _reading = new ActivityReading(book, workflows[0].Catalog);
            _set = new DefinitionSet(workflows, _reading.PublishedBy, a => book.Constant.Contains(a.Type) ? a.Type : null);
        }

        public IEnumerable<StatuteVerdict> Verdicts() => _book.Rules.Select(rule => new StatuteVerdict(
            rule,
            [.. _set.Workflows.Where(w => w.Definition.Activities.Any(a => rule.Selectors.Any(s => _reading.Matches(a, s)))).Select(w => w.Definition.DefinitionId)],
            [.. Scripts(rule), .. Offences(rule)]));

        private IEnumerable<DefinitionProblem> Offences(StatuteRule rule)
        {
            var (first, then) = (_reading.Test(rule.First), _reading.Test(rule.Then));
            return rule.Form switch
            {
                StatuteForm.Precedes => OnPath(rule, _set.Precedes(first, then, rule.Since.Count == 0 ? null : _reading.Test(rule.Since)), v => v.Steps[^1]),
                StatuteForm.FollowedBy => OnPath(rule, _set.FollowedBy(first, then, rule.Unless.Count == 0 ? null : _reading.Test(rule.Unless)),
                    v => v.Steps.Last(s => s.Workflow == v.First.Workflow && first(s.Workflow.FindActivity(s.Step.ActivityId)!, s.Step.Outcomes))),
                StatuteForm.DifferentPeople => OnPath(rule, _set.Barred(first, then, IsBarred), v => v.Steps[^1]),
                StatuteForm.Exists => Missing(rule),
                _ => OutOfBound(rule),
            };
        }

        private bool IsBarred(ActivityNode first, ActivityNode then) =>
            _reading.Input(then, "differentFrom").Text?.Split(' ', StringSplitOptions.RemoveEmptyEntries).Contains(first.Id) == true;

        private static IEnumerable<DefinitionProblem> OnPath(StatuteRule rule, PathViolation? violation, Func<PathViolation, (CompiledWorkflow Workflow, RunStep Step)> place)
        {
            if (violation is null)
                yield break;
            if (!violation.IsProven)
            {
                yield return Problem(rule, violation.First.Workflow, null, "を守ることを確かめられません。並行する枝の組合せが多すぎます。枝を別の手続定義に分けてください。");
                yield break;
            }

            var (workflow, step) = place(violation);
            yield return Problem(rule, workflow, step.ActivityId, "に反する経路があります。") with { Path = [.. violation.Steps.Select(s => StepNames.Of(s.Workflow, s.Step))] };
        }

        private IEnumerable<DefinitionProblem> Missing(StatuteRule rule)
        {
            var applies = rule.When.Count == 0 ? _set.Workflows[0] : _set.Find(_reading.Test(rule.When)).Select(x => x.Workflow).FirstOrDefault();
            var first = _reading.Test(rule.First);
            if (applies is null || _set.Runs.Any(r => r.Completed().Select(r.Workflow.FindActivity).Any(a => Array.Exists(OutcomesOf(r.Workflow, a!), o => first(a!, [o])))))
                yield break;
            yield return Problem(rule, applies, null, "に当たるアクティビティがありません。");
        }

        private IEnumerable<DefinitionProblem> OutOfBound(StatuteRule rule)
        {
            foreach (var workflow in _set.Workflows)
            {
                if (rule.Within.Count > 0 && !workflow.Definition.Activities.Any(a => rule.Within.Any(s => _reading.Matches(a, s))))
                    continue;
                foreach (var activity in workflow.Definition.Activities.Where(a => rule.First.Any(s => _reading.Matches(a, s))))
                {
                    var input = _reading.Input(activity, rule.Input);
                    var name = workflow.Catalog.TryGet(activity.Type)?.Inputs.FirstOrDefault(x => x.Name.Equals(rule.Input, StringComparison.OrdinalIgnoreCase))?.DisplayName ?? rule.Input;
                    if (!input.IsLiteral)
                        yield return Problem(rule, workflow, activity.Id, $"を確かめられません。入力「{name}」は、法令の規則が定める値のため、式や変数でなくリテラルで指定してください。");
                    else if (input.Text is null ? !rule.Bound!.Optional : !rule.Bound!.Allows(input.Text))
                        yield return Problem(rule, workflow, activity.Id, $"に反します。入力「{name}」は{(input.Text is null ? "空" : $"「{input.Text}」")}ですが、{rule.Bound}でなければなりません。");
                }
            }
        }

        // What a rule looks at must stand in the definition itself: a script could make it anything.
        private IEnumerable<DefinitionProblem> Scripts(StatuteRule rule) =>
            from workflow in _set.Workflows
            from activity in workflow.Definition.Activities
            let inputs = rule.Selectors.SelectMany(s => _reading.ScriptedInputs(activity, s)).Concat(PeopleInput(rule, activity)).Distinct().ToList()
            where inputs.Count > 0
            select Problem(rule, workflow, activity.Id, $"を確かめられません。入力「{string.Join("」「", inputs)}」は、法令の規則が見る値のため、式や変数でなくリテラルで指定してください。");

        private IEnumerable<string> PeopleInput(StatuteRule rule, ActivityNode activity) =>
            rule.Form == StatuteForm.DifferentPeople && rule.Then.Any(s => _reading.Matches(activity, s)) && !_reading.Input(activity, "differentFrom").IsLiteral ? ["differentFrom"] : [];

        private static string[] OutcomesOf(CompiledWorkflow workflow, ActivityNode activity) => workflow.OutcomesOf(activity.Id) is { Count: > 0 } outcomes ? [.. outcomes] : ["Done"];

        private static DefinitionProblem Problem(StatuteRule rule, CompiledWorkflow workflow, string? activityId, string reason) =>
            new(workflow.Definition.Id, activityId, $"{Clauses.Get(rule.Clause).Reference}「{rule.Text}」{reason}")
            {
                DefinitionId = workflow.Definition.DefinitionId,
                Check = rule.Id,
                Clause = rule.Clause,
                Remedy = rule.Remedy,
            };
    }
}

/// <summary>What a rule says of a set of definitions.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Concerned">Ids of the definitions that hold activities the rule is about.</param>
/// <param name="Problems">Where it is not kept; empty when it is.</param>
public sealed record StatuteVerdict(StatuteRule Rule, IReadOnlyList<string> Concerned, IReadOnlyList<DefinitionProblem> Problems)
{
    /// <summary>True when the rule is kept.</summary>
    public bool IsKept => Problems.Count == 0;
}

/// <summary>Steps of a path as people read them.</summary>
internal static class StepNames
{
    public static PathStep Of(CompiledWorkflow workflow, RunStep step)
    {
        var activity = workflow.FindActivity(step.ActivityId)!;
        var ports = workflow.Catalog.TryGet(activity.Type)?.Ports ?? [];
        var isChoice = workflow.OutcomesOf(step.ActivityId).Count > 1 && step.Outcomes.Count == 1;
        var outcome = isChoice ? ports.FirstOrDefault(p => p.Name == step.Outcomes[0])?.DisplayName ?? step.Outcomes[0] : "";
        return new PathStep(workflow.Definition.DefinitionId, step.ActivityId, activity.DisplayName ?? activity.Name ?? activity.Id, outcome);
    }
}
