using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WorkflowAnon.Domain.Agency;
using WorkflowAnon.Domain.Staff;
using WorkflowAnon.Procedure.Kernel.Forms;
using WorkflowAnon.Procedure.Kernel.Tasks;
using WorkflowAnon.Storage.Bursts;
using WorkflowAnon.Storage.Identity;

namespace WorkflowAnon.Procedure.Kernel.Staff;

/// <summary>A temporary password that was given out.</summary>
/// <param name="AccountId">Whose it is.</param>
/// <param name="Password">The password, to be shown once; null when the same command was carried out before: it cannot be told again.</param>
public sealed record GivenPassword(string AccountId, string? Password);

/// <summary>職員の登録: accounts, their place and how they sign in. 運用管理者 only, each change one burst with a record in the account's audit chain.</summary>
public sealed partial class StaffCommands(IBurstExecutor bursts, AgencyProfile profile)
{
    /// <summary>Makes an account with a temporary password that its owner changes at the first sign-in.</summary>
    /// <exception cref="TaskRefusedException">Something typed is missing or impossible, or the name is taken.</exception>
    /// <exception cref="TaskConflictException">Not a 運用管理者.</exception>
    public async Task<GivenPassword> CreateAsync(NewStaffForm form, Actor actor, string idempotencyKey, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(form);
        ArgumentNullException.ThrowIfNull(actor);
        var given = TemporaryPassword.New();
        var answer = await bursts.ExecuteAsync(new BurstCommand("staff-new-" + idempotencyKey, actor, "staff.create"), async (burst, ct) =>
        {
            await StaffRoll.OpenAsync(burst, ct);
            Require(form);
            var userName = form.UserName.Trim();
            if (StaffRules.WhyNotUserName(userName) is { } refusal)
                throw new TaskRefusedException("userName", refusal);
            var place = StaffRoll.Place(profile, "divisionId", form.DivisionId, "duties", form.Duties);
            var normalized = userName.ToUpperInvariant();
            if (await burst.Db.Set<StaffAccount>().AnyAsync(a => a.NormalizedUserName == normalized, ct))
                throw new TaskRefusedException("userName", $"利用者ID「{userName}」は既に使われています（退職した人のものも、記録のために残ります）。別のIDにしてください。");
            var account = new StaffAccount { Id = $"staff-{idempotencyKey}", UserName = userName, NormalizedUserName = normalized, LockoutEnabled = true };
            SetName(account, form.DisplayName, form.Email);
            SetTemporaryPassword(burst, account, given);
            burst.Db.Add(account);
            await StaffRoll.MoveAsync(burst.Db, account, place, ct);
            burst.Scope.Audit(StaffRecords.ChainOf(account.Id), "staff.create", Facts(place));
            return new Given(account.Id, given.Nonce);
        }, cancellationToken);
        return answer.ToPassword(given);
    }

    /// <summary>Changes 氏名 and address.</summary>
    public Task<string> RenameAsync(string accountId, StaffNameForm form, Actor actor, string idempotencyKey, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(form);
        return ChangeAsync("rename", accountId, actor, idempotencyKey, (burst, account, _) =>
        {
            Require(form);
            SetName(account, form.DisplayName, form.Email);
            StaffRoll.Touch(account);
            burst.Scope.Audit(StaffRecords.ChainOf(account.Id), "staff.rename");
            return Task.CompletedTask;
        }, cancellationToken);
    }

    /// <summary>Changes 所属 and 職務 from now on; never one's own. What the person holds of the old place goes back to its division's inbox.</summary>
    /// <exception cref="TaskConflictException">One's own, not a 運用管理者, or nobody would be left to administer.</exception>
    public Task<string> MoveAsync(string accountId, StaffPlaceForm form, Actor actor, string idempotencyKey, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(form);
        return ChangeAsync("move", accountId, actor, idempotencyKey, async (burst, account, ct) =>
        {
            StaffRoll.RequireOther(actor, accountId, "所属と職務");
            var after = StaffRoll.Place(profile, "divisionId", form.DivisionId, "duties", form.Duties);
            var before = await StaffRoll.PlaceOfAsync(burst.Db, account, ct);
            if (before.DivisionId == after.DivisionId && before.Duties.SequenceEqual(after.Duties))
                throw new TaskRefusedException("divisionId", "所属も職務も変わっていません。");
            if (!after.Duties.Contains(Duties.Operator))
                await StaffRoll.RequireOtherOperatorAsync(burst.Db, account, before, ct);
            var returned = await TaskCommands.ReturnOfAsync(burst, account, before, after, "所属・職務の変更のため", ct);
            await StaffRoll.MoveAsync(burst.Db, account, after, ct);
            burst.Scope.Audit(StaffRecords.ChainOf(account.Id), "staff.move", Facts(after, returned.Count));
        }, cancellationToken);
    }

