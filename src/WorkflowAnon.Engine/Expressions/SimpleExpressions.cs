using System.Text.Json;

namespace WorkflowAnon.Engine.Expressions;

/// <summary>A literal of the definition.</summary>
internal sealed class LiteralExpression(object? value) : CompiledExpression
{
    private object? _converted;
    private Type? _convertedTo;

    internal override object? Evaluate(IExpressionScope scope, Type target)
    {
        // A literal of one input always has the same target; lists may be changed by whoever gets them, so they are made anew.
        if (Volatile.Read(ref _convertedTo) == target)
            return _converted;
        var converted = ExpressionValues.Convert(value, target);
        if (converted is not (null or string or ValueType))
            return converted;
        _converted = converted;
        Volatile.Write(ref _convertedTo, target);
        return converted;
    }

    internal override bool TryConstant(out object? constant)
    {
        constant = value;
        return true;
    }
}

/// <summary>An Object expression: JSON text; read only when the input says what type it wants.</summary>
internal sealed class ObjectExpression(string text) : CompiledExpression
{
    /// <summary>True when the text is JSON, or empty.</summary>
    internal bool IsReadable
    {
        get
        {
            try
            {
                return text.Length == 0 || Parse(text) is not null || text.Trim() == "null";
            }
            catch (JsonException)
            {
                return false;
            }
        }
    }

    internal override object? Evaluate(IExpressionScope scope, Type target)
    {
        if (target == typeof(object) || target == typeof(string))
            return text;
        return text.Length == 0 ? null : ExpressionValues.Convert(Parse(text), target);
    }

    private static object? Parse(string text)
    {
        using var document = JsonDocument.Parse(text);
        return Values.FromElement(document.RootElement);
    }
}

/// <summary>A Variable expression: the variable with that id, nearest scope first.</summary>
internal sealed class VariableExpression(string id) : CompiledExpression
{
    internal override object? Evaluate(IExpressionScope scope, Type target) =>
        scope.TryGetVariableById(id, out var value) ? ExpressionValues.Convert(value, target) : null;
}

/// <summary>An Input expression: the workflow input with that name.</summary>
internal sealed class InputExpression(string name) : CompiledExpression
{
    internal override object? Evaluate(IExpressionScope scope, Type target) =>
        scope.TryGetInput(name, out var value) ? ExpressionValues.Convert(value, target) : null;
}

/// <summary>Conversions of evaluated values to what an input wants.</summary>
internal static class ExpressionValues
{
    internal static object? Convert(object? value, Type target)
    {
        if (value is null || target == typeof(object) || target.IsInstanceOfType(value))
            return value;
        if (target == typeof(List<object?>))
            return value is string text ? Convert(Values.FromElement(JsonSerializer.Deserialize<JsonElement>(text)), target) : Values.Normalize(value) as List<object?> ?? [value];
        if (target == typeof(List<string>))
            return ((List<object?>)Convert(value, typeof(List<object?>))!).ConvertAll(Values.ToText);

        // An empty text is no value for a number, a flag or a time: Studio stores cleared fields so.
        if (value is string { Length: 0 } && target != typeof(string))
            return null;
        return Values.Convert(value, target);
    }
}
