using System.Globalization;
using WorkflowAnon.Domain.Agency;
using WorkflowAnon.Domain.Calendar;
using WorkflowAnon.Domain.Notification;
using WorkflowAnon.Domain.Rules;
using WorkflowAnon.Engine.Activities;
using WorkflowAnon.Procedure.Examination;
using WorkflowAnon.Procedure.Kernel;
using WorkflowAnon.Procedure.Kernel.Activities;
using WorkflowAnon.Procedure.Kernel.Forms;
using WorkflowAnon.Procedure.Kernel.Tasks;

namespace WorkflowAnon.Procedure.Notification;

/// <summary>審査結果通知書（適合、第5号様式）の起案 (7-1).</summary>
[Activity("WorkflowAnon.Notification.DraftConforming", Category = "第7 通知", DisplayName = "適合の通知書を起案する", Description = "第5号様式に、契約の締結、手数料の額・納付方法・納付期限、提供の方法を記載し、申込書の様式と契約書の案2通を添えます。", Kind = ActivityKind.Task)]
[Outcomes("Drafted=起案した", "Reestimate=積算をやり直す")]
public sealed class DraftConformingNotice : HumanTaskActivity<DraftConformingNoticeHandler>;

/// <summary>Form of the draft.</summary>
public sealed class DraftConformingNoticeForm
{
    /// <summary>通知書の様式.</summary>
    [FormField("通知書の様式", Options = ["5=第5号様式", "11=第11号様式（新たな提案）"], Clause = "7-1ア", Section = "様式")]
    public string NoticeForm { get; set; } = "";

    /// <summary>契約の当事者.</summary>
    [FormField("契約を締結する相手（当事者）の名称を確認した", Clause = "7-1イ", Section = "記載事項")]
    public bool ContractingPartyConfirmed { get; set; }

    /// <summary>納付方法.</summary>
    [FormField("手数料の納付方法", RequiredByRule = true, OptionsFrom = "paymentMethods", Clause = "7-1イ")]
    public string PaymentMethod { get; set; } = "";

    /// <summary>納付場所.</summary>
    [FormField("手数料を納付する場所", RequiredByRule = true, Clause = "7-1イ")]
    public string PaymentPlace { get; set; } = "";

    /// <summary>媒体.</summary>
    [FormField("提供の媒体", RequiredByRule = true, OptionsFrom = "media", Clause = "7-1イ", Help = "提案書で選ばれた媒体を記載します。")]
    public string Medium { get; set; } = "";

    /// <summary>提供の方法.</summary>
    [FormField("提供の方法", RequiredByRule = true, OptionsFrom = "provisionWays", Clause = "7-1イ", Help = "提案書で選ばれた方法を記載します。")]
    public string ProvisionWay { get; set; } = "";

    /// <summary>情報の名称.</summary>
    [FormField("行政機関等匿名加工情報の名称")]
    public string InformationName { get; set; } = "";

    /// <summary>施行予定日.</summary>
    [FormField("施行予定日", Required = true, Clause = "8-3-2", Section = "期限", Help = "期限は、発送のときに実際の施行日から計算し直します。")]
    public DateOnly? PlannedEnforcementDate { get; set; }

    /// <summary>別に定める期限.</summary>
    [FormField("契約締結に関する申込書の提出期限を別に定めるとき、その日", Clause = "8-3-2", Help = "空欄なら、施行日の翌日から起算して1月間を基本に計算します。手数料の納付期限も同じ日になります。")]
    public DateOnly? ApplicationDue { get; set; }

    /// <summary>別に定める理由.</summary>
    [FormField("別に定める理由", Clause = "8-3-2")]
    public string ApplicationDueReason { get; set; } = "";

    /// <summary>申込書の様式.</summary>
    [FormField("契約締結に関する申込書の様式（第6号様式）を添える", Clause = "7-1ア", Section = "添付書類")]
    public bool ApplicationFormEnclosed { get; set; }

    /// <summary>契約書の案.</summary>
    [FormField("添える契約書の案（第7号様式）の通数", RequiredByRule = true, Unit = "通", Clause = "7-1ア")]
    public int? ContractDraftCopies { get; set; }

    /// <summary>契約書の様式.</summary>
    [FormField("契約書の様式", Options = ["7=第7号様式", "13=第13号様式（新たな提案）"], Clause = "7-1ア")]
    public string ContractForm { get; set; } = "";

