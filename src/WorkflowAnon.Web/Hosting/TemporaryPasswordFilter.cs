using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using WorkflowAnon.Web.Pages;
using WorkflowAnon.Web.Security;

namespace WorkflowAnon.Web.Hosting;

/// <summary>Who signed in with a temporary password changes it before anything else.</summary>
internal sealed class TemporaryPasswordFilter : IAsyncPageFilter
{
    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        if (!StaffClaims.HasTemporaryPassword(context.HttpContext.User) || context.HandlerInstance is AccountPasswordModel or LoginModel or LogoutModel or FaultModel)
            return next();
        context.Result = new LocalRedirectResult("/account/password");
        return Task.CompletedTask;
    }
}