    /// <summary>Marks that a person has left: no sign-in, no session, no transfer any more. What they hold goes back; the account stays for the record.</summary>
    public Task<string> DeactivateAsync(string accountId, Actor actor, string idempotencyKey, CancellationToken cancellationToken = default) =>
        ChangeAsync("leave", accountId, actor, idempotencyKey, async (burst, account, ct) =>
        {
            StaffRoll.RequireOther(actor, accountId, "在籍の状態");
            if (!account.IsActive)
                throw new TaskConflictException(TaskConflictKind.Ended, "この職員は、既に退職などで使えない状態です。");
            var place = await StaffRoll.PlaceOfAsync(burst.Db, account, ct);
            await StaffRoll.RequireOtherOperatorAsync(burst.Db, account, place, ct);
            var returned = await TaskCommands.ReturnOfAsync(burst, account, place, new(place.DivisionId, []), "退職などのため", ct);
            foreach (var transfer in await burst.Db.Set<StaffTransfer>().Where(t => t.PersonId == accountId && t.AppliedAt == null && t.CancelledAt == null).ToListAsync(ct))
                transfer.CancelledAt = burst.Scope.Now.ToUniversalTime();
            account.IsActive = false;
            StaffRoll.EndSessions(account);
            burst.Scope.Audit(StaffRecords.ChainOf(account.Id), "staff.deactivate", new Dictionary<string, string?> { ["returned"] = Number(returned.Count) });
        }, cancellationToken);

    /// <summary>Takes a person back, with the place they had.</summary>
    public Task<string> ReactivateAsync(string accountId, Actor actor, string idempotencyKey, CancellationToken cancellationToken = default) =>
        ChangeAsync("return", accountId, actor, idempotencyKey, (burst, account, _) =>
        {
            account.IsActive = true;
            StaffRoll.EndSessions(account);
            burst.Scope.Audit(StaffRecords.ChainOf(account.Id), "staff.reactivate");
            return Task.CompletedTask;
        }, cancellationToken);

    private Task<string> ChangeAsync(string what, string accountId, Actor actor, string idempotencyKey, Func<IBurst, StaffAccount, CancellationToken, Task> change, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        return bursts.ExecuteAsync(new BurstCommand($"staff-{what}-{idempotencyKey}", actor, "staff." + what), async (burst, ct) =>
        {
            await StaffRoll.OpenAsync(burst, ct);
            var account = await StaffRoll.FindAsync(burst.Db, accountId, ct);
            await change(burst, account, ct);
            return account.Id;
        }, cancellationToken);
    }

    private static void Require<TForm>(TForm form)
        where TForm : class
    {
        var missing = FormBinder.Bind(FormDescriptor.Of(typeof(TForm)), FormBinder.Unbind(form)).Errors;
        if (missing.Count > 0)
            throw new TaskRefusedException(missing);
    }

    private static void SetName(StaffAccount account, string displayName, string email)
    {
        account.DisplayName = displayName.Trim();
        OwnAccountCommands.SetMail(account, email);
    }

    private static void SetTemporaryPassword(IBurst burst, StaffAccount account, TemporaryPassword given)
    {
        account.PasswordHash = burst.Services.GetRequiredService<IPasswordHasher<StaffAccount>>().HashPassword(account, given.Text);
        account.MustChangePassword = true;
        account.AccessFailedCount = 0;
        StaffRoll.EndSessions(account);
    }

    private static Dictionary<string, string?> Facts(StaffPlace place, int? returned = null)
    {
        Dictionary<string, string?> facts = new() { ["division"] = place.DivisionId, ["duties"] = string.Join(' ', place.Duties) };
        if (returned is { } count)
            facts["returned"] = Number(count);
        return facts;
    }

    private static string Number(int value) => value.ToString(System.Globalization.CultureInfo.InvariantCulture);

    // What the store keeps as the command's answer: never the password.
    private sealed record Given(string AccountId, string Nonce)
    {
        public GivenPassword ToPassword(TemporaryPassword mine) => new(AccountId, Nonce == mine.Nonce ? mine.Text : null);
    }
}
