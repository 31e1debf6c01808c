using Microsoft.EntityFrameworkCore;
using WorkflowAnon.Domain.Cases;
using WorkflowAnon.Domain.Fees;
using WorkflowAnon.Domain.Notification;
using WorkflowAnon.Domain.Rules;
using WorkflowAnon.Procedure.Fees;
using WorkflowAnon.Procedure.Kernel.Activities;
using WorkflowAnon.Procedure.Kernel.Tasks;
using WorkflowAnon.Procedure.Notification;
using WorkflowAnon.Procedure.Tests.Examination;
using WorkflowAnon.Procedure.Tests.Kernel;
using WorkflowAnon.Procedure.Tests.Notification;
using WorkflowAnon.Storage.Bursts;
using WorkflowAnon.Testing.Clauses;
using Xunit;

namespace WorkflowAnon.Procedure.Tests.Fees;

public sealed class FeePaymentTests
{
    /// <summary>One month from the day after 1 April.</summary>
    private static readonly DateOnly Due = new(2026, 5, 1);

    private static ConfirmPaymentForm Payment(DateOnly on) =>
        new() { PaidOn = on, Yen = NoticeScenes.Fee, PaymentMethod = "prefectural-stamp", Channel = "InPerson" };

    private static async Task<ExaminationScene> NotifiedAsync(string store = "sqlite")
    {
        var scene = await ExaminationScene.StartAsync(store == "sqlite" ? ProcedureStore.Sqlite : ProcedureStore.PostgreSql);
        await scene.ToDecisionAsync(conforms: true);
        await scene.ToDraftAsync();
        await scene.ToDispatchAsync();
        return scene;
    }

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgresql")]
    [Covers("8-3-4", FindingLevel.Block)]
    [Covers("8-2-1")]
    public async Task Stamps_of_the_notified_amount_are_confirmed_cancelled_and_copied(string store)
    {
        await using var scene = await NotifiedAsync(store);
        await scene.DoAsync("confirm", scene.GeneralAffairs, Payment(scene.Driver.Today), "Paid");
        Assert.Equal(["cancel-stamps"], await scene.OpenAsync());
        await scene.RefusedAsync("copyKept", "8-3-4", "cancel-stamps", scene.GeneralAffairs, new CancelStampsForm { CancelledOn = scene.Driver.Today });
        await scene.DoAsync("cancel-stamps", scene.GeneralAffairs, new CancelStampsForm { CancelledOn = scene.Driver.Today, CopyKept = true });

        Assert.Empty(await scene.OpenAsync());
        Assert.Equal(["ResultNotified", "StampsCancelled", "FeePaid"], (await scene.Driver.EventsAsync(ExaminationScene.CaseId))[^3..]);
        var payment = await scene.ReadAsync(db => db.Set<FeePayment>().AsNoTracking().SingleAsync());
        Assert.Equal((NoticeScenes.Fee, scene.GeneralAffairs.Id, scene.Driver.Today), (payment.Yen, payment.ConfirmedById, payment.StampsCancelledOn));
        var copy = await scene.ReadAsync(db => db.Set<Paper>().AsNoTracking().SingleAsync(p => p.Id == payment.StampCopyPaperId));
        Assert.Equal((PaperKind.CancelledStampCopy, scene.GeneralAffairs.DivisionId), (copy.Kind, copy.CopyHolder));
        // Long after the due date nothing wakes up.
        await scene.Driver.GoToAsync(Due.AddDays(10));
        Assert.Empty(await scene.OpenAsync());
        await scene.Driver.AssertNoIncidentsAsync();
    }

    /// <summary>The text of every notice sent, by the links of the papers.</summary>
    private static Task<List<string>> SentNoticesAsync(ExaminationScene scene) => scene.ReadAsync(async db =>
    {
        List<string> texts = [];
        foreach (var paper in await db.Set<Paper>().AsNoTracking().Where(p => p.Kind == PaperKind.ResultNotice).OrderBy(p => p.Version).ToListAsync())
            texts.Add(PaperText.Of((await new ConformingNoticePaper(scene.Driver.Profile).BuildAsync(db, paper.PrintPath.Split('/')[^1], CancellationToken.None))!));
        return texts;
    });

