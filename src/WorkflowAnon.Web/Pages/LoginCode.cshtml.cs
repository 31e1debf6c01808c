using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using WorkflowAnon.Web.Security;

namespace WorkflowAnon.Web.Pages;

/// <summary>二段階認証: the second step of a sign-in, by a code of the app or a recovery code.</summary>
internal sealed class LoginCodeModel(StaffSignIn signIn, SignInWays ways) : PageModel
{
    /// <summary>Code of the app.</summary>
    [BindProperty]
    public string? Code { get; set; }

    /// <summary>回復コード.</summary>
    [BindProperty]
    public string? RecoveryCode { get; set; }

    /// <summary>Where to go afterwards; addresses of this product only.</summary>
    [BindProperty(SupportsGet = true)]
    public string? ReturnUrl { get; set; }

    /// <summary>Why it failed, or empty.</summary>
    public string Problem { get; private set; } = "";

    /// <summary>Shows the page to who has passed the first step a moment ago.</summary>
    public async Task<IActionResult> OnGetAsync() => await HasPassedFirstStepAsync() ? Page() : LocalRedirect("/login");

    /// <summary>Signs in by a code of the app.</summary>
    public async Task<IActionResult> OnPostAsync()
    {
        var code = new string([.. (Code ?? "").Normalize(System.Text.NormalizationForm.FormKC).Where(char.IsAsciiDigit)]);
        return code.Length == 0 ? await AgainAsync("6桁の確認コードを入力してください。")
            : await GoOnAsync(() => signIn.TwoFactorAuthenticatorSignInAsync(code, isPersistent: false, rememberClient: false), "確認コードが違います。認証アプリに今出ている6桁の数字を入力してください。");
    }

    /// <summary>Signs in by a recovery code, which is used up by it.</summary>
    public async Task<IActionResult> OnPostRecoverAsync() =>
        string.IsNullOrWhiteSpace(RecoveryCode) ? await AgainAsync("回復コードを入力してください。")
            : await GoOnAsync(() => signIn.TwoFactorRecoveryCodeSignInAsync(RecoveryCode), "回復コードが違うか、既に使われています。");

    private async Task<IActionResult> GoOnAsync(Func<Task<Microsoft.AspNetCore.Identity.SignInResult>> step, string wrong)
    {
        if (!await HasPassedFirstStepAsync())
            return LocalRedirect("/login");
        var result = await step();
        if (result.Succeeded)
            return LocalRedirect(Url.IsLocalUrl(ReturnUrl) ? ReturnUrl! : "/");
        return await AgainAsync(result.IsLockedOut ? LoginModel.LockedOut : wrong + "5回続けて誤ると15分間サインインできなくなります。");
    }

    private async Task<IActionResult> AgainAsync(string problem)
    {
        Problem = problem;
        return await HasPassedFirstStepAsync() ? Page() : LocalRedirect("/login");
    }

    // The first step may have been a password from before passwords were switched off.
    private async Task<bool> HasPassedFirstStepAsync() => ways.AllowsPasswords && await signIn.GetTwoFactorAuthenticationUserAsync() is not null;
}
