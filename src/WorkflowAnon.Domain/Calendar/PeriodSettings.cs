namespace WorkflowAnon.Domain.Calendar;

/// <summary>The settings of an agency that periods depend on; the defaults are those of calendar.md.</summary>
public sealed record PeriodSettings
{
    /// <summary>Least length of a recruitment in days, the start day included (規則53①: 30).</summary>
    public int RecruitmentMinDaysInclusive { get; init; } = 30;

    /// <summary>Suggested length of a recruitment in days, the start day included (practice: 31).</summary>
    public int RecruitmentSuggestedDaysInclusive { get; init; } = 31;

    /// <summary>The suggested end is moved to a 開庁日.</summary>
    public bool RollRecruitmentEnd { get; init; } = true;

    /// <summary>Length of the application period in months (第8-3⑵: 1).</summary>
    public int ApplicationMonths { get; init; } = 1;

    /// <summary>What happens to the application's due date on a closed day.</summary>
    public RollPolicy DeadlineRollPolicy { get; init; } = RollPolicy.Next;

    /// <summary>「から起算して2年」 counts the day itself; false is the variant 初日不算入.</summary>
    public bool LookbackCountFirstDay { get; init; } = true;

    /// <summary>Age of certificates of corporations in months (規則54④二: 6).</summary>
    public int CertificateMonths { get; init; } = 6;

    /// <summary>開庁日 for 「直ちに」.</summary>
    public int ImmediatelyBusinessDays { get; init; }

    /// <summary>開庁日 for 「速やかに」.</summary>
    public int PromptlyBusinessDays { get; init; } = 5;

    /// <summary>開庁日 for 「遅滞なく」.</summary>
    public int WithoutDelayBusinessDays { get; init; } = 10;
}

/// <summary>What happens to a due date that falls on a closed day.</summary>
public enum RollPolicy
{
    /// <summary>It moves to the next 開庁日.</summary>
    Next,

    /// <summary>It stays.</summary>
    None,
}

/// <summary>How fast the 要領 asks for something, without naming days.</summary>
public enum Promptness
{
    /// <summary>直ちに.</summary>
    Immediately,

    /// <summary>速やかに.</summary>
    Promptly,

    /// <summary>遅滞なく.</summary>
    WithoutDelay,
}
