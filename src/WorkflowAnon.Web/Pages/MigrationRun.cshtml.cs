using Microsoft.AspNetCore.Mvc;
using WorkflowAnon.Domain.Rules;
using WorkflowAnon.Procedure.CaseMigration;
using WorkflowAnon.Web.Queries;

namespace WorkflowAnon.Web.Pages;

/// <summary>版の移行 as it was carried out: what became of each case; what an interruption left is gone on with from here.</summary>
[Implements("1-0")]
internal sealed class MigrationRunModel(MigrationQuery query, MigrationCommands commands) : StaffPage
{
    /// <summary>Id of the definition.</summary>
    [BindProperty(SupportsGet = true)]
    public string Id { get; set; } = "";

    /// <summary>Id of the run.</summary>
    [BindProperty(SupportsGet = true)]
    public string RunId { get; set; } = "";

    public MigrationRunView View { get; private set; } = null!;

    /// <summary>True where the reader may go on with it.</summary>
    public bool MayGoOn => View.Left > 0 && Actor.Has(Duties.Supervisor);

    public string Here => $"/definitions/{Uri.EscapeDataString(Id)}/migration/{Uri.EscapeDataString(RunId)}";

    public async Task OnGetAsync(CancellationToken cancellationToken) => View = await query.FindRunAsync(Actor, RunId, cancellationToken);

    public Task<IActionResult> OnPostAsync() => RunAsync(async () =>
    {
        var done = await commands.CarryOutAsync(RunId, Actor, CancellationToken.None);
        return $"残っていた{done}件を処理しました。";
    }, Here);
}
