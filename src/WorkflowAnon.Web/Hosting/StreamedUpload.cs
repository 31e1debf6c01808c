using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;
using WorkflowAnon.Procedure.Attachments;

namespace WorkflowAnon.Web.Hosting;

/// <summary>A posted form whose last part is a file: its fields are read, its bytes wait in the connection until somebody takes them.</summary>
internal sealed class StreamedUpload
{
    // A form has a dozen fields of at most a few thousand characters.
    private const int MostFields = 50, LongestField = 64 * 1024;

    // Read to nowhere after a refusal, so that the browser shows our answer: it does not look for one before it has sent everything.
    private const long MostDrained = 1024L * 1024 * 1024;

    private readonly Stream _body;

    private StreamedUpload(Stream body, Dictionary<string, StringValues> fields, UploadedFile? file) => (_body, Fields, File) = (body, fields, file);

    /// <summary>The fields before the file.</summary>
    public Dictionary<string, StringValues> Fields { get; }

    /// <summary>The file, or null when the form had none.</summary>
    public UploadedFile? File { get; }

    /// <summary>Reads the fields up to the file.</summary>
    /// <exception cref="InvalidDataException">Not a form that a browser sends.</exception>
    public static async Task<StreamedUpload> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        Dictionary<string, StringValues> fields = [];
        var boundary = MediaTypeHeaderValue.TryParse(request.ContentType, out var type) ? HeaderUtilities.RemoveQuotes(type.Boundary).Value : null;
        if (string.IsNullOrEmpty(boundary))
            throw new InvalidDataException("multipart/form-data ではありません。");
        var reader = new MultipartReader(boundary, request.Body);
        while (await reader.ReadNextSectionAsync(cancellationToken) is { } section)
        {
            if (!ContentDispositionHeaderValue.TryParse(section.ContentDisposition, out var disposition))
                throw new InvalidDataException("Content-Disposition がありません。");
            if (disposition.IsFileDisposition())
            {
                var name = HeaderUtilities.RemoveQuotes(disposition.FileNameStar.HasValue ? disposition.FileNameStar : disposition.FileName).ToString();
                return new(request.Body, fields, new UploadedFile(name, section.ContentType ?? "", section.Body));
            }

            if (fields.Count == MostFields)
                throw new InvalidDataException("項目が多すぎます。");
            var field = HeaderUtilities.RemoveQuotes(disposition.Name).ToString();
            fields[field] = StringValues.Concat(fields.GetValueOrDefault(field), await TextAsync(section.Body, cancellationToken));
        }

        return new(request.Body, fields, null);
    }

    /// <summary>Reads what is left to nowhere.</summary>
    public async Task DrainAsync(CancellationToken cancellationToken)
    {
        var buffer = new byte[64 * 1024];
        long drained = 0;
        int read;
        while (drained < MostDrained && (read = await _body.ReadAsync(buffer, cancellationToken)) > 0)
            drained += read;
    }

    private static async Task<string> TextAsync(Stream body, CancellationToken cancellationToken)
    {
        var buffer = new byte[LongestField];
        var read = await body.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken);
        if (read == buffer.Length)
            throw new InvalidDataException("項目が長すぎます。");
        return Encoding.UTF8.GetString(buffer, 0, read);
    }
}

/// <summary>
/// Puts on a page that takes a file: the request may be as large as it likes, because this page reads it piece by piece and stops where the rules say; every
/// other page keeps the server's limit. Runs before the antiforgery check, which then finds its token among the fields.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class StreamedUploadAttribute : Attribute, IAsyncAuthorizationFilter, IOrderedFilter
{
    /// <summary>Before antiforgery (1000).</summary>
    public int Order => 0;

    /// <inheritdoc/>
    public async Task OnAuthorizationAsync(AuthorizationFilterContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var http = context.HttpContext;
        if (!HttpMethods.IsPost(http.Request.Method))
            return;
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
            limit.MaxRequestBodySize = null;
        try
        {
            var upload = await StreamedUpload.ReadAsync(http.Request, http.RequestAborted);
            http.Features.Set(upload);
            http.Features.Set<IFormFeature>(new FormFeature(new FormCollection(upload.Fields)));
        }
        catch (Exception e) when (e is InvalidDataException or IOException)
        {
            context.Result = new Microsoft.AspNetCore.Mvc.StatusCodeResult(StatusCodes.Status400BadRequest);
        }
    }
}
