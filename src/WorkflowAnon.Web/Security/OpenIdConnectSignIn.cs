namespace WorkflowAnon.Web.Security;

/// <summary>認証基盤: how staff sign in by OpenID Connect. Who may is told by the links of 職員アカウント; duties and division are the product's own.</summary>
public sealed record OpenIdConnectSignIn
{
    /// <summary>Address of the provider, as its discovery document names it; also the provider in the links of accounts.</summary>
    public required Uri Authority { get; init; }

    /// <summary>This product's id at the provider.</summary>
    public required string ClientId { get; init; }

    /// <summary>This product's secret there.</summary>
    public required string ClientSecret { get; init; }

    /// <summary>Scopes asked for; openid is among them.</summary>
    public required IReadOnlyList<string> Scopes { get; init; }

    /// <summary>Claim that identifies a person.</summary>
    public required string PersonClaim { get; init; }

    /// <summary>What the button names.</summary>
    public required string DisplayName { get; init; }

    /// <summary>False where nobody signs in with a password of this product.</summary>
    public bool AllowsPasswords { get; init; } = true;

    /// <summary>The provider's name in the links of accounts: another provider's people are others.</summary>
    public string Provider => Authority.AbsoluteUri.TrimEnd('/');
}

/// <summary>サインインの方法 of this deployment.</summary>
/// <param name="External">OpenID Connect, or null.</param>
internal sealed record SignInWays(OpenIdConnectSignIn? External)
{
    /// <summary>True where a password of this product is accepted.</summary>
    public bool AllowsPasswords => External?.AllowsPasswords ?? true;
}
