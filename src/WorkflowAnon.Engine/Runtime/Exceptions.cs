using WorkflowAnon.Engine.Activities;
using WorkflowAnon.Engine.Definitions;

namespace WorkflowAnon.Engine.Runtime;

#pragma warning disable CA1032 // Each of these is made with the facts that it is about, never with a bare message.

/// <summary>
/// The thing was done already, by somebody, at some time (HTTP 409). The whole burst is rolled back.
/// </summary>
public sealed class WorkflowConflictException : BurstRefusedException
{
    /// <summary>Creates the conflict.</summary>
    /// <param name="message">What was done already, in Japanese.</param>
    /// <param name="byId">Who did it (account id); null when nobody in particular.</param>
    /// <param name="at">When (UTC).</param>
    public WorkflowConflictException(string message, string? byId, DateTimeOffset? at)
        : base(message)
    {
        ById = byId;
        At = at;
    }

    /// <summary>Who did it first (account id); null when nobody in particular.</summary>
    public string? ById { get; }

    /// <summary>When (UTC).</summary>
    public DateTimeOffset? At { get; }
}

/// <summary>There is no such instance, incident, bookmark or definition (HTTP 404).</summary>
public sealed class WorkflowNotFoundException(string message) : BurstRefusedException(message);

/// <summary>A definition was refused: file, activity and reason of each problem. Nothing was changed.</summary>
public sealed class DefinitionRefusedException : Exception
{
    /// <summary>Creates the refusal.</summary>
    /// <param name="problems">At least one error.</param>
    public DefinitionRefusedException(IReadOnlyList<DefinitionProblem> problems)
        : base(string.Join(Environment.NewLine, problems.Where(p => !p.IsWarning).Select(p => p.Line)))
        => Problems = problems;

    /// <summary>All errors and warnings.</summary>
    public IReadOnlyList<DefinitionProblem> Problems { get; }
}
