using System.Text.Json;
using WorkflowAnon.Engine.Activities;

namespace WorkflowAnon.Engine.Definitions;

/// <summary>Reads a definition in Elsa 3's JSON format. Never throws on bad input: it says what is wrong, where, and why.</summary>
public static class DefinitionParser
{
    /// <summary>How a document is read: as leniently as designers' tools write it.</summary>
    public static JsonDocumentOptions Options { get; } = new() { MaxDepth = 256, AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip };

    /// <summary>Reads and compiles a definition.</summary>
    /// <param name="json">The document.</param>
    /// <param name="source">Where it came from: named in every problem.</param>
    /// <param name="catalog">The activity types it may use.</param>
    public static ParseOutcome Parse(string json, string source, ActivityCatalog catalog)
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentNullException.ThrowIfNull(catalog);
        var problems = new ProblemList(source);
        JsonElement element;
        try
        {
            using var document = JsonDocument.Parse(json, Options);
            element = document.RootElement.Clone();
        }
        catch (JsonException e)
        {
            problems.Add(null, $"JSONとして読み取れません（{e.LineNumber + 1}行目、{e.BytePositionInLine + 1}文字目付近）。");
            return problems.ToOutcome(null);
        }

        var definition = ReadDefinition(element, problems, catalog);
        var workflow = definition is null || problems.HasErrors ? null : DefinitionCompiler.Compile(definition, catalog, problems);
        return problems.ToOutcome(workflow);
    }

    private static WorkflowDefinition? ReadDefinition(JsonElement json, ProblemList problems, ActivityCatalog catalog)
    {
        if (json.ValueKind != JsonValueKind.Object)
        {
            problems.Add(null, "手続定義がオブジェクトではありません。");
            return null;
        }

        if (!json.TryGetProperty("root", out var rootJson) || rootJson.ValueKind != JsonValueKind.Object)
        {
            problems.Add(null, "最上位のアクティビティ（root）がありません。");
            return null;
        }

        var definitionId = json.Text("definitionId") ?? "";
        if (definitionId.Length == 0)
            problems.Add(null, "手続定義の識別子（definitionId）がありません。");
        var version = json.Integer("version") ?? 1;
        if (version < 1)
            problems.Add(null, $"版の番号が正しくありません（{version}）。");
        var root = new ActivityReader(problems, catalog).Read(rootJson);
        if (root is null)
            return null;
        var customProperties = json.Map("customProperties");
        var options = json.TryGetProperty("options", out var found) ? found : default;
        return new WorkflowDefinition(json, root)
        {
            Id = json.Text("id") is { Length: > 0 } id ? id : $"{definitionId}-v{version}",
            DefinitionId = definitionId,
            Version = version,
            Name = json.Text("name") ?? definitionId,
            Description = json.Text("description"),
            Owner = customProperties.TryGetValue("owner", out var owner) && owner.ValueKind == JsonValueKind.String ? owner.GetString() : null,
            IsLatest = json.Flag("isLatest"),
            IsPublished = json.Flag("isPublished"),
            Variables = ActivityReader.ReadVariables(json, null, problems),
            Inputs = ReadArguments(json, "inputs"),
            Outputs = ReadArguments(json, "outputs"),
            Outcomes = json.Items("outcomes").Where(x => x.ValueKind == JsonValueKind.String).Select(x => x.GetString()!).ToArray(),
            CustomProperties = customProperties,
            Options = new WorkflowOptions(ReadStrategy(options, json), options.Text("activationStrategyType"), options.Flag("usableAsActivity")),
        };
    }

    private static IncidentStrategy ReadStrategy(JsonElement options, JsonElement definition)
    {
        // Elsa stores the strategy's .NET type name; older files keep it in customProperties.
        var name = options.Text("incidentStrategyType")
            ?? (definition.TryGetProperty("customProperties", out var custom) ? custom.Text("incidentStrategyType") : null) ?? "";
        return name.Contains("ContinueWithIncidents", StringComparison.Ordinal) ? IncidentStrategy.ContinueWithIncidents : IncidentStrategy.Fault;
    }

    private static ArgumentDefinition[] ReadArguments(JsonElement json, string name) =>
        json.Items(name).Where(x => x.ValueKind == JsonValueKind.Object)
            .Select(x => new ArgumentDefinition(x.Text("name") ?? "", x.Text("type") ?? "Object", x.Flag("isArray"), x.Text("displayName"), x.Text("description")))
            .Where(x => x.Name.Length > 0)
            .ToArray();
}
