using WorkflowAnon.Engine.Execution;

namespace WorkflowAnon.Engine.Simulation;

/// <summary>Where a simulation begins.</summary>
/// <param name="At">The moment of its first burst.</param>
/// <param name="TriggerActivityId">The event or timer that starts it; null for a start by order.</param>
public sealed record SimulationStart(DateTimeOffset At, string? TriggerActivityId);

/// <summary>One thing that a person chose: what became of a wait, or the answer to a question.</summary>
/// <param name="ActivityId">The activity.</param>
/// <param name="Outcome">The outcome; empty for Done, or for time that passes.</param>
/// <param name="At">When it happens; never before what happened last.</param>
/// <param name="Days">Days that a person fixes with it, in the order in which they are asked for.</param>
public sealed record SimulationChoice(string ActivityId, string Outcome, DateTimeOffset At, IReadOnlyList<DateOnly> Days);

/// <summary>Something that the simulation cannot know.</summary>
/// <param name="ActivityId">The activity that needs it.</param>
/// <param name="Text">What is to be chosen, in Japanese.</param>
/// <param name="Outcomes">The outcomes to choose from; empty when days are asked for.</param>
/// <param name="ForDays">True when a day is asked for.</param>
public sealed record SimulationQuestion(string ActivityId, string Text, IReadOnlyList<string> Outcomes, bool ForDays);

/// <summary>Where a simulation stands after the choices given.</summary>
/// <param name="Now">The simulated moment.</param>
/// <param name="Status">State of the simulated instance; Executing while a question is open.</param>
/// <param name="Waits">What it waits for; empty while a question is open.</param>
/// <param name="Question">What must be answered before anything else; null for nothing.</param>
/// <param name="Taken">How many of the choices were used.</param>
/// <param name="Trouble">Why the rest of the choices could not be used, or why it goes no further, in Japanese; null when all went well.</param>
public sealed record SimulationResult(
    DateTimeOffset Now, WorkflowSubStatus Status, IReadOnlyList<BookmarkRecord> Waits, SimulationQuestion? Question, int Taken, string? Trouble);
