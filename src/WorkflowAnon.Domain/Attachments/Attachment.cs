using WorkflowAnon.Domain.Rules;

namespace WorkflowAnon.Domain.Attachments;

/// <summary>添付ファイル: one version of one file that belongs to a case or a recruitment. Never overwritten, never deleted before 廃棄; the content lies in the blob store.</summary>
public sealed class Attachment
{
    /// <summary>Id ("attachment-…").</summary>
    public required string Id { get; init; }

    /// <summary>The case or recruitment.</summary>
    public required string SubjectId { get; init; }

    /// <summary>The paper on the custody list that this is a scan of, or empty.</summary>
    public string PaperId { get; init; } = "";

    /// <summary>Which 本人確認書類 this is a copy of: opening it is recorded before its bytes are sent. Null for any other file.</summary>
    public IdentityPaperKind? IdentityKind { get; init; }

    /// <summary>件名.</summary>
    public required string Title { get; init; }

    /// <summary>Name that the file had, as it was: no normal form is forced.</summary>
    public required string FileName { get; init; }

    /// <summary>Media type as the content says, one of <see cref="FileTypes.All"/>.</summary>
    public required string MediaType { get; init; }

    /// <summary>Size in bytes, 1 to <see cref="UploadRules.MostBytes"/>.</summary>
    public long Bytes { get; init; }

    /// <summary>SHA-256 of the content in lower-case hex: its name in the blob store.</summary>
    public required string Sha256 { get; init; }

    /// <summary>1, 2, 3 … from the first version on.</summary>
    public int Version { get; init; } = 1;

    /// <summary>The version before this one, or null for the first.</summary>
    public string? PredecessorId { get; init; }

    /// <summary>所属 that registered it: only that one replaces or withdraws it.</summary>
    public required string DivisionId { get; init; }

    /// <summary>登録した者.</summary>
    public required string AddedById { get; init; }

    /// <summary>Name of who registered it.</summary>
    public required string AddedByName { get; init; }

    /// <summary>When it was registered.</summary>
    public DateTimeOffset AddedAt { get; init; }

    /// <summary>取り下げた日時, or null while it counts.</summary>
    public DateTimeOffset? WithdrawnAt { get; set; }

    /// <summary>取り下げた者; empty while it counts.</summary>
    public string WithdrawnById { get; set; } = "";

    /// <summary>Name of who withdrew it.</summary>
    public string WithdrawnByName { get; set; } = "";

    /// <summary>取下げの理由; empty while it counts.</summary>
    public string WithdrawnReason { get; set; } = "";

    /// <summary>True once its content was erased because a 個人番号 shows on it (番号法20): the line stays, the bytes do not.</summary>
    public bool IsErased { get; set; }

    /// <summary>Optimistic concurrency token, incremented at each save.</summary>
    public long Revision { get; set; }
}
