using System.Text.Json;
using WorkflowAnon.Engine.Definitions;

namespace WorkflowAnon.Engine.Expressions;

/// <summary>Reads the expressions of a definition.</summary>
internal static class ExpressionCompiler
{
    /// <summary>The expression ready to evaluate; null when there is none or when it is refused.</summary>
    internal static CompiledExpression? Compile(JsonElement expression, string activityId, string input, ProblemList problems)
    {
        var type = expression.Text("type") ?? "Literal";
        var hasValue = expression.TryGetProperty("value", out var value) && value.ValueKind is not (JsonValueKind.Null or JsonValueKind.Undefined);
        if (!hasValue)
            return null;
        switch (type)
        {
            case "Literal":
                return new LiteralExpression(Values.FromElement(value));
            case "Object" or "Json":
                return CompileObject(value, activityId, input, problems);
            case "JavaScript":
                return CompileJavaScript(Text(value), activityId, input, problems);
            case "Liquid":
                var liquid = new LiquidExpression(Text(value));
                if (liquid.Error is { } error)
                    problems.Warn(activityId, $"入力「{input}」のLiquidテンプレートに誤りがあります。実行すると説明文がそのまま値になります: {error}");
                return liquid;
            case "Variable":
                return Reference(value).Text("id") is { } id ? new VariableExpression(id) : Refuse("変数の指定が読み取れません");
            case "Input":
                return Reference(value).Text("name") is { } name ? new InputExpression(name) : Refuse("手続の入力の指定が読み取れません");
            default:
                return Refuse($"式の種類「{type}」には対応していません");
        }

        CompiledExpression? Refuse(string reason)
        {
            problems.Add(activityId, $"入力「{input}」: {reason}。");
            return null;
        }
    }

    private static ObjectExpression CompileObject(JsonElement value, string activityId, string input, ProblemList problems)
    {
        var text = Text(value);
        try
        {
            if (text.Length > 0)
                using (JsonDocument.Parse(text))
                {
                }
        }
        catch (JsonException)
        {
            problems.Warn(activityId, $"入力「{input}」のObject式がJSONとして読み取れません。");
        }

        return new ObjectExpression(text);
    }

    private static JavaScriptExpression? CompileJavaScript(string source, string activityId, string input, ProblemList problems)
    {
        try
        {
            return new JavaScriptExpression(source);
        }
        catch (Exception e) when (e is Jint.Runtime.JavaScriptException or Jint.ScriptPreparationException or Acornima.ParseErrorException)
        {
            problems.Add(activityId, $"入力「{input}」のJavaScriptが読み取れません: {e.Message}");
            return null;
        }
    }

    /// <summary>A reference is stored as JSON text, by some files as the object itself.</summary>
    private static JsonElement Reference(JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.String)
            return value;
        try
        {
            using var document = JsonDocument.Parse(value.GetString()!);
            return document.RootElement.Clone();
        }
        catch (JsonException)
        {
            return default;
        }
    }

    private static string Text(JsonElement value) => value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText();
}
