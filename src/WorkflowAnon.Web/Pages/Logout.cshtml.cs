using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using WorkflowAnon.Storage.Identity;
using WorkflowAnon.Web.Hosting;
using WorkflowAnon.Web.Security;

namespace WorkflowAnon.Web.Pages;

/// <summary>ログアウト: of this product, and of the provider by which the person signed in.</summary>
internal sealed class LogoutModel(SignInManager<StaffAccount> signIn, SignInWays ways, IServiceProvider services, ILogger<LogoutModel> logger) : PageModel
{
    /// <summary>Where the provider's own session is ended, after this one; null before, and where it is not known.</summary>
    public string? ProviderAddress { get; private set; }

    /// <summary>True when this product's session is over and the provider's could not be ended.</summary>
    public bool IsProviderAway { get; private set; }

    /// <summary>What the provider is called.</summary>
    public string ProviderName => ways.External?.DisplayName ?? "";

    /// <summary>Ends the session.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var byProvider = ways.External is not null && StaffClaims.IsByProvider(User);
        var token = byProvider ? await HttpContext.GetTokenAsync(IdentityConstants.ApplicationScheme, "id_token") : null;
        await signIn.SignOutAsync();
        if (!byProvider)
            return LocalRedirect("/login");
        HttpContext.User = new ClaimsPrincipal(new ClaimsIdentity());
        try
        {
            var comeBackTo = UriHelper.BuildAbsolute(Request.Scheme, Request.Host, Request.PathBase, "/login");
            ProviderAddress = await services.GetRequiredService<IdentityProvider>().EndSessionUrlAsync(token, comeBackTo, cancellationToken);
        }
        catch (Exception e) when (ExternalSignIn.IsAway(e))
        {
            ErrorNumber.Log(HttpContext, logger, e);
            IsProviderAway = true;
        }

        if (ProviderAddress is null && !IsProviderAway)
            return LocalRedirect("/login");
        // A page that leads on, not a redirection of the form: the Content-Security-Policy keeps forms to this product.
        ViewData["Next"] = ProviderAddress;
        return Page();
    }
}