    /// <summary>追加する条項.</summary>
    [FormField("契約書の案に追加する条項", Multiline = true, Clause = "7-1ア", Help = "情報の性質、事業の内容、提案者の意向を踏まえて追加できます。")]
    public string ContractClauses { get; set; } = "";

    /// <summary>その他.</summary>
    [FormField("その他通知書に記載する事項", Multiline = true, Clause = "7-0n", Help = "行政処分ではないため、教示（審査請求など）は記載しません。", Section = "その他")]
    public string Remarks { get; set; } = "";

    /// <summary>注意の理由.</summary>
    [FormField("注意のある事項を確認して進める理由")]
    public string WarningReason { get; set; } = "";
}

/// <summary>Drafts form 5 with its enclosures; a later draft of the same notice takes the place of an earlier one that never went out.</summary>
public sealed class DraftConformingNoticeHandler : TaskHandler<DraftConformingNoticeForm>
{
    /// <inheritdoc/>
    public override IReadOnlyList<Choice> Buttons { get; } = [new("Drafted", "適合の通知を起案し、決裁を受ける"), new("Reestimate", "起案せずに、手数料の積算をやり直す")];

    /// <inheritdoc/>
    public override async Task<TaskView> PrepareAsync(TaskContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        var proposal = await context.Db.ReadProposalAsync(context.SubjectId, cancellationToken);
        var sheet = await context.Db.FeeSheetAsync(context.SubjectId, cancellationToken);
        var basis = context.Periods.ApplicationDue(context.Today);
        var party = context.Profile.ContractingParty;
        var view = new TaskView().ProposalFacts(proposal)
            .Fact("契約を締結する相手", party.Name)
            .Fact("手数料の額", sheet is null ? "積算書がありません" : $"{ExaminationReader.Number(sheet.TotalYen)}円", PaperAddress.Of(FeeSheetPaper.PaperKey, context.SubjectId))
            .Fact("提案書の提供の媒体・方法", $"{Name(context.Profile.Media, proposal.Medium)}・{Name(context.Profile.ProvisionWays, proposal.ProvisionWay)}")
            .Fact("本日施行した場合の提出期限・納付期限", JapaneseDate.FormatWithWeekday(basis.Due))
            .Fact("期限の計算", basis.Rule)
            .Fact("契約書の案", "内容を表示", PaperAddress.Of(ContractDraftPaper.PaperKey, context.SubjectId))
            .Fact("申込書の様式", "内容を表示", PaperAddress.Of(ApplicationFormPaper.PaperKey, context.SubjectId));
        if (party.OpenQuestion is { Length: > 0 } question)
            view.Warnings.Add(question);
        view.Choices["paymentMethods"] = [.. Methods(context).Select(m => new Choice(m.Id, m.Name))];
        view.Choices["media"] = [.. context.Profile.Media.Select(m => new Choice(m.Id, m.Name))];
        view.Choices["provisionWays"] = [.. context.Profile.ProvisionWays.Select(w => new Choice(w.Id, w.Name))];
        var kind = (await context.CaseAsync(cancellationToken)).Kind;
        var initial = await context.Db.DraftNoticeAsync(context.SubjectId, cancellationToken) is { Conforming: true } draft
            ? new DraftConformingNoticeForm
            {
                PaymentMethod = draft.PaymentMethodId,
                PaymentPlace = draft.PaymentPlace,
                Medium = draft.Medium,
                ProvisionWay = draft.ProvisionWay,
                InformationName = draft.InformationName,
                PlannedEnforcementDate = context.Today,
                ApplicationDue = draft.ApplicationDueOverride,
                ApplicationDueReason = draft.ApplicationDueReason,
                ApplicationFormEnclosed = draft.ApplicationFormEnclosed,
                ContractDraftCopies = draft.ContractDraftCopies,
                ContractClauses = draft.ContractClauses,
                Remarks = draft.Remarks,
            }
            : new DraftConformingNoticeForm
            {
                PaymentMethod = Methods(context) is [var only] ? only.Id : "",
                PaymentPlace = OutgoingPaper.ReceivingAddress(context.Profile),
                Medium = proposal.Medium,
                ProvisionWay = proposal.ProvisionWay,
                PlannedEnforcementDate = context.Today,
            };
        (initial.NoticeForm, initial.ContractForm) = (Text(NewProposalRules.NoticeForm(kind, conforming: true)), Text(ContractingRules.FormOf(kind)));
        view.Initial = initial;
        return view;
    }

