using Microsoft.EntityFrameworkCore;
using WorkflowAnon.Domain.Calendar;
using WorkflowAnon.Domain.Cases;
using WorkflowAnon.Domain.Contracting;
using WorkflowAnon.Domain.Proposals;
using WorkflowAnon.Domain.Rules;
using WorkflowAnon.Engine.Activities;
using WorkflowAnon.Procedure.Kernel;
using WorkflowAnon.Procedure.Kernel.Activities;
using WorkflowAnon.Procedure.Kernel.Forms;
using WorkflowAnon.Procedure.Kernel.Tasks;
using WorkflowAnon.Storage.Tasks;

namespace WorkflowAnon.Procedure.Contracting;

/// <summary>申込書・契約書2通の受付 (8-3-1, 8-3-1n).</summary>
[Activity("WorkflowAnon.Contracting.ReceiveApplication", Category = "第8の3 契約", DisplayName = "申込書と契約書2通を受け付ける", Description = "契約締結に関する申込書（第6号様式）と、相手方が記名押印した契約書2通を受け付けます。課税文書に当たるかを判断し、当たるときは収入印紙が1通に貼られていることを確かめます。", Kind = ActivityKind.Task)]
[Outcomes("Received=受け付けた", "Returned=不足のため補正を求めた")]
public sealed class ReceiveApplication : HumanTaskActivity<ReceiveApplicationHandler>;

/// <summary>Form of the receipt.</summary>
public sealed class ReceiveApplicationForm
{
    /// <summary>収受した日.</summary>
    [FormField("収受した日", Required = true, Clause = "8-3-1", Section = "申込書（第6号様式）")]
    public DateOnly? ReceivedOn { get; set; }

    /// <summary>提出方法.</summary>
    [FormField("提出方法", Required = true, OptionsFrom = "channels")]
    public string Channel { get; set; } = "";

    /// <summary>申込者.</summary>
    [FormField("申込者の氏名又は名称", Required = true, Help = "申込書に記載された申込者を全て入力します。共同提案のときは、通知を受けた提案者の全員が申込者です。", Clause = "8-3-1")]
    public List<ApplicantRow> Applicants { get; set; } = [];

    /// <summary>契約書の通数.</summary>
    [FormField("添付された契約書の通数", Required = true, Unit = "通", Help = "記名押印のある契約書が2通必要です。", Clause = "8-3-1")]
    public int? ContractCopies { get; set; }

    /// <summary>課税文書か.</summary>
    [FormField("契約書は印紙税法の課税文書に当たるか", Required = true, Help = "収入印紙（国）についての判断です。手数料の収入証紙とは別のものです。", Clause = "8-3-1n", Section = "収入印紙")]
    public bool? Taxable { get; set; }

    /// <summary>判断の理由.</summary>
    [FormField("判断の理由", Required = true, Clause = "8-3-1n")]
    public string TaxableReason { get; set; } = "";

    /// <summary>貼付.</summary>
    [FormField("相当する収入印紙が契約書の1通に貼付されている")]
    public bool NationalStamp { get; set; }

    /// <summary>当方の1通.</summary>
    [FormField("収入印紙は当方で保管する1通に貼付されている")]
    public bool StampOnOurs { get; set; }

    /// <summary>注意の理由.</summary>
    [FormField("注意のある事項を確認して進める理由")]
    public string WarningReason { get; set; } = "";

    /// <summary>取扱従事者.</summary>
    [FormField("通知のあった取扱従事者", Help = "申込みと併せて通知があったときに入力します。担当課に伝えます。", Clause = "8-3-5", Section = "取扱従事者")]
    public List<DataHandlerRow> DataHandlers { get; set; } = [];
}

/// <summary>An applicant.</summary>
public sealed class ApplicantRow
{
    /// <summary>氏名又は名称.</summary>
    [FormField("氏名又は名称", Required = true)]
    public string Name { get; set; } = "";
}

/// <summary>A 取扱従事者.</summary>
public sealed class DataHandlerRow
{
    /// <summary>氏名.</summary>
    [FormField("氏名", Required = true)]
    public string Name { get; set; } = "";

    /// <summary>所属.</summary>
    [FormField("所属")]
    public string Unit { get; set; } = "";

    /// <summary>職名.</summary>
    [FormField("職名")]
    public string Position { get; set; } = "";
}

/// <summary>Receives the application and the two counterparts, or sends them back for completion.</summary>
public sealed class ReceiveApplicationHandler : TaskHandler<ReceiveApplicationForm>
{
    /// <inheritdoc/>
    public override IReadOnlyList<Choice> Buttons { get; } = [new("Received", "申込書を受け付ける"), new("Returned", "不足があるため補正を求める")];

