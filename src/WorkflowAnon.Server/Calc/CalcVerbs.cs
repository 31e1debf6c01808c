using System.Globalization;
using System.Text.Json;
using WorkflowAnon.Domain.Calendar;
using WorkflowAnon.Domain.Fees;
using WorkflowAnon.Domain.Rules;

namespace WorkflowAnon.Server.Calc;

/// <summary>The commands of calc. Each only reads its options, asks Domain and writes the answer.</summary>
internal static class CalcVerbs
{
    /// <summary>The commands by name.</summary>
    internal static IReadOnlyDictionary<string, CalcVerb> All { get; } = new Dictionary<string, CalcVerb>(StringComparer.Ordinal)
    {
        ["recruitment-period"] = new(["--start", "--end"], RecruitmentPeriod),
        ["recruitment-end"] = new(["--start"], (o, c, w) => Write(w, c.Periods.SuggestRecruitmentEnd(o.Date("--start")))),
        ["application-due"] = new(["--notice"], (o, c, w) => Write(w, c.Periods.ApplicationDue(o.Date("--notice")))),
        ["lookback"] = new(["--from", "--on"], Lookback),
        ["certificate"] = new(["--issued", "--proposed"], Certificate),
        ["adult"] = new(["--born", "--on"], Adult),
        ["business-day"] = new(["--date"], BusinessDay),
        ["holidays"] = new(["--year"], Holidays),
        ["fiscal-year"] = new(["--date"], FiscalYearOf),
        ["fee"] = new(["--minutes", "--outsourced", "--identical"], Fee),
        ["new-proposal-fee"] = new(["--kind", "--first-paid"], NewProposal),
    };

    private static void RecruitmentPeriod(CalcOptions options, CalcContext context, Utf8JsonWriter writer)
    {
        var judged = context.Periods.JudgeRecruitmentPeriod(options.Date("--start"), options.Date("--end"));
        writer.WriteString("verdict", judged.Verdict switch
        {
            RecruitmentPeriodVerdict.Block => "block",
            RecruitmentPeriodVerdict.Warn => "warn",
            _ => "ok",
        });
        writer.WriteNumber("days", judged.Days);
        Explain(writer, judged.Rule, judged.Clause);
    }

    private static void Lookback(CalcOptions options, CalcContext context, Utf8JsonWriter writer)
    {
        var judged = context.Periods.Lookback(options.Date("--from"), options.Date("--on"));
        writer.WriteString("verdict", judged.IsBarred ? "barred" : "free");
        Date(writer, "until", judged.Until);
        Explain(writer, judged.Rule, judged.Clause);
    }

    private static void Certificate(CalcOptions options, CalcContext context, Utf8JsonWriter writer)
    {
        var judged = context.Periods.Certificate(options.Date("--issued"), options.Date("--proposed"));
        writer.WriteString("verdict", judged.IsAcceptable ? "ok" : "correct");
        Date(writer, "earliest", judged.Earliest);
        Explain(writer, judged.Rule, judged.Clause);
    }

    private static void Adult(CalcOptions options, CalcContext context, Utf8JsonWriter writer)
    {
        var judged = PeriodCalculator.Adulthood(options.Date("--born"), options.Date("--on"));
        writer.WriteString("verdict", judged.IsAdult ? "adult" : "minor");
        Date(writer, "adultFrom", judged.AdultFrom);
        Explain(writer, judged.Rule, judged.Clause);
    }

    private static void BusinessDay(CalcOptions options, CalcContext context, Utf8JsonWriter writer)
    {
        var date = options.Date("--date");
        var closed = context.Periods.Calendar.WhyClosed(date);
        var next = context.Periods.Calendar.NextAfter(date);
        writer.WriteBoolean("businessDay", closed is null);
        Date(writer, "next", next);
        string why = closed is null ? "開庁日です" : $"{closed.Name}のため閉庁日です";
        Explain(writer, $"{JapaneseDate.FormatWithWeekday(date)}は{why}（地方自治法第4条の2）。その後の最初の開庁日は{JapaneseDate.FormatWithWeekday(next)}。", "8-3-2");
    }

