namespace WorkflowAnon.Domain.Examination;

/// <summary>提案の一本化・共通化 (6-7イ): several proposals on one file made one, only with the consent of every proposer.</summary>
public sealed class Consolidation
{
    /// <summary>Id ("consolidation-…").</summary>
    public required string Id { get; init; }

    /// <summary>The case whose examination proposed it.</summary>
    public required string CaseId { get; init; }

    /// <summary>募集 of all the proposals.</summary>
    public required string RecruitmentId { get; init; }

    /// <summary>個人情報ファイル of all the proposals.</summary>
    public required string FileId { get; init; }

    /// <summary>Cases to be unified or made common, the proposing one included.</summary>
    public List<string> CaseIds { get; set; } = [];

    /// <summary>調整の内容.</summary>
    public required string Content { get; set; }

    /// <summary>調整を始めた者.</summary>
    public required string ProposedById { get; set; }

    /// <summary>調整を始めた日.</summary>
    public DateOnly ProposedOn { get; init; }

    /// <summary>承諾, one record per proposer asked.</summary>
    public List<ConsolidationConsent> Consents { get; set; } = [];

    /// <summary>全員が承諾した日, or null.</summary>
    public DateOnly? AgreedOn { get; set; }

    /// <summary>調整をやめた理由; empty while it is open or agreed.</summary>
    public string GivenUp { get; set; } = "";

    /// <summary>Optimistic concurrency token, incremented at each save.</summary>
    public long Revision { get; set; }
}

/// <summary>承諾の記録 of one proposer.</summary>
public sealed class ConsolidationConsent
{
    /// <summary>Case of the proposal.</summary>
    public string CaseId { get; set; } = "";

    /// <summary>Position of the proposer in it, from 0.</summary>
    public int ProposerIndex { get; set; }

    /// <summary>承諾した.</summary>
    public bool Consented { get; set; }

    /// <summary>回答を得た日.</summary>
    public DateOnly? On { get; set; }

    /// <summary>方法.</summary>
    public string Method { get; set; } = "";
}

/// <summary>A proposer whose consent is needed.</summary>
/// <param name="CaseId">Case of the proposal.</param>
/// <param name="ProposerIndex">Position, from 0.</param>
/// <param name="Name">氏名又は名称.</param>
public sealed record ConsolidationParty(string CaseId, int ProposerIndex, string Name);
