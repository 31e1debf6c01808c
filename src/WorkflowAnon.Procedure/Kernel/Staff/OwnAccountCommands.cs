using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WorkflowAnon.Domain.Staff;
using WorkflowAnon.Procedure.Kernel.Tasks;
using WorkflowAnon.Storage.Bursts;
using WorkflowAnon.Storage.Identity;

namespace WorkflowAnon.Procedure.Kernel.Staff;

/// <summary>Form of a change of password.</summary>
/// <param name="Current">The present one.</param>
/// <param name="Next">The new one.</param>
/// <param name="Again">The new one again.</param>
public sealed record PasswordForm(string Current, string Next, string Again);

/// <summary>本人の設定: what a person changes of their own account. Each is a burst with a record in the account's audit chain; no secret is in it.</summary>
public sealed class OwnAccountCommands(IBurstExecutor bursts)
{
    /// <summary>Changes the password; other sessions end.</summary>
    /// <exception cref="TaskRefusedException">The present one is wrong, or the new one does not do.</exception>
    public Task<string> ChangePasswordAsync(PasswordForm form, Actor actor, string idempotencyKey, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(form);
        return ChangeAsync("password", actor, idempotencyKey, (burst, account, _) =>
        {
            RequirePassword(burst, account, form.Current, "currentPassword");
            if (StaffRules.WhyNotPassword(form.Next, account.UserName!) is { } refusal)
                throw new TaskRefusedException("newPassword", refusal);
            if (form.Next == form.Current)
                throw new TaskRefusedException("newPassword", "今のパスワードと同じです。別のものにしてください。");
            if (form.Next != form.Again)
                throw new TaskRefusedException("newPasswordAgain", "新しいパスワードと一致しません。もう一度入力してください。");
            account.PasswordHash = burst.Services.GetRequiredService<IPasswordHasher<StaffAccount>>().HashPassword(account, form.Next);
            account.MustChangePassword = false;
            StaffRoll.EndSessions(account);
            burst.Scope.Audit(StaffRecords.ChainOf(account.Id), "account.password");
            return Task.CompletedTask;
        }, cancellationToken);
    }

    /// <summary>Changes the address for お知らせ, and whether they go there.</summary>
    /// <exception cref="TaskRefusedException">It is no address.</exception>
    public Task<string> ChangeMailAsync(string email, bool takesNoticeMail, Actor actor, string idempotencyKey, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(email);
        return ChangeAsync("mail", actor, idempotencyKey, (burst, account, _) =>
        {
            SetMail(account, email);
            account.TakesNoticeMail = takesNoticeMail;
            StaffRoll.Touch(account);
            burst.Scope.Audit(StaffRecords.ChainOf(account.Id), "account.mail");
            return Task.CompletedTask;
        }, cancellationToken);
    }

    /// <summary>Begins to set up 二段階認証: a new key, which nothing asks for until it is confirmed.</summary>
    public Task<string> BeginSecondFactorAsync(Actor actor, string idempotencyKey, CancellationToken cancellationToken = default) =>
        ChangeAsync("factor-begin", actor, idempotencyKey, async (burst, account, ct) =>
        {
            if (account.TwoFactorEnabled)
                throw new TaskConflictException(TaskConflictKind.Ended, "二段階認証は既に設定されています。新しくするときは、先にやめてください。");
            await SecondFactor.SetNewKeyAsync(burst.Db, account.Id, ct);
        }, cancellationToken);

    /// <summary>Switches 二段階認証 on by a first code of the app. Returns the recovery codes, to be shown once; null when that was done before.</summary>
    /// <exception cref="TaskRefusedException">The code is wrong.</exception>
    public Task<IReadOnlyList<string>?> ConfirmSecondFactorAsync(string code, Actor actor, string idempotencyKey, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(code);
        return GiveCodesAsync("factor-on", actor, idempotencyKey, async (burst, account, ct) =>
        {
            if (account.TwoFactorEnabled || await SecondFactor.KeyAsync(burst.Db, account.Id, ct) is null)
                throw new TaskConflictException(TaskConflictKind.Ended, "二段階認証の設定は、始められていないか、既に終わっています。画面を開き直してください。");
            var users = burst.Services.GetRequiredService<UserManager<StaffAccount>>();
            if (!await users.VerifyTwoFactorTokenAsync(account, users.Options.Tokens.AuthenticatorTokenProvider, code))
                throw new TaskRefusedException("code", "確認コードが違います。認証アプリに今出ている6桁の数字を入力してください。合わないときは、端末の時刻が正しいかを確かめてください。");
            account.TwoFactorEnabled = true;
            StaffRoll.EndSessions(account);
        }, cancellationToken);
    }

