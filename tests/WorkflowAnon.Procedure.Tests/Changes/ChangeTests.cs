using Microsoft.EntityFrameworkCore;
using WorkflowAnon.Domain.Cases;
using WorkflowAnon.Domain.Changes;
using WorkflowAnon.Domain.Rules;
using WorkflowAnon.Procedure.Changes;
using WorkflowAnon.Procedure.Kernel.Tasks;
using WorkflowAnon.Procedure.Tests.Journey;
using WorkflowAnon.Testing.Clauses;
using Xunit;

namespace WorkflowAnon.Procedure.Tests.Changes;

public sealed class ChangeTests
{
    private static ReceiveChangeNoticeForm Notice(JourneyScene scene, string kind = "DataHandlerReplaced", int days = 10) => new()
    {
        ReceivedOn = scene.Driver.Today,
        Changes = [Change(scene, kind, days)],
    };

    private static ChangeRow Change(JourneyScene scene, string kind, int days = 10) =>
        new() { Kind = kind, Before = "対馬 圭", After = "𠮷野 航", Reason = "人事異動", ChangeOn = scene.Driver.Today.AddDays(days) };

    [Fact]
    [Covers("9-3-1ア", FindingLevel.Correct, FindingLevel.Warn, FindingLevel.Human)]
    [Covers("9-3-1イ", FindingLevel.Human)]
    [Covers("9-3-0", FindingLevel.Human)]
    [Covers("9-3-2", FindingLevel.Block)]
    [Covers("9-3-1ウ", FindingLevel.Block)]
    public async Task A_notice_of_minor_changes_is_checked_confirmed_copied_and_forwarded()
    {
        await using var scene = await JourneyScene.StartAsync();
        await scene.DeliveredAsync();
        await scene.Case.RegisterAsync();
        await scene.Case.PublishAsync();
        await BeginAsync(scene);
        (string Field, string Clause, string Button, Func<ReceiveChangeNoticeForm> Make)[] wrong =
        [
            // The change of handler is to be notified before it happens.
            ("changes[0].changeOn", "9-3-1ア", "Minor", () => Notice(scene, days: -1)),
            ("changes[0].changeOn", "9-3-1ア", "Minor", () => Notice(scene, days: 0)),
            ("changes[0].changeOn", "9-3-1ア", "Minor", () => With(Notice(scene), f => f.Changes[0].ChangeOn = null)),
            ("changes[0].reason", "9-3-1イ", "Minor", () => With(Notice(scene, "DataHandlerAdded"), f => f.Changes[0].Reason = "")),
            ("changes[0].after", "9-3-1ア", "Minor", () => With(Notice(scene), f => f.Changes[0].After = "")),
            ("receivedOn", "9-3-1ア", "Minor", () => With(Notice(scene), f => f.ReceivedOn = scene.Driver.Today.AddDays(1))),
            ("changes[0].kind", "9-3-0", "Minor", () => With(Notice(scene), f => f.Changes[0].Kind = "")),
            // A change of business by form 9.
            ("changes[0].kind", "9-3-2", "Minor", () => Notice(scene, "PurposeChanged")),
            ("changes[0].kind", "9-3-2", "Minor", () => Notice(scene, "UsePeriodExtended")),
            ("changes[0].kind", "9-3-2", "Business", () => Notice(scene)),
            ("", "9-3-1ア", "Returned", () => Notice(scene)),
            // Both classes in one notice, and only one.
            ("changes[0].kind", "9-3-2", "Minor", () => With(Notice(scene, "Contact"), f => f.Changes.Add(Change(scene, "PurposeChanged")))),
            ("changes[0].kind", "9-3-2", "Business", () => With(Notice(scene, "Contact"), f => f.Changes.Add(Change(scene, "PurposeChanged")))),
            ("changes[0].kind", "9-3-2", "Split", () => Notice(scene, "Contact")),
            // The information has been provided: nothing is left to change about it.
            ("medium", "9-2-2a", "Minor", () => With(Notice(scene, "ProvisionMethod"), f => (f.Medium, f.Way) = ("dvd-r", "counter"))),
        ];
        foreach (var (field, clause, button, make) in wrong)
            await scene.RefusedAsync(field, clause, "receive-change", scene.Clerk, make(), button);

        await scene.DoAsync("receive-change", scene.Clerk, With(Notice(scene), f => f.Changes[0].After = ""), "Returned");
        var late = Notice(scene, days: -1);
        late.DecisionReason = "担当者の急な退職による。";
        await scene.DoAsync("receive-change", scene.Clerk, late, "Minor");

        await scene.RefusedAsync("isProper", "9-3-1イ", "confirm-reason", scene.Clerk, new ConfirmChangeReasonForm { IsProper = false, Note = "理由が明らかでない。" });
        await scene.RefusedAsync("note", "9-3-1イ", "confirm-reason", scene.Clerk, new ConfirmChangeReasonForm { IsProper = true });
        await scene.DoAsync("confirm-reason", scene.Clerk, new ConfirmChangeReasonForm { IsProper = true, Note = "電話で確かめた。" });
        Assert.Equal(["retain-copy"], await scene.OpenAsync());
        await scene.RefusedAsync("copyRetained", "9-3-1ウ", "retain-copy", scene.Clerk, new RetainChangeNoticeCopyForm());
        await scene.DoAsync("retain-copy", scene.Clerk, new RetainChangeNoticeCopyForm { CopyRetained = true });
        await scene.RefusedAsync("forwardedOn", "9-3-1ウ", "forward", scene.Clerk, new ForwardChangeNoticeForm { ForwardedOn = scene.Driver.Today.AddDays(1) });
        await scene.DoAsync("forward", scene.Clerk);
        var paper = await scene.ReadAsync(db => db.Set<Paper>().AsNoTracking().SingleAsync(p => p.Kind == PaperKind.ChangeNotice));
        Assert.Equal((scene.Proposal.DivisionId, "general-affairs"), (paper.OriginalHolder, paper.CopyHolder));

        // No handler changes: nobody has to confirm a reason.
        await BeginAsync(scene);
        await scene.DoAsync("receive-change", scene.Clerk, Notice(scene, "Contact"), "Minor");
        Assert.Equal(["retain-copy"], await scene.OpenAsync());
        await scene.Driver.AssertNoIncidentsAsync();
    }