    [Fact]
    [Covers("8-2-1", FindingLevel.Block)]
    [Covers("8-2-1ア", FindingLevel.Block)]
    public async Task Anything_but_the_notified_amount_in_time_by_stamps_is_not_confirmed()
    {
        await using var scene = await NotifiedAsync();
        (string Item, string Clause, Action<ConfirmPaymentForm> Change)[] wrong =
        [
            ("yen", "8-2-1", f => f.Yen = NoticeScenes.Fee - 1),
            ("yen", "8-2-1", f => f.Yen = null),
            ("paymentMethod", "8-2-1ア", f => f.PaymentMethod = "other"),
            ("postReason", "8-2-1ア", f => f.Channel = "Post"),
            ("paidOn", "8-2-1", f => f.PaidOn = scene.Driver.Today.AddDays(1)),
            ("paidOn", "8-2-1", f => f.PaidOn = scene.Driver.Today.AddDays(-1)),
        ];
        foreach (var (item, clause, change) in wrong)
        {
            var form = Payment(scene.Driver.Today);
            change(form);
            await scene.RefusedAsync(item, clause, "confirm", scene.GeneralAffairs, form, "Paid");
        }

        // The estimator, moved to 総務課 meanwhile, does not confirm the payment of the own estimate.
        var moved = scene.GeneralAffairs with { Id = scene.Staff.Id };
        await scene.RefusedAsync("actor", "8-2-1", "confirm", moved, Payment(scene.Driver.Today), "Paid");

        var byPost = Payment(scene.Driver.Today);
        (byPost.Channel, byPost.PostReason) = ("Post", "県外の提案者のため");
        await scene.DoAsync("confirm", scene.GeneralAffairs, byPost, "Paid");
        Assert.Equal(["cancel-stamps"], await scene.OpenAsync());
    }

    [Fact]
    public async Task A_mismatch_is_recorded_and_the_payment_stays_open()
    {
        await using var scene = await NotifiedAsync();
        for (var round = 0; round < 2; round++)
        {
            await scene.DoAsync("confirm", scene.GeneralAffairs, new ConfirmPaymentForm { Yen = 30_000, Note = "不足のため持ち帰ってもらった。" }, "Mismatch");
            Assert.Equal(["confirm"], await scene.OpenAsync());
        }

        Assert.Equal(2, (await scene.Driver.EventsAsync(ExaminationScene.CaseId)).Count(e => e == "FeeMismatchDetected"));
        await scene.DoAsync("confirm", scene.GeneralAffairs, Payment(scene.Driver.Today), "Paid");
        Assert.Equal(["cancel-stamps"], await scene.OpenAsync());
        await scene.Driver.AssertNoIncidentsAsync();
    }

    [Fact]
    [Covers("8-2-1", FindingLevel.Block)]
    [Covers("8-2-2", FindingLevel.Block)]
    [Covers("8-2-2但", FindingLevel.Block)]
    public async Task Only_a_formal_error_changes_the_notified_amount_and_only_by_a_new_notice()
    {
        await using var scene = await NotifiedAsync();
        await scene.DoAsync("confirm", scene.GeneralAffairs, new ConfirmPaymentForm { Note = "328,500円の誤記ではないかとの申出" }, "FormalError");
        await scene.RefusedAsync("reasonKind", "8-2-2", "correct-amount", scene.GeneralAffairsSupervisor,
            new CorrectAmountForm { ReasonKind = "ActualCost", CorrectedYen = 40_000, Explanation = "実費が増えた" }, "Corrected");
        await scene.RefusedAsync("correctedYen", "8-2-2但", "correct-amount", scene.GeneralAffairsSupervisor,
            new CorrectAmountForm { ReasonKind = "FormalError", CorrectedYen = NoticeScenes.Fee, Explanation = "誤記" }, "Corrected");
        await scene.DoAsync("correct-amount", scene.GeneralAffairsSupervisor,
            new CorrectAmountForm { ReasonKind = "FormalError", CorrectedYen = 38_250, Explanation = "32,850円と38,250円を取り違えて記載した。" }, "Corrected");
        // What went out stays what it was, also while another is drafted in its place.
        Assert.Contains("32,850円", Assert.Single(await SentNoticesAsync(scene)), StringComparison.Ordinal);
        await scene.ReissueAsync("correction");

        Assert.Equal(["confirm"], await scene.OpenAsync());
        var sent = await SentNoticesAsync(scene);
        Assert.Contains("32,850円", sent[0], StringComparison.Ordinal);
        Assert.Equal([false, true], sent.Select(t => t.Contains("38,250円", StringComparison.Ordinal)));
        var notices = await scene.ReadAsync(db => db.Set<ResultNotice>().AsNoTracking().OrderBy(n => n.Version).ToListAsync());
        Assert.Equal([(1, NoticeScenes.Fee), (2, 38_250L)], notices.Select(n => (n.Version, n.FeeYen)));
        await scene.RefusedAsync("yen", "8-2-1", "confirm", scene.GeneralAffairs, Payment(scene.Driver.Today), "Paid");
        var form = Payment(scene.Driver.Today);
        form.Yen = 38_250;
        await scene.DoAsync("confirm", scene.GeneralAffairs, form, "Paid");
        Assert.Equal(["cancel-stamps"], await scene.OpenAsync());
        await scene.Driver.AssertNoIncidentsAsync();
    }

