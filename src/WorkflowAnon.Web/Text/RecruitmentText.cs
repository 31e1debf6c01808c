using System.Globalization;
using WorkflowAnon.Domain.Calendar;
using WorkflowAnon.Domain.Recruitment;

namespace WorkflowAnon.Web.Text;

/// <summary>How recruitments are called on screens.</summary>
internal static class RecruitmentText
{
    /// <summary>令和7年度第1回 提案の募集.</summary>
    public static string Title(RecruitmentRound round) => round.FiscalYear == 0
        ? "提案の募集（計画前）"
        : string.Create(CultureInfo.InvariantCulture, $"{JapaneseDate.FormatYear(new DateOnly(round.FiscalYear, 12, 31))}度第{round.Round}回 提案の募集");

    /// <summary>Period, or 未定.</summary>
    public static string Period(RecruitmentRound round) => round.StartsOn == default
        ? "未定"
        : $"{JapaneseDate.FormatWithWeekday(round.StartsOn)}から{JapaneseDate.FormatWithWeekday(round.EndsOn)}まで";
}
