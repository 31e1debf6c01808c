using System.Text.Json.Nodes;
using WorkflowAnon.Domain.Agency;
using WorkflowAnon.Domain.Calendar;
using WorkflowAnon.Server.Hosting;

namespace WorkflowAnon.Messaging.Tests.Configuration;

public sealed class AgencyProfileTests
{
    private static readonly string Shipped = Path.Combine(AppContext.BaseDirectory, "profiles", "aomori-police.json");

    [Fact]
    public void The_shipped_profile_of_Aomori_Police_is_accepted()
    {
        var profile = AgencyProfileFile.Load(Shipped);

        Assert.Equal("総務課", profile.GeneralAffairs().Name);
        Assert.True(profile.OwningDivisions().Count() >= 8);
        Assert.Contains(profile.Divisions, d => d.Name == "運転免許課");
        Assert.NotNull(profile.ContractingParty.OpenQuestion);
        Assert.Equal((30, 31, true), (profile.Recruitment.MinDaysInclusive, profile.Recruitment.SuggestedDaysInclusive, profile.Recruitment.RollEndToBusinessDay));
        Assert.Equal((0, 5, 10), (profile.ServiceLevels.ImmediatelyDays, profile.ServiceLevels.PromptlyDays, profile.ServiceLevels.WithoutDelayDays));
    }

    [Theory(DisplayName = "8-1-2: the fee table in force on a day")]
    [InlineData("2023-03-31", null)]
    [InlineData("2023-04-01", 21000)]
    [InlineData("2026-02-13", 21000)]
    public void The_fee_table_in_force_is_found_by_day(string day, int? baseYen) =>
        Assert.Equal(baseYen, AgencyProfileFile.Load(Shipped).FeesOn(DateOnly.ParseExact(day, "yyyy-MM-dd", null))?.BaseYen);

    [Theory]
    [InlineData("2025-12-26", false)]
    [InlineData("2025-12-29", true)]
    [InlineData("2026-01-03", true)]
    [InlineData("2026-01-04", true)]
    [InlineData("2026-01-05", false)]
    public void The_closed_days_at_the_turn_of_the_year_are_known(string day, bool closed) =>
        Assert.Equal(closed, !AgencyProfileFile.Load(Shipped).Calendar().IsBusinessDay(DateOnly.ParseExact(day, "yyyy-MM-dd", null)));

    [Fact]
    public void The_periods_of_the_shipped_profile_are_the_recommended_ones() => Assert.Equal(new PeriodSettings(), AgencyProfileFile.Load(Shipped).PeriodSettings());

    public static TheoryData<string, string, string> Faults => new()
    {
        // path of the object | what is done there | what the refusal must name
        { "", "+colour=1", "colour：知らないキーです" },
        { "names", "-head", "names.head：キーがありません" },
        { "contractingParty", "-openQuestion", "contractingParty.openQuestion：キーがありません" },
        { "divisions.2", "+fax=\"1\"", "divisions[2].fax：知らないキーです" },
        { "divisions.2", "kind=\"boss\"", "divisions[2].kind：「boss」は書けない値です（generalAffairs、owningDivision のいずれか）" },
        { "divisions.2", "id=\"運転\"", "divisions[2].id：半角英小文字" },
        { "divisions.2", "id=\"general-affairs\"", "divisions[2].id：「general-affairs」は二度" },
        { "divisions.2", "kind=\"generalAffairs\"", "divisions：総務課（generalAffairs）はちょうど1つ必要です（現在 2）" },
        { "divisions.2", "documentNumberMask=\"第号\"", "divisions[2].documentNumberMask：" },
        { "fees.0", "baseYen=\"21000\"", "fees[0].baseYen：「21000」は書けない値です（整数）" },
        { "fees.0", "baseYen=null", "fees[0].baseYen：値がありません" },
        { "fees.0", "validFrom=\"令和5年\"", "fees[0].validFrom：" },
        { "recruitment", "minDaysInclusive=29", "recruitment.minDaysInclusive：規則第53条により30日以上" },
        { "deadlines", "certificateMonths=7", "deadlines.certificateMonths：規則第54条" },
        { "deadlines", "rollPolicy=\"back\"", "deadlines.rollPolicy：「back」" },
        { "closedDays.yearly.0", "from=\"02-30\"", "closedDays.yearly[0].from：「02-30」は書けない値です（月日は 12-29 の形）" },
        { "", "media=[]", "media：1つ以上必要です" },
        { "retention", "inquiryYears=0", "retention.inquiryYears：1から100まで" },
        { "retention", "feePaperYears=4", "retention.feePaperYears：地方自治法第236条により5年以上" },
        { "retention", "auditLogYears=11", "retention.auditLogYears：最も長い文書の保存期間（12年）以上" },
        { "retention", "+years=1", "retention.years：知らないキーです" },
        { "", "media={}", "media：[ … ] で書いてください" },
        { "receivingOffice", "divisionId=\"nobody\"", "receivingOffice.divisionId：所属「nobody」" },
        { "receivingOffice.hours", "opens=\"8時\"", "receivingOffice.hours.opens：「8時」は書けない値です（時刻は 08:30 の形）" },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public void A_faulty_profile_is_refused_with_the_path_of_the_key(string at, string change, string named)
    {
        var refusal = Assert.Throws<ConfigurationRefusedException>(() => AgencyProfileFile.Parse(Changed(at, change), "試験.json"));

        Assert.Contains("試験.json", refusal.Message, StringComparison.Ordinal);
        Assert.Contains(named, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void All_faults_are_named_at_once()
    {
        var json = JsonNode.Parse(File.ReadAllText(Shipped))!.AsObject();
        json["colour"] = 1;
        json["names"]!.AsObject().Remove("agency");

        var refusal = Assert.Throws<ConfigurationRefusedException>(() => AgencyProfileFile.Parse(json.ToJsonString(), "x"));

        Assert.Contains("colour", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("names.agency", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("{\"id\":\"a\",\"id\":\"b\"}")]
    public void What_is_not_a_profile_is_refused(string text) => Assert.Throws<ConfigurationRefusedException>(() => AgencyProfileFile.Parse(text, "x"));

    [Fact]
    public void A_missing_file_is_refused_by_its_name() =>
        Assert.Contains("ない.json", Assert.Throws<ConfigurationRefusedException>(() => AgencyProfileFile.Load("ない.json")).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("総務第{number}号", 7, 4, "総務第4号")]
    [InlineData("匿R{fiscalYear}-{number:4}", 7, 12, "匿R7-0012")]
    public void Numbers_are_written_by_their_mask(string mask, int year, long number, string written) => Assert.Equal(written, DocumentNumber.Format(mask, year, number));

    [Theory]
    [InlineData("総務第号")]
    [InlineData("{fiscalYear}")]
    [InlineData("{number")]
    [InlineData("}{number}")]
    [InlineData("{number}{day}")]
    [InlineData("{number:0}")]
    public void A_mask_that_cannot_number_is_refused(string mask) => Assert.False(DocumentNumber.IsValidMask(mask));

    private static string Changed(string at, string change)
    {
        var root = JsonNode.Parse(File.ReadAllText(Shipped))!;
        var node = at.Split('.', StringSplitOptions.RemoveEmptyEntries).Aggregate(root, (n, key) => int.TryParse(key, out var i) ? n[i]! : n[key]!).AsObject();
        var (key, value) = change.Split('=', 2) is [var k, var v] ? (k, v) : (change, null);
        if (key[0] == '-') Assert.True(node.Remove(key[1..]));
        else node[key.TrimStart('+')] = JsonNode.Parse(value!);
        return root.ToJsonString();
    }
}
