using Microsoft.EntityFrameworkCore;
using WorkflowAnon.Domain.Examination;
using WorkflowAnon.Domain.Proposals;
using WorkflowAnon.Domain.Rules;
using WorkflowAnon.Engine.Activities;
using WorkflowAnon.Procedure.Kernel.Activities;
using WorkflowAnon.Procedure.Kernel.Forms;
using WorkflowAnon.Procedure.Kernel.Tasks;
using WorkflowAnon.Storage.Tasks;

namespace WorkflowAnon.Procedure.Examination;

/// <summary>審査の進め方の決定 (5-7, 6-0): demand correction, consult 総務課, or examine.</summary>
[Activity("WorkflowAnon.Examination.DecideProceeding", Category = "第6 審査", DisplayName = "審査の進め方を決める", Description = "総務課の確認の結果と提案書類を見て、説明・訂正を求めるか、総務課に協議するか、審査に進むかを決めます。形式の不備だけで不適合とすることはできません。", Kind = ActivityKind.Task)]
[Outcomes("Demand=説明・訂正を求める", "Consult=総務課に協議する", "Hear=ヒアリングをする", "Consolidate=一本化・共通化を調整する", "Examine=審査に進む")]
public sealed class DecideProceeding : HumanTaskActivity<DecideProceedingHandler>;

/// <summary>Form of the decision.</summary>
public sealed class DecideProceedingForm
{
    /// <summary>理由.</summary>
    [FormField("判断の理由", Multiline = true, Clause = "5-7",
        Help = "総務課の確認で不備が見付かっている場合に、補正を求めずに審査へ進むときは、必ず入力します（訂正により解消した、など）。")]
    public string Reason { get; set; } = "";
}

/// <summary>Shows what 総務課 found and lets a person decide how to go on. A defect is never an automatic refusal.</summary>
public sealed class DecideProceedingHandler : TaskHandler<DecideProceedingForm>
{
    /// <inheritdoc/>
    public override IReadOnlyList<Choice> Buttons { get; } =
        [new("Demand", "説明又は訂正を求める"), new("Consult", "総務課に協議する"), new("Hear", "提案者からヒアリングをする"), new("Consolidate", "提案の一本化・共通化を調整する"), new("Examine", "審査に進む")];

    /// <inheritdoc/>
    public override IReadOnlyList<string> Checklist(HumanTask task) => ["提案書類に不備や不明な点がないか（加工の方法が明確に特定できるか）", "訂正後の書類で、求めた事項が全て解消しているか", "総務課への協議・確認が必要な点がないか"];

    /// <inheritdoc/>
    public override async Task<TaskView> PrepareAsync(TaskContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        var proposal = await context.Db.ReadProposalAsync(context.SubjectId, cancellationToken);
        var view = new TaskView().ProposalFacts(proposal);
        if (proposal.CheckRemark.Length > 0)
            view.Fact("総務課の所見", proposal.CheckRemark);
        var findings = await FindingsAsync(context, cancellationToken);
        view.Tables.Add(new("総務課の確認の結果", ["版", "扱い", "条項", "内容"], [.. findings.Select(f => (IReadOnlyList<string>)[
            $"第{f.PaperVersion}版", Level(f.Level), Clauses.Get(f.Clause).Reference, f.Message])]));
        var rounds = await context.Db.Set<Correction>().AsNoTracking().Where(c => c.CaseId == context.SubjectId).OrderBy(c => c.Round).ToListAsync(cancellationToken);
        if (rounds.Count > 0)
            view.Tables.Add(new("これまでの補正", ["回", "求めた日", "期限", "収受日", "求めた事項"], [.. rounds.Select(c => (IReadOnlyList<string>)[
                $"第{c.Round}回", ExaminationReader.Day(c.RequestedOn), ExaminationReader.Day(c.DueOn), ExaminationReader.Day(c.ReceivedOn), string.Join("／", c.Items.Select(i => i.Text))])]));
        await view.AddConsultationsAsync(context.Db, context.SubjectId, ConsultationSubject.Examination, cancellationToken);
        await view.AddHearingsAsync(context, cancellationToken);
        foreach (var agreed in await context.AgreedConsolidationsAsync(cancellationToken))
            view.Fact("一本化・共通化の合意", $"{ExaminationReader.Day(agreed.AgreedOn)}　{agreed.Content}");
        if (findings.Any(f => f.Level == FindingLevel.Human))
            view.Warnings.Add("人の判断を要する事項があります。内容を確かめてください。");
        return view;
    }

    /// <inheritdoc/>
    protected override async Task<string> CompleteAsync(TaskContext context, DecideProceedingForm form, string button, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(form);
        await context.OpenExaminationAsync(cancellationToken);
        if (button == "Examine")
            context.Enforce(CorrectionOutcomeRules.CheckProceeding(await OpenFindingsAsync(context, cancellationToken), form.Reason));
        if (form.Reason.Length > 0)
            context.Subject.Record("審査の進め方の理由", form.Reason, "5-7");
        return button;
    }

    // Only what the papers as they now are still show.
    private static async Task<bool> OpenFindingsAsync(TaskContext context, CancellationToken cancellationToken)
    {
        var version = (await context.Db.ReadProposalAsync(context.SubjectId, cancellationToken)).PaperVersion;
        return (await FindingsAsync(context, cancellationToken)).Any(f => f.PaperVersion == version && f.Level is (FindingLevel.Correct or FindingLevel.Human));
    }

    private static Task<List<FormalFinding>> FindingsAsync(TaskContext context, CancellationToken cancellationToken) =>
        context.Db.Set<FormalFinding>().AsNoTracking().Where(f => f.CaseId == context.SubjectId)
            .OrderBy(f => f.PaperVersion).ThenBy(f => f.Check).ThenBy(f => f.Position).ToListAsync(cancellationToken);

    private static string Level(FindingLevel level) => level switch
    {
        FindingLevel.Block => "不可",
        FindingLevel.Correct => "補正",
        FindingLevel.Warn => "注意",
        FindingLevel.NonConforming => "不適合事由",
        _ => "人の判断",
    };
}
