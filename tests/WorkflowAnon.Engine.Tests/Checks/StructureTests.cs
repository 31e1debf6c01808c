using System.Text.Json.Nodes;
using WorkflowAnon.Engine.Checks;
using WorkflowAnon.Engine.Definitions;
using Xunit;
using static WorkflowAnon.Engine.Tests.Definitions;

namespace WorkflowAnon.Engine.Tests.Checks;

/// <summary>Each error of structure by the smallest flow that has it, with the activity it is told of.</summary>
public sealed class StructureTests
{
    private static readonly Dictionary<string, (JsonObject[] Activities, string[] Connections)> Flows = new(StringComparer.Ordinal)
    {
        ["nothing leads there"] = ([Start("s"), Task("a", "Done"), Task("b", "Done")], ["s > a"]),
        ["a port that is not there"] = ([Start("s"), Task("a", "Done"), Task("b", "Done")], ["s > a", "a:Approved > b", "a > b"]),
        ["no condition"] = ([Start("s"), Activity("d", "Elsa.FlowDecision"), Task("a", "Done")], ["s > d", "d:True > a", "d:False > a"]),
        ["no event name"] = ([Start("s"), Activity("v", "Elsa.Event", ("eventName", Literal("")))], ["s > v"]),
        ["unreadable template"] = ([Start("s"), Activity("w", "Elsa.WriteLine", ("text", Expression("Liquid", "{% if %}")))], ["s > w"]),
        ["unreadable list"] = ([Start("s"), Activity("k", "Elsa.FlowFork", ("branches", Expression("Object", "[\"A\"")))], ["s > k"]),
        ["either branch and both"] = ([Start("s"), Activity("d", "Elsa.FlowDecision", ("condition", Js("true"))), Task("a", "Done"), Task("b", "Done"), Join("j", "WaitAll"), Task("c", "Done")],
            ["s > d", "d:True > a", "d:False > b", "a > j", "b > j", "j > c"]),
        ["join mode by script"] = ([Start("s"), Task("a", "Done"), Activity("j", "Elsa.FlowJoin", ("mode", Js("'WaitAll'")))], ["s > a", "a > j"]),
        ["branches by script"] = ([Start("s"), Activity("k", "Elsa.FlowFork", ("branches", Js("['A']"))), Task("a", "Done")], ["s > k", "k > a"]),
        ["into the middle of a loop"] = ([Start("s"), Fork("k", "A", "B"), Task("a", "Done"), Task("b", "Done"), Task("c", "Done", "Again")], ["s > k", "k:A > a", "k:B > c", "a > b", "b > c", "c:Again > a"]),
        ["round and round"] = ([Start("s"), Write("w", Literal("x")), Activity("d", "Elsa.FlowDecision", ("condition", Js("true"))), Task("a", "Done")], ["s > w", "w > d", "d:True > w", "d:False > a"]),
        ["no way out"] = ([Start("s"), Task("a", "Done"), Task("b", "Done")], ["s > a", "a > b", "b > a"]),
        ["two beginnings"] = ([Task("a", "Done"), Task("b", "Done"), Task("c", "Done")], ["a > c"]),
        ["an outcome left open"] = ([Start("s"), Task("a", "Done", "Again"), Task("b", "Done")], ["s > a", "a > b"]),
    };

    [Theory]
    [InlineData("nothing leads there", "unreachable", "b", false)]
    [InlineData("a port that is not there", "dangling-port", "a", false)]
    [InlineData("no condition", "missing-input", "d", false)]
    [InlineData("no event name", "missing-input", "v", false)]
    [InlineData("unreadable template", "expression", "w", false)]
    [InlineData("unreadable list", "expression", "k", false)]
    [InlineData("either branch and both", "join-never", "j", false)]
    [InlineData("join mode by script", "join-mode", "j", false)]
    [InlineData("branches by script", "fork-branches", "k", false)]
    [InlineData("into the middle of a loop", "invalid-loop", "b", false)]
    [InlineData("round and round", "restless-loop", "w", false)]
    [InlineData("no way out", "never-ending", null, false)]
    [InlineData("two beginnings", "ambiguous-start", "b", false)]
    [InlineData("an outcome left open", "open-outcome", "a", true)]
    public void An_error_is_told_of_its_activity_in_Japanese(string flow, string check, string? activityId, bool isWarning)
    {
        var (activities, connections) = Flows[flow];
        var problems = Check(activities, connections);
        var found = problems.Where(p => p.Check == check).ToList();
        Assert.True(found.Count > 0, string.Join('\n', problems.Select(p => $"{p.Check} {p.Line}")));
        Assert.Contains(found, p => activityId is null || p.ActivityId == activityId);
        Assert.All(found, p => Assert.Equal((isWarning, "test"), (p.IsWarning, p.DefinitionId)));
        Assert.All(found, p => Assert.Matches("[\\u3040-\\u30ff\\u4e00-\\u9fff]", p.Reason));
    }

    [Fact]
    public void A_sound_flow_has_none() =>
        Assert.Empty(Check([Start("s"), Task("a", "Done", "Again"), Activity("e", "Elsa.End")], ["s > a", "a > e", "a:Again > a"]));

    [Fact]
    public void What_follows_a_join_that_never_passes_is_not_told_again() =>
        Assert.DoesNotContain(Check(Flows["either branch and both"].Activities, Flows["either branch and both"].Connections), p => p.ActivityId == "c");

    [Fact]
    public void A_flow_with_too_many_states_says_so_and_proves_nothing()
    {
        string[] branches = ["A", "B", "C", "D", "E", "F", "G"];
        List<JsonObject> activities = [Start("s"), Fork("k", branches), Join("j", "WaitAll")];
        List<string> connections = ["s > k"];
        foreach (var branch in branches)
        {
            activities.AddRange(Enumerable.Range(0, 5).Select(i => Task($"{branch}{i}", "Done")));
            connections.Add($"k:{branch} > {branch}0");
            connections.AddRange(Enumerable.Range(0, 4).Select(i => $"{branch}{i} > {branch}{i + 1}"));
            connections.Add($"{branch}4 > j");
        }

        var workflow = Compile([.. activities], [.. connections]);
        Assert.Contains(StructureChecks.Of(workflow, "test"), p => p is { Check: "too-large", IsWarning: true });
        var kept = new DefinitionSet([workflow], _ => []).Precedes((a, _) => a.Id == "A0", (a, _) => a.Id == "j");
        Assert.False(kept?.IsProven ?? true);
    }

    private static IReadOnlyList<DefinitionProblem> Check(JsonObject[] activities, string[] connections) => StructureChecks.Of(Compile(activities, connections), "test");

    private static CompiledWorkflow Compile(JsonObject[] activities, string[] connections)
    {
        // A node can have one parent only: each use takes copies.
        var outcome = DefinitionParser.Parse(Definitions.Workflow(Flowchart("f", [.. activities.Select(a => (JsonObject)a.DeepClone())], connections)), "test", RandomFlow.Catalog);
        return outcome.Workflow ?? throw new InvalidOperationException(string.Join('\n', outcome.Problems.Select(p => p.Line)));
    }

    private static JsonObject Start(string id) => Activity(id, "Elsa.Start");
}
