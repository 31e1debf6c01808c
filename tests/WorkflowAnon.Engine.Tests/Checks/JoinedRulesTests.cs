using System.Text.Json.Nodes;
using FsCheck.Xunit;
using WorkflowAnon.Engine.Checks;
using WorkflowAnon.Engine.Definitions;
using Xunit;
using static WorkflowAnon.Engine.Tests.Definitions;

namespace WorkflowAnon.Engine.Tests.Checks;

/// <summary>
/// Rules across definitions joined by events, against the engine itself. One way: whatever breaks a rule when all run beside each other (<see cref="JoinedRuns"/>) is found. Both ways: a breach is
/// found exactly where one can be brought about when each may run any number of times and what was published may come at any time (<see cref="OpenRuns"/>).
/// </summary>
public sealed class JoinedRulesTests
{
    private const int Sets = 100;

    [Property(MaxTest = 60)]
    public async Task A_that_must_precede_B_across_definitions(int seed) => Assert.True((await PrecedesAsync(seed)).IsRight, Text(seed));

    [Property(MaxTest = 60)]
    public async Task After_A_B_must_follow_across_definitions(int seed) => Assert.True((await FollowedByAsync(seed)).IsRight, Text(seed));

    [Fact]
    public async Task The_sets_break_and_keep_both_rules_often_enough_to_mean_something()
    {
        var (precedes, follows) = (new List<Verdict>(), new List<Verdict>());
        for (var seed = 0; seed < Sets; seed++)
        {
            precedes.Add(await PrecedesAsync(seed));
            follows.Add(await FollowedByAsync(seed));
        }

        foreach (var results in new[] { precedes, follows })
        {
            Assert.All(results, r => Assert.True(r.IsRight));
            Assert.InRange(results.Count(r => r.Broke), 5, Sets);
            Assert.InRange(results.Count(r => r.Found), 5, Sets);
            Assert.InRange(results.Count(r => !r.Found), 5, Sets);
        }
    }

    /// <summary>The one thing in which the check is stricter than any moment of a run: a promise handed on from event to event for ever.</summary>
    [Fact]
    public async Task A_promise_that_is_handed_on_for_ever_is_broken_although_no_moment_shows_it()
    {
        CompiledWorkflow[] set =
        [
            Compile("one", Flowchart("f1", [Task("first", "Done"), Publish("p1", "E1")], "first > p1")),
            Compile("two", Flowchart("f2", [Start("s2", "E1"), Publish("p2", "E2")], "s2 > p2")),
            Compile("three", Flowchart("f3", [Start("s3", "E2"), Publish("p3", "E1"), Task("then", "Done")], "s3 > p3")),
        ];
        Assert.Equal((true, false), await new OpenRuns(set).BreaksPromiseAsync("first", "then"));
        Assert.NotNull(Set(set).FollowedBy((a, _) => a.Id == "first", (a, _) => a.Id == "then"));
    }

    private static async Task<Verdict> PrecedesAsync(int seed)
    {
        var (joined, first, then) = Choose(seed);
        if (first is null || then is null)
            return new(false, false, false);
        var violation = Set(joined.Workflows).Precedes((a, _) => a.Id == first, (a, _) => a.Id == then);
        var broke = (await joined.AllAsync(first, then)).Any(w => w.HasBrokenPrecedence);
        return new(violation is not null, await new OpenRuns(joined.Workflows).BreaksPrecedenceAsync(first, then), broke);
    }

    private static async Task<Verdict> FollowedByAsync(int seed)
    {
        var (joined, first, then) = Choose(seed);
        if (first is null || then is null)
            return new(false, false, false);
        var violation = Set(joined.Workflows).FollowedBy((a, _) => a.Id == first, (a, _) => a.Id == then);
        var broke = (await joined.AllAsync(first, then)).Any(w => joined.BreaksPromise(w, first, then));
        var (breaks, inTime) = await new OpenRuns(joined.Workflows).BreaksPromiseAsync(first, then);
        Assert.True(breaks || !inTime);
        return new(violation is not null, breaks, broke);
    }

    /// <summary>What was found, what can be brought about, what came about within the bounds of all running beside each other.</summary>
    private sealed record Verdict(bool Found, bool CanBreak, bool Broke)
    {
        public bool IsRight => Found == CanBreak && (Found || !Broke);
    }

    private static (JoinedRuns Joined, string? First, string? Then) Choose(int seed)
    {
        var random = new Random(seed);
        var joined = new JoinedRuns(random);
        var tasks = joined.Tasks;
        if (tasks.Count < 2)
            return (joined, null, null);
        var first = random.Next(tasks.Count);
        return (joined, tasks[first], tasks[(first + 1 + random.Next(tasks.Count - 1)) % tasks.Count]);
    }

    private static DefinitionSet Set(IReadOnlyList<CompiledWorkflow> workflows) => new(workflows, a => a.Type == "Elsa.PublishEvent" ? [JoinedRuns.EventOf(a)] : []);

    private static string Text(int seed)
    {
        var (joined, first, then) = Choose(seed);
        return $"seed {seed}: {first}, {then}\n{string.Join('\n', joined.Workflows.Select(w => w.Definition.Json))}";
    }

    private static CompiledWorkflow Compile(string id, JsonObject root) => DefinitionParser.Parse(Workflow(root, id: id), id, RandomFlow.Catalog).Workflow!;

    private static JsonObject Publish(string id, string name) => Activity(id, "Elsa.PublishEvent", ("eventName", Literal(name)));

    private static JsonObject Start(string id, string name) => Activity(id, "Elsa.Event", ("eventName", Literal(name)), ("customProperties", new JsonObject { ["canStartWorkflow"] = true }));
}
