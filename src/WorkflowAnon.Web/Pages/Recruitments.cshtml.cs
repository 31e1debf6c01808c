using Microsoft.AspNetCore.Mvc;
using WorkflowAnon.Domain.Recruitment;
using WorkflowAnon.Procedure.Kernel.Tasks;
using WorkflowAnon.Web.Queries;

namespace WorkflowAnon.Web.Pages;

/// <summary>募集一覧.</summary>
internal sealed class RecruitmentsModel(RecruitmentQuery query, ProcedureCommands procedures) : StaffPage
{
    private static readonly StartableProcedure Begin = ProcedureCommands.Startable.Single(p => p.Subject == StartSubject.NewRecruitment);

    public IReadOnlyList<RecruitmentRound> Rounds { get; private set; } = [];

    /// <summary>The procedure that this person may begin, or null.</summary>
    public StartableProcedure? Startable { get; private set; }

    public string Key { get; } = Guid.CreateVersion7().ToString("N");

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Rounds = await query.ListAsync(Actor, cancellationToken);
        Startable = await procedures.RefusalAsync(Begin, null, Actor, cancellationToken) is null ? Begin : null;
    }

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
