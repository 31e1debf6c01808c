using WorkflowAnon.Domain.Examination;
using WorkflowAnon.Domain.Rules;
using WorkflowAnon.Engine.Activities;
using WorkflowAnon.Procedure.Kernel.Activities;
using WorkflowAnon.Procedure.Kernel.Forms;
using WorkflowAnon.Procedure.Kernel.Tasks;

namespace WorkflowAnon.Procedure.Examination;

/// <summary>七つの基準による審査 (6-0 to 6-7): result, reason, evidence and examiner of each.</summary>
[Activity("WorkflowAnon.Examination.AssessCriteria", Category = "第6 審査", DisplayName = "七つの基準により審査する", Description = "基準ごとに、結果、理由、根拠を記録します。点数化や、他の提案との比較は求められていません。", Kind = ActivityKind.Task)]
[Outcomes("Done=審査した", "Unclear=不明な点がある")]
public sealed class AssessCriteria : HumanTaskActivity<AssessCriteriaHandler>;

/// <summary>新たな提案の審査 (11-6-2イ): by the five criteria ①④⑤⑥⑦.</summary>
[Activity("WorkflowAnon.Examination.AssessNewProposal", Category = "第6 審査", DisplayName = "五つの基準により新たな提案を審査する", Description = "作成された情報についての提案では、本人の数と加工の方法は審査しません。残る五つの基準ごとに、結果、理由、根拠を記録します。", Kind = ActivityKind.Task)]
[Outcomes("Done=審査した", "Unclear=不明な点がある")]
public sealed class AssessNewProposal : HumanTaskActivity<AssessNewProposalHandler>;

/// <summary>The seven criteria of a first proposal.</summary>
public sealed class AssessCriteriaHandler : AssessmentHandler<AssessCriteriaForm>;

/// <summary>The five criteria of a new proposal.</summary>
public sealed class AssessNewProposalHandler : AssessmentHandler<AssessNewProposalForm>;

/// <summary>Records the judgement of each criterion by a person, refusing what contradicts the record.</summary>
/// <typeparam name="TForm">The form: one answer per criterion that is examined.</typeparam>
public abstract class AssessmentHandler<TForm> : TaskHandler<TForm>
    where TForm : class, new()
{
    /// <inheritdoc/>
    public override IReadOnlyList<Choice> Buttons { get; } = [new("Done", "基準ごとの判断を記録する"), new("Unclear", "記録せずに、補正・協議の要否の判断に戻る")];

    /// <inheritdoc/>
    public override async Task<TaskView> PrepareAsync(TaskContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        var proposal = await context.Db.ReadProposalAsync(context.SubjectId, cancellationToken);
        var view = new TaskView().ProposalFacts(proposal)
            .Fact("利用の目的", proposal.Purpose)
            .Fact("利用の方法", proposal.Method)
            .Fact("事業の内容", proposal.BusinessContent)
            .Fact("利用の期間", $"{ExaminationReader.Day(proposal.UseFrom)} から {ExaminationReader.Day(proposal.UseTo)} まで")
            .Fact("利用する場所・環境", $"{proposal.PlaceOfUse}　{proposal.Environment}")
            .Fact("保管・管理", $"{proposal.StoragePlace}　{proposal.Management}　{proposal.SafetyMeasures}");
        view.Choices["criterion4Codes"] = [.. Criteria.NoContribution.Select(r => new Choice(r.Code, r.Text))];
        view.Choices["criterion7Codes"] = [.. Criteria.Hindrance.Select(r => new Choice(r.Code, r.Text))];
        if (await context.Db.FindExaminationAsync(context.SubjectId, cancellationToken) is { } file)
        {
            view.EvidenceFacts(file);
            var form = new TForm();
            ((IAssessmentForm)form).Recall(n => file.Assessments.Find(a => a.Criterion == n) is { } a ? (a.Reason, a.Evidence) : ("", ""));
            view.Initial = form;
        }

        await view.AddHearingsAsync(context, cancellationToken);
        return view;
    }

    /// <inheritdoc/>
    protected override async Task<string> CompleteAsync(TaskContext context, TForm form, string button, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(form);
        if (button == "Unclear")
            return button;
        var answers = (IAssessmentForm)form;
        var file = await context.OpenExaminationAsync(cancellationToken);
        file.Assessments = [.. answers.Answers.Select(a => a.Assessment()).OfType<CriterionAssessment>()];
        foreach (var assessment in file.Assessments)
            (assessment.ExaminerId, assessment.ExaminerName, assessment.AssessedOn) = (context.Actor.Id, context.Actor.DisplayName, context.Today);
        var result = CriteriaRules.CheckAssessments(file, (await context.CaseAsync(cancellationToken)).Kind);
        context.Enforce(result, answers.WarningReason);
        foreach (var ground in result.At(FindingLevel.NonConforming))
            context.Subject.Record("不適合事由", ground.Message, ground.Clause);
        // A new judgement takes an earlier conclusion away.
        (file.ConclusionConforms, file.ConcludedOn) = (null, null);
        return button;
    }
}
