using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using WorkflowAnon.Procedure.Kernel.Tasks;

namespace WorkflowAnon.Web.Hosting;

/// <summary>A command or query that was refused: answered with the status that says why, and a page with the kernel's own words.</summary>
internal sealed class ConflictFilter : IExceptionFilter
{
    /// <summary>Where the refusal's text is kept for the status page.</summary>
    public const string MessageKey = "WorkflowAnon.Refusal";

    public void OnException(ExceptionContext context)
    {
        if (context.Exception is not TaskConflictException conflict)
            return;
        context.HttpContext.Items[MessageKey] = conflict.Message;
        context.Result = new StatusCodeResult(StatusOf(conflict.Kind));
        context.ExceptionHandled = true;
    }

    /// <summary>404, 403 or 409.</summary>
    public static int StatusOf(TaskConflictKind kind) => kind switch
    {
        TaskConflictKind.NotFound => 404,
        TaskConflictKind.Forbidden => 403,
        _ => 409,
    };
}
