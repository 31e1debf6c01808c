using System.Net.Mail;
using WorkflowAnon.Messaging.Mail;

namespace WorkflowAnon.Server.Hosting;

/// <summary>Whether the settings of the mail relay hold together, and what they come to.</summary>
internal static class MailCheck
{
    private const int HighestPort = 65_535;

    /// <summary>Faults, in 日本語, each by the name of its key.</summary>
    public static IEnumerable<string> Problems(MailSettings mail, ServerRoles roles)
    {
        if (string.IsNullOrWhiteSpace(mail.Host))
        {
            var others = typeof(MailSettings).GetProperties().Where(p => p.Name != nameof(MailSettings.Host) && p.GetValue(mail) is not null).Select(p => Key(p.Name)).ToList();
            if (mail.Host is not null || others.Count > 0) yield return $"{Key("Host")}：メールの中継サーバーのホスト名がありません。メールを使わないときは {Key("Host")} とほかの Mail のキー{(others.Count > 0 ? $"（{string.Join("、", others)}）" : "")}を消してください。";
            yield break;
        }

        if (mail.Port is < 1 or > HighestPort) yield return $"{Key("Port")}：1 から {HighestPort} までの値でなければなりません（{mail.Port}）。";
        if (!MailAddress.TryCreate(mail.From, out _)) yield return $"{Key("From")}：差出人のメールアドレスを、名前@ドメインの形で書いてください。";
        if (!Uri.TryCreate(mail.BaseAddress, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https"))
            yield return $"{Key("BaseAddress")}：職員が開く画面のアドレスを、https://ホスト/ の形で書いてください。メールの中のリンクになります。";
        if (mail.UserName is null != mail.PasswordFile is null)
            yield return $"{Key(mail.UserName is null ? "UserName" : "PasswordFile")}：{Key("UserName")} と {Key("PasswordFile")} は、両方を書くか、両方を消してください。";
        if (mail.UserName is not null && mail.Security == MailSecurity.None)
            yield return $"{Key("Security")}：None では、パスワードがそのまま流れます。StartTls か Tls にするか、{Key("UserName")} を消してください。";
        // What stands there may be the password itself, written in the wrong place: it is not repeated.
        if (mail.PasswordFile is { } file && roles.HasFlag(ServerRoles.Relay) && !File.Exists(file))
            yield return $"{Key("PasswordFile")}：ファイルがありません。パスワードそのものではなく、パスワードを書いたファイルの場所を書いてください。";
        if (mail.AuthorityFile is not null && mail.Security == MailSecurity.None)
            yield return $"{Key("AuthorityFile")}：None では、証明書を確かめません。Security を StartTls か Tls にするか、{Key("AuthorityFile")} を消してください。";
        if (mail.AuthorityFile is { } authorities && roles.HasFlag(ServerRoles.Relay) && !RelayCertificate.TryRead(authorities, out _))
            yield return $"{Key("AuthorityFile")}：認証局の証明書を読めません。PEM 形式（-----BEGIN CERTIFICATE-----）の証明書を書いたファイルの場所を書いてください。";
    }

    /// <summary>The options; null where no relay is named. Call it with settings that have no fault.</summary>
    public static MailOptions? Options(MailSettings mail)
    {
        if (string.IsNullOrWhiteSpace(mail.Host)) return null;
        var security = mail.Security ?? MailSecurity.StartTls;
        return new MailOptions
        {
            Host = mail.Host,
            Port = mail.Port ?? security switch { MailSecurity.None => 25, MailSecurity.StartTls => 587, _ => 465 },
            Security = security,
            UserName = mail.UserName,
            PasswordFile = mail.PasswordFile,
            AuthorityFile = mail.AuthorityFile,
            From = mail.From!,
            BaseAddress = new Uri(mail.BaseAddress!.TrimEnd('/') + "/"),
        };
    }

    private static string Key(string name) => ConfigurationCheck.Full("Mail:" + name);
}
