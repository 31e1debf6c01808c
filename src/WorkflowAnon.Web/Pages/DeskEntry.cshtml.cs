using Microsoft.AspNetCore.Mvc;
using WorkflowAnon.Procedure.Kernel.Tasks;
using WorkflowAnon.Storage.Tasks;
using WorkflowAnon.Web.Queries;

namespace WorkflowAnon.Web.Pages;

/// <summary>窓口の一件: what was asked or complained of, what is to be done, what was answered.</summary>
internal sealed class DeskEntryModel(DeskQuery query, SubjectQuery subjects) : StaffPage
{
    /// <summary>Id of the inquiry, pre-check or complaint.</summary>
    [BindProperty(SupportsGet = true)]
    public string Id { get; set; } = "";

    /// <summary>Null until its first task is done.</summary>
    public DeskEntry? Entry { get; private set; }

    public IReadOnlyList<HumanTask> Tasks { get; private set; } = [];

    public Listing<TimelineLine> Timeline { get; private set; } = new([], null);

    /// <summary>Where the shown part of the timeline begins.</summary>
    [BindProperty(SupportsGet = true, Name = "after")]
    public string? After { get; set; }

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Entry = await query.FindAsync(Actor, Id, cancellationToken);
        Tasks = await subjects.PendingTasksAsync(Id, cancellationToken);
        Timeline = await subjects.TimelineAsync(Id, After, cancellationToken);
        if (Entry is null && Tasks.Count == 0)
            throw new TaskConflictException(TaskConflictKind.NotFound, "窓口の記録が見つかりません。");
    }
}
