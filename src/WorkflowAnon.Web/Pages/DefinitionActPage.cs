using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using WorkflowAnon.Engine.Activities;
using WorkflowAnon.Engine.Definitions;
using WorkflowAnon.Engine.Runtime;
using WorkflowAnon.Procedure.Kernel.Tasks;
using WorkflowAnon.Web.Hosting;
using WorkflowAnon.Web.Queries;

namespace WorkflowAnon.Web.Pages;

/// <summary>What the list of problems needs.</summary>
/// <param name="DefinitionId">The definition that is shown.</param>
/// <param name="Problems">Its problems.</param>
/// <param name="Shown">The one on the picture; null for none.</param>
/// <param name="Page">Address of the page, for the links to the picture.</param>
internal sealed record DefinitionProblemsModel(string DefinitionId, IReadOnlyList<DefinitionProblem> Problems, DefinitionProblem? Shown, string Page);

/// <summary>What the sections about a document need.</summary>
/// <param name="View">The document.</param>
/// <param name="Page">Address of the page.</param>
internal sealed record DefinitionDocumentModel(DocumentView View, string Page);

/// <summary>A page with acts on a 手続定義: what is refused is told on the page itself, beside what was typed.</summary>
internal abstract class DefinitionActPage : StaffPage
{
    /// <summary>Idempotency key of this rendering of the page.</summary>
    [BindProperty(Name = "_key")]
    public string? Key { get; set; }

    /// <summary>A reason or a comment, as typed.</summary>
    [BindProperty]
    public string? Text { get; set; }

    /// <summary>The same, empty where nothing was typed.</summary>
    protected string Typed => Text ?? "";

    /// <summary>Number of the problem whose path is asked for, from 1.</summary>
    [BindProperty(SupportsGet = true)]
    public int? Problem { get; set; }

    /// <summary>Why the last act was not done; empty when it was or there was none.</summary>
    public string Refusal { get; private set; } = "";

    /// <summary>What the checks have against it.</summary>
    public IReadOnlyList<DefinitionProblem> Refused { get; private set; } = [];

    /// <summary>Reads what the page shows.</summary>
    protected abstract Task LoadAsync(CancellationToken cancellationToken);

    public virtual async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Key = Guid.CreateVersion7().ToString("N");
        await LoadAsync(cancellationToken);
    }

    /// <summary>Carries an act out; tells what it did and goes on, or shows the page again with the refusal.</summary>
    /// <param name="act">The command; returns what was done and where to go.</param>
    /// <param name="cancellationToken">Cancels.</param>
    protected async Task<IActionResult> ActAsync(Func<string, Task<(string Told, string Next)>> act, CancellationToken cancellationToken)
    {
        Key = Key is { Length: > 0 and <= 64 } ? Key : Guid.CreateVersion7().ToString("N");
        try
        {
            var (told, next) = await act(Key);
            Tell(told);
            return LocalRedirect(next);
        }
        catch (DefinitionRefusedException e)
        {
            (Refusal, Refused, Response.StatusCode) = ("検査で誤りが見付かったため、行いませんでした。直してからもう一度行ってください。", [.. e.Problems.OrderBy(p => p.IsWarning)], 422);
        }
        catch (BurstRefusedException e)
        {
            (Refusal, Response.StatusCode) = (e.Message, e is TaskConflictException conflict ? ConflictFilter.StatusOf(conflict.Kind) : e is WorkflowConflictException ? 409 : 422);
        }

        try
        {
            await LoadAsync(cancellationToken);
            return Page();
        }
        catch (TaskConflictException)
        {
            // What the page was about is gone: the refusal says what became of it.
            TellProblem(Refusal);
            return LocalRedirect("/definitions");
        }
    }

    /// <summary>Address of a version's page.</summary>
    protected static string PathOf(string definitionId, int version) => string.Create(CultureInfo.InvariantCulture, $"/definitions/{definitionId}/{version}");
}
