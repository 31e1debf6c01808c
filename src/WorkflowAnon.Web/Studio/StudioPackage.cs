using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace WorkflowAnon.Web.Studio;

/// <summary>
/// デザイナーの配布物: the folder of the npm package that Elsa Studio's custom elements come in, unmodified (docs/studio.md). The product runs
/// without it; the designer's pages then say how to install it.
/// </summary>
internal sealed partial class StudioPackage
{
    /// <summary>Version that this product was tested with.</summary>
    public const string Version = "3.8.2";

    private static readonly FrozenDictionary<string, string> MediaTypes = new Dictionary<string, string>
    {
        [".wasm"] = "application/wasm",
        [".dat"] = "application/octet-stream",
        [".js"] = "text/javascript; charset=utf-8",
        [".css"] = "text/css; charset=utf-8",
        [".json"] = "application/json; charset=utf-8",
        [".map"] = "application/json; charset=utf-8",
        [".webmanifest"] = "application/manifest+json",
        [".woff2"] = "font/woff2",
        [".ttf"] = "font/ttf",
        [".png"] = "image/png",
        [".svg"] = "image/svg+xml",
        [".ico"] = "image/x-icon",
        [".cur"] = "image/x-icon",
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    private readonly ConcurrentDictionary<string, string> _tags = new(StringComparer.Ordinal);
    private readonly Lazy<FrozenDictionary<string, StudioFile>> _files;

    /// <summary>Names the folder; it is read when a file is first asked for.</summary>
    /// <param name="folder">Folder that holds package.json and _framework; need not exist.</param>
    public StudioPackage(string folder)
    {
        Folder = Path.GetFullPath(folder);
        _files = new(Read);
    }

    /// <summary>Where the package is, or is to be.</summary>
    public string Folder { get; }

    /// <summary>Why the designer cannot be shown, in words for a screen; null when it can.</summary>
    public string? Problem
    {
        get
        {
            var manifest = Path.Combine(Folder, "package.json");
            if (!File.Exists(manifest) || !File.Exists(Path.Combine(Folder, "_framework", "blazor.webassembly.js")))
                return "デザイナー（Elsa Studio）の配布物がありません。";
            using var json = JsonDocument.Parse(File.ReadAllBytes(manifest));
            var version = json.RootElement.TryGetProperty("version", out var found) ? found.GetString() : null;
            return version == Version ? null : $"デザイナー（Elsa Studio）の配布物が第{version}版です。この製品が使うのは第{Version}版です。";
        }
    }

    /// <summary>A file of the package by its path below the folder; null when there is none.</summary>
    public StudioFile? Find(string path) => _files.Value.GetValueOrDefault(path);

    /// <summary>Entity tag of a file: a digest of its content, computed once.</summary>
    public string TagOf(StudioFile file) => _tags.GetOrAdd(file.Path, path =>
    {
        using var stream = File.OpenRead(path);
        return Convert.ToHexStringLower(SHA256.HashData(stream))[..16];
    });

    // Only what was there at the first look is served: nothing that a request names reaches the file system.
    private FrozenDictionary<string, StudioFile> Read()
    {
        if (Problem is not null)
            return FrozenDictionary<string, StudioFile>.Empty;
        var all = Directory.EnumerateFiles(Folder, "*", SearchOption.AllDirectories).ToHashSet(StringComparer.Ordinal);
        return all.Where(f => MediaTypes.ContainsKey(Path.GetExtension(f))).ToFrozenDictionary(
            f => Path.GetRelativePath(Folder, f).Replace('\\', '/'),
            f => new StudioFile(f, all.Contains(f + ".br") ? f + ".br" : null, all.Contains(f + ".gz") ? f + ".gz" : null, MediaTypes[Path.GetExtension(f)], Fingerprint().IsMatch(Path.GetFileName(f))),
            StringComparer.Ordinal);
    }

    [GeneratedRegex(@"\.[a-z0-9]{10}\.")]
    private static partial Regex Fingerprint();
}

/// <summary>A file of the package.</summary>
/// <param name="Path">Where it is.</param>
/// <param name="Brotli">The same compressed; null when the package has none.</param>
/// <param name="Gzip">The same compressed by the older way.</param>
/// <param name="MediaType">Content-Type.</param>
/// <param name="IsFingerprinted">True when its name changes with its content.</param>
internal sealed record StudioFile(string Path, string? Brotli, string? Gzip, string MediaType, bool IsFingerprinted);
