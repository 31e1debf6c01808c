using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.DependencyInjection;
using WorkflowAnon.Storage.Identity;

namespace WorkflowAnon.Web.Security;

/// <summary>After a person has changed their own account: this session goes on, the others end where the change asks for it.</summary>
internal static class SessionRenewal
{
    public static async Task RenewSessionAsync(this PageModel page, SignInManager<StaffAccount> signIn)
    {
        // The request has read the account before the command changed it.
        page.HttpContext.RequestServices.GetRequiredService<WorkflowAnonDbContext>().ChangeTracker.Clear();
        if (await signIn.UserManager.GetUserAsync(page.User) is { } account)
            await signIn.RefreshSignInAsync(account);
    }

    /// <summary>Null when the password is the person's, else why not; wrong ones count and lock as they do at the sign-in.</summary>
    public static async Task<string?> CheckPasswordAsync(this PageModel page, SignInManager<StaffAccount> signIn, string? password)
    {
        if (string.IsNullOrEmpty(password))
            return "今のパスワードを入力してください。";
        if (await signIn.UserManager.GetUserAsync(page.User) is not { } account)
            return "利用者の登録が見つかりません。運用管理者に連絡してください。";
        var result = await signIn.CheckPasswordSignInAsync(account, password, lockoutOnFailure: true);
        return result.Succeeded ? null
            : result.IsLockedOut ? "誤りが続いたため、このアカウントは15分間使えません。" : "今のパスワードが違います。5回続けて誤ると15分間使えなくなります。";
    }
}
