using WorkflowAnon.Domain.Rules;

namespace WorkflowAnon.Domain.Proposals;

/// <summary>本人確認の相手方.</summary>
public enum IdentitySubject
{
    /// <summary>提案者.</summary>
    Proposer = 1,

    /// <summary>代理人.</summary>
    Agent = 2,
}

/// <summary>本人確認書類 as checked. Its number is never kept; of a 個人番号カード only the front may be held (番号法20).</summary>
public sealed class IdentityPaper
{
    /// <summary>Whose identity.</summary>
    public IdentitySubject Subject { get; set; }

    /// <summary>Number of the proposer from 0, when <see cref="Subject"/> is a proposer.</summary>
    public int ProposerIndex { get; set; }

    /// <summary>種類.</summary>
    public IdentityPaperKind Kind { get; set; }

    /// <summary>氏名・名称 on the paper, or empty.</summary>
    public string NameOnPaper { get; set; } = "";

    /// <summary>住所 on the paper, or empty.</summary>
    public string AddressOnPaper { get; set; } = "";

    /// <summary>有効期限, or null when it has none.</summary>
    public DateOnly? ValidUntil { get; set; }

    /// <summary>作成日・発行日, or null.</summary>
    public DateOnly? IssuedOn { get; set; }

    /// <summary>やむを得ない理由 for another paper (5-4-1イ, 5-4-2イ).</summary>
    public string AlternativeReason { get; set; } = "";

    /// <summary>Staff id of the supervisor who found another paper suitable; empty until then.</summary>
    public string AlternativeApprovedById { get; set; } = "";

    /// <summary>True: the copy showed a 個人番号 and was refused or masked (番号法20). The number itself is never kept.</summary>
    public bool ShowedIndividualNumber { get; set; }

    /// <summary>What became of a copy that showed a 個人番号 (返却した, 番号を隠した写しに差し替えた); empty otherwise.</summary>
    public string IndividualNumberHandling { get; set; } = "";

    /// <summary>What was decided when the name is written with other characters (髙/高 など); empty when nothing had to be.</summary>
    public string VariantJudgement { get; set; } = "";

    /// <summary>Staff id of who verified.</summary>
    public string VerifiedById { get; set; } = "";
}

/// <summary>連絡先の担当者についての書類 (5-4-2ウ).</summary>
public sealed class ContactPersonPapers
{
    /// <summary>True: 総務課 asks for a paper that shows who the contact person is.</summary>
    public bool IdentityRequired { get; set; }

    /// <summary>True: it is attached.</summary>
    public bool IdentityAttached { get; set; }

    /// <summary>True: 総務課 asks for proof of the assignment (5-4-2ウn).</summary>
    public bool AssignmentRequired { get; set; }

    /// <summary>True: it is attached.</summary>
    public bool AssignmentAttached { get; set; }
}

/// <summary>誓約書（第4号様式） as checked, one per proposer.</summary>
public sealed class Oath
{
    /// <summary>Number of the proposer from 0.</summary>
    public int ProposerIndex { get; set; }

    /// <summary>True: it is attached.</summary>
    public bool IsAttached { get; set; }

    /// <summary>年月日 on it, or null.</summary>
    public DateOnly? DatedOn { get; set; }

    /// <summary>誓約した者の氏名（法人等は代表者） as written.</summary>
    public string Signer { get; set; } = "";

    /// <summary>True: it says so for the officers too (corporations); null when it does not apply or is unclear.</summary>
    public bool? CoversOfficers { get; set; }
}

/// <summary>事業が新産業の創出等に資することを説明する書面 (5-6-2).</summary>
public sealed class ContributionPaper
{
    /// <summary>True: it is attached.</summary>
    public bool IsAttached { get; set; }

    /// <summary>書類の名称 (事業計画書 など).</summary>
    public string Title { get; set; } = "";

    /// <summary>True: content, aim and effect of the business are explained concretely, as a person read it; null when not judged.</summary>
    public bool? IsConcrete { get; set; }
}
