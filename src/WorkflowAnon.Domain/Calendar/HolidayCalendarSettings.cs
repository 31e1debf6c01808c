namespace WorkflowAnon.Domain.Calendar;

/// <summary>What an agency's profile says about its days off (休日の設定).</summary>
public sealed record HolidayCalendarSettings
{
    /// <summary>Days off every year besides 国民の祝日: by default 12/29 to 1/3 as in 地方自治法第4条の2 and the ordinances.</summary>
    public IReadOnlyList<AnnualClosure> AnnualClosures { get; init; } =
    [
        new(12, 29, "年末年始の休日"),
        new(12, 30, "年末年始の休日"),
        new(12, 31, "年末年始の休日"),
        new(1, 1, "年末年始の休日"),
        new(1, 2, "年末年始の休日"),
        new(1, 3, "年末年始の休日"),
    ];

    /// <summary>Single days off, e.g. an anniversary in one year.</summary>
    public IReadOnlyList<SingleClosure> SingleClosures { get; init; } = [];

    /// <summary>Corrections to the 国民の祝日.</summary>
    public IReadOnlyList<HolidayOverride> Overrides { get; init; } = [];

    /// <summary>Last year whose equinoxes the 暦要項 has announced; an office moves it on each February.</summary>
    public int EquinoxOfficialThrough { get; init; } = Equinox.OfficialThrough;
}

/// <summary>A day off in every year.</summary>
/// <param name="Month">1 to 12.</param>
/// <param name="Day">1 to 31.</param>
/// <param name="Name">What people call it.</param>
public sealed record AnnualClosure(int Month, int Day, string Name);

/// <summary>A day off in one year.</summary>
/// <param name="Date">The day.</param>
/// <param name="Name">What people call it.</param>
public sealed record SingleClosure(DateOnly Date, string Name);
