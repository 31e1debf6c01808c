using System.Text.Json;
using WorkflowAnon.Domain.Calendar;
using WorkflowAnon.Domain.Fees;
using WorkflowAnon.Server.Calc;
using Catalogue = WorkflowAnon.Domain.Rules.Clauses;

namespace WorkflowAnon.Domain.Tests.Calc;

public sealed class CalcCommandTests
{
    private static readonly CalcContext Context = new(PeriodCalculator.Default, new FeeCalculator(new FeeTable(21_000, 3_950, 12_600)));

    [Theory]
    [InlineData("recruitment-period --start 2025-06-02 --end 2025-07-01", "verdict=warn days=30 clause=4-1b")]
    [InlineData("recruitment-period --start 2025-06-02 --end 2025-06-30", "verdict=block days=29")]
    [InlineData("recruitment-period --end 2026-03-16 --start 2026-02-13", "verdict=ok days=32")]
    [InlineData("recruitment-end --start 2026-02-13", "raw=2026-03-15 due=2026-03-16 clause=4-1b")]
    [InlineData("application-due --notice 2026-08-21", "raw=2026-09-21 due=2026-09-24 clause=8-3-2")]
    [InlineData("application-due --notice 2028-01-31", "raw=2028-02-29 due=2028-02-29")]
    [InlineData("application-due --notice 2024-02-29", "raw=2024-03-31 due=2024-04-01")]
    [InlineData("lookback --from 2024-06-10 --on 2026-06-09", "verdict=barred until=2026-06-09 clause=5-1-5")]
    [InlineData("lookback --from 2024-06-10 --on 2026-06-10", "verdict=free until=2026-06-09")]
    [InlineData("lookback --from 2024-02-29 --on 2026-02-28", "verdict=barred until=2026-02-28")]
    [InlineData("lookback --from 2024-02-29 --on 2024-02-28", "verdict=free until=2026-02-28")]
    [InlineData("certificate --issued 2026-02-28 --proposed 2026-08-31", "verdict=ok earliest=2026-02-28 clause=5-4-2ア(ｱ)")]
    [InlineData("certificate --issued 2026-02-27 --proposed 2026-08-31", "verdict=correct earliest=2026-02-28")]
    [InlineData("certificate --issued 2026-09-01 --proposed 2026-08-31", "verdict=correct")]
    [InlineData("adult --born 2008-02-29 --on 2026-02-28", "verdict=minor clause=5-1-1")]
    [InlineData("adult --born 2008-02-29 --on 2026-03-01", "verdict=adult")]
    [InlineData("business-day --date 2025-12-27", "businessDay=False next=2026-01-05 clause=8-3-2")]
    [InlineData("business-day --date 2026-02-06", "businessDay=True next=2026-02-09")]
    [InlineData("fiscal-year --date 2026-03-31", "fiscalYear=2025 clause=4-1a")]
    [InlineData("fiscal-year --date 2026-04-01", "fiscalYear=2026")]
    [InlineData("fee --minutes 6,162,12", "yen=32850 units=3 production=11850 clause=8-1-2イ")]
    [InlineData("fee --minutes 180 --outsourced 100000 --identical 3", "yen=58283 units=3 production=111850 clause=8-1-3")]
    [InlineData("fee --minutes 60 --outsourced 0", "yen=24950 units=1 production=3950")]
    [InlineData("new-proposal-fee --kind A --first-paid 58283", "yen=58283 clause=11-6-2エ(ｱ)")]
    [InlineData("new-proposal-fee --kind B", "yen=12600 clause=11-6-2エ(ｲ)")]
    public void A_command_answers_with_one_JSON_object(string command, string expected)
    {
        var (code, output, error) = Run(command.Split(' '));
        Assert.Equal((0, string.Empty), (code, error));
        Assert.Equal('\n', output[^1]);
        using var json = JsonDocument.Parse(output);
        foreach (string pair in expected.Split(' '))
        {
            string[] parts = pair.Split('=', 2);
            Assert.Equal(parts[1], json.RootElement.GetProperty(parts[0]).ToString());
        }

        Assert.NotEmpty(json.RootElement.GetProperty("rule").GetString()!);
        Assert.NotNull(Catalogue.TryGet(json.RootElement.GetProperty("clause").GetString()!));
    }

