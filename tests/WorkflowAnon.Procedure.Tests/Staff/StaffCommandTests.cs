using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WorkflowAnon.Procedure.Kernel.Staff;
using WorkflowAnon.Storage.Bursts;
using WorkflowAnon.Storage.Engine;
using WorkflowAnon.Storage.Identity;
using WorkflowAnon.Storage.Model;
using WorkflowAnon.Storage.Tasks;
using WorkflowAnon.Testing;
using Xunit;

namespace WorkflowAnon.Procedure.Tests.Staff;

/// <summary>職員の登録: who may change what of whom, once for each press of a button, and what stays on record.</summary>
public sealed class StaffCommandTests
{
    private const string Provider = "https://id.example.jp";

    public static TheoryData<StorageProvider> Providers => [StorageProvider.Sqlite, StorageProvider.PostgreSql];

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task An_account_is_made_once_with_a_password_that_is_told_once_and_kept_nowhere(StorageProvider provider)
    {
        await using var scene = await StaffScene.StartAsync(provider);
        await StaffScene.ForbiddenAsync("運用管理者の職務", () => scene.Commands.CreateAsync(scene.NewClerk("shinjin-1"), scene.Clerk, "k0"));
        await StaffScene.RefusedAsync("userName", "英小文字", () => scene.Commands.CreateAsync(scene.NewClerk("新人"), scene.Operator, "k0"));
        await StaffScene.RefusedAsync("email", "メールアドレス", () => scene.Commands.CreateAsync(With(scene.NewClerk("shinjin-1"), f => f.Email = "a b"), scene.Operator, "k0"));
        await StaffScene.RefusedAsync("duties", "職務", () => scene.Commands.CreateAsync(With(scene.NewClerk("shinjin-1"), f => f.Duties = ["boss"]), scene.Operator, "k0"));
        await StaffScene.RefusedAsync("divisionId", "所属", () => scene.Commands.CreateAsync(With(scene.NewClerk("shinjin-1"), f => f.DivisionId = "nowhere"), scene.Operator, "k0"));

        var given = await scene.Commands.CreateAsync(scene.NewClerk("shinjin-1"), scene.Operator, "k1");
        var again = await scene.Commands.CreateAsync(scene.NewClerk("shinjin-1"), scene.Operator, "k1");
        Assert.NotNull(given.Password);
        Assert.Equal((given.AccountId, null), (again.AccountId, again.Password));
        await StaffScene.RefusedAsync("userName", "既に使われています", () => scene.Commands.CreateAsync(scene.NewClerk("shinjin-1"), scene.Operator, "k2"));

        var account = await scene.AccountAsync(given.AccountId);
        Assert.True(account is { MustChangePassword: true, IsActive: true, LockoutEnabled: true });
        Assert.Equal(PasswordVerificationResult.Success, new PasswordHasher<StaffAccount>().VerifyHashedPassword(account, account.PasswordHash!, given.Password!));
        Assert.Equal([Duties.Staff], await scene.DutiesAsync(account.Id));
        var kept = await scene.ReadAsync(async db => string.Join('|', await db.Set<CommandRow>().Select(c => c.Answer ?? "").ToListAsync()) + string.Join('|', await db.Set<AuditRow>().Select(a => a.Content).ToListAsync()));
        Assert.DoesNotContain(given.Password!, kept, StringComparison.Ordinal);
        Assert.DoesNotContain("新人 一郎", kept, StringComparison.Ordinal);

        // The owner makes the password their own; the temporary one is then worth nothing.
        var owner = new Actor(account.Id, account.DisplayName, account.DivisionId, new HashSet<string> { Duties.Staff });
        await StaffScene.RefusedAsync("currentPassword", "違います", () => scene.Own.ChangePasswordAsync(new("wrong", "Kita-2026-haru", "Kita-2026-haru"), owner, "p1"));
        await StaffScene.RefusedAsync("newPassword", "12文字以上", () => scene.Own.ChangePasswordAsync(new(given.Password!, "short1", "short1"), owner, "p2"));
        await StaffScene.RefusedAsync("newPassword", "同じです", () => scene.Own.ChangePasswordAsync(new(given.Password!, given.Password!, given.Password!), owner, "p3"));
        await StaffScene.RefusedAsync("newPasswordAgain", "一致しません", () => scene.Own.ChangePasswordAsync(new(given.Password!, "Kita-2026-haru", "Kita-2026-natsu"), owner, "p4"));
        await scene.Own.ChangePasswordAsync(new(given.Password!, "Kita-2026-haru", "Kita-2026-haru"), owner, "p5");
        var changed = await scene.AccountAsync(account.Id);
        Assert.False(changed.MustChangePassword);
        Assert.NotEqual(account.SecurityStamp, changed.SecurityStamp);
        await scene.Own.ChangeMailAsync(" shinjin@example.jp ", false, owner, "m1");
        Assert.Equal(("shinjin@example.jp", false), ((await scene.AccountAsync(account.Id)).Email, (await scene.AccountAsync(account.Id)).TakesNoticeMail));
        Assert.Equal(["staff.create", "account.password", "account.mail"], await scene.RecordAsync(account.Id));
        await scene.Driver.AssertSoundAsync();
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Nobody_gives_themselves_duties_and_somebody_is_always_left_to_administer(StorageProvider provider)
    {
        await using var scene = await StaffScene.StartAsync(provider);
        var self = scene.Operator;
        await StaffScene.ForbiddenAsync("自分の所属と職務", () => scene.Commands.MoveAsync(self.Id, Place(scene.GeneralAffairs, Duties.Operator, Duties.Staff), self, "a"));
        await StaffScene.ForbiddenAsync("自分の", () => scene.Commands.DeactivateAsync(self.Id, self, "b"));
        await StaffScene.ForbiddenAsync("自分のパスワード", () => scene.Commands.ResetPasswordAsync(self.Id, self, "c"));
        await StaffScene.ForbiddenAsync("自分の", () => scene.Commands.LockAsync(self.Id, self, "d"));
        await StaffScene.ForbiddenAsync("自分の", () => scene.Commands.LinkAsync(self.Id, Provider, new() { Subject = "x" }, self, "e"));
        await StaffScene.ForbiddenAsync("運用管理者の職務", () => scene.Commands.MoveAsync(scene.Colleague.Id, Place(scene.GeneralAffairs, Duties.Approver), scene.Clerk, "f"));

        await scene.Commands.MoveAsync(scene.Colleague.Id, Place(scene.GeneralAffairs, Duties.Operator), self, "g");
        Assert.Equal([Duties.Operator], await scene.DutiesAsync(scene.Colleague.Id));
        var deputy = scene.Colleague with { DutySet = new HashSet<string> { Duties.Operator } };
        await scene.Commands.LockAsync(self.Id, deputy, "h");
        // Who is locked does not administer: the deputy is the only one, whoever asks.
        var locked = self with { };
        await StaffScene.ForbiddenAsync("ほかに運用管理者がいない", () => scene.Commands.DeactivateAsync(deputy.Id, locked, "i"));
        await StaffScene.ForbiddenAsync("ほかに運用管理者がいない", () => scene.Commands.MoveAsync(deputy.Id, Place(scene.GeneralAffairs, Duties.Staff), locked, "j"));
        await scene.Commands.UnlockAsync(self.Id, deputy, "k");

        // Two who take the duty from each other at the same moment leave one of them.
        var tries = await Task.WhenAll(Try(() => scene.Commands.DeactivateAsync(deputy.Id, self, "l")), Try(() => scene.Commands.DeactivateAsync(self.Id, deputy, "m")));
        Assert.Single(tries, t => t);
        Assert.Equal(1, await scene.ReadAsync(db => db.Set<StaffAccount>().CountAsync(a => (a.Id == deputy.Id || a.Id == self.Id) && a.IsActive)));
        await scene.Driver.AssertSoundAsync();
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Who_leaves_or_changes_place_gives_back_what_they_hold_and_their_sessions_end_or_are_renewed(StorageProvider provider)
    {
        await using var scene = await StaffScene.StartAsync(provider);
        var (first, second) = (await scene.HeldTaskAsync("case-1", scene.Clerk), await scene.HeldTaskAsync("case-2", scene.Colleague));
        var before = await scene.AccountAsync(scene.Clerk.Id);
        await StaffScene.RefusedAsync("divisionId", "変わっていません", () => scene.Commands.MoveAsync(scene.Clerk.Id, Place(scene.GeneralAffairs, Duties.Staff), scene.Operator, "a"));
        await scene.Commands.MoveAsync(scene.Clerk.Id, Place(scene.Elsewhere, Duties.Staff, Duties.Approver), scene.Operator, "b");
        await scene.Commands.MoveAsync(scene.Clerk.Id, Place(scene.Elsewhere, Duties.Staff, Duties.Approver), scene.Operator, "b");
        var moved = await scene.AccountAsync(scene.Clerk.Id);
        Assert.Equal((scene.Elsewhere, before.SecurityStamp), (moved.DivisionId, moved.SecurityStamp));
        Assert.NotEqual(before.ConcurrencyStamp, moved.ConcurrencyStamp);
        Assert.Equal((HumanTaskState.Open, null), ((await scene.TaskAsync(first)).State, (await scene.TaskAsync(first)).AssigneeId));
        Assert.Equal(scene.Colleague.Id, (await scene.TaskAsync(second)).AssigneeId);

        await scene.Commands.DeactivateAsync(scene.Colleague.Id, scene.Operator, "c");
        Assert.Null((await scene.TaskAsync(second)).AssigneeId);
        var left = await scene.AccountAsync(scene.Colleague.Id);
        Assert.False(left.IsActive);
        Assert.NotEqual("s", left.SecurityStamp);
        await scene.Commands.ReactivateAsync(scene.Colleague.Id, scene.Operator, "d");
        Assert.True((await scene.AccountAsync(scene.Colleague.Id)).IsActive);
        Assert.Equal(["staff.deactivate", "staff.reactivate"], await scene.RecordAsync(scene.Colleague.Id));
        await scene.Driver.AssertSoundAsync();
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task An_identity_of_the_provider_belongs_to_one_person(StorageProvider provider)
    {
        await using var scene = await StaffScene.StartAsync(provider);
        await StaffScene.RefusedAsync("subject", "入力してください", () => scene.Commands.LinkAsync(scene.Clerk.Id, Provider, new() { Subject = " " }, scene.Operator, "a"));
        await scene.Commands.LinkAsync(scene.Clerk.Id, Provider, new() { Subject = " s-001 " }, scene.Operator, "b");
        await StaffScene.RefusedAsync("subject", scene.Clerk.DisplayName, () => scene.Commands.LinkAsync(scene.Colleague.Id, Provider, new() { Subject = "s-001" }, scene.Operator, "c"));
        await StaffScene.RefusedAsync("subject", "別の識別子", () => scene.Commands.LinkAsync(scene.Clerk.Id, Provider, new() { Subject = "s-002" }, scene.Operator, "d"));
        await scene.Commands.LinkAsync(scene.Colleague.Id, Provider, new() { Subject = "S-001" }, scene.Operator, "e");
        await scene.Commands.UnlinkAsync(scene.Clerk.Id, scene.Operator, "f");
        Assert.Equal([(scene.Colleague.Id, "S-001")], await scene.ReadAsync(async db => (await db.Set<IdentityUserLogin<string>>().ToListAsync()).Select(l => (l.UserId, l.ProviderKey)).ToArray()));
        Assert.NotEqual("s", (await scene.AccountAsync(scene.Clerk.Id)).SecurityStamp);
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task A_second_factor_is_switched_on_by_a_first_code_and_its_recovery_codes_are_kept_as_digests(StorageProvider provider)
    {
        await using var scene = await StaffScene.StartAsync(provider);
        var given = await scene.Commands.ResetPasswordAsync(scene.Clerk.Id, scene.Operator, "p");
        await scene.Own.BeginSecondFactorAsync(scene.Clerk, "a");
        Assert.False((await scene.AccountAsync(scene.Clerk.Id)).TwoFactorEnabled);
        await StaffScene.RefusedAsync("code", "確認コードが違います", () => scene.Own.ConfirmSecondFactorAsync("", scene.Clerk, "b"));
        var key = await scene.ReadAsync(db => SecondFactor.KeyAsync(db, scene.Clerk.Id, default));
        var codes = (await scene.Own.ConfirmSecondFactorAsync(AuthenticatorApp.Code(key!), scene.Clerk, "c"))!;
        Assert.Equal(SecondFactor.RecoveryCodeCount, codes.Distinct().Count());
        Assert.Null(await scene.Own.ConfirmSecondFactorAsync("whatever", scene.Clerk, "c"));
        Assert.True((await scene.AccountAsync(scene.Clerk.Id)).TwoFactorEnabled);
        Assert.DoesNotContain(codes[0], await scene.ReadAsync(async db => string.Join('|', await db.Set<IdentityUserToken<string>>().Select(t => t.Value).ToListAsync())), StringComparison.Ordinal);

        // As it is typed: small letters, full width, without the hyphen. Once.
        Assert.True(await RedeemAsync(codes[0].ToLowerInvariant().Replace("-", " ", StringComparison.Ordinal)));
        Assert.False(await RedeemAsync(codes[0]));
        await StaffScene.RefusedAsync("codesPassword", "違います", () => scene.Own.RenewRecoveryCodesAsync("wrong", scene.Clerk, "d"));
        var renewed = await scene.Own.RenewRecoveryCodesAsync(given.Password!, scene.Clerk, "e");
        Assert.False(await RedeemAsync(codes[1]));
        Assert.True(await RedeemAsync(renewed![1]));
        Assert.Equal(SecondFactor.RecoveryCodeCount - 1, await scene.ReadAsync(db => SecondFactor.CodesLeftAsync(db, scene.Clerk.Id, default)));

        await StaffScene.RefusedAsync("offPassword", "違います", () => scene.Own.RemoveSecondFactorAsync("", scene.Clerk, "f"));
        await scene.Commands.ResetSecondFactorAsync(scene.Clerk.Id, scene.Operator, "g");
        Assert.False((await scene.AccountAsync(scene.Clerk.Id)).TwoFactorEnabled);
        Assert.Equal(0, await scene.ReadAsync(db => db.Set<IdentityUserToken<string>>().CountAsync()));
        Assert.Equal(["staff.reset-password", "account.factor-on", "account.factor-codes", "staff.reset-second-factor"], await scene.RecordAsync(scene.Clerk.Id));
        await scene.Driver.AssertSoundAsync();

        async Task<bool> RedeemAsync(string code)
        {
            await using var scope = scene.Driver.Services.CreateAsyncScope();
            var users = scope.ServiceProvider.GetRequiredService<UserManager<StaffAccount>>();
            return (await users.RedeemTwoFactorRecoveryCodeAsync((await users.FindByIdAsync(scene.Clerk.Id))!, SecondFactor.Digest(code))).Succeeded;
        }
    }

    private static async Task<bool> Try(Func<Task> act)
    {
        try
        {
            await act();
            return true;
        }
        catch (Procedure.Kernel.Tasks.TaskConflictException)
        {
            return false;
        }
    }

    private static NewStaffForm With(NewStaffForm form, Action<NewStaffForm> change)
    {
        change(form);
        return form;
    }

    private static StaffPlaceForm Place(string divisionId, params string[] duties) => new() { DivisionId = divisionId, Duties = [.. duties] };
}
