using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using WorkflowAnon.Procedure.Kernel.Staff;
using WorkflowAnon.Procedure.Kernel.Tasks;
using WorkflowAnon.Storage.Identity;
using WorkflowAnon.Web.Forms;
using WorkflowAnon.Web.Queries;
using WorkflowAnon.Web.Security;

namespace WorkflowAnon.Web.Pages;

/// <summary>本人の設定: what the product knows of the person, the address for お知らせ, and how they sign in.</summary>
internal sealed class AccountModel(AccountQuery query, OwnAccountCommands commands, SignInManager<StaffAccount> signIn, SignInWays ways) : StaffPage
{
    public AccountFile Own { get; private set; } = null!;

    /// <summary>Idempotency key of this rendering of the page.</summary>
    [BindProperty(Name = "_key")]
    public string? Key { get; set; }

    /// <summary>メールアドレス as it is typed.</summary>
    [BindProperty]
    public string? Email { get; set; }

    /// <summary>True: お知らせ by mail too.</summary>
    [BindProperty]
    public bool Takes { get; set; }

    /// <summary>Why the address was refused, or empty.</summary>
    public string Problem { get; private set; } = "";

    /// <summary>How people sign in here.</summary>
    public SignInWays Ways => ways;

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Key = PostedForm.KeyOr(null);
        Own = await query.FindAsync(Actor, cancellationToken);
        (Email, Takes) = (Own.Account.Email, Own.Account.TakesNoticeMail);
    }

    public async Task<IActionResult> OnPostMailAsync(CancellationToken cancellationToken)
    {
        Key = PostedForm.KeyOr(Key);
        try
        {
            await commands.ChangeMailAsync(Email ?? "", Takes, Actor, Key, cancellationToken);
            await this.RenewSessionAsync(signIn);
            Tell("メールの設定を変更しました。");
            return LocalRedirect("/account");
        }
        catch (TaskRefusedException e)
        {
            Problem = e.Message;
            Own = await query.FindAsync(Actor, cancellationToken);
            Response.StatusCode = 422;
            return Page();
        }
    }
}
