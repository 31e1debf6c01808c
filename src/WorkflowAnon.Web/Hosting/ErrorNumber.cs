using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace WorkflowAnon.Web.Hosting;

/// <summary>エラー番号: what a person quotes on the telephone; the log has the same number beside the exception.</summary>
internal static partial class ErrorNumber
{
    private const string Key = "WorkflowAnon.ErrorNumber";

    // Without 0, O, 1 and I, which are mistaken for each other when read aloud.
    private const string Letters = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";

    /// <summary>The number of this request; the same every time it is asked for.</summary>
    public static string Of(HttpContext context)
    {
        if (context.Items[Key] is string known)
            return known;
        var number = RandomNumberGenerator.GetString(Letters, 4) + "-" + RandomNumberGenerator.GetString(Letters, 4);
        context.Items[Key] = number;
        return number;
    }

    /// <summary>Writes an exception to the log under this request's number.</summary>
    public static string Log(HttpContext context, ILogger logger, Exception exception)
    {
        var number = Of(context);
        Failed(logger, number, context.Request.Method, context.Request.Path, exception);
        return number;
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "エラー番号 {Number}: {Method} {Path}")]
    private static partial void Failed(ILogger logger, string number, string method, PathString path, Exception exception);
}
