using WorkflowAnon.Domain.Calendar;
using WorkflowAnon.Domain.Examination;
using WorkflowAnon.Domain.Fees;
using WorkflowAnon.Domain.Notification;
using WorkflowAnon.Domain.Rules;
using Xunit;

namespace WorkflowAnon.Domain.Tests.Notification;

public sealed class ResultNoticeRulesTests
{
    private static readonly DateOnly Today = new(2026, 4, 20);

    private static ResultNotice Form5() => new()
    {
        Id = "n",
        CaseId = "c",
        Conforming = true,
        DraftedById = "d",
        DraftedOn = Today,
        ContractingParty = "青森県警察本部長",
        FeeYen = 60500,
        PaymentMethodId = "prefectural-stamp",
        PaymentPlace = "総務課",
        ApplicationDue = new(2026, 5, 20),
        Medium = "cd-r",
        ProvisionWay = "post",
        ApplicationFormEnclosed = true,
        ContractDraftCopies = 2,
    };

    private static FeeSheet Sheet(long yen = 60500) => new() { Id = "f", CaseId = "c", TotalYen = yen, Rule = "r", EstimatedById = "e" };

    public static TheoryData<string, string, Action<ResultNotice>> MissingItems => new()
    {
        { "7-1イ", "contractingParty", n => n.ContractingParty = "" },
        { "7-1イ", "paymentMethod", n => n.PaymentMethodId = "" },
        { "7-1イ", "paymentPlace", n => n.PaymentPlace = "" },
        { "7-1イ", "plannedEnforcementDate", n => n.ApplicationDue = null },
        { "7-1イ", "provisionWay", n => n.ProvisionWay = "" },
        { "7-1イ", "provisionWay", n => n.ProvisionWay = "counter" },
        { "7-1イ", "medium", n => n.Medium = "dvd-r" },
        { "7-1イ", "feeYen", n => n.FeeYen = 60000 },
        { "7-1ア", "applicationFormEnclosed", n => n.ApplicationFormEnclosed = false },
        { "7-1ア", "contractDraftCopies", n => n.ContractDraftCopies = 1 },
        { "7-0n", "remarks", n => n.Remarks = "この決定に不服があるときは審査請求をすることができます。" },
    };

    [Theory]
    [MemberData(nameof(MissingItems))]
    public void Form_5_without_a_mandatory_item_is_refused(string clause, string item, Action<ResultNotice> change)
    {
        var notice = Form5();
        change(notice);

        var found = ResultNoticeRules.CheckConforming(notice, Sheet(), "cd-r", "post").Blocks.Select(f => (f.Clause, f.Item)).Distinct();

        Assert.Equal([(clause, item)], found);
    }

    [Fact]
    public void Form_5_complete_passes_and_none_goes_without_a_fee_sheet()
    {
        Assert.True(ResultNoticeRules.CheckConforming(Form5(), Sheet(), "cd-r", "post").IsClean);
        Assert.Equal("8-1-1", ResultNoticeRules.CheckConforming(Form5(), null, "cd-r", "post").Blocks.Single().Clause);
    }

    [Theory]
    [InlineData("2026-05-20", "", null, null)]
    [InlineData("2026-05-18", "", FindingLevel.Block, "applicationDueReason")]
    [InlineData("2026-05-18", "早期の利用を希望", FindingLevel.Warn, "applicationDue")]
    [InlineData("2026-05-29", "連休のため", null, null)]
    [InlineData("2026-05-30", "連休のため", FindingLevel.Warn, "applicationDue")]
    [InlineData("2026-04-19", "理由", FindingLevel.Block, "applicationDue")]
    public void Another_due_date_than_the_basis_needs_a_reason(string due, string reason, FindingLevel? level, string? item)
    {
        var basis = PeriodCalculator.Default.ApplicationDue(Today);
        Assert.Equal(new DateOnly(2026, 5, 20), basis.Due);

        var found = ResultNoticeRules.CheckApplicationDue(
            DateOnly.Parse(due, System.Globalization.CultureInfo.InvariantCulture), basis, reason, Today, HolidayCalendar.Default).Findings;
        var first = found.Count == 0 ? null : found[0];

        Assert.Equal((level, item), (first?.Level, first?.Item));
        Assert.All(found, f => Assert.Equal("8-3-2", f.Clause));
    }

