using Jint;
using Jint.Native;
using Jint.Native.Function;
using WorkflowAnon.Engine.Execution;
using JintEngine = Jint.Engine;

namespace WorkflowAnon.Engine.Expressions;

/// <summary>Plain values to JavaScript and back; scripts never see a .NET object.</summary>
internal static class JavaScriptValues
{
    internal static JsValue FromPlain(JintEngine engine, object? value)
    {
        switch (Values.Normalize(value))
        {
            case null:
                return JsValue.Null;
            case string s:
                return JsString.Create(s);
            case bool b:
                return b ? JsBoolean.True : JsBoolean.False;
            case int i:
                return JsNumber.Create(i);
            case long l:
                return JsNumber.Create((double)l);
            case double d:
                return JsNumber.Create(d);
            case decimal m:
                return JsNumber.Create((double)m);
            case DateTimeOffset at:
                return JsValue.FromObject(engine, at.UtcDateTime);
            case DateTime time:
                return JsValue.FromObject(engine, time);
            case List<object?> list:
                return new JsArray(engine, list.ConvertAll(x => FromPlain(engine, x)).ToArray());
            case Dictionary<string, object?> map:
                return FromMap(engine, map);
            case { } other:
                return JsString.Create(Values.ToText(other));
        }
    }

    internal static object? ToPlain(JsValue value) => ToPlain(value, 0);

    private static object? ToPlain(JsValue value, int depth)
    {
        if (depth > 32)
            throw new FormatException("値の入れ子が深すぎるか、循環しています。");
        switch (value)
        {
            case JsString:
                return value.AsString();
            case JsBoolean:
                return value.AsBoolean();
            case JsNumber:
                return Number(value.AsNumber());
            case JsDate date:
                return new DateTimeOffset(date.ToDateTime().ToUniversalTime());
            case JsArray array:
                var list = new List<object?>((int)array.Length);
                for (uint i = 0; i < array.Length; i++)
                    list.Add(ToPlain(array[i], depth + 1));
                return list;
            case Function:
                throw new FormatException("関数は値として使えません。");
            case JsObject map:
                var result = new Dictionary<string, object?>(StringComparer.Ordinal);
                foreach (var key in map.GetOwnPropertyKeys())
                    if (key is JsString && map.GetOwnProperty(key).Enumerable)
                        result[key.AsString()] = ToPlain(map.Get(key), depth + 1);
                return result;
            default:
                return value.IsNull() || value.IsUndefined() ? null : Values.Normalize(value.ToObject());
        }
    }

    private static object? Number(double number) => number switch
    {
        _ when Math.Floor(number) != number || Math.Abs(number) > 9_007_199_254_740_991 => (object)number,
        >= int.MinValue and <= int.MaxValue => (object)Convert.ToInt32(number),
        _ => (object)Convert.ToInt64(number),
    };

    private static JsObject FromMap(JintEngine engine, Dictionary<string, object?> map)
    {
        var result = new JsObject(engine);
        foreach (var (key, item) in map)
            result.Set(key, FromPlain(engine, item));
        if (!ChildResult.IsOne(map))
            return result;

        // Elsa hands scripts the .NET object of a child's result, whose members are in Pascal case.
        foreach (var (key, item) in map)
            result.FastSetProperty(char.ToUpperInvariant(key[0]) + key[1..], new Jint.Runtime.Descriptors.PropertyDescriptor(FromPlain(engine, item), true, false, true));
        return result;
    }
}
