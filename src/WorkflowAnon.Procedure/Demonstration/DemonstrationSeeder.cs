using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using WorkflowAnon.Domain.Agency;
using WorkflowAnon.Domain.Calendar;
using WorkflowAnon.Domain.Recruitment;
using WorkflowAnon.Procedure.FileRegister;
using WorkflowAnon.Storage.Bursts;
using WorkflowAnon.Storage.Clock;
using WorkflowAnon.Storage.Events;

namespace WorkflowAnon.Procedure.Demonstration;

/// <summary>
/// Makes the demonstration's data as its people would: day by day by the business clock, through the product's own commands only. Every
/// command has a fixed key, so that a preparation that was interrupted goes on where it stopped.
/// </summary>
/// <param name="services">The service's root provider.</param>
/// <param name="profile">The agency.</param>
/// <param name="progress">Is told how far it has come.</param>
/// <param name="logger">Log.</param>
public sealed class DemonstrationSeeder(IServiceProvider services, AgencyProfile profile, DemonstrationProgress progress, ILogger<DemonstrationSeeder> logger)
{
    private const string Begin = "demo-clock-begin", Ready = "demo-clock-ready";
    private const int Departments = 2, MostTries = 2;

    // People are at their desks; whatever began or fell due at 0:00 has happened.
    private static readonly TimeOnly Morning = new(8, 30), Handover = new(9, 0);

    private readonly DemonstrationPeople _people = new(profile);
    private readonly TimeProvider _time = services.GetRequiredService<TimeProvider>();
    private readonly CommittedCommands _committed = services.GetRequiredService<CommittedCommands>();
    private readonly Dictionary<string, int> _failures = [];

    private DateOnly Today => JapanTime.Today(_time);

    private Actor Operator => _people.Operator;

    /// <summary>
    /// Prepares what is missing. In an office that has begun without this data it enters the register only: the past cannot be made up
    /// afterwards.
    /// </summary>
    /// <param name="withCases">False: the register of files alone.</param>
    /// <param name="cancellationToken">Cancels between two steps; the next run goes on there.</param>
    public async Task RunAsync(bool withCases, CancellationToken cancellationToken)
    {
        if (!withCases || !await MayBeginAsync(cancellationToken))
        {
            // Nobody need wait for it.
            progress.Finish(DemonstrationState.Ready);
            await EnterRegisterAsync(cancellationToken);
            return;
        }

        var clock = services.GetRequiredService<BusinessClock>();
        if (!await _committed.ContainsAsync(Ready, cancellationToken))
        {
            await clock.BeginAtAsync(At(DemonstrationCalendar.Begins, Morning), new BurstCommand(Begin, Operator, "clock.begin"), cancellationToken);
            await clock.TakeBackIdleTimeAsync(At(DemonstrationCalendar.Begins, Morning), Command("clock.take-back"), cancellationToken);
            await EnterRegisterAsync(cancellationToken);
            while (!await WalkAsync(clock, cancellationToken))
            {
                // Again from the start: what is done is skipped.
            }

            await DemonstrationScans.AttachAsync(services, _people.Clerk, cancellationToken);
            // The watches look at the office that was made up: its people find their notices.
            await clock.AdvanceAndStartAsync(At(DemonstrationCalendar.Present, Handover), new BurstCommand(Ready, Operator, "clock.advance"), cancellationToken);
            await SettleAsync(cancellationToken);
        }

        progress.Finish(_failures.Values.Any(f => f >= MostTries) ? DemonstrationState.Incomplete : DemonstrationState.Ready);
    }

    private static DateTimeOffset At(DateOnly day, TimeOnly time) => new(day.ToDateTime(time), JapanTime.Offset);

    private async Task<bool> MayBeginAsync(CancellationToken cancellationToken)
    {
        if (await _committed.ContainsAsync(Begin, cancellationToken))
            return true;
        if (await Office().ReadAsync(db => db.Set<RecruitmentRound>().AnyAsync(cancellationToken)) || await services.GetRequiredService<BusinessTimeProvider>().IsSetAsync(cancellationToken))
        {
            logger.LogInformation("このデータベースは実演データなしで使われ始めているため、個人情報ファイル簿だけを登録します。");
            return false;
        }

        return true;
    }

    private Task EnterRegisterAsync(CancellationToken cancellationToken) =>
        RegisterSeed.EnterAsync(services.GetRequiredService<FileRegisterCommands>(), _people.Staff, cancellationToken);

    // True when every track has come to its end or has been given up.
    private async Task<bool> WalkAsync(BusinessClock clock, CancellationToken cancellationToken)
    {
        var agenda = new DemonstrationScene(Office(), _people, () => Today).Build();
        new DemonstrationStaffing(services, Office(), _people).AddTo(agenda);
        var done = 0;
        progress.Report(done, agenda.Count);
        foreach (var day in agenda.Days)
        {
            await GoToAsync(clock, day, cancellationToken);
            var failed = 0;
            foreach (var tracks in agenda.Tracks.Where(t => t.Steps.Any(s => s.Day == day) && _failures.GetValueOrDefault(t.Name) < MostTries).GroupBy(t => t.IsRecruitment).OrderByDescending(g => g.Key))
            {
                await Parallel.ForEachAsync(tracks, new ParallelOptions { MaxDegreeOfParallelism = 4, CancellationToken = cancellationToken }, async (track, ct) =>
                {
                    if (!await TryAsync(track, day, () => progress.Report(Interlocked.Increment(ref done), agenda.Count), ct))
                        Interlocked.Increment(ref failed);
                });
            }

            if (failed > 0)
                return false;
            await SettleAsync(cancellationToken);
        }

        return true;
    }

    private async Task<bool> TryAsync(DemonstrationTrack track, DateOnly day, Action stepDone, CancellationToken cancellationToken)
    {
        try
        {
            foreach (var step in track.Steps.Where(s => s.Day == day))
            {
                await step.Work(cancellationToken);
                stepDone();
            }

            return true;
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            bool again;
            lock (_failures)
                again = (_failures[track.Name] = _failures.GetValueOrDefault(track.Name) + 1) < MostTries;
            logger.Log(again ? LogLevel.Warning : LogLevel.Error, e, "実演データ「{Track}」の{Day}の手続ができませんでした。{Next}", track.Name, JapaneseDate.Format(day), again ? "もう一度行います。" : "これを除いて続けます。");
            return false;
        }
    }

    private async Task GoToAsync(BusinessClock clock, DateOnly day, CancellationToken cancellationToken)
    {
        if (Today >= day)
            return;
        await clock.AdvanceToAsync(At(day, Morning), Command("clock.advance"), cancellationToken);
        await SettleAsync(cancellationToken);
    }

    // What one day began is finished on that day: nothing may be on its way when the clock moves.
    private async Task SettleAsync(CancellationToken cancellationToken)
    {
        var pending = services.GetRequiredService<PendingWork>();
        while (!await pending.IsNoneAsync(Departments, cancellationToken))
            await PauseAsync(cancellationToken);
    }

    private ScriptedOffice Office() => new(services, PauseAsync);

    // The next task arises as soon as the departments have delivered.
    private static Task PauseAsync(CancellationToken cancellationToken) => Task.Delay(TimeSpan.FromMilliseconds(30), TimeProvider.System, cancellationToken);

    private BurstCommand Command(string kind) => new(Guid.CreateVersion7().ToString("N"), Operator, kind);
}
