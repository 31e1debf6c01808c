using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using WorkflowAnon.Storage.Identity;

namespace WorkflowAnon.Web.Pages;

/// <summary>サインイン.</summary>
internal sealed class LoginModel(SignInManager<StaffAccount> signIn) : PageModel
{
    /// <summary>利用者ID, kept after a failure.</summary>
    [BindProperty]
    public string? UserName { get; set; }

    /// <summary>パスワード; never shown again.</summary>
    [BindProperty]
    public string? Password { get; set; }

    /// <summary>Where to go afterwards; addresses of this product only.</summary>
    [BindProperty(SupportsGet = true)]
    public string? ReturnUrl { get; set; }

    /// <summary>Why signing in failed, or empty.</summary>
    public string Problem { get; private set; } = "";

    /// <summary>Shows the page, or goes on when already signed in.</summary>
    public IActionResult OnGet() => User.Identity?.IsAuthenticated == true ? LocalRedirect("/") : Page();

    /// <summary>Signs in.</summary>
    public async Task<IActionResult> OnPostAsync()
    {
        if (string.IsNullOrWhiteSpace(UserName) || string.IsNullOrEmpty(Password))
        {
            Problem = "利用者IDとパスワードを入力してください。";
            return Page();
        }

        var result = await signIn.PasswordSignInAsync(UserName.Trim(), Password, isPersistent: false, lockoutOnFailure: true);
        if (result.Succeeded)
            return LocalRedirect(Url.IsLocalUrl(ReturnUrl) ? ReturnUrl! : "/");
        // The same words for a wrong id, a wrong password and a person who has left: the page does not tell who has an account.
        Problem = result.IsLockedOut
            ? "誤りが続いたため、このアカウントは一時的に使えません。15分待ってから、もう一度サインインしてください。急ぐときは運用管理者に連絡してください。"
            : "利用者ID又はパスワードが違います。5回続けて誤ると15分間サインインできなくなります。";
        return Page();
    }
}
