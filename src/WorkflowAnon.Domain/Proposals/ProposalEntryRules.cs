using System.Globalization;

namespace WorkflowAnon.Domain.Rules;

/// <summary>Rules of entering a paper form: what must be there before it can be checked at all (第5-1, 第5-5).</summary>
public static class ProposalEntryRules
{
    /// <summary>The file that a proposal is matched with is one of the recruitment (5-5-2).</summary>
    public static RuleResult CheckRecruitedFile(bool isRecruited)
    {
        var found = new FindingList();
        if (!isRecruited)
            found.Block("5-5-2", "fileId", "この募集の対象にないファイルです。選び直してください。");
        return found.ToResult();
    }

    /// <summary>One proposer at least; an agent has a kind and a name (5-1-0, 5-3-1).</summary>
    public static RuleResult CheckParties(int proposers, bool hasAgent, string? agentName, string? agentKind)
    {
        var found = new FindingList();
        if (proposers < 1)
            found.Block("5-1-0", "proposers", "提案者が入力されていません。一人（一団体）以上入力してください。");
        if (hasAgent)
        {
            found.BlockIfBlank(agentName, "5-3-1", "agentName", "代理人の氏名・名称を入力してください。");
            found.BlockIfBlank(agentKind, "5-3-1", "agentPartyKind", "代理人が個人か法人等かを選んでください。");
        }

        return found.ToResult();
    }

    /// <summary>A file matched by a person belongs to the division that already holds the original (5-5-2).</summary>
    /// <param name="fileDivisionId">Division of the matched file; null when nothing is matched.</param>
    /// <param name="owningDivisionId">The case's 担当課.</param>
    public static RuleResult CheckMatchedFile(string? fileDivisionId, string owningDivisionId)
    {
        var found = new FindingList();
        if (fileDivisionId is not null && fileDivisionId != owningDivisionId)
            found.Block("5-5-2", "fileId", "選んだファイルは、原本を送付した担当課とは別の所属が保有しています。担当課と協議し、原本を回付してから選び直してください。");
        return found.ToResult();
    }

    /// <summary>A person count that was typed is a number of persons (5-5-3).</summary>
    public static RuleResult CheckCount(int? count)
    {
        var found = new FindingList();
        if (count < 0)
            found.Block("5-5-3", "requestedPersonCount", "本人の数は0以上の整数です。読み取れないときは空欄としてください（補正の対象になります）。");
        return found.ToResult();
    }

    /// <summary>Every row names the proposer it is about (5-6-1).</summary>
    /// <param name="list">Name of the list.</param>
    /// <param name="indices">Number of the proposer of each row, from 0; null when none is chosen.</param>
    /// <param name="proposers">How many proposers there are.</param>
    public static RuleResult CheckPartyRows(string list, IReadOnlyList<int?> indices, int proposers)
    {
        ArgumentNullException.ThrowIfNull(indices);
        var found = new FindingList();
        for (int i = 0; i < indices.Count; i++)
        {
            if (indices[i] is not { } index || index < 0 || index >= proposers)
                found.Block("5-6-1", string.Create(CultureInfo.InvariantCulture, $"{list}[{i}].party"), "どの提案者についてのものかを選んでください。");
        }

        return found.ToResult();
    }

    /// <summary>A declared termination has its day: the two years count from it (5-6-1, 5-1-5).</summary>
    /// <param name="rows">For each declaration whether it is a termination, and its day.</param>
    public static RuleResult CheckDeclarations(IReadOnlyList<(bool IsTermination, DateOnly? On)> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        var found = new FindingList();
        for (int i = 0; i < rows.Count; i++)
        {
            if (rows[i] is { IsTermination: true, On: null })
                found.Block("5-6-1", string.Create(CultureInfo.InvariantCulture, $"declarations[{i}].on"), "契約を解除された日を入力してください。2年はその日から起算します。");
        }

        return found.ToResult();
    }

    /// <summary>Every row names the proposer it is about, once (5-6-1).</summary>
    /// <param name="indices">Number of the proposer of each row, from 0; null when none is chosen.</param>
    /// <param name="proposers">How many proposers there are.</param>
    public static RuleResult CheckOathRows(IReadOnlyList<int?> indices, int proposers)
    {
        ArgumentNullException.ThrowIfNull(indices);
        var found = new FindingList();
        for (int i = 0; i < indices.Count; i++)
        {
            string item = string.Create(CultureInfo.InvariantCulture, $"oaths[{i}].party");
            if (indices[i] is not { } index || index < 0 || index >= proposers)
                found.Block("5-6-1", item, "誓約書の提案者を選んでください。");
            else if (indices.Take(i).Contains(index))
                found.Block("5-6-1", item, "同じ提案者の誓約書が二度入力されています。");
        }

        return found.ToResult();
    }
}
