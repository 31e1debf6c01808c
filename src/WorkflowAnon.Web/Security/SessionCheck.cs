using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using WorkflowAnon.Web.Hosting;

namespace WorkflowAnon.Web.Security;

/// <summary>Looks at intervals whether a session's account has changed (transfer, leave, password).</summary>
internal static partial class SessionCheck
{
    public static async Task ValidateAsync(CookieValidatePrincipalContext context)
    {
        try
        {
            await SecurityStampValidator.ValidatePrincipalAsync(context);
        }
        catch (Exception e) when (DatabaseTrouble.IsBehind(e))
        {
            // The page itself must be reached, so that what was typed is shown again with the news that the database is away.
            // Nobody gains by it: without the database no command and no list works, and the check is repeated at the next request.
            Postponed(context.HttpContext.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(SessionCheck)), e);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "データベースに届かないため、アカウントの確認を次の要求まで延期しました。")]
    private static partial void Postponed(ILogger logger, Exception exception);
}
