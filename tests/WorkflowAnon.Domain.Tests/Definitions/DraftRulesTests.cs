using WorkflowAnon.Domain.Definitions;

namespace WorkflowAnon.Domain.Tests.Definitions;

public sealed class DraftRulesTests
{
    private static readonly DateTimeOffset Now = new(2026, 4, 1, 1, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("a", 3, null, SaveRefusal.None)]
    [InlineData("a", 2, null, SaveRefusal.Older)]
    [InlineData("a", 4, null, SaveRefusal.Older)]
    [InlineData("a", 0, null, SaveRefusal.Older)]
    [InlineData("a", 3, "release-1", SaveRefusal.Requested)]
    [InlineData("b", 3, null, SaveRefusal.HeldByOther)]
    [InlineData("b", 3, "release-1", SaveRefusal.HeldByOther)]
    public void A_save_is_taken_from_the_holder_on_top_of_what_stands_there(string person, int readAt, string? request, SaveRefusal expected) =>
        Assert.Equal(expected, DraftRules.WhyNotSave(Draft(request), person, readAt));

    [Theory]
    [InlineData("a", "急ぐため", -1, null, "既にあなたのもの")]
    [InlineData("b", "", 1, null, "理由")]
    [InlineData("b", " ", 1, null, "理由")]
    [InlineData("b", "急ぐため", 1, null, null)]
    [InlineData("b", "", 0, null, null)]
    [InlineData("b", "", -1, null, null)]
    [InlineData("b", "急ぐため", -1, "release-1", "申請中")]
    public void A_draft_is_taken_over_with_a_reason_or_after_its_lease(string person, string reason, int leaseMinutes, string? request, string? says)
    {
        var draft = Draft(request);
        draft.LeaseUntil = Now.AddMinutes(leaseMinutes);
        var refusal = DraftRules.WhyNotTakeOver(draft, person, reason, Now);
        if (says is null)
            Assert.Null(refusal);
        else
            Assert.Contains(says, refusal, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("c", true, null)]
    [InlineData("c", false, "監督者又は別の手続設計者")]
    [InlineData("asked", true, "自分が申請した")]
    [InlineData("drew", true, "作成に関わった")]
    public void Who_asked_or_drew_does_not_decide(string person, bool holdsDuty, string? says)
    {
        var request = new ReleaseRequest
        {
            Id = "release-1",
            DefinitionId = "d",
            VersionId = "v",
            Name = "n",
            Owner = "o",
            Json = "{}",
            AuthorIds = ["drew", "asked"],
            RequestedById = "asked",
            Comment = "",
        };
        var refusal = DraftRules.WhyNotDecide(request, person, holdsDuty);
        if (says is null)
            Assert.Null(refusal);
        else
            Assert.Contains(says, refusal, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, 0, false)]
    [InlineData(2, 2, false)]
    [InlineData(2, 3, true)]
    [InlineData(0, 1, true)]
    [InlineData(3, 2, false)]
    public void A_draft_is_outdated_by_what_was_published_after_it_was_begun(int baseVersion, int newest, bool expected) => Assert.Equal(expected, DraftRules.IsOutdated(baseVersion, newest));

    private static DefinitionDraft Draft(string? request) => new()
    {
        VersionId = "v",
        DefinitionId = "d",
        Version = 2,
        Name = "n",
        Owner = "o",
        Json = "{}",
        HolderId = "a",
        AuthorIds = ["a"],
        SavedById = "a",
        SavedAt = Now,
        LeaseUntil = Now.AddMinutes(30),
        Saves = 3,
        RequestId = request,
    };
}
