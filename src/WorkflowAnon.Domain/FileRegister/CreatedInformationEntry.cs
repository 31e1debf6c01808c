namespace WorkflowAnon.Domain.FileRegister;

/// <summary>作成した行政機関等匿名加工情報の概要: 要綱第4の6(16)–(18) of the register and its publication (11-5). One per case.</summary>
public sealed class CreatedInformationEntry
{
    /// <summary>The case whose proposal the information was made for.</summary>
    public required string CaseId { get; init; }

    /// <summary>個人情報ファイル it was made from.</summary>
    public required string FileId { get; init; }

    /// <summary>情報の名称.</summary>
    public string InformationName { get; set; } = "";

    /// <summary>本人の数 (規則63).</summary>
    public int PersonCount { get; set; }

    /// <summary>情報の項目 (規則63).</summary>
    public List<string> Items { get; set; } = [];

    /// <summary>新たな提案を受ける組織の名称.</summary>
    public string Organisation { get; set; } = "";

    /// <summary>その所在地.</summary>
    public string Address { get; set; } = "";

    /// <summary>新たな提案をすることができる期間の初日.</summary>
    public DateOnly ProposalsFrom { get; set; }

    /// <summary>その末日.</summary>
    public DateOnly ProposalsTo { get; set; }

    /// <summary>個人情報ファイル簿に記載した日 (11-5-1).</summary>
    public DateOnly EnteredOn { get; set; }

    /// <summary>修正後のファイル簿を総務課へ提出した日 (11-5-1n), or null.</summary>
    public DateOnly? SubmittedOn { get; set; }

    /// <summary>総務文書課へ公表を依頼した日 (11-5-2), or null.</summary>
    public DateOnly? PublicationRequestedOn { get; set; }

    /// <summary>公表依頼の文書番号.</summary>
    public string RequestNumber { get; set; } = "";

    /// <summary>公表された日, or null.</summary>
    public DateOnly? PublishedOn { get; set; }

    /// <summary>公表の場所 (URL).</summary>
    public string PublishedAt { get; set; } = "";

    /// <summary>Optimistic concurrency token, incremented at each save.</summary>
    public long Revision { get; set; }
}
