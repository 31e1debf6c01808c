using WorkflowAnon.Domain.Proposals;
using WorkflowAnon.Domain.Rules;
using WorkflowAnon.Engine.Activities;
using WorkflowAnon.Procedure.Kernel;
using WorkflowAnon.Procedure.Kernel.Activities;
using WorkflowAnon.Procedure.Kernel.Forms;
using WorkflowAnon.Procedure.Kernel.Tasks;

namespace WorkflowAnon.Procedure.Proposals;

/// <summary>提案書の記載を確認する: the eight items (5-5-1 to 5-5-8).</summary>
[Activity("WorkflowAnon.Proposals.CheckItems", Category = "第5 提案", DisplayName = "提案書の記載を確認する", Description = "八つの事項について、自動の確認の結果と写しを照らして確かめます。不備は補正の対象として記録されます。", Kind = ActivityKind.Task)]
[Outcomes("Done=確認した")]
internal sealed class CheckItems : HumanTaskActivity<CheckItemsHandler>;

/// <summary>Form of the check of the eight items.</summary>
internal sealed class CheckItemsForm
{
    public const string Five1 = "5-5-1=⑴ 提案者の氏名・名称等", Five2 = "5-5-2=⑵ 個人情報ファイルの名称", Five3 = "5-5-3=⑶ 本人の数", Five4 = "5-5-4=⑷ 加工の方法を特定するに足りる事項",
        Five5 = "5-5-5=⑸ 利用の目的・方法・事業の内容", Five6 = "5-5-6=⑹ 事業の用に供しようとする期間", Five7 = "5-5-7=⑺ 漏えいの防止等の措置", Five8 = "5-5-8=⑻ 提供の方法";

    [FormField("写しと照らして確認した事項", Clause = "5-5-1", Options = [Five1, Five2, Five3, Five4, Five5, Five6, Five7, Five8])]
    public List<string> Confirmed { get; set; } = [];

    [FormField("自動の確認のほかに見付けた不備", Clause = "5-5-4", MinRows = 0, Help = "あいまいな記載など。補正を求める事項として担当課に伝わります。")]
    public List<FoundRow> Found { get; set; } = [];
}

/// <summary>A defect that a person found.</summary>
internal sealed class FoundRow
{
    [FormField("事項", Required = true, Clause = "5-5-1", Options =
        [CheckItemsForm.Five1, CheckItemsForm.Five2, CheckItemsForm.Five3, CheckItemsForm.Five4, CheckItemsForm.Five5, CheckItemsForm.Five6, CheckItemsForm.Five7, CheckItemsForm.Five8])]
    public string Clause { get; set; } = "";

    [FormField("不備の内容", Required = true, Multiline = true, Clause = "5-5-1")]
    public string Message { get; set; } = "";
}

/// <summary>Lists every defect of the eight items; none refuses.</summary>
internal sealed class CheckItemsHandler : TaskHandler<CheckItemsForm>
{
    public override IReadOnlyList<Choice> Buttons { get; } = [new("Done", "提案書の記載の確認を登録する")];

    public override async Task<TaskView> PrepareAsync(TaskContext context, CancellationToken cancellationToken)
    {
        var proposal = await context.ProposalAsync(cancellationToken);
        var found = await FindingsAsync(context, proposal, cancellationToken);
        var view = new TaskView().Fact("入力された提案書", "印刷用の画面を開く", PaperAddress.Of(((await context.CaseAsync(cancellationToken)).Kind == ProposalKind.First ? ProposalPaper.PaperKey : NewProposals.Form10Paper.PaperKey), proposal.CaseId));
        view.Warnings.AddRange(found.Findings.Select(f => f.MessageWithReference));
        if (found.IsClean)
            view.Fact("自動の確認", "不備は見付かりませんでした。");
        return view;
    }

    protected override async Task<string> CompleteAsync(TaskContext context, CheckItemsForm form, string button, CancellationToken cancellationToken)
    {
        var proposal = await context.ProposalAsync(cancellationToken);
        context.Enforce(ArrivalRules.CheckAllItemsSeen(form.Confirmed, (await context.CaseAsync(cancellationToken)).Kind));
        var found = await FindingsAsync(context, proposal, cancellationToken);
        await FormalFindings.RecordAsync(
            context, proposal, FormalCheck.Items, found, form.Found.Select(f => new Finding(f.Clause, FindingLevel.Correct, "", f.Message)), cancellationToken);
        return button;
    }

    private static async Task<RuleResult> FindingsAsync(TaskContext context, Proposal proposal, CancellationToken cancellationToken)
    {
        if ((await context.CaseAsync(cancellationToken)).Kind != ProposalKind.First)
            return NewProposalRules.CheckForm10(ProposalFacts.Form10(proposal, context.Profile), [.. context.Profile.Media.Select(m => m.Name)], [.. context.Profile.ProvisionWays.Select(w => w.Name)]);
        var round = await context.RoundAsync(proposal, cancellationToken);
        var files = await context.Db.RecruitedFilesAsync(round, cancellationToken);
        return ProposalFormRules.CheckForm2(ProposalFacts.Form2(proposal, context.Profile), ProposalFacts.Context(context.Profile, round, files))
            .And(ProposalFormRules.CheckUseStart(proposal.UseFrom, proposal.ProposedOn!.Value));
    }
}
