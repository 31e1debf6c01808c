using System.Text.Json.Nodes;
using WorkflowAnon.Engine.Activities;
using WorkflowAnon.Engine.Definitions;
using WorkflowAnon.Engine.Execution;
using WorkflowAnon.Engine.Tests.Conformance;
using Xunit;
using static WorkflowAnon.Engine.Tests.Definitions;

namespace WorkflowAnon.Engine.Tests;

public sealed class MigrationTests
{
    private static readonly string[] Plain = ["a > b", "b > c"];

    private static CompiledWorkflow Version(int version, JsonObject root, JsonArray? variables = null)
    {
        var json = JsonNode.Parse(Workflow(root, variables))!.AsObject();
        json["version"] = version;
        json["id"] = $"test-v{version}";
        return DefinitionParser.Parse(json.ToJsonString(), "x", new ActivityCatalog().Add<HumanTask>()).Workflow!;
    }

    [Fact]
    public async Task A_waiting_task_goes_on_in_the_new_version_under_the_same_bookmark()
    {
        var bench = new Bench(Workflow(Flowchart("f", [Task("a"), Task("b"), Task("c")], Plain), [Variable("keep", "Int32", "1"), Variable("gone", "String", "x")]));
        await bench.StartAsync();
        await bench.ResumeAsync("a");
        var bookmark = bench.State.ReadBookmarks().Single();
        var next = Version(2, Flowchart("f", [Task("n"), Task("a"), Task("b"), Task("m"), Task("c")], "n > a", "a > b", "b > m", "m > c"), [Variable("keep", "Int32", "0"), Variable("new", "Int32", "7")]);

        var plan = InstanceMigrator.Plan(bench.Workflow, next, bench.State, bench.Options());
        Assert.Empty(plan.Problems);
        Assert.Equal(["gone"], plan.LostVariables);
        Assert.Equal(["f", "b"], plan.Moves.Select(x => x.ActivityId));
        Assert.True(plan.Moves[1].IsWaiting);

        var burst = InstanceMigrator.Migrate(bench.Workflow, next, bench.State, bench.Options());
        Assert.Equal(("test-v2", 2), (burst.Instance.DefinitionVersionId, burst.Instance.Version));
        Assert.Empty(burst.BookmarksAdded);
        Assert.Empty(burst.BookmarksRemoved);
        Assert.Equal("v1 → v2", Assert.Single(burst.Journal).Message);
        Assert.Equal([bookmark], burst.Instance.ReadBookmarks());
        Assert.Equal((1, 7), ((int)burst.Variables["keep"]!, (int)burst.Variables["new"]!));

        var runner = new WorkflowRunner();
        var resumed = await runner.ResumeAsync(next, burst.Instance, new ResumeInstance { BookmarkId = bookmark.Id }, bench.Options());
        Assert.Equal(["m"], resumed.Instance.ReadBookmarks().Select(x => x.ActivityId));
    }

    [Fact]
    public async Task A_join_does_not_wait_for_a_branch_that_this_instance_passed_by()
    {
        // Two steps are put behind a branch's end that has been completed already; the join must still come.
        var bench = new Bench(Workflow(Flowchart("f", [Fork("fk", "A", "B"), Task("a"), Task("b"), Write("j", Literal("j")), Task("end")], "fk:A > a", "fk:B > b", "a > j", "b > j", "j > end")));
        await bench.StartAsync();
        var next = Version(2, Flowchart("f", [Fork("fk", "A", "B"), Task("a"), Task("b"), Task("b2"), Write("j", Literal("j")), Task("end")], "fk:A > a", "fk:B > b", "a > j", "b > b2", "b2 > j", "j > end"));
        var burst = InstanceMigrator.Migrate(bench.Workflow, next, bench.State, bench.Options());
        var state = burst.Instance;
        foreach (var id in new[] { "a", "b", "b2", "end" })
            state = (await new WorkflowRunner().ResumeAsync(next, state, new ResumeInstance { BookmarkId = state.ReadBookmarks().Single(x => x.ActivityId == id).Id }, bench.Options())).Instance;
        Assert.Equal(WorkflowSubStatus.Finished, state.SubStatus);
    }

