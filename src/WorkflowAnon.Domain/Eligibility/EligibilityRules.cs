using System.Globalization;
using WorkflowAnon.Domain.Calendar;
using WorkflowAnon.Domain.Text;

namespace WorkflowAnon.Domain.Rules;

/// <summary>
/// Rules of 欠格事由 (第5-1, 法113). The software computes and looks up; that somebody is barred is always a person's decision, so every
/// finding is HUMAN.
/// </summary>
public static class EligibilityRules
{
    /// <summary>Checks one proposer on a day: proposal, review or contract.</summary>
    public static RuleResult Check(EligibilityFacts party, IReadOnlyList<TerminatedPartyFacts> register, DateOnly on, PeriodCalculator periods, string item = "proposer")
    {
        ArgumentNullException.ThrowIfNull(party);
        ArgumentNullException.ThrowIfNull(register);
        ArgumentNullException.ThrowIfNull(periods);
        var found = new FindingList();
        CheckOne(party, register, on, periods, item, null, found);
        var officers = party.Officers ?? [];
        for (int i = 0; i < officers.Count; i++)
            CheckOne(officers[i], register, on, periods, string.Create(CultureInfo.InvariantCulture, $"{item}.officers[{i}]"), party.Name, found);
        return found.ToResult();
    }

    // An officer's ground is the corporation's ground 第5-1⑹.
    private static void CheckOne(EligibilityFacts who, IReadOnlyList<TerminatedPartyFacts> register, DateOnly on, PeriodCalculator periods, string item, string? corporation, FindingList found)
    {
        string subject = corporation is null ? $"「{who.Name}」" : $"「{corporation}」の役員「{who.Name}」";
        void Add(string clause, string field, string text) => found.Human(corporation is null ? clause : "5-1-6", item + field, $"{subject}は、{text}提案できない者に当たるか確認し、決定してください。");

        if (!who.IsCorporation && who.BirthDate is { } born)
        {
            if (born > on)
                Add("5-1-1", ".birthDate", "生年月日が基準日より後です。");
            else if (PeriodCalculator.Adulthood(born, on) is { IsAdult: false } age)
                Add("5-1-1", ".birthDate", $"未成年者です（法定代理人によっても提案できません）。{age.Rule}");
        }

        if (who.DeclaresIncapacity)
            Add("5-1-2", string.Empty, "第5の1⑵に当たらないことを誓約していません。");
        if (who.DeclaresBankruptcy)
            Add("5-1-3", string.Empty, "破産手続開始の決定を受けて復権を得ていないとの申告があります。");
        CheckSentence(who.Sentence, on, periods, text => Add("5-1-4", ".sentence", text));
        foreach (var date in who.DeclaredTerminations ?? [])
            CheckTermination(date, "申告された契約の解除", on, periods, text => Add("5-1-5", ".terminations", text));
        foreach (var entry in register)
        {
            var match = Match(who, entry);
            if (match == PartyMatch.None)
                continue;
            string source = match == PartyMatch.Same ? $"解除者の記録「{entry.Name}」" : $"解除者の記録「{entry.Name}」（名称は同じで、同一の者かは確認が必要）";
            CheckTermination(entry.TerminatedOn, source, on, periods, text => Add("5-1-5", ".terminations", text));
        }
    }

    // 法113四 bars from the conviction on; the two years only say when it ends. So a sentence still running bars too.
    private static void CheckSentence(SentenceFacts? sentence, DateOnly on, PeriodCalculator periods, Action<string> add)
    {
        if (sentence is null)
            return;
        if (sentence.EndedOn is not { } ended || on < ended)
            add("刑の執行が終わっていません（執行を受けることがなくなってもいません）。");
        else if (periods.Lookback(ended, on, "5-1-4") is { IsBarred: true } judged)
            add($"刑の執行を終わった日等から起算して2年を経過していません（{JapaneseDate.Format(judged.Until)}まで）。{judged.Rule}");
    }

    private static void CheckTermination(DateOnly terminatedOn, string source, DateOnly on, PeriodCalculator periods, Action<string> add)
    {
        if (periods.Lookback(terminatedOn, on) is { IsBarred: true } judged)
            add($"{source}の日{JapaneseDate.Format(terminatedOn)}から起算して2年を経過していません（{JapaneseDate.Format(judged.Until)}まで）。{judged.Rule}");
    }

    /// <summary>Whether an entry of the register of terminated parties is about a party: by the 法人番号 where both have one, else by name and address.</summary>
    public static PartyMatch Match(EligibilityFacts who, TerminatedPartyFacts entry)
    {
        ArgumentNullException.ThrowIfNull(who);
        ArgumentNullException.ThrowIfNull(entry);
        if (who.CorporateNumber is not null && entry.CorporateNumber is not null)
            return JapaneseText.SameText(who.CorporateNumber, entry.CorporateNumber) ? PartyMatch.Same : PartyMatch.None;
        return JapaneseText.CompareNames(who.Name, entry.Name) switch
        {
            NameMatch.Same when JapaneseText.SameAddress(who.Address, entry.Address) => PartyMatch.Same,
            NameMatch.Different => PartyMatch.None,
            _ => PartyMatch.Perhaps,
        };
    }
}

/// <summary>Whether two records are about the same party.</summary>
public enum PartyMatch
{
    /// <summary>No.</summary>
    None,

    /// <summary>The name is the same; a person looks.</summary>
    Perhaps,

    /// <summary>Yes.</summary>
    Same,
}
