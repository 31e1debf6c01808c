namespace WorkflowAnon.Domain.FileRegister;

/// <summary>
/// 個人情報ファイル and its entry in the published 個人情報ファイル簿 (法75, 110). Only the description of the file is kept; the
/// 保有個人情報 itself is never stored (法121①).
/// </summary>
public sealed class PersonalInformationFile
{
    /// <summary>Id ("file-…"), never reused.</summary>
    public required string Id { get; init; }

    /// <summary>個人情報ファイルの名称, exactly as in the register (5-5-2).</summary>
    public required string Name { get; set; }

    /// <summary>担当課: the division that holds the file (2-d).</summary>
    public required string DivisionId { get; set; }

    /// <summary>保有の経過: who held the file since when; the last one holds it now.</summary>
    public List<FileHolding> Holdings { get; set; } = [];

    /// <summary>種別: files of the same kind held by several divisions may be grouped (4-3b); empty when there is none of its kind.</summary>
    public string Kind { get; set; } = "";

    /// <summary>利用目的.</summary>
    public string Purpose { get; set; } = "";

    /// <summary>概要, as published before a recruitment (4-2b ウ).</summary>
    public string Summary { get; set; } = "";

    /// <summary>記録範囲: whose data the file holds.</summary>
    public string Scope { get; set; } = "";

    /// <summary>収集方法.</summary>
    public string Collection { get; set; } = "";

    /// <summary>記録項目.</summary>
    public List<RecordItem> RecordItems { get; set; } = [];

    /// <summary>名寄せ前の数, persons, 0 or more.</summary>
    public int RawPersonCount { get; set; }

    /// <summary>本人の数（名寄せ後）, persons, 0 or more: the upper limit of a proposal (6-2ア).</summary>
    public int PersonCount { get; set; }

    /// <summary>本人の数の基準日, or null while never counted (6-2イ).</summary>
    public DateOnly? PersonCountAsOf { get; set; }

    /// <summary>Why the count is as of another day than the end of the recruitment; empty otherwise.</summary>
    public string PersonCountReason { get; set; } = "";

    /// <summary>個人情報ファイル簿の公表日 of the present entry, or null while the entry is not published.</summary>
    public DateOnly? RegisterPublishedOn { get; set; }

    /// <summary>法第60条第3項の三要件 as last judged (3-1b).</summary>
    public FileTests Tests { get; set; } = new();

    /// <summary>⒁ 提案の募集をする個人情報ファイルである旨 is entered (3-2).</summary>
    public bool RecruitmentEntry14 { get; set; }

    /// <summary>⒂ 提案を受ける組織の名称 (3-2).</summary>
    public string Organisation15 { get; set; } = "";

    /// <summary>⒂ 提案を受ける組織の所在地 (3-2).</summary>
    public string Address15 { get; set; } = "";

    /// <summary>Day on which ⒁ and ⒂ were entered, or null.</summary>
    public DateOnly? EntriesOn { get; set; }

    /// <summary>Why the file is not offered; empty while it is or may be.</summary>
    public string ExclusionReason { get; set; } = "";

    /// <summary>Optimistic concurrency token, incremented at each save.</summary>
    public long Revision { get; set; }
}

/// <summary>保有: a division held the file from a day on.</summary>
public sealed class FileHolding
{
    /// <summary>所属.</summary>
    public string DivisionId { get; set; } = "";

    /// <summary>First day.</summary>
    public DateOnly From { get; set; }

    /// <summary>組織改正など, why it changed.</summary>
    public string Reason { get; set; } = "";
}
