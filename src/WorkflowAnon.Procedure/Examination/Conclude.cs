using WorkflowAnon.Domain.Examination;
using WorkflowAnon.Engine.Activities;
using WorkflowAnon.Procedure.Kernel;
using WorkflowAnon.Procedure.Kernel.Activities;
using WorkflowAnon.Procedure.Kernel.Forms;
using WorkflowAnon.Procedure.Kernel.Tasks;

namespace WorkflowAnon.Procedure.Examination;

/// <summary>審査結果の起案 (第6): a person concludes 適合 or 不適合.</summary>
[Activity("WorkflowAnon.Examination.Conclude", Category = "第6 審査", DisplayName = "審査結果を起案する", Description = "適合しない基準が一つでもあれば、適合しないことになります。起案者は決裁できません。", Kind = ActivityKind.Task)]
[Outcomes("Drafted=起案した", "Reassess=基準ごとの審査に戻る")]
public sealed class Conclude : HumanTaskActivity<ConcludeHandler>;

/// <summary>Form of the conclusion.</summary>
public sealed class ConcludeForm
{
    /// <summary>結論.</summary>
    [FormField("審査結果", Options = ["conforming=適合する", "non-conforming=適合しない"], Clause = "6-0", Help = "適合しない基準が一つでもあれば、適合しないことになります。")]
    public string Conforms { get; set; } = "";

    /// <summary>伺い文.</summary>
    [FormField("起案の要旨", RequiredByRule = true, Multiline = true, Clause = "6-0")]
    public string Summary { get; set; } = "";
}

/// <summary>Drafts the result for 決裁.</summary>
public sealed class ConcludeHandler : TaskHandler<ConcludeForm>
{
    /// <inheritdoc/>
    public override IReadOnlyList<Choice> Buttons { get; } = [new("Drafted", "この結果で起案し、決裁を受ける"), new("Reassess", "起案せずに、基準ごとの審査に戻る")];

    /// <inheritdoc/>
    public override async Task<TaskView> PrepareAsync(TaskContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        var proposal = await context.Db.ReadProposalAsync(context.SubjectId, cancellationToken);
        var view = new TaskView().ProposalFacts(proposal).Fact("審査調書", "内容を表示", PaperAddress.Of(ExaminationRecordPaper.PaperKey, context.SubjectId));
        if (await context.Db.FindExaminationAsync(context.SubjectId, cancellationToken) is { } file)
        {
            view.Tables.Add(new("基準ごとの判断", ["基準", "結果", "理由", "根拠", "審査者"], [.. file.Assessments.Select(a => (IReadOnlyList<string>)[
                Criteria.Get(a.Criterion).Title, a.Met ? "適合する" : "適合しない", a.Reason, a.Evidence, a.ExaminerName])]));
            view.Initial = new ConcludeForm { Summary = file.ConclusionSummary };
        }

        return view;
    }

    /// <inheritdoc/>
    protected override async Task<string> CompleteAsync(TaskContext context, ConcludeForm form, string button, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(form);
        if (button == "Reassess")
            return button;
        var file = await context.OpenExaminationAsync(cancellationToken);
        bool? conforms = form.Conforms switch { "conforming" => true, "non-conforming" => false, _ => null };
        context.Enforce(CriteriaRules.CheckConclusion(file, (await context.CaseAsync(cancellationToken)).Kind, conforms, form.Summary));
        file.ConclusionConforms = conforms;
        file.ConclusionSummary = form.Summary;
        file.ConcludedById = context.Actor.Id;
        file.ConcludedOn = context.Today;
        return button;
    }
}
