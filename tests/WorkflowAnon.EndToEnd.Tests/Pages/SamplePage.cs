using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Razor;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using WorkflowAnon.EndToEnd.Tests.Forms;
using WorkflowAnon.Procedure.Kernel.Forms;
using WorkflowAnon.Web.Forms;
using WorkflowAnon.Web.Hosting;

namespace WorkflowAnon.EndToEnd.Tests.Pages;

/// <summary>A page that shows the product's own form parts with a form that has every kind of field.</summary>
internal static class SamplePage
{
    private static readonly FormDescriptor Form = FormDescriptor.Of(typeof(SampleForm));

    private static readonly Dictionary<string, IReadOnlyList<Choice>> Choices = new()
    {
        ["files"] = [.. Enumerable.Range(1, 9).Select(i => new Choice($"file-{i}", $"ファイル{i}"))],
    };

    public static void Map(WebApplication app) => app.MapMethods("/sample", ["GET", "POST"], async context =>
    {
        var data = FormData.Empty;
        IReadOnlyList<FieldError> errors = [];
        var focus = "";
        if (HttpMethods.IsPost(context.Request.Method))
        {
            data = new FormData(context.Request.Form.Where(f => !f.Key.StartsWith('_')).Select(f => KeyValuePair.Create(f.Key, f.Value.Select(v => v ?? "").ToArray())));
            if (context.Request.Form["_rows"] is [{ } rows])
                (data, focus) = FormRows.Apply(Form, data, rows);
            else
                errors = FormBinder.Bind(Form, data = FormRows.Renumber(Form, data, keepEmpty: false)).Errors;
        }

        var state = new FormState(Form, data, Choices, errors, focus);
        context.Response.ContentType = "text/html; charset=utf-8";
        await context.Response.WriteAsync($"""
            <!DOCTYPE html><html lang="ja"><head><title>見本</title><meta charset="utf-8">
            <meta name="htmx-config" content='{"{"}"includeIndicatorStyles":false,"allowEval":false{"}"}'>
            <link rel="stylesheet" href="{Assets.Url("vendor/design-tokens/tokens.css")}"><link rel="stylesheet" href="{Assets.Url("css/common.css")}"><link rel="stylesheet" href="{Assets.Url("css/site.css")}">
            <script src="{Assets.Url("vendor/htmx/htmx.min.js")}" defer></script><script src="{Assets.Url("js/site.js")}" defer></script></head>
            <body><main class="main"><h1>見本</h1><div id="task-form">{await RenderAsync(context, "_ErrorSummary", state)}
            <form method="post" class="card" novalidate>{await RenderAsync(context, "_FormFields", state)}
            <div class="buttons"><button class="button button--primary" type="submit" name="_button" value="Done">登録する</button></div></form></div></main></body></html>
            """);
    }).DisableAntiforgery();

    private static async Task<string> RenderAsync(HttpContext context, string view, FormState state)
    {
        var services = context.RequestServices;
        var action = new ActionContext(context, context.GetRouteData(), new ActionDescriptor());
        var found = services.GetRequiredService<IRazorViewEngine>().GetView(null, $"/Pages/Shared/{view}.cshtml", isMainPage: false).EnsureSuccessful([]);
        await using var writer = new StringWriter();
        await found.View!.RenderAsync(new ViewContext(
            action, found.View!,
            new ViewDataDictionary<FormState>(services.GetRequiredService<IModelMetadataProvider>(), new ModelStateDictionary()) { Model = state },
            new TempDataDictionary(context, services.GetRequiredService<ITempDataProvider>()), writer, new HtmlHelperOptions()));
        return writer.ToString();
    }
}
