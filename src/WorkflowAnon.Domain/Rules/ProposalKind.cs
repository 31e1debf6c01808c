namespace WorkflowAnon.Domain.Rules;

/// <summary>What a proposal is about (提案の種別).</summary>
public enum ProposalKind
{
    /// <summary>The first proposal on a file of a recruitment (第5, form 2).</summary>
    First,

    /// <summary>A new proposal by another party for data already made (新たな提案ア, 第11-6⑴ア, form 10).</summary>
    NewByOtherParty,

    /// <summary>A new proposal by the recipient that changes its business (新たな提案イ, 第11-6⑴イ, form 10).</summary>
    NewByChangeOfBusiness,
}
