using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace WorkflowAnon.Web.Studio;

/// <summary>Serves the package's files below /designer/, compressed as they come: fingerprinted names for ever, the rest by entity tag.</summary>
internal static class StudioFiles
{
    private static readonly string[] Folders = ["_framework", "_content"];

    /// <summary>Files beside the two folders that the package's own page names.</summary>
    private static readonly string[] Single = ["Elsa.Studio.Host.CustomElements.styles.css", "appsettings.json"];

    /// <summary>True for addresses of files, which are the same for everybody and need no session.</summary>
    public static bool IsFile(PathString path) => Folders.Any(f => path.StartsWithSegments("/designer/" + f));

    public static void Map(IEndpointRouteBuilder endpoints)
    {
        foreach (var folder in Folders)
            endpoints.MapMethods($"/designer/{folder}/{{**path}}", ["GET", "HEAD"], (string path, HttpContext context, StudioPackage package) => Serve(context, package, $"{folder}/{path}")).AllowAnonymous();
        foreach (var name in Single)
            endpoints.MapMethods("/designer/" + name, ["GET", "HEAD"], (HttpContext context, StudioPackage package) => Serve(context, package, name)).AllowAnonymous();
    }

    private static IResult Serve(HttpContext context, StudioPackage package, string name)
    {
        if (package.Find(name) is not { } file)
            return Results.NotFound();
        var headers = context.Response.Headers;
        headers.CacheControl = file.IsFingerprinted ? "public, max-age=31536000, immutable" : "no-cache";
        headers.Vary = "Accept-Encoding";
        var (path, encoding) = file.Brotli is { } brotli && Takes(context.Request, "br") ? (brotli, "br")
            : file.Gzip is { } gzip && Takes(context.Request, "gzip") ? (gzip, "gzip") : (file.Path, null);
        if (encoding is not null)
            headers.ContentEncoding = encoding;
        return Results.File(path, file.MediaType, entityTag: new($"\"{package.TagOf(file)}{(encoding is null ? "" : "-" + encoding)}\""));
    }

    private static bool Takes(HttpRequest request, string encoding) =>
        request.GetTypedHeaders().AcceptEncoding.Any(e => e.Value.Equals(encoding, StringComparison.OrdinalIgnoreCase) && e.Quality is not 0);
}
