using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using System.Text.Unicode;
using WorkflowAnon.Domain.Agency;

namespace WorkflowAnon.Server.Hosting;

/// <summary>
/// 団体設定ファイル: reads a profile strictly. An unknown, missing, doubled or wrongly written key refuses the whole file, and
/// every fault is named by its path at once, so that a person corrects the file in one go.
/// </summary>
public static class AgencyProfileFile
{
    private static readonly JsonSerializerOptions Options = Create();

    /// <summary>Reads the file at <paramref name="path"/>.</summary>
    /// <exception cref="ConfigurationRefusedException">The file is absent or faulty.</exception>
    public static AgencyProfile Load(string path)
    {
        string text;
        try
        {
            text = File.ReadAllText(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ConfigurationRefusedException($"団体設定ファイル「{path}」を読めません（{e.Message}）。", e);
        }

        return Parse(text, path);
    }

    /// <summary>Reads <paramref name="json"/>; <paramref name="source"/> names it in messages.</summary>
    /// <exception cref="ConfigurationRefusedException">The text is faulty.</exception>
    public static AgencyProfile Parse(string json, string source)
    {
        try
        {
            using var document = JsonDocument.Parse(json, new JsonDocumentOptions { AllowDuplicateProperties = false });
            var shape = new List<string>();
            Compare(document.RootElement, Options.GetTypeInfo(typeof(AgencyProfile)), "", shape);
            if (shape.Count > 0) throw Refused(source, shape);
            var profile = document.Deserialize<AgencyProfile>(Options)!;
            var problems = AgencyProfileCheck.Problems(profile);
            return problems.Count == 0 ? profile : throw Refused(source, problems.Select(p => $"{p.Path}：{p.Problem}"));
        }
        catch (JsonException e)
        {
            var path = e.Path?.TrimStart('$').TrimStart('.');
            throw new ConfigurationRefusedException($"団体設定ファイル「{source}」を読めません。\n  {(string.IsNullOrEmpty(path) ? "書式" : path)}：{e.Message}", e);
        }
    }

    // The serializer stops at the first fault and names no path for a missing key: so the document is compared first.
    private static void Compare(JsonElement element, JsonTypeInfo type, string path, List<string> found)
    {
        switch (type.Kind)
        {
            case JsonTypeInfoKind.Object when element.ValueKind == JsonValueKind.Object:
                foreach (var property in element.EnumerateObject())
                {
                    var known = type.Properties.FirstOrDefault(p => p.Name == property.Name);
                    if (known is null) found.Add($"{Join(path, property.Name)}：知らないキーです。");
                    else if (property.Value.ValueKind != JsonValueKind.Null) Compare(property.Value, Options.GetTypeInfo(known.PropertyType), Join(path, property.Name), found);
                    else if (!known.IsSetNullable && Nullable.GetUnderlyingType(known.PropertyType) is null) found.Add($"{Join(path, property.Name)}：値がありません（null は使えません）。");
                }

                found.AddRange(type.Properties.Where(p => p.IsRequired && !element.TryGetProperty(p.Name, out _)).Select(p => $"{Join(path, p.Name)}：キーがありません。"));
                break;
            case JsonTypeInfoKind.Enumerable when element.ValueKind == JsonValueKind.Array:
                var index = 0;
                foreach (var item in element.EnumerateArray()) Compare(item, Options.GetTypeInfo(type.ElementType!), $"{path}[{index++}]", found);
                break;
            case JsonTypeInfoKind.Object or JsonTypeInfoKind.Enumerable:
                found.Add($"{(path.Length == 0 ? "全体" : path)}：{(type.Kind == JsonTypeInfoKind.Object ? "{ … }" : "[ … ]")} で書いてください。");
                break;
            default:
                if (!CanRead(element, type)) found.Add($"{path}：「{element.ToString()}」は書けない値です{Expected(type.Type)}。");
                break;
        }
    }

    private static bool CanRead(JsonElement element, JsonTypeInfo type)
    {
        try
        {
            return element.Deserialize(type) is not null;
        }
        catch (Exception e) when (e is JsonException or FormatException)
        {
            return false;
        }
    }

    private static string Expected(Type type)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        return type.IsEnum ? $"（{string.Join("、", Enum.GetNames(type).Select(JsonNamingPolicy.CamelCase.ConvertName))} のいずれか）"
            : type == typeof(DateOnly) ? "（年月日は 2025-06-01 の形）"
            : type == typeof(TimeOnly) ? "（時刻は 08:30 の形）"
            : type == typeof(MonthDay) ? "（月日は 12-29 の形）"
            : type == typeof(int) ? "（整数）" : type == typeof(bool) ? "（true か false）" : type == typeof(string) ? "（文字列）" : "";
    }

    private static ConfigurationRefusedException Refused(string source, IEnumerable<string> problems) =>
        new($"団体設定ファイル「{source}」に誤りがあるため開始しません。\n  {string.Join("\n  ", problems)}");

    private static string Join(string path, string key) => path.Length == 0 ? key : $"{path}.{key}";

    private static JsonSerializerOptions Create()
    {
        var options = new JsonSerializerOptions
        {
            PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
            UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
            RespectNullableAnnotations = true,
            RespectRequiredConstructorParameters = true,
            AllowDuplicateProperties = false,
            Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
            TypeInfoResolver = new DefaultJsonTypeInfoResolver(),
        };
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false));
        options.Converters.Add(new MonthDayConverter());
        options.MakeReadOnly();
        return options;
    }

    private sealed class MonthDayConverter : JsonConverter<MonthDay>
    {
        public override MonthDay Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.TokenType == JsonTokenType.String && MonthDay.TryParse(reader.GetString(), out var day) ? day : throw new JsonException();

        public override void Write(Utf8JsonWriter writer, MonthDay value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
    }
}
