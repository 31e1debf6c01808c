namespace WorkflowAnon.Engine.Definitions;

/// <summary>One reason why a definition cannot be used, or one warning about it (定義の不備).</summary>
/// <param name="Source">Where the definition came from: a file name or a definition id.</param>
/// <param name="ActivityId">The activity concerned; null when the whole definition is.</param>
/// <param name="Reason">The reason in Japanese, for the person who drew the definition.</param>
public sealed record DefinitionProblem(string Source, string? ActivityId, string Reason)
{
    /// <summary>True when the definition runs all the same (Elsa runs it too), but hardly as its author meant.</summary>
    public bool IsWarning { get; init; }

    /// <summary>Id of the definition; empty where none could be read.</summary>
    public string DefinitionId { get; init; } = "";

    /// <summary>What kind of problem: a check's name, or the id of the rule that is broken; empty for what reading alone found.</summary>
    public string Check { get; init; } = "";

    /// <summary>Id of the clause that is broken; empty where no law is concerned.</summary>
    public string Clause { get; init; } = "";

    /// <summary>What to do about it, in Japanese; empty where the reason says it.</summary>
    public string Remedy { get; init; } = "";

    /// <summary>All activities concerned, when there are more than one.</summary>
    public IReadOnlyList<string> Activities { get; init; } = [];

    /// <summary>The shortest path that shows it (反例): the activities in the order in which they complete.</summary>
    public IReadOnlyList<PathStep> Path { get; init; } = [];

    /// <summary>The whole as people read it in a refusal: where, why, by which clause, shown by which path, and what to do.</summary>
    public string Line
    {
        get
        {
            var place = ActivityId is { } activity ? $"{Source}: アクティビティ「{activity}」: " : $"{Source}: ";
            var path = Path.Count == 0 ? "" : $"{Environment.NewLine}    反例: {string.Join(" → ", Path.Select(x => x.Text))}";
            return place + Reason + path + (Remedy.Length == 0 ? "" : $"{Environment.NewLine}    直し方: {Remedy}");
        }
    }
}

/// <summary>One activity on a path through one or more definitions.</summary>
/// <param name="DefinitionId">The definition.</param>
/// <param name="ActivityId">The activity.</param>
/// <param name="Name">Its name as people read it.</param>
/// <param name="Outcome">The outcome as people read it; empty where it has only one.</param>
public sealed record PathStep(string DefinitionId, string ActivityId, string Name, string Outcome)
{
    /// <summary>Name and outcome in one.</summary>
    public string Text => Outcome.Length == 0 ? $"{Name}［{ActivityId}］" : $"{Name}［{ActivityId}］（{Outcome}）";
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
