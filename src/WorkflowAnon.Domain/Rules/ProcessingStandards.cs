namespace WorkflowAnon.Domain.Rules;

/// <summary>The five standards of processing (規則第62条各号).</summary>
public static class ProcessingStandards
{
    /// <summary>How many there are.</summary>
    public const int Count = 5;

    /// <summary>Where 事務対応ガイド explains a standard 1 to 5 (第9-1⑶).</summary>
    [Implements("9-1-3")]
    public static string Guide(int number) => number is >= 1 and <= Count
        ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"事務対応ガイド7-9-{number}")
        : throw new ArgumentOutOfRangeException(nameof(number), number, "1 to 5");

    /// <summary>Short name of a standard 1 to 5.</summary>
    public static string Name(int number) => number switch
    {
        1 => "特定の個人を識別できる記述等の削除",
        2 => "個人識別符号の全部の削除",
        3 => "情報を相互に連結する符号の削除",
        4 => "特異な記述等の削除",
        5 => "その他の適切な措置",
        _ => throw new ArgumentOutOfRangeException(nameof(number), number, "1 to 5"),
    };

    /// <summary>Usual techniques for a standard 1 to 5, as public guides name them.</summary>
    public static string Techniques(int number) => number switch
    {
        1 => "項目削除、一般化（都道府県・年代）、あいまい化、復元できない仮IDへの置換え",
        2 => "項目削除（旅券・免許証・保険者番号、生体の特徴など）",
        3 => "管理IDの削除、対応表を残さない仮IDへの置換え",
        4 => "トップ（ボトム）コーディング、レコード削除、セル削除",
        5 => "ミクロアグリゲーション、データ交換、ノイズ付加、サンプリング、並べ替え、k-匿名性の確認",
        _ => throw new ArgumentOutOfRangeException(nameof(number), number, "1 to 5"),
    };

    /// <summary>What is kept as evidence for a standard 1 to 5.</summary>
    public static string Evidence(int number) => number switch
    {
        1 => "項目ごとの、元の粒度と加工後の粒度",
        2 => "見付かった個人識別符号の一覧（ないときはその旨）",
        3 => "連結に使われていた符号の一覧",
        4 => "区切った値と、該当した件数",
        5 => "リスクの所見、なお一意となる件数、その扱い",
        _ => throw new ArgumentOutOfRangeException(nameof(number), number, "1 to 5"),
    };

    /// <summary>Each standard with its answer, or null where none was given.</summary>
    internal static IEnumerable<(int Number, ProcessingStandardFacts? Answer)> Pair(IReadOnlyList<ProcessingStandardFacts> answers)
    {
        ArgumentNullException.ThrowIfNull(answers);
        return Enumerable.Range(1, Count).Select(n => (n, answers.FirstOrDefault(a => a.Number == n)));
    }
}

/// <summary>The judgement of one standard of 規則62.</summary>
/// <param name="Number">1 to 5.</param>
/// <param name="IsMet">Met or not; null while unanswered.</param>
/// <param name="Evidence">What was checked.</param>
public sealed record ProcessingStandardFacts(int Number, bool? IsMet, string? Evidence);
