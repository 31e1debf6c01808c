using WorkflowAnon.Engine.Checks;

namespace WorkflowAnon.Engine.Execution;

/// <summary>版の移行 — what moving an instance to another version of its definition would do; shown before anyone does it.</summary>
/// <param name="FromVersion">Version it is on.</param>
/// <param name="ToVersion">Version it would be on.</param>
/// <param name="Moves">What is open in the instance and where it would be.</param>
/// <param name="LostVariables">Workflow variables whose value the new version has no place for.</param>
/// <param name="Problems">Reasons in Japanese why it cannot be moved; none when it can.</param>
public sealed record MigrationPlan(
    int FromVersion,
    int ToVersion,
    IReadOnlyList<MigrationMove> Moves,
    IReadOnlyList<string> LostVariables,
    IReadOnlyList<string> Problems)
{
    /// <summary>True when the instance can be moved.</summary>
    public bool IsPossible => Problems.Count == 0;
}

/// <summary>Something open in an instance and its place in the new version.</summary>
/// <param name="ActivityId">The activity.</param>
/// <param name="DisplayName">What people read in the version it is on.</param>
/// <param name="NewDisplayName">What people will read; null when the new version does not have it.</param>
/// <param name="IsWaiting">True for something that waits (a task, an event), false for a container around it.</param>
/// <param name="IsFaulted">True for an incident.</param>
public sealed record MigrationMove(string ActivityId, string DisplayName, string? NewDisplayName, bool IsWaiting, bool IsFaulted);

/// <summary>A plan with the ways ahead: what the instance can still do where it is, and what it could do where it would be.</summary>
/// <param name="Plan">The plan.</param>
/// <param name="Before">Where it stands.</param>
/// <param name="After">Where it would stand; null when it cannot be moved.</param>
public sealed record MigrationPreview(MigrationPlan Plan, RunPlace Before, RunPlace? After);
