using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using WorkflowAnon.Domain.Staff;
using Xunit;

namespace WorkflowAnon.Domain.Tests.Staff;

/// <summary>職員アカウントと人事異動の決まり.</summary>
public sealed class StaffRulesTests
{
    private static readonly DateOnly Today = new(2026, 3, 31);

    [Theory]
    [InlineData("suzuki-ichiro", true)]
    [InlineData("a01", true)]
    [InlineData("ab", false)]
    [InlineData("1abc", false)]
    [InlineData("Suzuki", false)]
    [InlineData("鈴木一郎", false)]
    [InlineData("suzuki ichiro", false)]
    public void A_sign_in_name_is_what_everybody_can_type(string name, bool may) => Assert.Equal(may, StaffRules.WhyNotUserName(name) is null);

    [Theory]
    [InlineData("Kita-2026-haru", null)]
    [InlineData("短い", "12文字以上")]
    [InlineData("abcdefghijkl", "英字と数字")]
    [InlineData("123456789012", "英字と数字")]
    [InlineData("x-suzuki-2026-x", "利用者ID")]
    [InlineData("aaaa1111aaaa1111", "繰返し")]
    public void A_password_says_what_is_wrong_with_it(string password, string? says)
    {
        var refusal = StaffRules.WhyNotPassword(password, "suzuki");
        if (says is null)
            Assert.Null(refusal);
        else
            Assert.Contains(says, refusal, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("suzuki@example.jp", true)]
    [InlineData("ichiro.suzuki+anon@mail.pref.example.lg.jp", true)]
    [InlineData("suzuki", false)]
    [InlineData("suzuki@localhost", false)]
    [InlineData("a..b@example.jp", false)]
    [InlineData("suzuki@-example.jp", false)]
    [InlineData("suzuki@example.jp\n", false)]
    [InlineData("鈴木 <suzuki@example.jp>", false)]
    [InlineData("suzuki@例.jp", false)]
    [InlineData("", false)]
    public void An_address_is_one_that_mail_can_go_to(string address, bool may) => Assert.Equal(may, StaffRules.WhyNotMail(address) is null);

    [Theory]
    [InlineData(0, false, "明日以後")]
    [InlineData(-1, false, "明日以後")]
    [InlineData(1, false, null)]
    [InlineData(1, true, "既に登録されています")]
    public void A_transfer_is_announced_before_its_day_and_once_for_a_day(int days, bool hasOne, string? says)
    {
        var refusal = TransferRules.WhyNotAnnounce(Transfer(Today.AddDays(days)), hasOne ? [Transfer(Today.AddDays(days))] : [], Today);
        if (says is null)
            Assert.Null(refusal);
        else
            Assert.Contains(says, refusal, StringComparison.Ordinal);
    }

    [Fact]
    public void A_transfer_is_called_off_only_before_its_day()
    {
        Assert.Null(TransferRules.WhyNotCancel(Transfer(Today.AddDays(1)), Today));
        Assert.Contains("発令日になった", TransferRules.WhyNotCancel(Transfer(Today), Today), StringComparison.Ordinal);
        var applied = Transfer(Today.AddDays(1));
        applied.AppliedAt = DateTimeOffset.UnixEpoch;
        Assert.NotNull(TransferRules.WhyNotCancel(applied, Today));
    }

    [Theory]
    [InlineData("a", "staff", false, "b", new[] { "staff" }, true)] // another division
    [InlineData("a", "staff", false, "a", new[] { "approver" }, true)] // the duty is lost
    [InlineData("a", "staff", false, "a", new[] { "staff", "approver" }, false)]
    [InlineData("a", "approver", false, "a", new[] { "staff" }, false)] // held for somebody else (代理): never the person's own duty
    [InlineData("c", "staff", false, "b", new[] { "staff" }, false)] // held for somebody of a third division
    [InlineData("a", "staff", true, "b", new[] { "staff" }, false)] // 後閲
    public void What_a_person_may_no_longer_do_goes_back_and_nothing_else(string taskDivision, string duty, bool isPersonal, string to, string[] duties, bool goesBack) =>
        Assert.Equal(goesBack, TransferRules.GoesBack(taskDivision, duty, isPersonal, new("a", ["staff"]), new(to, duties)));

    [Property]
    public Property A_transfer_is_due_from_its_day_on_until_it_is_applied_or_called_off() =>
        Prop.ForAll(Gen.Choose(-400, 400).ToArbitrary(), Gen.Choose(0, 2).ToArbitrary(), (days, end) =>
        {
            var transfer = Transfer(Today.AddDays(days));
            if (end == 1)
                transfer.AppliedAt = DateTimeOffset.UnixEpoch;
            if (end == 2)
                transfer.CancelledAt = DateTimeOffset.UnixEpoch;
            return TransferRules.IsDue(transfer, Today) == (days <= 0 && end == 0);
        });

    private static StaffTransfer Transfer(DateOnly day) =>
        new() { Id = "transfer-1", PersonId = "p", EffectiveOn = day, DivisionId = "b", Duties = ["staff"], FromDivisionId = "a", AnnouncedById = "o" };
}
