using Microsoft.AspNetCore.Mvc;
using WorkflowAnon.Domain.Approvals;
using WorkflowAnon.Domain.Calendar;
using WorkflowAnon.Domain.Cases;
using WorkflowAnon.Domain.Rules;
using WorkflowAnon.Engine.Runtime;
using WorkflowAnon.Procedure.CaseFiles;
using WorkflowAnon.Procedure.Kernel.Tasks;
using WorkflowAnon.Storage.Tasks;
using WorkflowAnon.Web.Queries;
using WorkflowAnon.Web.Text;

namespace WorkflowAnon.Web.Pages;

/// <summary>事案ファイル: where the case stands, and by tabs everything that is on record of it.</summary>
[Implements("N-2")]
internal sealed class CaseModel(
    CaseQuery cases, CaseFileQuery files, SubjectQuery subjects, AttachmentQuery attachments, StageMapQuery stages, RecordsQuery records, ProcedureCommands procedures, DueBands bands, TimeProvider clock) : StaffPage
{
    /// <summary>Id of the case.</summary>
    [BindProperty(SupportsGet = true)]
    public string Id { get; set; } = "";

    public CaseRow Row { get; private set; } = null!;

    /// <summary>Key of the part that is shown; anything else is the overview.</summary>
    [BindProperty(SupportsGet = true, Name = "tab")]
    public string? Tab { get; set; }

    /// <summary>Where the shown part of the timeline begins.</summary>
    [BindProperty(SupportsGet = true, Name = "after")]
    public string? After { get; set; }

    /// <summary>The parts of the file, each a tab.</summary>
    public IReadOnlyList<ICaseFilePart> Parts => files.Parts;

    /// <summary>The part that is shown.</summary>
    public ICaseFilePart Part => Parts.FirstOrDefault(p => p.Key == Tab) ?? Parts[0];

    /// <summary>Its content, for the parts that are blocks.</summary>
    public CaseFileContent Shown { get; private set; } = null!;

    public StageMap Map { get; private set; } = null!;

    public IReadOnlyList<InstanceSummary> Instances { get; private set; } = [];

    public IReadOnlyList<HumanTask> Tasks { get; private set; } = [];

    public Listing<TimelineLine> Timeline { get; private set; } = new([], null);

    public IReadOnlyList<Paper> Papers { get; private set; } = [];

    /// <summary>所在の移動 of the papers.</summary>
    public IReadOnlyList<PaperMoveLine> Moves { get; private set; } = [];

    public SubjectAttachments Attachments { get; private set; } = null!;

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
        Keeping = await records.OfAsync(Actor, Id, Row.Case.OwningDivisionId, !Row.Case.IsOpen, cancellationToken);
        (var steps, Instances) = await stages.ReadAsync(Row.Case, cancellationToken);
        Map = StageMap.Of(steps, Row.Case.Stage);
        await ReadStartableAsync(cancellationToken);
        switch (Part.Key)
        {
            case OverviewPart.PartKey:
                Tasks = await subjects.PendingTasksAsync(Id, cancellationToken);
                Timeline = await subjects.TimelineAsync(Id, null, cancellationToken);
                Deadlines = await subjects.DeadlinesAsync(Id, cancellationToken);
                Approvals = await subjects.ApprovalsAsync(Id, cancellationToken);
                Drafts = await subjects.DraftsAsync(Id, cancellationToken);
                break;
            case PapersPart.PartKey:
                Papers = await subjects.PapersAsync(Id, cancellationToken);
                Moves = await subjects.MovesAsync(Id, Papers, cancellationToken);
                Attachments = await attachments.OfAsync(Actor, AttachmentSubject.Of(Row.Case, Keeping.IsDisposed), cancellationToken);
                break;
            case TimelinePart.PartKey:
                Timeline = await subjects.TimelineAsync(Id, After, cancellationToken);
                break;
            default:
                Shown = await files.ReadAsync(Row.Case, Part, cancellationToken);
                Papers = [.. (await subjects.PapersAsync(Id, cancellationToken)).Where(p => Part.Papers.Contains(p.Kind))];
                break;
        }
    }

    public Task<IActionResult> OnPostStartAsync([FromForm] string definition, [FromForm(Name = "_key")] string key, CancellationToken cancellationToken) => RunAsync(async () =>
    {
        await cases.FindAsync(Actor, Id, cancellationToken);
        await procedures.StartAsync(definition, Id, Actor, key, cancellationToken);
        return "手続を始めました。最初のタスクが「今のタスク」に出ています。";
    }, "/cases/" + Id);

    private async Task ReadStartableAsync(CancellationToken cancellationToken)
    {
        List<StartableProcedure> startable = [];
        foreach (var procedure in ProcedureCommands.Startable.Where(p => p.Subject == StartSubject.Case))
        {
            if (await procedures.RefusalAsync(procedure, Id, Actor, cancellationToken) is null)
                startable.Add(procedure);
        }

        Startable = startable;
    }
}
