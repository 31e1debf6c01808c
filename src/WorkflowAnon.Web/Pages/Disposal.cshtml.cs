using Microsoft.AspNetCore.Mvc;
using WorkflowAnon.Domain.Approvals;
using WorkflowAnon.Domain.Records;
using WorkflowAnon.Procedure.Kernel.Tasks;
using WorkflowAnon.Storage.Tasks;
using WorkflowAnon.Web.Queries;

namespace WorkflowAnon.Web.Pages;

/// <summary>廃棄の起案: its files, what was decided, and what became of them.</summary>
internal sealed class DisposalModel(RecordsQuery query, SubjectQuery subjects) : StaffPage
{
    /// <summary>Id of the disposal.</summary>
    [BindProperty(SupportsGet = true)]
    public string Id { get; set; } = "";

    /// <summary>Null until it is drafted.</summary>
    public Disposal? Disposal { get; private set; }

    public IReadOnlyList<HumanTask> Tasks { get; private set; } = [];

    public Listing<TimelineLine> Timeline { get; private set; } = new([], null);

    /// <summary>Where the shown part of the timeline begins.</summary>
    [BindProperty(SupportsGet = true, Name = "after")]
    public string? After { get; set; }

    public IReadOnlyList<ApprovalLine> Approvals { get; private set; } = [];

    public IReadOnlyList<ApprovalDocument> Drafts { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Disposal = await query.FindDisposalAsync(Actor, Id, cancellationToken);
        Tasks = await subjects.PendingTasksAsync(Id, cancellationToken);
        Timeline = await subjects.TimelineAsync(Id, After, cancellationToken);
        if (!Id.StartsWith("records-disposal-", StringComparison.Ordinal) || (Disposal is null && Tasks.Count == 0 && Timeline.Rows.Count == 0))
            throw new TaskConflictException(TaskConflictKind.NotFound, "廃棄の起案が見つかりません。");
        Approvals = await subjects.ApprovalsAsync(Id, cancellationToken);
        Drafts = await subjects.DraftsAsync(Id, cancellationToken);
    }
}
