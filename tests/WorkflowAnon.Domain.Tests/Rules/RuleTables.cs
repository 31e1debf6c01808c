using WorkflowAnon.Domain.Rules;

namespace WorkflowAnon.Domain.Tests.Rules;

public sealed class RuleTables
{
    /// <summary>Every line of every table by its name.</summary>
    public static IReadOnlyDictionary<string, RuleCase> Cases { get; } =
        new[] { InvitationCases.All, SelectionCases.All, ReceiptCases.All, ArrivalCases.All, FormCases.All, EligibilityCases.All, ExaminationCases.All, NoticeCases.All, FeeCases.All, ContractCases.All, DeliveryCases.All, RecordsCases.All }
            .SelectMany(c => c).ToDictionary(c => $"{c.Clause ?? "○"} {c.Name}");

    public static TheoryData<string> Names => [.. Cases.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void The_rule_finds_what_the_clause_says(string name) => Cases[name].Verify();
}
