using WorkflowAnon.Domain.Fees;
using WorkflowAnon.Engine.Activities;
using WorkflowAnon.Procedure.Examination;
using WorkflowAnon.Procedure.Kernel;
using WorkflowAnon.Procedure.Kernel.Activities;
using WorkflowAnon.Procedure.Kernel.Forms;
using WorkflowAnon.Procedure.Kernel.Tasks;
using WorkflowAnon.Procedure.Notification;
using WorkflowAnon.Storage.Tasks;

namespace WorkflowAnon.Procedure.Fees;

/// <summary>納付後に見付かった、通知した額の誤りの上申 (8-2-2但).</summary>
[Activity("WorkflowAnon.Fees.ReportFormalError", Category = "第8の2 納付", DisplayName = "通知した額の誤りを上申する", Description = "納付の後に、通知した額に形式的な誤りが見付かったときに、その内容を監督者に上申します。実際に要した経費との差は、誤りではありません。", Kind = ActivityKind.Task)]
[Outcomes("Reported=上申した", "NoError=誤りではなかった")]
public sealed class ReportFormalError : HumanTaskActivity<ReportFormalErrorHandler>;

/// <summary>Form of the report.</summary>
public sealed class ReportFormalErrorForm
{
    /// <summary>内容.</summary>
    [FormField("誤りの内容（誤りではなかったときは、その理由）", Multiline = true, Clause = "8-2-2但", Help = "例: 10,000円とすべきところを100,000円と誤記した。")]
    public string Note { get; set; } = "";
}

/// <summary>Puts a suspected formal error on record after the payment; a supervisor decides on it.</summary>
public sealed class ReportFormalErrorHandler : TaskHandler<ReportFormalErrorForm>
{
    /// <summary>True: money that was paid wrongly is put right also when the proposal has been withdrawn.</summary>
    public override bool IsAfterWithdrawal(HumanTask task) => true;

    /// <inheritdoc/>
    public override IReadOnlyList<Choice> Buttons { get; } = [new("Reported", "監督者に上申する"), new("NoError", "誤りではなかった")];

    /// <inheritdoc/>
    public override async Task<TaskView> PrepareAsync(TaskContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        var view = new TaskView().ProposalFacts(await context.Db.ReadProposalAsync(context.SubjectId, cancellationToken));
        if (await context.Db.FindNoticeAsync(context.SubjectId, cancellationToken) is { } notice)
            view.Fact("通知した手数料の額", $"{ExaminationReader.Number(notice.FeeYen)}円", PaperAddress.Of(ConformingNoticePaper.PaperKey, notice.Id));
        if (await context.Db.FeeSheetAsync(context.SubjectId, cancellationToken) is { } sheet)
            view.Fact("積算書の額", $"{ExaminationReader.Number(sheet.TotalYen)}円", PaperAddress.Of(FeeSheetPaper.PaperKey, context.SubjectId));
        return view.Fact("納付された額", $"{ExaminationReader.Number(await context.Db.PaidYenAsync(context.SubjectId, cancellationToken))}円");
    }

    /// <inheritdoc/>
    protected override async Task<string> CompleteAsync(TaskContext context, ReportFormalErrorForm form, string button, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(form);
        if (button == "NoError")
        {
            context.Subject.Record("通知した額の誤りではなかった", form.Note, "8-2-2");
            return button;
        }

        var notice = await context.Db.FindNoticeAsync(context.SubjectId, cancellationToken);
        // A draft that only moves the due date is no correction; one may be left from before a withdrawal.
        var correctionOpen = await context.Db.OpenSettlementAsync(context.SubjectId, cancellationToken) is not null
            || (await context.Db.DraftNoticeAsync(context.SubjectId, cancellationToken) is { } draft && draft.FeeYen != notice?.FeeYen);
        context.Enforce(FeeCorrectionRules.CheckReport(await context.Db.PaidYenAsync(context.SubjectId, cancellationToken) > 0, correctionOpen, form.Note));
        context.Db.Add(new FeeMismatch
        {
            Id = SubjectContext.NewId("mismatch"),
            CaseId = context.SubjectId,
            NoticeId = notice!.Id,
            Kind = FeeMismatchKind.FormalErrorInNotice,
            Note = form.Note,
            NotedById = context.Actor.Id,
            NotedAt = context.Now.ToUniversalTime(),
            HandledAt = context.Now.ToUniversalTime(),
        });
        context.Subject.Record("通知した額の誤りの疑い", form.Note, "8-2-2但");
        return button;
    }
}
