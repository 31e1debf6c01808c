using WorkflowAnon.Domain.Calendar;

namespace WorkflowAnon.Domain.Rules;

/// <summary>Rules of 取下げ: the 要領 is silent; until the contract is sealed the proposers may withdraw, all of them and in writing (law.md 6.2).</summary>
public static class WithdrawalRules
{
    // No clause speaks of it: a case that is wrongly ended would be an error of office work.
    private const string Clause = "N-2";

    /// <summary>Checks a withdrawal as it arrives.</summary>
    public static RuleResult Check(WithdrawalFacts facts, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(facts);
        var found = new FindingList();
        if (facts.ContractConcludedOn is { } concluded)
            found.Block(Clause, "", $"契約を{JapaneseDate.Format(concluded)}に締結しているので、取り下げることはできません。契約書の定めによってください。");
        else if (!facts.IsOpen)
            found.Block(Clause, "", "この事案は完結しています。取り下げる提案がありません。");
        if (facts.DatedOn is not { } dated)
            found.Block(Clause, "datedOn", "取下書の年月日を入力してください。取下げは書面で確認します。");
        else if (dated > facts.ArrivedOn)
            found.Block(Clause, "datedOn", $"取下書の年月日{JapaneseDate.Format(dated)}が到達の日より後です。");
        if (facts.ArrivedOn is not { } arrived || arrived > today)
            found.Block(Clause, "arrivedOn", "取下書が到達した日を、本日までの日で入力してください。");
        if (!facts.ByAllProposers)
            found.Block(Clause, "byAllProposers", "取下書に提案者の全員の氏名・名称があることを確かめてください。共同提案は、一部の者だけでは取り下げられません。");
        if (facts.ByAgent)
            found.BlockIfBlank(facts.AuthorityJudgement, Clause, "authorityJudgement", "代理人に取下げの権限があることを確かめた方法を入力してください。");
        return found.ToResult();
    }

    /// <summary>A withdrawn proposal goes no further, wherever a step of it was still under way.</summary>
    /// <param name="withdrawn">The proposal was withdrawn.</param>
    public static RuleResult CheckStanding(bool withdrawn)
    {
        var found = new FindingList();
        if (withdrawn)
            found.Block(Clause, "", "提案が取り下げられたため、この手続は進められません。入力は保存されていません。");
        return found.ToResult();
    }
}

/// <summary>A withdrawal.</summary>
/// <param name="IsOpen">The case is not completed.</param>
/// <param name="ContractConcludedOn">契約締結日, or null.</param>
/// <param name="DatedOn">取下書の年月日.</param>
/// <param name="ArrivedOn">到達日.</param>
/// <param name="ByAllProposers">Every proposer withdraws.</param>
/// <param name="ByAgent">The agent handed it in.</param>
/// <param name="AuthorityJudgement">How the agent's power was confirmed.</param>
public sealed record WithdrawalFacts(
    bool IsOpen, DateOnly? ContractConcludedOn, DateOnly? DatedOn, DateOnly? ArrivedOn, bool ByAllProposers, bool ByAgent, string? AuthorityJudgement);
