using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using WorkflowAnon.Procedure.Kernel.Tasks;
using WorkflowAnon.Storage.Bursts;
using WorkflowAnon.Storage.Identity;

namespace WorkflowAnon.Procedure.Kernel.Staff;

/// <summary>How a member of staff signs in, as a 運用管理者 sets it.</summary>
public sealed partial class StaffCommands
{
    /// <summary>Gives out a new temporary password; every session of the person ends, and an automatic lock too.</summary>
    public async Task<GivenPassword> ResetPasswordAsync(string accountId, Actor actor, string idempotencyKey, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(actor);
        var given = TemporaryPassword.New();
        var answer = await bursts.ExecuteAsync(new BurstCommand("staff-password-" + idempotencyKey, actor, "staff.reset-password"), async (burst, ct) =>
        {
            await StaffRoll.OpenAsync(burst, ct);
            var account = await StaffRoll.FindAsync(burst.Db, accountId, ct);
            StaffRoll.RequireOther(actor, accountId, "パスワード");
            SetTemporaryPassword(burst, account, given);
            if (!account.IsLockedByOperator)
                account.LockoutEnd = null;
            burst.Scope.Audit(StaffRecords.ChainOf(account.Id), "staff.reset-password");
            return new Given(account.Id, given.Nonce);
        }, cancellationToken);
        return answer.ToPassword(given);
    }

    /// <summary>Locks an account until it is unlocked: no sign-in by any way, and its sessions end.</summary>
    public Task<string> LockAsync(string accountId, Actor actor, string idempotencyKey, CancellationToken cancellationToken = default) =>
        ChangeAsync("lock", accountId, actor, idempotencyKey, async (burst, account, ct) =>
        {
            StaffRoll.RequireOther(actor, accountId, "アカウント");
            await StaffRoll.RequireOtherOperatorAsync(burst.Db, account, await StaffRoll.PlaceOfAsync(burst.Db, account, ct), ct);
            account.LockoutEnd = StaffAccount.LockedUntilLifted;
            StaffRoll.EndSessions(account);
            burst.Scope.Audit(StaffRecords.ChainOf(account.Id), "staff.lock");
        }, cancellationToken);

    /// <summary>Ends a lock, also one after wrong passwords.</summary>
    public Task<string> UnlockAsync(string accountId, Actor actor, string idempotencyKey, CancellationToken cancellationToken = default) =>
        ChangeAsync("unlock", accountId, actor, idempotencyKey, (burst, account, _) =>
        {
            (account.LockoutEnd, account.AccessFailedCount) = (null, 0);
            StaffRoll.Touch(account);
            burst.Scope.Audit(StaffRecords.ChainOf(account.Id), "staff.unlock");
            return Task.CompletedTask;
        }, cancellationToken);

    /// <summary>Takes the second factor off a person who has lost it; they may set up a new one.</summary>
    public Task<string> ResetSecondFactorAsync(string accountId, Actor actor, string idempotencyKey, CancellationToken cancellationToken = default) =>
        ChangeAsync("factor", accountId, actor, idempotencyKey, async (burst, account, ct) =>
        {
            StaffRoll.RequireOther(actor, accountId, "二段階認証");
            await SecondFactor.RemoveAsync(burst.Db, account, ct);
            StaffRoll.EndSessions(account);
            burst.Scope.Audit(StaffRecords.ChainOf(account.Id), "staff.reset-second-factor");
        }, cancellationToken);

    /// <summary>Links the person's account at the identity provider: who proves that identity there signs in here as this person.</summary>
    /// <param name="accountId">The account.</param>
    /// <param name="provider">The provider, as the configuration names it.</param>
    /// <param name="form">What was typed.</param>
    /// <param name="actor">Who.</param>
    /// <param name="idempotencyKey">Unique per rendered form.</param>
    /// <param name="cancellationToken">Cancels before the commit.</param>
    /// <exception cref="TaskRefusedException">No identifier, or it is linked already.</exception>
    public Task<string> LinkAsync(string accountId, string provider, StaffLinkForm form, Actor actor, string idempotencyKey, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(provider);
        ArgumentNullException.ThrowIfNull(form);
        return ChangeAsync("link", accountId, actor, idempotencyKey, async (burst, account, ct) =>
        {
            StaffRoll.RequireOther(actor, accountId, "外部のサインイン");
            Require(form);
            var subject = form.Subject.Trim();
            var owner = await burst.Db.Set<IdentityUserLogin<string>>().Where(l => l.LoginProvider == provider && l.ProviderKey == subject)
                .Join(burst.Db.Set<StaffAccount>(), l => l.UserId, a => a.Id, (_, a) => a.DisplayName).SingleOrDefaultAsync(ct);
            if (owner is not null)
                throw new TaskRefusedException("subject", $"この識別子は{owner}に結び付いています。先に解除してください。");
            if (await burst.Db.Set<IdentityUserLogin<string>>().AnyAsync(l => l.LoginProvider == provider && l.UserId == accountId, ct))
                throw new TaskRefusedException("subject", "この職員には別の識別子が結び付いています。先に解除してください。");
            burst.Db.Add(new IdentityUserLogin<string> { LoginProvider = provider, ProviderKey = subject, ProviderDisplayName = provider, UserId = accountId });
            burst.Scope.Audit(StaffRecords.ChainOf(account.Id), "staff.link");
        }, cancellationToken);
    }

    /// <summary>Takes the link off; sessions end, since they may have begun by it.</summary>
    public Task<string> UnlinkAsync(string accountId, Actor actor, string idempotencyKey, CancellationToken cancellationToken = default) =>
        ChangeAsync("unlink", accountId, actor, idempotencyKey, async (burst, account, ct) =>
        {
            StaffRoll.RequireOther(actor, accountId, "外部のサインイン");
            burst.Db.RemoveRange(await burst.Db.Set<IdentityUserLogin<string>>().Where(l => l.UserId == accountId).ToListAsync(ct));
            StaffRoll.EndSessions(account);
            burst.Scope.Audit(StaffRecords.ChainOf(account.Id), "staff.unlink");
        }, cancellationToken);
}
