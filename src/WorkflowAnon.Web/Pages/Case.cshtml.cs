using Microsoft.AspNetCore.Mvc;
using WorkflowAnon.Domain.Approvals;
using WorkflowAnon.Domain.Calendar;
using WorkflowAnon.Domain.Cases;
using WorkflowAnon.Domain.Changes;
using WorkflowAnon.Domain.Rules;
using WorkflowAnon.Engine.Runtime;
using WorkflowAnon.Procedure.Kernel.Tasks;
using WorkflowAnon.Storage.Tasks;
using WorkflowAnon.Web.Queries;

namespace WorkflowAnon.Web.Pages;

/// <summary>事案: where it stands, what is to be done, what happened, its papers and deadlines.</summary>
[Implements("N-2")]
internal sealed class CaseModel(
    CaseQuery cases, SubjectQuery subjects, AttachmentQuery attachments, StageMapQuery stages, RecordsQuery records, ProcedureCommands procedures, DueBands bands, TimeProvider clock) : StaffPage
{
    /// <summary>Id of the case.</summary>
    [BindProperty(SupportsGet = true)]
    public string Id { get; set; } = "";

    public CaseRow Row { get; private set; } = null!;

    public IReadOnlyList<StageStep> Steps { get; private set; } = [];

    public IReadOnlyList<InstanceSummary> Instances { get; private set; } = [];

    public IReadOnlyList<HumanTask> Tasks { get; private set; } = [];

    public IReadOnlyList<TimelineLine> Timeline { get; private set; } = [];

    public IReadOnlyList<Paper> Papers { get; private set; } = [];

    public SubjectAttachments Attachments { get; private set; } = null!;

    public IReadOnlyList<ListedDataHandler> DataHandlers { get; private set; } = [];

    public IReadOnlyList<Deadline> Deadlines { get; private set; } = [];

    public IReadOnlyList<ApprovalLine> Approvals { get; private set; } = [];

    public IReadOnlyList<ApprovalDocument> Drafts { get; private set; } = [];

    /// <summary>保存期間, 廃棄の停止 and 廃棄.</summary>
    public SubjectKeeping Keeping { get; private set; } = null!;

    /// <summary>Procedures that this person may begin now.</summary>
    public IReadOnlyList<StartableProcedure> Startable { get; private set; } = [];

    public string Key { get; } = Guid.CreateVersion7().ToString("N");

    public DateOnly Today => JapanTime.Today(clock);

    public bool MayOpen(HumanTask task) => task.DivisionId == Actor.DivisionId;

    public DueInfo DueOf(DateOnly? due) => DueInfo.Of(due, Today, bands);

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Row = await cases.FindAsync(Actor, Id, cancellationToken);
        (Steps, Instances) = await stages.ReadAsync(Row.Case, cancellationToken);
        Tasks = await subjects.PendingTasksAsync(Id, cancellationToken);
        Timeline = await subjects.TimelineAsync(Id, cancellationToken);
        Papers = await subjects.PapersAsync(Id, cancellationToken);
        DataHandlers = await cases.DataHandlersAsync(Id, Today, cancellationToken);
        Deadlines = await subjects.DeadlinesAsync(Id, cancellationToken);
        Approvals = await subjects.ApprovalsAsync(Id, cancellationToken);
        Drafts = await subjects.DraftsAsync(Id, cancellationToken);
        Keeping = await records.OfAsync(Actor, Id, Row.Case.OwningDivisionId, !Row.Case.IsOpen, cancellationToken);
        Attachments = await attachments.OfAsync(Actor, AttachmentSubject.Of(Row.Case, Keeping.IsDisposed), cancellationToken);
        List<StartableProcedure> startable = [];
        foreach (var procedure in ProcedureCommands.Startable.Where(p => p.Subject == StartSubject.Case))
        {
            if (await procedures.RefusalAsync(procedure, Id, Actor, cancellationToken) is null)
                startable.Add(procedure);
        }

        Startable = startable;
    }

    public Task<IActionResult> OnPostStartAsync([FromForm] string definition, [FromForm(Name = "_key")] string key, CancellationToken cancellationToken) => RunAsync(async () =>
    {
        await cases.FindAsync(Actor, Id, cancellationToken);
        await procedures.StartAsync(definition, Id, Actor, key, cancellationToken);
        return "手続を始めました。最初のタスクが「今のタスク」に出ています。";
    }, "/cases/" + Id);
}
