using WorkflowAnon.Domain.Rules;
using static WorkflowAnon.Domain.Rules.FindingLevel;

namespace WorkflowAnon.Domain.Tests.Rules;

/// <summary>保存と廃棄: nothing goes before its day, under a hold, while it is needed, or without a 廃棄決裁.</summary>
internal static class RecordsCases
{
    private static readonly DateOnly From = new(2031, 4, 1);

    private static readonly DisposalFacts Due = new("匿R7-0001", From, null, "");

    private static readonly DisposalDecision Approved = new("clerk", "head", IsApproved: true);

    public static IReadOnlyList<RuleCase> All { get; } =
    [
        new("disposal on its first day by decision", () => RetentionRules.CheckDisposal(Due, Approved, From)),
        new("disposal a day too early", () => RetentionRules.CheckDisposal(Due, Approved, From.AddDays(-1)), "N-2", Block, "items"),
        new("disposal under a hold", () => RetentionRules.CheckDisposal(Due with { HeldSince = new(2030, 5, 1) }, Approved, From), "N-2", Block, "items"),
        new("disposal of what is needed", () => RetentionRules.CheckDisposal(Due with { NeededFor = "まだ終わっていないタスクがある" }, Approved, From), "N-2", Block, "items"),
        new("disposal without a decision", () => RetentionRules.CheckDisposal(Due, null, From), "N-2", Block, ""),
        new("disposal that was sent back", () => RetentionRules.CheckDisposal(Due, Approved with { IsApproved = false }, From), "N-2", Block, ""),
        new("disposal decided by its drafter", () => RetentionRules.CheckDisposal(Due, Approved with { ApproverId = "clerk" }, From), "N-2", Block, "actor"),
        new("a decision by another than the drafter", () => RetentionRules.CheckDecision(Approved)),
        new("a file proposed on its first day", () => RetentionRules.CheckDue(Due, From)),
        new("a file proposed too early", () => RetentionRules.CheckDue(Due, From.AddDays(-1)), "N-2", Block, "items"),
        new("a draft with files and a reason", () => RetentionRules.CheckDraft(2, 0, "満了し、必要がない。")),
        new("a draft of nothing", () => RetentionRules.CheckDraft(0, 0, "満了し、必要がない。"), "N-2", Block, "items"),
        new("a draft of what is gone", () => RetentionRules.CheckDraft(1, 1, "満了し、必要がない。"), "N-2", Block, "items"),
        new("a draft without a reason", () => RetentionRules.CheckDraft(2, 0, " "), "N-2", Block, "reason"),
        new("a hold with its reason", () => RetentionRules.CheckHold(null, isDisposed: false, "訴訟のため")),
        new("a hold without a reason", () => RetentionRules.CheckHold(null, isDisposed: false, ""), "N-2", Block, "reason"),
        new("a second hold", () => RetentionRules.CheckHold(new(2030, 5, 1), isDisposed: false, "訴訟のため"), "N-2", Block, ""),
        new("a hold on what is gone", () => RetentionRules.CheckHold(null, isDisposed: true, "訴訟のため"), "N-2", Block, ""),
        new("a hold lifted with its reason", () => RetentionRules.CheckLift(isHeld: true, "判決が確定したため")),
        new("a hold lifted without a reason", () => RetentionRules.CheckLift(isHeld: true, ""), "N-2", Block, "reason"),
        new("a hold lifted twice", () => RetentionRules.CheckLift(isHeld: false, "判決が確定したため"), "N-2", Block, ""),
    ];
}