    [Fact]
    [Covers("9-3-0", FindingLevel.Human)]
    [Covers("9-3-2", FindingLevel.Block)]
    public async Task A_change_of_business_is_answered_with_the_need_of_a_new_proposal()
    {
        await using var scene = await JourneyScene.StartAsync();
        await scene.ContractedAsync();
        await BeginAsync(scene);
        // Before the provision a person decides that the same classes apply (O-13).
        await scene.RefusedAsync("changes[0].kind", "9-3-0", "receive-change", scene.Clerk, Notice(scene, "Contact"), "Minor");
        await scene.DoAsync("receive-change", scene.Clerk, Notice(scene, "PurposeChanged"), "Business");
        await scene.RefusedAsync("content", "9-3-2", "tell-new-proposal", scene.Clerk, new TellNewProposalForm { ToldOn = scene.Driver.Today });
        await scene.RefusedAsync("toldOn", "9-3-2", "tell-new-proposal", scene.Clerk, new TellNewProposalForm { ToldOn = scene.Driver.Today.AddDays(1), Content = "文書" });
        await scene.DoAsync("tell-new-proposal", scene.Clerk, new TellNewProposalForm { ToldOn = scene.Driver.Today, Content = "第10号様式による提案を要する旨を文書で知らせた。" });
        var notice = await scene.ReadAsync(db => db.Set<ChangeNotice>().AsNoTracking().SingleAsync());
        Assert.Equal(scene.Driver.Today, notice.NewProposalToldOn);
        Assert.Equal("NewProposalRequired", (await scene.Driver.EventsAsync(scene.CaseId))[^1]);
        await scene.Driver.AssertNoIncidentsAsync();
    }

