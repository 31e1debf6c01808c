using WorkflowAnon.Domain.Approvals;
using WorkflowAnon.Domain.Calendar;
using WorkflowAnon.Domain.Records;

namespace WorkflowAnon.Domain.Agency;

/// <summary>
/// 団体設定: everything in which one public body differs from another. Another agency is another file of this shape, never
/// a fork. What the law fixes (for example 本人の数 1,000, 規則56) is not here.
/// </summary>
public sealed record AgencyProfile
{
    /// <summary>Id of the profile: lower-case ASCII letters, digits and hyphens.</summary>
    public required string Id { get; init; }

    /// <summary>How the agency is called in papers and on screens.</summary>
    public required AgencyNames Names { get; init; }

    /// <summary>契約の当事者 on the agency's side (法115; 要領 第7⑴イ(ｱ), O-4).</summary>
    public required ContractingParty ContractingParty { get; init; }

    /// <summary>所属: exactly one 総務課 and at least one 担当課.</summary>
    public required IReadOnlyList<AgencyDivision> Divisions { get; init; }

    /// <summary>提出先: where proposals and applications are handed in or sent to.</summary>
    public required ReceivingOffice ReceivingOffice { get; init; }

    /// <summary>手数料: the tables by the day from which they hold, oldest first (条例15).</summary>
    public required IReadOnlyList<FeeSchedule> Fees { get; init; }

    /// <summary>納付方法.</summary>
    public required IReadOnlyList<PaymentMethod> PaymentMethods { get; init; }

    /// <summary>提供媒体 (規則54③).</summary>
    public required IReadOnlyList<NamedChoice> Media { get; init; }

    /// <summary>提供方法 (規則54③).</summary>
    public required IReadOnlyList<NamedChoice> ProvisionWays { get; init; }

    /// <summary>提出方法: how a proposal may be handed in.</summary>
    public required IReadOnlyList<SubmissionChannel> SubmissionChannels { get; init; }

    /// <summary>県の休日: the agency's closed days.</summary>
    public required ClosedDays ClosedDays { get; init; }

    /// <summary>処理の目安 of 直ちに, 速やかに and 遅滞なく.</summary>
    public required ServiceLevels ServiceLevels { get; init; }

    /// <summary>募集期間 settings (規則53; 要領 第4).</summary>
    public required RecruitmentSettings Recruitment { get; init; }

    /// <summary>期限 settings.</summary>
    public required DeadlineSettings Deadlines { get; init; }

    /// <summary>公表先.</summary>
    public required IReadOnlyList<PublicationChannel> PublicationChannels { get; init; }

    /// <summary>事案番号 and 収受番号.</summary>
    public required NumberMasks NumberMasks { get; init; }

    /// <summary>保存期間 by kind of paper (文書管理).</summary>
    public RetentionSettings Retention { get; init; } = new();

    /// <summary>決裁経路 by kind of matter (専決規程); a kind without one is decided by the holding division's 決裁者.</summary>
    public IReadOnlyList<ApprovalRouteSetting> ApprovalRoutes { get; init; } = [];

    /// <summary>受信箱と期限管理の目安.</summary>
    public InboxSettings Inbox { get; init; } = new();

    /// <summary>総務課 of this agency.</summary>
    public AgencyDivision GeneralAffairs() => Divisions.Single(d => d.Kind == DivisionKind.GeneralAffairs);

    /// <summary>担当課 of this agency, in the file's order.</summary>
    public IEnumerable<AgencyDivision> OwningDivisions() => Divisions.Where(d => d.Kind == DivisionKind.OwningDivision);

    /// <summary>The division with <paramref name="id"/>, or null.</summary>
    public AgencyDivision? FindDivision(string id) => Divisions.FirstOrDefault(d => string.Equals(d.Id, id, StringComparison.Ordinal));

    /// <summary>The fees in force on <paramref name="day"/> (a day in Japan), or null before the first ones.</summary>
    public FeeSchedule? FeesOn(DateOnly day) => Fees.Where(f => f.ValidFrom <= day).MaxBy(f => f.ValidFrom);

    /// <summary>The agency's calendar of 開庁日.</summary>
    public HolidayCalendar Calendar() => new(new HolidayCalendarSettings
    {
        AnnualClosures = [.. ClosedDays.Yearly.SelectMany(c => c.Days().Select(d => new AnnualClosure(d.Month, d.Day, c.Name)))],
        SingleClosures = ClosedDays.Single,
        Overrides = ClosedDays.NationalHolidayOverrides,
        EquinoxOfficialThrough = ClosedDays.EquinoxOfficialThrough,
    });

    /// <summary>The settings that periods are computed with.</summary>
    public PeriodSettings PeriodSettings() => new()
    {
        RecruitmentMinDaysInclusive = Recruitment.MinDaysInclusive,
        RecruitmentSuggestedDaysInclusive = Recruitment.SuggestedDaysInclusive,
        RollRecruitmentEnd = Recruitment.RollEndToBusinessDay,
        DeadlineRollPolicy = Deadlines.RollPolicy,
        LookbackCountFirstDay = Deadlines.LookbackCountsFirstDay,
        CertificateMonths = Deadlines.CertificateMonths,
        ImmediatelyBusinessDays = ServiceLevels.ImmediatelyDays,
        PromptlyBusinessDays = ServiceLevels.PromptlyDays,
        WithoutDelayBusinessDays = ServiceLevels.WithoutDelayDays,
    };
}
