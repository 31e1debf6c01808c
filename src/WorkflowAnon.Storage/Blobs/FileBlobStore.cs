using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using WorkflowAnon.Storage.Engine;
using WorkflowAnon.Storage.Model;

namespace WorkflowAnon.Storage.Blobs;

/// <summary>Blobs as files named by their hash, in a folder for each first byte.</summary>
internal sealed class FileBlobStore(StorageOptions options, IDbContextFactory<WorkflowAnonDbContext> contexts) : IBlobStore
{
    // Files whose rows are looked for in one query.
    private const int Lookup = 500;

    public async Task<BlobReference> WriteAsync(Stream content, string mediaType, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(content);
        ArgumentException.ThrowIfNullOrEmpty(mediaType);
        Directory.CreateDirectory(options.BlobFolder);
        var temporary = Path.Combine(options.BlobFolder, $"{Guid.NewGuid():N}.tmp");
        try
        {
            string hash;
            long size;
            var file = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None, 64 * 1024, FileOptions.Asynchronous);
            await using (file.ConfigureAwait(false))
            {
                using var sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
                var buffer = new byte[64 * 1024];
                int read;
                while ((read = await content.ReadAsync(buffer, cancellationToken).ConfigureAwait(false)) > 0)
                {
                    sha.AppendData(buffer, 0, read);
                    await file.WriteAsync(buffer.AsMemory(0, read), cancellationToken).ConfigureAwait(false);
                }
                file.Flush(flushToDisk: true);
                hash = Convert.ToHexStringLower(sha.GetHashAndReset());
                size = file.Length;
            }
            var path = PathOf(hash);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            // Over an equal file too: its age starts again, so that the sweep cannot take it before the commit.
            File.Move(temporary, path, overwrite: true);
            return new BlobReference(hash, size, mediaType);
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    public Stream? OpenRead(string hash)
    {
        var path = PathOf(hash);
        return File.Exists(path) ? new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, 64 * 1024, FileOptions.Asynchronous) : null;
    }

    public async Task<int> SweepAsync(TimeSpan age, CancellationToken cancellationToken = default)
    {
        if (!Directory.Exists(options.BlobFolder))
            return 0;
        // File times are real time, so the age is measured on the real clock.
        var before = TimeProvider.System.GetUtcNow().UtcDateTime - age;
        var swept = 0;
        var db = await contexts.CreateDbContextAsync(cancellationToken).ConfigureAwait(false);
        await using var disposeDb = db.ConfigureAwait(false);
        foreach (var old in Directory.EnumerateFiles(options.BlobFolder, "*", SearchOption.AllDirectories).Where(IsOld).Chunk(Lookup))
        {
            var names = old.Select(Path.GetFileName).ToList();
            var kept = await db.Set<BlobRow>().Where(b => names.Contains(b.Hash)).Select(b => b.Hash).ToHashSetAsync(cancellationToken).ConfigureAwait(false);
            // Its age once more: whoever writes the same content at this moment makes it new.
            foreach (var path in old.Where(p => !kept.Contains(Path.GetFileName(p)) && IsOld(p)))
            {
                File.Delete(path);
                swept++;
            }
        }
        return swept;

        bool IsOld(string path) => File.GetLastWriteTimeUtc(path) <= before;
    }

    private string PathOf(string hash)
    {
        if (hash.Length != 64 || !hash.All(c => char.IsAsciiDigit(c) || c is >= 'a' and <= 'f'))
            throw new ArgumentException("ハッシュの形式が正しくありません。", nameof(hash));
        return Path.Combine(options.BlobFolder, hash[..2], hash);
    }
}
