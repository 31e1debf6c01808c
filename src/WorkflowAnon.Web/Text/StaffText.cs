using System.Globalization;
using WorkflowAnon.Domain.Agency;
using WorkflowAnon.Domain.Calendar;
using WorkflowAnon.Storage.Identity;
using WorkflowAnon.Web.Queries;

namespace WorkflowAnon.Web.Text;

/// <summary>Words for 職員アカウント.</summary>
internal static class StaffText
{
    /// <summary>What the record of a change says.</summary>
    public static string Describe(StaffEvent entry, AgencyProfile profile)
    {
        var facts = entry.Facts;
        var place = facts.TryGetValue("division", out var division) && division is not null
            ? $"{profile.FindDivision(division)?.Name ?? division}・{string.Join('、', (facts.GetValueOrDefault("duties") ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Duties.DisplayName))}" : "";
        var returned = facts.GetValueOrDefault("returned") is { } count && count != "0" ? $"。タスク{count}件を所属へ戻した" : "";
        var day = facts.GetValueOrDefault("effectiveOn") is { } iso ? JapaneseDate.Format(DateOnly.ParseExact(iso, "O", CultureInfo.InvariantCulture)) : "";
        return entry.Action switch
        {
            "staff.create" => $"登録した（{place}）",
            "staff.rename" => "氏名・メールアドレスを変更した",
            "staff.move" => $"所属・職務を変更した（{place}）{returned}",
            "staff.deactivate" => $"退職などで使えなくした{returned}",
            "staff.reactivate" => "再び使えるようにした",
            "staff.reset-password" => "仮パスワードを発行した",
            "staff.lock" => "ロックした",
            "staff.unlock" => "ロックを解除した",
            "staff.reset-second-factor" => "二段階認証を解除した",
            "staff.link" => "認証基盤の識別子と結び付けた",
            "staff.unlink" => "認証基盤の識別子との結付けを解除した",
            "transfer.announce" => $"{day}の人事異動を登録した（{place}）",
            "transfer.cancel" => $"{day}の人事異動を取り消した（{place}）",
            "transfer.apply" => $"{day}の人事異動を適用した（{place}）{returned}" + (facts.ContainsKey("kept") ? "。ほかに運用管理者がいないため、運用管理者の職務を残した" : ""),
            "account.password" => "パスワードを変更した",
            "account.mail" => "メールの設定を変更した",
            "account.factor-on" => "二段階認証を設定した",
            "account.factor-codes" => "回復コードを作り直した",
            "account.factor-off" => "二段階認証をやめた",
            var other => other,
        };
    }

    /// <summary>Whether the person can sign in, with the chip's style.</summary>
    public static (string Text, string Style) State(StaffAccount account, DateTimeOffset now) =>
        !account.IsActive ? ("退職など", "") : account.IsLockedByOperator ? ("ロック中", "chip--error")
            : account.LockoutEnd > now ? ("一時ロック中", "chip--error") : account.MustChangePassword ? ("仮パスワード", "chip--soon") : ("使用中", "chip--done");

    /// <summary>Names of duties in one line.</summary>
    public static string DutiesOf(IEnumerable<string> duties) => string.Join('、', duties.Select(Duties.DisplayName));
}
