using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using WorkflowAnon.Web.Pages;

namespace WorkflowAnon.Web.Hosting;

/// <summary>
/// While the demonstration's data is being prepared nothing is changed by hand: the business date moves through months, and whoever did a
/// task of a case that is being made would meet its script. A task's own page says so itself and keeps what was typed.
/// </summary>
internal sealed class PreparationFilter(IDemonstrationInfo demonstration) : IAsyncPageFilter
{
    /// <summary>What a person is told.</summary>
    public const string Message = "実演のデータを準備しています。終わるまで、登録と変更は受け付けません（通常は1分以内）。何も登録していません。画面の上の表示が消えてから、もう一度行ってください。";

    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        if (demonstration.Preparation is null || !HttpMethods.IsPost(context.HttpContext.Request.Method) || MayPost(context))
            return next();
        context.HttpContext.Items[ConflictFilter.MessageKey] = Message;
        context.Result = new StatusCodeResult(StatusCodes.Status409Conflict);
        return Task.CompletedTask;
    }

    private static bool MayPost(PageHandlerExecutingContext context) => context.HandlerInstance switch
    {
        LoginModel or LoginCodeModel or LogoutModel or FaultModel => true,
        TaskModel => string.IsNullOrEmpty(context.HandlerMethod?.Name),
        _ => false,
    };
}
