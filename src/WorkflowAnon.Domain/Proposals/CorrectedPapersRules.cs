namespace WorkflowAnon.Domain.Rules;

/// <summary>Rules of corrected papers as they arrive (5-7n).</summary>
public static class CorrectedPapersRules
{
    /// <summary>What changed and what came is on record, and a mere explanation changes nothing.</summary>
    /// <param name="parts">Parts that changed; "explanation" for a mere explanation.</param>
    /// <param name="description">What came.</param>
    public static RuleResult CheckContent(IReadOnlyCollection<string> parts, string? description)
    {
        ArgumentNullException.ThrowIfNull(parts);
        var found = new FindingList();
        if (parts.Count == 0)
            found.Block("5-7n", "changedParts", "訂正又は説明された部分を選んでください。選んだ部分だけを入力・確認し直します。");
        return found.BlockIfBlank(description, "5-7n", "description", "提出されたもの（書類の名称、説明の要旨など）を入力してください。").ToResult();
    }
}
