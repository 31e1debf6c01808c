using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using WorkflowAnon.Engine.Runtime;
using WorkflowAnon.Web.Security;

namespace WorkflowAnon.Web.Studio;

/// <summary>What the editor offers: activities, expressions, types, strategies. Empty lists where this engine has no such choice.</summary>
internal static class DescriptorEndpoints
{
    private const string RealTime = "Elsa.RealTimeWorkflowUpdates";

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/descriptors/activities", (HttpContext context, PaletteFile palette) => palette.Answer(context));
        api.MapPost("/descriptors/activities/{type}/options/{property}", async (string type, string property, IDefinitionStore store, CancellationToken cancellationToken) =>
            StudioJson.Ok(new { items = await StudioPalette.ChoicesAsync(property, store, cancellationToken) is { } choices ? new Dictionary<string, object> { ["dropdown"] = choices } : [] }));
        api.MapGet("/descriptors/expression-descriptors", () => StudioJson.List(Expressions));
        api.MapGet("/descriptors/variables", () => StudioJson.List(VariableTypes));
        api.MapGet("/descriptors/storage-drivers", () => StudioJson.List(Storage));
        api.MapGet("/descriptors/workflow-activation-strategies", () => StudioJson.List(Activation));
        api.MapGet("/descriptors/incident-strategies", () => StudioJson.List(Incidents));
        // What is recorded and when it is committed is not the designer's choice here (architecture.md, decision 3).
        foreach (var none in new[] { "log-persistence-strategies", "commit-strategies/workflows", "commit-strategies/activities" })
            api.MapGet("/descriptors/" + none, () => StudioJson.List(Array.Empty<object>()));
        api.MapGet("/descriptors/output-converters", () => StudioJson.Ok(new { items = Array.Empty<object>() }));
        api.MapGet("/features/installed", () => StudioJson.List<object>([new { name = "RealTimeWorkflowUpdates", @namespace = "Elsa", fullName = RealTime, displayName = "実行の即時表示", description = "" }]));
        api.MapPost("/scripting/javascript/type-definitions/{definitionId}", async (string definitionId, HttpContext context, StudioDefinitions definitions, CancellationToken cancellationToken) =>
            Results.Text(await definitions.ScriptTypesAsync(StaffClaims.ActorOf(context.User), definitionId, cancellationToken), "application/x-typescript; charset=utf-8"));
    }

    private static IReadOnlyList<object> Expressions { get; } =
    [
        Expression("Literal", "値", false),
        Expression("Object", "オブジェクト", true, ("MonacoLanguage", "json")),
        Expression("Variable", "変数", true, ("UIHint", "variable-picker")),
        Expression("Input", "手続の入力", true, ("UIHint", "input-picker")),
        Expression("JavaScript", "JavaScript", true, ("MonacoLanguage", "javascript")),
        Expression("Liquid", "Liquid", true, ("MonacoLanguage", "liquid")),
    ];

    private static IReadOnlyList<object> VariableTypes { get; } =
    [
        Variable("String", "文字"), Variable("Boolean", "真偽"), Variable("Int32", "整数"), Variable("Int64", "大きな整数"), Variable("Decimal", "小数"),
        Variable("DateTimeOffset", "日時"), Variable("TimeSpan", "時間の長さ"), Variable("Guid", "識別子"), Variable("Object", "オブジェクト"),
    ];

    private static IReadOnlyList<object> Storage { get; } =
    [
        new { typeName = "Elsa.Workflows.WorkflowInstanceStorageDriver, Elsa.Workflows.Core", displayName = "手続の実行に保存する", priority = 10, deprecated = false },
        new { typeName = "Elsa.Workflows.MemoryStorageDriver, Elsa.Workflows.Core", displayName = "待つまでの間だけ", priority = 0, deprecated = false },
    ];

    // The first is what the editor shows where a definition names none.
    private static IReadOnlyList<object> Activation { get; } =
    [
        Strategy("Elsa.Workflows.Runtime.ActivationValidators.AllowAlwaysStrategy, Elsa.Workflows.Runtime", "制限なし", "いつでも始めます。"),
        Strategy("Elsa.Workflows.Runtime.ActivationValidators.SingletonStrategy, Elsa.Workflows.Runtime", "同時に一つ", "この手続が一つも進行していないときだけ始めます。"),
        Strategy("Elsa.Workflows.Runtime.ActivationValidators.CorrelationStrategy, Elsa.Workflows.Runtime", "対象ごとに一つ", "同じ対象の手続が一つも進行していないときだけ始めます。"),
        Strategy("Elsa.Workflows.Runtime.ActivationValidators.CorrelatedSingletonStrategy, Elsa.Workflows.Runtime", "この手続は対象ごとに一つ", "同じ対象でこの手続が進行していないときだけ始めます。"),
    ];

    private static IReadOnlyList<object> Incidents { get; } =
    [
        Strategy("Elsa.Workflows.IncidentStrategies.FaultStrategy, Elsa.Workflows.Core", "全体を止める", "障害があると、運用管理者が対応するまで全体が止まります。"),
        Strategy("Elsa.Workflows.IncidentStrategies.ContinueWithIncidentsStrategy, Elsa.Workflows.Core", "ほかの枝は続ける", "障害のあった枝だけが止まります。"),
    ];

    private static object Expression(string type, string name, bool browsable, params (string Key, string Value)[] properties) =>
        new { type, displayName = name, isSerializable = true, isBrowsable = browsable, properties = properties.ToDictionary(p => p.Key, p => p.Value) };

    private static object Variable(string type, string name) => new { typeName = type, displayName = name, category = "基本", description = (string?)null };

    private static object Strategy(string type, string name, string description) => new { typeName = type, displayName = name, description };
}
