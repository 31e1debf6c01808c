using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using WorkflowAnon.Contracts;
using WorkflowAnon.Domain.Agency;
using WorkflowAnon.Domain.Calendar;
using WorkflowAnon.Domain.Cases;
using WorkflowAnon.Domain.Notices;
using WorkflowAnon.Procedure.Kernel.Notices;
using WorkflowAnon.Storage.Bursts;
using WorkflowAnon.Storage.Model;
using WorkflowAnon.Storage.Tasks;

namespace WorkflowAnon.Procedure.Kernel.Tasks;

/// <summary>Verbs shared by all stages on one subject (a case, a recruitment, a file): timeline, deadlines, papers, custody, events.</summary>
public sealed class SubjectContext
{
    // 令和1年 is 2019.
    private const int FirstYearOfReiwa = 2018;

    private const int SaltBytes = 16;

    private readonly BurstScope _scope;
    private readonly TimeProvider _clock;
    private readonly NoticeBook _notices;

    internal SubjectContext(string subjectId, WorkflowAnonDbContext db, BurstScope scope, TimeProvider clock, AgencyProfile profile, PeriodCalculator periods, NoticeBook notices)
    {
        SubjectId = subjectId;
        Db = db;
        Profile = profile;
        Periods = periods;
        _scope = scope;
        _clock = clock;
        _notices = notices;
    }

    /// <summary>Id of the subject.</summary>
    public string SubjectId { get; }

    /// <summary>The burst's database context.</summary>
    public WorkflowAnonDbContext Db { get; }

    /// <summary>The agency's profile.</summary>
    public AgencyProfile Profile { get; }

    /// <summary>期間計算 with the profile's settings.</summary>
    public PeriodCalculator Periods { get; }

    /// <summary>Holidays of the law and of the agency.</summary>
    public HolidayCalendar Calendar => Periods.Calendar;

    /// <summary>原本・写しの所在 of the subject's papers.</summary>
    public Custody Custody => new(this, _scope);

    /// <summary>Now, in Japan time (UTC+9, fixed).</summary>
    public DateTimeOffset Now => JapanTime.Now(_clock);

    /// <summary>Today in Japan.</summary>
    public DateOnly Today => JapanTime.Today(_clock);

    /// <summary>A new unique id with a prefix that says what it is ("paper-…").</summary>
    public static string NewId(string prefix) => $"{prefix}-{Guid.CreateVersion7():N}";

    /// <summary>The same verbs on another subject, in the same burst.</summary>
    public SubjectContext Of(string subjectId) => new(subjectId, Db, _scope, _clock, Profile, Periods, _notices);