    [Fact]
    public void Holidays_are_listed_with_date_and_name_in_order()
    {
        var (code, output, _) = Run(["holidays", "--year", "2026"]);
        using var json = JsonDocument.Parse(output);
        var days = json.RootElement.GetProperty("days").EnumerateArray().Select(d => (d.GetProperty("date").GetString()!, d.GetProperty("name").GetString()!)).ToList();
        Assert.Equal((0, 18), (code, days.Count));
        Assert.Contains(("2026-05-06", "振替休日"), days);
        Assert.Contains(("2026-09-22", "国民の休日"), days);
        Assert.Equal(days.OrderBy(d => d.Item1, StringComparer.Ordinal), days);
        Assert.Contains("元日", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("unknown")]
    [InlineData("recruitment-period")]
    [InlineData("recruitment-period --start 2026-01-01")]
    [InlineData("recruitment-period --start 2026-01-02 --end 2026-01-01")]
    [InlineData("recruitment-end --start")]
    [InlineData("recruitment-end --start 2026-02-30")]
    [InlineData("recruitment-end --start 2025-02-29")]
    [InlineData("recruitment-end --start 2026-2-3")]
    [InlineData("recruitment-end --start 2026/02/03")]
    [InlineData("recruitment-end --start 20260203")]
    [InlineData("recruitment-end --start ２０２６-02-03")]
    [InlineData("recruitment-end --start 2026-02-03T00:00:00")]
    [InlineData("recruitment-end --start 2026-02-03 --start 2026-02-03")]
    [InlineData("recruitment-end --start 2026-02-03 extra")]
    [InlineData("recruitment-end --start 2026-02-03 --end 2026-03-03")]
    [InlineData("recruitment-end --start --end")]
    [InlineData("recruitment-end --start 9999-12-31")]
    [InlineData("recruitment-end --start 0000-01-01")]
    [InlineData("application-due --notice 9999-12-31")]
    [InlineData("application-due --notice 2100-01-04")]
    [InlineData("lookback --from 9999-01-01 --on 9999-01-01")]
    [InlineData("certificate --issued 0001-01-01 --proposed 0001-01-01")]
    [InlineData("adult --born 2026-01-02 --on 2026-01-01")]
    [InlineData("business-day --date 1900-01-01")]
    [InlineData("business-day --date 2100-01-01")]
    [InlineData("business-day --date 2099-12-31")]
    [InlineData("holidays --year 1947")]
    [InlineData("holidays --year 2100")]
    [InlineData("holidays --year 0")]
    [InlineData("holidays --year -1")]
    [InlineData("holidays --year 20x6")]
    [InlineData("holidays --year 99999999999999999999")]
    [InlineData("fiscal-year --date 0001-01-01")]
    [InlineData("fee")]
    [InlineData("fee --minutes 0")]
    [InlineData("fee --minutes -60")]
    [InlineData("fee --minutes 60,-1")]
    [InlineData("fee --minutes 60,")]
    [InlineData("fee --minutes ,")]
    [InlineData("fee --minutes 60,,60")]
    [InlineData("fee --minutes 1.5")]
    [InlineData("fee --minutes 1e3")]
    [InlineData("fee --minutes 0x10")]
    [InlineData("fee --minutes +60")]
    [InlineData("fee --minutes ６０")]
    [InlineData("fee --minutes NaN")]
    [InlineData("fee --minutes 9223372036854775807")]
    [InlineData("fee --minutes 9223372036854775808")]
    [InlineData("fee --minutes 9223372036854775807,9223372036854775807")]
    [InlineData("fee --minutes 60 --outsourced -1")]
    [InlineData("fee --minutes 60 --outsourced 9223372036854775807")]
    [InlineData("fee --minutes 60 --identical 0")]
    [InlineData("fee --minutes 60 --identical -2")]
    [InlineData("fee --minutes 60 --identical 2147483648")]
    [InlineData("fee --minutes 60 --minutes 60")]
    [InlineData("new-proposal-fee")]
    [InlineData("new-proposal-fee --kind A")]
    [InlineData("new-proposal-fee --kind A --first-paid 0")]
    [InlineData("new-proposal-fee --kind A --first-paid -1")]
    [InlineData("new-proposal-fee --kind B --first-paid 21000")]
    [InlineData("new-proposal-fee --kind C")]
    [InlineData("new-proposal-fee --kind a --first-paid 21000")]
    [InlineData("--batch extra")]
    public void Wrong_input_gives_exit_code_2_and_nothing_on_standard_output(string command)
    {
        var (code, output, error) = Run(command.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        Assert.Equal((2, string.Empty), (code, output));
        Assert.StartsWith("calc: ", error, StringComparison.Ordinal);
        Assert.Single(error.TrimEnd('\n').Split('\n'));
    }

    [Fact]
    public void A_batch_answers_each_line_and_passes_over_blank_ones()
    {
        var (code, output, error) = Run(["--batch"], "fee --minutes 60\r\n\r\n  adult --born 2008-02-29  --on 2026-03-01 \n");
        string[] lines = output.TrimEnd('\n').Split('\n');
        Assert.Equal((0, 2, string.Empty), (code, lines.Length, error));
        Assert.Contains("24950", lines[0], StringComparison.Ordinal);
        Assert.Contains("adult", lines[1], StringComparison.Ordinal);
    }

    [Fact]
    public void A_wrong_line_of_a_batch_is_answered_with_its_error_and_the_others_still_answer()
    {
        var (code, output, error) = Run(["--batch"], "fee --minutes -1\nfee --minutes 60\nwhat\n");
        string[] lines = output.TrimEnd('\n').Split('\n');
        Assert.Equal((2, 3), (code, lines.Length));
        using var first = JsonDocument.Parse(lines[0]);
        Assert.Equal(1, first.RootElement.GetProperty("line").GetInt32());
        Assert.NotEmpty(first.RootElement.GetProperty("error").GetString()!);
        Assert.Contains("24950", lines[1], StringComparison.Ordinal);
        Assert.Contains("3行目", error, StringComparison.Ordinal);
    }

    [Fact]
    public void An_empty_batch_is_a_success_without_output() =>
        Assert.Equal((0, string.Empty, string.Empty), Run(["--batch"]));

    private static (int Code, string Output, string Error) Run(string[] args, string input = "")
    {
        using var reader = new StringReader(input);
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        int code = CalcCommand.Run(args, reader, output, error, Context);
        return (code, output.ToString(), error.ToString());
    }
}
