using Microsoft.AspNetCore.Mvc;
using WorkflowAnon.Domain.Approvals;
using WorkflowAnon.Domain.Cases;
using WorkflowAnon.Domain.Recruitment;
using WorkflowAnon.Procedure.Kernel.Tasks;
using WorkflowAnon.Storage.Tasks;
using WorkflowAnon.Web.Queries;

namespace WorkflowAnon.Web.Pages;

/// <summary>募集: its files, publications, deadlines and tasks; where the arrival of a proposal is recorded.</summary>
internal sealed class RecruitmentModel(RecruitmentQuery query, SubjectQuery subjects, AttachmentQuery attachments, ProcedureCommands procedures) : StaffPage
{
    private static readonly StartableProcedure Receive = ProcedureCommands.Startable.Single(p => p.Subject == StartSubject.NewCase);

    /// <summary>Id of the recruitment.</summary>
    [BindProperty(SupportsGet = true)]
    public string Id { get; set; } = "";

    /// <summary>Null until its first task is done.</summary>
    public RecruitmentRound? Round { get; private set; }

    public IReadOnlyList<FileSelection> Selections { get; private set; } = [];

    public IReadOnlyDictionary<CaseStage, int> Cases { get; private set; } = new Dictionary<CaseStage, int>();

    public IReadOnlyList<HumanTask> Tasks { get; private set; } = [];

    public Listing<TimelineLine> Timeline { get; private set; } = new([], null);

    /// <summary>Where the shown part of the timeline begins.</summary>
    [BindProperty(SupportsGet = true, Name = "after")]
    public string? After { get; set; }

    public IReadOnlyList<Deadline> Deadlines { get; private set; } = [];

    public IReadOnlyList<Paper> Papers { get; private set; } = [];

    /// <summary>Null until its first task is done.</summary>
    public SubjectAttachments? Attachments { get; private set; }

    public IReadOnlyList<ApprovalLine> Approvals { get; private set; } = [];

    public IReadOnlyList<ApprovalDocument> Drafts { get; private set; } = [];

    public StartableProcedure? Startable { get; private set; }

    /// <summary>Procedures on this recruitment that this person may begin now.</summary>
    public IReadOnlyList<StartableProcedure> Procedures { get; private set; } = [];

    public string Key { get; } = Guid.CreateVersion7().ToString("N");

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Round = await query.FindAsync(Actor, Id, cancellationToken);
        Tasks = await subjects.PendingTasksAsync(Id, cancellationToken);
        Timeline = await subjects.TimelineAsync(Id, After, cancellationToken);
        if (Round is null && Tasks.Count == 0 && Timeline.Rows.Count == 0)
            throw RecruitmentQuery.NotFound();
        Selections = await query.SelectionsAsync(Id, cancellationToken);
        Cases = await query.CasesAsync(Id, cancellationToken);
        Deadlines = await subjects.DeadlinesAsync(Id, cancellationToken);
        Papers = await subjects.PapersAsync(Id, cancellationToken);
        Attachments = Round is null ? null : await attachments.OfAsync(Actor, await attachments.SubjectAsync(Actor, Id, cancellationToken), cancellationToken);
        Approvals = await subjects.ApprovalsAsync(Id, cancellationToken);
        Drafts = await subjects.DraftsAsync(Id, cancellationToken);
        // A paper may still arrive after the end: then the arrival is recorded all the same and judged by its day (5-2-2).
        Startable = Round is { State: >= RecruitmentState.Open } && await procedures.RefusalAsync(Receive, null, Actor, cancellationToken) is null ? Receive : null;
        List<StartableProcedure> startable = [];
        foreach (var procedure in ProcedureCommands.Startable.Where(p => p.Subject == StartSubject.Recruitment))
        {
            if (await procedures.RefusalAsync(procedure, Id, Actor, cancellationToken) is null)
                startable.Add(procedure);
        }

        Procedures = startable;
    }

    public Task<IActionResult> OnPostStartAsync([FromForm] string definition, [FromForm(Name = "_key")] string key, CancellationToken cancellationToken) => RunAsync(async () =>
    {
        await procedures.StartAsync(definition, Id, Actor, key, cancellationToken);
        return "手続を始めました。最初のタスクが「今のタスク」に出ています。";
    }, "/recruitments/" + Id);

    public async Task<IActionResult> OnPostReceiveAsync([FromForm(Name = "_key")] string key, CancellationToken cancellationToken)
    {
        var subject = "";
        var back = await RunAsync(async () =>
        {
            subject = await procedures.StartAsync(Receive.DefinitionId, null, Actor, key, cancellationToken);
            return "提案書類の到達の記録を始めました。続けて、このタスクで到達の内容を入力してください。";
        }, "/recruitments/" + Id);
        var first = subject.Length > 0 ? (await subjects.PendingTasksAsync(subject, cancellationToken)).FirstOrDefault(t => t.DivisionId == Actor.DivisionId) : null;
        return first is null ? back : LocalRedirect("/tasks/" + first.Id);
    }
}
