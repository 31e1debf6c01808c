using WorkflowAnon.Domain.Rules;
using WorkflowAnon.Engine.Activities;
using WorkflowAnon.Procedure.Kernel.Forms;

namespace WorkflowAnon.Procedure.Kernel.Tasks;

/// <summary>What was typed is refused: the burst is rolled back, the page shows every error beside its field and keeps all that was typed.</summary>
public sealed class TaskRefusedException : BurstRefusedException
{
    /// <summary>Refusal with field errors.</summary>
    public TaskRefusedException(IReadOnlyList<FieldError> errors)
        : base(string.Join(" ", errors.Select(e => e.Message))) => Errors = errors;

    /// <summary>Refusal by rules that forbid to go on.</summary>
    public TaskRefusedException(IEnumerable<Finding> findings)
        : this([.. findings.Select(f => new FieldError(f.Item, f.Message, f.Clause))])
    {
    }

    /// <summary>Refusal for one field.</summary>
    public TaskRefusedException(string field, string message, string clause = "")
        : this([new FieldError(field, message, clause)])
    {
    }

    /// <summary>The errors; never empty.</summary>
    public IReadOnlyList<FieldError> Errors { get; }
}

/// <summary>Why a command on a task was not carried out although the form was right.</summary>
public enum TaskConflictKind
{
    /// <summary>The task does not exist.</summary>
    NotFound,

    /// <summary>Already done or cancelled.</summary>
    Ended,

    /// <summary>Claimed by somebody else.</summary>
    ClaimedByOther,

    /// <summary>Of another division, of another duty, or barred by 職務分離.</summary>
    Forbidden,
}

/// <summary>A task could not be acted on: done by another, held by another, or not this person's to do. The message names who and when.</summary>
public sealed class TaskConflictException(TaskConflictKind kind, string message) : BurstRefusedException(message)
{
    /// <summary>The kind of conflict.</summary>
    public TaskConflictKind Kind { get; } = kind;
}
