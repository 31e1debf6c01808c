using System.Text.Json;
using WorkflowAnon.Engine.Activities;
using WorkflowAnon.Engine.Activities.BuiltIn;
using WorkflowAnon.Engine.Expressions;
using WorkflowAnon.Engine.Flow;

namespace WorkflowAnon.Engine.Definitions;

/// <summary>Turns a definition that was read without error into one that runs, and warns of what Elsa would run but hardly as meant.</summary>
internal static class DefinitionCompiler
{
    internal static CompiledWorkflow Compile(WorkflowDefinition definition, ActivityCatalog catalog, ProblemList problems)
    {
        var nodes = new CompiledNode[definition.Root.SelfAndDescendants().Count()];
        Build(definition.Root, null, 0, nodes, catalog);
        foreach (var node in nodes)
            Bind(node, problems);
        foreach (var node in nodes)
            Inspect(node, definition, problems);
        return new CompiledWorkflow(definition, catalog, nodes, [.. nodes.Where(x => x.Node.CanStartWorkflow).Select(Trigger)]);
    }

    private static CompiledNode Build(ActivityNode node, CompiledNode? parent, int position, CompiledNode[] nodes, ActivityCatalog catalog)
    {
        var compiled = new CompiledNode(node, catalog.Find(node.Type)!) { Parent = parent, Position = position };
        nodes[node.Index] = compiled;
        compiled.Children = [.. node.Children.Select((x, i) => Build(x, compiled, i, nodes, catalog))];
        if (node.Type == "Elsa.If")
        {
            compiled.EmbeddedThen = Array.Find(compiled.Children, x => x.Node.Id == node.Json.Object("then")?.Text("id"));
            compiled.EmbeddedElse = Array.Find(compiled.Children, x => x.Node.Id == node.Json.Object("else")?.Text("id"));
        }

        return compiled;
    }

    private static void Bind(CompiledNode node, ProblemList problems)
    {
        var json = node.Node.Json;
        node.Inputs = Array.ConvertAll(node.Type.Inputs, slot => new InputBinding(slot, ReadInput(json, slot.Name, node, problems)));
        var outputs = new List<OutputBinding>();
        foreach (var output in node.Type.Descriptor.Outputs)
        {
            var name = CustomActivityType.Camel(output.Name);
            if (json.Object(name)?.Object("memoryReference")?.Text("id") is { Length: > 0 } variableId)
                outputs.Add(new OutputBinding(name, variableId));
        }

        node.Outputs = [.. outputs];
        node.Extra = node.Node.Type switch
        {
            "Elsa.SetVariable" => new VariableTarget(json.Object("variable")?.Text("id") ?? json.Object("variable")?.Text("name") ?? ""),
            "Elsa.FlowSwitch" => ReadCases(json, node, problems),
            _ => null,
        };
        node.Outcomes = OutcomesOf(node);
    }

    private static CompiledExpression? ReadInput(JsonElement activity, string name, CompiledNode node, ProblemList problems)
    {
        if (!activity.TryGetProperty(name, out var input) || input.ValueKind is JsonValueKind.Null or JsonValueKind.Undefined)
            return null;

        // A raw value counts as a literal: some files leave the wrapper out.
        if (input.ValueKind != JsonValueKind.Object || !(input.TryGetProperty("expression", out _) || input.TryGetProperty("typeName", out _) || input.TryGetProperty("memoryReference", out _)))
            return new LiteralExpression(Values.FromElement(input));
        return input.Object("expression") is { } expression ? ExpressionCompiler.Compile(expression, node.Node.Id, name, problems) : null;
    }

    private static SwitchCase[] ReadCases(JsonElement json, CompiledNode node, ProblemList problems)
    {
        var cases = new List<SwitchCase>();
        foreach (var item in json.Items("cases"))
        {
            var label = item.Text("label") ?? "";
            if (item.Object("condition") is { } condition && ExpressionCompiler.Compile(condition, node.Node.Id, $"場合「{label}」", problems) is { } expression)
                cases.Add(new SwitchCase(label, expression));
        }

        return [.. cases];
    }

