using WorkflowAnon.Domain.Cases;

namespace WorkflowAnon.Domain.Rules;

/// <summary>Where originals and copies are (原本・写しの所在): the copy is kept before the original goes on.</summary>
public static class CustodyRules
{
    /// <summary>Checks that a paper may be sent on: stamped where asked, copy kept first, original in the sender's hands.</summary>
    public static RuleResult CheckForward(ForwardFacts facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        var found = new FindingList();
        if (facts.RequiresReceiptStamp && facts.StampedOn is null)
            found.Block(facts.Clause, "stampedOn", $"{facts.Paper}に収受日付印がありません。押印した日付を登録してから送付してください。");
        if (!facts.CopyKept)
            found.Block(facts.Clause, "copy", $"{facts.Paper}の写しが登録されていません。写しを保管した上で原本を送付することとされています。写しを登録してください。");
        if (!facts.SenderHoldsOriginal)
            found.Block(facts.Clause, "original", $"{facts.Paper}の原本は送付元の所属にありません。原本の所在を確かめてください。");
        return found.ToResult();
    }

    /// <summary>What a paper's history says against itself or against the present holders, in 日本語; empty when they agree.</summary>
    /// <param name="paper">The paper.</param>
    /// <param name="moves">Its history, in order.</param>
    public static IReadOnlyList<string> CheckHistory(Paper paper, IReadOnlyList<PaperMove> moves)
    {
        ArgumentNullException.ThrowIfNull(paper);
        ArgumentNullException.ThrowIfNull(moves);
        List<string> found = [];
        string original = "";
        string? copy = null;
        for (var i = 0; i < moves.Count; i++)
        {
            var move = moves[i];
            var isFirst = move.Kind == PaperMoveKind.Registered;
            if (move.Number != i + 1 || isFirst != (i == 0) || (!isFirst && move.From != original))
                found.Add($"第{(i + 1).ToString(System.Globalization.CultureInfo.InvariantCulture)}号の移動が、前の所在と続いていません。");
            if (move.Kind == PaperMoveKind.CopyKept)
                copy = move.To;
            else
                original = move.To;
        }

        if (moves.Count != paper.Moves)
            found.Add("移動の記録の数が書類の記録と一致しません。");
        if (original != paper.OriginalHolder || copy != paper.CopyHolder)
            found.Add("移動の記録から分かる所在と、書類の所在が一致しません。");
        return found;
    }

    /// <summary>A corrected paper becomes a further version; no version is ever overwritten (5-7n).</summary>
    /// <param name="paper">The paper's name.</param>
    /// <param name="latestVersion">The latest version that is registered, 1 or more.</param>
    /// <param name="newVersion">The version to register.</param>
    public static RuleResult CheckNewVersion(string paper, int latestVersion, int newVersion)
    {
        var found = new FindingList();
        if (newVersion != latestVersion + 1)
            found.Block("5-7n", "version", $"{paper}の訂正後の書類は、新しい版（第{(latestVersion + 1).ToString(System.Globalization.CultureInfo.InvariantCulture)}版）として登録します。前の版を書き換えることはできません。");
        return found.ToResult();
    }
}

/// <summary>What is known when an original is about to be sent on.</summary>
/// <param name="Clause">5-2-3, 5-7n, 8-3-4 or 9-3-1ウ.</param>
/// <param name="Paper">日本語 name of the paper.</param>
/// <param name="CopyKept">The copy is registered.</param>
/// <param name="RequiresReceiptStamp">The paper needs a 収受日付印 (5-2-3).</param>
/// <param name="StampedOn">Date of the stamp.</param>
/// <param name="SenderHoldsOriginal">The sending division has the original.</param>
public sealed record ForwardFacts(
    string Clause,
    string Paper,
    bool CopyKept,
    bool RequiresReceiptStamp = false,
    DateOnly? StampedOn = null,
    bool SenderHoldsOriginal = true);
