namespace WorkflowAnon.Procedure.CaseFiles;

/// <summary>書き出した事案ファイルの構成: where what lies in the archive.</summary>
internal static class CaseArchive
{
    /// <summary>What the format calls itself.</summary>
    public const string Format = "workflowanon-case-file";

    /// <summary>Version of the format.</summary>
    public const int Version = 1;

    public const string Index = "index.html", Manifest = "manifest.json", ManifestHash = "manifest.sha256", Audit = "audit/proof.json", Attachments = "attachments/attachments.json", Timeline = "data/TimelineEntry.json";

    /// <summary>Where the rows of a table lie.</summary>
    public static string DataOf(Type type) => $"data/{type.Name}.json";
}

/// <summary>目録: every file of the archive but itself and its own hash.</summary>
/// <param name="Format">What this is.</param>
/// <param name="Version">Version of the format.</param>
/// <param name="CaseId">事案.</param>
/// <param name="CaseNumber">事案番号.</param>
/// <param name="ExportedAt">When.</param>
/// <param name="ExportedBy">Who (staff id).</param>
/// <param name="ExportedByName">Name of who.</param>
/// <param name="Purpose">書き出しの目的.</param>
/// <param name="WithIdentityPapers">本人確認書類 are in it.</param>
/// <param name="Heads">The audit chains as they stood.</param>
/// <param name="Files">The files.</param>
internal sealed record ArchiveManifest(
    string Format, int Version, string CaseId, string CaseNumber, DateTimeOffset ExportedAt, string ExportedBy, string ExportedByName, string Purpose, bool WithIdentityPapers,
    IReadOnlyList<ArchiveHead> Heads, IReadOnlyList<ArchiveFile> Files);

/// <summary>A file of the archive.</summary>
/// <param name="Path">Its name in it.</param>
/// <param name="Bytes">Its size.</param>
/// <param name="Sha256">Its SHA-256, lower-case hex.</param>
internal sealed record ArchiveFile(string Path, long Bytes, string Sha256);

/// <summary>Where a chain stood at the export.</summary>
/// <param name="SubjectId">Whose.</param>
/// <param name="Sequence">Number of its last record.</param>
/// <param name="Hash">Hash of it.</param>
internal sealed record ArchiveHead(string SubjectId, long Sequence, byte[] Hash);

/// <summary>An attachment as the archive lists it.</summary>
/// <param name="Id">Id of the version.</param>
/// <param name="Title">件名.</param>
/// <param name="FileName">Name that the file had.</param>
/// <param name="Bytes">Size on record.</param>
/// <param name="Sha256">SHA-256 on record, which the audit chain holds too.</param>
/// <param name="Path">Where it lies in the archive, or null when it is not in it.</param>
/// <param name="LeftOut">Why it is not in it; empty otherwise.</param>
internal sealed record ArchiveAttachment(string Id, string Title, string FileName, long Bytes, string Sha256, string? Path, string LeftOut);
