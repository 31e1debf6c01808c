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

/// <summary>募集の終了を確認する (4-1b).</summary>
[Activity("WorkflowAnon.Recruitment.Close", Category = "第4 提案の募集", DisplayName = "募集の終了を確認する", Description = "未処理の提案書類がないことを確かめて、募集の終了を記録します。続いて担当課が募集終了時の本人の数を確定します。", Kind = ActivityKind.Task)]
[Outcomes("Done=終了した")]
internal sealed class CloseRecruitment : HumanTaskActivity<CloseRecruitmentHandler>;

/// <summary>Form of the close.</summary>
internal sealed class CloseRecruitmentForm
{
    [FormField("募集の終了を確認した日", RequiredByRule = true, Clause = "4-1b")]
    public DateOnly? ClosedOn { get; set; }

    [FormField("郵便受け・守衛室・夜間受付に未処理の提案書類がないことを確認した", Required = true, Clause = "5-2-1")]
    public bool? NothingPending { get; set; }

    [FormField("備考", Multiline = true)]
    public string Note { get; set; } = "";
}

/// <summary>Closes the recruitment; the divisions then fix the person counts as of its end.</summary>
internal sealed class CloseRecruitmentHandler : TaskHandler<CloseRecruitmentForm>
{
    public override IReadOnlyList<Choice> Buttons { get; } = [new("Done", "募集を終了し、本人の数の確定を依頼する")];

    public override async Task<TaskView> PrepareAsync(TaskContext context, CancellationToken cancellationToken)
    {
        var round = await context.Db.RoundAsync(context.SubjectId, cancellationToken);
        var proposals = await context.Db.Set<Proposal>().CountAsync(p => p.RecruitmentId == round.Id, cancellationToken);
        var view = new TaskView { Initial = new CloseRecruitmentForm { ClosedOn = context.Today } };
        view.Fact("募集の期間", GuidelineTexts.Period(round)).Fact("到達を記録した提案", proposals.ToString("0件", CultureInfo.InvariantCulture));
        view.Notes.Add("終了の日の24時までに到達したものは、期間内の到達です（要領第5-2）。");
        return view;
    }

    protected override async Task<string> CompleteAsync(TaskContext context, CloseRecruitmentForm form, string button, CancellationToken cancellationToken)
    {
        var round = await context.Db.RoundAsync(context.SubjectId, cancellationToken);
        context.Enforce(PublicationRules.CheckClose(form.ClosedOn, round.EndsOn, context.Today));
        context.Enforce(RecordRules.CheckStated(form.NothingPending == true, "5-2-1", "nothingPending", "未処理の提案書類があるときは、先に到達を記録してください。"));
        round.State = RecruitmentState.Closed;
        round.ClosedOn = form.ClosedOn;
        await context.Subject.MeetDeadlineAsync(DeadlineKind.RecruitmentEnd, cancellationToken);
        context.Subject.Record("募集の終了", $"{JapaneseDate.Format(form.ClosedOn!.Value)}に確認。{form.Note}", "4-1b");
        return button;
    }
}
