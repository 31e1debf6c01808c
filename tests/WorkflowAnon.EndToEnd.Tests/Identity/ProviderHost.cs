using System.Security.Claims;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.Tokens;
using OpenIddict.Abstractions;
using OpenIddict.Server;
using OpenIddict.Server.AspNetCore;
using WorkflowAnon.Testing;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace WorkflowAnon.EndToEnd.Tests.Identity;

/// <summary>What is wrong with the tokens that a provider gives out.</summary>
public enum TokenFault
{
    None,

    /// <summary>Signed with a key that the provider does not publish.</summary>
    ForeignKey,

    /// <summary>Given out for another product.</summary>
    ForeignAudience,
}

/// <summary>A conformant identity provider in this process (OpenIddict): authorization code with PKCE, a page where a person says who they are, and an end of the session.</summary>
internal sealed class ProviderHost : IAsyncDisposable
{
    public const string ClientId = "workflow-anon";
    public const string ClientSecret = "only-the-two-of-us-know";

    private readonly RsaSecurityKey _key = new(RSA.Create(2048)) { KeyId = "published" };
    private readonly RsaSecurityKey _foreign = new(RSA.Create(2048)) { KeyId = "published" };
    private readonly Uri _product;
    private WebApplication? _app;

    public ProviderHost(Uri product) => _product = product;

    public Uri Address { get; } = new($"http://127.0.0.1:{FreePort.Next()}/");

    /// <summary>What is wrong with the tokens.</summary>
    public TokenFault Fault { get; set; }

    /// <summary>How often a session was ended here with a token that names it.</summary>
    public int EndedSessions { get; private set; }

    public async Task StartAsync()
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = "Production" });
        builder.WebHost.UseUrls(Address.ToString().TrimEnd('/'));
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.Services.AddOpenIddict().AddServer(Configure);
        _app = builder.Build();
        _app.UseAuthentication();
        _app.MapGet("/authorize", Authorize);
        _app.MapGet("/logout", EndSession);
        await _app.StartAsync();
        // Its first answer takes long on a busy machine, longer than a sign-in would wait.
        using var http = new HttpClient { BaseAddress = Address };
        using var configuration = JsonDocument.Parse(await http.GetStringAsync(".well-known/openid-configuration"));
        await http.GetStringAsync(configuration.RootElement.GetProperty("jwks_uri").GetString());
    }

    public async Task StopAsync()
    {
        if (_app is not null)
            await _app.StopAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (_app is not null)
            await _app.DisposeAsync();
        _key.Rsa.Dispose();
        _foreign.Rsa.Dispose();
    }

    private void Configure(OpenIddictServerBuilder options)
    {
        options.SetIssuer(Address).SetAuthorizationEndpointUris("authorize").SetTokenEndpointUris("token").SetEndSessionEndpointUris("logout");
        options.AllowAuthorizationCodeFlow().RequireProofKeyForCodeExchange();
        options.AddSigningKey(_key).AddEphemeralEncryptionKey().DisableAccessTokenEncryption().EnableDegradedMode();
        options.UseAspNetCore().DisableTransportSecurityRequirement().EnableAuthorizationEndpointPassthrough().EnableEndSessionEndpointPassthrough();
        options.AddEventHandler<ValidateAuthorizationRequestContext>(b => b.UseInlineHandler(context =>
        {
            if (context.ClientId != ClientId || context.RedirectUri != new Uri(_product, "signin-oidc").ToString())
                context.Reject(Errors.InvalidClient, "unknown client or address");
            return default;
        }));
        options.AddEventHandler<ValidateTokenRequestContext>(b => b.UseInlineHandler(context =>
        {
            if (context.ClientId != ClientId || context.ClientSecret != ClientSecret)
                context.Reject(Errors.InvalidClient, "wrong secret");
            return default;
        }));
        options.AddEventHandler<ValidateEndSessionRequestContext>(b => b.UseInlineHandler(context =>
        {
            if (context.PostLogoutRedirectUri != new Uri(_product, "login").ToString())
                context.Reject(Errors.InvalidRequest, "unknown address");
            return default;
        }));
        options.AddEventHandler<ProcessSignInContext>(b => b.UseInlineHandler(context =>
        {
            if (Fault == TokenFault.ForeignAudience)
                context.IdentityTokenPrincipal?.SetAudiences("another-product");
            return default;
        }).SetOrder(OpenIddictServerHandlers.PrepareIdentityTokenPrincipal.Descriptor.Order + 1));
        options.AddEventHandler<GenerateTokenContext>(b => b.UseInlineHandler(context =>
        {
            if (Fault == TokenFault.ForeignKey && context.TokenType == TokenTypeIdentifiers.IdentityToken)
                context.SigningCredentials = new SigningCredentials(_foreign, SecurityAlgorithms.RsaSha256);
            return default;
        }).SetOrder(OpenIddictServerHandlers.Protection.GenerateIdentityModelToken.Descriptor.Order - 1));
    }

    private static IResult Authorize(HttpContext http)
    {
        var request = http.GetOpenIddictServerRequest()!;
        if (http.Request.Query["person"].ToString() is not { Length: > 0 } person)
        {
            var links = string.Concat(new[] { "s-sato", "s-unknown", "nobody" }.Select(p => $"<li><a href=\"{http.Request.Path}{http.Request.QueryString}&amp;person={p}\">{p}</a></li>"));
            return Results.Content($"<!DOCTYPE html><html lang=\"ja\"><title>provider</title><h1>本人の確認</h1><ul>{links}</ul></html>", "text/html; charset=utf-8");
        }

        if (person == "nobody")
        {
            return Results.Forbid(
                new AuthenticationProperties(new Dictionary<string, string?> { [OpenIddictServerAspNetCoreConstants.Properties.Error] = Errors.AccessDenied }),
                [OpenIddictServerAspNetCoreDefaults.AuthenticationScheme]);
        }

        var identity = new ClaimsIdentity("provider", Claims.Name, Claims.Role);
        identity.SetClaim(Claims.Subject, person);
        identity.SetScopes(request.GetScopes());
        identity.SetDestinations(_ => [Destinations.AccessToken, Destinations.IdentityToken]);
        return Results.SignIn(new ClaimsPrincipal(identity), null, OpenIddictServerAspNetCoreDefaults.AuthenticationScheme);
    }

    private IResult EndSession(HttpContext http)
    {
        EndedSessions += http.GetOpenIddictServerRequest()!.IdTokenHint is { Length: > 0 } ? 1 : 0;
        return Results.SignOut(new AuthenticationProperties { RedirectUri = "/" }, [OpenIddictServerAspNetCoreDefaults.AuthenticationScheme]);
    }
}
