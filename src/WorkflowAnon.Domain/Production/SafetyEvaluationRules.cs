using System.Globalization;

namespace WorkflowAnon.Domain.Rules;

/// <summary>Rules of the yearly evaluation of safety measures (第11-3⑵, 規則65).</summary>
public static class SafetyEvaluationRules
{
    private static readonly string[] Names = ["権限及び責任の明確化", "規程類の整備と適切な取扱い", "権限のない者による取扱いの防止"];

    /// <summary>Name of a standard 1 to 3 (規則65).</summary>
    public static string Name(int number) => Names[number - 1];

    /// <summary>Each of the three standards is judged, with what was seen; what is not kept gets a measure of improvement (11-3).</summary>
    public static RuleResult CheckEvaluation(IReadOnlyList<SafetyStandardFacts> standards)
    {
        ArgumentNullException.ThrowIfNull(standards);
        var found = new FindingList();
        for (int number = 1; number <= Names.Length; number++)
        {
            string item = string.Create(CultureInfo.InvariantCulture, $"standards[{number}]");
            var answer = standards.FirstOrDefault(s => s.Number == number);
            if (answer?.IsKept is not { } kept)
            {
                found.Block("11-3", item, $"規則第65条の基準（{Name(number)}）の評価が入力されていません。");
                continue;
            }

            found.BlockIfBlank(answer.Finding, "11-3", item + ".finding", $"規則第65条の基準（{Name(number)}）について確認した内容を入力してください。");
            if (!kept)
                found.BlockIfBlank(answer.Improvement, "11-3", item + ".improvement", $"守られていない基準（{Name(number)}）について、改善のために必要な措置を入力してください。");
        }

        return found.ToResult();
    }

    /// <summary>What was to be improved has been improved (11-3⑵).</summary>
    public static RuleResult CheckImprovement(string? measure, DateOnly? takenOn, DateOnly today)
    {
        var found = new FindingList();
        found.BlockIfBlank(measure, "11-3", "measure", "改善のために講じた措置を入力してください。");
        if (takenOn is not { } on || on > today)
            found.Block("11-3", "takenOn", "措置を講じた日を、今日までの日で入力してください。");
        return found.ToResult();
    }
}

/// <summary>The evaluation of one standard of 規則65.</summary>
/// <param name="Number">1 to 3.</param>
/// <param name="IsKept">Kept or not; null while unanswered.</param>
/// <param name="Finding">What was seen.</param>
/// <param name="Improvement">What has to be improved.</param>
public sealed record SafetyStandardFacts(int Number, bool? IsKept, string? Finding, string? Improvement);
