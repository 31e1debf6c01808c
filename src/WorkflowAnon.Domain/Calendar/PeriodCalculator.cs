using System.Globalization;

namespace WorkflowAnon.Domain.Calendar;

/// <summary>Every period and deadline of the procedure (期間の計算). The only place where a legal date is computed.</summary>
public sealed class PeriodCalculator
{
    private const int LookbackMonths = 24;
    private const int AgeOfMajority = 18;
    private readonly HolidayCalendar _calendar;
    private readonly PeriodSettings _settings;

    /// <summary>Makes the calculator of an agency.</summary>
    public PeriodCalculator(HolidayCalendar calendar, PeriodSettings settings)
    {
        ArgumentNullException.ThrowIfNull(calendar);
        ArgumentNullException.ThrowIfNull(settings);
        _calendar = calendar;
        _settings = settings;
    }

    /// <summary>The calculator with the defaults of calendar.md.</summary>
    public static PeriodCalculator Default { get; } = new(HolidayCalendar.Default, new PeriodSettings());

    /// <summary>The 開庁日 that the calculator rolls by.</summary>
    public HolidayCalendar Calendar => _calendar;

    /// <summary>Judges 「募集の開始の日から30日以上」: the start day was announced beforehand, begins at 0:00 and counts (民法140但).</summary>
    /// <exception cref="PeriodException">The end lies before the start.</exception>
    public RecruitmentPeriodJudgement JudgeRecruitmentPeriod(DateOnly start, DateOnly end)
    {
        if (end < start)
            throw new PeriodException($"募集の終了日（{JapaneseDate.Format(end)}）が開始日（{JapaneseDate.Format(start)}）より前です。");
        int days = end.DayNumber - start.DayNumber + 1;
        int least = _settings.RecruitmentMinDaysInclusive;
        var verdict = days < least ? RecruitmentPeriodVerdict.Block : days == least ? RecruitmentPeriodVerdict.Warn : RecruitmentPeriodVerdict.Ok;
        string counted = Text($"募集の開始の日{JapaneseDate.Format(start)}は午前0時から始まるので算入し（民法第140条ただし書）、{JapaneseDate.Format(end)}まで{days}日間。");
        string judged = verdict switch
        {
            RecruitmentPeriodVerdict.Block => Text($"{least}日以上（規則第53条第1項）に足りません。"),
            RecruitmentPeriodVerdict.Warn => Text($"{least}日ちょうどで足りますが、実務は初日を除いて{least}日を取っています。"),
            _ => Text($"{least}日以上（規則第53条第1項）です。"),
        };
        return new(verdict, days, counted + judged, "4-1b");
    }

    /// <summary>The end that the software proposes for a recruitment: 31 days with the start day, moved to a 開庁日.</summary>
    public ComputedDate SuggestRecruitmentEnd(DateOnly start)
    {
        int days = _settings.RecruitmentSuggestedDaysInclusive;
        var raw = start.AddDays(days - 1);
        var steps = new List<ComputationStep>
        {
            new("起算日", start, $"募集の開始の日{JapaneseDate.Format(start)}は午前0時から始まるので算入する（民法第140条ただし書）。"),
            new("満了日", raw, Text($"開始の日を含めて{days}日目は{JapaneseDate.FormatWithWeekday(raw)}（{_settings.RecruitmentMinDaysInclusive}日以上、規則第53条第1項）。")),
        };
        return Finish(raw, _settings.RollRecruitmentEnd, "4-1b", steps);
    }

    /// <summary>契約締結に関する申込書の提出期限, and with it the 手数料の納付期限: 施行日の翌日から起算して1月 (第8-3⑵).</summary>
    public ComputedDate ApplicationDue(DateOnly enforcementDate)
    {
        var start = enforcementDate.AddDays(1);
        var steps = new List<ComputationStep>
        {
            new("起算日", start, $"施行日{JapaneseDate.Format(enforcementDate)}の翌日{JapaneseDate.Format(start)}から起算する。"),
        };
        var raw = AddEndOfMonths(start, _settings.ApplicationMonths, steps);
        return Finish(raw, _settings.DeadlineRollPolicy == RollPolicy.Next, "8-3-2", steps);
    }

