using WorkflowAnon.Domain.Calendar;
using WorkflowAnon.Domain.Fees;
using WorkflowAnon.Domain.Notification;
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

/// <summary>手数料の納付の確認 (8-2-1): the notified amount, by the accepted means, within the period.</summary>
[Activity("WorkflowAnon.Fees.ConfirmPayment", Category = "第8の2 納付", DisplayName = "証紙を受け取り、納付を確認する", Description = "通知した手数料と同額の証紙であることを確かめて、納付を確認します。証紙は原則として持参してもらいます。", Kind = ActivityKind.Task)]
[Outcomes("Paid=納付を確認した", "Mismatch=納付額が異なる", "FormalError=通知した額に誤りの疑い")]
public sealed class ConfirmPayment : HumanTaskActivity<ConfirmPaymentHandler>;

/// <summary>Form of the confirmation. There is no field for a refund or an additional collection: neither exists but for a formal error in the notice (8-2-2).</summary>
public sealed class ConfirmPaymentForm
{
    /// <summary>納付日.</summary>
    [FormField("納付日（証紙が届いた日）", Clause = "8-2-1")]
    public DateOnly? PaidOn { get; set; }

    /// <summary>納付額.</summary>
    [FormField("納付額", Unit = "円", Clause = "8-2-1", Help = "通知した手数料の額と同額であることを、証紙の額面の合計で確かめて入力します。")]
    public long? Yen { get; set; }

    /// <summary>納付方法.</summary>
    [FormField("納付方法", OptionsFrom = "paymentMethods", Clause = "8-2-1ア", Help = "収入証紙と収入印紙は別のものです。")]
    public string PaymentMethod { get; set; } = "";

    /// <summary>届いた方法.</summary>
    [FormField("届いた方法", Options = ["InPerson=持参", "Post=郵送"], Clause = "8-2-1ア")]
    public string Channel { get; set; } = "";

    /// <summary>郵送の理由.</summary>
    [FormField("郵送によるやむを得ない理由", Clause = "8-2-1ア")]
    public string PostReason { get; set; } = "";

    /// <summary>注意の理由.</summary>
    [FormField("注意のある事項を確認して進める理由")]
    public string WarningReason { get; set; } = "";

    /// <summary>経緯.</summary>
    [FormField("額が異なるときの経緯と対応", Multiline = true, Clause = "8-2-1")]
    public string Note { get; set; } = "";
}

/// <summary>Confirms the payment, or records what differs. Who estimated the fee does not confirm its payment.</summary>
public sealed class ConfirmPaymentHandler : TaskHandler<ConfirmPaymentForm>
{
    private const string OtherMeans = "other";

    /// <inheritdoc/>
    public override IReadOnlyList<Choice> Buttons { get; } =
    [
        new("Paid", "納付を確認した"), new("Mismatch", "額が異なるため受け取らず、納付者に連絡した"), new("FormalError", "通知した額の形式的な誤りの疑いを上申する"),
    ];

    /// <inheritdoc/>
    public override IReadOnlyList<string> Checklist(HumanTask task) => ["証紙の額面の合計は、通知した手数料の額と同額か", "県の収入証紙か（国の収入印紙ではないか）", "汚損・使用済みの証紙がないか"];

    /// <inheritdoc/>
    public override async Task<TaskView> PrepareAsync(TaskContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        var view = new TaskView { Initial = new ConfirmPaymentForm { PaidOn = context.Today } }
            .ProposalFacts(await context.Db.ReadProposalAsync(context.SubjectId, cancellationToken));
        view.Choices["paymentMethods"] = [.. context.Profile.PaymentMethods.Select(m => new Choice(m.Id, m.Name)), new Choice(OtherMeans, "その他（現金、収入印紙など）")];
        if (await context.Db.FindNoticeAsync(context.SubjectId, cancellationToken) is { } notice)
            view.Fact("審査結果通知書", $"{notice.DocumentNumber}（{ExaminationReader.Day(notice.EnforcementDate)}）", PaperAddress.Of(ConformingNoticePaper.PaperKey, notice.Id))
                .Fact("通知した手数料の額", $"{ExaminationReader.Number(notice.FeeYen)}円")
                .Fact("納付期限（申込書の提出期限と同日）", notice.ApplicationDue is { } due ? JapaneseDate.FormatWithWeekday(due) : "")
                .Fact("通知した納付方法", context.Profile.PaymentMethods.FirstOrDefault(m => m.Id == notice.PaymentMethodId)?.Name ?? "");
        return view;
    }

