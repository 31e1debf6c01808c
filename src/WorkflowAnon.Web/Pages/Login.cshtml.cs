using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using WorkflowAnon.Storage.Identity;
using WorkflowAnon.Web.Security;

namespace WorkflowAnon.Web.Pages;

/// <summary>サインイン.</summary>
internal sealed partial class LoginModel(SignInManager<StaffAccount> signIn, SignInWays ways) : PageModel
{
    /// <summary>What a person reads whose account is locked for a while.</summary>
    public const string LockedOut = "誤りが続いたため、このアカウントは一時的に使えません。15分待ってから、もう一度サインインしてください。急ぐときは運用管理者に連絡してください。";

    /// <summary>利用者ID, kept after a failure.</summary>
    [BindProperty]
    public string? UserName { get; set; }

    /// <summary>パスワード; never shown again.</summary>
    [BindProperty]
    public string? Password { get; set; }

    /// <summary>Where to go afterwards; addresses of this product only.</summary>
    [BindProperty(SupportsGet = true)]
    public string? ReturnUrl { get; set; }

    /// <summary>Why the sign-in by the provider came back, or null.</summary>
    [BindProperty(SupportsGet = true, Name = "problem")]
    public string? ProviderProblem { get; set; }

    /// <summary>エラー番号 of that, or null.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Number { get; set; }

    /// <summary>Why signing in failed, or empty.</summary>
    public string Problem { get; private set; } = "";

    /// <summary>True when the fault is in what was typed.</summary>
    public bool IsTyped { get; private set; }

    /// <summary>How people sign in here.</summary>
    public SignInWays Ways => ways;

    /// <summary>Shows the page, or goes on when already signed in.</summary>
    public IActionResult OnGet()
    {
        if (User.Identity?.IsAuthenticated == true)
            return LocalRedirect("/");
        if (ways.External is { } provider && ProviderProblem is not null)
            Problem = Explain(provider.DisplayName) + (Number is not null && NumberForm().IsMatch(Number) ? $"（エラー番号 {Number}）" : "");
        return Page();
    }

    /// <summary>Signs in.</summary>
    public async Task<IActionResult> OnPostAsync()
    {
        if (!ways.AllowsPasswords)
        {
            Problem = $"ここでは、利用者IDとパスワードではサインインできません。「{ways.External!.DisplayName}でサインインする」を使ってください。";
            return Page();
        }

        IsTyped = true;
        if (string.IsNullOrWhiteSpace(UserName) || string.IsNullOrEmpty(Password))
        {
            Problem = "利用者IDとパスワードを入力してください。";
            return Page();
        }

        var result = await signIn.PasswordSignInAsync(UserName.Trim(), Password, isPersistent: false, lockoutOnFailure: true);
        if (result.Succeeded)
            return LocalRedirect(Url.IsLocalUrl(ReturnUrl) ? ReturnUrl! : "/");
        if (result.RequiresTwoFactor)
            return RedirectToPage("/LoginCode", new { ReturnUrl });
        // The same words for a wrong id, a wrong password and a person who has left: the page does not tell who has an account.
        Problem = result.IsLockedOut ? LockedOut : "利用者ID又はパスワードが違います。5回続けて誤ると15分間サインインできなくなります。";
        return Page();
    }

    private string Explain(string provider) => ProviderProblem switch
    {
        ExternalSignIn.StateProblem => $"{provider}からの応答が、この画面で始めたサインインのものと確かめられませんでした。時間が経ったか、別の画面で始めたためです。もう一度サインインしてください。",
        ExternalSignIn.DeniedProblem => $"{provider}でのサインインが取りやめられたか、認められませんでした。もう一度行うか、{provider}の担当に連絡してください。",
        ExternalSignIn.TokenProblem => $"{provider}からの応答が信頼できないため、サインインしませんでした。番号を添えて、運用管理者に連絡してください。",
        _ => $"{provider}に接続できません。しばらく待ってから、もう一度サインインしてください。続くときは、番号を添えて運用管理者に連絡してください。"
            + (ways.AllowsPasswords ? "急ぐときは、このシステムのパスワードを持っている人は、利用者IDとパスワードでサインインできます。" : ""),
    };

    [GeneratedRegex("^[2-9A-HJ-NP-Z]{4}-[2-9A-HJ-NP-Z]{4}$")]
    private static partial Regex NumberForm();
}