    /// <inheritdoc/>
    protected override async Task<string> CompleteAsync(TaskContext context, DraftConformingNoticeForm form, string button, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(form);
        if (button == "Reestimate")
            return button;
        context.Enforce(RuleResult.Merge(
            ResultNoticeRules.CheckDecided(await context.Db.FindExaminationAsync(context.SubjectId, cancellationToken), conforming: true),
            ResultNoticeRules.CheckParty(context.Profile.ContractingParty.Name, context.Profile.ContractingParty.OpenQuestion is { Length: > 0 }, form.ContractingPartyConfirmed),
            ResultNoticeRules.CheckPlannedDay(form.PlannedEnforcementDate!.Value, context.Today)));
        var kind = (await context.CaseAsync(cancellationToken)).Kind;
        var sheet = await context.Db.FeeSheetAsync(context.SubjectId, cancellationToken);
        var proposal = await context.Db.ReadProposalAsync(context.SubjectId, cancellationToken);
        var planned = form.PlannedEnforcementDate.Value;
        var basis = context.Periods.ApplicationDue(planned);
        var notice = await context.DraftAsync(conforming: true, cancellationToken);
        Fill(notice, form, context.Profile, sheet?.TotalYen ?? 0);
        notice.ApplicationDue = form.ApplicationDue ?? basis.Due;
        notice.ApplicationDueRule = basis.Rule;
        context.Enforce(
            RuleResult.Merge(
                await OutsourcingAsync(context, kind, cancellationToken),
                ResultNoticeRules.CheckConforming(notice, sheet, proposal.Medium, proposal.ProvisionWay, kind),
                NewProposalRules.CheckNoticeForm(kind, conforming: true, FormNumber(form.NoticeForm) ?? NewProposalRules.NoticeForm(kind, conforming: true)).OnFields(_ => "noticeForm"),
                ContractingRules.CheckContractForm(FormNumber(form.ContractForm) ?? ContractingRules.FormOf(kind), kind),
                ResultNoticeRules.CheckApplicationDue(notice.ApplicationDue.Value, basis, form.ApplicationDueReason, context.Today, context.Calendar)),
            form.WarningReason);
        return button;
    }

    // Nothing is produced for a new proposal, so nothing is outsourced (11-6-2).
    private static async Task<RuleResult> OutsourcingAsync(TaskContext context, ProposalKind kind, CancellationToken cancellationToken) => kind != ProposalKind.First
        ? RuleResult.Clean
        : Domain.Notification.OutsourcingRules.CheckBeforeNotice(
            await context.Db.OutsourcingAsync(context.SubjectId, cancellationToken), await context.Db.CostConsultedAsync(context.SubjectId, cancellationToken));

    private static string Text(int form) => form.ToString(CultureInfo.InvariantCulture);

    private static int? FormNumber(string typed) => int.TryParse(typed, CultureInfo.InvariantCulture, out var form) ? form : null;

    private static void Fill(ResultNotice notice, DraftConformingNoticeForm form, AgencyProfile profile, long feeYen)
    {
        notice.ContractingParty = profile.ContractingParty.Name;
        notice.FeeYen = feeYen;
        notice.PaymentMethodId = profile.PaymentMethods.Any(m => m.Id == form.PaymentMethod) ? form.PaymentMethod : "";
        notice.PaymentPlace = form.PaymentPlace;
        notice.Medium = form.Medium;
        notice.ProvisionWay = form.ProvisionWay;
        notice.InformationName = form.InformationName;
        notice.ApplicationDueOverride = form.ApplicationDue;
        notice.ApplicationDueReason = form.ApplicationDueReason;
        notice.ApplicationFormEnclosed = form.ApplicationFormEnclosed;
        notice.ContractDraftCopies = form.ContractDraftCopies ?? 0;
        notice.ContractClauses = form.ContractClauses;
        notice.Remarks = form.Remarks;
    }

    private static List<PaymentMethod> Methods(TaskContext context) =>
        [.. context.Profile.PaymentMethods.Where(m => m.ValidFrom <= context.Today && (m.ValidUntil is null || m.ValidUntil >= context.Today))];

    private static string Name(IEnumerable<NamedChoice> choices, string id) => choices.FirstOrDefault(c => c.Id == id)?.Name ?? "（記載なし）";
}
