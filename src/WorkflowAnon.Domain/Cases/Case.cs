using WorkflowAnon.Domain.Rules;

namespace WorkflowAnon.Domain.Cases;

/// <summary>How a case ended.</summary>
public enum CaseOutcome
{
    /// <summary>Still running.</summary>
    None = 0,

    /// <summary>適合しない旨を通知した (第7⑵).</summary>
    NonConforming = 1,

    /// <summary>契約申込みがないまま期限が経過した.</summary>
    LapsedNoApplication = 2,

    /// <summary>取り下げられた.</summary>
    Withdrawn = 3,

    /// <summary>利用期間が満了した.</summary>
    UseEnded = 4,

    /// <summary>契約を解除した (第10).</summary>
    Terminated = 5,

    /// <summary>受け付けずに返戻した.</summary>
    NotAccepted = 6,
}

/// <summary>Names of the outcomes on screens.</summary>
public static class CaseOutcomeNames
{
    /// <summary>The 日本語 name of <paramref name="outcome"/>; empty while the case runs.</summary>
    public static string DisplayName(this CaseOutcome outcome) => outcome switch
    {
        CaseOutcome.NonConforming => "不適合の通知",
        CaseOutcome.LapsedNoApplication => "申込期限の経過",
        CaseOutcome.Withdrawn => "取下げ",
        CaseOutcome.UseEnded => "利用期間の満了",
        CaseOutcome.Terminated => "契約の解除",
        CaseOutcome.NotAccepted => "返戻",
        _ => "",
    };
}

/// <summary>事案: the file of one proposal from its receipt to its completion. Its id is the correlation id of its workflow instances.</summary>
public sealed class Case
{
    /// <summary>Stable id ("case-…"); appears in events, never in what an outsider reads.</summary>
    public required string Id { get; init; }

    /// <summary>事案番号, for example 令和8年度第3号; given when the case is opened.</summary>
    public required string Number { get; set; }

    /// <summary>年度 of the number.</summary>
    public int FiscalYear { get; init; }

    /// <summary>募集 the proposal answers; for a new proposal, that of the information's first proposal.</summary>
    public required string RecruitmentId { get; init; }

    /// <summary>提案の種別: decides the criteria, the fee and the forms (第11-6).</summary>
    public ProposalKind Kind { get; init; } = ProposalKind.First;

    /// <summary>The case whose information a new proposal is about (第11-6), or null for a first proposal.</summary>
    public string? BasisCaseId { get; init; }

    /// <summary>個人情報ファイル the proposal names; empty until 総務課 has matched it (5-5-2).</summary>
    public string FileId { get; set; } = "";

    /// <summary>担当課: the division that holds the file.</summary>
    public string OwningDivisionId { get; set; } = "";

    /// <summary>段階. Moved only by the activity EnterStage, within a burst.</summary>
    public CaseStage Stage { get; private set; } = CaseStage.Proposals;

    /// <summary>Who holds the case now (division id).</summary>
    public string HolderDivisionId { get; set; } = "";

    /// <summary>When the case was opened.</summary>
    public DateTimeOffset OpenedAt { get; init; }

    /// <summary>完結日, or null while open.</summary>
    public DateOnly? CompletedOn { get; private set; }

    /// <summary>How it ended.</summary>
    public CaseOutcome Outcome { get; private set; }

    /// <summary>Optimistic concurrency token, incremented at each save.</summary>
    public long Revision { get; set; }

    /// <summary>True while the case is not completed.</summary>
    public bool IsOpen => CompletedOn is null;

    /// <summary>Moves the case to <paramref name="stage"/>. Called by the activities EnterStage and CompleteCase only.</summary>
    public void Enter(CaseStage stage) => Stage = stage;

    /// <summary>完結 with <paramref name="outcome"/> on <paramref name="on"/>. Called by the activity CompleteCase only.</summary>
    public void Complete(CaseOutcome outcome, DateOnly on)
    {
        Stage = CaseStage.Completed;
        Outcome = outcome;
        CompletedOn = on;
    }
}
