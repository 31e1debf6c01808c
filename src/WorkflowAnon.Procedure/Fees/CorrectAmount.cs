using WorkflowAnon.Domain.Fees;
using WorkflowAnon.Domain.Rules;
using WorkflowAnon.Engine.Activities;
using WorkflowAnon.Procedure.Examination;
using WorkflowAnon.Procedure.Kernel;
using WorkflowAnon.Procedure.Kernel.Activities;
using WorkflowAnon.Procedure.Kernel.Forms;
using WorkflowAnon.Procedure.Kernel.Tasks;
using WorkflowAnon.Procedure.Notification;
using WorkflowAnon.Storage.Tasks;

namespace WorkflowAnon.Procedure.Fees;

/// <summary>通知した額の形式的な誤りの訂正 (8-2-2但): the only change of a notified amount.</summary>
[Activity("WorkflowAnon.Fees.CorrectAmount", Category = "第8の2 納付", DisplayName = "通知した額の形式的な誤りを訂正する", Description = "通知した額に形式的な誤りがあったときに限り、正しい額で再通知します。実際に要した経費との差では訂正しません。", Kind = ActivityKind.Task)]
[Outcomes("Corrected=訂正の再通知を起案した", "Refused=訂正しない")]
public sealed class CorrectAmount : HumanTaskActivity<CorrectAmountHandler>;

/// <summary>Form of the correction.</summary>
public sealed class CorrectAmountForm
{
    /// <summary>訂正の理由.</summary>
    [FormField("訂正の理由の区分", RequiredByRule = true, Options = ["FormalError=形式的な誤り（桁の誤記など）", "ActualCost=実際に要した経費との差", "Other=その他"], Clause = "8-2-2但")]
    public string ReasonKind { get; set; } = "";

    /// <summary>正しい額.</summary>
    [FormField("正しい額", RequiredByRule = true, Unit = "円", Clause = "8-2-2但")]
    public long? CorrectedYen { get; set; }

    /// <summary>説明.</summary>
    [FormField("誤りの内容（訂正しないときは、その理由）", Required = true, Multiline = true, Clause = "8-2-2但")]
    public string Explanation { get; set; } = "";
}

/// <summary>A supervisor who did not report the error drafts a new notice that puts it right. Nothing else changes an amount.</summary>
public sealed class CorrectAmountHandler : TaskHandler<CorrectAmountForm>
{
    /// <summary>True: money that was paid wrongly is put right also when the proposal has been withdrawn.</summary>
    public override bool IsAfterWithdrawal(HumanTask task) => true;

    /// <inheritdoc/>
    public override IReadOnlyList<Choice> Buttons { get; } = [new("Corrected", "形式的な誤りを訂正する再通知を起案し、決裁を受ける"), new("Refused", "訂正しない")];

    /// <inheritdoc/>
    public override async Task<TaskView> PrepareAsync(TaskContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        var view = new TaskView();
        if (await context.Db.FindNoticeAsync(context.SubjectId, cancellationToken) is { } notice)
            view.Fact("通知した手数料の額", $"{ExaminationReader.Number(notice.FeeYen)}円", PaperAddress.Of(ConformingNoticePaper.PaperKey, notice.Id));
        if (await context.Db.FeeSheetAsync(context.SubjectId, cancellationToken) is { } sheet)
            view.Fact("積算書の額", $"{ExaminationReader.Number(sheet.TotalYen)}円", PaperAddress.Of(FeeSheetPaper.PaperKey, context.SubjectId)).Fact("積算", sheet.Rule);
        if (await context.Db.PaidYenAsync(context.SubjectId, cancellationToken) is > 0 and var paid)
            view.Fact("納付された額", $"{ExaminationReader.Number(paid)}円（訂正したときは、差額を精算します）");
        view.Warnings.Add("納付額と実際に要した経費との差による還付や追加徴収はできません。");
        return view;
    }

    /// <inheritdoc/>
    protected override async Task<string> CompleteAsync(TaskContext context, CorrectAmountForm form, string button, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(form);
        if (button == "Refused")
        {
            await context.DropReissueAsync(cancellationToken);
            context.Subject.Record("通知した額を訂正しない", form.Explanation, "8-2-2");
            return button;
        }

        var notice = await context.Db.FindNoticeAsync(context.SubjectId, cancellationToken)
            ?? throw TaskContext.Refuse("", "施行した審査結果通知書がありません。", "8-2-1");
        if (await context.Db.FeeSheetAsync(context.SubjectId, cancellationToken) is { } sheet)
            context.Enforce(ProcedureRules.CheckSeparation(new Duty("手数料の積算", sheet.EstimatedById), new Duty("通知した額の訂正", context.Actor.Id), "8-2-2但"));
        AmountCorrectionReason? kind = Enum.TryParse<AmountCorrectionReason>(form.ReasonKind, out var chosen) ? chosen : null;
        context.Enforce(FeeCorrectionRules.CheckCorrection(kind, notice.FeeYen, form.CorrectedYen, form.Explanation));
        await context.DraftReissueAsync(notice, form.Explanation, null, form.CorrectedYen, "8-2-2但", cancellationToken);
        return button;
    }
}
