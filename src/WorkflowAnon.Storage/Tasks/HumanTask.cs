using WorkflowAnon.Domain.Cases;
using WorkflowAnon.Domain.Text;

namespace WorkflowAnon.Storage.Tasks;

/// <summary>State of a human task.</summary>
public enum HumanTaskState
{
    /// <summary>未着手: anyone of the division with the duty may claim it.</summary>
    Open = 1,

    /// <summary>担当者あり.</summary>
    Claimed = 2,

    /// <summary>完了.</summary>
    Done = 3,

    /// <summary>取消: the workflow no longer waits for it.</summary>
    Cancelled = 4,
}

/// <summary>担当タスク: one step that a person finishes. Created and finished by bursts only; claiming is not a move.</summary>
public sealed class HumanTask
{
    /// <summary>Id.</summary>
    public required string Id { get; init; }

    /// <summary>Workflow instance that waits for it.</summary>
    public required string InstanceId { get; init; }

    /// <summary>Bookmark that its completion resumes.</summary>
    public required string BookmarkId { get; init; }

    /// <summary>Definition (stage) it belongs to.</summary>
    public required string DefinitionId { get; init; }

    /// <summary>Activity id within the definition.</summary>
    public required string ActivityId { get; init; }

    /// <summary>Activity type; selects the form and its handler.</summary>
    public required string ActivityType { get; init; }

    /// <summary>The case, recruitment or file (correlation id).</summary>
    public required string SubjectId { get; init; }

    /// <summary>Number and name that the inbox shows for the subject; no personal data.</summary>
    public string SubjectLabel { get; set; } = "";

    /// <summary>段階 that the definition names (customProperties.stage), or empty.</summary>
    public string Stage { get; init; } = "";

    /// <summary>件名.</summary>
    public required string Title { get; init; }

    /// <summary>何をするか.</summary>
    public string Instructions { get; init; } = "";

    /// <summary>所属 whose people may do it.</summary>
    public required string DivisionId { get; init; }

    /// <summary>Duty it needs, a value of <c>Duties</c> (担当者, 決裁者 …).</summary>
    public required string Duty { get; init; }

    /// <summary>Clause ids, separated by a space.</summary>
    public string Clauses { get; init; } = "";

    /// <summary>Activity ids whose last performer may not do this task (職務分離), separated by a space.</summary>
    public string DifferentFrom { get; init; } = "";

    /// <summary>内部の期限, or null.</summary>
    public DateOnly? DueOn { get; set; }

    /// <summary>法令・通知で定まる期限, or null.</summary>
    public DateOnly? LegalDueOn { get; set; }

    /// <summary>Kind of the subject's deadline that <see cref="LegalDueOn"/> follows, or null.</summary>
    public DeadlineKind? LegalKind { get; init; }

    /// <summary>The earlier of the two dates, <see cref="DateOnly.MaxValue"/> without one: what lists are sorted by. Follows the dates; never set.</summary>
    public DateOnly SortDue
    {
        get => DueOn is { } own && LegalDueOn is { } legal ? (own < legal ? own : legal) : DueOn ?? LegalDueOn ?? DateOnly.MaxValue;
        private set => _ = value;
    }

    /// <summary>件名 and the subject's label in the form that searches compare (全角・半角, spaces and character variants made equal); no personal data. Follows them; never set.</summary>
    public string SearchText
    {
        get => JapaneseText.Searchable($"{Title} {SubjectLabel}");
        private set => _ = value;
    }

    /// <summary>Context of the activity, JSON or empty: ids, or for a step that a definition draws its form and, once it is done, what was entered.</summary>
    public string Context { get; set; } = "";

    /// <summary>The kind of matter that this task drafts (a name of ApprovalSubject), or empty when it is no 起案.</summary>
    public string Drafts { get; init; } = "";

    /// <summary>決裁経路 that the drafter chose, JSON; empty for the one that the profile proposes.</summary>
    public string Route { get; set; } = "";

    /// <summary>State.</summary>
    public HumanTaskState State { get; set; } = HumanTaskState.Open;

    /// <summary>Who holds it, or null.</summary>
    public string? AssigneeId { get; set; }

    /// <summary>Name of the holder as shown to others.</summary>
    public string? AssigneeName { get; set; }

    /// <summary>True when it is this holder's alone (後閲): it is neither given back nor handed on.</summary>
    public bool IsPersonal { get; init; }

    /// <summary>Why it was handed on or sent back the last time; empty when it never was.</summary>
    public string Remark { get; set; } = "";

    /// <summary>When it arose.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it was claimed.</summary>
    public DateTimeOffset? ClaimedAt { get; set; }

    /// <summary>Who finished it.</summary>
    public string? CompletedById { get; set; }

    /// <summary>Name of who finished it.</summary>
    public string? CompletedByName { get; set; }

    /// <summary>For whom it was finished (代理), or null.</summary>
    public string? ActedForId { get; set; }

    /// <summary>Name of that person; empty when nobody was acted for.</summary>
    public string ActedForName { get; set; } = "";

    /// <summary>When it was finished or cancelled.</summary>
    public DateTimeOffset? EndedAt { get; set; }

    /// <summary>Outcome it was finished with.</summary>
    public string? Outcome { get; set; }

    /// <summary>確かめた事項 (<see cref="TaskCheck"/>), JSON, written once when the task is finished; empty before, and where nothing was to be checked.</summary>
    public string Checks { get; set; } = "";

    /// <summary>Optimistic concurrency token, incremented at each save.</summary>
    public long Revision { get; set; }

    /// <summary>True while somebody can still do it.</summary>
    public bool IsPending => State is HumanTaskState.Open or HumanTaskState.Claimed;
}
