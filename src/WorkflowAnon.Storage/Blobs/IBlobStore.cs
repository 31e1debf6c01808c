namespace WorkflowAnon.Storage.Blobs;

/// <summary>
/// 書類の原データ: contents by their hash, as files outside the database. A blob is written before the burst that refers to it commits
/// (<c>BurstScope.KeepBlob</c>); what no commit refers to is swept away after a day.
/// </summary>
public interface IBlobStore
{
    /// <summary>Writes a content and forces it to the disk. The same content gets the same reference.</summary>
    Task<BlobReference> WriteAsync(Stream content, string mediaType, CancellationToken cancellationToken = default);

    /// <summary>Opens a content for reading; null when there is none.</summary>
    Stream? OpenRead(string hash);

    /// <summary>Deletes files older than <paramref name="age"/> that no committed row refers to. Returns how many.</summary>
    Task<int> SweepAsync(TimeSpan age, CancellationToken cancellationToken = default);
}

/// <summary>A content in the blob store.</summary>
/// <param name="Hash">SHA-256 in lower-case hex; the content's name.</param>
/// <param name="Size">Bytes.</param>
/// <param name="MediaType">For example <c>application/pdf</c>.</param>
public sealed record BlobReference(string Hash, long Size, string MediaType);
