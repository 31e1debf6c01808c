using WorkflowAnon.Domain.Rules;

namespace WorkflowAnon.Procedure.Kernel.Tasks;

/// <summary>Puts findings beside the fields of the form they were typed in.</summary>
internal static class RuleItems
{
    /// <summary>The same findings under the form's field names.</summary>
    /// <param name="result">What a rule found.</param>
    /// <param name="rename">The rule's item to the form's field.</param>
    public static RuleResult Renamed(this RuleResult result, Func<string, string> rename) =>
        new(result.Findings.Select(f => new Finding(f.Clause, f.Level, rename(f.Item), f.Message)));

    /// <summary>The same findings; items found in <paramref name="names"/> are renamed, others stay.</summary>
    public static RuleResult Renamed(this RuleResult result, IReadOnlyDictionary<string, string> names) =>
        result.Renamed(item => names.GetValueOrDefault(item, item));
}
