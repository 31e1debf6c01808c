using System.Text.Json;
using System.Text.Json.Nodes;
using WorkflowAnon.Engine.Activities;
using WorkflowAnon.Procedure.Kernel.DrawnTasks;
using WorkflowAnon.Procedure.Kernel.Tasks;

namespace WorkflowAnon.Web.Studio;

/// <summary>A definition's document between store and elements: what the elements need to draw it goes in, and comes out again before a save.</summary>
internal static class StudioDocument
{
    /// <summary>What stands for an activity whose type is no longer there; the elements crash on a type without descriptor.</summary>
    public const string NotFoundType = "Elsa.NotFoundActivity";

    /// <summary>Where the stamp of what the editor read travels to and fro, so that a save on top of something else is recognised.</summary>
    public const string StampKey = "workflowAnonStamp";

    /// <summary>As deep as a document may be.</summary>
    public static readonly JsonDocumentOptions Reading = new() { MaxDepth = 256, AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip, AllowDuplicateProperties = false };

    private const string ToolVersion = StudioPackage.Version + ".0";
    private const string Original = "originalActivityJson";
    private const int MaxNesting = 40;
    private static readonly string[] Lists = ["variables", "inputs", "outputs", "outcomes"];
    private static readonly string[] EmbeddedPorts = ["then", "else", "body"];

    /// <summary>The document as the elements want it: complete, every activity with a descriptor and with its path.</summary>
    /// <param name="version">The version.</param>
    /// <param name="catalog">Types that have a descriptor.</param>
    public static JsonObject ForElements(StudioVersion version, ActivityCatalog catalog)
    {
        var document = JsonNode.Parse(version.Json, null, Reading)!.AsObject();
        (document["id"], document["definitionId"], document["version"], document["name"]) = (version.VersionId, version.DefinitionId, version.Version, version.Name);
        (document["isLatest"], document["isPublished"], document["isReadonly"], document["isSystem"]) = (version.IsLatest, version.IsPublished, false, false);
        document["createdAt"] = version.CreatedAt;
        if (!System.Version.TryParse(Text(document, "toolVersion"), out _))
            document["toolVersion"] = ToolVersion;
        foreach (var list in Lists.Where(l => document[l] is not JsonArray))
            document[list] = new JsonArray();
        if (document["options"] is not JsonObject)
            document["options"] = new JsonObject();
        if (document["customProperties"] is not JsonObject)
            document["customProperties"] = new JsonObject();
        document["customProperties"]![StampKey] = version.Stamp;
        document["links"] = JsonSerializer.SerializeToNode(Links(version.DefinitionId, version.MayEdit), StudioJson.Options);
        if (document["root"] is JsonObject root)
            document["root"] = Prepare(root, "Workflow1", catalog, 0);
        return document;
    }

    /// <summary>What the elements may do with a version; without "publish" they show it read-only.</summary>
    public static IReadOnlyList<StudioLink> Links(string definitionId, bool mayEdit)
    {
        var at = $"/workflow-definitions/{definitionId}";
        List<StudioLink> links = [new(at, "self", "GET"), new(at + "/export", "export", "GET")];
        if (mayEdit)
            links.AddRange([new(at + "/publish", "publish", "POST"), new(at + "/retract", "retract", "POST"), new(at, "delete", "DELETE")]);
        return links;
    }

    /// <summary>A posted document as it is to be kept, and the stamp of what its editor had read (null: it has none).</summary>
    /// <exception cref="TaskRefusedException">Its activities are none.</exception>
    public static (JsonObject Document, string? Stamp) FromElements(JsonObject posted)
    {
        var document = posted.DeepClone().AsObject();
        string? stamp = null;
        if (document["customProperties"] is JsonObject custom)
        {
            stamp = Text(custom, StampKey);
            custom.Remove(StampKey);
        }

        foreach (var name in new[] { "links", "createdAt", "isReadonly", "isSystem", "isLatest", "isPublished" })
            document.Remove(name);
        foreach (var list in Lists.Where(l => document[l] is not JsonArray))
            document[list] = new JsonArray();
        if (document["root"] is JsonObject root)
            document["root"] = Restore(root, 0);
        return (document, stamp);
    }

