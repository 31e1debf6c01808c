using System.Globalization;
using Microsoft.EntityFrameworkCore;
using WorkflowAnon.Domain.Calendar;
using WorkflowAnon.Domain.Cases;
using WorkflowAnon.Domain.Proposals;
using WorkflowAnon.Domain.Recruitment;
using WorkflowAnon.Domain.Rules;
using WorkflowAnon.Engine.Activities;
using WorkflowAnon.Procedure.Kernel.Activities;
using WorkflowAnon.Procedure.Kernel.Forms;
using WorkflowAnon.Procedure.Kernel.Tasks;

namespace WorkflowAnon.Procedure.Recruitment;

/// <summary>募集の結果を報告する (law.md 6.1): how many proposals came, and what became of them so far.</summary>
[Activity("WorkflowAnon.Recruitment.Report", Category = "第4 提案の募集", DisplayName = "募集の結果を報告する", Description = "到達した提案の件数などを取りまとめ、所属長に報告します。", Kind = ActivityKind.Task)]
[Outcomes("Done=報告した")]
internal sealed class ReportRecruitment : HumanTaskActivity<ReportRecruitmentHandler>;

/// <summary>Form of the report.</summary>
internal sealed class ReportRecruitmentForm
{
    [FormField("報告した日", RequiredByRule = true, Clause = "4-1a")]
    public DateOnly? ReportedOn { get; set; }

    [FormField("報告の内容", RequiredByRule = true, Multiline = true, Clause = "4-1a")]
    public string Report { get; set; } = "";
}

/// <summary>Records the report; the recruitment is then over.</summary>
internal sealed class ReportRecruitmentHandler : TaskHandler<ReportRecruitmentForm>
{
    public override IReadOnlyList<Choice> Buttons { get; } = [new("Done", "募集の結果の報告を記録する")];

    public override async Task<TaskView> PrepareAsync(TaskContext context, CancellationToken cancellationToken)
    {
        var round = await context.Db.RoundAsync(context.SubjectId, cancellationToken);
        var proposals = await context.Db.Set<Proposal>().AsNoTracking().Where(p => p.RecruitmentId == round.Id).Select(p => p.CaseId).ToListAsync(cancellationToken);
        var notAccepted = await context.Db.Set<Case>().CountAsync(c => proposals.Contains(c.Id) && c.Outcome == CaseOutcome.NotAccepted, cancellationToken);
        var text = string.Create(CultureInfo.InvariantCulture, $"対象ファイル{round.Items.Count}件、到達した提案{proposals.Count}件（うち返戻{notAccepted}件）。");
        return new TaskView { Initial = new ReportRecruitmentForm { ReportedOn = context.Today, Report = text } }.Fact("募集の期間", GuidelineTexts.Period(round)).Fact("集計", text);
    }

    protected override async Task<string> CompleteAsync(TaskContext context, ReportRecruitmentForm form, string button, CancellationToken cancellationToken)
    {
        var round = await context.Db.RoundAsync(context.SubjectId, cancellationToken);
        context.Enforce(PublicationRules.CheckReport(form.Report, form.ReportedOn, round.ClosedOn, context.Today));
        round.State = RecruitmentState.Reported;
        round.ReportedOn = form.ReportedOn;
        round.Report = form.Report;
        context.Subject.Record("募集の結果を報告", $"{JapaneseDate.Format(form.ReportedOn!.Value)} {form.Report}", "4-1a");
        return button;
    }
}
