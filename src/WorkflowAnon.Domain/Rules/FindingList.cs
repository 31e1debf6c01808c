namespace WorkflowAnon.Domain.Rules;

/// <summary>Collects the findings of one rule while it runs.</summary>
internal sealed class FindingList
{
    private readonly List<Finding> _findings = [];

    /// <summary>Adds a BLOCK finding.</summary>
    public FindingList Block(string clause, string item, string message) => Add(clause, FindingLevel.Block, item, message);

    /// <summary>Adds a CORRECT finding (補正).</summary>
    public FindingList Correct(string clause, string item, string message) => Add(clause, FindingLevel.Correct, item, message);

    /// <summary>Adds a WARN finding.</summary>
    public FindingList Warn(string clause, string item, string message) => Add(clause, FindingLevel.Warn, item, message);

    /// <summary>Adds a NONCONF finding (不適合事由).</summary>
    public FindingList NonConforming(string clause, string item, string message) => Add(clause, FindingLevel.NonConforming, item, message);

    /// <summary>Adds a HUMAN finding (人の判断).</summary>
    public FindingList Human(string clause, string item, string message) => Add(clause, FindingLevel.Human, item, message);

    /// <summary>Adds a BLOCK finding when the text is blank.</summary>
    public FindingList BlockIfBlank(string? text, string clause, string item, string message) =>
        string.IsNullOrWhiteSpace(text) ? Block(clause, item, message) : this;

    /// <summary>Adds a CORRECT finding when the text is blank.</summary>
    public FindingList CorrectIfBlank(string? text, string clause, string item, string message) =>
        string.IsNullOrWhiteSpace(text) ? Correct(clause, item, message) : this;

    /// <summary>Adds a finding of the given level.</summary>
    public FindingList Add(string clause, FindingLevel level, string item, string message)
    {
        _findings.Add(new Finding(clause, level, item, message));
        return this;
    }

    /// <summary>Adds all findings of another result.</summary>
    public FindingList Add(RuleResult result)
    {
        _findings.AddRange(result.Findings);
        return this;
    }

    /// <summary>The collected findings as a result.</summary>
    public RuleResult ToResult() => _findings.Count == 0 ? RuleResult.Clean : new RuleResult(_findings);
}
