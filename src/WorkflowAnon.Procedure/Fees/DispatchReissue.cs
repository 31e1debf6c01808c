using WorkflowAnon.Domain.Approvals;
using WorkflowAnon.Domain.Calendar;
using WorkflowAnon.Domain.Cases;
using WorkflowAnon.Domain.Fees;
using WorkflowAnon.Domain.Notification;
using WorkflowAnon.Engine.Activities;
using WorkflowAnon.Procedure.Examination;
using WorkflowAnon.Procedure.Kernel;
using WorkflowAnon.Procedure.Kernel.Activities;
using WorkflowAnon.Procedure.Kernel.Approvals;
using WorkflowAnon.Procedure.Kernel.Forms;
using WorkflowAnon.Procedure.Kernel.Tasks;
using WorkflowAnon.Procedure.Notification;
using WorkflowAnon.Storage.Tasks;

namespace WorkflowAnon.Procedure.Fees;

/// <summary>再通知の施行 (8-2-2但, 8-3-2): the approved new version of the notice goes out with a number and a date of its own.</summary>
[Activity("WorkflowAnon.Fees.DispatchReissue", Category = "第8の2 納付", DisplayName = "再通知を発送する", Description = "決裁された再通知に文書番号と施行日を付けて発送します。発送した日から、新しい内容が効力を持ちます。", Kind = ActivityKind.Task)]
[Outcomes("Dispatched=発送した", "Back=起案に戻す")]
public sealed class DispatchReissue : HumanTaskActivity<DispatchReissueHandler>;

/// <summary>Form of the dispatch.</summary>
public sealed class DispatchReissueForm
{
    /// <summary>施行日.</summary>
    [FormField("施行日（発送した日）", Required = true, Clause = "7-0")]
    public DateOnly? EnforcementDate { get; set; }

    /// <summary>発送の方法.</summary>
    [FormField("発送の方法", Required = true, Options = ["post=郵送", "hand=手渡し"], Clause = "7-0")]
    public string DispatchMethod { get; set; } = "";
}

/// <summary>Sends the new version out. From this moment on its amount and its due date are in force.</summary>
public sealed class DispatchReissueHandler : TaskHandler<DispatchReissueForm>
{
    /// <inheritdoc/>
    public override bool IsAfterWithdrawal(HumanTask task) => ApprovalContext.Read(task?.Context).AfterWithdrawal;

    /// <inheritdoc/>
    public override IReadOnlyList<Choice> Buttons { get; } = [new("Dispatched", "再通知を発送した"), new("Back", "発送せずに、起案に戻す")];

    /// <inheritdoc/>
    public override async Task<TaskView> PrepareAsync(TaskContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        var view = new TaskView { Initial = new DispatchReissueForm { EnforcementDate = context.Today } };
        if (await context.Db.DraftNoticeAsync(context.SubjectId, cancellationToken) is { } notice)
            view.Fact("再通知", "第5号様式", PaperAddress.Of(ConformingNoticePaper.PaperKey, context.SubjectId))
                .Fact("再通知の理由", notice.ReissueReason)
                .Fact("手数料の額", $"{ExaminationReader.Number(notice.FeeYen)}円")
                .Fact("提出期限・納付期限", JapaneseDate.FormatWithWeekday(notice.ApplicationDue!.Value));
        return view;
    }

    /// <inheritdoc/>
    protected override async Task<string> CompleteAsync(TaskContext context, DispatchReissueForm form, string button, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(form);
        if (button == "Back")
            return button;
        var before = await context.Db.FindNoticeAsync(context.SubjectId, cancellationToken)
            ?? throw TaskContext.Refuse("", "施行した審査結果通知書がありません。", "8-2-1");
        var notice = await context.Db.DraftNoticeAsync(context.SubjectId, cancellationToken)
            ?? throw TaskContext.Refuse("", "発送する再通知がありません。", "7-0");
        var document = await ApprovalRecords.FindAsync(context.Db, context.Task.InstanceId, ApprovalContext.Read(context.Task.Context).DraftActivity, cancellationToken);
        var approvedOn = document is { State: ApprovalDocumentState.Approved } ? JapanTime.DayOf(document.StateAt) : (DateOnly?)null;
        var date = form.EnforcementDate!.Value;
        var extends = notice.ApplicationDue != before.ApplicationDue;
        context.Enforce(ReissueRules.CheckDispatch(approvedOn, date, notice.ApplicationDue!.Value, extends, context.Today));
        notice.DocumentNumber = await context.Subject.NextDocumentNumberAsync(context.Actor.DivisionId, cancellationToken);
        notice.EnforcementDate = date;
        notice.DispatchMethod = form.DispatchMethod == "hand" ? "手渡し" : "郵送";
        notice.DispatchedAt = context.Now.ToUniversalTime();
        await context.Subject.Custody.IssueAsync(PaperKind.ResultNotice, "審査結果通知書（適合）の再通知", PaperHolders.Counterparty, date, notice.DocumentNumber, cancellationToken,
            PaperAddress.Of(ConformingNoticePaper.PaperKey, notice.Id));
        if (extends)
            await context.Subject.SetDeadlineAsync(
                DeadlineKind.ContractApplication, new ComputedDate(notice.ApplicationDue.Value, notice.ApplicationDue.Value, notice.ApplicationDueRule, "8-3-2", []), cancellationToken);
        if (notice.FeeYen != before.FeeYen)
            await SettleLaterAsync(context, before, notice, cancellationToken);
        return button;
    }

    // What was paid by the earlier amount is put right to the yen (SettleDifference).
    private static async Task SettleLaterAsync(TaskContext context, ResultNotice before, ResultNotice notice, CancellationToken cancellationToken)
    {
        if (await context.Db.PaidYenAsync(context.SubjectId, cancellationToken) is > 0 and var paid)
            context.Db.Add(new FeeSettlement
            {
                Id = SubjectContext.NewId("settlement"),
                CaseId = context.SubjectId,
                NoticeId = notice.Id,
                DifferenceYen = notice.FeeYen - paid,
                Explanation = notice.ReissueReason,
                DecidedById = notice.DraftedById,
                DecidedOn = notice.EnforcementDate!.Value,
            });
        context.Subject.Record("通知した額の形式的な誤りの訂正",
            $"{ExaminationReader.Number(before.FeeYen)}円を{ExaminationReader.Number(notice.FeeYen)}円に訂正した。{notice.ReissueReason}", "8-2-2但");
    }
}
