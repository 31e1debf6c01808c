using WorkflowAnon.Domain.FileRegister;

namespace WorkflowAnon.Domain.Recruitment;

/// <summary>対象ファイルの選定: one division's answer for one recruitment (第3).</summary>
public sealed class FileSelection
{
    /// <summary>Id: see <see cref="IdOf"/>.</summary>
    public required string Id { get; init; }

    /// <summary>募集.</summary>
    public required string RecruitmentId { get; init; }

    /// <summary>担当課.</summary>
    public required string DivisionId { get; init; }

    /// <summary>依頼日.</summary>
    public DateOnly RequestedOn { get; init; }

    /// <summary>The judgement on each file of the division.</summary>
    public List<FileNomination> Nominations { get; set; } = [];

    /// <summary>起案者, staff id; empty while not drafted.</summary>
    public string DrafterId { get; set; } = "";

    /// <summary>総務課へ提出した日, or null.</summary>
    public DateOnly? SubmittedOn { get; set; }

    /// <summary>Optimistic concurrency token, incremented at each save.</summary>
    public long Revision { get; set; }

    /// <summary>The files selected.</summary>
    public IEnumerable<FileNomination> SelectedFiles() => Nominations.Where(n => n.Selected);

    /// <summary>The id of a division's selection for a recruitment.</summary>
    public static string IdOf(string recruitmentId, string divisionId) => $"{recruitmentId}.{divisionId}";
}

/// <summary>選定: the judgement on one file, kept as it was made for this recruitment.</summary>
public sealed class FileNomination
{
    /// <summary>個人情報ファイル.</summary>
    public string FileId { get; set; } = "";

    /// <summary>True: 募集の対象とする.</summary>
    public bool Selected { get; set; }

    /// <summary>三要件 with reasons (3-1b).</summary>
    public FileTests Tests { get; set; } = new();

    /// <summary>選定しない理由; empty for a selected file.</summary>
    public string ExclusionReason { get; set; } = "";

    /// <summary>名寄せ前の数 at the end of the period, or null until fixed.</summary>
    public int? RawPersonCount { get; set; }

    /// <summary>本人の数（名寄せ後） at the end of the period, or null until fixed (6-2).</summary>
    public int? PersonCount { get; set; }

    /// <summary>基準日 of the count, or null until fixed (6-2イ).</summary>
    public DateOnly? PersonCountAsOf { get; set; }
}
