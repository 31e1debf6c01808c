using Microsoft.AspNetCore.Mvc;
using WorkflowAnon.Documents;
using WorkflowAnon.Web.Queries;

namespace WorkflowAnon.Web.Pages;

/// <summary>書類 on A4.</summary>
internal sealed class PrintModel(PaperQuery query) : StaffPage
{
    public DocumentModel Document { get; private set; } = null!;

    public async Task OnGetAsync([FromRoute] string key, [FromRoute] string id, CancellationToken cancellationToken) =>
        Document = await query.BuildAsync(Actor, key, id, cancellationToken);
}
