namespace WorkflowAnon.Domain.Rules;

/// <summary>Rules of 募集要綱 (第1号様式).</summary>
public static class GuidelinesRules
{
    /// <summary>The sections that 第1号様式 carries, in order.</summary>
    public static IReadOnlyList<string> Sections { get; } =
    [
        "趣旨", "対象ファイル", "提案の主体及び欠格事由", "提案の方法", "募集期間", "提案書の記載事項", "添付書類", "審査の基準", "審査結果の通知", "手数料",
        "契約の締結", "作成及び提供", "遵守事項", "変更及び新たな提案", "個人情報の取扱い", "問合せ先", "様式一覧",
    ];

    /// <summary>Checks that no section of the guidelines is empty (4-2a).</summary>
    /// <param name="texts">Text by section.</param>
    public static RuleResult CheckSections(IReadOnlyDictionary<string, string?> texts)
    {
        ArgumentNullException.ThrowIfNull(texts);
        var found = new FindingList();
        foreach (string section in Sections)
            found.BlockIfBlank(texts.GetValueOrDefault(section), "4-2a", section, $"募集要綱（第1号様式）の「{section}」が空です。記載してください。");
        return found.ToResult();
    }

    /// <summary>A paper that the guidelines do not name may be asked for, with a reason (5-6-3n).</summary>
    /// <param name="paper">The paper asked for.</param>
    /// <param name="listed">The papers that the guidelines name.</param>
    /// <param name="reason">Why it is asked for.</param>
    public static RuleResult CheckDemandedPaper(string paper, IEnumerable<string> listed, string? reason)
    {
        var found = new FindingList();
        if (!listed.Any(l => Text.JapaneseText.SameText(l, paper)) && string.IsNullOrWhiteSpace(reason))
            found.Warn("5-6-3n", "papers", $"「{paper}」は募集要綱に記載されていません。審査に必要な理由を記録してください。");
        return found.ToResult();
    }
}
