namespace WorkflowAnon.Domain.Recruitment;

/// <summary>毎年度の募集の監視 (4-1a): which alerts were raised for a 年度, so that each is raised once.</summary>
public sealed class RecruitmentWatch
{
    /// <summary>Id: the subject id of its alerts (see <see cref="IdOf"/>).</summary>
    public required string Id { get; init; }

    /// <summary>年度.</summary>
    public int FiscalYear { get; init; }

    /// <summary>Lead days for which an alert was raised; the day after the 年度 for one that closed without a recruitment.</summary>
    public List<DateOnly> Alerts { get; set; } = [];

    /// <summary>Optimistic concurrency token, incremented at each save.</summary>
    public long Revision { get; set; }

    /// <summary>Id of the watch of a 年度.</summary>
    public static string IdOf(int fiscalYear) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"annual-watch-{fiscalYear}");

    /// <summary>令和8年度の提案の募集の監視.</summary>
    public string Label() => $"{new Calendar.FiscalYear(FiscalYear).Name}の提案の募集の監視";
}
