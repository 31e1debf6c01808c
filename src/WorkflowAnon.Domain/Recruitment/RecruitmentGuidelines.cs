namespace WorkflowAnon.Domain.Recruitment;

/// <summary>募集要綱（第1号様式）: what the guidelines say. Texts are as drafted by 総務課; files and period are the round's.</summary>
public sealed class RecruitmentGuidelines
{
    /// <summary>1 趣旨.</summary>
    public string Purpose { get; set; } = "";

    /// <summary>対象ファイルの要件の説明 (法60③).</summary>
    public string FileTests { get; set; } = "";

    /// <summary>提案の主体・欠格事由 (第5の1).</summary>
    public string Eligibility { get; set; } = "";

    /// <summary>提案の方法 (第5の2): channels, addressee, hours, 必着 or 消印.</summary>
    public string Submission { get; set; } = "";

    /// <summary>提案書の記載事項, the eight items (第5の5).</summary>
    public string ProposalItems { get; set; } = "";

    /// <summary>添付書類 (第5の4, 第5の6⑴⑵).</summary>
    public string Attachments { get; set; } = "";

    /// <summary>その他必要と認める書類, one per entry (5-6-3, 5-6-3n).</summary>
    public List<string> RequiredPapers { get; set; } = [];

    /// <summary>審査の基準, the seven criteria (第6).</summary>
    public string Criteria { get; set; } = "";

    /// <summary>審査結果の通知 (第7).</summary>
    public string ResultNotice { get; set; } = "";

    /// <summary>手数料 (第8の1・2).</summary>
    public string Fees { get; set; } = "";

    /// <summary>契約の締結 (第8の3).</summary>
    public string Contract { get; set; } = "";

    /// <summary>作成・提供の方法 (第9).</summary>
    public string Provision { get; set; } = "";

    /// <summary>遵守事項 (識別行為の禁止 など).</summary>
    public string Duties { get; set; } = "";

    /// <summary>変更・新たな提案 (第9の3, 第11の6).</summary>
    public string Changes { get; set; } = "";

    /// <summary>提案書類に含まれる個人情報の取扱い.</summary>
    public string PersonalInformation { get; set; } = "";

    /// <summary>問合せ先.</summary>
    public string Contact { get; set; } = "";

    /// <summary>起案日, or null while not drafted.</summary>
    public DateOnly? DraftedOn { get; set; }

    /// <summary>Staff id of the drafter (起案者).</summary>
    public string DrafterId { get; set; } = "";

    /// <summary>様式一覧.</summary>
    public string FormList { get; set; } = "";

    /// <summary>Every written part under the section name of 第1号様式, in its order; 募集期間 is the round's own.</summary>
    public IReadOnlyList<GuidelinePart> Parts() =>
    [
        new("purpose", "趣旨", Purpose),
        new("fileTests", "対象ファイル", FileTests),
        new("eligibility", "提案の主体及び欠格事由", Eligibility),
        new("submission", "提案の方法", Submission),
        new("proposalItems", "提案書の記載事項", ProposalItems),
        new("attachments", "添付書類", Attachments),
        new("criteria", "審査の基準", Criteria),
        new("resultNotice", "審査結果の通知", ResultNotice),
        new("fees", "手数料", Fees),
        new("contract", "契約の締結", Contract),
        new("provision", "作成及び提供", Provision),
        new("duties", "遵守事項", Duties),
        new("changes", "変更及び新たな提案", Changes),
        new("personalInformation", "個人情報の取扱い", PersonalInformation),
        new("contact", "問合せ先", Contact),
        new("formList", "様式一覧", FormList),
    ];
}

/// <summary>One part of the guidelines.</summary>
/// <param name="Item">Field name, camelCase.</param>
/// <param name="Section">Section name of 第1号様式.</param>
/// <param name="Text">本文.</param>
public sealed record GuidelinePart(string Item, string Section, string Text);
