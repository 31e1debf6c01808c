using WorkflowAnon.Engine.Activities;
using WorkflowAnon.Engine.Activities.BuiltIn;
using WorkflowAnon.Engine.Definitions;
using WorkflowAnon.Engine.Expressions;
using WorkflowAnon.Engine.Flow;

namespace WorkflowAnon.Engine.Checks;

/// <summary>
/// 構造の検査: what makes a definition unfit to be published although the engine can read it. What the reader refuses already — unknown
/// types, connections to nowhere, scripts that do not parse — is not repeated here.
/// </summary>
public sealed class StructureChecks
{
    private readonly CompiledWorkflow _workflow;
    private readonly string _source;
    private readonly IReadOnlyList<RunGraph> _runs;
    private readonly HashSet<string> _completed;
    private readonly List<DefinitionProblem> _problems = [];

    private StructureChecks(CompiledWorkflow workflow, string source, IReadOnlyList<RunGraph> runs)
    {
        (_workflow, _source, _runs) = (workflow, source, runs);
        _completed = runs.SelectMany(x => x.Completed()).ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>All problems of structure, errors first.</summary>
    /// <param name="workflow">The definition.</param>
    /// <param name="source">Where it came from: named in every problem.</param>
    /// <param name="runs">Its paths, where they have been looked at already.</param>
    public static IReadOnlyList<DefinitionProblem> Of(CompiledWorkflow workflow, string source, IReadOnlyList<RunGraph>? runs = null)
    {
        ArgumentNullException.ThrowIfNull(workflow);
        var checks = new StructureChecks(workflow, source, runs ?? RunGraph.AllOf(workflow));
        foreach (var node in workflow.Nodes)
            checks.Inspect(node);
        checks.InspectRuns();
        return [.. checks._problems.OrderBy(x => x.IsWarning)];
    }

    private void Inspect(CompiledNode node)
    {
        InspectInputs(node);
        if (node.Type.Behavior is not FlowchartBehavior || node.Children.Length == 0)
            return;
        InspectStart(node);
        InspectConnections(node);
        var graphs = Array.FindAll(node.Children, x => x.Node.CanStartWorkflow).Select(x => node.GraphFor(x.Node.Id)).DefaultIfEmpty(node.GraphFor(null)).ToArray();
        foreach (var child in node.Children)
            InspectReach(node, child, graphs);
        InspectLoops(node, graphs);
    }

    private void InspectInputs(CompiledNode node)
    {
        foreach (var (slot, expression) in node.Inputs)
        {
            var descriptor = node.Type.Descriptor.Inputs.First(x => CustomActivityType.Camel(x.Name) == slot.Name);
            if (descriptor.IsRequired && (expression is null || (expression.TryConstant(out var value) && value is null or "")))
                Error("missing-input", node, $"入力「{descriptor.DisplayName}」がありません。値を指定してください。");
            if (expression is LiquidExpression { Error: { } error })
                Error("expression", node, $"入力「{descriptor.DisplayName}」のLiquidテンプレートが読み取れません: {error}");
            if (expression is ObjectExpression written && !written.IsReadable)
                Error("expression", node, $"入力「{descriptor.DisplayName}」のObject式がJSONとして読み取れません。");
            if (node.Type.Behavior is FlowJoinBehavior && expression is not null && !expression.TryConstant(out _))
                Error("join-mode", node, "合流の待ち方が式で決まるため、どの経路で進むかを確かめられません。リテラルで指定してください。");
            if (node.Type.Behavior is FlowForkBehavior && expression is not (null or LiteralExpression or ObjectExpression))
                Error("fork-branches", node, "並行の枝が式で決まるため、どの経路があるかを確かめられません。リテラルで指定してください。");
        }

        if (node.Type.Behavior is FlowSwitchBehavior && node.Extra is SwitchCase[] { Length: 0 })
            Error("missing-input", node, "場合分けに場合が一つもありません。");
    }

    private void InspectStart(CompiledNode flowchart)
    {
        var starts = Array.FindAll(flowchart.Children, x => x.Node.Type == "Elsa.Start");
        if (starts.Length == 0 && !Array.Exists(flowchart.Children, x => x.Node.CanStartWorkflow))
            starts = Array.FindAll(flowchart.Children, x => flowchart.Node.Connections.All(c => c.Target != x.Node.Id));
        if (starts.Length > 1)
        {
            Add("ambiguous-start", starts[1], false, $"開始が一つに決まりません（{Names(starts)}）。開始を一つにし、他のものは接続するか削除してください。", starts.Select(x => x.Node.Id));
        }
    }

    private void InspectConnections(CompiledNode flowchart)
    {
        foreach (var child in flowchart.Children)
        {
            var ports = flowchart.Node.Connections.Where(x => x.Source == child.Node.Id).Select(x => x.SourcePort).ToHashSet(StringComparer.Ordinal);
            foreach (var port in ports.Where(x => Array.IndexOf(child.Outcomes, x) < 0))
                Error("dangling-port", child, $"結果「{port}」からの接続がありますが、このアクティビティに「{port}」という結果はありません（あるもの: {string.Join("、", child.Outcomes)}）。");
            if (ports.Count > 0)
                foreach (var outcome in child.Outcomes.Where(x => !ports.Contains(x)))
                    Add("open-outcome", child, true, $"結果「{outcome}」の先に接続がありません。この結果になると、この枝はそこで終わります。", []);
        }
    }

    private void InspectReach(CompiledNode flowchart, CompiledNode child, FlowGraph[] graphs)
    {
        if (!Array.Exists(graphs, x => x.IsReachable(child.Position)))
        {
            Error("unreachable", child, "開始から到達できません。接続するか、削除してください。");
            return;
        }

        // Once the cause is told, what follows it is not told again.
        var before = graphs.SelectMany(x => x.ForwardInbound(child.Position).Select(c => flowchart.Children[x.Connections[c].Source])).Distinct().ToArray();
        if (!_runs.All(x => x.IsComplete) || Ran(child) || (before.Length > 0 && !Array.Exists(before, Ran)))
            return;
        if (before.Length > 1)
            Add("join-never", child, false, $"この合流に必要な枝（{Names(before)}）がそろう経路がないため、決して進みません。待ち方を変えるか、枝の出どころを直してください。", before.Select(x => x.Node.Id).Prepend(child.Node.Id));
        else
            Error("unreachable", child, "どの経路でも、ここには来ません。");
    }

    private void InspectLoops(CompiledNode flowchart, FlowGraph[] graphs)
    {
        foreach (var back in graphs.SelectMany(x => x.Connections.Where(c => x.IsReachable(c.Source) && !x.IsForward(c.Index) && !x.IsValidBackward(c.Index))).DistinctBy(x => (x.Source, x.Target)))
        {
            var (source, target) = (flowchart.Children[back.Source], flowchart.Children[back.Target]);
            Add("invalid-loop", source, false, $"「{Name(target)}」へ戻る接続が正しくありません。開始から来るすべての経路が戻り先を通らないため、実行すると障害になります。", [source.Node.Id, target.Node.Id]);
        }

        var cycle = RestlessLoops.Find(flowchart);
        if (cycle.Count > 0)
            Add("restless-loop", cycle[0], false, $"待つところのない繰り返しです（{Names(cycle)}）。一度に際限なく実行されます。繰り返しの中に、人の作業、イベント待ち又は期限待ちを置いてください。", cycle.Select(x => x.Node.Id));
    }

    private void InspectRuns()
    {
        if (_runs.FirstOrDefault(x => !x.IsComplete) is { } large)
        {
            _problems.Add(new DefinitionProblem(_source, null, $"並行する枝の組合せが多すぎて（{large.StateCount}通り以上）、全ての経路を確かめられません。枝を入れ子のフローチャートや別の手続定義に分けてください。")
            {
                DefinitionId = _workflow.Definition.DefinitionId,
                Check = "too-large",
                IsWarning = true,
            });
            return;
        }

        foreach (var stuck in _runs.Select(x => x.NeverEnding()).OfType<IReadOnlyList<string>>().Where(x => x.Count > 0).Take(1))
        {
            var nodes = stuck.Select(x => _workflow.FindNode(x)!).ToList();
            Add("never-ending", nodes[0], false, $"ここに来ると、手続が終わる経路がありません（{Names(nodes)}）。繰り返しに出口を設けてください。", stuck);
        }
    }

    private bool Ran(CompiledNode node) => node.Children.Length > 0 ? Array.Exists(node.Children, Ran) : _completed.Contains(node.Node.Id);

    private void Error(string check, CompiledNode node, string reason) => Add(check, node, false, reason, []);

    private void Add(string check, CompiledNode node, bool isWarning, string reason, IEnumerable<string> activities) => _problems.Add(new DefinitionProblem(_source, node.Node.Id, reason)
    {
        DefinitionId = _workflow.Definition.DefinitionId,
        Check = check,
        IsWarning = isWarning,
        Activities = [.. activities.Distinct()],
    });

    private static string Names(IEnumerable<CompiledNode> nodes) => string.Join("、", nodes.Select(x => $"「{Name(x)}」"));

    private static string Name(CompiledNode node) => node.Node.DisplayName ?? node.Node.Id;
}

/// <summary>Loops in which nothing ever waits: the engine would go round in one burst without end.</summary>
internal static class RestlessLoops
{
    /// <summary>The activities of one such loop; empty when there is none.</summary>
    internal static IReadOnlyList<CompiledNode> Find(CompiledNode flowchart)
    {
        var connections = flowchart.Node.Connections;
        var restless = flowchart.Children.Where(x => !RunPauses.Somewhere(x) && !x.Type.Behavior.IsTerminal).ToDictionary(x => x.Node.Id, StringComparer.Ordinal);
        foreach (var first in restless.Values)
        {
            var came = new Dictionary<string, string>(StringComparer.Ordinal);
            var queue = new Queue<string>([first.Node.Id]);
            while (queue.TryDequeue(out var current))
            {
                foreach (var connection in connections.Where(x => x.Source == current && restless.ContainsKey(x.Target)))
                {
                    if (connection.Target == first.Node.Id)
                        return Back(first, current, came, restless);
                    if (came.TryAdd(connection.Target, current))
                        queue.Enqueue(connection.Target);
                }
            }
        }

        return [];
    }

    private static List<CompiledNode> Back(CompiledNode first, string last, Dictionary<string, string> came, Dictionary<string, CompiledNode> nodes)
    {
        var loop = new List<CompiledNode>();
        for (var current = last; current != first.Node.Id; current = came[current])
            loop.Add(nodes[current]);
        loop.Add(first);
        loop.Reverse();
        return loop;
    }
}