    private static void Holidays(CalcOptions options, CalcContext context, Utf8JsonWriter writer)
    {
        long year = options.Number("--year");
        if (year is < NationalHolidays.FirstYear or > NationalHolidays.LastYear)
            throw new CalcInputException($"--year は{NationalHolidays.FirstYear}から{NationalHolidays.LastYear}までの年を指定してください。");
        writer.WriteStartArray("days");
        var days = context.Periods.Calendar.NationalHolidays((int)year);
        foreach (var day in days)
        {
            writer.WriteStartObject();
            Date(writer, "date", day.Date);
            writer.WriteString("name", day.Name);
            writer.WriteBoolean("provisional", day.Provisional);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        string note = days.Any(d => d.Provisional) ? "春分の日・秋分の日は官報で確定する前の計算です。" : string.Empty;
        Explain(writer, $"国民の祝日に関する法律第2条（国民の祝日）、第3条第2項（振替休日）及び第3項（国民の休日）並びにその年の特例の法律による。{note}", "8-3-2");
    }

    private static void FiscalYearOf(CalcOptions options, CalcContext context, Utf8JsonWriter writer)
    {
        var date = options.Date("--date");
        var year = FiscalYear.Of(date);
        if (year.Year < 1)
            throw new CalcInputException("--date は1年4月1日以後の日を指定してください。");
        writer.WriteNumber("fiscalYear", year.Year);
        string name = year.FirstDay < JapaneseEra.FirstSupported ? $"{year}年度" : year.Name;
        Explain(writer, $"会計年度は4月1日から翌年3月31日まで（地方自治法第208条）。{JapaneseDate.Format(date)}は{name}に属する。", "4-1a");
    }

    private static void Fee(CalcOptions options, CalcContext context, Utf8JsonWriter writer)
    {
        var minutes = options.Numbers("--minutes");
        long? outsourced = options.Has("--outsourced") ? options.Number("--outsourced") : null;
        long identical = options.Has("--identical") ? options.Number("--identical") : 1;
        if (identical > int.MaxValue)
            throw new CalcInputException("--identical が大きすぎます。");
        var fee = context.Fees.Compute(new FeeInput(minutes, outsourced, (int)identical));
        writer.WriteNumber("yen", fee.Yen);
        writer.WriteNumber("units", fee.Units);
        writer.WriteNumber("production", fee.Production);
        writer.WriteNumber("productionShare", fee.ProductionShare);
        Explain(writer, fee.Rule, fee.Clause);
    }

    private static void NewProposal(CalcOptions options, CalcContext context, Utf8JsonWriter writer)
    {
        string kind = options.Text("--kind");
        if (kind is not ("A" or "B"))
            throw new CalcInputException($"--kind の「{kind}」は A（新たな利用者）か B（事業の変更）ではありません。");
        if (kind == "B" && options.Has("--first-paid"))
            throw new CalcInputException("--first-paid は --kind A のときだけ指定します。");
        var fee = kind == "A" ? FeeCalculator.ForAnotherParty(options.Number("--first-paid")) : context.Fees.ForChangeOfBusiness();
        writer.WriteNumber("yen", fee.Yen);
        Explain(writer, fee.Rule, fee.Clause);
    }

    private static void Write(Utf8JsonWriter writer, ComputedDate computed)
    {
        Date(writer, "raw", computed.Raw);
        Date(writer, "due", computed.Due);
        writer.WriteBoolean("provisional", computed.Provisional);
        Explain(writer, computed.Rule, computed.Clause);
    }

    private static void Explain(Utf8JsonWriter writer, string rule, string clause)
    {
        writer.WriteString("rule", rule);
        writer.WriteString("clause", Clauses.Get(clause).Id);
    }

    private static void Date(Utf8JsonWriter writer, string name, DateOnly date) =>
        writer.WriteString(name, date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
}

/// <summary>One command of calc.</summary>
/// <param name="Options">The options that it knows.</param>
/// <param name="Run">Reads the options, asks the calculators and writes the answer's properties.</param>
internal sealed record CalcVerb(IReadOnlyList<string> Options, Action<CalcOptions, CalcContext, Utf8JsonWriter> Run);
