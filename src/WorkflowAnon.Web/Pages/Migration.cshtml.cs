using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using WorkflowAnon.Domain.Rules;
using WorkflowAnon.Engine.Activities;
using WorkflowAnon.Procedure.CaseMigration;
using WorkflowAnon.Web.Queries;

namespace WorkflowAnon.Web.Pages;

/// <summary>移行計画 of a definition: which running cases would move where, which cannot and why; a 監督者 has the chosen ones moved.</summary>
[Implements("1-0")]
internal sealed class MigrationModel(MigrationQuery query, MigrationCommands commands) : StaffPage
{
    /// <summary>Id of the definition.</summary>
    [BindProperty(SupportsGet = true)]
    public string Id { get; set; } = "";

    /// <summary>Number of the version to move to; the published one where none is chosen.</summary>
    [BindProperty(SupportsGet = true)]
    public int? To { get; set; }

    /// <summary>Where the shown part of the plan begins.</summary>
    [BindProperty(SupportsGet = true)]
    public string? After { get; set; }

    public MigrationPlanView View { get; private set; } = null!;

    /// <summary>What was typed as the reason.</summary>
    public string Reason { get; private set; } = "";

    /// <summary>Lines that were chosen.</summary>
    public IReadOnlyList<string> Chosen { get; private set; } = [];

    public string Key { get; } = Guid.CreateVersion7().ToString("N");

    public string Here => $"/definitions/{Uri.EscapeDataString(Id)}/migration";

    public Task OnGetAsync(CancellationToken cancellationToken) => LoadAsync(cancellationToken);

    public async Task<IActionResult> OnPostAsync([FromForm] List<string>? chosen, [FromForm] string? reason, [FromForm(Name = "_key")] string key, CancellationToken cancellationToken)
    {
        (Reason, Chosen) = (reason ?? "", chosen ?? []);
        try
        {
            List<(string, long)> instances = [.. Chosen.Select(c => c.Split(':')).Where(p => p.Length == 2).Select(p => (p[0], long.Parse(p[1], CultureInfo.InvariantCulture)))];
            var run = await commands.OrderAsync(Id, To ?? 0, instances, Reason, Actor, key, cancellationToken);
            // Each case is whole by itself; leaving the page does not stop the rest.
            await commands.CarryOutAsync(run, Actor, CancellationToken.None);
            return LocalRedirect($"{Here}/{run}");
        }
        catch (Exception e) when (e is BurstRefusedException or FormatException or OverflowException)
        {
            await LoadAsync(cancellationToken);
            ModelState.AddModelError("", e is not BurstRefusedException ? "選んだ事案を読み取れません。画面を開き直してください。" : e.Message);
            return Page();
        }
    }

    private async Task LoadAsync(CancellationToken cancellationToken)
    {
        View = await query.PlanAsync(Actor, Id, To, After, cancellationToken);
        To ??= View.Target?.Version;
    }
}
