using System.Text.Json.Nodes;
using WorkflowAnon.Engine.Checks;
using WorkflowAnon.Engine.Definitions;
using Xunit;
using static WorkflowAnon.Engine.Tests.Definitions;

namespace WorkflowAnon.Engine.Tests.Checks;

/// <summary>Rules across definitions that are joined by events.</summary>
public sealed class DefinitionSetTests
{
    private static readonly CompiledWorkflow Pays = Flow("pays", [Task("pay", "Done", "Refuse"), Publish("tell", "Paid"), Publish("lapse", "Lapsed")], "pay > tell", "pay:Refuse > lapse");
    private static readonly CompiledWorkflow TellsAnyway = Flow("pays", [Task("pay", "Done", "Refuse"), Publish("tell", "Paid"), Publish("lapse", "Lapsed")], "pay > tell", "pay:Refuse > lapse", "lapse > tell");
    private static readonly CompiledWorkflow Seals = Flow("seals", [Event("paid", "Paid", starts: true), Task("seal", "Done")], "paid > seal");
    private static readonly CompiledWorkflow WaitsToSeal = Flow("seals", [Task("ask", "Done"), Event("paid", "Paid"), Task("seal", "Done"), Publish("sealed", "Sealed")], "ask > paid", "paid > seal", "seal > sealed");
    private static readonly CompiledWorkflow Makes = Flow("makes", [Event("sealed", "Sealed", starts: true), Task("make", "Done")], "sealed > make");

    [Fact]
    public void What_only_an_event_starts_comes_after_what_published_it()
    {
        Assert.Null(Set(Pays, Seals).Precedes(Is("pay", "Done"), Is("seal")));
        Assert.Null(Set(Pays, WaitsToSeal).Precedes(Is("pay", "Done"), Is("seal")));
        Assert.Null(Set(Pays, WaitsToSeal, Makes).Precedes(Is("pay", "Done"), Is("make")));
    }

    [Fact]
    public void A_publisher_that_tells_without_it_is_shown_with_the_way_on()
    {
        var violation = Set(TellsAnyway, Seals).Precedes(Is("pay", "Done"), Is("seal"));
        Assert.Equal(["pay", "lapse", "tell", "paid", "seal"], violation!.Steps.Select(s => s.Step.ActivityId));
        Assert.Equal(["pays", "pays", "pays", "seals", "seals"], violation.Steps.Select(s => s.Workflow.Definition.DefinitionId));
    }

    [Fact]
    public void One_publisher_that_keeps_the_rule_does_not_excuse_another()
    {
        var other = Flow("other", [Task("guess", "Done"), Publish("tell", "Paid")], "guess > tell");
        Assert.Null(Set(Pays, Seals).Precedes(Is("pay", "Done"), Is("seal")));
        Assert.NotNull(Set(Pays, Seals, other).Precedes(Is("pay", "Done"), Is("seal")));
    }

    [Fact]
    public void Nothing_happens_after_an_event_that_nobody_publishes() =>
        Assert.Null(Set(Seals).Precedes(Is("pay"), Is("seal")));

    [Fact]
    public void Events_that_wait_for_each_other_never_come_and_prove_nothing_wrong()
    {
        var one = Flow("one", [Event("a", "A", starts: true), Publish("b", "B")], "a > b");
        var two = Flow("two", [Event("b2", "B", starts: true), Publish("a2", "A"), Task("do", "Done")], "b2 > a2", "a2 > do");
        Assert.Null(Set(one, two).Precedes(Is("pay"), Is("do")));
        // But no circle keeps a promise.
        Assert.NotNull(Set(one, two, Flow("three", [Task("first", "Done"), Publish("a3", "A")], "first > a3")).FollowedBy(Is("first"), Is("never")));
    }

    [Fact]
    public void A_promise_is_kept_by_what_an_event_starts_not_by_what_waits_for_it()
    {
        Assert.Null(Set(Pays, Seals).FollowedBy(Is("pay", "Done"), Is("seal")));
        Assert.NotNull(Set(Pays, WaitsToSeal).FollowedBy(Is("pay", "Done"), Is("seal")));
        Assert.NotNull(Set(Pays).FollowedBy(Is("pay", "Done"), Is("seal")));
        Assert.Null(Set(Pays, Seals).FollowedBy(Is("pay"), Is("seal"), Is("lapse")));
        Assert.Equal(["pay", "lapse"], Set(Pays, Seals).FollowedBy(Is("pay"), Is("seal"))!.Steps.Select(s => s.Step.ActivityId));
    }

    [Fact]
    public void What_should_have_followed_is_shown_to_its_end()
    {
        var forgets = Flow("seals", [Event("paid", "Paid", starts: true), Task("look", "Done", "Drop"), Task("seal", "Done")], "paid > look", "look > seal");
        Assert.Equal(["pay", "tell", "paid", "look"], Set(Pays, forgets).FollowedBy(Is("pay", "Done"), Is("seal"))!.Steps.Select(s => s.Step.ActivityId));
    }

    [Fact]
    public void What_never_changes_decides_the_same_way_twice()
    {
        var flow = Flow("kinds", [Choice("one"), Task("new", "Done"), Task("old", "Done"), Choice("two"), Task("price", "Done")], "one:A > new", "one:B > old", "new > two", "old > two", "two:A > price");
        StepTest first = Is("new"), then = Is("price");
        Assert.NotNull(new DefinitionSet([flow], Published).Precedes(first, then));
        Assert.Null(new DefinitionSet([flow], Published, a => a.Type == "Test.Choice" ? "kind" : null).Precedes(first, then));
    }

    private static DefinitionSet Set(params CompiledWorkflow[] workflows) => new(workflows, Published);

    private static string[] Published(ActivityNode activity) =>
        activity.Type == "Elsa.PublishEvent" ? [activity.Json.GetProperty("eventName").GetProperty("expression").GetProperty("value").GetString()!] : [];

    private static StepTest Is(string id, string? outcome = null) => (a, o) => a.Id == id && (outcome is null || o.Contains(outcome));

    private static CompiledWorkflow Flow(string id, JsonObject[] activities, params string[] connections) =>
        DefinitionParser.Parse(Definitions.Workflow(Flowchart("f", activities, connections), id: id), id, RandomFlow.Catalog).Workflow!;

    private static JsonObject Choice(string id) => Activity(id, "Test.Choice");

    private static JsonObject Publish(string id, string name) => Activity(id, "Elsa.PublishEvent", ("eventName", Literal(name)));

    private static JsonObject Event(string id, string name, bool starts = false)
    {
        var activity = Activity(id, "Elsa.Event", ("eventName", Literal(name)));
        activity["customProperties"] = new JsonObject { ["canStartWorkflow"] = starts };
        return activity;
    }
}
