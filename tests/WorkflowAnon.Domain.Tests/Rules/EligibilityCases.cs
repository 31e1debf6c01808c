using WorkflowAnon.Domain.Calendar;
using WorkflowAnon.Domain.Rules;
using static WorkflowAnon.Domain.Rules.FindingLevel;

namespace WorkflowAnon.Domain.Tests.Rules;

/// <summary>第5-1: every ground leads to a person's decision, none to a refusal by itself.</summary>
internal static class EligibilityCases
{
    private static readonly DateOnly On = new(2026, 6, 9);
    private static readonly EligibilityFacts Person = new("甲野太郎", "市内町1-1", false, BirthDate: new(1980, 1, 1));
    private static readonly EligibilityFacts Company = new("株式会社甲", "市内町4-5", true, "1234567890123", Officers: [Person]);
    private static readonly TerminatedPartyFacts Terminated = new("甲野　太郎", "市内町1丁目1番", null, new(2024, 6, 10));

    internal static IEnumerable<RuleCase> All =>
    [
        new("nobody barred", () => Check(Company)),
        new("a minor", () => Check(Person with { BirthDate = new(2008, 6, 10) }), "5-1-1", Human, "proposer.birthDate"),
        new("eighteen today", () => Check(Person with { BirthDate = new(2008, 6, 9) })),
        new("born after the day asked", () => Check(Person with { BirthDate = new(2026, 6, 10) }), "5-1-1", Human),
        new("no oath about incapacity", () => Check(Person with { DeclaresIncapacity = true }), "5-1-2", Human),
        new("bankrupt", () => Check(Person with { DeclaresBankruptcy = true }), "5-1-3", Human),
        new("sentence ended less than two years ago", () => Check(Person with { Sentence = new(new(2024, 6, 10)) }), "5-1-4", Human),
        new("sentence ended two years ago", () => Check(Person with { Sentence = new(new(2024, 6, 9)) })),
        new("sentence still running", () => Check(Person with { Sentence = new(null) }), "5-1-4", Human),
        new("sentence that ends later", () => Check(Person with { Sentence = new(On.AddDays(1)) }), "5-1-4", Human),
        new("declared termination elsewhere", () => Check(Person with { DeclaredTerminations = [new(2024, 6, 10)] }), "5-1-5", Human),
        new("declared termination long ago", () => Check(Person with { DeclaredTerminations = [new(2024, 6, 9)] })),
        new("in the register by name and address", () => Check(Person, Terminated), "5-1-5", Human),
        new("in the register by name only", () => Check(Person, Terminated with { Address = "他市" }), "5-1-5", Human),
        new("in the register by a variant of the name", () => Check(Person with { Name = "髙橋" }, Terminated with { Name = "高橋" }), "5-1-5", Human),
        new("in the register by corporate number", () => Check(Company with { Officers = null }, Terminated with { Name = "旧商号", CorporateNumber = "１２３４５６７８９０１２３" }), "5-1-5", Human),
        new("another company of the same name", () => Check(Company with { Officers = null }, Terminated with { Name = "株式会社甲", CorporateNumber = "9999999999999" })),
        new("in the register, but over", () => Check(Person, Terminated with { TerminatedOn = new(2024, 6, 9) })),
        new("an officer barred", () => Check(Company, Terminated), "5-1-6", Human, "proposer.officers[0].terminations"),
    ];

    private static RuleResult Check(EligibilityFacts who, params TerminatedPartyFacts[] register) => EligibilityRules.Check(who, register, On, PeriodCalculator.Default);
}
