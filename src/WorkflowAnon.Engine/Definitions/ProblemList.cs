namespace WorkflowAnon.Engine.Definitions;

/// <summary>Collects problems of one source.</summary>
internal sealed class ProblemList(string source)
{
    private readonly List<DefinitionProblem> _problems = [];

    internal bool HasErrors { get; private set; }

    internal void Add(string? activityId, string reason)
    {
        HasErrors = true;
        _problems.Add(new DefinitionProblem(source, activityId, reason));
    }

    internal void Warn(string? activityId, string reason) => _problems.Add(new DefinitionProblem(source, activityId, reason) { IsWarning = true });

    internal ParseOutcome ToOutcome(CompiledWorkflow? workflow) => new(HasErrors ? null : workflow, _problems);
}
