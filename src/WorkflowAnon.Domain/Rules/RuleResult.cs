namespace WorkflowAnon.Domain.Rules;

/// <summary>What a rule found, in the order of the form or the step it looked at.</summary>
public sealed record RuleResult
{
    /// <summary>A result without any finding.</summary>
    public static RuleResult Clean { get; } = new([]);

    /// <summary>Makes a result of these findings.</summary>
    public RuleResult(IEnumerable<Finding> findings) => Findings = [.. findings];

    /// <summary>Everything found, in order.</summary>
    public IReadOnlyList<Finding> Findings { get; }

    /// <summary>Nothing at all was found.</summary>
    public bool IsClean => Findings.Count == 0;

    /// <summary>At least one finding forbids to complete the step.</summary>
    public bool IsBlocked => Has(FindingLevel.Block);

    /// <summary>The findings that forbid to complete the step.</summary>
    public IEnumerable<Finding> Blocks => At(FindingLevel.Block);

    /// <summary>The findings that go to 補正.</summary>
    public IEnumerable<Finding> Corrections => At(FindingLevel.Correct);

    /// <summary>The findings that need a recorded reason and name to go on.</summary>
    public IEnumerable<Finding> Warnings => At(FindingLevel.Warn);

    /// <summary>The findings of one level.</summary>
    public IEnumerable<Finding> At(FindingLevel level) => Findings.Where(f => f.Level == level);

    /// <summary>The findings about one field.</summary>
    public IEnumerable<Finding> ForItem(string item) => Findings.Where(f => f.Item == item);

    /// <summary>There is a finding of this level.</summary>
    public bool Has(FindingLevel level) => At(level).Any();

    /// <summary>This result followed by another.</summary>
    public RuleResult And(RuleResult other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return new(Findings.Concat(other.Findings));
    }

    /// <summary>Several results in a row as one.</summary>
    public static RuleResult Merge(params IEnumerable<RuleResult> results)
    {
        ArgumentNullException.ThrowIfNull(results);
        return new(results.SelectMany(r => r.Findings));
    }
}