    [Fact]
    [Covers("8-2-1イ", FindingLevel.Block, FindingLevel.Human)]
    public async Task After_the_due_date_a_supervisor_extends_by_a_new_notice()
    {
        await using var scene = await NotifiedAsync();
        await scene.Driver.GoToAsync(Due);
        Assert.Equal(["confirm"], await scene.OpenAsync());
        await scene.Driver.GoToAsync(Due.AddDays(1));
        Assert.Equal(["lapse"], await scene.OpenAsync());
        await scene.RefusedAsync("newDueOn", "8-2-1イ", "lapse", scene.GeneralAffairsSupervisor, new DecideLapseForm { Reason = "依頼", NewDueOn = Due }, "Extended");
        await scene.DoAsync("lapse", scene.GeneralAffairsSupervisor, new DecideLapseForm { Reason = "天災による遅れ", NewDueOn = new(2026, 5, 29) }, "Extended");
        await scene.ReissueAsync("extension");

        Assert.Equal(["confirm"], await scene.OpenAsync());
        Assert.Equal("ApplicationDueExtended", (await scene.Driver.EventsAsync(ExaminationScene.CaseId))[^1]);
        var notice = await scene.ReadAsync(db => db.Set<ResultNotice>().AsNoTracking().OrderByDescending(n => n.Version).FirstAsync());
        Assert.Equal((2, new DateOnly(2026, 5, 29), "天災による遅れ"), (notice.Version, notice.ApplicationDue, notice.ReissueReason));
        var open = await scene.ReadAsync(db => db.Set<Deadline>().AsNoTracking().SingleAsync(d => d.SupersededAt == null));
        Assert.Equal(new DateOnly(2026, 5, 29), open.Due);
        await scene.Driver.GoToAsync(new(2026, 5, 28));
        Assert.Equal(["confirm"], await scene.OpenAsync());
        await scene.DoAsync("confirm", scene.GeneralAffairs, Payment(new(2026, 5, 28)), "Paid");
        Assert.Equal(["cancel-stamps"], await scene.OpenAsync());
        await scene.Driver.AssertNoIncidentsAsync();
    }

