using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http;

namespace WorkflowAnon.Web.Studio;

/// <summary>JSON as the elements read and write it: camelCase names, enums as words, Japanese as it is.</summary>
internal static class StudioJson
{
    /// <summary>How everything here is written.</summary>
    public static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter() },
        MaxDepth = 256,
    };

    /// <summary>An answer.</summary>
    public static IResult Ok(object value) => Results.Json(value, Options);

    /// <summary>A list with its count.</summary>
    public static IResult List<T>(IReadOnlyCollection<T> items) => Ok(new { items, count = items.Count });

    /// <summary>A refusal in the form whose words the elements show.</summary>
    public static IResult Refused(int status, params IEnumerable<string> reasons)
    {
        var messages = reasons.ToList();
        return Results.Json(new { statusCode = status, message = messages.FirstOrDefault() ?? "", errors = new { generalErrors = messages } }, Options, statusCode: status);
    }
}
