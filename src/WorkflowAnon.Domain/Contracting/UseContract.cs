namespace WorkflowAnon.Domain.Contracting;

/// <summary>行政機関等匿名加工情報の利用に関する契約 (form 7; 法115). One per case; exists once drafted, concluded once both counterparts are sealed.</summary>
public sealed class UseContract
{
    /// <summary>The case.</summary>
    public required string CaseId { get; init; }

    /// <summary>契約番号.</summary>
    public string Number { get; set; } = "";

    /// <summary>契約の当事者 on the agency's side, from the profile (O-4).</summary>
    public string ContractingParty { get; set; } = "";

    /// <summary>情報の名称.</summary>
    public string InformationName { get; set; } = "";

    /// <summary>提供期限, or null where 速やかに governs (9-2-1).</summary>
    public DateOnly? ProvisionDueOn { get; set; }

    /// <summary>追加条項; may be empty.</summary>
    public string AdditionalClauses { get; set; } = "";

    /// <summary>起案者.</summary>
    public string DraftedById { get; set; } = "";

    /// <summary>契約締結日: both counterparts sealed (8-3-3); null until then.</summary>
    public DateOnly? ConcludedOn { get; set; }

    /// <summary>記名押印した者.</summary>
    public string SealedById { get; set; } = "";

    /// <summary>1通を相手方へ送付した日 (8-3-3b).</summary>
    public DateOnly? CounterpartSentOn { get; set; }

    /// <summary>送付方法.</summary>
    public string CounterpartSentBy { get; set; } = "";

    /// <summary>取扱従事者の通知を担当課へ伝えた日 (8-3-5), or null.</summary>
    public DateOnly? HandlersNotifiedOn { get; set; }

    /// <summary>解除日 (第10), or null.</summary>
    public DateOnly? TerminatedOn { get; set; }

    /// <summary>Optimistic concurrency token, incremented at each save.</summary>
    public long Revision { get; set; }
}
