using System.Security.Claims;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using WorkflowAnon.Storage.Identity;
using WorkflowAnon.Web.Hosting;
using WorkflowAnon.Web.Studio;

namespace WorkflowAnon.Web.Security;

/// <summary>Looks at each request whether a session's account has changed (transfer, leave, lock, password), and renews or ends the session accordingly.</summary>
internal static partial class SessionCheck
{
    public static async Task ValidateAsync(CookieValidatePrincipalContext context)
    {
        if (context.HttpContext.Request.Path.StartsWithSegments("/assets") || StudioFiles.IsFile(context.HttpContext.Request.Path))
            return;
        try
        {
            // The full check is due after a while, or at once when the account is not what the cookie was made from.
            if (!await IsAsSignedInAsync(context))
                context.Properties.IssuedUtc = null;
            await SecurityStampValidator.ValidatePrincipalAsync(context);
        }
        catch (Exception e) when (DatabaseTrouble.IsBehind(e))
        {
            // The page itself must be reached, so that what was typed is shown again with the news that the database is away.
            // Nobody gains by it: without the database no command and no list works, and the check is repeated at the next request.
            Postponed(context.HttpContext.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(SessionCheck)), e);
        }
    }

    /// <summary>How the person signed in stays with the session when its claims are read anew.</summary>
    public static Task KeepWayAsync(SecurityStampRefreshingPrincipalContext context)
    {
        if (context.CurrentPrincipal is { } before && context.NewPrincipal?.Identity is ClaimsIdentity identity)
            identity.AddClaims(before.FindAll(c => c.Type is ClaimTypes.AuthenticationMethod or "amr"));
        return Task.CompletedTask;
    }

    private static Task<bool> IsAsSignedInAsync(CookieValidatePrincipalContext context)
    {
        var id = context.Principal?.FindFirstValue(ClaimTypes.NameIdentifier);
        var version = context.Principal?.FindFirstValue(StaffClaims.Version);
        return context.HttpContext.RequestServices.GetRequiredService<WorkflowAnonDbContext>().Set<StaffAccount>()
            .AnyAsync(a => a.Id == id && a.ConcurrencyStamp == version, context.HttpContext.RequestAborted);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "データベースに届かないため、アカウントの確認を次の要求まで延期しました。")]
    private static partial void Postponed(ILogger logger, Exception exception);
}
