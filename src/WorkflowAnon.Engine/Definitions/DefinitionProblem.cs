namespace WorkflowAnon.Engine.Definitions;

/// <summary>One reason why a definition cannot be used, or one warning about it (定義の不備).</summary>
/// <param name="Source">Where the definition came from: a file name or a definition id.</param>
/// <param name="ActivityId">The activity concerned; null when the whole definition is.</param>
/// <param name="Reason">The reason in Japanese, for the person who drew the definition.</param>
public sealed record DefinitionProblem(string Source, string? ActivityId, string Reason)
{
    /// <summary>True when the definition runs all the same (Elsa runs it too), but hardly as its author meant.</summary>
    public bool IsWarning { get; init; }
}

/// <summary>What became of reading a definition: the compiled workflow, or the problems that forbid it.</summary>
public sealed class ParseOutcome
{
    internal ParseOutcome(CompiledWorkflow? workflow, IReadOnlyList<DefinitionProblem> problems)
    {
        Workflow = workflow;
        Problems = problems;
    }

    /// <summary>The workflow ready to run; null when <see cref="Problems"/> holds an error.</summary>
    public CompiledWorkflow? Workflow { get; }

    /// <summary>The definition as read; null when there is an error.</summary>
    public WorkflowDefinition? Definition => Workflow?.Definition;

    /// <summary>All errors and warnings, in document order.</summary>
    public IReadOnlyList<DefinitionProblem> Problems { get; }

    /// <summary>True when nothing forbids running the definition.</summary>
    public bool IsValid => Workflow is not null;
}
