using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using WorkflowAnon.Engine.Activities;
using WorkflowAnon.Engine.Runtime;
using WorkflowAnon.Procedure.Kernel.Tasks;
using WorkflowAnon.Web.Hosting;

namespace WorkflowAnon.Web.Studio;

/// <summary>デザイナーの窓口: the HTTP contract of Elsa Studio's custom elements (docs/studio.md) on this product's own engine.</summary>
internal static class StudioApi
{
    public static IServiceCollection Add(IServiceCollection services, StudioPackage package) => services
        .AddSingleton(package)
        .AddSingleton<StudioPalette>()
        .AddSingleton<PaletteFile>()
        .AddScoped<StudioDefinitions>()
        .AddScoped<StudioDrafts>()
        .AddScoped<StudioInstances>()
        .AddSingleton<InstanceWatch>()
        .AddHostedService(p => p.GetRequiredService<InstanceWatch>())
        .AddSignalR().Services;

    public static void Map(IEndpointRouteBuilder endpoints)
    {
        StudioFiles.Map(endpoints);
        var api = endpoints.MapGroup(StudioAccess.Prefix + "/api");
        api.AddEndpointFilter(AnswerAsync);
        DescriptorEndpoints.Map(api);
        DefinitionEndpoints.Map(api);
        DraftEndpoints.Map(api);
        InstanceEndpoints.Map(api);
        ExecutionEndpoints.Map(api);
        endpoints.MapHub<InstanceHub>(StudioAccess.Prefix + "/hubs/workflow-instance");
    }

    /// <summary>Lets nobody past who may not: before routing reaches an endpoint or the hub.</summary>
    public static async Task GuardAsync(HttpContext context, RequestDelegate next)
    {
        if (StudioAccess.Refusal(context, context.RequestServices.GetRequiredService<IDemonstrationInfo>()) is not var (status, message))
        {
            context.Response.Headers.CacheControl = "no-store";
            await next(context);
            return;
        }

        await StudioJson.Refused(status, message).ExecuteAsync(context);
    }

    // What a command or query refuses is told in the words that the elements show.
    private static async ValueTask<object?> AnswerAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        try
        {
            return await next(context);
        }
        catch (TaskConflictException e)
        {
            // The elements show the words of a 400 only.
            return StudioJson.Refused(ConflictFilter.StatusOf(e.Kind) is var status && status == StatusCodes.Status409Conflict ? StatusCodes.Status400BadRequest : status, e.Message);
        }
        catch (WorkflowNotFoundException e)
        {
            return StudioJson.Refused(StatusCodes.Status404NotFound, e.Message);
        }
        catch (DefinitionRefusedException e)
        {
            // Our own pane beside the editor opens by it.
            context.HttpContext.Response.Headers["Refused-By"] = "checks";
            return StudioJson.Refused(StatusCodes.Status400BadRequest, e.Problems.Where(p => !p.IsWarning).Select(p => p.Line));
        }
        catch (BurstRefusedException e)
        {
            return StudioJson.Refused(StatusCodes.Status400BadRequest, e.Message);
        }
        // Who has gone away needs no answer.
        catch (Exception e) when (e is not OperationCanceledException && !context.HttpContext.RequestAborted.IsCancellationRequested)
        {
            ErrorNumber.Log(context.HttpContext, context.HttpContext.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(StudioApi)), e);
            var away = DatabaseTrouble.IsBehind(e);
            return StudioJson.Refused(
                away ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status500InternalServerError,
                away ? "データベースに届きません。保存していません。しばらくしてから、もう一度行ってください。" : $"処理できませんでした。エラー番号 {ErrorNumber.Of(context.HttpContext)} を運用管理者に伝えてください。");
        }
    }
}