    /// <summary>
    /// Judges 「…の日から起算して2年を経過しない」. A day before <paramref name="from"/> is free: what bars has not happened yet. (A person still
    /// serving a sentence is barred too, but by 法113四 itself: see EligibilityRules.)
    /// </summary>
    /// <param name="from">The day of the event: end of the sentence, or 解除の日.</param>
    /// <param name="on">The day asked: 提案日, review or contract.</param>
    /// <param name="clause">5-1-4, 5-1-5 or 10-4.</param>
    public LookbackJudgement Lookback(DateOnly from, DateOnly on, string clause = "5-1-5")
    {
        var start = _settings.LookbackCountFirstDay ? from : from.AddDays(1);
        var steps = new List<ComputationStep>
        {
            new("起算日", start, _settings.LookbackCountFirstDay
                ? $"「の日から起算して」なので{JapaneseDate.Format(from)}を算入する。"
                : $"初日を算入しない設定なので、{JapaneseDate.Format(from)}の翌日から起算する（民法第140条）。"),
        };
        var until = AddEndOfMonths(start, LookbackMonths, steps);
        bool barred = from <= on && on <= until;
        string verdict = barred
            ? $"{JapaneseDate.Format(on)}は2年を経過していません。"
            : on < from
                ? $"{JapaneseDate.Format(on)}は起算日より前で、この事由による期間は始まっていません。"
                : $"{JapaneseDate.Format(on)}は2年を経過しています。";
        steps.Add(new("判定", on, verdict));
        return new(barred, until, Join(steps), clause, steps);
    }

    /// <summary>Judges 「提案日前6月以内に作成」: from the same day six months before, or that month's last day, to the day of proposal.</summary>
    public CertificateJudgement Certificate(DateOnly issued, DateOnly proposed)
    {
        int months = _settings.CertificateMonths;
        var earliest = CivilPeriod.SameDayBefore(proposed, months);
        bool acceptable = issued >= earliest && issued <= proposed;
        string clamp = earliest.Day == proposed.Day ? "応当日" : "応当日がないのでその月の末日";
        string rule = Text($"提案日{JapaneseDate.Format(proposed)}の{months}月前の{clamp}は{JapaneseDate.Format(earliest)}。");
        rule += acceptable
            ? $"作成日{JapaneseDate.Format(issued)}はこの日から提案日までにあります。"
            : issued > proposed
                ? $"作成日{JapaneseDate.Format(issued)}が提案日より後です。"
                : $"作成日{JapaneseDate.Format(issued)}はこの日より前です。";
        return new(acceptable, earliest, rule, "5-4-2ア(ｱ)");
    }

    /// <summary>Judges full age by 年齢計算ニ関スル法律 and 民法4: reached at the end of the day before the 18th birthday.</summary>
    /// <exception cref="PeriodException">The day asked lies before the birth.</exception>
    public static AdulthoodJudgement Adulthood(DateOnly born, DateOnly on)
    {
        if (on < born)
            throw new PeriodException($"基準日（{JapaneseDate.Format(on)}）が生年月日（{JapaneseDate.Format(born)}）より前です。");
        // The day of birth counts; 2/29 without a corresponding day ends with 2/28, so 3/1 is the first day (民法143②但).
        var from = CivilPeriod.LastDay(born, AgeOfMajority * 12).LastDay.AddDays(1);
        bool adult = on >= from;
        string rule = Text($"{JapaneseDate.Format(born)}生まれの者は、出生の日から起算して{JapaneseDate.Format(from.AddDays(-1))}の終了で満{AgeOfMajority}歳となり（年齢計算ニ関スル法律、民法第143条）、{JapaneseDate.Format(from)}から成年（民法第4条）。");
        rule += $"{JapaneseDate.Format(on)}は{(adult ? "成年" : "未成年")}です。";
        return new(adult, from, rule, "5-1-1");
    }

    /// <summary>The day by which an alert should have been answered: 直ちに, 速やかに, 遅滞なく in 開庁日. Never a ground of invalidity.</summary>
    public ComputedDate ServiceLevel(Promptness promptness, DateOnly from, string clause)
    {
        (string word, int days) = promptness switch
        {
            Promptness.Immediately => ("直ちに", _settings.ImmediatelyBusinessDays),
            Promptness.Promptly => ("速やかに", _settings.PromptlyBusinessDays),
            Promptness.WithoutDelay => ("遅滞なく", _settings.WithoutDelayBusinessDays),
            _ => throw new ArgumentOutOfRangeException(nameof(promptness), promptness, null),
        };
        var due = _calendar.AddBusinessDays(from, days);
        var steps = new List<ComputationStep>
        {
            new("起算日", from, $"{JapaneseDate.FormatWithWeekday(from)}から数える。"),
            new("目安", due, days == 0
                ? $"「{word}」の目安は当日（閉庁日なら次の開庁日）の{JapaneseDate.FormatWithWeekday(due)}。"
                : Text($"「{word}」の目安は{days}開庁日で{JapaneseDate.FormatWithWeekday(due)}。")),
        };
        return new(due, due, Join(steps), clause, steps, from <= due && AnyProvisional(from, due));
    }

