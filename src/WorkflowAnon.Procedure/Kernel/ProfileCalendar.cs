using WorkflowAnon.Domain.Agency;
using WorkflowAnon.Domain.Calendar;

namespace WorkflowAnon.Procedure.Kernel;

/// <summary>The calendar and the periods that an agency's profile asks for.</summary>
public static class ProfileCalendar
{
    /// <summary>Holidays of the law and the agency's closed days.</summary>
    public static HolidayCalendar Create(AgencyProfile profile)
    {
        ArgumentNullException.ThrowIfNull(profile);
        return new HolidayCalendar(new HolidayCalendarSettings
        {
            AnnualClosures = [.. profile.ClosedDays.Yearly.SelectMany(Days)],
            SingleClosures = [.. profile.ClosedDays.Single.Select(s => new SingleClosure(s.Date, s.Name))],
        });
    }

    /// <summary>期間計算 with the profile's settings.</summary>
    public static PeriodCalculator CreatePeriods(AgencyProfile profile)
    {
        ArgumentNullException.ThrowIfNull(profile);
        return new PeriodCalculator(Create(profile), new Domain.Calendar.PeriodSettings
        {
            RecruitmentMinDaysInclusive = profile.Recruitment.MinDaysInclusive,
            RecruitmentSuggestedDaysInclusive = profile.Recruitment.SuggestedDaysInclusive,
            RollRecruitmentEnd = profile.Recruitment.RollEndToBusinessDay,
            DeadlineRollPolicy = profile.Deadlines.RollPolicy == Domain.Agency.RollPolicy.Next ? Domain.Calendar.RollPolicy.Next : Domain.Calendar.RollPolicy.None,
            LookbackCountFirstDay = profile.Deadlines.LookbackCountsFirstDay,
            CertificateMonths = profile.Deadlines.CertificateMonths,
            ImmediatelyBusinessDays = profile.ServiceLevels.ImmediatelyDays,
            PromptlyBusinessDays = profile.ServiceLevels.PromptlyDays,
            WithoutDelayBusinessDays = profile.ServiceLevels.WithoutDelayDays,
        });
    }

    /// <summary>The fee amounts in force on <paramref name="day"/>.</summary>
    /// <exception cref="InvalidOperationException">The profile has no table for that day.</exception>
    public static Domain.Fees.FeeTable FeeTableOn(this AgencyProfile profile, DateOnly day)
    {
        ArgumentNullException.ThrowIfNull(profile);
        var table = profile.FeesOn(day) ?? throw new InvalidOperationException($"{JapaneseDate.Format(day)}に適用される手数料の表が団体設定にありません。");
        return new Domain.Fees.FeeTable(table.BaseYen, table.HourlyYen, table.ChangeOfBusinessYen).Validated();
    }

    private static IEnumerable<AnnualClosure> Days(YearlyClosedDays yearly)
    {
        // A leap year, so that 2/29 can be a closed day; the span may cross the turn of the year.
        for (var day = new DateOnly(2024, yearly.From.Month, yearly.From.Day); ; day = day.AddDays(1))
        {
            yield return new AnnualClosure(day.Month, day.Day, yearly.Name);
            if (day.Month == yearly.Until.Month && day.Day == yearly.Until.Day)
                yield break;
        }
    }
}
