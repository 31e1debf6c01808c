using System.Text.Json.Nodes;
using WorkflowAnon.Engine.Activities;
using WorkflowAnon.Engine.Definitions;
using WorkflowAnon.Engine.Tests.Conformance;
using Xunit;
using static WorkflowAnon.Engine.Tests.Definitions;

namespace WorkflowAnon.Engine.Tests;

public sealed class ParserTests
{
    private static readonly ActivityCatalog Catalog = new ActivityCatalog().Add<HumanTask>();

    public static TheoryData<string, string?, string, string> Refused => new()
    {
        { "malformed", null, "JSON", "{ \"root\": " },
        { "not an object", null, "オブジェクト", "[1,2]" },
        { "empty", null, "JSON", "" },
        { "no root", null, "root", "{\"definitionId\":\"x\"}" },
        { "no definition id", null, "definitionId", "{\"root\":{\"id\":\"q\",\"type\":\"Elsa.Sequence\"}}" },
        { "unknown type", "a", "Acme.Nothing", Workflow(Sequence("q", Activity("a", "Acme.Nothing"))) },
        { "no type", "a", "型", Workflow(Sequence("q", new JsonObject { ["id"] = "a" })) },
        { "no id", "q", "識別子", Workflow(Sequence("q", new JsonObject { ["type"] = "Elsa.Start" })) },
        { "duplicate ids", "a", "重複", Workflow(Sequence("q", Write("a", Literal("1")), Write("a", Literal("2")))) },
        { "duplicate ids across containers", "a", "重複", Workflow(Sequence("q", Write("a", Literal("1")), Sequence("s", Write("a", Literal("2"))))) },
        { "connection from nowhere", "f", "nope", Workflow(Flowchart("f", [Task("a")], "nope > a")) },
        { "connection into another container", "f", "inner", Workflow(Flowchart("f", [Task("a"), Sequence("s", Task("inner"))], "a > inner")) },
        { "script that does not parse", "a", "JavaScript", Workflow(Sequence("q", Write("a", Js("1 +")))) },
        { "case that does not parse", "sw", "JavaScript", Workflow(Flowchart("f", [Activity("sw", "Elsa.FlowSwitch", ("cases", new JsonArray(new JsonObject { ["label"] = "A", ["condition"] = new JsonObject { ["type"] = "JavaScript", ["value"] = "(((" } })))])) },
        { "foreign expression type", "a", "CSharp", Workflow(Sequence("q", Write("a", Expression("CSharp", "1")))) },
        { "variable expression that is no reference", "a", "変数", Workflow(Sequence("q", Write("a", Expression("Variable", "{")))) },
        { "state machine", "sm", "StateMachine", Workflow(Activity("sm", "Elsa.StateMachine", ("states", new JsonArray()))) },
        { "variable twice", null, "重複", Workflow(Sequence("q"), [Variable("v", "String"), Variable("v", "Int32")]) },
        { "activity that is no object", "q", "オブジェクト", Workflow(Activity("q", "Elsa.Sequence", ("activities", new JsonArray(1)))) },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public void A_definition_that_cannot_run_is_refused_with_source_activity_and_reason(string what, string? activityId, string mentions, string json)
    {
        var outcome = DefinitionParser.Parse(json, $"{what}.json", Catalog);
        Assert.False(outcome.IsValid);
        Assert.Null(outcome.Workflow);
        Assert.Contains(outcome.Problems, x => !x.IsWarning && x.Source == $"{what}.json" && x.ActivityId == activityId && x.Reason.Contains(mentions, StringComparison.Ordinal));
    }

    public static TheoryData<string, string, string> Warned => new()
    {
        { "start", "start", Workflow(Activity("f", "Elsa.Flowchart", ("start", "b"), ("activities", new JsonArray(Task("a"), Task("b"))), ("connections", new JsonArray(Connection("a > b"))))) },
        { "unreachable", "到達", Workflow(Flowchart("f", [Task("a"), Task("b"), Task("c")], "a > b", "c > b")) },
        { "loop back past a branch", "戻る", Workflow(Flowchart("f", [Fork("fk", "A", "B"), Task("a"), Task("b"), Join("j", "WaitAll")], "fk:A > a", "fk:B > b", "a > j", "b > j", "j > a")) },
        { "loop whose exit leads to a join", "合流", Workflow(Flowchart("f", [Fork("fk", "A", "B"), Task("a", "Done", "Again"), Task("b"), Join("j", "WaitAll")], "fk:A > a", "a:Again > a", "a > j", "fk:B > b", "b > j")) },
        { "liquid", "Liquid", Workflow(Sequence("q", Write("w", Expression("Liquid", "{% if %}")))) },
        { "unknown variable", "変数", Workflow(Sequence("q", Set("s", "nope", Literal(1)))) },
    };

    [Theory]
    [MemberData(nameof(Warned))]
    public void What_Elsa_runs_but_hardly_as_meant_is_warned_of(string what, string mentions, string json)
    {
        var outcome = DefinitionParser.Parse(json, what, Catalog);
        Assert.True(outcome.IsValid);
        Assert.Contains(outcome.Problems, x => x.IsWarning && x.Reason.Contains(mentions, StringComparison.Ordinal));
    }

    public static TheoryData<string, string> Clean => new()
    {
        { "loop around a fork and its join", Workflow(Flowchart("f", [Fork("fk", "A", "B"), Task("a"), Task("b"), Join("j", "WaitAll"), Task("t", "Done", "Again"), Task("end")], "fk:A > a", "fk:B > b", "a > j", "b > j", "j > t", "t:Again > fk", "t > end")) },
        { "loop before a fork", Workflow(Flowchart("f", [Task("t", "Done", "Again"), Fork("fk", "A", "B"), Task("a"), Task("b"), Join("j", "WaitAll")], "t:Again > t", "t > fk", "fk:A > a", "fk:B > b", "a > j", "b > j")) },
        { "two ways out of one loop", Workflow(Flowchart("f", [Task("a", "Done", "Out"), Task("b", "Done", "Again"), Task("end")], "a > b", "a:Out > end", "b:Again > a", "b > end")) },
        { "loop in a nested flowchart", Workflow(Flowchart("f", [Fork("fk", "A", "B"), Flowchart("g", [Task("a", "Done", "Again"), Task("c")], "a:Again > a", "a > c"), Task("b"), Join("j", "WaitAll")], "fk:A > g", "g > j", "fk:B > b", "b > j")) },
        { "several triggers", Workflow(Flowchart("f", [Activity("e1", "Elsa.Event", ("eventName", Literal("A")), ("customProperties", new JsonObject { ["canStartWorkflow"] = true })), Task("a"), Activity("e2", "Elsa.Event", ("eventName", Literal("B")), ("customProperties", new JsonObject { ["canStartWorkflow"] = true })), Task("b"), Task("c")], "e1 > a", "e2 > b", "b > c")) },
        { "loop into a WaitAny", Workflow(Flowchart("f", [Activity("d", "Elsa.FlowDecision", ("condition", Literal(true))), Task("a", "Done", "Again"), Task("b"), Join("j", "WaitAny")], "d:True > a", "a:Again > a", "a > j", "d:False > b", "b > j")) },
    };

    [Theory]
    [MemberData(nameof(Clean))]
    public void A_sound_definition_gives_no_warning(string what, string json) => Assert.Empty(DefinitionParser.Parse(json, what, Catalog).Problems);

    [Fact]
    public void Any_damage_to_any_document_is_reported_and_never_thrown()
    {
        var source = ConformanceCase.Load("hand-setvariable-kinds").Definition.GetRawText();
        var random = new Random(20300101);
        for (var i = 0; i < 2000; i++)
        {
            var text = source.ToCharArray().ToList();
            for (var j = 0; j <= random.Next(4); j++)
            {
                var at = random.Next(text.Count);
                if (random.Next(2) == 0)
                    text.RemoveRange(at, Math.Min(random.Next(1, 20), text.Count - at));
                else
                    text[at] = "{}[]\",:0nx"[random.Next(10)];
            }

            var outcome = DefinitionParser.Parse(new string([.. text]), "damaged", Catalog);
            Assert.True(outcome.IsValid || outcome.Problems.Any(x => !x.IsWarning));
        }
    }

    [Fact]
    public void A_deeply_nested_document_is_refused()
    {
        var inner = Task("t");
        for (var i = 0; i < 40; i++)
            inner = Sequence($"s{i}", inner);
        Assert.Contains(DefinitionParser.Parse(Workflow(inner), "deep", Catalog).Problems, x => x.Reason.Contains('深', StringComparison.Ordinal));
    }

    [Fact]
    public void The_definition_is_read_with_owner_triggers_outcomes_and_unknown_keys()
    {
        var start = Activity("e", "Elsa.Event", ("eventName", Literal("提案の受付")), ("customProperties", new JsonObject { ["canStartWorkflow"] = true, ["clause"] = "第5-1" }));
        var workflow = DefinitionParser.Parse(Workflow(Flowchart("f", [start, Task("t", "Ok", "No")], "e > t")), "x", Catalog).Workflow!;
        Assert.Equal("general-affairs", workflow.Definition.Owner);
        Assert.Equal([new WorkflowTrigger("e", "Event", "提案の受付")], workflow.Triggers);
        Assert.Equal(["Ok", "No"], workflow.OutcomesOf("t"));
        Assert.Equal("第5-1", workflow.FindActivity("e")!.CustomProperties["clause"].GetString());
        Assert.Equal("Workflow1:f:t", workflow.FindActivity("t")!.NodeId);
    }

    [Fact]
    public void Every_definition_of_the_corpus_is_valid()
    {
        foreach (var name in ConformanceCase.Names)
        {
            var outcome = DefinitionParser.Parse(ConformanceCase.Load(name).Definition.GetRawText(), name, Catalog);
            Assert.True(outcome.IsValid, string.Join('\n', outcome.Problems));
        }
    }
}
