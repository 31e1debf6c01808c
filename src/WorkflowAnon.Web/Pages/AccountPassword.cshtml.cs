using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using WorkflowAnon.Procedure.Kernel.Staff;
using WorkflowAnon.Procedure.Kernel.Tasks;
using WorkflowAnon.Storage.Identity;
using WorkflowAnon.Web.Forms;
using WorkflowAnon.Web.Security;

namespace WorkflowAnon.Web.Pages;

/// <summary>パスワードの変更; who has a temporary one comes here first.</summary>
internal sealed class AccountPasswordModel(OwnAccountCommands commands, SignInManager<StaffAccount> signIn, SignInWays ways) : StaffPage
{
    /// <summary>Idempotency key of this rendering of the page.</summary>
    [BindProperty(Name = "_key")]
    public string? Key { get; set; }

    /// <summary>Wrong fields and why.</summary>
    public IReadOnlyList<Procedure.Kernel.Forms.FieldError> Errors { get; private set; } = [];

    /// <summary>True for who must change a temporary password.</summary>
    public bool IsTemporary => StaffClaims.HasTemporaryPassword(User);

    public IActionResult OnGet()
    {
        Key = PostedForm.KeyOr(null);
        return ways.AllowsPasswords ? Page() : NotFound();
    }

    public async Task<IActionResult> OnPostAsync([FromForm] string? currentPassword, [FromForm] string? newPassword, [FromForm] string? newPasswordAgain, CancellationToken cancellationToken)
    {
        Key = PostedForm.KeyOr(Key);
        if (!ways.AllowsPasswords)
            return NotFound();
        try
        {
            if (await this.CheckPasswordAsync(signIn, currentPassword) is { } wrong)
                throw new TaskRefusedException("currentPassword", wrong);
            await commands.ChangePasswordAsync(new(currentPassword!, newPassword ?? "", newPasswordAgain ?? ""), Actor, Key, cancellationToken);
        }
        catch (TaskRefusedException e)
        {
            Errors = e.Errors;
            Response.StatusCode = 422;
            return Page();
        }

        var wasTemporary = IsTemporary;
        await this.RenewSessionAsync(signIn);
        Tell("パスワードを変更しました。");
        return LocalRedirect(wasTemporary ? "/" : "/account");
    }

    /// <summary>Why a field is wrong, or null.</summary>
    public string? ErrorOf(string field) => Errors.FirstOrDefault(e => e.Field == field)?.Message;
}