    [Fact]
    [Covers("9-3-2", FindingLevel.Block)]
    [Covers("9-3-1イ", FindingLevel.Human)]
    public async Task A_notice_of_both_classes_is_split_and_a_reason_that_is_not_proper_is_answered_by_instruction()
    {
        await using var scene = await JourneyScene.StartAsync();
        await scene.DeliveredAsync();
        await scene.Case.RegisterAsync();
        await scene.Case.PublishAsync();
        await BeginAsync(scene);
        await scene.DoAsync("receive-change", scene.Clerk, With(Notice(scene), f => f.Changes.Add(Change(scene, "UsePeriodExtended"))), "Split");
        Assert.Equal(["confirm-reason", "tell-new-proposal"], await scene.OpenAsync());
        await scene.RefusedAsync("isProper", "9-3-1イ", "confirm-reason", scene.Clerk, new ConfirmChangeReasonForm { IsProper = true, Note = "電話" }, "NotProper");
        await scene.DoAsync("confirm-reason", scene.Clerk, new ConfirmChangeReasonForm { IsProper = false, Note = "契約書第9条により、交代を取りやめるよう指示した。" }, "NotProper");
        await scene.DoAsync("tell-new-proposal", scene.Clerk, new TellNewProposalForm { ToldOn = scene.Driver.Today, Content = "文書で知らせた。" });
        await scene.DoAsync("retain-copy", scene.Clerk, new RetainChangeNoticeCopyForm { CopyRetained = true });
        await scene.DoAsync("forward", scene.Clerk);
        Assert.Empty(await scene.OpenAsync());
        var notice = await scene.ReadAsync(db => db.Set<ChangeNotice>().AsNoTracking().SingleAsync());
        Assert.Equal((false, scene.Driver.Today, scene.Driver.Today), (notice.ReasonIsProper, notice.NewProposalToldOn, notice.ForwardedOn));
        Assert.Equal([ChangeKind.DataHandlerReplaced, ChangeKind.UsePeriodExtended], notice.Items.Select(i => i.Kind));
        await scene.Driver.AssertNoIncidentsAsync();
    }

    [Fact]
    [Covers("9-2-2a", FindingLevel.Human)]
    [Covers("9-3-0", FindingLevel.Human)]
    public async Task Another_medium_before_the_provision_is_a_persons_decision_and_then_holds()
    {
        await using var scene = await JourneyScene.StartAsync();
        await scene.ContractedAsync();
        await BeginAsync(scene);
        ReceiveChangeNoticeForm Wish() => With(Notice(scene, "ProvisionMethod"), f => (f.Medium, f.Way) = ("dvd-r", "post"));
        await scene.RefusedAsync("medium", "9-2-2a", "receive-change", scene.Clerk, Wish(), "Minor");
        await scene.RefusedAsync("medium", "9-2-2a", "receive-change", scene.Clerk, With(Wish(), f => (f.Medium, f.DecisionReason) = ("", "理由")), "Minor");
        await scene.DoAsync("receive-change", scene.Clerk, With(Wish(), f => f.DecisionReason = "軽微な変更に準じて受け付ける。"), "Minor");
        await scene.Case.StartProductionAsync();
        await scene.Case.ProduceAsync();
        await scene.Case.InspectAsync();
        await scene.Case.PrepareMediaAsync();
        var form = new WorkflowAnon.Procedure.Provision.ProvideForm { ProvidedOn = scene.Driver.Today, Medium = "cd-r", Way = "post", Recipient = "受領者", ReceiptNote = "書留 1" };
        await scene.RefusedAsync("medium", "9-2-2a", "provide", scene.Staff, form, "Provided");
        form.Medium = "dvd-r";
        await scene.DoAsync("provide", scene.Staff, form, "Provided");
        Assert.Equal(CaseStage.InUse, (await scene.CaseAsync()).Stage);
        await scene.Driver.AssertNoIncidentsAsync();
    }

    [Fact]
    public async Task Only_general_affairs_receives_a_change_and_only_after_the_contract()
    {
        await using var scene = await JourneyScene.StartAsync();
        await scene.ReceivedAsync();
        var early = await Assert.ThrowsAsync<TaskConflictException>(() => BeginAsync(scene));
        Assert.Contains("審査", early.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<TaskConflictException>(() => scene.Driver.BeginAsync("change-notice", scene.Staff, scene.CaseId));
    }

    private static Task<string> BeginAsync(JourneyScene scene) => scene.Driver.BeginAsync("change-notice", scene.Clerk, scene.CaseId);

    private static ReceiveChangeNoticeForm With(ReceiveChangeNoticeForm form, Action<ReceiveChangeNoticeForm> change)
    {
        change(form);
        return form;
    }
}
