using System.Text.RegularExpressions;
using WorkflowAnon.Domain.Text;

namespace WorkflowAnon.Domain.Rules;

/// <summary>Words that must not stand in what leaves the office (文言の確認).</summary>
public static partial class WordingRules
{
    private static readonly string[] OfDisposition =
        ["教示", "審査請求", "取消訴訟", "取消しの訴え", "処分の取消", "不服申立て", "異議申立て", "行政不服審査法", "行政事件訴訟法", "行政処分", "処分", "許可", "却下"];

    private static readonly string[] NearAssurance = ["問題ありません", "問題ない", "問題はない", "支障ありません", "大丈夫"];

    /// <summary>The results that a pre-check may have: about form only (5-2-4b).</summary>
    public static IReadOnlyList<string> PreCheckResults { get; } = ["形式上の指摘あり", "形式上の指摘なし"];

    /// <summary>A result notice prepares a contract under private law: no 教示, and not the words of a 処分 (7-0n).</summary>
    /// <param name="text">The whole text of the notice or template.</param>
    /// <param name="quoted">Names that the notice quotes and that may hold such words, e.g. a file named 道路使用許可申請ファイル.</param>
    public static RuleResult CheckNotice(string? text, IEnumerable<string>? quoted = null)
    {
        string rest = NotADisposition().Replace(Without(text, quoted), string.Empty);
        var found = new FindingList();
        foreach (string word in OfDisposition.Where(w => rest.Contains(w, StringComparison.Ordinal)))
        {
            found.Block("7-0n", "text", $"通知の文中に「{word}」があります。審査結果の通知は契約の準備行為で行政処分ではないので、教示や処分の用語は使えません。文言を改めてください。");
            rest = rest.Replace(word, string.Empty, StringComparison.Ordinal);
        }

        return found.ToResult();
    }

    /// <summary>A reply to a pre-check must not let anybody expect conformity (5-2-4b).</summary>
    /// <param name="result">One of <see cref="PreCheckResults"/>.</param>
    /// <param name="text">The reply.</param>
    public static RuleResult CheckPreCheckReply(string? result, string? text)
    {
        var found = new FindingList();
        if (result is null || !PreCheckResults.Contains(result))
            found.Block("5-2-4b", "result", $"事前チェックの結果は「{PreCheckResults[0]}」か「{PreCheckResults[1]}」だけです。基準への適合を思わせる結果は付けられません。");
        string rest = Without(text, null);
        foreach (string word in Assurance().Matches(rest).Select(m => m.Value).Distinct())
            found.Block("5-2-4b", "text", $"回答の文中の「{word}」は、基準に適合するという予断や確信を抱かせます。形式上の指摘だけを書いてください。");
        foreach (string word in NearAssurance.Where(w => rest.Contains(w, StringComparison.Ordinal)))
            found.Warn("5-2-4b", "text", $"回答の文中の「{word}」は、審査の結果を予想させるおそれがあります。形式についての文であることを確かめてください。");
        return found.ToResult();
    }

    private static string Without(string? text, IEnumerable<string>? quoted)
    {
        string rest = JapaneseText.Comparable(text);
        foreach (string name in (quoted ?? []).Select(JapaneseText.Comparable).Where(n => n.Length > 0).OrderByDescending(n => n.Length))
            rest = rest.Replace(name, string.Empty, StringComparison.Ordinal);
        return rest;
    }

    // 「基準に適合するかどうかは審査で判断します」 is what a reply should say, so only the assuring endings are caught.
    [GeneratedRegex("適合(?:する|の)?見込|適合すると(?:思われ|考えられ|見込)|適合しています|適合している(?!か)|基準を満たして(?:います|いる(?!か))|採用見込|採択|内定|通る見込|確実です")]
    private static partial Regex Assurance();

    // 「行政処分ではありません」 is what the notice may well say.
    [GeneratedRegex("(?:行政)?処分(?:として構成されるもの)?(?:では|には)(?:ない|ありません|該当しない|該当しません|当たらない|当たりません|該当するものではない|該当するものではありません)")]
    private static partial Regex NotADisposition();
}