    private static JsonObject Prepare(JsonObject activity, string path, ActivityCatalog catalog, int depth)
    {
        var node = activity.DeepClone().AsObject();
        var (id, type) = (Text(node, "id") ?? "", Text(node, "type") ?? "");
        var nodeId = $"{path}:{id}";
        if (catalog.TryGet(type) is not { } descriptor)
            return NotFound(node, nodeId, type);
        (node["nodeId"], node["version"]) = (nodeId, descriptor.Version);
        Complete(node);
        // The elements draw its ports from this input alone; a step that gives none has the one outcome.
        if (type == DrawnTask.TypeName && node["outcomes"] is null)
            node["outcomes"] = new JsonObject { ["typeName"] = "String[]", ["expression"] = new JsonObject { ["type"] = "Object", ["value"] = $"[\"{DrawnTask.DefaultOutcome}\"]" } };
        foreach (var child in EmbeddedPorts.Where(p => depth < MaxNesting && node[p] is JsonObject && descriptor.Ports.Any(d => d.Type == "Embedded" && d.Name.Equals(p, StringComparison.OrdinalIgnoreCase))))
            node[child] = Prepare(node[child]!.AsObject(), nodeId, catalog, depth + 1);
        if (!descriptor.IsContainer)
            return node;
        if (node["activities"] is JsonArray activities && depth < MaxNesting)
            node["activities"] = new JsonArray([.. activities.OfType<JsonObject>().Select(a => Prepare(a, nodeId, catalog, depth + 1))]);
        foreach (var connection in (node["connections"] as JsonArray)?.OfType<JsonObject>() ?? [])
            connection["vertices"] ??= new JsonArray();
        return node;
    }

    private static JsonObject NotFound(JsonObject node, string nodeId, string type)
    {
        var stand = new JsonObject
        {
            ["id"] = node["id"]?.DeepClone(),
            ["nodeId"] = nodeId,
            ["name"] = node["name"]?.DeepClone(),
            ["type"] = NotFoundType,
            ["version"] = 1,
            ["metadata"] = node["metadata"]?.DeepClone(),
            ["customProperties"] = node["customProperties"]?.DeepClone(),
            ["missingTypeName"] = type,
            [Original] = node.ToJsonString(StudioJson.Options),
        };
        Complete(stand);
        return stand;
    }

    private static void Complete(JsonObject node)
    {
        if (node["metadata"] is not JsonObject)
            node["metadata"] = new JsonObject();
        if (node["customProperties"] is not JsonObject)
            node["customProperties"] = new JsonObject();
    }

    // An activity that could not be shown comes back as it was, where it was moved to: nothing of it is lost by opening the editor.
    private static JsonObject Restore(JsonObject activity, int depth)
    {
        if (depth > MaxNesting)
            return activity.DeepClone().AsObject();
        if (Text(activity, "type") == NotFoundType && Text(activity, Original) is { } original && Parse(original) is { } kept)
        {
            kept["metadata"] = activity["metadata"]?.DeepClone();
            return kept;
        }

        var node = activity.DeepClone().AsObject();
        foreach (var port in EmbeddedPorts.Where(p => node[p] is JsonObject))
            node[port] = Restore(node[port]!.AsObject(), depth + 1);
        if (node["activities"] is JsonArray activities)
            node["activities"] = new JsonArray([.. activities.Select(a => a is JsonObject child ? Restore(child, depth + 1)
                : throw new TaskRefusedException("document", "手続定義ではありません（activities にアクティビティでないものがあります）。保存していません。"))]);
        return node;
    }

    private static JsonObject? Parse(string text)
    {
        try
        {
            return JsonNode.Parse(text, null, Reading) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string? Text(JsonObject node, string name) => node[name] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;
}

/// <summary>A link as the elements read it.</summary>
internal sealed record StudioLink(string Href, string Rel, string Method);

/// <summary>A version as the elements see it: of the store, or a designer's own draft.</summary>
/// <param name="VersionId">Id of the version.</param>
/// <param name="DefinitionId">Definition.</param>
/// <param name="Version">Number.</param>
/// <param name="Name">Display name.</param>
/// <param name="Json">Document; empty in lists.</param>
/// <param name="IsPublished">New instances start on it.</param>
/// <param name="IsLatest">The one that this person edits next.</param>
/// <param name="CreatedAt">When it was stored or last saved.</param>
/// <param name="Stamp">Names exactly this content.</param>
internal sealed record StudioVersion(string VersionId, string DefinitionId, int Version, string Name, string Json, bool IsPublished, bool IsLatest, DateTimeOffset CreatedAt, string Stamp)
{
    /// <summary>True for a draft, false for a stored version.</summary>
    public bool IsDraft { get; init; }

    /// <summary>True when the reader's next save on this version is taken.</summary>
    public bool MayEdit { get; init; }

    /// <summary>Why not; null when it is, and in lists.</summary>
    public string? WhyNotEditable { get; init; }

    /// <summary>Description out of the document, or null.</summary>
    public string? Description
    {
        get
        {
            if (Json.Length == 0)
                return null;
            using var document = JsonDocument.Parse(Json, StudioDocument.Reading);
            return document.RootElement.TryGetProperty("description", out var text) && text.ValueKind == JsonValueKind.String ? text.GetString() : null;
        }
    }
}
