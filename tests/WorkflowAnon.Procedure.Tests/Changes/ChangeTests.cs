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
        ReceivedOn = scene.Driver.Today, Kind = kind, Before = "対馬 圭", After = "𠮷野 航", Reason = "人事異動", ChangeOn = scene.Driver.Today.AddDays(days),
    };

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
            ("changeOn", "9-3-1ア", "Minor", () => Notice(scene, days: -1)),
            ("changeOn", "9-3-1ア", "Minor", () => Notice(scene, days: 0)),
            ("changeOn", "9-3-1ア", "Minor", () => With(Notice(scene), f => f.ChangeOn = null)),
            ("reason", "9-3-1イ", "Minor", () => With(Notice(scene, "DataHandlerAdded"), f => f.Reason = "")),
            ("after", "9-3-1ア", "Minor", () => With(Notice(scene), f => f.After = "")),
            ("receivedOn", "9-3-1ア", "Minor", () => With(Notice(scene), f => f.ReceivedOn = scene.Driver.Today.AddDays(1))),
            ("kind", "9-3-0", "Minor", () => With(Notice(scene), f => f.Kind = "")),
            // A change of business by form 9.
            ("kind", "9-3-2", "Minor", () => Notice(scene, "PurposeChanged")),
            ("kind", "9-3-2", "Minor", () => Notice(scene, "UsePeriodExtended")),
            ("kind", "9-3-2", "Business", () => Notice(scene)),
            ("", "9-3-1ア", "Returned", () => Notice(scene)),
        ];
        foreach (var (field, clause, button, make) in wrong)
            await scene.RefusedAsync(field, clause, "receive-change", scene.Clerk, make(), button);

        await scene.DoAsync("receive-change", scene.Clerk, With(Notice(scene), f => f.After = ""), "Returned");
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
        await scene.RefusedAsync("kind", "9-3-0", "receive-change", scene.Clerk, Notice(scene, "Contact"), "Minor");
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