    public static TheoryData<string, string> Refused => new()
    {
        { "the waiting task is gone", "ありません" },
        { "the waiting task has another type", "型" },
        { "the waiting task is elsewhere", "入れ物" },
        { "a join that already waits has another way in", "合流" },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task What_is_doubtful_is_refused(string what, string mentions)
    {
        var bench = new Bench(Workflow(Flowchart("f", [Fork("fk", "A", "B"), Task("a"), Task("b"), Join("j", "WaitAll"), Task("c")], "fk:A > a", "fk:B > b", "a > j", "b > j", "j > c")));
        await bench.StartAsync();
        await bench.ResumeAsync("a");
        JsonObject Fk() => Fork("fk", "A", "B", "C");
        var root = what switch
        {
            "the waiting task is gone" => Flowchart("f", [Fk(), Task("a"), Join("j", "WaitAll"), Task("c")], "fk:A > a", "a > j", "j > c"),
            "the waiting task has another type" => Flowchart("f", [Fk(), Task("a"), Write("b", Literal("x")), Join("j", "WaitAll"), Task("c")], "fk:A > a", "fk:B > b", "a > j", "b > j", "j > c"),
            "the waiting task is elsewhere" => Flowchart("f", [Fk(), Task("a"), Sequence("s", Task("b")), Join("j", "WaitAll"), Task("c")], "fk:A > a", "fk:B > s", "a > j", "s > j", "j > c"),
            _ => Flowchart("f", [Fk(), Task("a"), Task("b"), Task("x"), Join("j", "WaitAll"), Task("c")], "fk:A > a", "fk:B > b", "fk:C > x", "a > j", "b > j", "x > j", "j > c"),
        };
        var plan = InstanceMigrator.Plan(bench.Workflow, Version(2, root), bench.State, bench.Options());
        Assert.False(plan.IsPossible);
        Assert.Contains(plan.Problems, x => x.Contains(mentions, StringComparison.Ordinal));
        Assert.Throws<InvalidOperationException>(() => InstanceMigrator.Migrate(bench.Workflow, Version(2, root), bench.State, bench.Options()));
    }

    [Fact]
    public async Task An_instance_does_not_change_hands_by_a_move()
    {
        var bench = new Bench(Workflow(Flowchart("f", [Task("a"), Task("b"), Task("c")], Plain)));
        await bench.StartAsync();
        var json = JsonNode.Parse(Workflow(Flowchart("f", [Task("a"), Task("b"), Task("c")], Plain)))!;
        (json["version"], json["id"], json["customProperties"]!["owner"]) = (2, "test-v2", "owning-division");
        var next = DefinitionParser.Parse(json.ToJsonString(), "x", new ActivityCatalog().Add<HumanTask>()).Workflow!;
        var preview = InstanceMigrator.Preview(bench.Workflow, next, bench.State);
        Assert.Contains(preview.Plan.Problems, x => x.Contains("所管", StringComparison.Ordinal));
        Assert.Null(preview.After);
    }

    [Fact]
    public async Task A_finished_instance_is_not_moved()
    {
        var bench = new Bench(Workflow(Sequence("q", Write("w", Literal("x")))));
        await bench.StartAsync();
        Assert.False(InstanceMigrator.Plan(bench.Workflow, Version(2, Sequence("q", Write("w", Literal("x")))), bench.State, bench.Options()).IsPossible);
    }

    [Fact]
    public async Task A_sequence_goes_on_behind_its_waiting_child()
    {
        var bench = new Bench(Workflow(Sequence("q", Task("a"), Write("w", Literal("旧")))));
        await bench.StartAsync();
        var next = Version(2, Sequence("q", Write("first", Literal("前")), Task("a"), Write("w", Literal("新"))));
        var burst = InstanceMigrator.Migrate(bench.Workflow, next, bench.State, bench.Options());
        var resumed = await new WorkflowRunner().ResumeAsync(next, burst.Instance, new ResumeInstance { BookmarkId = burst.Instance.ReadBookmarks()[0].Id }, bench.Options());
        Assert.Equal(["新"], resumed.Lines);
    }
}
