using Microsoft.AspNetCore.Mvc;
using WorkflowAnon.Domain.Records;
using WorkflowAnon.Web.Queries;

namespace WorkflowAnon.Web.Pages;

/// <summary>廃棄簿: what was disposed of, by whose decision; kept for ever.</summary>
internal sealed class DisposalLedgerModel(RecordsQuery query) : StaffPage
{
    /// <summary>Place to read on from.</summary>
    [BindProperty(SupportsGet = true)]
    public string? After { get; set; }

    public Listing<DisposalRecord> Records { get; private set; } = new([], null);

    public async Task OnGetAsync(CancellationToken cancellationToken) => Records = await query.LedgerAsync(Actor, After, cancellationToken);
}
