using WorkflowAnon.Contracts;
using WorkflowAnon.Domain.Rules;
using WorkflowAnon.Engine.Activities;
using WorkflowAnon.Engine.Definitions;
using WorkflowAnon.Procedure.Kernel;
using WorkflowAnon.Testing.Machine;
using Xunit;

namespace WorkflowAnon.Procedure.Tests.Examination;

/// <summary>The definitions of 審査, 協議, 通知 and 納付 as drawn: nothing dangles, every step names its clause.</summary>
public sealed class DefinitionTests
{
    public static TheoryData<string, string> Shipped => new()
    {
        { "examination", "owning-division" },
        { "consultation", "general-affairs" },
        { "result-notice", "owning-division" },
        { "fee-payment", "general-affairs" },
        { "fee-correction", "general-affairs" },
    };

    private static ParseOutcome Read(string id)
    {
        var path = Repository.PathOf($"workflows/{id}.v1.json");
        return DefinitionParser.Parse(File.ReadAllText(path), Path.GetFileName(path), new ActivityCatalog().AddProcedureActivities());
    }

    [Theory]
    [MemberData(nameof(Shipped))]
    public void It_is_read_without_error_or_warning_and_has_one_owner(string id, string owner)
    {
        var outcome = Read(id);

        Assert.Empty(outcome.Problems);
        Assert.Equal(owner, outcome.Definition!.Owner);
    }

    [Theory]
    [MemberData(nameof(Shipped))]
    public void Every_outcome_of_every_step_leads_somewhere(string id, string _)
    {
        var workflow = Read(id).Workflow!;

        var dangling =
            from node in workflow.Definition.Activities
            where node != workflow.Definition.Root && node.Type != "Elsa.End"
            from port in workflow.OutcomesOf(node.Id)
            where node.Parent!.Connections.All(c => c.Source != node.Id || c.SourcePort != port)
            select $"{node.Id}: {port}";

        Assert.Empty(dangling);
    }

    [Theory]
    [MemberData(nameof(Shipped))]
    public void Every_step_has_a_name_in_Japanese_and_the_clause_behind_it(string id, string _)
    {
        foreach (var node in Read(id).Definition!.Activities.Where(a => a.Parent is not null && a.Type != "Elsa.End"))
        {
            Assert.Matches("[\\u3040-\\u30ff\\u4e00-\\u9fff]", node.DisplayName);
            var clauses = node.CustomProperties["clauses"].GetString()!.Split(' ');
            Assert.NotEmpty(clauses);
            Assert.All(clauses, c => Assert.NotNull(Clauses.TryGet(c)));
            if (node.Json.TryGetProperty("clauses", out var input))
                Assert.Equal(string.Join(' ', clauses), input.GetProperty("expression").GetProperty("value").GetString());
        }
    }

    [Theory]
    [MemberData(nameof(Shipped))]
    public void It_waits_for_and_publishes_known_events_only(string id, string _)
    {
        var names = Read(id).Definition!.Activities.Where(a => a.Type is "Elsa.Event" or "WorkflowAnon.PublishCaseEvent")
            .Select(a => a.Json.GetProperty("eventName").GetProperty("expression").GetProperty("value").GetString()!);

        Assert.All(names, name => Assert.NotNull(EventCatalog.Find(name)));
    }

    [Fact]
    public void No_command_refunds_or_collects_a_difference() =>
        // 8-2-2: neither exists, so no step, form or button may offer it. What follows from a formal error is settled by SettleDifference, to the yen.
        Assert.DoesNotContain(
            typeof(ProcedureServices).Assembly.GetTypes().Where(t => t.IsDefined(typeof(ActivityAttribute), false)).Select(t => t.Name),
            name => name.Contains("Refund", StringComparison.Ordinal) || name.Contains("TopUp", StringComparison.Ordinal) || name.Contains("Surcharge", StringComparison.Ordinal));
}
