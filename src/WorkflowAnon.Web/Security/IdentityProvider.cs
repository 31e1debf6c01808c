using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace WorkflowAnon.Web.Security;

/// <summary>What the provider says of itself (its discovery document).</summary>
internal sealed class IdentityProvider(IOptionsMonitor<OpenIdConnectOptions> options)
{
    /// <summary>The discovery document; an exception tells that the provider is away.</summary>
    public Task<OpenIdConnectConfiguration> ConfigurationAsync(CancellationToken cancellationToken) =>
        options.Get(OpenIdConnectDefaults.AuthenticationScheme).ConfigurationManager!.GetConfigurationAsync(cancellationToken);

    /// <summary>Address that ends the session there and comes back, or null where the provider has none.</summary>
    /// <param name="idToken">The token of the session, if it is known.</param>
    /// <param name="comeBackTo">Address of this product, registered there.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async Task<string?> EndSessionUrlAsync(string? idToken, string comeBackTo, CancellationToken cancellationToken)
    {
        var configuration = await ConfigurationAsync(cancellationToken);
        if (string.IsNullOrEmpty(configuration.EndSessionEndpoint))
            return null;
        return new OpenIdConnectMessage
        {
            IssuerAddress = configuration.EndSessionEndpoint,
            ClientId = options.Get(OpenIdConnectDefaults.AuthenticationScheme).ClientId,
            IdTokenHint = idToken,
            PostLogoutRedirectUri = comeBackTo,
        }.CreateLogoutRequestUrl();
    }
}
