using System.Text.Json.Nodes;
using FsCheck.Xunit;
using WorkflowAnon.Engine.Execution;
using Xunit;
using static WorkflowAnon.Engine.Tests.Definitions;

namespace WorkflowAnon.Engine.Tests;

/// <summary>Random block-structured flowcharts, run to their end by random resumes, against what must always hold.</summary>
public sealed class FlowPropertyTests
{
    [Property(MaxTest = 300)]
    public async Task A_join_runs_once_nothing_waits_unseen_and_every_flow_ends(int seed)
    {
        var random = new Random(seed);
        var chart = new RandomChart(random, withWaitAny: random.Next(2) == 0);
        var bench = new Bench(chart.Json);
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        await bench.StartAsync();
        Check(bench, chart, counts);
        for (var step = 0; bench.State.Status == WorkflowStatus.Running; step++)
        {
            Assert.True(step < 400, $"seed {seed}: does not end\n{chart.Json}");
            var waiting = bench.Waiting;
            var task = waiting[random.Next(waiting.Count)];
            await bench.ResumeAsync(task, step > 60 || random.Next(3) > 0 ? "Done" : "Again");
            Assert.True(bench.Last.Resumed);
            Check(bench, chart, counts);
        }

        Assert.Equal(WorkflowSubStatus.Finished, bench.State.SubStatus);
        if (!chart.HasWaitAny)
            foreach (var (fork, join) in chart.Pairs)
                Assert.True(counts.GetValueOrDefault(fork) == counts.GetValueOrDefault(join), $"seed {seed}: {fork} ran {counts.GetValueOrDefault(fork)} times, {join} {counts.GetValueOrDefault(join)} times\n{chart.Json}");
    }

    [Property(MaxTest = 100)]
    public async Task Every_state_reads_back_as_it_was_written(int seed)
    {
        var random = new Random(seed);
        var bench = new Bench(new RandomChart(random, withWaitAny: true).Json);
        await bench.StartAsync();
        for (var step = 0; bench.State.Status == WorkflowStatus.Running && step < 40; step++)
        {
            var burst = new BurstExecution(bench.Workflow, bench.Options(), bench.State.Id, default);
            StateCodec.Read(bench.State.Data, burst);
            Assert.Equal(bench.State.Data, StateCodec.Write(burst));
            await bench.ResumeAsync(bench.Waiting[random.Next(bench.Waiting.Count)], "Done");
        }
    }

    [Property(MaxTest = 100)]
    public async Task Moving_to_an_equal_version_changes_nothing(int seed)
    {
        var random = new Random(seed);
        var bench = new Bench(new RandomChart(random, withWaitAny: true).Json);
        var next = new Bench(bench.Workflow.Definition.Json.Replace("\"version\":1,\"variables\"", "\"version\":2,\"variables\"", StringComparison.Ordinal).Replace("test-v1", "test-v2", StringComparison.Ordinal)).Workflow;
        await bench.StartAsync();
        for (var step = 0; bench.State.Status == WorkflowStatus.Running && step < 20; step++)
        {
            var moved = InstanceMigrator.Migrate(bench.Workflow, next, bench.State, bench.Options()).Instance;
            Assert.Equal(2, moved.Version);
            Assert.Equal(bench.State.Data, moved.Data);
            await bench.ResumeAsync(bench.Waiting[random.Next(bench.Waiting.Count)], random.Next(2) == 0 ? "Done" : "Again");
        }
    }

    [Property(MaxTest = 100)]
    public async Task Cancelling_at_any_moment_leaves_nothing_open(int seed)
    {
        var random = new Random(seed);
        var bench = new Bench(new RandomChart(random, withWaitAny: true).Json);
        await bench.StartAsync();
        for (var step = random.Next(8); bench.State.Status == WorkflowStatus.Running && step > 0; step--)
            await bench.ResumeAsync(bench.Waiting[random.Next(bench.Waiting.Count)], "Done");
        if (bench.State.Status == WorkflowStatus.Finished)
            return;
        await bench.CancelAsync();
        Assert.Empty(bench.Waiting);
        Assert.Equal(WorkflowSubStatus.Cancelled, bench.State.SubStatus);
    }

    private static void Check(Bench bench, RandomChart chart, Dictionary<string, int> counts)
    {
        var (state, burst) = (bench.State, bench.Last);
        Assert.Empty(burst.IncidentsAdded.Select(x => x.Message));
        foreach (var entry in burst.Journal.Where(x => x.Event == "Started"))
            counts[entry.ActivityId] = counts.GetValueOrDefault(entry.ActivityId) + 1;
        foreach (var (fork, join) in chart.Pairs)
            Assert.True(counts.GetValueOrDefault(join) <= counts.GetValueOrDefault(fork), $"{join} ran more often than {fork}\n{chart.Json}");
        if (state.Status == WorkflowStatus.Running)
            Assert.NotEmpty(bench.Waiting);
        else
            Assert.Empty(bench.Waiting);

        // An activity that has completed or was cancelled waits for nothing.
        Assert.All(burst.BookmarksAdded, x => Assert.Contains(state.ReadBookmarks(), y => y.Id == x.Id));
        Assert.All(burst.BookmarksRemoved, x => Assert.DoesNotContain(state.ReadBookmarks(), y => y.Id == x));
        var ended = burst.Journal.ToList().FindLastIndex(x => x is { ActivityId: "f", Event: "Completed" });
        Assert.True(ended < 0 || ended == burst.Journal.Count - 1, "something ran after the root had completed");
    }

