using WorkflowAnon.Domain.Cases;

namespace WorkflowAnon.Procedure.Simulation;

/// <summary>What kind of thing comes up in a simulation.</summary>
public enum SimulatedKind
{
    /// <summary>担当タスク.</summary>
    Task = 1,

    /// <summary>期限 that is set.</summary>
    Deadline = 2,

    /// <summary>書類 that is made, received or sent.</summary>
    Paper = 3,

    /// <summary>イベント that is published.</summary>
    Published = 4,

    /// <summary>イベント that is awaited or has come.</summary>
    Awaited = 5,

    /// <summary>時間 that must pass.</summary>
    Timer = 6,

    /// <summary>段階 that the case enters.</summary>
    Stage = 7,

    /// <summary>分かれ道 and other automatic steps.</summary>
    Automatic = 8,

    /// <summary>障害: the procedure would stand still here.</summary>
    Fault = 9,
}

/// <summary>One thing that would come up, in the order in which it does.</summary>
public sealed class SimulatedStep
{
    /// <summary>What kind of thing.</summary>
    public required SimulatedKind Kind { get; init; }

    /// <summary>When (simulated).</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Activity of the definition.</summary>
    public required string ActivityId { get; init; }

    /// <summary>件名 of a task, else what is meant.</summary>
    public required string Title { get; init; }

    /// <summary>Instructions, the rule of a computation, or the like; may be empty.</summary>
    public string Detail { get; init; } = "";

    /// <summary>Unit of a task as the definition names it.</summary>
    public string Unit { get; init; } = "";

    /// <summary>職務 of a task, a value of <c>Duties</c>.</summary>
    public string Duty { get; init; } = "";

    /// <summary>Clause ids, separated by a space.</summary>
    public string Clauses { get; init; } = "";

    /// <summary>内部の期限 of a task, or the day of a deadline.</summary>
    public DateOnly? DueOn { get; init; }

    /// <summary>Kind of the deadline, or of the one that a task is under.</summary>
    public DeadlineKind? Deadline { get; init; }

    /// <summary>法定の期限 of a task while it is known.</summary>
    public DateOnly? LegalDueOn { get; internal set; }

    /// <summary>Outcome that it ended with; null while it is open.</summary>
    public string? Outcome { get; internal set; }

    /// <summary>True when the procedure went on without it.</summary>
    public bool IsCancelled { get; internal set; }

    /// <summary>When it ended; null while it is open.</summary>
    public DateTimeOffset? EndedAt { get; internal set; }
}