    private static string[] OutcomesOf(CompiledNode node)
    {
        var outcomes = node.Type.Descriptor.Ports.Where(x => x.Type == "Flow").Select(x => x.Name).ToList();
        if (node.Extra is SwitchCase[] cases)
            outcomes.InsertRange(0, cases.Select(x => x.Label));
        for (var i = 0; i < node.Inputs.Length; i++)
        {
            var hint = node.Type.Descriptor.Inputs.FirstOrDefault(x => CustomActivityType.Camel(x.Name) == node.Inputs[i].Slot.Name)?.UIHint;
            if (hint == "dynamic-outcomes" && node.Inputs[i].Expression is { } expression && Names(expression) is { } names)
                outcomes.AddRange(names);
        }

        return outcomes.Count > 0 || node.Type.Descriptor.IsTerminal ? [.. outcomes.Distinct(StringComparer.Ordinal)] : ["Done"];
    }

    /// <summary>The names in a list that is written in the definition itself.</summary>
    private static List<string>? Names(CompiledExpression expression)
    {
        try
        {
            return expression is LiteralExpression or ObjectExpression ? (List<string>?)expression.Evaluate(null!, typeof(List<string>)) : null;
        }
        catch (Exception e) when (e is JsonException or FormatException)
        {
            return null;
        }
    }

    private static void Inspect(CompiledNode node, WorkflowDefinition definition, ProblemList problems)
    {
        if (node.Extra is VariableTarget target && !IsVariable(node, target.Id, definition))
            problems.Warn(node.Node.Id, $"変数「{target.Id}」がこの範囲にありません。実行すると障害になります。");
        if (node.Node.Type != "Elsa.Flowchart" || node.Children.Length == 0)
            return;
        if (node.Node.Json.Text("start") is { Length: > 0 } start)
        {
            var actual = node.Children[node.GraphFor(null).Start].Node.Id;
            if (actual != start)
                problems.Warn(node.Node.Id, $"start「{start}」は読まれません。実際には「{actual}」から始まります。");
        }

        // Each trigger is a start of its own.
        var graphs = node.Children.Where(x => x.Node.CanStartWorkflow).Select(x => node.GraphFor(x.Node.Id)).Prepend(node.GraphFor(null)).ToArray();
        for (var i = 0; i < node.Children.Length; i++)
            if (!Array.Exists(graphs, x => x.IsReachable(i)))
                problems.Warn(node.Children[i].Node.Id, "開始から到達できません。");
        foreach (var (join, back) in graphs.SelectMany(x => x.JoinsMisledByLoops()).DistinctBy(x => (x.Join, x.LoopBack.Target)))
            if (!IsWaitAny(node.Children[join]))
                problems.Warn(node.Children[join].Node.Id, $"「{node.Children[back.Target].Node.Id}」へ戻る繰り返しの出口がこの合流につながり、繰り返しを通らない経路も合流しています。繰り返すたびに出口も通過と数えられるため、早く進んだり、進まないまま終わったりします。繰り返しを入れ子のフローチャートに入れるか、合流を WaitAny にしてください。");
        foreach (var connection in graphs.SelectMany(InvalidLoops).Distinct())
            problems.Warn(node.Children[connection.Source].Node.Id, $"「{node.Children[connection.Target].Node.Id}」へ戻る接続が正しくありません。開始から来るすべての経路が戻り先を通らないため、実行すると障害になります。");
    }

    private static IEnumerable<FlowConnection> InvalidLoops(FlowGraph graph) =>
        graph.Connections.Where(x => graph.IsReachable(x.Source) && !graph.IsForward(x.Index) && !graph.IsValidBackward(x.Index));

    private static bool IsWaitAny(CompiledNode node)
    {
        if (node.Type.Behavior is not FlowJoinBehavior)
            return false;
        return node.Inputs[0].Expression is not { } expression
            || (expression.TryConstant(out var mode) && (mode is null || string.Equals(Values.ToText(mode), nameof(JoinMode.WaitAny), StringComparison.OrdinalIgnoreCase)));
    }

    private static bool IsVariable(CompiledNode node, string id, WorkflowDefinition definition)
    {
        for (var current = node; current is not null; current = current.Parent)
            if (current.Variables.Any(x => x.Id == id))
                return true;
        return definition.Variables.Any(x => x.Id == id);
    }

    private static WorkflowTrigger Trigger(CompiledNode node)
    {
        var kind = node.Node.Type switch
        {
            "Elsa.Event" => "Event",
            "Elsa.Timer" => "Timer",
            "Elsa.StartAt" => "StartAt",
            var other => other,
        };
        var key = node.Inputs is [{ Expression: { } expression }, ..] && expression.TryConstant(out var value) ? Values.ToText(value) : "";
        return new WorkflowTrigger(node.Node.Id, kind, key);
    }
}
