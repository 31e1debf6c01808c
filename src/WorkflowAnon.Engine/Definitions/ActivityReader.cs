using System.Text.Json;
using WorkflowAnon.Engine.Activities;

namespace WorkflowAnon.Engine.Definitions;

/// <summary>Reads activities with everything inside them, and checks what can be seen in the document itself.</summary>
internal sealed class ActivityReader(ProblemList problems, ActivityCatalog catalog)
{
    private const int MaxNesting = 32;
    private static readonly string[] EmbeddedPorts = ["then", "else", "body"];
    private readonly HashSet<string> _ids = new(StringComparer.Ordinal);
    private int _next;

    internal ActivityNode? Read(JsonElement json)
    {
        var root = Read(json, null, "Workflow1", 0);
        if (root is { Type: "Elsa.StateMachine" })
            problems.Add(root.Id, "状態機械（Elsa.StateMachine）には対応していません。フローチャート（Elsa.Flowchart）か順次（Elsa.Sequence）にしてください。");
        return root;
    }

    internal static VariableDefinition[] ReadVariables(JsonElement json, string? activityId, ProblemList problems)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        var variables = new List<VariableDefinition>();
        foreach (var item in json.Items("variables"))
        {
            var name = item.Text("name") ?? item.Text("id");
            if (string.IsNullOrEmpty(name))
            {
                problems.Add(activityId, "名前のない変数があります。");
                continue;
            }

            if (!names.Add(name))
                problems.Add(activityId, $"変数名「{name}」が重複しています。");
            variables.Add(new VariableDefinition(
                item.Text("id") ?? name,
                name,
                item.Text("typeName") ?? "Object",
                item.Flag("isArray"),
                item.TryGetProperty("value", out var value) && value.ValueKind is not (JsonValueKind.Null or JsonValueKind.Undefined) ? value : null,
                item.Text("storageDriverTypeName")?.Contains("MemoryStorageDriver", StringComparison.Ordinal) == true));
        }

        return [.. variables];
    }

    private ActivityNode? Read(JsonElement json, ActivityNode? parent, string path, int depth)
    {
        if (json.ValueKind != JsonValueKind.Object)
        {
            problems.Add(parent?.Id, "アクティビティがオブジェクトではありません。");
            return null;
        }

        var id = json.Text("id");
        var typeName = json.Text("type");
        if (string.IsNullOrEmpty(id))
        {
            problems.Add(parent?.Id, $"識別子（id）のないアクティビティがあります（型: {typeName ?? "なし"}）。");
            return null;
        }

        if (depth > MaxNesting)
        {
            problems.Add(id, $"アクティビティの入れ子が深すぎます（{MaxNesting}段まで）。");
            return null;
        }

        if (!_ids.Add(id))
            problems.Add(id, $"アクティビティの識別子「{id}」が重複しています。");
        if (typeName is null || catalog.Find(typeName) is null)
            problems.Add(id, $"アクティビティの型「{typeName ?? "なし"}」は登録されていません。");

        var custom = json.Map("customProperties");
        var nodePath = $"{path}:{id}";
        var node = new ActivityNode(json)
        {
            Id = id,
            NodeId = nodePath,
            Type = typeName ?? "",
            Version = json.Integer("version") ?? 1,
            Name = json.Text("name"),
            DisplayName = json.Object("metadata")?.Text("displayText"),
            CanStartWorkflow = custom.TryGetValue("canStartWorkflow", out var canStart) && canStart.ValueKind == JsonValueKind.True,
            CustomProperties = custom,
            Variables = ReadVariables(json, id, problems),
            Index = _next++,
            Parent = parent,
        };
        node.Children = ReadChildren(json, node, nodePath, depth);
        if (node.Type == "Elsa.Flowchart")
            node.Connections = ReadConnections(json, node);
        return node;
    }

    private List<ActivityNode> ReadChildren(JsonElement json, ActivityNode node, string path, int depth)
    {
        var children = new List<ActivityNode>();
        if (node.Type is "Elsa.Flowchart" or "Elsa.Sequence")
        {
            foreach (var item in json.Items("activities"))
                if (Read(item, node, path, depth + 1) is { } child)
                    children.Add(child);
        }
        else if (node.Type is "Elsa.If" or "Elsa.ForEach" or "Elsa.ParallelForEach" or "Elsa.For" or "Elsa.While")
        {
            foreach (var port in EmbeddedPorts)
                if (json.Object(port) is { } embedded && Read(embedded, node, path, depth + 1) is { } child)
                    children.Add(child);
        }

        return children;
    }

    private List<ConnectionDefinition> ReadConnections(JsonElement json, ActivityNode flowchart)
    {
        var connections = new List<ConnectionDefinition>();
        var ids = flowchart.Children.Select(x => x.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var item in json.Items("connections"))
        {
            var (source, sourcePort) = ReadEndpoint(item, "source");
            var (target, targetPort) = ReadEndpoint(item, "target");
            var isKnown = true;
            foreach (var end in new[] { source, target })
            {
                if (end is not null && ids.Contains(end))
                    continue;
                isKnown = false;
                problems.Add(flowchart.Id, $"接続の端のアクティビティ「{end ?? "なし"}」がこのフローチャートにありません（{source ?? "?"} → {target ?? "?"}）。");
            }

            if (isKnown)
                connections.Add(new ConnectionDefinition(source!, sourcePort ?? "Done", target!, targetPort ?? "In"));
        }

        return connections;
    }

    /// <summary>Today's form is an object; the form of Elsa 3.0 has the activity's id and a separate port.</summary>
    private static (string? Activity, string? Port) ReadEndpoint(JsonElement connection, string name) =>
        connection.Object(name) is { } end
            ? (end.Text("activity"), end.Text("port"))
            : (connection.Text(name), connection.Text(name + "Port"));
}
