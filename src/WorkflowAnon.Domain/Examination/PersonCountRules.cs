using System.Globalization;
using WorkflowAnon.Domain.Calendar;

namespace WorkflowAnon.Domain.Rules;

/// <summary>Rules of 本人の数 (criterion ②, 第6⑵).</summary>
public static class PersonCountRules
{
    /// <summary>Lower limit by 規則56, in persons. Fixed by law, so no setting.</summary>
    public const long Minimum = 1_000;

    /// <summary>Checks the persons counted against both limits (6-2, 6-2ア, 6-2イ).</summary>
    public static RuleResult Check(PersonCountFacts facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        var found = new FindingList();
        if (facts.Deduplicated is null)
            found.Block("6-2ア", "deduplicated", "ファイルを構成する本人の数（名寄せ後）が入力されていません。名寄せ前の数では審査できません。");
        else if (facts.Raw is { } raw && facts.Deduplicated > raw)
            found.Block("6-2ア", "deduplicated", "名寄せ後の数が名寄せ前の数より多くなっています。入力を確かめてください。");
        if (facts.CountAsOf is not { } asOf)
            found.Block("6-2イ", "countAsOf", "本人の数をいつの時点で数えたかが入力されていません。原則は募集期間の終了時です。");
        else if (asOf != facts.RecruitmentEnd && string.IsNullOrWhiteSpace(facts.AsOfReason))
            found.Warn("6-2イ", "countAsOf", $"本人の数の時点{JapaneseDate.Format(asOf)}が募集期間の終了時{JapaneseDate.Format(facts.RecruitmentEnd)}と異なります。理由を記録してください。");
        if (facts.Proposed < Minimum)
            found.NonConforming("6-2", "proposed", $"提案の本人の数{Number(facts.Proposed)}人は、下限の1,000人に足りません（規則第56条）。");
        if (facts.Deduplicated is { } upper && facts.Proposed > upper)
            found.NonConforming("6-2", "proposed", $"提案の本人の数{Number(facts.Proposed)}人は、ファイルを構成する本人の数{Number(upper)}人（名寄せ後）を超えています（法第114条第1項第2号）。");
        return found.ToResult();
    }

    internal static string Number(long value) => value.ToString("#,0", CultureInfo.InvariantCulture);
}

/// <summary>The counts that criterion ② compares.</summary>
/// <param name="Proposed">Persons that the proposal asks for.</param>
/// <param name="Raw">Persons in the file before 名寄せ.</param>
/// <param name="Deduplicated">Persons in the file after 名寄せ.</param>
/// <param name="CountAsOf">The day of the count.</param>
/// <param name="RecruitmentEnd">End of the recruitment period, the day that counts in principle.</param>
/// <param name="AsOfReason">Why another day was taken.</param>
public sealed record PersonCountFacts(long Proposed, long? Raw, long? Deduplicated, DateOnly? CountAsOf, DateOnly RecruitmentEnd, string? AsOfReason);
