using Microsoft.AspNetCore.Mvc;
using WorkflowAnon.Domain.Proposals;
using WorkflowAnon.Procedure.Records;
using WorkflowAnon.Web.Queries;

namespace WorkflowAnon.Web.Pages;

/// <summary>本人確認書類 of a case: their kinds for everybody who may read the case; their content only by a button, and only when that view has been recorded (law.md 7).</summary>
internal sealed class CaseIdentityModel(CaseQuery cases, IdentityQuery query, IdentityViews views) : StaffPage
{
    /// <summary>Id of the case.</summary>
    [BindProperty(SupportsGet = true)]
    public string Id { get; set; } = "";

    public CaseRow Row { get; private set; } = null!;

    /// <summary>The papers with the party each belongs to.</summary>
    public IReadOnlyList<(string Party, IdentityPaper Paper)> Papers { get; private set; } = [];

    public IReadOnlyList<(IdentityView View, string Who)> Views { get; private set; } = [];

    /// <summary>True only when the view that is being answered has been recorded.</summary>
    public bool IsOpen { get; private set; }

    public string? Problem { get; private set; }

    public Task OnGetAsync(CancellationToken cancellationToken) => LoadAsync(cancellationToken);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        // Who may read the case is asked before anything is recorded or shown.
        await cases.FindAsync(Actor, Id, cancellationToken);
        var papers = await query.PapersAsync(Id, cancellationToken);
        IsOpen = await views.TryRecordAsync(Id, [.. papers.Select(p => p.Paper.Kind)], Actor, cancellationToken);
        if (!IsOpen)
        {
            Problem = IdentityViews.NotRecorded;
            Response.StatusCode = 503;
        }

        await LoadAsync(cancellationToken);
        return Page();
    }

    private async Task LoadAsync(CancellationToken cancellationToken)
    {
        Row = await cases.FindAsync(Actor, Id, cancellationToken);
        Papers = await query.PapersAsync(Id, cancellationToken);
        Views = await query.ViewsAsync(Id, cancellationToken);
    }
}
