using WorkflowAnon.Engine.Definitions;
using WorkflowAnon.Engine.Runtime;

namespace WorkflowAnon.Engine.Checks;

/// <summary>構造の検査 as a rule of publishing (<see cref="StructureChecks"/>).</summary>
public sealed class StructureRule : IDefinitionRule
{
    /// <inheritdoc/>
    public IEnumerable<DefinitionProblem> Check(CheckedDefinition definition)
    {
        ArgumentNullException.ThrowIfNull(definition);
        return StructureChecks.Of(definition.Workflow, definition.Source, DefinitionSet.RunsOf(definition.Workflow));
    }
}
