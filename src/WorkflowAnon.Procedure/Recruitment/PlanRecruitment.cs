using Microsoft.EntityFrameworkCore;
using WorkflowAnon.Contracts;
using WorkflowAnon.Domain.Agency;
using WorkflowAnon.Domain.Calendar;
using WorkflowAnon.Domain.Cases;
using WorkflowAnon.Domain.FileRegister;
using WorkflowAnon.Domain.Recruitment;
using WorkflowAnon.Domain.Rules;
using WorkflowAnon.Engine.Activities;
using WorkflowAnon.Procedure.Kernel.Activities;
using WorkflowAnon.Procedure.Kernel.Forms;
using WorkflowAnon.Procedure.Kernel.Tasks;

namespace WorkflowAnon.Procedure.Recruitment;

/// <summary>募集を計画する (4-1a, 4-1b).</summary>
[Activity("WorkflowAnon.Recruitment.Plan", Category = "第4 提案の募集", DisplayName = "募集を計画する", Description = "募集の開始と終了の日、選定を依頼する所属を決めます。開始の日は、選定・起案・公示に要る日数を見込んで定めます。", Kind = ActivityKind.Task)]
[Outcomes("Done=計画した")]
internal sealed class PlanRecruitment : HumanTaskActivity<PlanRecruitmentHandler>;

/// <summary>Form of the plan.</summary>
internal sealed class PlanRecruitmentForm
{
    [FormField("募集の開始の日", Required = true, Clause = "4-1b", Help = "この日より前に、県警ホームページへの公示が必要です。年度は開始の日で決まります。")]
    public DateOnly? StartsOn { get; set; }

    [FormField("募集の終了の日", Clause = "4-1b", Help = "空欄にすると、開始の日を含めて31日目（閉庁日なら次の開庁日）とします。")]
    public DateOnly? EndsOn { get; set; }

    [FormField("対象ファイルの選定を依頼する所属", Required = true, OptionsFrom = "divisions", Clause = "3-1a")]
    public List<string> DivisionIds { get; set; } = [];

    [FormField("注意があっても進める理由", Multiline = true)]
    public string WarningReason { get; set; } = "";
}

/// <summary>Judges the period, opens the round and sets its two deadlines.</summary>
internal sealed class PlanRecruitmentHandler : TaskHandler<PlanRecruitmentForm>
{
    /// <summary>Days that selection, 決裁 and the notice beforehand usually take; only a suggestion.</summary>
    private const int PreparationDays = 40;

    public override IReadOnlyList<Choice> Buttons { get; } = [new("Done", "計画を決め、選定を依頼する")];

    public override async Task<TaskView> PrepareAsync(TaskContext context, CancellationToken cancellationToken)
    {
        var start = context.Calendar.OnOrAfter(context.Today.AddDays(PreparationDays));
        var end = context.Subject.Periods.SuggestRecruitmentEnd(start);
        var holding = await context.Db.Set<PersonalInformationFile>().AsNoTracking().Select(f => f.DivisionId).Distinct().ToListAsync(cancellationToken);
        var rounds = await context.Db.Set<RecruitmentRound>().AsNoTracking().OrderByDescending(r => r.StartsOn).Take(5).ToListAsync(cancellationToken);
        var year = FiscalYear.Of(context.Today);
        var view = new TaskView
        {
            Initial = new PlanRecruitmentForm { StartsOn = start, EndsOn = end.Due, DivisionIds = holding },
        };
        view.Choices["divisions"] = [.. context.Profile.OwningDivisions().Where(d => holding.Contains(d.Id)).Select(d => new Choice(d.Id, d.Name))];
        view.Fact("提案する終了の日の計算", end.Rule);
        view.Fact("規則", "毎年度1回以上、開始の日から30日以上の期間を定めて募集する（要領第4⑴、規則第53条第1項）。");
        view.Tables.Add(new("これまでの募集", ["募集", "開始", "終了"],
            [.. rounds.Select(r => (IReadOnlyList<string>)[r.Label(), JapaneseDate.Format(r.StartsOn), JapaneseDate.Format(r.EndsOn)])]));
        var watch = RecruitmentRules.CheckYear(year, rounds.Where(r => r.State >= RecruitmentState.Open).Select(r => r.StartsOn), context.Today, new DateOnly(year.Year + 1, 1, 1));
        view.Warnings.AddRange(watch.Findings.Select(f => f.MessageWithReference));
        return view;
    }

    protected override async Task<string> CompleteAsync(TaskContext context, PlanRecruitmentForm form, string button, CancellationToken cancellationToken)
    {
        var starts = form.StartsOn!.Value;
        var ends = form.EndsOn ?? context.Subject.Periods.SuggestRecruitmentEnd(starts).Due;
        context.Enforce(RecruitmentPeriod.Check(starts, ends, context), form.WarningReason);
        var unknown = form.DivisionIds.Where(id => context.Profile.FindDivision(id)?.Kind != DivisionKind.OwningDivision).ToList();
        context.Enforce(RecordRules.CheckStated(unknown.Count == 0, "2-d", "divisionIds", "団体設定にない所属が選ばれています。選び直してください。"));

        var year = FiscalYear.Of(starts);
        var round = new RecruitmentRound
        {
            Id = context.SubjectId,
            FiscalYear = year.Year,
            Round = await context.Subject.NextNumberAsync("recruitment", year.Year, cancellationToken),
            StartsOn = starts,
            EndsOn = ends,
            DivisionIds = form.DivisionIds,
        };
        context.Db.Add(round);
        await RecruitmentPeriod.SetDeadlinesAsync(context, round, cancellationToken);
        context.Task.SubjectLabel = round.Label();
        context.Subject.Publish(new RecruitmentPlanned { SubjectId = round.Id });
        return button;
    }
}

/// <summary>募集の期間: its judgement and its two deadline rows, shared by plan and draft.</summary>
internal static class RecruitmentPeriod
{
    /// <summary>Length of the period (4-1b) and room for the notice beforehand (4-2b).</summary>
    public static RuleResult Check(DateOnly starts, DateOnly ends, TaskContext context) => RuleResult.Merge(
        RecruitmentRules.CheckPeriod(starts, ends, context.Subject.Periods),
        PublicationRules.CheckStartAhead(starts, context.Today))
        .Renamed(item => item switch { "start" => "startsOn", "end" => "endsOn", _ => item });

    public static async Task SetDeadlinesAsync(TaskContext context, RecruitmentRound round, CancellationToken cancellationToken)
    {
        var judged = context.Subject.Periods.JudgeRecruitmentPeriod(round.StartsOn, round.EndsOn);
        await context.Subject.SetDeadlineAsync(
            DeadlineKind.RecruitmentStart,
            new ComputedDate(round.StartsOn, round.StartsOn, $"計画で定めた募集の開始の日。{JapaneseDate.FormatWithWeekday(round.StartsOn)}の午前0時に始まる。", "4-1b", []),
            cancellationToken);
        await context.Subject.SetDeadlineAsync(
            DeadlineKind.RecruitmentEnd,
            new ComputedDate(round.EndsOn, round.EndsOn, judged.Rule, judged.Clause, []),
            cancellationToken);
    }
}
