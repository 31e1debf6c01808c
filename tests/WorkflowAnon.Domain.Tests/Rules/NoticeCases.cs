using WorkflowAnon.Domain.Examination;
using WorkflowAnon.Domain.Notification;
using WorkflowAnon.Domain.Rules;
using WorkflowAnon.Domain.Tests.Examination;
using static WorkflowAnon.Domain.Rules.FindingLevel;

namespace WorkflowAnon.Domain.Tests.Rules;

/// <summary>第7 before a notice is drafted, and 第9の1⑷ア: estimate and contract of commission before the notice.</summary>
internal static class NoticeCases
{
    private static readonly DateOnly Today = new(2026, 4, 20), Estimated = new(2026, 4, 2), Contracted = new(2026, 4, 10);

    internal static IEnumerable<RuleCase> All =>
    [
        new("form 5 after a decided 適合", () => ResultNoticeRules.CheckDecided(Decided(true), true)),
        new("form 5 without an examination", () => ResultNoticeRules.CheckDecided(null, true), "7-0", Block, "", "適合と決裁された審査結果がありません"),
        new("form 5 before the decision", () => ResultNoticeRules.CheckDecided(Decided(true).With(f => f.DecidedOn = null), true), "7-0", Block, "", "適合と決裁された"),
        new("form 8 after a decided 不適合", () => ResultNoticeRules.CheckDecided(Decided(false), false)),
        new("form 8 after a decided 適合", () => ResultNoticeRules.CheckDecided(Decided(true), false), "7-0", Block, "", "不適合と決裁された"),
        new("notice planned for today", () => ResultNoticeRules.CheckPlannedDay(Today, Today)),
        new("notice planned for yesterday", () => ResultNoticeRules.CheckPlannedDay(Today.AddDays(-1), Today), "8-3-2", Block, "plannedEnforcementDate", "施行予定日"),

        new("estimate of today", () => Estimate(o => o.EstimatedOn = Today)),
        new("estimate of nobody", () => Estimate(o => o.ContractorName = " "), "9-1-4ア", Block, "contractorName", "委託予定先の名称"),
        new("estimate without a day", () => Estimate(o => o.EstimatedOn = null), "9-1-4ア", Block, "estimatedOn", "見積書の日付を入力"),
        new("estimate not scrutinised", () => Estimate(o => o.Scrutiny = ""), "9-1-4ア", Block, "scrutiny", "精査した結果"),
        new("commission contracted today", () => Contract(o => o.ContractedOn = Today)),
        new("commission contracted on the day of the estimate", () => Contract(o => o.ContractedOn = Estimated)),
        new("commission contracted on no day", () => Contract(o => o.ContractedOn = null), "9-1-4ア", Block, "contractedOn", "契約日を入力"),
        new("commission contracted tomorrow", () => Contract(o => o.ContractedOn = Today.AddDays(1)), "9-1-4ア", Block, "contractedOn", "将来の日"),
        new("commission contracted without a number", () => Contract(o => o.ContractNumber = " "), "9-1-4ア", Block, "contractNumber", "番号又は件名"),
        new("notice on the day after the commission", () => Order(_ => { }, Contracted.AddDays(1))),
        new("notice without a scrutiny", () => Order(o => o.ScrutinisedOn = null, Today), "9-1-4ア", Block, "enforcementDate", "見積りの精査が記録されていません"),
        new("notice without a commission", () => Order(o => o.ContractedOn = null, Today), "9-1-4ア", Block, "enforcementDate", "委託契約の締結が記録されていません"),
        new("notice on the day of the commission", () => Order(_ => { }, Contracted), "9-1-4ア", Block, "enforcementDate", "より前ではありません"),
    ];

    private static ExaminationFile Decided(bool conforms) => ExaminationFiles.AllMet().With(f => (f.ConclusionConforms, f.DecidedOn) = (conforms, Estimated));

    private static RuleResult Estimate(Action<ConditionalOutsourcing> change) => OutsourcingRules.CheckEstimate(Commission(change), true, Today);

    private static RuleResult Contract(Action<ConditionalOutsourcing> change) => OutsourcingRules.CheckContract(Commission(change), Today);

    private static RuleResult Order(Action<ConditionalOutsourcing> change, DateOnly noticeOn) => OutsourcingRules.CheckOrder(Commission(change), noticeOn);

    private static ConditionalOutsourcing Commission(Action<ConditionalOutsourcing> change)
    {
        var commission = new ConditionalOutsourcing
        {
            CaseId = "case-1",
            Outsourced = true,
            ContractorName = "委託先株式会社",
            EstimateYen = 200_000,
            EstimatedOn = Estimated,
            Scrutiny = "単価は妥当",
            ScrutinisedOn = Estimated,
            ContractedOn = Contracted,
            ContractNumber = "委託第1号",
            ConditionalOnUseContract = true,
            ContractItems = [.. OutsourcingRules.ContractItems.Select(i => i.Code)],
        };
        change(commission);
        return commission;
    }
}
