using WorkflowAnon.Domain.Rules;
using WorkflowAnon.Engine.Activities;
using WorkflowAnon.Procedure.Kernel;
using WorkflowAnon.Procedure.Kernel.Activities;
using WorkflowAnon.Procedure.Kernel.Forms;
using WorkflowAnon.Procedure.Kernel.Tasks;
using WorkflowAnon.Procedure.Proposals;

namespace WorkflowAnon.Procedure.NewProposals;

/// <summary>新たな提案の内容を入力する: form 10 without file, persons and method (11-6-2ア).</summary>
[Activity("WorkflowAnon.NewProposals.EnterNewContent", Category = "第11の6 新たな提案", DisplayName = "新たな提案の内容を入力する", Description = "新たな提案（第10号様式）の内容を、書かれているとおりに入力します。", Kind = ActivityKind.Task)]
[Outcomes("Done=入力した")]
internal sealed class EnterNewContent : HumanTaskActivity<EnterNewContentHandler>;

/// <summary>Form 10, as written.</summary>
internal sealed class EnterNewContentForm
{
    [FormField("行政機関等匿名加工情報の名称", Clause = "11-6-2ア", MaxLength = 200)]
    public string InformationName { get; set; } = "";

    [FormField("利用の目的", Multiline = true, Clause = "5-5-5", Section = "利用の目的・方法・事業・期間")]
    public string Purpose { get; set; } = "";

    [FormField("利用の方法", Multiline = true, Clause = "5-5-5")]
    public string Method { get; set; } = "";

    [FormField("事業の内容", Multiline = true, Clause = "5-5-5")]
    public string BusinessContent { get; set; } = "";

    [FormField("新産業の創出等に資する理由", Multiline = true, Clause = "5-5-5")]
    public string ContributionReason { get; set; } = "";

    [FormField("事業の用に供しようとする期間の始まり", Clause = "5-5-6")]
    public DateOnly? UseFrom { get; set; }

    [FormField("期間の終わり", Clause = "5-5-6", Help = "定めがないときは空欄とします（補正の対象になります）。")]
    public DateOnly? UseTo { get; set; }

    [FormField("既に情報の提供を受けているので、提供を要しない（事業の変更のときだけ）", Clause = "11-6-2ア")]
    public bool AlreadyHoldsInformation { get; set; }
}

/// <summary>Stores form 10 as written.</summary>
internal sealed class EnterNewContentHandler : TaskHandler<EnterNewContentForm>
{
    public override IReadOnlyList<Choice> Buttons { get; } = [new("Done", "新たな提案の内容を登録する")];

    public override async Task<TaskView> PrepareAsync(TaskContext context, CancellationToken cancellationToken)
    {
        var proposal = await context.ProposalAsync(cancellationToken);
        var @case = await context.CaseAsync(cancellationToken);
        var information = await context.Db.CreatedInformationAsync(@case.BasisCaseId, cancellationToken);
        return new TaskView
        {
            Initial = new EnterNewContentForm
            {
                InformationName = proposal.InformationName,
                Purpose = proposal.Purpose,
                Method = proposal.Method,
                BusinessContent = proposal.BusinessContent,
                ContributionReason = proposal.ContributionReason,
                UseFrom = proposal.UseFrom,
                UseTo = proposal.UseTo,
                AlreadyHoldsInformation = proposal.AlreadyHoldsInformation,
            },
        }
        .Fact("収受番号", proposal.ReceiptNumber).Fact("提案者", proposal.ProposerNames()).Fact("提案の種別", @case.Kind.DisplayName())
        .Fact("公表されている情報", information?.InformationName ?? "", @case.BasisCaseId is { } basis ? PaperAddress.Of("created-information", basis) : null);
    }

    protected override async Task<string> CompleteAsync(TaskContext context, EnterNewContentForm form, string button, CancellationToken cancellationToken)
    {
        var @case = await context.CaseAsync(cancellationToken);
        context.Enforce(NewProposalRules.CheckHolding(@case.Kind, form.AlreadyHoldsInformation).Renamed(_ => "alreadyHoldsInformation"));
        var proposal = await context.ProposalAsync(cancellationToken);
        proposal.InformationName = form.InformationName;
        proposal.Purpose = form.Purpose;
        proposal.Method = form.Method;
        proposal.BusinessContent = form.BusinessContent;
        proposal.ContributionReason = form.ContributionReason;
        proposal.UseFrom = form.UseFrom;
        proposal.UseTo = form.UseTo;
        proposal.AlreadyHoldsInformation = form.AlreadyHoldsInformation;
        return button;
    }
}
