namespace WorkflowAnon.Domain.Notification;

/// <summary>
/// 審査結果通知書 (forms 5 and 8). A private-law preparatory act, not a 処分. One row per notice issued: a re-issue (期限の変更, 額の訂正) is a
/// new version and the earlier one stays.
/// </summary>
public sealed class ResultNotice
{
    /// <summary>Id ("notice-…").</summary>
    public required string Id { get; init; }

    /// <summary>The case.</summary>
    public required string CaseId { get; init; }

    /// <summary>1, 2, 3 … within the case; the highest dispatched one is in force.</summary>
    public int Version { get; init; } = 1;

    /// <summary>True: 適合 (form 5); false: 不適合 (form 8).</summary>
    public bool Conforming { get; init; }

    /// <summary>Why it was issued again; empty for the first.</summary>
    public string ReissueReason { get; set; } = "";

    /// <summary>契約の当事者 named in the notice (7-1イ(ｱ)); empty on form 8.</summary>
    public string ContractingParty { get; set; } = "";

    /// <summary>手数料の額, yen (7-1イ(ｲ)); 0 on form 8.</summary>
    public long FeeYen { get; set; }

    /// <summary>納付方法: id in the agency profile (7-1イ(ｳ)); empty on form 8.</summary>
    public string PaymentMethodId { get; set; } = "";

    /// <summary>納付する場所; empty on form 8.</summary>
    public string PaymentPlace { get; set; } = "";

    /// <summary>契約締結に関する申込書の提出期限 = 手数料の納付期限 (8-3-2, 8-2-1イ, 7-1イ(ｴ)); null on form 8. One field drives both.</summary>
    public DateOnly? ApplicationDue { get; set; }

    /// <summary>How the due date was computed.</summary>
    public string ApplicationDueRule { get; set; } = "";

    /// <summary>A date fixed by a person instead of the computed one, or null.</summary>
    public DateOnly? ApplicationDueOverride { get; set; }

    /// <summary>Why another date than the computed one; empty otherwise.</summary>
    public string ApplicationDueReason { get; set; } = "";

    /// <summary>提供媒体: id in the agency profile; empty on form 8.</summary>
    public string Medium { get; set; } = "";

    /// <summary>提供方法: id in the agency profile (7-1イ(ｵ)); the choice of form 2; empty on form 8.</summary>
    public string ProvisionWay { get; set; } = "";

    /// <summary>行政機関等匿名加工情報の名称, may be empty.</summary>
    public string InformationName { get; set; } = "";

    /// <summary>その他の記載事項; may be empty.</summary>
    public string Remarks { get; set; } = "";

    /// <summary>契約書の案に追加する条項; may be empty (7-1ア(ｲ)).</summary>
    public string ContractClauses { get; set; } = "";

    /// <summary>適合しない基準と理由 (7-2); empty on form 5.</summary>
    public List<NonConformity> NonConformities { get; set; } = [];

    /// <summary>申込書の様式 (form 6) is enclosed.</summary>
    public bool ApplicationFormEnclosed { get; set; }

    /// <summary>契約書の案 (form 7) enclosed, copies.</summary>
    public int ContractDraftCopies { get; set; }

    /// <summary>起案者.</summary>
    public required string DraftedById { get; set; }

    /// <summary>起案日.</summary>
    public DateOnly DraftedOn { get; set; }

    /// <summary>文書番号; empty until dispatched.</summary>
    public string DocumentNumber { get; set; } = "";

    /// <summary>施行日; null until dispatched.</summary>
    public DateOnly? EnforcementDate { get; set; }

    /// <summary>How it was sent (郵送, 手渡し …).</summary>
    public string DispatchMethod { get; set; } = "";

    /// <summary>When it was dispatched, or null.</summary>
    public DateTimeOffset? DispatchedAt { get; set; }

    /// <summary>Optimistic concurrency token, incremented at each save.</summary>
    public long Revision { get; set; }
}

/// <summary>適合しない基準とその理由.</summary>
public sealed class NonConformity
{
    /// <summary>1 to 7: the item of 法114①.</summary>
    public int Criterion { get; set; }

    /// <summary>理由, as concretely as possible.</summary>
    public string Reason { get; set; } = "";
}
