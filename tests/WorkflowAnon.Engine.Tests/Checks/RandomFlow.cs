using System.Text.Json.Nodes;
using WorkflowAnon.Engine.Activities;
using WorkflowAnon.Engine.Checks;
using WorkflowAnon.Engine.Definitions;
using WorkflowAnon.Engine.Tests.Conformance;
using static WorkflowAnon.Engine.Tests.Definitions;

namespace WorkflowAnon.Engine.Tests.Checks;

/// <summary>Flowcharts put together at random: tasks, choices, forks, joins of every mode, ends, loops valid and invalid, containers within.</summary>
internal sealed class RandomFlow
{
    private readonly Random _random;
    private int _last;

    public RandomFlow(Random random)
    {
        _random = random;
        var outcome = DefinitionParser.Parse(Definitions.Workflow(Chart("f", random.Next(4, 9), depth: 0)), "random", Catalog);
        Workflow = outcome.Workflow ?? throw new InvalidOperationException(string.Join('\n', outcome.Problems));
    }

    public static ActivityCatalog Catalog { get; } = new ActivityCatalog().Add<HumanTask>().Add<Choice>();

    public CompiledWorkflow Workflow { get; }

    /// <summary>True when it goes round somewhere without ever waiting.</summary>
    public bool IsRestless => Workflow.Nodes.Any(x => RestlessLoops.Find(x).Count > 0);

    /// <summary>The activities that do something, not the containers.</summary>
    public IReadOnlyList<string> Leaves => [.. Workflow.Definition.Activities.Where(x => x.Children.Count == 0).Select(x => x.Id)];

    private JsonObject Chart(string id, int count, int depth)
    {
        var nodes = Enumerable.Range(0, count).Select(_ => Node(depth)).ToArray();
        var connections = new HashSet<string>();
        for (var i = 0; i < count; i++)
        {
            foreach (var port in Ports(nodes[i]))
            {
                // Mostly forward and near, at times back, at times to nowhere.
                var reach = _random.Next(10);
                if (reach == 0)
                    continue;
                var to = reach is 1 or 2 ? _random.Next(count) : Math.Min(count - 1, i + 1 + _random.Next(3));
                if (to != i)
                    connections.Add($"{IdOf(nodes[i])}:{port} > {IdOf(nodes[to])}");
            }
        }

        return Flowchart(id, nodes, [.. connections]);
    }

    private JsonObject Node(int depth)
    {
        var id = $"n{++_last}";
        return _random.Next(depth == 0 ? 12 : 10) switch
        {
            0 or 1 or 2 => Task(id, "Done", "Again"),
            3 => Activity(id, "Test.Choice"),
            4 => Write(id, Literal("x")),
            5 or 6 => Fork(id, "X", "Y"),
            7 => Join(id, "WaitAll"),
            8 => Join(id, _random.Next(2) == 0 ? "WaitAny" : "WaitAllActive"),
            9 => _random.Next(2) == 0 ? Activity(id, "Elsa.End") : Task(id, "Done", "Again"),
            10 => Chart(id, _random.Next(2, 4), depth + 1),
            _ => Sequence(id, Task(id + "a", "Done"), Write(id + "b", Literal("y"))),
        };
    }

    private static string[] Ports(JsonObject node) => node["type"]!.GetValue<string>() switch
    {
        "Test.HumanTask" => ["Done", "Again"],
        "Test.Choice" => ["A", "B"],
        "Elsa.FlowFork" => ["X", "Y"],
        "Elsa.End" => [],
        _ => ["Done"],
    };

    private static string IdOf(JsonObject node) => node["id"]!.GetValue<string>();
}