    /// <summary>Tasks, lines, decisions, forks with joins, loops and nested containers, put together block by block.</summary>
    private sealed class RandomChart
    {
        private readonly Random _random;
        private readonly bool _withWaitAny;
        private int _last;

        public RandomChart(Random random, bool withWaitAny)
        {
            _random = random;
            _withWaitAny = withWaitAny;
            Json = Workflow(Chart("f", 0), [Variable("n", "Int32", "0")]);
        }

        public string Json { get; }

        public bool HasWaitAny { get; private set; }

        public List<(string Fork, string Join)> Pairs { get; } = [];

        private JsonObject Chart(string id, int depth)
        {
            var part = new Part();
            var (_, exit) = Blocks(part, depth, _random.Next(2, 5));
            if (_random.Next(6) == 0 && depth > 0)
            {
                var end = Next("end");
                part.Activities.Add(Activity(end, "Elsa.End"));
                part.Connections.Add($"{exit} > {end}");
            }

            return Flowchart(id, [.. part.Activities], [.. part.Connections]);
        }

        private (string Entry, string Exit) Blocks(Part part, int depth, int count)
        {
            var (entry, exit) = Block(part, depth);
            for (var i = 1; i < count; i++)
            {
                var next = Block(part, depth);
                part.Connections.Add($"{exit} > {next.Entry}");
                exit = next.Exit;
            }

            return (entry, exit);
        }

        private (string Entry, string Exit) Block(Part part, int depth) => _random.Next(depth > 2 ? 3 : 9) switch
        {
            0 => Leaf(part, Task(Next("t"), "Done", "Again")),
            1 => Leaf(part, Write(Next("w"), Literal("x"))),
            2 => Leaf(part, Set(Next("s"), "n", Js("variables.n + 1"))),
            3 => Decision(part, depth),
            4 or 5 => ForkJoin(part, depth),
            6 => Loop(part, depth),
            7 => Leaf(part, Chart(Next("g"), depth + 1)),
            _ => Leaf(part, Sequence(Next("q"), Task(Next("t"), "Done", "Again"), Write(Next("w"), Literal("y")))),
        };

        private (string Entry, string Exit) Leaf(Part part, JsonObject activity)
        {
            part.Activities.Add(activity);
            var id = activity["id"]!.GetValue<string>();

            // A task of the flow itself may end with Again where no loop listens: give that a way on, too.
            if (activity["type"]!.GetValue<string>() != "Test.HumanTask")
                return (id, id);
            var merge = Next("m");
            part.Activities.Add(Write(merge, Literal("m")));
            part.Connections.Add($"{id} > {merge}");
            part.Connections.Add($"{id}:Again > {merge}");
            return (id, merge);
        }

        private (string Entry, string Exit) Decision(Part part, int depth)
        {
            var (decision, merge) = (Next("d"), Next("m"));
            part.Activities.Add(Activity(decision, "Elsa.FlowDecision", ("condition", Js($"variables.n % 2 == {_random.Next(2)}"))));
            part.Activities.Add(Write(merge, Literal("m")));
            foreach (var port in new[] { "True", "False" })
            {
                part.Branches++;
                var (entry, exit) = Blocks(part, depth + 1, _random.Next(1, 3));
                part.Branches--;
                part.Connections.Add($"{decision}:{port} > {entry}");
                part.Connections.Add($"{exit} > {merge}");
            }

            Pairs.Add((decision, merge));
            return (decision, merge);
        }

        private (string Entry, string Exit) ForkJoin(Part part, int depth)
        {
            var (fork, join) = (Next("fk"), Next("j"));
            string[] modes = _withWaitAny ? ["WaitAny", "WaitAll", "WaitAllActive", ""] : ["WaitAll", "WaitAllActive", ""];
            var mode = modes[_random.Next(modes.Length)];
            HasWaitAny |= mode == "WaitAny";
            string[] branches = ["A", "B", "C"];
            var used = branches[.._random.Next(2, 4)];
            part.Activities.Add(Fork(fork, used));
            part.Activities.Add(mode.Length == 0 ? Write(join, Literal("implicit")) : Join(join, mode));
            foreach (var branch in used)
            {
                part.Branches++;
                var (entry, exit) = Blocks(part, depth + 1, _random.Next(1, 3));
                part.Branches--;
                part.Connections.Add($"{fork}:{branch} > {entry}");
                part.Connections.Add($"{exit} > {join}");
            }

            Pairs.Add((fork, join));
            return (fork, join);
        }

        /// <summary>On a branch a loop sits in a flowchart of its own: its exit must not lead to a join that other ways lead to, too.</summary>
        private (string Entry, string Exit) Loop(Part part, int depth)
        {
            if (part.Branches > 0)
            {
                var inner = new Part();
                Loop(inner, depth);
                return Leaf(part, Flowchart(Next("g"), [.. inner.Activities], [.. inner.Connections]));
            }

            var (head, task) = (Next("w"), Next("t"));
            part.Activities.Add(Write(head, Literal("loop")));
            var (entry, exit) = Blocks(part, depth + 1, 1);
            part.Activities.Add(Task(task, "Done", "Again"));
            part.Connections.Add($"{head} > {entry}");
            part.Connections.Add($"{exit} > {task}");
            part.Connections.Add($"{task}:Again > {head}");
            return (head, task);
        }

        private string Next(string prefix) => $"{prefix}{++_last}";

        private sealed class Part
        {
            public int Branches { get; set; }

            public List<JsonObject> Activities { get; } = [];

            public List<string> Connections { get; } = [];
        }
    }
}
