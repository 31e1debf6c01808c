using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using WorkflowAnon.Storage.Identity;

namespace WorkflowAnon.Web.Pages;

/// <summary>ログアウト.</summary>
internal sealed class LogoutModel(SignInManager<StaffAccount> signIn) : PageModel
{
    /// <summary>Ends the session.</summary>
    public async Task<IActionResult> OnPostAsync()
    {
        await signIn.SignOutAsync();
        return LocalRedirect("/login");
    }
}
