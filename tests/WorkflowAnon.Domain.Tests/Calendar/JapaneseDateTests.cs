using WorkflowAnon.Domain.Calendar;

namespace WorkflowAnon.Domain.Tests.Calendar;

public sealed class JapaneseDateTests
{
    [Theory]
    [InlineData("2026-02-03", "令和8年2月3日", "R8.2.3")]
    [InlineData("2019-05-01", "令和元年5月1日", "R1.5.1")]
    [InlineData("2019-04-30", "平成31年4月30日", "H31.4.30")]
    [InlineData("1989-01-08", "平成元年1月8日", "H1.1.8")]
    [InlineData("1989-01-07", "昭和64年1月7日", "S64.1.7")]
    [InlineData("1926-12-25", "昭和元年12月25日", "S1.12.25")]
    [InlineData("1926-12-24", "大正15年12月24日", "T15.12.24")]
    [InlineData("1912-07-30", "大正元年7月30日", "T1.7.30")]
    [InlineData("1912-07-29", "明治45年7月29日", "M45.7.29")]
    [InlineData("1873-01-01", "明治6年1月1日", "M6.1.1")]
    public void A_date_is_written_in_its_era(string iso, string text, string brief)
    {
        Assert.Equal(text, JapaneseDate.Format(Day.Of(iso)));
        Assert.Equal(brief, JapaneseDate.FormatShort(Day.Of(iso)));
    }

    [Theory]
    [InlineData("令和8年2月3日")]
    [InlineData("令和８年２月３日")]
    [InlineData(" 令和 8 年 2 月 3 日 ")]
    [InlineData("令和8年2月3日（火）")]
    [InlineData("R8.2.3")]
    [InlineData("r8.2.3")]
    [InlineData("Ｒ８．２．３")]
    [InlineData("R8/2/3")]
    [InlineData("R08-02-03")]
    [InlineData("2026/2/3")]
    [InlineData("2026-02-03")]
    [InlineData("２０２６／２／３")]
    [InlineData("２０２６－０２－０３")]
    [InlineData("2026.2.3")]
    [InlineData("2026年2月3日")]
    public void What_people_type_is_read(string text) => Assert.Equal(new DateOnly(2026, 2, 3), JapaneseDate.Parse(text));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("　")]
    [InlineData("昨日")]
    [InlineData("令和8年2月30日")]
    [InlineData("2025-02-29")]
    [InlineData("令和0年1月1日")]
    [InlineData("平成31年5月1日")]
    [InlineData("令和元年4月30日")]
    [InlineData("昭和64年1月8日")]
    [InlineData("8年2月3日")]
    [InlineData("26/2/3")]
    [InlineData("2026/13/1")]
    [InlineData("2026/0/1")]
    [InlineData("2026/1/0")]
    [InlineData("2026/1-2")]
    [InlineData("令和9999年1月1日")]
    [InlineData("明治5年12月1日")]
    [InlineData("X8.2.3")]
    public void What_is_no_date_is_refused_with_a_reason(string? text)
    {
        Assert.False(JapaneseDate.TryParse(text, out _, out string error));
        Assert.NotEmpty(error);
    }
}
