using Microsoft.EntityFrameworkCore;
using WorkflowAnon.Domain.Cases;
using WorkflowAnon.Domain.Examination;
using WorkflowAnon.Engine.Activities;
using WorkflowAnon.Procedure.Kernel.Activities;
using WorkflowAnon.Procedure.Kernel.Forms;
using WorkflowAnon.Procedure.Kernel.Tasks;

namespace WorkflowAnon.Procedure.Examination;

/// <summary>七つの基準による審査 (6-0 to 6-7): result, reason, evidence and examiner of each.</summary>
[Activity("WorkflowAnon.Examination.AssessCriteria", Category = "第6 審査", DisplayName = "七つの基準により審査する", Kind = ActivityKind.Task)]
[Outcomes("Done=審査した", "Unclear=不明な点がある")]
public sealed class AssessCriteria : HumanTaskActivity<AssessCriteriaHandler>;

/// <summary>Records the judgement of each criterion by a person, refusing what contradicts the record.</summary>
public sealed class AssessCriteriaHandler : TaskHandler<AssessCriteriaForm>
{
    /// <inheritdoc/>
    public override IReadOnlyList<Choice> Buttons { get; } = [new("Done", "基準ごとの判断を記録する"), new("Unclear", "記録せずに、補正・協議の要否の判断に戻る")];

    /// <inheritdoc/>
    public override async Task<TaskView> PrepareAsync(TaskContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        var proposal = await context.Db.ReadProposalAsync(context.SubjectId, cancellationToken);
        var file = await context.Db.FindExaminationAsync(context.SubjectId, cancellationToken);
        var view = new TaskView().ProposalFacts(proposal)
            .Fact("利用の目的", proposal.Purpose)
            .Fact("利用の方法", proposal.Method)
            .Fact("事業の内容", proposal.BusinessContent)
            .Fact("利用の期間", $"{ExaminationReader.Day(proposal.UseFrom)} から {ExaminationReader.Day(proposal.UseTo)} まで")
            .Fact("利用する場所・環境", $"{proposal.PlaceOfUse}　{proposal.Environment}")
            .Fact("保管・管理", $"{proposal.StoragePlace}　{proposal.Management}　{proposal.SafetyMeasures}");
        if (file is not null)
            ShowEvidence(view, file);
        view.Choices["criterion4Codes"] = [.. Criteria.NoContribution.Select(r => new Choice(r.Code, r.Text))];
        view.Choices["criterion7Codes"] = [.. Criteria.Hindrance.Select(r => new Choice(r.Code, r.Text))];
        view.Choices["sameFile"] = await SameFileAsync(context, cancellationToken);
        view.Initial = file is null ? null : AssessCriteriaForm.From(file);
        return view;
    }

    /// <inheritdoc/>
    protected override async Task<string> CompleteAsync(TaskContext context, AssessCriteriaForm form, string button, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(form);
        if (button == "Unclear")
            return button;
        var file = await context.OpenExaminationAsync(cancellationToken);
        file.Assessments = [.. form.Assessments()];
        foreach (var assessment in file.Assessments)
            (assessment.ExaminerId, assessment.ExaminerName, assessment.AssessedOn) = (context.Actor.Id, context.Actor.DisplayName, context.Today);
        file.Consolidation = await ConsolidationAsync(context, form, cancellationToken);
        context.Enforce(CriteriaRules.CheckAssessments(file), form.WarningReason);
        // A new judgement takes an earlier conclusion away.
        (file.ConclusionConforms, file.ConcludedOn) = (null, null);
        return button;
    }

    private static async Task<ConsolidationEvidence?> ConsolidationAsync(TaskContext context, AssessCriteriaForm form, CancellationToken cancellationToken)
    {
        if (form.ConsolidatedCases.Count == 0 && form.ConsentedCases.Count == 0 && form.ConsentRecord.Length == 0)
            return null;
        var known = (await SameFileAsync(context, cancellationToken)).Select(c => c.Value).ToHashSet(StringComparer.Ordinal);
        if (!known.IsSupersetOf(form.ConsolidatedCases))
            throw TaskContext.Refuse("consolidatedCases", "同じ募集の同じファイルについての提案だけを選べます。", "6-7イ");
        var evidence = new ConsolidationEvidence { CaseIds = form.ConsolidatedCases, ConsentedCaseIds = form.ConsentedCases, ConsentRecord = form.ConsentRecord };
        context.Enforce(EvidenceRules.CheckConsolidation(evidence));
        return evidence;
    }

    private static async Task<IReadOnlyList<Choice>> SameFileAsync(TaskContext context, CancellationToken cancellationToken)
    {
        var own = await context.CaseAsync(cancellationToken);
        return [.. (await context.Db.Set<Case>().AsNoTracking().Where(c => c.RecruitmentId == own.RecruitmentId && c.FileId == own.FileId).OrderBy(c => c.Number).ToListAsync(cancellationToken))
            .Select(c => new Choice(c.Id, c.Number))];
    }

    private static void ShowEvidence(TaskView view, ExaminationFile file)
    {
        if (file.Eligibility is { } eligibility)
            view.Fact("欠格事由の確認", eligibility.GroundFound ? "欠格事由に当たる者がいる" : "欠格事由に当たる者はいない");
        if (file.PersonCount is { } count)
            view.Fact("本人の数", $"提案 {ExaminationReader.Number(count.ProposedCount)}人／名寄せ後 {ExaminationReader.Number(count.DeduplicatedCount)}人（{ExaminationReader.Day(count.AsOf)}現在）　{(count.WithinLimits ? "範囲内" : "範囲外")}");
        if (file.Method is { } method)
            view.Tables.Add(new("加工の方法の点検", ["規則第62条", "満たせるか", "方法・理由"], [.. method.Standards.OrderBy(s => s.Standard).Select(s => (IReadOnlyList<string>)[
                $"第{s.Standard}号", s.CanBeMet ? "満たせる" : "満たせない", s.Note])]));
    }
}
