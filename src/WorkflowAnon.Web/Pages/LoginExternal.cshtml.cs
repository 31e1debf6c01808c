using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using WorkflowAnon.Web.Hosting;
using WorkflowAnon.Web.Security;

namespace WorkflowAnon.Web.Pages;

/// <summary>認証基盤でのサインイン: goes to the provider, and takes up who comes back.</summary>
internal sealed class LoginExternalModel(StaffSignIn signIn, SignInWays ways, IServiceProvider services, ILogger<LoginExternalModel> logger) : PageModel
{
    private const string IdToken = "id_token";

    /// <summary>Where to go afterwards; addresses of this product only.</summary>
    [BindProperty(SupportsGet = true)]
    public string? ReturnUrl { get; set; }

    /// <summary>Identifier of who came back and has no account, or null.</summary>
    public string? UnknownSubject { get; private set; }

    /// <summary>Why an account that is linked may not be used, or empty.</summary>
    public string Refusal { get; private set; } = "";

    /// <summary>The provider.</summary>
    public OpenIdConnectSignIn Provider => ways.External ?? throw new InvalidOperationException("認証基盤は設定されていません。");

    /// <summary>Goes to the provider.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (ways.External is null)
            return NotFound();
        try
        {
            await services.GetRequiredService<IdentityProvider>().ConfigurationAsync(cancellationToken);
        }
        catch (Exception e) when (ExternalSignIn.IsAway(e) && !cancellationToken.IsCancellationRequested)
        {
            return LocalRedirect($"/login?problem={ExternalSignIn.AwayProblem}&number={ErrorNumber.Log(HttpContext, logger, e)}");
        }

        var back = Url.Page("/LoginExternal", "Done", new { ReturnUrl = Url.IsLocalUrl(ReturnUrl) ? ReturnUrl : null });
        return Challenge(new AuthenticationProperties { RedirectUri = back }, OpenIdConnectDefaults.AuthenticationScheme);
    }

    /// <summary>Signs in who has come back with a proven identity; nobody is created by it.</summary>
    public async Task<IActionResult> OnGetDoneAsync()
    {
        if (ways.External is not { } provider)
            return NotFound();
        var proof = await HttpContext.AuthenticateAsync(IdentityConstants.ExternalScheme);
        await HttpContext.SignOutAsync(IdentityConstants.ExternalScheme);
        if (proof.Principal is not { } person || !proof.Succeeded)
            return LocalRedirect($"/login?problem={ExternalSignIn.StateProblem}&number={ErrorNumber.Of(HttpContext)}");
        var subject = person.FindFirstValue(provider.PersonClaim);
        if (string.IsNullOrEmpty(subject))
            return Refuse($"{provider.DisplayName}から、本人を示す項目（{provider.PersonClaim}）が届きませんでした。運用管理者に連絡してください。");

        var properties = new AuthenticationProperties();
        if (proof.Properties?.GetTokenValue(IdToken) is { } token)
            properties.StoreTokens([new AuthenticationToken { Name = IdToken, Value = token }]);
        var result = await signIn.LinkedSignInAsync(provider.Provider, subject, properties);
        if (result.Succeeded)
            return LocalRedirect(Url.IsLocalUrl(ReturnUrl) ? ReturnUrl! : "/");
        if (result.IsLockedOut)
            return Refuse("このアカウントは、ロックされているため使えません。運用管理者に連絡してください。");
        if (result.IsNotAllowed)
            return Refuse("このアカウントは、退職などのため使えない状態です。使う必要があるときは、運用管理者に連絡してください。");
        UnknownSubject = subject;
        return Refuse("");
    }

    private PageResult Refuse(string why)
    {
        Refusal = why;
        Response.StatusCode = 403;
        return Page();
    }
}
