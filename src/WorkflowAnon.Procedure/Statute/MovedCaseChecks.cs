using WorkflowAnon.Domain.Rules;
using WorkflowAnon.Engine.Checks;
using WorkflowAnon.Engine.Definitions;

namespace WorkflowAnon.Procedure.Statute;

/// <summary>
/// 移す事案の法令の検査: whether a case that is moved to another version still keeps every rule over its path, with what it has done behind it and all that the new version
/// lets it do ahead. A rule that it would break, or that cannot be shown to hold, speaks against the move.
/// </summary>
public sealed class MovedCaseChecks
{
    private readonly StatuteRuleBook _book;
    private readonly ActivityReading _reading;
    private readonly DefinitionSet _set;

    /// <summary>Checks beside these definitions, the new version among them.</summary>
    public MovedCaseChecks(IReadOnlyList<CompiledWorkflow> published, StatuteRuleBook? book = null)
    {
        ArgumentNullException.ThrowIfNull(published);
        _book = book ?? StatuteRuleBook.Shipped;
        _reading = new ActivityReading(_book, published[0].Catalog);
        _set = new DefinitionSet(published, _reading.PublishedBy, a => _book.Constant.Contains(a.Type) ? a.Type : null);
    }

    /// <summary>What speaks against it, in Japanese, each with its clause; empty when nothing does.</summary>
    public IReadOnlyList<string> Problems(RunUnderWay run)
    {
        ArgumentNullException.ThrowIfNull(run);
        var activities = run.Ahead.Workflow.Definition.Activities.Concat(run.Behind.Select(b => b.Workflow).Distinct().SelectMany(w => w.Definition.Activities)).ToList();
        return [.. _book.Rules.Where(r => r.First.Concat(r.Then).Any(s => activities.Exists(a => _reading.Matches(a, s)))).Select(r => Problem(r, run)).OfType<string>()];
    }

    private string? Problem(StatuteRule rule, RunUnderWay run)
    {
        var (first, then) = (_reading.Test(rule.First), _reading.Test(rule.Then));
        var violation = rule.Form switch
        {
            StatuteForm.Precedes => _set.Precedes(run, first, then, rule.Since.Count == 0 ? null : _reading.Test(rule.Since)),
            StatuteForm.FollowedBy => _set.FollowedBy(run, first, then, rule.Unless.Count == 0 ? null : _reading.Test(rule.Unless)),
            StatuteForm.DifferentPeople => _set.Barred(run, first, then, IsBarred),
            // The others are about the drawing, not about a case's way through it; they were proven when the version was published.
            _ => null,
        };
        if (violation is null)
            return null;
        var demand = $"{Clauses.Get(rule.Clause).Reference}「{rule.Text}」";
        if (!violation.IsProven)
            return demand + "を守ることを確かめられません。並行する枝の組合せが多すぎます。";
        var path = string.Join(" → ", violation.Steps.Select(s => StepNames.Of(s.Workflow, s.Step)).Select(s => s.Outcome.Length > 0 ? $"{s.Name}（{s.Outcome}）" : s.Name));
        return path.Length > 0 ? $"{demand}に反するおそれがあります（{path}）。" : $"{demand}に反するおそれがあります。";
    }

    private bool IsBarred(ActivityNode first, ActivityNode then) =>
        _reading.Input(then, "differentFrom").Text?.Split(' ', StringSplitOptions.RemoveEmptyEntries).Contains(first.Id) == true;
}