    /// <summary>Adds a line to the timeline and to the audit chain.</summary>
    /// <param name="title">What was done.</param>
    /// <param name="detail">Result or reason; may be empty.</param>
    /// <param name="clauses">Clause ids, separated by a space.</param>
    public void Record(string title, string detail = "", string clauses = "")
    {
        var id = NewId("tl");
        var salt = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(SaltBytes));
        Db.Add(new TimelineEntry
        {
            Id = id,
            SubjectId = SubjectId,
            At = Now,
            ActorId = _scope.Actor.Id,
            ActedForId = _scope.ActedForId,
            DivisionId = _scope.Actor.DivisionId,
            Title = title,
            Detail = detail,
            Clauses = clauses,
            Salt = salt,
        });
        // The chain keeps digests, never the words: a reason may name a person (decision 16).
        _scope.Audit(SubjectId, "timeline", new Dictionary<string, string?>
        {
            ["entry"] = id,
            ["digest"] = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{salt}\n{title}\n{detail}\n{clauses}"))),
        });
    }

    /// <summary>Publishes <paramref name="event"/> through the outbox, in this burst's transaction.</summary>
    public void Publish(CaseEvent @event) => _scope.AddEvent(@event);

    /// <summary>Sets the deadline of a kind; an open one of that kind, and of the same matter where there are several, is superseded and stays on record.</summary>
    public async Task<Deadline> SetDeadlineAsync(DeadlineKind kind, ComputedDate computed, CancellationToken cancellationToken, string detailId = "")
    {
        ArgumentNullException.ThrowIfNull(computed);
        if (await OpenDeadlineAsync(kind, cancellationToken, detailId) is { } old)
        {
            old.SupersededAt = Now;
            await MoveTasksAsync(kind, computed.Due, cancellationToken);
        }

        var deadline = new Deadline
        {
            Id = NewId("dl"),
            SubjectId = SubjectId,
            Kind = kind,
            DetailId = detailId,
            StartDay = computed.StartDay,
            CorrespondingDay = computed.CorrespondingDay,
            Raw = computed.Raw,
            Due = computed.Due,
            Rule = computed.Rule,
            Clause = computed.Clause,
        };
        Db.Add(deadline);
        return deadline;
    }

    /// <summary>What waits under the deadline follows it, so that the inbox shows and sorts by the date that counts.</summary>
    private async Task MoveTasksAsync(DeadlineKind kind, DateOnly due, CancellationToken cancellationToken)
    {
        var waiting = await Db.Set<HumanTask>()
            .Where(t => t.SubjectId == SubjectId && t.LegalKind == kind && (t.State == HumanTaskState.Open || t.State == HumanTaskState.Claimed)).ToListAsync(cancellationToken);
        foreach (var task in waiting)
            task.LegalDueOn = due;
    }

    /// <summary>Marks the open deadline of a kind and matter as met now; nothing happens when there is none.</summary>
    public async Task MeetDeadlineAsync(DeadlineKind kind, CancellationToken cancellationToken, string detailId = "")
    {
        if (await OpenDeadlineAsync(kind, cancellationToken, detailId) is { } deadline)
            deadline.MetAt = Now;
    }

    /// <summary>Tells that a deadline is near, once: by an event, and to the people it concerns.</summary>
    /// <param name="deadline">The deadline, tracked.</param>
    /// <param name="unit">The department whose deadline it is.</param>
    /// <param name="cancellationToken">Cancels before the commit.</param>
    public Task AnnounceApproachingAsync(Deadline deadline, string unit, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(deadline);
        deadline.ApproachingAt = Now;
        Publish(new DeadlineApproaching { SubjectId = deadline.SubjectId, ActorUnit = unit, DeadlineId = deadline.Id, KindId = deadline.Kind.ToString(), DueOn = deadline.Due });
        return _notices.WriteAsync(deadline, NoticeKind.DeadlineApproaching, unit, cancellationToken);
    }

    /// <summary>Tells that a deadline has passed: by an event, and to the people it concerns; nothing happens when that was told before.</summary>
    /// <param name="deadline">The deadline, tracked.</param>
    /// <param name="unit">The department whose deadline it is.</param>
    /// <param name="cancellationToken">Cancels before the commit.</param>
    public async Task AnnounceExceededAsync(Deadline deadline, string unit, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(deadline);
        if (deadline.ExceededAt is not null)
            return;
        deadline.ExceededAt = Now;
        Publish(new DeadlineExceeded { SubjectId = deadline.SubjectId, ActorUnit = unit, DeadlineId = deadline.Id, KindId = deadline.Kind.ToString(), DueOn = deadline.Due });
        await _notices.WriteAsync(deadline, NoticeKind.DeadlineExceeded, unit, cancellationToken);
    }

    /// <summary>The open deadline of a kind and matter, tracked; also one added in this burst. Null when there is none.</summary>
    public async Task<Deadline?> OpenDeadlineAsync(DeadlineKind kind, CancellationToken cancellationToken, string detailId = "") =>
        Db.Set<Deadline>().Local.FirstOrDefault(d => d.SubjectId == SubjectId && d.Kind == kind && d.DetailId == detailId && d.IsOpen)
        ?? await Db.Set<Deadline>().FirstOrDefaultAsync(
            d => d.SubjectId == SubjectId && d.Kind == kind && d.DetailId == detailId && d.MetAt == null && d.SupersededAt == null, cancellationToken);

    /// <summary>Next number of a series (収受番号, 文書番号, 事案番号), 1, 2, 3 … without reuse; the counter's row stays locked until the burst commits.</summary>
    public Task<int> NextNumberAsync(string series, int fiscalYear, CancellationToken cancellationToken) =>
        Numbering.NextAsync(Db, series, fiscalYear, cancellationToken);

    /// <summary>Next 文書番号 of a division in this 年度, by its mask.</summary>
    public Task<string> NextDocumentNumberAsync(string divisionId, CancellationToken cancellationToken)
    {
        var mask = Profile.FindDivision(divisionId)?.DocumentNumberMask
            ?? throw new InvalidOperationException($"所属「{divisionId}」は団体設定にありません。");
        return NextMaskedAsync($"document:{divisionId}", mask, cancellationToken);
    }

    /// <summary>Next 収受番号 in this 年度.</summary>
    public Task<string> NextReceiptNumberAsync(CancellationToken cancellationToken) => NextMaskedAsync("receipt", Profile.NumberMasks.ReceiptNumber, cancellationToken);

    /// <summary>Next 事案番号 in this 年度.</summary>
    public Task<string> NextCaseNumberAsync(CancellationToken cancellationToken) => NextMaskedAsync("case", Profile.NumberMasks.CaseNumber, cancellationToken);

    private async Task<string> NextMaskedAsync(string series, string mask, CancellationToken cancellationToken)
    {
        var year = FiscalYear.Of(Today).Year;
        return DocumentNumber.Format(mask, year - FirstYearOfReiwa, await NextNumberAsync(series, year, cancellationToken));
    }
}
