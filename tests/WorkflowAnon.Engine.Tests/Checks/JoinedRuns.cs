using System.Text.Json.Nodes;
using WorkflowAnon.Engine.Definitions;
using WorkflowAnon.Engine.Execution;
using static WorkflowAnon.Engine.Tests.Definitions;

namespace WorkflowAnon.Engine.Tests.Checks;

/// <summary>A few small definitions at random, joined by events, and what the engine does with them in every way within bounds: the judge of rules across definitions.</summary>
internal sealed class JoinedRuns
{
    private const int MostInstances = 5, MostMoves = 7, Budget = 900;
    private static readonly string[] Names = ["E1", "E2", "E3"];
    private readonly WorkflowRunner _runner = new();
    private readonly Random _random;

    public JoinedRuns(Random random)
    {
        _random = random;
        Workflows = [.. Enumerable.Range(0, random.Next(2, 4)).Select(Definition)];
    }

    public IReadOnlyList<CompiledWorkflow> Workflows { get; }

    /// <summary>Names of tasks, the steps that rules are about.</summary>
    public IReadOnlyList<string> Tasks => [.. Workflows.SelectMany(w => w.Definition.Activities).Where(a => a.Type == "Test.HumanTask").Select(a => a.Id)];

    /// <summary>One instance with what it did, at which time.</summary>
    /// <param name="Number">Which.</param>
    /// <param name="Definition">Index of its definition.</param>
    /// <param name="State">Its state.</param>
    /// <param name="Had">True when the first step of the rule was done in it or before an event that led to it.</param>
    /// <param name="Steps">Completed activities.</param>
    /// <param name="Parent">The instance whose event started it; null for a start by order.</param>
    /// <param name="BornBy">When that event was published.</param>
    public sealed record Instance(int Number, int Definition, InstanceState State, bool Had, IReadOnlyList<(int Time, string Activity)> Steps, int? Parent, int BornBy)
    {
        public bool HasEnded => State.SubStatus == WorkflowSubStatus.Finished;
    }

    /// <summary>An event that is on its way.</summary>
    public sealed record Pending(string Name, bool Had, int Publisher, int Time);

    /// <summary>All instances at one moment.</summary>
    public sealed record World(IReadOnlyList<Instance> Instances, IReadOnlyList<Pending> Events, int Time, bool HasBrokenPrecedence);

    /// <summary>Every world within the bounds.</summary>
    public async Task<IReadOnlyList<World>> AllAsync(string first, string then)
    {
        List<World> found = [new([], [], 0, false)];
        var from = found;
        for (var i = 0; i < MostMoves && found.Count < Budget; i++)
        {
            List<World> next = [];
            foreach (var world in from)
            {
                await foreach (var after in MovesAsync(world, first, then))
                    next.Add(after);
                if (found.Count + next.Count > Budget)
                    break;
            }

            found.AddRange(next);
            from = next;
        }

        return found;
    }

    /// <summary>True when an instance has ended that did the first and neither did the then after it nor left it to what its events started.</summary>
    public bool BreaksPromise(World world, string first, string then) => world.Instances.Any(x => x.HasEnded && x.Steps.Where(s => s.Activity == first).Select(s => (int?)s.Time).Max() is { } since && Kept(world, x, since, then) == false);

    // Null while something that may keep it is under way.
    private bool? Kept(World world, Instance instance, int since, string then)
    {
        if (instance.Steps.Any(s => s.Activity == then && s.Time > since))
            return true;
        if (!instance.HasEnded || world.Events.Any(e => e.Publisher == instance.Number && e.Time > since && Workflows.Any(w => StartOf(w) == e.Name)))
            return null;
        var children = world.Instances.Where(c => c.Parent == instance.Number && c.BornBy > since).Select(c => Kept(world, c, -1, then)).ToList();
        return children.Contains(true) ? true : children.Contains(null) ? null : false;
    }

    private async IAsyncEnumerable<World> MovesAsync(World world, string first, string then)
    {
        for (var i = 0; i < Workflows.Count; i++)
            if (StartOf(Workflows[i]) is null && world.Instances.Count < MostInstances && world.Instances.All(x => x.Definition != i))
                yield return await StartAsync(world, i, null, first, then);
        foreach (var instance in world.Instances)
            foreach (var task in instance.State.ReadBookmarks().Where(b => b.Kind == "HumanTask"))
                foreach (var outcome in Workflows[instance.Definition].OutcomesOf(task.ActivityId))
                    yield return await ResumeAsync(world, instance.Number, task.Id, outcome, had: false, first, then);
        foreach (var sent in world.Events)
            if (await DeliverAsync(world, sent, first, then) is { } delivered)
                yield return delivered;
    }

    private async Task<World?> DeliverAsync(World world, Pending sent, string first, string then)
    {
        var waiting = world.Instances.SelectMany(x => x.State.ReadBookmarks().Where(b => b.Kind == BookmarkKinds.Event && b.Key == sent.Name).Select(b => (x.Number, b.Id))).ToList();
        var starts = Enumerable.Range(0, Workflows.Count).Where(i => StartOf(Workflows[i]) == sent.Name).ToList();
        if (waiting.Count + starts.Count == 0 || world.Instances.Count + starts.Count > MostInstances)
            return null;
        var after = world with { Events = [.. world.Events.Where(e => e != sent)] };
        foreach (var (number, bookmark) in waiting)
            after = await ResumeAsync(after, number, bookmark, null, sent.Had, first, then);
        foreach (var definition in starts)
            after = await StartAsync(after, definition, sent, first, then);
        return after;
    }

