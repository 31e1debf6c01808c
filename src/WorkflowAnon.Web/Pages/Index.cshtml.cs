using Microsoft.AspNetCore.Mvc;
using WorkflowAnon.Procedure.Kernel.Tasks;
using WorkflowAnon.Web.Queries;

namespace WorkflowAnon.Web.Pages;

/// <summary>Goes to what the person works with: the inbox, the incidents for an operator, the definitions for a process designer.</summary>
internal sealed class IndexModel : StaffPage
{
    /// <summary>Redirects.</summary>
    public IActionResult OnGet() => LocalRedirect(CaseAccess.SeesProcedure(Actor) ? "/inbox" : Actor.Has(Duties.Operator) ? "/incidents" : CaseAccess.ReadsDefinitions(Actor) ? "/definitions" : "/help");
}
