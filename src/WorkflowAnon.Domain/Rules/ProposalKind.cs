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

/// <summary>Names of the kinds on screens.</summary>
public static class ProposalKindNames
{
    /// <summary>The 日本語 name of <paramref name="kind"/>.</summary>
    public static string DisplayName(this ProposalKind kind) => kind switch
    {
        ProposalKind.First => "募集に応じた提案",
        ProposalKind.NewByOtherParty => "新たな提案（ア 他の者による利用）",
        ProposalKind.NewByChangeOfBusiness => "新たな提案（イ 事業の変更）",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "提案の種別の値が正しくありません。"),
    };
}
