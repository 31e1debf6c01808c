using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using WorkflowAnon.Domain.Agency;
using WorkflowAnon.Domain.Calendar;
using WorkflowAnon.Domain.Cases;
using WorkflowAnon.Domain.Rules;
using WorkflowAnon.Procedure.Kernel.Forms;
using WorkflowAnon.Web.Queries;
using WorkflowAnon.Web.Text;

namespace WorkflowAnon.Web.Pages;

/// <summary>期限管理: counts by stage and band, the deadlines with how each was reckoned, the weeks to come, and the division's work. It reads; dates are moved by tasks.</summary>
internal sealed class DeadlinesModel(
    BoardQuery board, WorkQuery work, InboxDesk desk, AbsenceQuery absences, RecordsQuery records, AgencyProfile profile, DueBands bands, TimeProvider clock) : StaffPage
{
    private const int AbsenceDays = 28;

    /// <summary>The views in order.</summary>
    public static IReadOnlyList<(string Key, string Name)> Views { get; } = [("board", "集計"), ("list", "期限の一覧"), ("calendar", "暦"), ("work", "仕事の偏りと滞り")];

    /// <summary>The bands of the tables.</summary>
    public static IReadOnlyList<DueBand> Bands { get; } = [DueBand.Critical, DueBand.Overdue, DueBand.Soon, DueBand.Later, DueBand.None];

    /// <summary>Which view.</summary>
    [BindProperty(SupportsGet = true)]
    public string? View { get; set; }

    /// <summary>段階 of the list.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Stage { get; set; }

    /// <summary>区分 of the list.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Band { get; set; }

    /// <summary>期限の種類 of the list.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Kind { get; set; }

    /// <summary>First day of the list.</summary>
    [BindProperty(SupportsGet = true)]
    public string? From { get; set; }

    /// <summary>Last day of the list.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Until { get; set; }

    /// <summary>Month of the calendar, 2026-06.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Month { get; set; }

    /// <summary>Place to read on from.</summary>
    [BindProperty(SupportsGet = true)]
    public string? After { get; set; }

    public string Current { get; private set; } = "board";

    public BoardFilter Filter { get; private set; } = new();

    public DateOnly Today => JapanTime.Today(clock);

    public BandLimits Limits { get; private set; } = null!;

    public IReadOnlyList<BoardFacet> Deadlines { get; private set; } = [];

    public IReadOnlyList<WorkFacet> Tasks { get; private set; } = [];

    public IReadOnlyList<WeekCount> Weeks { get; private set; } = [];

    public Listing<BoardRow> List { get; private set; } = new([], null);

    public BoardMonth? Calendar { get; private set; }

    public (FiscalYear Year, RuleResult Findings)? Year { get; private set; }

    /// <summary>保存期間: how much of what is kept each filter of its list shows.</summary>
    public IReadOnlyDictionary<RecordsFilter, int> Kept { get; private set; } = new Dictionary<RecordsFilter, int>();

    public IReadOnlyList<Workload> Workloads { get; private set; } = [];

    public IReadOnlyList<StandingTask> Unassigned { get; private set; } = [];

    public IReadOnlyList<StandingTask> Stuck { get; private set; } = [];

    public IReadOnlyList<StoppedProcedure> Stopped { get; private set; } = [];

    public IReadOnlyList<AbsenceRow> Absences { get; private set; } = [];

    /// <summary>滞留 counts from this many 開庁日.</summary>
    public int StuckDays => profile.Inbox.StuckDays;

    public DueInfo DueOf(DateOnly? due) => DueInfo.Of(due, Today, bands, Limits);

    /// <summary>The closed days that moved a deadline, from the day reckoned to the day that counts.</summary>
    public IEnumerable<ClosedDay> SkippedBy(Deadline deadline) => deadline.Raw < deadline.Due ? bands.Calendar.ClosedDaysFrom(deadline.Raw) : [];

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        BoardQuery.RequireLead(Actor);
        Read();
        switch (Current)
        {
            case "list":
                List = await board.ListAsync(Actor, Filter, Limits, After, BoardQuery.PageSize, cancellationToken);
                Deadlines = await board.FacetsAsync(Actor, cancellationToken);
                break;
            case "calendar":
                Deadlines = await board.FacetsAsync(Actor, cancellationToken);
                Tasks = await work.FacetsAsync(Actor, cancellationToken);
                Calendar = BoardMonth.Of(Month, Today, bands.Calendar, Deadlines, Tasks);
                break;
            case "work":
                Tasks = await work.FacetsAsync(Actor, cancellationToken);
                Workloads = await work.WorkloadAsync(Actor, Tasks, Limits, cancellationToken);
                Unassigned = await work.UnassignedAsync(Actor, cancellationToken);
                Stuck = await work.StuckAsync(Actor, bands.StuckSince(Today), cancellationToken);
                Stopped = await work.StoppedAsync(Actor, await desk.ProceduresAsync(cancellationToken), cancellationToken);
                Absences = [.. (await absences.ListAsync(Actor, Today, cancellationToken)).Where(a => a.Absence.From <= Today.AddDays(AbsenceDays))];
                break;
            default:
                Deadlines = await board.FacetsAsync(Actor, cancellationToken);
                Tasks = await work.FacetsAsync(Actor, cancellationToken);
                Weeks = WeekCount.Of(Today, Deadlines, Tasks);
                Year = await board.YearAsync(Actor, Today, cancellationToken);
                Kept = await records.CountAsync(Actor, Today, cancellationToken);
                break;
        }
    }

    /// <summary>期限の一覧 as CSV, all that the filter shows.</summary>
    public async Task<IActionResult> OnGetCsvAsync(CancellationToken cancellationToken)
    {
        Read();
        var rows = (await board.ListAsync(Actor, Filter, Limits, null, BoardQuery.MostExported, cancellationToken)).Rows;
        return File(Csv.Write(
            ["期限の種類", "対象", "段階", "担当課", "期限", "区分", "残り開庁日", "起算日", "応当日", "繰下げ前", "計算", "根拠"],
            rows.Select(r => new[]
            {
                Names.Of(r.Deadline.Kind), r.Label, StageText.Of(r.Stage), Names.Division(profile, r.DivisionId), Day(r.Deadline.Due), Names.Of(Limits.Of(r.Deadline.Due)),
                DueOf(r.Deadline.Due).BusinessDaysLeft?.ToString(CultureInfo.InvariantCulture) ?? "", Day(r.Deadline.StartDay), Day(r.Deadline.CorrespondingDay), Day(r.Deadline.Raw),
                r.Deadline.Rule, ClauseText.References(r.Deadline.Clause),
            })), Csv.MediaType, "deadlines.csv");
    }

    /// <summary>所属のタスク as CSV.</summary>
    public async Task<IActionResult> OnGetTasksCsvAsync(CancellationToken cancellationToken)
    {
        Read();
        var tasks = await work.ExportAsync(Actor, cancellationToken);
        var procedures = await desk.ProceduresAsync(cancellationToken);
        return File(Csv.Write(
            ["タスク", "事案・募集", "段階", "手続", "職務", "担当者", "発生した日", "法定の期限", "内部の期限", "区分", "残り開庁日"],
            tasks.Select(t => new[]
            {
                t.Title, t.SubjectLabel, StageText.Of(t.Stage), procedures.GetValueOrDefault(t.DefinitionId, t.DefinitionId), Duties.DisplayName(t.Duty), t.AssigneeName ?? "未着手",
                Day(JapanTime.DayOf(t.CreatedAt)), Day(t.LegalDueOn), Day(t.DueOn), Names.Of(Limits.Of(t.SortDue)),
                DueOf(t.SortDue == BandLimits.NoDate ? null : t.SortDue).BusinessDaysLeft?.ToString(CultureInfo.InvariantCulture) ?? "",
            })), Csv.MediaType, "tasks.csv");
    }

    /// <summary>仕事量 as CSV.</summary>
    public async Task<IActionResult> OnGetWorkloadCsvAsync(CancellationToken cancellationToken)
    {
        Read();
        var facets = await work.FacetsAsync(Actor, cancellationToken);
        return File(Csv.Write(
            ["担当者", .. Bands.Select(b => Names.Of(b)), "計", "4週間に完了"],
            (await work.WorkloadAsync(Actor, facets, Limits, cancellationToken)).Select(w => (string[])
                [w.Name, .. Bands.Select(b => w.Bands.GetValueOrDefault(b).ToString(CultureInfo.InvariantCulture)), w.Total.ToString(CultureInfo.InvariantCulture), w.Done.ToString(CultureInfo.InvariantCulture)])),
            Csv.MediaType, "workload.csv");
    }

    /// <summary>The kinds of deadline that are open now, for the list's filter.</summary>
    public IEnumerable<(DeadlineKind Kind, int Count)> Kinds => Deadlines.GroupBy(d => d.Kind).OrderBy(g => g.Key).Select(g => (g.Key, g.Sum(d => d.Count)));

    /// <summary>Stages of a table in the order of the 要領.</summary>
    public static IEnumerable<string> Stages(IEnumerable<string> found) => found.Distinct().OrderBy(StageText.OrderOf).ThenBy(s => s, StringComparer.Ordinal);

    private static string Day(DateOnly? day) => day is { } date ? JapaneseDate.FormatIso(date) : "";

    private static DateOnly? DayOf(string? text) => JapaneseDate.TryParse(text, out var day, out _) ? day : null;

    private void Read()
    {
        Limits = bands.On(Today);
        Current = Views.Select(v => v.Key).FirstOrDefault(v => v == View, "board");
        Filter = new()
        {
            Stage = Stage is { Length: > 0 and <= 100 } ? Stage : null,
            Band = Enum.TryParse<DueBand>(Band, ignoreCase: true, out var band) && Enum.IsDefined(band) ? band : null,
            Kind = Enum.TryParse<DeadlineKind>(Kind, ignoreCase: true, out var kind) && Enum.IsDefined(kind) ? kind : null,
            From = DayOf(From),
            Until = DayOf(Until),
        };
    }
}
