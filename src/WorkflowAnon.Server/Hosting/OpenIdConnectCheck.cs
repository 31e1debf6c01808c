using WorkflowAnon.Web.Security;

namespace WorkflowAnon.Server.Hosting;

/// <summary>Whether the settings of the sign-in by OpenID Connect hold together, and what they come to.</summary>
internal static class OpenIdConnectCheck
{
    private const string RequiredScope = "openid";

    /// <summary>Faults, in 日本語, each by the name of its key. A secret is never repeated.</summary>
    public static IEnumerable<string> Problems(OpenIdConnectSettings settings, ServerRoles roles)
    {
        if (string.IsNullOrWhiteSpace(settings.Authority))
        {
            var others = typeof(OpenIdConnectSettings).GetProperties().Where(p => p.Name != nameof(OpenIdConnectSettings.Authority) && p.GetValue(settings) is not null).Select(p => Key(p.Name)).ToList();
            if (settings.Authority is not null || others.Count > 0)
                yield return $"{Key("Authority")}：認証基盤のアドレスがありません。OpenID Connect を使わないときは {Key("Authority")} とほかの OpenIdConnect のキー{(others.Count > 0 ? $"（{string.Join("、", others)}）" : "")}を消してください。";
            yield break;
        }

        if (!Uri.TryCreate(settings.Authority, UriKind.Absolute, out var authority) || authority.Scheme is not ("http" or "https") || authority.Query.Length > 0 || authority.Fragment.Length > 0)
            yield return $"{Key("Authority")}：認証基盤のアドレス（issuer）を https://ホスト/… の形で書いてください。";
        else if (authority.Scheme == "http" && !authority.IsLoopback)
            yield return $"{Key("Authority")}：http は同じ機械（localhost、127.0.0.1）の認証基盤だけで使えます。https:// で書いてください。";
        if (string.IsNullOrWhiteSpace(settings.ClientId)) yield return $"{Key("ClientId")}：認証基盤に登録したこの製品の識別子がありません。";
        if (settings.ClientSecret is null == settings.ClientSecretFile is null)
            yield return $"{Key("ClientSecretFile")}：{Key("ClientSecretFile")}（秘密を書いたファイルの場所）か {Key("ClientSecret")}（環境変数）の、どちらか一つを書いてください。";
        if (settings.ClientSecret is { } secret && string.IsNullOrWhiteSpace(secret)) yield return $"{Key("ClientSecret")}：秘密が空です。";
        if (settings.ClientSecretFile is { } file && roles.HasFlag(ServerRoles.Web))
        {
            if (!File.Exists(file)) yield return $"{Key("ClientSecretFile")}：ファイルがありません。秘密そのものではなく、秘密を書いたファイルの場所を書いてください。";
            else if (string.IsNullOrWhiteSpace(File.ReadAllText(file))) yield return $"{Key("ClientSecretFile")}：ファイルが空です。";
        }

        if (settings.Scopes is { } scopes && !Words(scopes).Contains(RequiredScope))
            yield return $"{Key("Scopes")}：空白で区切って書き、{RequiredScope} を含めてください（{scopes}）。";
        if (settings.PersonClaim is { } claim && (claim.Length == 0 || claim.Any(char.IsWhiteSpace)))
            yield return $"{Key("PersonClaim")}：本人を示す項目（claim）の名前を一つ書いてください。";
        if (settings.DisplayName is { } name && (string.IsNullOrWhiteSpace(name) || name.Length > 40))
            yield return $"{Key("DisplayName")}：サインインの画面に出す名前を、1文字以上40文字以内で書いてください。";
    }

    /// <summary>The sign-in; null where none is configured. Call it with settings that have no fault.</summary>
    public static OpenIdConnectSignIn? SignIn(OpenIdConnectSettings settings) => string.IsNullOrWhiteSpace(settings.Authority) ? null : new()
    {
        Authority = new Uri(settings.Authority),
        ClientId = settings.ClientId!,
        ClientSecret = settings.ClientSecret ?? File.ReadAllText(settings.ClientSecretFile!).Trim(),
        Scopes = Words(settings.Scopes ?? RequiredScope),
        PersonClaim = settings.PersonClaim ?? "sub",
        DisplayName = settings.DisplayName ?? "庁内の認証基盤",
        AllowsPasswords = settings.LocalPasswords ?? true,
    };

    private static string[] Words(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static string Key(string name) => ConfigurationCheck.Full("OpenIdConnect:" + name);
}
