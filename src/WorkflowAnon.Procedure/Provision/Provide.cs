using WorkflowAnon.Domain.Calendar;
using WorkflowAnon.Domain.Cases;
using WorkflowAnon.Domain.Rules;
using WorkflowAnon.Engine.Activities;
using WorkflowAnon.Procedure.Kernel;
using WorkflowAnon.Procedure.Kernel.Activities;
using WorkflowAnon.Procedure.Kernel.Forms;
using WorkflowAnon.Procedure.Kernel.Tasks;

namespace WorkflowAnon.Procedure.Provision;

/// <summary>提供 (9-2-1, 9-2-2a, 9-2-2b).</summary>
[Activity("WorkflowAnon.Provision.Provide", Category = "第9の2 提供", DisplayName = "匿名加工情報を提供する", Description = "提案書に記載された媒体と方法で提供します。遅れる見込みのときは、速やかに相手方に通知します。", Kind = ActivityKind.Task)]
[Outcomes("Provided=提供した", "Delayed=遅れる見込み")]
public sealed class Provide : HumanTaskActivity<ProvideHandler>;

/// <summary>Form of the provision.</summary>
public sealed class ProvideForm
{
    /// <summary>提供日.</summary>
    [FormField("提供した日", RequiredByRule = true, Clause = "9-2-1", Help = "「遅れる見込みを相手方に通知する」を選ぶときは空欄とします。")]
    public DateOnly? ProvidedOn { get; set; }

    /// <summary>媒体.</summary>
    [FormField("提供した媒体", RequiredByRule = true, OptionsFrom = "media", Clause = "9-2-2a")]
    public string Medium { get; set; } = "";

    /// <summary>方法.</summary>
    [FormField("提供の方法", RequiredByRule = true, OptionsFrom = "ways", Clause = "9-2-2a")]
    public string Way { get; set; } = "";

    /// <summary>受領者.</summary>
    [FormField("受領した者", RequiredByRule = true, Clause = "9-2-2b")]
    public string Recipient { get; set; } = "";

    /// <summary>受領.</summary>
    [FormField("受領の確認（受領書の番号又は追跡番号）", RequiredByRule = true)]
    public string ReceiptNote { get; set; } = "";

    /// <summary>注意の理由.</summary>
    [FormField("注意のある事項を確認して進める理由")]
    public string WarningReason { get; set; } = "";
}

/// <summary>Hands the medium over, exactly as the proposal asked for.</summary>
public sealed class ProvideHandler : TaskHandler<ProvideForm>
{
    /// <inheritdoc/>
    public override IReadOnlyList<Choice> Buttons { get; } = [new("Provided", "提供した"), new("Delayed", "遅れる見込みを相手方に通知する")];

    /// <inheritdoc/>
    public override async Task<TaskView> PrepareAsync(TaskContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        var proposal = await context.Db.ReadProposalAsync(context.SubjectId, cancellationToken);
        var provision = await context.ProvisionAsync(cancellationToken);
        var deadline = await context.Subject.OpenDeadlineAsync(DeadlineKind.Provision, cancellationToken);
        var agreed = await context.AgreedMethodAsync(cancellationToken);
        var view = new TaskView { Initial = new ProvideForm { Recipient = proposal.ProposerNames() } }
            .Fact("提供の相手方", proposal.ProposerNames())
            .Fact(agreed.IsChanged ? "提供媒体（変更後）" : "提案書の提供媒体", context.MediumName(agreed.Medium))
            .Fact(agreed.IsChanged ? "提供方法（変更後）" : "提案書の提供方法", context.WayName(agreed.Way))
            .Fact("媒体の管理番号", provision.MediaSerial)
            .Fact("提供期限", deadline is null ? "" : JapaneseDate.FormatWithWeekday(deadline.Due))
            .Fact("送付書", "内容を表示", PaperAddress.Of("provision-slip", context.SubjectId));
        view.Choices["media"] = [.. context.Profile.Media.Select(m => new Choice(m.Id, m.Name))];
        view.Choices["ways"] = [.. context.Profile.ProvisionWays.Select(w => new Choice(w.Id, w.Name))];
        return view;
    }

    /// <inheritdoc/>
    protected override async Task<string> CompleteAsync(TaskContext context, ProvideForm form, string button, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(form);
        if (button == "Delayed")
            return button;
        context.Enforce(ProvisionRules.CheckLedger(form.ProvidedOn, form.Recipient, form.ReceiptNote, context.Today));
        var providedOn = form.ProvidedOn!.Value;
        var proposal = await context.Db.ReadProposalAsync(context.SubjectId, cancellationToken);
        var provision = await context.ProvisionAsync(cancellationToken);
        var contract = await context.Db.ConcludedContractAsync(context.SubjectId, cancellationToken);
        var agreed = await context.AgreedMethodAsync(cancellationToken);
        var result = ProvisionRules.CheckProvide(new ProvisionFacts(
            contract is { TerminatedOn: null }, await context.Db.InspectionPassedAsync(context.SubjectId, cancellationToken),
            context.MediumName(form.Medium), context.WayName(form.Way), context.MediumName(agreed.Medium), context.WayName(agreed.Way),
            ProvisionRules.IsProtected(provision.Measures)));
        if (await context.Subject.OpenDeadlineAsync(DeadlineKind.Provision, cancellationToken) is { } deadline)
        {
            result = result.And(ProvisionRules.CheckTimely(deadline.Due, contract?.ProvisionDueOn is not null, providedOn))
                .And(ProvisionRules.CheckDelay(deadline.Due, contract?.ProvisionDueOn is not null, providedOn));
        }

        context.Enforce(result.Renamed(item => item == "delayNotice" ? "providedOn" : item), form.WarningReason);

        provision.Medium = form.Medium;
        provision.Way = form.Way;
        provision.ProvidedOn = providedOn;
        provision.ProvidedById = context.Actor.Id;
        provision.Recipient = form.Recipient;
        provision.ReceiptNote = form.ReceiptNote;
        await context.Subject.MeetDeadlineAsync(DeadlineKind.Provision, cancellationToken);
        await context.Subject.SetUsePeriodEndAsync(proposal, cancellationToken);
        await context.Subject.Custody.RegisterAsync(
            PaperKind.ProvisionSlip, "行政機関等匿名加工情報の送付書・受領書", context.Actor.DivisionId, providedOn, "", "作成", cancellationToken, PaperAddress.Of("provision-slip", context.SubjectId));
        return button;
    }
}