    /// <summary>Gives out new recovery codes; the old ones are void. Null when the same command was carried out before.</summary>
    /// <exception cref="TaskRefusedException">The password is wrong.</exception>
    public Task<IReadOnlyList<string>?> RenewRecoveryCodesAsync(string password, Actor actor, string idempotencyKey, CancellationToken cancellationToken = default) =>
        GiveCodesAsync("factor-codes", actor, idempotencyKey, (burst, account, _) =>
        {
            if (!account.TwoFactorEnabled)
                throw new TaskConflictException(TaskConflictKind.Ended, "二段階認証は設定されていません。");
            RequirePassword(burst, account, password, "codesPassword");
            StaffRoll.Touch(account);
            return Task.CompletedTask;
        }, cancellationToken);

    /// <summary>Switches 二段階認証 off.</summary>
    /// <exception cref="TaskRefusedException">The password is wrong.</exception>
    public Task<string> RemoveSecondFactorAsync(string password, Actor actor, string idempotencyKey, CancellationToken cancellationToken = default) =>
        ChangeAsync("factor-off", actor, idempotencyKey, async (burst, account, ct) =>
        {
            RequirePassword(burst, account, password, "offPassword");
            await SecondFactor.RemoveAsync(burst.Db, account, ct);
            StaffRoll.EndSessions(account);
            burst.Scope.Audit(StaffRecords.ChainOf(account.Id), "account.factor-off");
        }, cancellationToken);

    internal static void SetMail(StaffAccount account, string email)
    {
        var address = email.Trim();
        if (address.Length > 0 && StaffRules.WhyNotMail(address) is { } refusal)
            throw new TaskRefusedException("email", refusal);
        (account.Email, account.NormalizedEmail) = address.Length == 0 ? (null, null) : (address, address.ToUpperInvariant());
    }

    private async Task<IReadOnlyList<string>?> GiveCodesAsync(string what, Actor actor, string idempotencyKey, Func<IBurst, StaffAccount, CancellationToken, Task> check, CancellationToken cancellationToken)
    {
        // The answer that is stored names the codes without telling them.
        var (codes, nonce) = (SecondFactor.NewCodes(), Guid.CreateVersion7().ToString("N"));
        var given = await ExecuteAsync(what, actor, idempotencyKey, async (burst, account, ct) =>
        {
            await check(burst, account, ct);
            await SecondFactor.SetCodesAsync(burst.Db, account.Id, codes, ct);
            burst.Scope.Audit(StaffRecords.ChainOf(account.Id), "account." + what);
            return nonce;
        }, cancellationToken);
        return given == nonce ? codes : null;
    }

    private Task<string> ChangeAsync(string what, Actor actor, string idempotencyKey, Func<IBurst, StaffAccount, CancellationToken, Task> change, CancellationToken cancellationToken) =>
        ExecuteAsync(what, actor, idempotencyKey, async (burst, account, ct) =>
        {
            await change(burst, account, ct);
            return account.Id;
        }, cancellationToken);

    private Task<string> ExecuteAsync(string what, Actor actor, string idempotencyKey, Func<IBurst, StaffAccount, CancellationToken, Task<string>> work, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        return bursts.ExecuteAsync(new BurstCommand($"account-{what}-{idempotencyKey}", actor, "account." + what), async (burst, ct) =>
        {
            var account = await burst.Db.Set<StaffAccount>().SingleOrDefaultAsync(a => a.Id == actor.Id && a.IsActive, ct)
                ?? throw new TaskConflictException(TaskConflictKind.NotFound, "利用者の登録が見つかりません。運用管理者に連絡してください。");
            return await work(burst, account, ct);
        }, cancellationToken);
    }

    private static void RequirePassword(IBurst burst, StaffAccount account, string password, string field)
    {
        if (account.PasswordHash is not { } hash || password.Length == 0
            || burst.Services.GetRequiredService<IPasswordHasher<StaffAccount>>().VerifyHashedPassword(account, hash, password) == PasswordVerificationResult.Failed)
            throw new TaskRefusedException(field, "今のパスワードが違います。");
    }
}
