using System.Net.Sockets;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;
using WorkflowAnon.Web.Hosting;

namespace WorkflowAnon.Web.Security;

/// <summary>Sets OpenID Connect up: authorization code with PKCE; what fails comes back to the sign-in page, which says what to do.</summary>
internal static class ExternalSignIn
{
    /// <summary>The state or the cookie that belongs to it is missing, old or changed.</summary>
    public const string StateProblem = "state";

    /// <summary>The provider, or the person there, refused.</summary>
    public const string DeniedProblem = "denied";

    /// <summary>What the provider sent could not be trusted.</summary>
    public const string TokenProblem = "token";

    /// <summary>The provider does not answer.</summary>
    public const string AwayProblem = "away";

    private static readonly TimeSpan LongestAnswer = TimeSpan.FromSeconds(10);

    public static void Add(IServiceCollection services, OpenIdConnectSignIn way)
    {
        services.AddSingleton<IdentityProvider>();
        services.AddAuthentication().AddOpenIdConnect(options =>
        {
            options.SignInScheme = IdentityConstants.ExternalScheme;
            options.Authority = way.Authority.AbsoluteUri;
            // The check of the configuration lets plain http through for loopback alone.
            options.RequireHttpsMetadata = way.Authority.Scheme == Uri.UriSchemeHttps;
            options.ClientId = way.ClientId;
            options.ClientSecret = way.ClientSecret;
            options.ResponseType = OpenIdConnectResponseType.Code;
            // The answer comes by a redirection: a form posted from another site would not bring cookies that stay within this one.
            options.ResponseMode = OpenIdConnectResponseMode.Query;
            options.UsePkce = true;
            options.SaveTokens = true;
            options.MapInboundClaims = false;
            options.DisableTelemetry = true;
            options.BackchannelTimeout = LongestAnswer;
            // Tokens are of the real time, whatever the demonstration's business clock says.
            options.TimeProvider = TimeProvider.System;
            options.Scope.Clear();
            foreach (var scope in way.Scopes)
                options.Scope.Add(scope);
            options.GetClaimsFromUserInfoEndpoint = way.PersonClaim != "sub";
            options.ClaimActions.MapJsonKey(way.PersonClaim, way.PersonClaim);
            foreach (var cookie in new[] { options.CorrelationCookie, options.NonceCookie })
            {
                cookie.HttpOnly = true;
                cookie.SameSite = SameSiteMode.Lax;
                cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            }

            options.Events.OnAccessDenied = context => GoBack(context, DeniedProblem);
            options.Events.OnRemoteFailure = FailedAsync;
        });
    }

    /// <summary>True when the provider could not be reached.</summary>
    public static bool IsAway(Exception exception)
    {
        for (Exception? e = exception; e is not null; e = e.InnerException)
        {
            // IDX20803 and IDX20804: the discovery document could not be had.
            if (e is HttpRequestException or SocketException or TimeoutException or TaskCanceledException or IOException
                || (e is InvalidOperationException && e.Message.Contains("IDX2080", StringComparison.Ordinal)))
                return true;
        }

        return false;
    }

    private static Task FailedAsync(RemoteFailureContext context)
    {
        var failure = context.Failure ?? new AuthenticationFailureException("認証基盤からの応答を処理できません。");
        ErrorNumber.Log(context.HttpContext, context.HttpContext.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(ExternalSignIn)), failure);
        return GoBack(context, ProblemOf(failure));
    }

    private static string ProblemOf(Exception failure)
    {
        if (IsAway(failure))
            return AwayProblem;
        for (Exception? e = failure; e is not null; e = e.InnerException)
        {
            if (e is SecurityTokenException or OpenIdConnectProtocolException or ArgumentException)
                return TokenProblem;
        }

        return StateProblem;
    }

    private static Task GoBack<TOptions>(HandleRequestContext<TOptions> context, string problem)
        where TOptions : AuthenticationSchemeOptions
    {
        context.HandleResponse();
        context.Response.Redirect($"/login?problem={problem}&number={ErrorNumber.Of(context.HttpContext)}");
        return Task.CompletedTask;
    }
}
