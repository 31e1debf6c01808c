using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WorkflowAnon.Contracts;
using WorkflowAnon.Domain.Calendar;
using WorkflowAnon.Domain.Cases;
using WorkflowAnon.Domain.Examination;
using WorkflowAnon.Domain.Proposals;
using WorkflowAnon.Domain.Rules;
using WorkflowAnon.Engine.Activities;
using WorkflowAnon.Procedure.Kernel;
using WorkflowAnon.Procedure.Kernel.Activities;
using WorkflowAnon.Procedure.Kernel.Forms;
using WorkflowAnon.Procedure.Kernel.Tasks;
using WorkflowAnon.Storage.Model;

namespace WorkflowAnon.Procedure.Proposals;

/// <summary>訂正後の提案書類・説明を受け付ける (5-7n).</summary>
[Activity("WorkflowAnon.Proposals.ReceiveCorrection", Category = "第5 提案", DisplayName = "訂正後の書類を受け付ける", Description = "届いた訂正後の書類に収受日付印を押し、新しい版として登録します。前の版はそのまま残ります。", Kind = ActivityKind.Task)]
[Outcomes("Done=受け付けた", "NotArrived=届かなかった")]
internal sealed class ReceiveCorrection : HumanTaskActivity<ReceiveCorrectionHandler>;

/// <summary>Form of the arrival of corrected papers.</summary>
internal sealed class ReceiveCorrectionForm
{
    [FormField("到達した日", RequiredByRule = true, Clause = "5-7n")]
    public DateOnly? ArrivedOn { get; set; }

    [FormField("提出の方法", RequiredByRule = true, OptionsFrom = "channels", Clause = "5-2-1")]
    public string Channel { get; set; } = "";

    [FormField("消印の日（郵送のとき）", Clause = "5-2-1")]
    public DateOnly? PostmarkedOn { get; set; }

    [FormField("収受日付印の日付", RequiredByRule = true, Clause = "5-2-3")]
    public DateOnly? ReceivedOn { get; set; }

    [FormField("訂正後の書類に収受日付印を押した", Clause = "5-2-3")]
    public bool Stamped { get; set; }

    [FormField("訂正・説明された部分", Clause = "5-7n", Options =
        ["parties=提案者・代理人", "content=提案の内容（1～4）", "safety=管理の措置・提供の方法（5・6）", "papers=添付書類・本人確認書類", "explanation=説明のみ（記載は変わらない）"])]
    public List<string> ChangedParts { get; set; } = [];

    [FormField("提出されたもの", Multiline = true, Clause = "5-7n")]
    public string Description { get; set; } = "";

    [FormField("注意があっても進める理由", Multiline = true)]
    public string WarningReason { get; set; } = "";
}

/// <summary>Registers a further version; the earlier one is set aside unchanged.</summary>
internal sealed class ReceiveCorrectionHandler : TaskHandler<ReceiveCorrectionForm>
{
    public override IReadOnlyList<Choice> Buttons { get; } =
        [new("Done", "訂正後の書類の収受を登録する"), new("NotArrived", "届かないまま担当課が扱いを決めたため、受付の待機を終える")];

    public override async Task<TaskView> PrepareAsync(TaskContext context, CancellationToken cancellationToken)
    {
        var correction = await CorrectionTask.CorrectionAsync(context, cancellationToken);
        var view = new TaskView { Initial = new ReceiveCorrectionForm { ArrivedOn = context.Today, ReceivedOn = context.Calendar.OnOrAfter(context.Today) } };
        view.Choices["channels"] = Channels.Choices(context.Profile);
        view.Fact("補正", FormattableString.Invariant($"第{correction.Round}回（{correction.DocumentNumber}）")).Fact("期限", JapaneseDate.FormatWithWeekday(correction.DueOn));
        view.Tables.Add(new("求めた事項", ["条項", "内容"], [.. correction.Items.Select(i => (IReadOnlyList<string>)[Clauses.TryGet(i.Clause)?.Reference ?? "", i.Text])]));
        if (context.Today > correction.DueOn)
            view.Warnings.Add($"期限{JapaneseDate.Format(correction.DueOn)}を過ぎています。期限後の到達であることを担当課に伝えます。受け付けるかどうかの判断は自動では行いません。");
        return view;
    }

