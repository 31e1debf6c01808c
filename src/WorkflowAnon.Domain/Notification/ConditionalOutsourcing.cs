namespace WorkflowAnon.Domain.Notification;

/// <summary>停止条件付委託契約: estimate, scrutiny and conditional contract before the result notice (9-1-4ア). One per case at most.</summary>
public sealed class ConditionalOutsourcing
{
    /// <summary>The case.</summary>
    public required string CaseId { get; init; }

    /// <summary>True: production is outsourced in whole or in part.</summary>
    public bool Outsourced { get; set; }

    /// <summary>委託する範囲, or why nothing is outsourced.</summary>
    public string Scope { get; set; } = "";

    /// <summary>Who decided.</summary>
    public string DecidedById { get; set; } = "";

    /// <summary>総務課との協議 (8-1-2ウ(ｲ)): its id, empty until asked.</summary>
    public string ConsultationId { get; set; } = "";

    /// <summary>委託予定先.</summary>
    public string ContractorName { get; set; } = "";

    /// <summary>委託予定先の所在地.</summary>
    public string ContractorAddress { get; set; } = "";

    /// <summary>見積書の日付.</summary>
    public DateOnly? EstimatedOn { get; set; }

    /// <summary>見積額, yen with tax.</summary>
    public long EstimateYen { get; set; }

    /// <summary>精査の結果.</summary>
    public string Scrutiny { get; set; } = "";

    /// <summary>精査した日, or null.</summary>
    public DateOnly? ScrutinisedOn { get; set; }

    /// <summary>Who scrutinised.</summary>
    public string ScrutinisedById { get; set; } = "";

    /// <summary>契約日, or null until concluded.</summary>
    public DateOnly? ContractedOn { get; set; }

    /// <summary>契約書の番号・件名.</summary>
    public string ContractNumber { get; set; } = "";

    /// <summary>利用契約の締結を停止条件とする.</summary>
    public bool ConditionalOnUseContract { get; set; }

    /// <summary>委託契約に定めた事項 (11-4, 9-1-4イ): values of the checklist.</summary>
    public List<string> ContractItems { get; set; } = [];

    /// <summary>停止条件の成就: day of the use contract, from which the contract of commission is in force; null until then.</summary>
    public DateOnly? EffectiveOn { get; set; }

    /// <summary>Optimistic concurrency token, incremented at each save.</summary>
    public long Revision { get; set; }
}
