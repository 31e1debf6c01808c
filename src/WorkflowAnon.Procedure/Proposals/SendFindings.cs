using WorkflowAnon.Domain.Calendar;
using WorkflowAnon.Domain.Proposals;
using WorkflowAnon.Domain.Rules;
using WorkflowAnon.Engine.Activities;
using WorkflowAnon.Procedure.Kernel;
using WorkflowAnon.Procedure.Kernel.Activities;
using WorkflowAnon.Procedure.Kernel.Forms;
using WorkflowAnon.Procedure.Kernel.Tasks;

namespace WorkflowAnon.Procedure.Proposals;

/// <summary>確認の結果を担当課へ送る: 総務課 checks, the owning division demands corrections (5-7, O-17).</summary>
[Activity("WorkflowAnon.Proposals.SendFindings", Category = "第5 提案", DisplayName = "確認の結果を担当課へ送る", Description = "見付けた不備を取りまとめて担当課へ送ります。説明や訂正は担当課が求めます。", Kind = ActivityKind.Task)]
[Outcomes("Done=送った")]
internal sealed class SendFindings : HumanTaskActivity<SendFindingsHandler>;

/// <summary>Form of the hand-over of findings.</summary>
internal sealed class SendFindingsForm
{
    [FormField("総務課の所見", Multiline = true, Clause = "5-7")]
    public string Remark { get; set; } = "";
}

/// <summary>Sums the findings up and hands them over.</summary>
internal sealed class SendFindingsHandler : TaskHandler<SendFindingsForm>
{
    public override IReadOnlyList<Choice> Buttons { get; } = [new("Done", "確認の結果を担当課へ送る")];

    public override async Task<TaskView> PrepareAsync(TaskContext context, CancellationToken cancellationToken)
    {
        var proposal = await context.ProposalAsync(cancellationToken);
        var found = await FormalFindings.CurrentAsync(context.Db, proposal, cancellationToken);
        var @case = await context.CaseAsync(cancellationToken);
        var view = new TaskView()
            .Fact("送付先", ProposalReader.DivisionName(context.Profile, @case.OwningDivisionId))
            .Fact("書類の版", FormattableString.Invariant($"第{proposal.PaperVersion}版"))
            .Fact("補正を要する事項", FormattableString.Invariant($"{found.Count(f => f.Level == FindingLevel.Correct)}件"))
            .Fact("確認結果の一覧", "印刷用の画面を開く", PaperAddress.Of(FindingsPaper.PaperKey, proposal.CaseId));
        view.Tables.Add(new("確認の結果", ["確認", "条項", "扱い", "内容"], [.. found.Select(FindingsPaper.Row)]));
        view.Notes.Add("不備があっても受付を拒む理由にはなりません。説明や訂正は担当課が期間を定めて求めます（要領第5-7）。");
        return view;
    }

    protected override async Task<string> CompleteAsync(TaskContext context, SendFindingsForm form, string button, CancellationToken cancellationToken)
    {
        var proposal = await context.ProposalAsync(cancellationToken);
        var found = await FormalFindings.CurrentAsync(context.Db, proposal, cancellationToken);
        context.Enforce(IndividualNumberRules.CheckText(form.Remark, "remark"));
        proposal.CheckSentOn = context.Today;
        proposal.CheckRemark = form.Remark;
        context.Subject.Record(
            "形式の確認の結果を担当課へ送付",
            FormattableString.Invariant($"第{proposal.PaperVersion}版、補正を要する事項{found.Count(f => f.Level == FindingLevel.Correct)}件、人が判断する事項{found.Count(f => f.Level == FindingLevel.Human)}件（{JapaneseDate.Format(context.Today)}）"),
            "5-4-0 5-5-1 5-6-1 5-7");
        return button;
    }
}
