using System.Text.Json;
using System.Text.Json.Nodes;
using WorkflowAnon.Engine.Activities;
using WorkflowAnon.Engine.Execution;
using WorkflowAnon.Engine.Tests.Conformance;
using Xunit;
using static WorkflowAnon.Engine.Tests.Definitions;

namespace WorkflowAnon.Engine.Tests;

public sealed class ActivityTests
{
    private static readonly ActivityCatalog Catalog = new ActivityCatalog().Add<HumanTask>().Add<Everything>();
    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);

    [Fact]
    public async Task Inputs_are_set_by_name_converted_and_fall_back_to_defaults()
    {
        var bench = new Bench(
            Workflow(
                Sequence("q", Activity("e", "Test.Everything", ("title", Js("'題' + variables.n")), ("count", Literal("7")), ("kind", Literal("Second")), ("names", Expression("Object", "[\"a\",\"b\"]")), ("on", Literal("2030-04-01")), ("result", new JsonObject { ["memoryReference"] = new JsonObject { ["id"] = "out" } }))),
                [Variable("n", "Int32", "3"), Variable("out", "Object")]),
            Catalog);
        var burst = await bench.StartAsync();
        Assert.Equal("題3|7|Second|a,b|2030-04-01|既定|5", burst.Variables["out"]);
    }

    [Fact]
    public void The_descriptor_tells_the_designer_inputs_outputs_ports_and_choices()
    {
        var descriptor = Catalog.TryGet("Test.Everything")!;
        Assert.Equal(("Test", "Everything", "試験", "何でも", "Task"), (descriptor.Namespace, descriptor.Name, descriptor.Category, descriptor.DisplayName, descriptor.Kind));
        Assert.Equal(["Title", "Count", "Kind", "Names", "On", "Word", "Size"], descriptor.Inputs.Select(x => x.Name));
        Assert.Equal(["String", "Int32", "String", "String[]", "DateOnly", "String", "Int32"], descriptor.Inputs.Select(x => x.TypeName));
        Assert.Equal(["multiline", "singleline", "dropdown", "multitext", "singleline", "radiolist", "singleline"], descriptor.Inputs.Select(x => x.UIHint));
        Assert.Equal("既定", descriptor.Inputs[5].DefaultValue);
        Assert.Equal(5, descriptor.Inputs[6].DefaultValue);
        Assert.Equal([new PortDescriptor("Approved", "承認"), new PortDescriptor("Returned", "Returned")], descriptor.Ports);
        var json = JsonSerializer.Serialize(descriptor, Web);
        Assert.Contains("\"selectList\":{\"items\":[{\"text\":\"First\",\"value\":\"First\"}", json, StringComparison.Ordinal);
        Assert.Contains("\"radioList\":{\"items\":[{\"text\":\"\\u3042\",\"value\":\"a\"}", json, StringComparison.Ordinal);
    }

    [Fact]
    public void The_catalogue_has_every_type_that_definitions_and_the_designer_need()
    {
        var types = new ActivityCatalog().Descriptors.Select(x => x.TypeName).ToArray();
        string[] wanted =
        [
            "Flowchart", "Sequence", "Start", "End", "Finish", "Complete", "FlowDecision", "FlowSwitch", "FlowFork", "FlowJoin", "If", "SetVariable", "SetName", "SetOutput", "Correlate", "Event", "PublishEvent",
            "Delay", "Timer", "StartAt", "RunTask", "ExecuteWorkflow", "DispatchWorkflow", "ForEach", "ParallelForEach", "For", "While", "Break", "Fault", "WriteLine", "Workflow", "NotFoundActivity",
        ];
        Assert.Empty(wanted.Select(x => "Elsa." + x).Except(types));
        Assert.Equal(types.Length, types.Distinct().Count());
    }

    [Fact]
    public async Task Several_bookmarks_of_one_activity_close_together()
    {
        var bench = new Bench(Workflow(Sequence("q", Activity("e", "Test.Everything", ("title", Literal("wait"))))), Catalog);
        var start = await bench.StartAsync();
        Assert.Equal(["HumanTask", "Timer"], start.BookmarksAdded.Select(x => x.Kind));
        Assert.Equal("{\"count\":0}", start.BookmarksAdded[0].PayloadJson);
        var burst = await bench.ResumeAsync("e", "Approved");
        Assert.Equal(start.BookmarksAdded.Select(x => x.Id).Order(), burst.BookmarksRemoved.Order());
        Assert.Equal("Approved", burst.Journal.Single(x => x.ActivityId == "e" && x.Event == "Completed").Outcomes);
    }

    [Fact]
    public async Task Timers_say_when_they_are_due_in_utc()
    {
        var bench = new Bench(Workflow(Flowchart(
            "f",
            [Fork("fk", "A", "B", "C"), Activity("d", "Elsa.Delay", ("timeSpan", Literal("1.00:00:00"))), Activity("s", "Elsa.StartAt", ("dateTime", Literal("2030-02-01T09:00:00+09:00"))), Activity("t", "Elsa.Timer", ("interval", Literal("00:05:00")))],
            "fk:A > d",
            "fk:B > s",
            "fk:C > t")));
        var due = (await bench.StartAsync()).BookmarksAdded.ToDictionary(x => x.ActivityId, x => x.DueAt!.Value);
        Assert.Equal(new DateTimeOffset(2030, 1, 2, 0, 0, 0, TimeSpan.Zero), due["d"], TimeSpan.FromSeconds(1));
        Assert.Equal(new DateTimeOffset(2030, 2, 1, 0, 0, 0, TimeSpan.Zero), due["s"]);
        Assert.Equal(TimeSpan.Zero, due["s"].Offset);
        Assert.Equal(new DateTimeOffset(2030, 1, 1, 0, 5, 0, TimeSpan.Zero), due["t"], TimeSpan.FromSeconds(1));
        Assert.Equal(due.Values.Order(), bench.State.ReadBookmarks().Select(x => x.DueAt!.Value).Order());
    }

    [Fact]
    public async Task The_triggering_event_completes_at_once_the_first_time_and_waits_when_a_loop_returns()
    {
        var trigger = Activity("e", "Elsa.Event", ("eventName", Literal("Begin")), ("customProperties", new JsonObject { ["canStartWorkflow"] = true }), ("result", new JsonObject { ["memoryReference"] = new JsonObject { ["id"] = "p" } }));
        var bench = new Bench(Workflow(Flowchart("f", [trigger, Task("t", "Again", "Done")], "e > t", "t:Again > e"), [Variable("p", "Object")]));
        var payload = JsonSerializer.SerializeToElement(new { no = 1 });
        var burst = await new WorkflowRunner().StartAsync(bench.Workflow, new StartInstance { InstanceId = "i", TriggerActivityId = "e", TriggerPayload = payload }, bench.Options());
        Assert.Equal(["t"], burst.BookmarksAdded.Select(x => x.ActivityId));
        Assert.Equal("{\"no\":1}", burst.Instance.ReadVariables()["p"].GetRawText());
        await bench.StartAsync(trigger: "e");
        Assert.Equal(["e"], (await bench.ResumeAsync("t", "Again")).BookmarksAdded.Select(x => x.ActivityId));
    }

    [Theory]
    [InlineData("getWorkflowDefinitionId()", "test")]
    [InlineData("getWorkflowDefinitionVersionId()", "test-v1")]
    [InlineData("getWorkflowDefinitionVersion()", "1")]
    [InlineData("getWorkflowInstanceId()", "case1")]
    [InlineData("setCorrelationId('c'); getCorrelationId()", "c")]
    [InlineData("setWorkflowInstanceName('n'); getWorkflowInstanceName()", "n")]
    [InlineData("setVariable('v', 4); `${getVariable('v')} ${variables.v}`", "4 4")]
    [InlineData("setV(5); `${getV()} ${variables.v}`", "5 5")]
    [InlineData("getInput('x').y", "2")]
    [InlineData("getOutputFrom('i', 'Result')", "True")]
    [InlineData("getOutputFrom('i')", "True")]
    [InlineData("getResultFromI()", "True")]
    [InlineData("getLastResult()", "True")]
    [InlineData("isNullOrWhiteSpace('  ')", "True")]
    [InlineData("toJson({a:[1,'あ']})", "{\"a\":[1,\"あ\"]}")]
    [InlineData("parseGuid('0F8FAD5B-D9CB-469F-A165-70867728950E')", "0f8fad5b-d9cb-469f-a165-70867728950e")]
    [InlineData("newGuid().length + newGuidString().length + getGuidString().length", "108")]
    [InlineData("newShortGuid().length > 15 && getShortGuid().length > 15", "True")]
    [InlineData("stringFromBase64(stringToBase64('青森'))", "青森")]
    [InlineData("bytesToString(bytesFromBase64(bytesToBase64(bytesFromString('青森'))))", "青森")]
    [InlineData("return 'early'; 'late'", "early")]
    [InlineData("variables.list.push(3); variables.list.length", "3")]
    [InlineData("new Date(Date.UTC(2030,3,1)).toISOString()", "2030-04-01T00:00:00.000Z")]
    [InlineData("[1,2].map(x => x * 2).join('-')", "2-4")]
    [InlineData("(async () => 'later')()", "later")]
    [InlineData("0.1 + 0.2", "0.30000000000000004")]
    [InlineData("null", "")]
    public async Task Scripts_have_the_functions_that_Elsa_gives_them(string script, string expected)
    {
        var bench = new Bench(Workflow(
            Sequence("q", Activity("i", "Elsa.If", ("condition", Literal(true))), Write("w", Js(script))),
            [Variable("v", "Int32", "0"), Variable("list", "Object", new JsonArray(1, 2))]));
        var burst = await bench.StartAsync(input: new Dictionary<string, JsonElement?> { ["x"] = JsonSerializer.SerializeToElement(new { y = 2 }) });
        Assert.Empty(burst.IncidentsAdded.Select(x => x.Message));
        Assert.Equal([expected], burst.Lines);
    }

    [Fact]
    public async Task What_a_script_changes_in_a_variable_is_kept()
    {
        var bench = new Bench(Workflow(Sequence("q", Write("w", Js("variables.list.push(3); variables.v = variables.v + 1; ''")), Task("t"), Write("x", Js("`${variables.list} ${variables.v}`"))), [Variable("v", "Int32", "1"), Variable("list", "Object", new JsonArray(1, 2))]));
        await bench.StartAsync();
        Assert.Equal(["1,2,3 2"], (await bench.ResumeAsync("t")).Lines);
    }

    [Fact]
    public async Task Typed_variables_keep_their_type_over_a_suspension()
    {
        var bench = new Bench(Workflow(Sequence("q", Set("s", "at", Js("new Date(Date.UTC(2030,0,2))")), Set("s2", "big", Literal(9007199254740991)), Set("s3", "m", Literal("12.50")), Task("t"), Write("w", Js("`${variables.at.toISOString()} ${variables.big} ${variables.m + 1}`"))), [Variable("at", "DateTimeOffset"), Variable("big", "Int64"), Variable("m", "Decimal")]));
        await bench.StartAsync();
        Assert.Equal(["2030-01-02T00:00:00.000Z 9007199254740991 13.5"], (await bench.ResumeAsync("t")).Lines);
    }

    [Fact]
    public async Task The_state_of_a_flow_of_nine_stages_stays_small()
    {
        string[] stages = ["Recruitment", "Proposals", "Examination", "Notification", "Fees", "Contracting", "Production", "Provision", "Termination"];
        var bench = new Bench(Workflow(
            Flowchart("f", [.. stages.Select(x => Task(x, "Done", "Back"))], [.. stages.Zip(stages.Skip(1), (x, y) => $"{x} > {y}")]),
            new JsonArray([.. stages.Select(x => Variable(x + "Result", "String", "approved"))])));
        await bench.StartAsync();
        foreach (var stage in stages)
        {
            Assert.InRange(bench.State.Data.Length, 1, 2048);
            await bench.ResumeAsync(stage);
        }

        Assert.Equal(WorkflowSubStatus.Finished, bench.State.SubStatus);
    }

    public enum Choice
    {
        First,
        Second,
    }

    [Activity("Test.Everything", Category = "試験", DisplayName = "何でも", Kind = ActivityKind.Task)]
    [Outcomes("Approved=承認", "Returned")]
    public sealed class Everything : Activity
    {
        [Input(Order = 0, UIHint = "multiline")]
        public string? Title { get; set; }

        [Input(Order = 1)]
        public int Count { get; set; }

        [Input(Order = 2)]
        public Choice Kind { get; set; }

        [Input(Order = 3)]
        public IReadOnlyList<string> Names { get; set; } = [];

        [Input(Order = 4)]
        public DateOnly? On { get; set; }

        [Input(Order = 5, UIHint = "radiolist", Options = ["a=あ", "既定"], DefaultValue = "既定")]
        public string? Word { get; set; }

        [Input(Order = 6)]
        public int Size { get; set; } = 5;

        [Output]
        public string? Result { get; set; }

        protected internal override ValueTask ExecuteAsync(ActivityContext context)
        {
            Result = $"{Title}|{Count}|{Kind}|{string.Join(',', Names)}|{On:yyyy-MM-dd}|{Word}|{Size}";
            if (Title != "wait")
                return ValueTask.CompletedTask;
            context.CreateBookmark("HumanTask", "k", new { count = Count });
            context.CreateBookmark(BookmarkKinds.Timer, "limit", null, context.Clock.GetUtcNow().AddDays(1));
            return ValueTask.CompletedTask;
        }
    }
}
