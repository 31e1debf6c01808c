using System.Globalization;
using DotLiquid;
using DotLiquid.Exceptions;

namespace WorkflowAnon.Engine.Expressions;

/// <summary>
/// A Liquid template (DotLiquid; see docs/decisions/0003-liquid-by-dotliquid.md). Parsed once per version. A template that does
/// not parse is written as text with the reason, as Elsa does.
/// </summary>
internal sealed class LiquidExpression : CompiledExpression
{
    private readonly Template? _template;

    internal LiquidExpression(string source)
    {
        try
        {
            _template = Template.Parse(source);
            _template.MakeThreadSafe();
        }
        catch (SyntaxException e)
        {
            Error = e.Message;
            ErrorText = $"\n{e.Message}\nSource:\n{source}\n";
        }
    }

    /// <summary>Why the template does not parse; null when it does.</summary>
    internal string? Error { get; }

    private string? ErrorText { get; }

    internal override object? Evaluate(IExpressionScope scope, Type target)
    {
        if (_template is null)
            return ExpressionValues.Convert(ErrorText, target);
        var definition = scope.Workflow.Definition;
        var root = new Hash
        {
            ["Variables"] = new Hash((_, name) => scope.TryGetVariable(name, out var value) ? ToLiquid(value) : null),
            ["Input"] = new Hash((_, name) => scope.TryGetInput(name, out var value) ? ToLiquid(value) : null),
            ["CorrelationId"] = scope.CorrelationId,
            ["WorkflowDefinitionId"] = definition.DefinitionId,
            ["WorkflowDefinitionVersionId"] = definition.Id,
            ["WorkflowDefinitionVersion"] = definition.Version,
            ["WorkflowInstanceId"] = scope.InstanceId,
        };
        var text = _template.Render(new RenderParameters(CultureInfo.InvariantCulture)
        {
            LocalVariables = root,
            ErrorsOutputMode = ErrorsOutputMode.Rethrow,
            MaxIterations = 100_000,
            Timeout = 5000, // as JavaScript's
        });
        return ExpressionValues.Convert(target == typeof(bool) || target == typeof(bool?) ? text.Trim() : text, target);
    }

    private static object? ToLiquid(object? value) => Values.Normalize(value) switch
    {
        Dictionary<string, object?> map => Hash.FromDictionary(map.ToDictionary(x => x.Key, x => ToLiquid(x.Value)!)),
        List<object?> list => list.ConvertAll(ToLiquid),
        DateTimeOffset at => at.DateTime,
        TimeSpan or Guid or DateOnly => Values.ToText(value),
        { } other => other,
        null => null,
    };
}
