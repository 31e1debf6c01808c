using System.Text.Json.Nodes;
using WorkflowAnon.Engine.Activities;
using WorkflowAnon.Engine.Execution;
using Xunit;
using static WorkflowAnon.Engine.Tests.Definitions;

namespace WorkflowAnon.Engine.Tests;

/// <summary>What the journal keeps of inputs and outputs: what a definition does not already say, masked, and short.</summary>
public sealed class RecordedValuesTests
{
    [Fact]
    public async Task Inputs_that_are_not_literals_stand_in_the_entry_that_ends_the_step()
    {
        var burst = await new Bench(Workflow(Sequence("q", Set("s", "v", Js("'case-' + 7")), Set("n", "v", Js("40 + 2")), Write("w", Literal("文字"))), [Variable("v", "Object")])).StartAsync();
        Assert.Equal("""{"value":"case-7"}""", Entry(burst, "s", "Completed").InputsJson);
        Assert.Equal("""{"value":42}""", Entry(burst, "n", "Completed").InputsJson);
        Assert.Null(Entry(burst, "w", "Completed").InputsJson);
        Assert.All(burst.Journal.Where(e => e.Event == "Started"), e => Assert.Null(e.InputsJson));
    }

    [Fact]
    public async Task What_an_event_brought_and_a_task_gave_out_is_an_output()
    {
        var bench = new Bench(Workflow(Sequence("q", Activity("ask", "Elsa.RunTask", ("taskName", Literal("t")), ("payload", Js("toJson({noticeId: 'notice-1', who: '対馬 葵'})"))))));
        var started = await bench.StartAsync();
        Assert.Equal("""{"payload":{"noticeId":"notice-1","who":"（4文字を伏せています）"}}""", Entry(started, "ask", "Suspended").InputsJson);
        Assert.Equal(["taskId"], JsonNode.Parse(Entry(started, "ask", "Suspended").OutputsJson!)!.AsObject().Select(p => p.Key));
        var ended = await bench.ResumeAsync("ask");
        Assert.Equal("""{"result":null}""", Entry(ended, "ask", "Completed").OutputsJson);
    }

    [Theory]
    [InlineData("'対馬 葵'.trim() + '様'", "（5文字を伏せています）")]
    [InlineData("'0177' + '-22-' + '1111'", "（12文字を伏せています）")]
    [InlineData("'1234' + '5678' + '9012'", "（12文字を伏せています）")]
    [InlineData("'a' + '@' + 'b1.example'", "（12文字を伏せています）")]
    [InlineData("'2026-11-' + '27'", "2026-11-27")]
    [InlineData("'drawn' + ''", "drawn")]
    [InlineData("'[' + '\"山\"' + ']'", "[\"（1文字を伏せています）\"]")]
    public async Task Text_of_people_is_stored_as_its_length_only(string script, string shown)
    {
        var burst = await new Bench(Workflow(Sequence("q", Set("s", "v", Js(script))), [Variable("v", "Object")])).StartAsync();
        var value = JsonNode.Parse(Entry(burst, "s", "Completed").InputsJson!)!["value"]!;
        Assert.Equal(shown, value is JsonArray ? value.ToJsonString(Expressions.Values.JsonOptions) : (string)value!);
    }

    [Fact]
    public async Task What_is_large_is_not_kept_and_what_no_JSON_can_say_fails_nothing()
    {
        var burst = await new Bench(Workflow(Sequence("q", Set("s", "v", Js("Array.from({length: 400}, (_, i) => 1000 + i)")), Set("n", "v", Js("Number.NaN"))), [Variable("v", "Object")])).StartAsync();
        Assert.Equal("""{"value":"（大きいため記録していません）"}""", Entry(burst, "s", "Completed").InputsJson);
        Assert.NotNull(Entry(burst, "n", "Completed").InputsJson);
        Assert.Equal(WorkflowSubStatus.Finished, burst.Instance.SubStatus);
    }

    [Fact]
    public async Task A_fault_shows_with_what_also_when_the_burst_had_to_be_run_again()
    {
        var catalog = new ActivityCatalog().Add<FaultRerunTests.Writing>();
        var bench = new Bench(Workflow(Sequence("q", Activity("x", "Test.Writing", ("mode", Js("'bo' + 'om'"))))), catalog);
        var fault = await Assert.ThrowsAsync<ActivityFaultedException>(() => bench.StartAsync());
        var burst = await bench.StartAsync(bench.Options(new Dictionary<int, FaultInfo> { [fault.Ordinal] = fault.ToFault() }));
        Assert.Equal("""{"mode":"（4文字を伏せています）"}""", Entry(burst, "x", "Faulted").InputsJson);
    }

    private static JournalEntry Entry(Burst burst, string activity, string what) => Assert.Single(burst.Journal, e => e.ActivityId == activity && e.Event == what);
}
