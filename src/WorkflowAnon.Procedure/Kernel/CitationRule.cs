using System.Text.Json;
using WorkflowAnon.Domain.Calendar;
using WorkflowAnon.Domain.Rules;
using WorkflowAnon.Engine.Definitions;
using WorkflowAnon.Engine.Runtime;

namespace WorkflowAnon.Procedure.Kernel;

/// <summary>A process design is published only when the clauses and provisions that its steps cite exist and are in force (1-0).</summary>
internal sealed class CitationRule(TimeProvider clock) : IDefinitionRule
{
    /// <inheritdoc/>
    public IEnumerable<DefinitionProblem> Check(CheckedDefinition definition)
    {
        ArgumentNullException.ThrowIfNull(definition);
        var today = JapanTime.Today(clock);
        return
            from node in definition.Workflow.Definition.Activities
            let clauses = Words(node, "clauses").ToList()
            let laws = Words(node, "laws").Concat(clauses.SelectMany(id => Clauses.TryGet(id)?.Laws ?? [])).Distinct()
            from finding in DesignRules.CheckClauses(clauses).And(DesignRules.CheckCitations(laws, today)).Blocks
            select new DefinitionProblem(definition.Source, node.Id, finding.MessageWithReference);
    }

    // Named beside the step (customProperties) or as an input of its task.
    private static IEnumerable<string> Words(ActivityNode node, string name)
    {
        string? property = node.CustomProperties.TryGetValue(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
        string? input = node.Json.TryGetProperty(name, out var json) && json.ValueKind == JsonValueKind.Object && json.TryGetProperty("expression", out var expression)
            && expression.TryGetProperty("type", out var type) && type.GetString() == "Literal" && expression.TryGetProperty("value", out var text) && text.ValueKind == JsonValueKind.String ? text.GetString() : null;
        return $"{property} {input}".Split(' ', StringSplitOptions.RemoveEmptyEntries).Distinct();
    }
}
