using WorkflowAnon.Domain.Text;

namespace WorkflowAnon.Domain.Rules;

/// <summary>個人番号 is never kept (番号法20): neither a copy of the card's back nor the number in any text.</summary>
public static class IndividualNumberRules
{
    /// <summary>What a person is told wherever a copy of an identity paper comes in.</summary>
    public const string CopyWarning = "個人番号カードは表面だけを受け取ります。裏面や個人番号の写ったものは、その場で返却するか、番号を隠してもらいます（番号法第20条）。";

    private const int Digits = 12;

    /// <summary>A copy that shows a 個人番号 is given back or masked before anything else (5-4-1ア).</summary>
    /// <param name="shows">The copy shows the number.</param>
    /// <param name="handling">What was done with it.</param>
    /// <param name="item">Field of the answer.</param>
    public static RuleResult CheckCopy(bool shows, string? handling, string item)
    {
        var found = new FindingList();
        if (shows)
            found.BlockIfBlank(handling, "5-4-1ア", item, "個人番号の写った写しは受け取れません（番号法第20条）。返却したか、番号を隠したものに差し替えたかを記録してください。");
        return found.ToResult();
    }

    /// <summary>A text in which a 個人番号 was typed is refused (5-4-1ア).</summary>
    public static RuleResult CheckText(string? text, string item)
    {
        var found = new FindingList();
        if (Contains(text))
            found.Block("5-4-1ア", item, "個人番号とみられる12桁の数字が入力されています。個人番号は記録できません（番号法第20条）。削除してください。");
        return found.ToResult();
    }

    /// <summary>The text holds twelve digits in a row (blanks and hyphens aside) whose check digit is that of a 個人番号.</summary>
    public static bool Contains(string? text)
    {
        string digits = "";
        foreach (char c in JapaneseText.Comparable(text) + "。")
        {
            if (char.IsAsciiDigit(c))
                digits += c;
            else if (c != '-')
            {
                if (digits.Length == Digits && IsIndividualNumber(digits))
                    return true;
                digits = "";
            }
        }

        return false;
    }

    // 番号法施行規則第5条: the check digit over the eleven digits, weights 2–7 and 2–6 from the right.
    private static bool IsIndividualNumber(string digits)
    {
        int sum = 0;
        for (int n = 1; n < Digits; n++)
            sum += (digits[Digits - 1 - n] - '0') * (n <= 6 ? n + 1 : n - 5);
        int rest = sum % 11;
        return digits[Digits - 1] - '0' == (rest <= 1 ? 0 : 11 - rest);
    }
}
