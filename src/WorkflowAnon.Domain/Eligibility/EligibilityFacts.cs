namespace WorkflowAnon.Domain.Rules;

/// <summary>A person or body whose 欠格事由 are looked at; for a corporation with the officers that are known.</summary>
/// <param name="Name">氏名 or 名称.</param>
/// <param name="Address">住所 or 所在地.</param>
/// <param name="IsCorporation">法人等.</param>
/// <param name="CorporateNumber">法人番号; null when none.</param>
/// <param name="BirthDate">生年月日 of an individual; null when unknown.</param>
/// <param name="Sentence">A sentence that is known; null when none is.</param>
/// <param name="DeclaredTerminations">Terminations under 法120 that were declared or learnt of, also by other 行政機関等.</param>
/// <param name="DeclaresBankruptcy">The oath or an inquiry shows 破産手続開始の決定 without 復権.</param>
/// <param name="DeclaresIncapacity">The oath itself does not exclude 第5-1⑵. Never inferred from other data.</param>
/// <param name="Officers">Known officers (役員) of a corporation.</param>
public sealed record EligibilityFacts(
    string Name,
    string? Address,
    bool IsCorporation,
    string? CorporateNumber = null,
    DateOnly? BirthDate = null,
    SentenceFacts? Sentence = null,
    IReadOnlyList<DateOnly>? DeclaredTerminations = null,
    bool DeclaresBankruptcy = false,
    bool DeclaresIncapacity = false,
    IReadOnlyList<EligibilityFacts>? Officers = null);

/// <summary>A sentence of 拘禁刑 or more, or any penalty under 法 (5-1-4).</summary>
/// <param name="EndedOn">執行を終わり又は執行を受けることがなくなった日; null while that has not happened.</param>
public sealed record SentenceFacts(DateOnly? EndedOn);

/// <summary>An entry of the register of terminated parties (10-4).</summary>
/// <param name="Name">Name of the party.</param>
/// <param name="Address">Its address.</param>
/// <param name="CorporateNumber">法人番号.</param>
/// <param name="TerminatedOn">解除の日.</param>
public sealed record TerminatedPartyFacts(string Name, string? Address, string? CorporateNumber, DateOnly TerminatedOn);
