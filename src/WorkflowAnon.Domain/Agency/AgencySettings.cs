using WorkflowAnon.Domain.Calendar;

namespace WorkflowAnon.Domain.Agency;

/// <summary>処理の目安, in 開庁日 after the day on which the duty arose. Alerts only: the law names no days.</summary>
public sealed record ServiceLevels
{
    /// <summary>直ちに (0 = the same day).</summary>
    public required int ImmediatelyDays { get; init; }

    /// <summary>速やかに.</summary>
    public required int PromptlyDays { get; init; }

    /// <summary>遅滞なく.</summary>
    public required int WithoutDelayDays { get; init; }
}

/// <summary>募集期間 settings (規則53: 30日以上).</summary>
public sealed record RecruitmentSettings
{
    /// <summary>True where the law obliges the body to recruit (法111); a municipality may recruit.</summary>
    public required bool Mandatory { get; init; }

    /// <summary>Least number of days, both ends counted; at least 30.</summary>
    public required int MinDaysInclusive { get; init; }

    /// <summary>Number of days the software proposes, both ends counted.</summary>
    public required int SuggestedDaysInclusive { get; init; }

    /// <summary>Days of the 年度, each in the calendar year in which it falls in it, on which a supervisor is alerted when no recruitment has begun; for example 01-01 and 03-01.</summary>
    public required IReadOnlyList<MonthDay> AlertDays { get; init; }

    /// <summary>True where a proposed last day that is a closed day moves to the next 開庁日.</summary>
    public required bool RollEndToBusinessDay { get; init; }
}

/// <summary>期限 settings.</summary>
public sealed record DeadlineSettings
{
    /// <summary>What happens to 契約締結申込書の提出期限 on a closed day.</summary>
    public required RollPolicy RollPolicy { get; init; }

    /// <summary>True where 「から起算して2年」 counts that day itself (法113).</summary>
    public required bool LookbackCountsFirstDay { get; init; }

    /// <summary>作成後の月数 allowed for certificates, in months before the proposal (規則54④: 6).</summary>
    public required int CertificateMonths { get; init; }

    /// <summary>How many calendar days before its day a deadline counts as near, and is told once (期限の予告).</summary>
    public int ApproachingDays { get; init; } = 7;
}

/// <summary>番号の様式.</summary>
public sealed record NumberMasks
{
    /// <summary>事案番号 (see <see cref="DocumentNumber"/>).</summary>
    public required string CaseNumber { get; init; }

    /// <summary>収受番号 (see <see cref="DocumentNumber"/>).</summary>
    public required string ReceiptNumber { get; init; }
}
