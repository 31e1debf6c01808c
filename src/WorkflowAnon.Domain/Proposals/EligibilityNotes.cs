namespace WorkflowAnon.Domain.Proposals;

/// <summary>役員 of a proposing corporation, when known: looked up like the body itself (5-1-6). An unknown list is no defect.</summary>
public sealed class CorporateOfficer
{
    /// <summary>Number of the proposer from 0.</summary>
    public int ProposerIndex { get; set; }

    /// <summary>氏名.</summary>
    public string Name { get; set; } = "";

    /// <summary>住所, or empty.</summary>
    public string Address { get; set; } = "";

    /// <summary>生年月日, or null.</summary>
    public DateOnly? BornOn { get; set; }
}

/// <summary>申告の種類: what an oath excepts, a proposer declares or an inquiry brings (5-1-2 to 5-1-5).</summary>
public enum DeclarationKind
{
    /// <summary>第5の1⑵に当たらないことの誓約を欠く.</summary>
    Incapacity = 1,

    /// <summary>破産手続開始の決定 without 復権.</summary>
    Bankruptcy = 2,

    /// <summary>拘禁刑以上の刑又は法による刑.</summary>
    Sentence = 3,

    /// <summary>法第120条による契約の解除, also by another 行政機関等.</summary>
    Termination = 4,
}

/// <summary>欠格事由に関する申告: recorded as declared or learnt; whether somebody is barred is decided by a person.</summary>
public sealed class EligibilityDeclaration
{
    /// <summary>Number of the proposer from 0.</summary>
    public int ProposerIndex { get; set; }

    /// <summary>役員の氏名 when it concerns an officer; empty for the proposer itself.</summary>
    public string OfficerName { get; set; } = "";

    /// <summary>種類.</summary>
    public DeclarationKind Kind { get; set; }

    /// <summary>刑の執行を終わった日 or 解除の日; null when it has not come or does not apply.</summary>
    public DateOnly? On { get; set; }

    /// <summary>解除した行政機関等, 照会先 and the like.</summary>
    public string Note { get; set; } = "";
}