    /// <summary>The day so many days by the calendar after another, which does not count (民法140); moved from a closed day like the deadlines of the procedure.</summary>
    /// <param name="from">The day of the event.</param>
    /// <param name="days">1 or more.</param>
    /// <param name="clause">Clause that asks for it; empty for an internal date.</param>
    public ComputedDate DaysAfter(DateOnly from, int days, string clause)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(days, 1);
        var start = from.AddDays(1);
        var raw = from.AddDays(days);
        List<ComputationStep> steps =
        [
            new("起算日", start, $"{JapaneseDate.Format(from)}の翌日{JapaneseDate.Format(start)}から起算する（民法第140条）。"),
            new("満了日", raw, Text($"{days}日目は{JapaneseDate.FormatWithWeekday(raw)}。")),
        ];
        return Finish(raw, _settings.DeadlineRollPolicy == RollPolicy.Next, clause, steps);
    }

    /// <summary>The day so many 開庁日 after another, which does not count.</summary>
    /// <param name="from">The day of the event.</param>
    /// <param name="days">1 or more.</param>
    /// <param name="clause">Clause that asks for it; empty for an internal date.</param>
    public ComputedDate BusinessDaysAfter(DateOnly from, int days, string clause)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(days, 1);
        var due = _calendar.AddBusinessDays(from, days);
        List<ComputationStep> steps =
        [
            new("起算日", from, $"{JapaneseDate.FormatWithWeekday(from)}の翌日から開庁日を数える。"),
            new("満了日", due, Text($"{days}開庁日目は{JapaneseDate.FormatWithWeekday(due)}。")),
        ];
        return new(due, due, Join(steps), clause, steps, AnyProvisional(from, due));
    }

    private static DateOnly AddEndOfMonths(DateOnly start, int months, List<ComputationStep> steps)
    {
        var end = CivilPeriod.LastDay(start, months);
        string length = months % 12 == 0 ? Text($"{months / 12}年") : Text($"{months}月");
        if (end.CorrespondingDay is { } day)
        {
            steps.Add(new("応当日", day, $"{length}後の応当日は{JapaneseDate.Format(day)}。"));
            steps.Add(new("満了日", end.LastDay, $"その前日{JapaneseDate.FormatWithWeekday(end.LastDay)}に満了する（民法第143条第2項）。"));
        }
        else
        {
            steps.Add(new("満了日", end.LastDay, $"{length}後の応当日がないので、その月の末日{JapaneseDate.FormatWithWeekday(end.LastDay)}に満了する（民法第143条第2項ただし書）。"));
        }

        return end.LastDay;
    }

    private ComputedDate Finish(DateOnly raw, bool roll, string clause, List<ComputationStep> steps)
    {
        var closed = _calendar.ClosedDaysFrom(raw);
        if (closed.Count == 0)
            return new(raw, raw, Join(steps), clause, steps);
        string days = string.Join("、", closed.Select(c => $"{c.Date.Month.ToString(CultureInfo.InvariantCulture)}月{c.Date.Day.ToString(CultureInfo.InvariantCulture)}日（{c.Name}）"));
        var due = roll ? _calendar.OnOrAfter(raw) : raw;
        steps.Add(roll
            ? new("繰下げ", due, $"{days}は閉庁日なので、次の開庁日{JapaneseDate.FormatWithWeekday(due)}とする。")
            : new("繰下げ", due, $"{days}は閉庁日だが、繰り下げない設定による。"));
        bool provisional = closed.Any(c => c.Provisional);
        if (provisional)
            steps.Add(new("注意", due, "春分・秋分の日が官報で確定する前の計算です。確定後に計算し直してください。"));
        return new(raw, due, Join(steps), clause, steps, provisional);
    }

    private bool AnyProvisional(DateOnly from, DateOnly to)
    {
        for (var day = from; day <= to; day = day.AddDays(1))
        {
            if (_calendar.WhyClosed(day) is { Provisional: true })
                return true;
        }

        return false;
    }

    private static string Join(IEnumerable<ComputationStep> steps) => string.Concat(steps.Select(s => s.Text));

    private static string Text(FormattableString text) => FormattableString.Invariant(text);
}
