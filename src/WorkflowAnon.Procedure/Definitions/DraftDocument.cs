using System.Text;
using System.Text.Json;
using WorkflowAnon.Domain.Definitions;
using WorkflowAnon.Engine.Activities;
using WorkflowAnon.Engine.Definitions;
using WorkflowAnon.Procedure.Definitions.Composing;
using WorkflowAnon.Procedure.Kernel.Tasks;

namespace WorkflowAnon.Procedure.Definitions;

/// <summary>
/// The document of a draft. It may hold errors that forbid its publication; refused is only what is no definition, what the designer cannot show again (unknown activities),
/// and what this product never runs (state machines).
/// </summary>
internal sealed class DraftDocument
{
    private const string Field = "document";
    private const int MostNamed = 5;

    private DraftDocument(string json, JsonElement root) =>
        (Json, DefinitionId, Name, Owner) = (json, Text(root, "definitionId"), Text(root, "name"), root.TryGetProperty("customProperties", out var custom) ? Text(custom, "owner") : null);

    /// <summary>The document as typed.</summary>
    public string Json { get; }

    /// <summary>Its <c>definitionId</c>; null when it names none.</summary>
    public string? DefinitionId { get; }

    /// <summary>Its name; null when it has none.</summary>
    public string? Name { get; }

    /// <summary>Owning department that it names; null for none.</summary>
    public string? Owner { get; }

    /// <summary>Reads a document.</summary>
    /// <exception cref="TaskRefusedException">It is no definition, too large, a state machine, or names activities that the catalogue does not have.</exception>
    public static DraftDocument Read(string json, ActivityCatalog catalog)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        if (string.IsNullOrWhiteSpace(json))
            throw new TaskRefusedException(Field, "手続定義が空です。");
        if (Encoding.UTF8.GetByteCount(json) >= DraftRules.MaxBytes)
            throw new TaskRefusedException(Field, "手続定義が大きすぎます（10メガバイト未満にしてください）。手続を複数の定義に分けてください。");
        using var document = Parse(json);
        var root = document.RootElement;
        if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("root", out var flow) || flow.ValueKind != JsonValueKind.Object)
            throw new TaskRefusedException(Field, "手続定義ではありません。最上位のアクティビティ（root）のある、Elsa 3の手続定義にしてください。");
        if (Text(flow, "type") == "Elsa.StateMachine")
            throw new TaskRefusedException(Field, "状態機械（Elsa.StateMachine）には対応していません。フローチャート（Elsa.Flowchart）か順次（Elsa.Sequence）で作り直してください。");
        List<string> unknown = [];
        foreach (var activity in StepDocument.All(flow).Where(a => Text(a, "type") is not { } type || catalog.TryGet(type) is null))
            unknown.Add($"「{Text(activity, "type") ?? "型なし"}」［{Text(activity, "id") ?? "識別子なし"}］");
        if (unknown.Count > 0)
        {
            var named = string.Join("、", unknown.Take(MostNamed)) + (unknown.Count > MostNamed ? $"ほか{unknown.Count - MostNamed}個" : "");
            throw new TaskRefusedException(Field, $"登録されていないアクティビティがあるため、保存できません：{named}。一覧にあるアクティビティに置き換えてください。");
        }

        return new DraftDocument(json, root);
    }

    private static JsonDocument Parse(string json)
    {
        try
        {
            return JsonDocument.Parse(json, DefinitionParser.Options);
        }
        catch (JsonException e)
        {
            throw new TaskRefusedException(Field, $"JSONとして読み取れません（{e.LineNumber + 1}行目、{e.BytePositionInLine + 1}文字目付近）。手続定義のファイルを選んでください。");
        }
    }

    private static string? Text(JsonElement json, string name) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 } text ? text : null;
}
