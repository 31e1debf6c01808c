using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using WorkflowAnon.Procedure.CaseFiles;

namespace WorkflowAnon.Procedure.Tests.CaseFiles;

/// <summary>An exported archive in the hands of somebody who changes it.</summary>
internal static class ArchiveForger
{
    /// <summary>The files of an archive in their order.</summary>
    public static List<(string Path, byte[] Content)> Read(byte[] archive)
    {
        using var zip = new ZipArchive(new MemoryStream(archive), ZipArchiveMode.Read);
        return [.. zip.Entries.Select(e =>
        {
            using var content = e.Open();
            using var all = new MemoryStream();
            content.CopyTo(all);
            return (e.FullName, all.ToArray());
        })];
    }

    /// <summary>An archive of files.</summary>
    public static byte[] Write(IEnumerable<(string Path, byte[] Content)> files)
    {
        using var all = new MemoryStream();
        using (var zip = new ZipArchive(all, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (path, content) in files)
            {
                using var entry = zip.CreateEntry(path, CompressionLevel.NoCompression).Open();
                entry.Write(content);
            }
        }

        return all.ToArray();
    }

    /// <summary>One file changed, nothing else.</summary>
    public static byte[] Change(byte[] archive, string path, Func<byte[], byte[]> change) =>
        Write(Read(archive).Select(f => f.Path == path ? (f.Path, change(f.Content)) : f));

    /// <summary>One file changed as text by somebody who also puts the manifest right.</summary>
    public static byte[] Forge(byte[] archive, string path, Func<string, string> change) =>
        Forge(archive, path, content => Encoding.UTF8.GetBytes(change(Encoding.UTF8.GetString(content))));

    /// <summary>One file changed by somebody who also puts the manifest right.</summary>
    public static byte[] Forge(byte[] archive, string path, Func<byte[], byte[]> change)
    {
        var files = Read(archive);
        var at = files.FindIndex(f => f.Path == path);
        files[at] = (path, change(files[at].Content));
        var manifestAt = files.FindIndex(f => f.Path == CaseArchive.Manifest);
        var manifest = JsonNode.Parse(files[manifestAt].Content)!;
        var entry = manifest["files"]!.AsArray().Single(f => f!["path"]!.GetValue<string>() == path)!;
        (entry["bytes"], entry["sha256"]) = (files[at].Content.Length, Hash(files[at].Content));
        files[manifestAt] = (CaseArchive.Manifest, Encoding.UTF8.GetBytes(manifest.ToJsonString(ArchiveWriter.Json)));
        var hashAt = files.FindIndex(f => f.Path == CaseArchive.ManifestHash);
        files[hashAt] = (CaseArchive.ManifestHash, Encoding.UTF8.GetBytes($"{Hash(files[manifestAt].Content)}  {CaseArchive.Manifest}\n"));
        return Write(files);
    }

    public static Task<ArchiveReport> CheckAsync(byte[] archive) => CaseArchiveCheck.CheckAsync(new MemoryStream(archive));

    private static string Hash(byte[] content) => Convert.ToHexStringLower(SHA256.HashData(content));
}
