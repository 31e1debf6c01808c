using Microsoft.AspNetCore.Mvc;
using WorkflowAnon.Domain.Calendar;
using WorkflowAnon.Procedure.Kernel.Tasks;
using WorkflowAnon.Web.Queries;

namespace WorkflowAnon.Web.Pages;

/// <summary>募集一覧.</summary>
internal sealed class RecruitmentsModel(RecruitmentQuery query, ProcedureCommands procedures, DueBands bands, TimeProvider clock) : StaffPage
{
    private static readonly StartableProcedure Begin = ProcedureCommands.Startable.Single(p => p.Subject == StartSubject.NewRecruitment);

    /// <summary>Only those that have not ended.</summary>
    [BindProperty(SupportsGet = true)]
    public bool Open { get; set; }

    /// <summary>Place to read on from.</summary>
    [BindProperty(SupportsGet = true)]
    public string? After { get; set; }

    public Listing<RecruitmentRow> Rounds { get; private set; } = new([], null);

    /// <summary>The procedure that this person may begin, or null.</summary>
    public StartableProcedure? Startable { get; private set; }

    public string Key { get; } = Guid.CreateVersion7().ToString("N");

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Rounds = await query.ListAsync(Actor, Open, After, cancellationToken);
        Startable = await procedures.RefusalAsync(Begin, null, Actor, cancellationToken) is null ? Begin : null;
    }

    public DueInfo DueOf(DateOnly due) => DueInfo.Of(due, JapanTime.Today(clock), bands);

    public async Task<IActionResult> OnPostStartAsync([FromForm(Name = "_key")] string key, CancellationToken cancellationToken)
    {
        var id = "";
        return await RunAsync(async () =>
        {
            id = await procedures.StartAsync(Begin.DefinitionId, null, Actor, key, cancellationToken);
            return "募集の手続を始めました。最初のタスクを行ってください。";
        }, "/recruitments") is LocalRedirectResult back && id.Length > 0 ? LocalRedirect("/recruitments/" + id) : LocalRedirect("/recruitments");
    }
}