    /// <inheritdoc/>
    protected override async Task<string> CompleteAsync(TaskContext context, ConfirmPaymentForm form, string button, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(form);
        var notice = await context.Db.FindNoticeAsync(context.SubjectId, cancellationToken)
            ?? throw TaskContext.Refuse("", "施行した審査結果通知書がありません。", "8-2-1");
        if (button != "Paid")
        {
            AddMismatch(context, form, notice, button == "FormalError" ? FeeMismatchKind.FormalErrorInNotice : FeeMismatchKind.AmountReceived);
            return button;
        }

        if (Missing(form) is { Count: > 0 } missing)
            throw new TaskRefusedException(missing);
        if (await context.Db.FeeSheetAsync(context.SubjectId, cancellationToken) is { } sheet)
            context.Enforce(ProcedureRules.CheckSeparation(new Duty("手数料の積算", sheet.EstimatedById), new Duty("納付の確認", context.Actor.Id), "8-2-1"));
        var method = context.Profile.PaymentMethods.FirstOrDefault(m => m.Id == form.PaymentMethod);
        var accepted = method is not null && method.ValidFrom <= form.PaidOn && (method.ValidUntil is null || form.PaidOn <= method.ValidUntil);
        var channel = Enum.Parse<PaymentChannel>(form.Channel);
        context.Enforce(FeePaymentRules.Check(
            new(form.Yen!.Value, notice.FeeYen, form.PaidOn!.Value, notice.EnforcementDate!.Value, notice.ApplicationDue!.Value, accepted, method?.Id == notice.PaymentMethodId, channel, form.PostReason), context.Today), form.WarningReason);
        context.Db.Add(new FeePayment
        {
            CaseId = context.SubjectId,
            NoticeId = notice.Id,
            Yen = form.Yen.Value,
            PaidOn = form.PaidOn.Value,
            PaymentMethodId = method!.Id,
            Channel = channel,
            PostReason = channel == PaymentChannel.Post ? form.PostReason : "",
            ConfirmedById = context.Actor.Id,
            ConfirmedAt = context.Now.ToUniversalTime(),
        });
        return button;
    }

    private static List<FieldError> Missing(ConfirmPaymentForm form)
    {
        List<FieldError> errors = [];
        if (form.PaidOn is null)
            errors.Add(new("paidOn", "納付日を入力してください。", "8-2-1"));
        if (form.Yen is null)
            errors.Add(new("yen", "納付額を入力してください。", "8-2-1"));
        if (form.PaymentMethod.Length == 0)
            errors.Add(new("paymentMethod", "納付方法を選んでください。", "8-2-1ア"));
        if (form.Channel.Length == 0)
            errors.Add(new("channel", "届いた方法を選んでください。", "8-2-1ア"));
        return errors;
    }

    private static void AddMismatch(TaskContext context, ConfirmPaymentForm form, ResultNotice notice, FeeMismatchKind kind)
    {
        context.Enforce(FeePaymentRules.CheckMismatch(kind, form.Yen, notice.FeeYen, form.Note));
        context.Db.Add(new FeeMismatch
        {
            Id = SubjectContext.NewId("mismatch"),
            CaseId = context.SubjectId,
            NoticeId = notice.Id,
            Kind = kind,
            OfferedYen = form.Yen ?? 0,
            Note = form.Note,
            NotedById = context.Actor.Id,
            NotedAt = context.Now.ToUniversalTime(),
        });
        context.Subject.Record(kind == FeeMismatchKind.AmountReceived ? "納付額の相違" : "通知した額の誤りの疑い", form.Note, kind == FeeMismatchKind.AmountReceived ? "8-2-1" : "8-2-2但");
    }
}