    protected override async Task<string> CompleteAsync(TaskContext context, ReceiveCorrectionForm form, string button, CancellationToken cancellationToken)
    {
        var proposal = await context.ProposalAsync(cancellationToken);
        var correction = await CorrectionTask.CorrectionAsync(context, cancellationToken);
        if (button == "NotArrived")
            return NotArrived(context, correction, button);
        context.Enforce(RecordRules.CheckStated(form.ArrivedOn is not null, "5-7n", "arrivedOn", "到達した日を入力してください。").And(ArrivalRules.CheckChannel(Channels.IsKnown(form.Channel))));
        var arrivedOn = form.ArrivedOn!.Value;
        var explanationOnly = form.ChangedParts is ["explanation"];
        context.Enforce(RuleResult.Merge(
            ArrivalRules.CheckCorrectionChannel(Channels.IsAllowed(context.Profile, form.Channel), Channels.Name(form.Channel), explanationOnly),
            ArrivalRules.CheckDays(arrivedOn, form.PostmarkedOn, context.Today, context.Calendar),
            ArrivalRules.CheckStamp(form.Stamped, form.ReceivedOn, arrivedOn, context.Today, context.Calendar),
            CorrectedPapersRules.CheckContent(form.ChangedParts, form.Description),
            IndividualNumberRules.CheckText(form.Description, "description"),
            CustodyRules.CheckNewVersion("提案書類", await VersionsAsync(context, cancellationToken), proposal.PaperVersion + 1)), form.WarningReason);

        context.Db.Add(new ProposalSnapshot
        {
            Id = SubjectContext.NewId("snapshot"),
            CaseId = proposal.CaseId,
            PaperVersion = proposal.PaperVersion,
            Content = JsonSerializer.Serialize(proposal, JsonColumn.Options),
            TakenAt = context.Now.ToUniversalTime(),
        });
        var earlier = proposal.PaperVersion;
        proposal.PaperVersion = earlier + 1;
        await FormalFindings.CarryOverAsync(context, proposal, earlier, cancellationToken);
        var received = form.ReceivedOn!.Value;
        var number = await context.Subject.NextReceiptNumberAsync(cancellationToken);
        var papers = new CorrectedPapers
        {
            Id = SubjectContext.NewId("corrected"),
            CaseId = proposal.CaseId,
            CorrectionId = correction.Id,
            PaperVersion = proposal.PaperVersion,
            Arrival = new Arrival { ArrivedOn = arrivedOn, Channel = form.Channel, PostmarkedOn = form.PostmarkedOn, Decision = ArrivalDecision.Received, Note = form.Description },
            ReceiptNumber = number,
            ReceivedOn = received,
            DueOn = correction.DueOn,
            ChangedParts = form.ChangedParts,
            Description = form.Description,
        };
        context.Db.Add(papers);
        var paper = await context.Subject.Custody.RegisterAsync(
            PaperKind.CorrectedDocuments, FormattableString.Invariant($"訂正後の提案書類（第{proposal.PaperVersion}版）"), context.Task.DivisionId, received, number, "収受", cancellationToken,
            PaperAddress.Of(ProposalPaper.PaperKey, proposal.CaseId), "5-7n");
        // Late papers come after the owning division has decided how to go on; its decision stands.
        if (correction.State == CorrectionState.Requested)
            correction.State = CorrectionState.Received;
        correction.ReceivedOn = received;
        correction.PaperId = paper.Id;
        context.Subject.Record("訂正後の書類を収受", $"{number} {JapaneseDate.Format(received)}{(papers.IsLate() ? "（期限後の到達）" : "")} {form.Description}", "5-7n");
        context.Subject.Publish(new CorrectionReceived { SubjectId = proposal.CaseId, CorrectionId = correction.Id });
        return button;
    }

    private static string NotArrived(TaskContext context, Correction correction, string button)
    {
        context.Enforce(CorrectionRules.CheckWaitingEnds(correction.State == CorrectionState.Requested));
        return button;
    }

    /// <summary>Versions on record: the first and one per correction.</summary>
    private static async Task<int> VersionsAsync(TaskContext context, CancellationToken cancellationToken) =>
        1 + await context.Db.Set<CorrectedPapers>().CountAsync(p => p.CaseId == context.SubjectId, cancellationToken);
}

/// <summary>訂正後の原本を担当課へ送付する (5-7n).</summary>
[Activity("WorkflowAnon.Proposals.ForwardCorrection", Category = "第5 提案", DisplayName = "訂正後の原本を担当課へ送付する", Description = "写しを保管した上で、訂正後の原本を担当課へ送付します。", Kind = ActivityKind.Task)]
[Outcomes("Done=送付した")]
internal sealed class ForwardCorrection : HumanTaskActivity<ForwardCorrectionHandler>;