    private async Task<World> StartAsync(World world, int definition, Pending? by, string first, string then)
    {
        var number = world.Instances.Count;
        var trigger = by is null ? null : Workflows[definition].Triggers[0].ActivityId;
        var burst = await _runner.StartAsync(Workflows[definition], new StartInstance { InstanceId = $"i{number}", TriggerActivityId = trigger }, Options());
        return Take(world, new Instance(number, definition, burst.Instance, by?.Had == true, [], by?.Publisher, by?.Time ?? -1), burst, first, then);
    }

    private async Task<World> ResumeAsync(World world, int number, string bookmark, string? outcome, bool had, string first, string then)
    {
        var instance = world.Instances[number];
        var burst = await _runner.ResumeAsync(Workflows[instance.Definition], instance.State, new ResumeInstance { BookmarkId = bookmark, Outcome = outcome }, Options());
        return burst.Resumed ? Take(world, instance with { Had = instance.Had || had }, burst, first, then) : world;
    }

    private World Take(World world, Instance instance, Burst burst, string first, string then)
    {
        var (time, had, broken) = (world.Time, instance.Had, world.HasBrokenPrecedence);
        List<(int, string)> steps = [.. instance.Steps];
        List<Pending> events = [.. world.Events];
        var workflow = Workflows[instance.Definition];
        foreach (var id in burst.Journal.Where(e => e.Event == "Completed").Select(e => e.ActivityId))
        {
            steps.Add((++time, id));
            broken |= id == then && !had;
            had |= id == first;
            if (workflow.FindActivity(id) is { Type: "Elsa.PublishEvent" } publisher)
                events.Add(new Pending(EventOf(publisher), had, instance.Number, time));
        }

        var moved = instance with { State = burst.Instance, Had = had, Steps = steps };
        List<Instance> instances = [.. world.Instances];
        if (instance.Number < instances.Count)
            instances[instance.Number] = moved;
        else
            instances.Add(moved);
        return new World(instances, events, time, broken);
    }

    /// <summary>The event that an activity publishes or awaits.</summary>
    public static string EventOf(ActivityNode node) => node.Json.GetProperty("eventName").GetProperty("expression").GetProperty("value").GetString()!;

    /// <summary>The event that starts a definition; null when it is started by order.</summary>
    public static string? StartOf(CompiledWorkflow workflow) => workflow.Triggers.Count > 0 ? workflow.Triggers[0].Key : null;

    /// <summary>Settings of a burst.</summary>
    public static BurstOptions Options() => new() { Services = new Choices([]), Clock = new Conformance.MicrosecondClock(), MaxExecutions = 60 };

    private CompiledWorkflow Definition(int index)
    {
        // The first begins by order, or nothing would ever happen.
        var isStarted = index > 0 && _random.Next(3) > 0;
        List<JsonObject> nodes = [];
        if (isStarted)
            nodes.Add(Activity($"d{index}start", "Elsa.Event", ("eventName", Literal(Names[_random.Next(Names.Length)])), ("customProperties", new JsonObject { ["canStartWorkflow"] = true })));
        var count = _random.Next(2, 5);
        for (var i = 0; i < count; i++)
            nodes.Add(Node($"d{index}n{i}"));
        List<string> connections = [];
        for (var i = 0; i < nodes.Count; i++)
        {
            var isTask = nodes[i]["outcomes"]?.ToJsonString().Contains("Again", StringComparison.Ordinal) == true;
            if (i + 1 < nodes.Count)
                connections.Add($"{Id(nodes[i])}:Done > {Id(nodes[i + 1])}");
            // The other outcome ends the branch, jumps ahead or goes back to a task.
            var other = _random.Next(nodes.Count);
            if (isTask && other != i && other != i + 1 && _random.Next(2) == 0 && nodes[other]["type"]!.GetValue<string>() == "Test.HumanTask")
                connections.Add($"{Id(nodes[i])}:Again > {Id(nodes[other])}");
        }

        var outcome = DefinitionParser.Parse(Workflow(Flowchart("f" + index, [.. nodes], [.. connections]), id: "d" + index), "random", RandomFlow.Catalog);
        return outcome.Workflow ?? throw new InvalidOperationException(string.Join('\n', outcome.Problems));
    }

    private JsonObject Node(string id) => _random.Next(5) switch
    {
        0 => Activity(id, "Elsa.Event", ("eventName", Literal(Names[_random.Next(Names.Length)]))),
        1 or 2 => Activity(id, "Elsa.PublishEvent", ("eventName", Literal(Names[_random.Next(Names.Length)]))),
        3 => Task(id, "Done", "Again"),
        _ => Task(id, "Done"),
    };

    private static string Id(JsonObject node) => node["id"]!.GetValue<string>();
}
