namespace WorkflowAnon.Domain.Production;

/// <summary>作成 (第9の1): production of the anonymised information of one case, without any of its data: only what was done, by whom, with which evidence.</summary>
public sealed class ProductionFile
{
    /// <summary>The case.</summary>
    public required string CaseId { get; init; }

    /// <summary>作成を始めた日.</summary>
    public DateOnly? StartedOn { get; set; }

    /// <summary>作成者.</summary>
    public string ProducerId { get; set; } = "";

    /// <summary>委託先に周知した事項 (9-1-4イn, 9-1-2b); empty when nothing is outsourced.</summary>
    public List<string> ContractorDutiesTold { get; set; } = [];

    /// <summary>委託先の受領確認日, or null.</summary>
    public DateOnly? ContractorAcknowledgedOn { get; set; }

    /// <summary>委託先の安全管理措置の確認 (9-1-4イ).</summary>
    public string ContractorSafetyNote { get; set; } = "";

    /// <summary>再委託先への周知 (9-1-2b: ２以上の段階にわたる委託を含む).</summary>
    public List<SubcontractorRecord> Subcontractors { get; set; } = [];

    /// <summary>委託した旨を総務課に報告した日 (9-1-4n), or null.</summary>
    public DateOnly? OutsourcingReportedOn { get; set; }

    /// <summary>加工基準ごとの記録 (規則62; 9-1-2a), five once production is finished.</summary>
    public List<ProcessingStandardRecord> Standards { get; set; } = [];

    /// <summary>作成した情報に含まれる本人の数; at least 1,000 (規則56).</summary>
    public int? ProducedPersonCount { get; set; }

    /// <summary>作成した情報に含まれる情報の項目.</summary>
    public List<string> ProducedItems { get; set; } = [];

    /// <summary>実際に要した時間, minutes; for statistics only, never for the fee (8-1-4, 8-2-2).</summary>
    public int? ActualMinutes { get; set; }

    /// <summary>ハッシュ値 of the produced file (SHA-256), or empty.</summary>
    public string OutputHash { get; set; } = "";

    /// <summary>作成を終えた日.</summary>
    public DateOnly? FinishedOn { get; set; }

    /// <summary>検査 in order; the last one counts.</summary>
    public List<InspectionRecord> Inspections { get; set; } = [];

    /// <summary>Optimistic concurrency token, incremented at each save.</summary>
    public long Revision { get; set; }
}

/// <summary>規則62の各号: what was done for one standard.</summary>
public sealed class ProcessingStandardRecord
{
    /// <summary>1 to 5.</summary>
    public int Number { get; set; }

    /// <summary>講じた措置.</summary>
    public string Measure { get; set; } = "";

    /// <summary>確認の根拠.</summary>
    public string Evidence { get; set; } = "";

    /// <summary>件数: 第4号 how many were treated as 特異, 第5号 how many remain unique; null for the others.</summary>
    public int? Count { get; set; }
}

/// <summary>再委託先 and that it was told its duties.</summary>
public sealed class SubcontractorRecord
{
    /// <summary>名称.</summary>
    public string Name { get; set; } = "";

    /// <summary>再委託する範囲.</summary>
    public string Scope { get; set; } = "";

    /// <summary>周知の内容を確認した日.</summary>
    public DateOnly AcknowledgedOn { get; set; }
}

/// <summary>検査: one check before provision (9-1-5), by somebody who did not produce.</summary>
public sealed class InspectionRecord
{
    /// <summary>検査者.</summary>
    public string InspectorId { get; set; } = "";

    /// <summary>検査日.</summary>
    public DateOnly InspectedOn { get; set; }

    /// <summary>True: 適正に加工されている.</summary>
    public bool Passed { get; set; }

    /// <summary>検査の方法と結果, or what must be done again.</summary>
    public string Note { get; set; } = "";
}
