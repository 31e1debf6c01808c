using WorkflowAnon.Engine.Activities;

namespace WorkflowAnon.Engine.Simulation;

/// <summary>The choices of one simulation, taken in order, and whoever stands in for the product.</summary>
internal sealed class SimulationSession(ISimulationHost host, IReadOnlyList<SimulationChoice> choices)
{
    private int _next;

    internal ISimulationHost Host => host;

    internal int Taken => _next;

    internal SimulationChoice? Next => _next < choices.Count ? choices[_next] : null;

    internal void Advance() => _next++;

    /// <summary>The answer to a question, in the middle of a burst.</summary>
    /// <exception cref="SimulationPausedException">It was not answered yet, or with something else.</exception>
    internal SimulationChoice Take(SimulationQuestion question)
    {
        if (Next is not { } choice)
            throw new SimulationPausedException(question, null);
        var fits = choice.ActivityId == question.ActivityId && (question.ForDays || question.Outcomes.Count == 0 || question.Outcomes.Contains(choice.Outcome));
        if (!fits)
            throw new SimulationPausedException(question, "選んだ内容のうち、ここから先はこの手続に当てはまりません。選び直してください。");
        _next++;
        return choice;
    }
}

/// <summary>The burst cannot go on before a person has answered. It leaves the runner like any refusal; nothing of it is kept.</summary>
#pragma warning disable CA1032, CA1064 // Never leaves the simulation.
internal sealed class SimulationPausedException(SimulationQuestion question, string? trouble) : BurstRefusedException
#pragma warning restore CA1032, CA1064
{
    internal SimulationQuestion Question { get; } = question;

    internal string? Trouble { get; } = trouble;
}