    /// <inheritdoc/>
    public override IReadOnlyList<string> Checklist(HumanTask task) => ["申込者は通知した提案者か", "契約書は2通あり、相手方の記名押印があるか", "課税文書に当たるときは収入印紙が1通に貼られているか"];

    /// <inheritdoc/>
    public override async Task<TaskView> PrepareAsync(TaskContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        var notice = await context.Db.NoticeInForceAsync(context.SubjectId, cancellationToken);
        var proposal = await context.Db.ReadProposalAsync(context.SubjectId, cancellationToken);
        var view = new TaskView { Initial = new ReceiveApplicationForm { ReceivedOn = context.Today } }
            .Fact("審査結果通知書", $"{notice.DocumentNumber}（{JapaneseDate.Format(notice.EnforcementDate!.Value)}）", PaperAddress.Of("form5", notice.Id))
            .Fact("通知した提案者", proposal.ProposerNames())
            .Fact("申込書の提出期限", JapaneseDate.FormatWithWeekday(notice.ApplicationDue!.Value));
        view.Choices["channels"] = [.. context.Profile.SubmissionChannels.Select(c => new Choice(c.Id, c.Name))];
        return view;
    }

    /// <inheritdoc/>
    protected override async Task<string> CompleteAsync(TaskContext context, ReceiveApplicationForm form, string button, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(form);
        if (context.Profile.SubmissionChannels.All(c => c.Id != form.Channel))
            throw TaskContext.Refuse("channel", "提出方法を選び直してください。");
        context.Enforce(ContractHandOverRules.CheckReceipt(
            form.ReceivedOn!.Value, await context.Db.Set<ContractApplication>().AnyAsync(a => a.CaseId == context.SubjectId, cancellationToken), context.Today));
        var notice = await context.Db.NoticeInForceAsync(context.SubjectId, cancellationToken);
        var proposal = await context.Db.ReadProposalAsync(context.SubjectId, cancellationToken);
        var result = ContractingRules.CheckApplication(new ApplicationFacts(
            [.. form.Applicants.Select(a => a.Name)], [.. proposal.Proposers.Select(p => p.Name)], notice.Conforming, form.ReceivedOn.Value,
            notice.ApplicationDue!.Value, form.ContractCopies!.Value));
        if (button == "Returned")
        {
            context.Enforce(ContractHandOverRules.CheckReturn(result));
            context.Subject.Record("契約の申込みの補正を求めた", string.Join(" ", result.At(FindingLevel.Human).Select(f => f.Message)), "8-3-1");
            return button;
        }

        // What is missing is asked for, and lateness is the supervisor's to decide: neither is decided away at the counter.
        if (result.At(FindingLevel.Human).ToList() is { Count: > 0 } open)
            throw new TaskRefusedException(open);
        context.Enforce(result);
        context.Enforce(ContractingRules.CheckNationalStamp(new NationalStampFacts(form.Taxable, form.NationalStamp, form.StampOnOurs)), form.WarningReason);

        Store(context, form, notice.Id);
        await context.Subject.Custody.RegisterAsync(PaperKind.ContractApplication, "契約締結に関する申込書", context.Actor.DivisionId, form.ReceivedOn.Value, "", "収受", cancellationToken, clause: "8-3-1");
        await context.Subject.MeetDeadlineAsync(DeadlineKind.ContractApplication, cancellationToken);
        context.Subject.Publish(new Contracts.ContractApplicationReceived { SubjectId = context.SubjectId });
        return button;
    }

    private static void Store(TaskContext context, ReceiveApplicationForm form, string noticeId) =>
        context.Db.Add(new ContractApplication
        {
            CaseId = context.SubjectId,
            NoticeId = noticeId,
            ReceivedOn = form.ReceivedOn!.Value,
            ChannelId = form.Channel,
            Applicants = [.. form.Applicants.Select(a => a.Name)],
            ContractCopies = form.ContractCopies!.Value,
            NationalRevenueStampNeeded = form.Taxable!.Value,
            NationalRevenueStampReason = form.TaxableReason,
            NationalRevenueStampAffixed = form.NationalStamp,
            NationalRevenueStampOnOurs = form.StampOnOurs,
            Handlers = [.. form.DataHandlers.Select(h => new DataHandler { Name = h.Name, Unit = h.Unit, Position = h.Position })],
            ReceivedById = context.Actor.Id,
        });
}
