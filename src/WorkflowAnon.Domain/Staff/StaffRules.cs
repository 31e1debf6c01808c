using System.Text.RegularExpressions;

namespace WorkflowAnon.Domain.Staff;

/// <summary>職員アカウントの決まり: what a sign-in name, a password and an address must be like.</summary>
public static partial class StaffRules
{
    /// <summary>Fewest characters of a password.</summary>
    public const int ShortestPassword = 12;

    /// <summary>Most characters of a password.</summary>
    public const int LongestPassword = 128;

    /// <summary>Longest address, as mail systems take it.</summary>
    public const int LongestMail = 254;

    private const int FewestDifferent = 5;

    /// <summary>Null when a 利用者ID may be given out, else why not.</summary>
    public static string? WhyNotUserName(string userName)
    {
        ArgumentNullException.ThrowIfNull(userName);
        return UserName().IsMatch(userName) ? null : "利用者IDは、半角の英小文字・数字・ハイフン・下線・ピリオドで、英字から始めて、3文字以上64文字以内で入力してください。";
    }

    /// <summary>Null when a person may take <paramref name="password"/>, else why not and what to do.</summary>
    public static string? WhyNotPassword(string password, string userName)
    {
        ArgumentNullException.ThrowIfNull(password);
        ArgumentException.ThrowIfNullOrEmpty(userName);
        if (password.Length is < ShortestPassword or > LongestPassword)
            return $"パスワードは{ShortestPassword}文字以上{LongestPassword}文字以内にしてください（今の長さは{password.Length}文字です）。";
        if (!password.Any(char.IsAsciiLetter) || !password.Any(char.IsAsciiDigit))
            return "パスワードには、半角の英字と数字の両方を入れてください。";
        if (password.Contains(userName, StringComparison.OrdinalIgnoreCase))
            return "パスワードに利用者IDを含めることはできません。";
        return password.Distinct().Count() < FewestDifferent ? $"同じ文字の繰返しです。{FewestDifferent}種類以上の文字を使ってください。" : null;
    }

    /// <summary>Null when <paramref name="address"/> can receive mail, else why not.</summary>
    public static string? WhyNotMail(string address)
    {
        ArgumentNullException.ThrowIfNull(address);
        return address.Length <= LongestMail && Mail().IsMatch(address) ? null : "メールアドレスを、名前@ドメイン の形（半角）で入力してください。";
    }

    // What RFC 5322 takes without quotation marks, which no office gives out.
    [GeneratedRegex(@"^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*@[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?(\.[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?)+\z")]
    private static partial Regex Mail();

    [GeneratedRegex("^[a-z][a-z0-9._-]{2,63}\\z")]
    private static partial Regex UserName();
}
