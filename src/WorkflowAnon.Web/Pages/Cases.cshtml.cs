using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using WorkflowAnon.Domain.Calendar;
using WorkflowAnon.Domain.Cases;
using WorkflowAnon.Web.Queries;

namespace WorkflowAnon.Web.Pages;

/// <summary>事案一覧.</summary>
internal sealed class CasesModel(CaseQuery query, DueBands bands, TimeProvider clock) : StaffPage
{
    /// <summary>Part of a number or of a file's name.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Q { get; set; }

    /// <summary>段階.</summary>
    [BindProperty(SupportsGet = true)]
    public CaseStage? Stage { get; set; }

    /// <summary>Also completed cases.</summary>
    [BindProperty(SupportsGet = true)]
    public bool All { get; set; }

    /// <summary>Place to read on from.</summary>
    [BindProperty(SupportsGet = true)]
    public string? After { get; set; }

    public Listing<CaseRow> Cases { get; private set; } = new([], null);

    public async Task OnGetAsync(CancellationToken cancellationToken) =>
        Cases = await query.ListAsync(Actor, new CaseSearch(Q ?? "", Stage, !All && Stage != CaseStage.Completed), After, cancellationToken);

    public DueInfo DueOf(Deadline deadline) => DueInfo.Of(deadline.Due, JapanTime.Today(clock), bands);

    public string MoreLink => QueryString.Create(new Dictionary<string, string?>
    {
        ["q"] = Q,
        ["stage"] = Stage?.ToString(),
        ["all"] = All ? "true" : null,
        ["after"] = Cases.Next,
    }).Value!;
}
