using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WorkflowAnon.Domain.Agency;
using WorkflowAnon.Domain.Calendar;
using WorkflowAnon.Domain.Recruitment;
using WorkflowAnon.Domain.Rules;
using WorkflowAnon.Engine.Activities;
using WorkflowAnon.Procedure.Kernel.Activities;
using WorkflowAnon.Procedure.Kernel.Forms;
using WorkflowAnon.Procedure.Kernel.Tasks;
using WorkflowAnon.Storage.Model;

namespace WorkflowAnon.Procedure.Recruitment;

/// <summary>毎年度の募集を監視する (4-1a): looks every day whether a 年度 that is watched has a recruitment, and raises each alert once.</summary>
[Activity("WorkflowAnon.Recruitment.WatchYear", Category = "第4 提案の募集", DisplayName = "毎年度の募集を監視する",
    Description = "団体設定の日（alertDays）までに募集が開始されていない年度、募集のないまま終わった年度を見付ける。")]
[Outcomes("Quiet=知らせることはない", "Alert=監督者に知らせる")]
internal sealed class WatchYear : Activity
{
    /// <summary>Clause ids, separated by a space.</summary>
    [Input(DisplayName = "根拠条項", DefaultValue = "4-1a")]
    public string? Clauses { get; set; }

    protected override async ValueTask ExecuteAsync(ActivityContext context)
    {
        var db = context.Services.GetRequiredService<WorkflowAnonDbContext>();
        var profile = context.Services.GetRequiredService<AgencyProfile>();
        var today = JapanTime.Today(context.Clock);
        if (!profile.Recruitment.Mandatory)
        {
            context.Complete("Quiet");
            return;
        }

        foreach (var watch in await WatchesAsync(db, FiscalYear.Of(today), context.CancellationToken))
        {
            var year = new FiscalYear(watch.FiscalYear);
            var started = await RecruitmentWatches.StartDaysAsync(db, context.CancellationToken);
            // Leads that passed while nothing ran are made up for by one alert.
            var due = RecruitmentWatches.LeadDays(profile, year).Append(year.LastDay.AddDays(1)).Where(d => d <= today && !watch.Alerts.Contains(d)).ToList();
            if (due.Count == 0 || RecruitmentRules.CheckYear(year, started, today, due[0]).IsClean)
                continue;
            watch.Alerts = [.. watch.Alerts, .. due];
            context.CorrelationId = watch.Id;
            context.Complete("Alert");
            return;
        }

        context.Complete("Quiet");
    }

    // A year is watched from the first look in it; the years between the first one and now are watched too, however long nothing ran.
    private static async Task<List<RecruitmentWatch>> WatchesAsync(WorkflowAnonDbContext db, FiscalYear now, CancellationToken cancellationToken)
    {
        var known = await db.Set<RecruitmentWatch>().OrderBy(w => w.FiscalYear).ToListAsync(cancellationToken);
        for (var year = known.Count == 0 ? now.Year : known[^1].FiscalYear + 1; year <= now.Year; year++)
        {
            var watch = new RecruitmentWatch { Id = RecruitmentWatch.IdOf(year), FiscalYear = year };
            db.Add(watch);
            known.Add(watch);
        }

        return known;
    }
}

/// <summary>募集のない年度への対応を決める: the supervisor answers every alert (4-1a).</summary>
[Activity("WorkflowAnon.Recruitment.AnswerAlert", Category = "第4 提案の募集", DisplayName = "募集が行われていない年度への対応を決める", Description = "毎年度1回以上の募集が必要です。募集を始める予定、所属長への報告などの対応を記録します。", Kind = ActivityKind.Task)]
[Outcomes("Done=対応を決めた")]
internal sealed class AnswerAlert : HumanTaskActivity<AnswerAlertHandler>;

/// <summary>Form of the answer.</summary>
internal sealed class AnswerAlertForm
{
    [FormField("対応（募集の予定、所属長への報告など）", Multiline = true, Clause = "4-1a")]
    public string Measures { get; set; } = "";

    [FormField("募集の開始を予定する日", Clause = "4-1a")]
    public DateOnly? PlannedStart { get; set; }
}

/// <summary>Lets no alert pass in silence: while the year stands without a recruitment, what is done about it is put in words.</summary>
internal sealed class AnswerAlertHandler : TaskHandler<AnswerAlertForm>
{
    public override IReadOnlyList<Choice> Buttons { get; } = [new("Done", "対応を記録する")];

    public override async Task<TaskView> PrepareAsync(TaskContext context, CancellationToken cancellationToken)
    {
        var view = new TaskView().Fact("規則", "毎年度1回以上、開始の日から30日以上の期間を定めて募集する（要領第4⑴、規則第53条第1項）。").Fact("募集", "募集の一覧を開く", "/recruitments");
        view.Warnings.AddRange((await CheckAsync(context, cancellationToken)).Findings.Select(f => f.MessageWithReference));
        return view;
    }

    protected override async Task<string> CompleteAsync(TaskContext context, AnswerAlertForm form, string button, CancellationToken cancellationToken)
    {
        context.EnforceDecided(await CheckAsync(context, cancellationToken), form.Measures, "measures");
        context.Subject.Record("募集が行われていない年度への対応", $"{form.Measures}{(form.PlannedStart is { } on ? $"　開始の予定: {JapaneseDate.Format(on)}" : "")}", "4-1a");
        return button;
    }

    private static async Task<RuleResult> CheckAsync(TaskContext context, CancellationToken cancellationToken)
    {
        var watch = await context.Db.Set<RecruitmentWatch>().AsNoTracking().SingleAsync(w => w.Id == context.SubjectId, cancellationToken);
        var year = new FiscalYear(watch.FiscalYear);
        return RecruitmentRules.CheckYear(year, await RecruitmentWatches.StartDaysAsync(context.Db, cancellationToken), context.Today, year.FirstDay);
    }
}

/// <summary>What the watch reads.</summary>
internal static class RecruitmentWatches
{
    /// <summary>Start days of the recruitments that were opened.</summary>
    public static Task<List<DateOnly>> StartDaysAsync(WorkflowAnonDbContext db, CancellationToken cancellationToken) =>
        db.Set<RecruitmentRound>().AsNoTracking().Where(r => r.State >= RecruitmentState.Open).Select(r => r.StartsOn).ToListAsync(cancellationToken);

    /// <summary>The profile's alert days in a 年度, in order.</summary>
    public static IEnumerable<DateOnly> LeadDays(AgencyProfile profile, FiscalYear year) =>
        profile.Recruitment.AlertDays.Select(d => new DateOnly(d.Month >= 4 ? year.Year : year.Year + 1, d.Month, Math.Min(d.Day, DateTime.DaysInMonth(year.Year + 1, d.Month)))).Order();
}

/// <summary>How lists call a watch: 令和8年度の提案の募集の監視.</summary>
internal sealed class RecruitmentWatchLabels : ISubjectLabels
{
    public async Task<string?> FindAsync(WorkflowAnonDbContext db, string subjectId, CancellationToken cancellationToken) =>
        !subjectId.StartsWith("annual-watch-", StringComparison.Ordinal) ? null
        : (db.Set<RecruitmentWatch>().Local.FindEntry(subjectId)?.Entity ?? await db.Set<RecruitmentWatch>().AsNoTracking().FirstOrDefaultAsync(w => w.Id == subjectId, cancellationToken))?.Label();
}
