using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using WorkflowAnon.Domain.Agency;
using WorkflowAnon.Engine.Activities;
using WorkflowAnon.Procedure.Kernel.Forms;
using WorkflowAnon.Procedure.Kernel.Staff;
using WorkflowAnon.Procedure.Kernel.Tasks;
using WorkflowAnon.Storage.Identity;
using WorkflowAnon.Web.Forms;
using WorkflowAnon.Web.Queries;
using WorkflowAnon.Web.Security;

namespace WorkflowAnon.Web.Pages;

/// <summary>二段階認証の設定.</summary>
internal sealed class AccountSecondFactorModel(AccountQuery query, OwnAccountCommands commands, SignInManager<StaffAccount> signIn, SignInWays ways, AgencyProfile profile) : StaffPage
{
    private const string Home = "/account/second-factor";
    private const int Group = 4;

    /// <summary>Idempotency key of this rendering of the page.</summary>
    [BindProperty(Name = "_key")]
    public string? Key { get; set; }

    public AccountFile Own { get; private set; } = null!;

    /// <summary>The key of a set-up that has begun, or null.</summary>
    public string? Secret { get; private set; }

    /// <summary>Recovery codes that were just given out; null when none were.</summary>
    public IReadOnlyList<string>? Codes { get; private set; }

    /// <summary>True when codes were given out by the same command before and cannot be shown again.</summary>
    public bool WasDone { get; private set; }

    /// <summary>Wrong fields and why.</summary>
    public IReadOnlyList<FieldError> Errors { get; private set; } = [];

    /// <summary>The key in groups, for typing.</summary>
    public string SecretInGroups => string.Join(' ', (Secret ?? "").Chunk(Group).Select(c => new string(c)));

    /// <summary>What the QR code holds.</summary>
    public string SecretAddress
    {
        get
        {
            // No more than apps need: each letter makes the code finer and harder to read.
            return $"otpauth://totp/{Uri.EscapeDataString(Own.Account.UserName!)}?secret={Secret}&issuer={Uri.EscapeDataString(profile.Names.Agency)}";
        }
    }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!ways.AllowsPasswords)
            return NotFound();
        await LoadAsync(cancellationToken);
        return Page();
    }

    public Task<IActionResult> OnPostBeginAsync(CancellationToken cancellationToken) => ActAsync(async () =>
    {
        await commands.BeginSecondFactorAsync(Actor, PostedForm.KeyOr(Key), cancellationToken);
        return LocalRedirect(Home);
    }, cancellationToken);

    public Task<IActionResult> OnPostConfirmAsync([FromForm] string? code, CancellationToken cancellationToken) => GiveAsync(
        () => commands.ConfirmSecondFactorAsync(new string([.. (code ?? "").Normalize(System.Text.NormalizationForm.FormKC).Where(char.IsAsciiDigit)]), Actor, PostedForm.KeyOr(Key), cancellationToken), cancellationToken);

    public Task<IActionResult> OnPostCodesAsync([FromForm] string? codesPassword, CancellationToken cancellationToken) => GiveAsync(async () =>
    {
        await RequirePasswordAsync("codesPassword", codesPassword);
        return await commands.RenewRecoveryCodesAsync(codesPassword!, Actor, PostedForm.KeyOr(Key), cancellationToken);
    }, cancellationToken);

    public Task<IActionResult> OnPostOffAsync([FromForm] string? offPassword, CancellationToken cancellationToken) => ActAsync(async () =>
    {
        await RequirePasswordAsync("offPassword", offPassword);
        await commands.RemoveSecondFactorAsync(offPassword!, Actor, PostedForm.KeyOr(Key), cancellationToken);
        await this.RenewSessionAsync(signIn);
        Tell("二段階認証をやめました。");
        return LocalRedirect("/account");
    }, cancellationToken);

    /// <summary>Why a field is wrong, or null.</summary>
    public string? ErrorOf(string field) => Errors.FirstOrDefault(e => e.Field == field)?.Message;

    private Task<IActionResult> GiveAsync(Func<Task<IReadOnlyList<string>?>> command, CancellationToken cancellationToken) => ActAsync(async () =>
    {
        Codes = await command();
        WasDone = Codes is null;
        await this.RenewSessionAsync(signIn);
        await LoadAsync(cancellationToken);
        return Page();
    }, cancellationToken);

    private async Task<IActionResult> ActAsync(Func<Task<IActionResult>> act, CancellationToken cancellationToken)
    {
        if (!ways.AllowsPasswords)
            return NotFound();
        try
        {
            return await act();
        }
        catch (TaskRefusedException e)
        {
            Errors = e.Errors;
            await LoadAsync(cancellationToken);
            Response.StatusCode = 422;
            return Page();
        }
        catch (BurstRefusedException e)
        {
            TellProblem(e.Message);
            return LocalRedirect(Home);
        }
    }

    private async Task RequirePasswordAsync(string field, string? password)
    {
        if (await this.CheckPasswordAsync(signIn, password) is { } wrong)
            throw new TaskRefusedException(field, wrong);
    }

    private async Task LoadAsync(CancellationToken cancellationToken)
    {
        Key = PostedForm.KeyOr(null);
        Own = await query.FindAsync(Actor, cancellationToken);
        Secret = await query.NewKeyAsync(Own.Account, cancellationToken);
    }
}