    [Fact]
    [Covers("7-0", FindingLevel.Block)]
    [Covers("8-3-2", FindingLevel.Block)]
    public async Task A_new_notice_takes_effect_after_its_own_approval_by_another_person_and_once_it_has_gone_out()
    {
        await using var scene = await NotifiedAsync();
        await scene.Driver.GoToAsync(Due.AddDays(1));
        var decision = new DecideLapseForm { Reason = "天災による遅れ", NewDueOn = Due.AddDays(3) };
        await scene.DoAsync("lapse", scene.GeneralAffairsSupervisor, decision, "Extended");
        var drafter = scene.Driver.GeneralAffairs(1, Duties.Approver) with { Id = scene.GeneralAffairsSupervisor.Id };
        var barred = await Assert.ThrowsAsync<TaskConflictException>(() => scene.DoAsync("approve-extension", drafter, new ApproveForm(), "Approved"));
        Assert.Equal(TaskConflictKind.Forbidden, barred.Kind);
        await InForceAsync(1, Due);

        // 却下: the decision is another one now, and nothing of the draft is left.
        await scene.DoAsync("approve-extension", scene.Driver.GeneralAffairs(1, Duties.Approver), new ApproveForm { Comment = "理由が足りない。" }, "Rejected");
        await scene.DoAsync("lapse", scene.GeneralAffairsSupervisor, new DecideLapseForm { Reason = "期限の日に届いていた。" }, "PaidInTime");
        Assert.Equal(1, await scene.ReadAsync(db => db.Set<ResultNotice>().CountAsync()));
        await scene.DoAsync("confirm-late", scene.GeneralAffairs, new ConfirmPaymentForm { Yen = 1, Note = "届いていなかった。" }, "Mismatch");
        await scene.Driver.GoToAsync(scene.Driver.Today.AddDays(1));

        await scene.DoAsync("lapse", scene.GeneralAffairsSupervisor, decision, "Extended");
        await scene.DoAsync("approve-extension", scene.Driver.GeneralAffairs(1, Duties.Approver), new ApproveForm(), "Approved");
        await InForceAsync(1, Due);
        var sent = new DispatchReissueForm { EnforcementDate = scene.Driver.Today.AddDays(-1), DispatchMethod = "post" };
        await scene.RefusedAsync("enforcementDate", "7-0", "dispatch-extension", scene.GeneralAffairs, sent, "Dispatched");
        sent.EnforcementDate = scene.Driver.Today.AddDays(1);
        await scene.RefusedAsync("enforcementDate", "7-0", "dispatch-extension", scene.GeneralAffairs, sent, "Dispatched");
        // It lay about until its own due date had passed.
        await scene.Driver.GoToAsync(Due.AddDays(4));
        sent.EnforcementDate = scene.Driver.Today;
        await scene.RefusedAsync("enforcementDate", "8-3-2", "dispatch-extension", scene.GeneralAffairs, sent, "Dispatched");
        await scene.DoAsync("dispatch-extension", scene.GeneralAffairs, sent, "Back");
        decision.NewDueOn = Due.AddDays(10);
        await scene.DoAsync("lapse", scene.GeneralAffairsSupervisor, decision, "Extended");
        await scene.ReissueAsync("extension");
        await InForceAsync(2, Due.AddDays(10));
        await scene.Driver.AssertNoIncidentsAsync();

        async Task InForceAsync(int version, DateOnly due)
        {
            var notice = await scene.ReadAsync(db => db.Set<ResultNotice>().AsNoTracking().Where(n => n.DispatchedAt != null).OrderByDescending(n => n.Version).FirstAsync());
            Assert.Equal((version, due), (notice.Version, notice.ApplicationDue));
            Assert.Equal(due, await scene.ReadAsync(db => db.Set<Deadline>().AsNoTracking().Where(d => d.Kind == DeadlineKind.ContractApplication && d.SupersededAt == null).Select(d => d.Due).SingleAsync()));
        }
    }

    [Fact]
    [Covers("8-2-1イ", FindingLevel.Block)]
    public async Task A_payment_that_came_in_time_is_confirmed_after_the_due_date()
    {
        await using var scene = await NotifiedAsync();
        await scene.Driver.GoToAsync(Due.AddDays(3));
        await scene.DoAsync("lapse", scene.GeneralAffairsSupervisor, new DecideLapseForm { Reason = "期限の日に郵便受けに届いていた。" }, "PaidInTime");
        await scene.RefusedAsync("paidOn", "8-2-1イ", "confirm-late", scene.GeneralAffairs, Payment(Due.AddDays(1)), "Paid");
        await scene.DoAsync("confirm-late", scene.GeneralAffairs, Payment(Due), "Paid");

        Assert.Equal(["cancel-stamps"], await scene.OpenAsync());
        await scene.Driver.AssertNoIncidentsAsync();
    }

    [Fact]
    [Covers("8-2-1ア", FindingLevel.Warn)]
    public async Task Another_accepted_means_than_the_notified_one_needs_a_reason()
    {
        await using var scene = await NotifiedAsync();
        // As if the notice had named a means that the agency took at the time.
        await scene.BurstAsync(db => db.Set<ResultNotice>().Single().PaymentMethodId = "earlier-means");
        var form = Payment(scene.Driver.Today);
        await scene.RefusedAsync("paymentMethod", "8-2-1ア", "confirm", scene.GeneralAffairs, form, "Paid");
        form.WarningReason = "通知の後に納付方法が改められたため";
        await scene.DoAsync("confirm", scene.GeneralAffairs, form, "Paid");
        Assert.Contains("8-2-1ア", await scene.RecordedAsync("注意を確認して続行"));
    }

    [Fact]
    public async Task A_lapse_without_extension_closes_the_case()
    {
        await using var scene = await NotifiedAsync();
        await scene.Driver.GoToAsync(Due.AddDays(1));
        await scene.DoAsync("lapse", scene.GeneralAffairsSupervisor, new DecideLapseForm { Reason = "提案者に契約の意思がないことを確認した。" }, "Closed");

        Assert.Empty(await scene.OpenAsync());
        var @case = await scene.CaseAsync();
        Assert.Equal((CaseStage.Completed, CaseOutcome.LapsedNoApplication), (@case.Stage, @case.Outcome));
        Assert.Equal("ContractApplicationLapsed", (await scene.Driver.EventsAsync(ExaminationScene.CaseId))[^1]);
        await scene.Driver.AssertNoIncidentsAsync();
    }
}
