using System.Collections.Frozen;
using System.IO.Compression;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace WorkflowAnon.Web.Hosting;

/// <summary>Style sheets and scripts from this assembly. The address carries a digest, so that a browser keeps a file until it changes.</summary>
internal static class Assets
{
    private const string Prefix = "wwwroot/";

    private static readonly FrozenDictionary<string, Asset> Files = typeof(Assets).Assembly.GetManifestResourceNames()
        .Where(n => n.StartsWith(Prefix, StringComparison.Ordinal))
        .ToFrozenDictionary(n => n[Prefix.Length..], Load, StringComparer.Ordinal);

    /// <summary>Address of a file below wwwroot, for example css/site.css.</summary>
    /// <exception cref="KeyNotFoundException">There is no such file.</exception>
    public static string Url(string name) => $"/assets/{name}?v={Files[name].Digest}";

    /// <summary>There is a file of this name below wwwroot.</summary>
    public static bool Has(string name) => Files.ContainsKey(name);

    public static void Map(IEndpointRouteBuilder endpoints) => endpoints.MapGet("/assets/{**name}", (string name, HttpContext context) =>
    {
        if (!Files.TryGetValue(name, out var file))
            return Results.NotFound();
        context.Response.Headers.CacheControl = context.Request.Query["v"] == file.Digest ? "public, max-age=31536000, immutable" : "no-cache";
        context.Response.Headers.Vary = "Accept-Encoding";
        if (!file.IsText || !TakesGzip(context.Request))
            return Results.Bytes(file.Content, file.MediaType, entityTag: new($"\"{file.Digest}\""));
        context.Response.Headers.ContentEncoding = "gzip";
        return Results.Bytes(file.Packed.Value, file.MediaType, entityTag: new($"\"{file.Digest}-gzip\""));
    }).AllowAnonymous();

    // Only these files, which are the same for everybody: a compressed page would tell by its length what stands in it.
    private static bool TakesGzip(HttpRequest request) =>
        request.GetTypedHeaders().AcceptEncoding.Any(e => e.Value.Equals("gzip", StringComparison.OrdinalIgnoreCase) && e.Quality is not 0);

    private static Asset Load(string resource)
    {
        using var stream = typeof(Assets).Assembly.GetManifestResourceStream(resource)!;
        var content = new byte[stream.Length];
        stream.ReadExactly(content);
        return new(content, Path.GetExtension(resource) switch
        {
            ".css" => "text/css; charset=utf-8",
            ".js" => "text/javascript; charset=utf-8",
            ".svg" => "image/svg+xml",
            ".png" => "image/png",
            ".json" => "application/json; charset=utf-8",
            _ => "application/octet-stream",
        }, Convert.ToHexStringLower(SHA256.HashData(content))[..16]);
    }

    private static byte[] Pack(byte[] content)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.SmallestSize))
            gzip.Write(content);
        return packed.ToArray();
    }

    private sealed record Asset(byte[] Content, string MediaType, string Digest)
    {
        /// <summary>Worth packing: a picture is packed already.</summary>
        public bool IsText => MediaType.StartsWith("text/", StringComparison.Ordinal) || MediaType.StartsWith("application/json", StringComparison.Ordinal) || MediaType == "image/svg+xml";

        /// <summary>The content by gzip, made when a browser first asks for it.</summary>
        public Lazy<byte[]> Packed { get; } = new(() => Pack(Content));
    }
}
