namespace WorkflowAnon.Domain.Provision;

/// <summary>提供 (第9の2): the handing over of the medium. The data itself is never stored here.</summary>
public sealed class ProvisionFile
{
    /// <summary>The case.</summary>
    public required string CaseId { get; init; }

    /// <summary>保護措置 (9-2-2b, 第11の3): values of the checklist.</summary>
    public List<string> Measures { get; set; } = [];

    /// <summary>措置をした者.</summary>
    public string PreparedById { get; set; } = "";

    /// <summary>媒体の管理番号.</summary>
    public string MediaSerial { get; set; } = "";

    /// <summary>媒体の枚数.</summary>
    public int MediaCount { get; set; }

    /// <summary>提供媒体: id of the profile, equal to the proposal's (9-2-2a).</summary>
    public string Medium { get; set; } = "";

    /// <summary>提供方法: id of the profile, equal to the proposal's (9-2-2a).</summary>
    public string Way { get; set; } = "";

    /// <summary>変更後の提供媒体 that a person accepted before the provision (O-13); empty: as proposed.</summary>
    public string AgreedMedium { get; set; } = "";

    /// <summary>変更後の提供方法 that a person accepted before the provision (O-13); empty: as proposed.</summary>
    public string AgreedWay { get; set; } = "";

    /// <summary>提供した日.</summary>
    public DateOnly? ProvidedOn { get; set; }

    /// <summary>提供した者.</summary>
    public string ProvidedById { get; set; } = "";

    /// <summary>受領した者.</summary>
    public string Recipient { get; set; } = "";

    /// <summary>受領書の番号又は追跡番号.</summary>
    public string ReceiptNote { get; set; } = "";

    /// <summary>遅れの通知 (9-2-1但), in order.</summary>
    public List<DelayNotice> DelayNotices { get; set; } = [];

    /// <summary>Optimistic concurrency token, incremented at each save.</summary>
    public long Revision { get; set; }
}

/// <summary>提供が遅れる旨の通知.</summary>
public sealed class DelayNotice
{
    /// <summary>通知した日.</summary>
    public DateOnly NotifiedOn { get; set; }

    /// <summary>やむを得ない事情.</summary>
    public string Reason { get; set; } = "";

    /// <summary>新しい提供の見込み.</summary>
    public DateOnly ExpectedOn { get; set; }
}
