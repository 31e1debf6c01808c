namespace WorkflowAnon.Domain.Rules;

/// <summary>The five standards of processing (規則第62条各号).</summary>
public static class ProcessingStandards
{
    /// <summary>How many there are.</summary>
    public const int Count = 5;

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
