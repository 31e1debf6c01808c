using WorkflowAnon.Domain.Changes;
using WorkflowAnon.Domain.Proposals;
using WorkflowAnon.Domain.Rules;
using Xunit;

namespace WorkflowAnon.Domain.Tests.Changes;

/// <summary>Who handles the data now: the contract's list and what was notified since (8-3-5, 9-3-1ア).</summary>
public sealed class DataHandlerRollTests
{
    private static readonly DateOnly Received = new(2026, 7, 1), Change = new(2026, 7, 10);
    private static readonly DataHandler[] Named = [new() { Name = "丙山 太郎", Unit = "分析課", Position = "主任" }, new() { Name = "丁田 花子", Unit = "企画課", Position = "係長" }];

    [Fact]
    public void Without_a_notice_the_list_is_the_contracts() => Assert.Equal(["丙山 太郎", "丁田 花子"], Names([], Change));

    [Fact]
    public void A_replacement_holds_from_its_day_and_finds_the_person_in_the_words_of_the_notice()
    {
        var notice = Notice(new ChangeItem { Kind = ChangeKind.DataHandlerReplaced, Before = "分析課　丙山太郎", After = "戊川 三郎", ChangeOn = Change });
        Assert.Equal(["丙山 太郎", "丁田 花子"], Names([notice], Change.AddDays(-1)));
        Assert.Equal(["丁田 花子", "戊川 三郎"], Names([notice], Change));
        Assert.Equal(Received, DataHandlerRoll.On(Named, [notice], Change)[^1].NotifiedOn);
    }

    [Fact]
    public void An_addition_that_was_not_found_proper_changes_nothing()
    {
        var notice = Notice(new ChangeItem { Kind = ChangeKind.DataHandlerAdded, After = "戊川 三郎", ChangeOn = Received });
        Assert.Equal(["丙山 太郎", "丁田 花子", "戊川 三郎"], Names([notice], Received));
        notice.ReasonIsProper = false;
        Assert.Equal(["丙山 太郎", "丁田 花子"], Names([notice], Change));
    }

    [Fact]
    public void A_new_surname_a_new_unit_and_a_change_of_business_touch_only_what_they_say()
    {
        var notice = Notice(
            new ChangeItem { Kind = ChangeKind.Surname, Before = "丁田 花子", After = "己村 花子" },
            new ChangeItem { Kind = ChangeKind.Contact, Before = "丙山 太郎", After = "総合研究所" },
            new ChangeItem { Kind = ChangeKind.UsePeriodExtended, Before = "丙山 太郎", After = "令和12年" });
        Assert.Equal([("丙山 太郎", "総合研究所"), ("己村 花子", "企画課")], DataHandlerRoll.On(Named, [notice], Change).Select(h => (h.Name, h.Unit)));
    }

    private static ChangeNotice Notice(params ChangeItem[] items) => new() { Id = "change-1", CaseId = "case-1", ReceivedOn = Received, Items = [.. items] };

    private static IEnumerable<string> Names(ChangeNotice[] notices, DateOnly on) => DataHandlerRoll.On(Named, notices, on).Select(h => h.Name);
}
