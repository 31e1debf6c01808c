namespace WorkflowAnon.Domain.Recruitment;

/// <summary>募集の状態.</summary>
public enum RecruitmentState
{
    /// <summary>計画した: divisions are selecting files (4-1a).</summary>
    Planned = 1,

    /// <summary>募集要綱を起案した (4-2a).</summary>
    Drafted = 2,

    /// <summary>あらかじめ公示した (4-2b).</summary>
    PreNoticed = 3,

    /// <summary>募集中: the guidelines are published.</summary>
    Open = 4,

    /// <summary>募集を終了した.</summary>
    Closed = 5,

    /// <summary>結果を報告した.</summary>
    Reported = 6,
}

/// <summary>提案の募集: one round of invitation in a 年度 (第4). Its id is the correlation id of its workflow instances.</summary>
public sealed class RecruitmentRound
{
    /// <summary>Id: the subject id of the workflow instance.</summary>
    public required string Id { get; init; }

    /// <summary>年度 of the start day (April to March).</summary>
    public int FiscalYear { get; set; }

    /// <summary>第何回 within the 年度, from 1.</summary>
    public int Round { get; set; }

    /// <summary>募集の開始の日; counts as the first day of the period.</summary>
    public DateOnly StartsOn { get; set; }

    /// <summary>募集の終了の日; the period ends at its 24:00 in Japan time.</summary>
    public DateOnly EndsOn { get; set; }

    /// <summary>状態.</summary>
    public RecruitmentState State { get; set; } = RecruitmentState.Planned;

    /// <summary>選定を依頼する所属.</summary>
    public List<string> DivisionIds { get; set; } = [];

    /// <summary>選定に回答した所属.</summary>
    public List<string> AnsweredDivisionIds { get; set; } = [];

    /// <summary>募集の単位, one per file (4-3a) or per group (4-3b).</summary>
    public List<RecruitmentItem> Items { get; set; } = [];

    /// <summary>募集要綱（第1号様式）の記載事項, or empty while not drafted.</summary>
    public RecruitmentGuidelines Guidelines { get; set; } = new();

    /// <summary>公示・掲載の記録.</summary>
    public List<Publication> Publications { get; set; } = [];

    /// <summary>募集の終了を記録した日, or null.</summary>
    public DateOnly? ClosedOn { get; set; }

    /// <summary>延長しようとする終了の日 while its change is being decided, or null.</summary>
    public DateOnly? ProposedEndsOn { get; set; }

    /// <summary>Why the period is to be extended.</summary>
    public string ExtensionReason { get; set; } = "";

    /// <summary>結果を報告した日, or null.</summary>
    public DateOnly? ReportedOn { get; set; }

    /// <summary>報告の内容.</summary>
    public string Report { get; set; } = "";

    /// <summary>Optimistic concurrency token, incremented at each save.</summary>
    public long Revision { get; set; }

    /// <summary>令和8年度第1回 as people call it.</summary>
    public string Label() => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{new Calendar.FiscalYear(FiscalYear).Name}第{Round}回提案の募集");

    /// <summary>The latest record of a kind of publication, or null.</summary>
    public Publication? LatestPublication(PublicationKind kind) => Publications.LastOrDefault(p => p.Kind == kind && !p.Superseded);

    /// <summary>The item that contains the file, or null when the file is not recruited.</summary>
    public RecruitmentItem? ItemOf(string fileId) => Items.FirstOrDefault(i => i.FileId == fileId);
}

/// <summary>募集の単位: one recruited file, alone or within a group of the same kind (第4⑶).</summary>
public sealed class RecruitmentItem
{
    /// <summary>個人情報ファイル.</summary>
    public string FileId { get; set; } = "";

    /// <summary>Name as in the register on the day of drafting.</summary>
    public string FileName { get; set; } = "";

    /// <summary>担当課.</summary>
    public string DivisionId { get; set; } = "";

    /// <summary>概要 as published.</summary>
    public string Summary { get; set; } = "";

    /// <summary>本人の数（名寄せ後） as known when drafted; the one that counts is fixed at the end of the period.</summary>
    public int PersonCount { get; set; }

    /// <summary>取りまとめの名称 shared by the files of a group; empty when the file stands alone.</summary>
    public string GroupName { get; set; } = "";

    /// <summary>本人の数 of the whole group, each person counted once; null when the file stands alone or the number is not known.</summary>
    public int? GroupPersonCount { get; set; }

    /// <summary>True for the group's lead 担当課.</summary>
    public bool IsGroupLead { get; set; }
}

/// <summary>公示・掲載の種類.</summary>
public enum PublicationKind
{
    /// <summary>募集開始前の公示 (4-2b).</summary>
    PreNotice = 1,

    /// <summary>募集要綱の掲載 (4-2a).</summary>
    Guidelines = 2,

    /// <summary>期間の延長の掲載 (4-2b).</summary>
    Extension = 3,
}

/// <summary>公示・掲載の記録: where, when and by whom something was published.</summary>
public sealed class Publication
{
    /// <summary>What was published.</summary>
    public PublicationKind Kind { get; set; }

    /// <summary>公表先: id of the profile's channel.</summary>
    public string ChannelId { get; set; } = "";

    /// <summary>掲載先 URL.</summary>
    public string Url { get; set; } = "";

    /// <summary>掲載日.</summary>
    public DateOnly PublishedOn { get; set; }

    /// <summary>掲載した者 as typed (係・氏名 or vendor).</summary>
    public string PublishedBy { get; set; } = "";

    /// <summary>How it was confirmed (画面の写しの綴じ込み先 など).</summary>
    public string Evidence { get; set; } = "";

    /// <summary>Staff id of who recorded it.</summary>
    public string RecordedById { get; set; } = "";

    /// <summary>True after the period was changed: the record stays, but it no longer carries the recruitment.</summary>
    public bool Superseded { get; set; }
}