/// <summary>Form of the sending.</summary>
internal sealed class ForwardCorrectionForm
{
    [FormField("訂正後の原本を送付した日", RequiredByRule = true, Clause = "5-7n")]
    public DateOnly? ForwardedOn { get; set; }
}

/// <summary>Enforces copy → original for corrected papers and moves the original.</summary>
internal sealed class ForwardCorrectionHandler : TaskHandler<ForwardCorrectionForm>
{
    public override IReadOnlyList<Choice> Buttons { get; } = [new("Done", "訂正後の原本の送付を登録する")];

    public override Task<TaskView> PrepareAsync(TaskContext context, CancellationToken cancellationToken) => Task.FromResult(
        new TaskView { Initial = new ForwardCorrectionForm { ForwardedOn = context.Today } }
            .Fact("送付書", "印刷用の画面を開く", PaperAddress.Of(ForwardingSlip.PaperKey, context.SubjectId)));

    protected override async Task<string> CompleteAsync(TaskContext context, ForwardCorrectionForm form, string button, CancellationToken cancellationToken)
    {
        var correction = await CorrectionTask.CorrectionAsync(context, cancellationToken);
        var @case = await context.CaseAsync(cancellationToken);
        var paper = await context.Subject.Custody.LatestAsync(PaperKind.CorrectedDocuments, cancellationToken);
        context.Enforce(RuleResult.Merge(
            context.CheckForward(paper, "訂正後の提案書類", "5-7n", requiresStamp: true).Renamed(_ => ""),
            ArrivalRules.CheckForwardDay(form.ForwardedOn, correction.ReceivedOn, context.Today, "5-7n")));
        context.Subject.Custody.HandOn(paper!, @case.OwningDivisionId, "担当課へ送付", "5-7n");
        (await CorrectionTask.PapersAsync(context.Db, correction.Id, cancellationToken)).ForwardedOn = form.ForwardedOn;
        if (correction.State == CorrectionState.Received)
            correction.State = CorrectionState.Forwarded;
        correction.ForwardedAt = context.Now.ToUniversalTime();
        context.Subject.Record("訂正後の原本を担当課へ送付", ProposalReader.DivisionName(context.Profile, @case.OwningDivisionId), "5-7n");
        return button;
    }
}

/// <summary>訂正された部分か: only what a correction touches is entered and checked again (5-7n).</summary>
[Activity("WorkflowAnon.Proposals.IsPartCorrected", Category = "第5 提案", DisplayName = "訂正された部分か", Description = "指定した部分が、今回の補正で訂正されたかで、進む先を分けます。")]
[Outcomes("Yes=訂正された", "No=訂正されていない")]
internal sealed class IsPartCorrected : Activity
{
    /// <summary>Parts, separated by a space: parties, content, safety, papers. Any of them counts.</summary>
    [Input(Required = true, DisplayName = "部分", Order = 1)]
    public string? Parts { get; set; }

    /// <summary>The correction, from the event.</summary>
    [Input(Required = true, DisplayName = "補正の識別子", Order = 2)]
    public string? CorrectionId { get; set; }

    /// <summary>Clause ids, separated by a space.</summary>
    [Input(DisplayName = "根拠条項", DefaultValue = "5-7n", Order = 3)]
    public string? Clauses { get; set; }

    protected override async ValueTask ExecuteAsync(ActivityContext context)
    {
        var papers = await CorrectionTask.PapersAsync(context.Services.GetRequiredService<WorkflowAnonDbContext>(), CorrectionId ?? "", context.CancellationToken);
        context.Complete((Parts ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).Any(papers.ChangedParts.Contains) ? "Yes" : "No");
    }
}

/// <summary>The correction that a task is about, named by its context.</summary>
internal static class CorrectionTask
{
    public static async Task<Correction> CorrectionAsync(TaskContext context, CancellationToken cancellationToken)
    {
        var id = JsonDocument.Parse(context.Task.Context).RootElement.GetProperty("correctionId").GetString() ?? "";
        var correction = await context.Db.Set<Correction>().FindAsync([id], cancellationToken);
        return correction is not null && correction.CaseId == context.SubjectId ? correction : throw new InvalidOperationException($"補正「{id}」がありません。");
    }

    /// <summary>The papers that answered a correction, tracked.</summary>
    public static Task<CorrectedPapers> PapersAsync(WorkflowAnonDbContext db, string correctionId, CancellationToken cancellationToken) =>
        db.Set<CorrectedPapers>().OrderByDescending(p => p.PaperVersion).FirstAsync(p => p.CorrectionId == correctionId, cancellationToken);
}