    [Theory]
    [InlineData("基準に適合しないため", FindingLevel.Block)]
    [InlineData("基準に適合しないため。", FindingLevel.Block)]
    [InlineData(" 本提案は、審査基準に適合しないと認められるためです。", FindingLevel.Block)]
    [InlineData("第４号の基準を満たさないため", FindingLevel.Block)]
    [InlineData("基準④に適合しない", FindingLevel.Block)]
    [InlineData("", FindingLevel.Block)]
    [InlineData("需要が不明なため", FindingLevel.Warn)]
    [InlineData("事業計画には閲覧用の一覧を作成するとあるのみで、どのような産業や生活に役立つかの記載がないため。", null)]
    public void Form_8_says_concretely_why(string reason, FindingLevel? level)
    {
        var file = Examination.ExaminationFiles.AllMet();
        Examination.ExaminationFiles.Of(file, 4).Met = false;
        var notice = new ResultNotice { Id = "n", CaseId = "c", DraftedById = "d", NonConformities = [new() { Criterion = 4, Reason = reason }] };

        var found = ResultNoticeRules.CheckNonConforming(notice, file.Assessments, []).Findings.SingleOrDefault();

        Assert.Equal(level, found?.Level);
        Assert.True(found is null || found is { Clause: "7-2", Item: "nonConformities[0].reason" });
    }

    [Fact]
    public void Form_8_names_every_criterion_not_met_and_no_other()
    {
        var file = Examination.ExaminationFiles.AllMet();
        Examination.ExaminationFiles.Of(file, 4).Met = false;
        Examination.ExaminationFiles.Of(file, 5).Met = false;
        var notice = new ResultNotice
        {
            Id = "n",
            CaseId = "c",
            DraftedById = "d",
            NonConformities = [new() { Criterion = 4, Reason = "事業計画に新産業の創出等に資する理由の記載がないため。" }, new() { Criterion = 6, Reason = "管理の措置の記載が十分でなく、保管の場所が特定できないため。" }],
        };

        Assert.Equal(["nonConformities", "nonConformities[1].criterion"], ResultNoticeRules.CheckNonConforming(notice, file.Assessments, []).Blocks.Select(f => f.Item));
        Assert.Equal("7-2", ResultNoticeRules.CheckNonConforming(new() { Id = "n", CaseId = "c", DraftedById = "d" }, [], []).Blocks.Single().Clause);
    }

    [Theory]
    [InlineData(false, "2026-04-20", "総務第1号", "")]
    [InlineData(true, "2026-04-20", " ", "documentNumber")]
    [InlineData(true, "2026-04-21", "総務第1号", "enforcementDate")]
    [InlineData(true, "2026-04-17", "総務第1号", "enforcementDate")]
    public void Nothing_is_dispatched_before_approval_or_without_number_and_date(bool approved, string enforcement, string number, string item)
    {
        var day = DateOnly.Parse(enforcement, System.Globalization.CultureInfo.InvariantCulture);

        var finding = Assert.Single(ResultNoticeRules.CheckDispatch(Form5(), approved, new(2026, 4, 18), day, number, Today).Blocks);

        Assert.Equal((item, "7-0"), (finding.Item, finding.Clause));
    }

    [Fact]
    public void Outsourcing_is_consulted_estimated_and_contracted_conditionally_before_the_notice()
    {
        var record = new ConditionalOutsourcing { CaseId = "c", Outsourced = true };
        Assert.Equal(["8-1-2ウ(ｲ)", "9-1-4ア", "9-1-4ア"], OutsourcingRules.CheckBeforeNotice(record, consulted: false).Blocks.Select(f => f.Clause));
        Assert.Equal("9-1-4ア", OutsourcingRules.CheckBeforeNotice(null, true).Blocks.Single().Clause);
        Assert.True(OutsourcingRules.CheckBeforeNotice(new() { CaseId = "c" }, false).IsClean);

        record.ContractorName = "委託先株式会社";
        record.EstimateYen = 200000;
        record.EstimatedOn = new(2026, 4, 2);
        record.Scrutiny = "単価は妥当";
        Assert.Equal("8-1-2ウ(ｲ)", OutsourcingRules.CheckEstimate(record, false, Today).Blocks.Single().Clause);
        Assert.True(OutsourcingRules.CheckEstimate(record, true, Today).IsClean);

        record.ContractedOn = new(2026, 4, 1);
        record.ContractNumber = "委託第1号";
        record.ContractItems = ["no-identification", "controls", "guidance"];
        var contract = OutsourcingRules.CheckContract(record, Today);
        Assert.Equal([("9-1-4ア", FindingLevel.Block), ("9-1-4ア", FindingLevel.Warn), ("9-1-4イ", FindingLevel.Block)], contract.Findings.Select(f => (f.Clause, f.Level)));
    }
}
