using Microsoft.AspNetCore.Mvc;
using WorkflowAnon.Web.Queries;

namespace WorkflowAnon.Web.Pages;

/// <summary>One 提案者: its cases, terminations and bars with their computation.</summary>
internal sealed class PartyModel(PartyQuery query) : StaffPage
{
    public PartyRow Row { get; private set; } = null!;

    public async Task OnGetAsync([FromRoute] string reference, CancellationToken cancellationToken) => Row = await query.FindAsync(Actor, reference, cancellationToken);
}
