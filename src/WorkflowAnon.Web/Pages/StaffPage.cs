using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using WorkflowAnon.Engine.Activities;
using WorkflowAnon.Web.Security;

namespace WorkflowAnon.Web.Pages;

/// <summary>Base of every page behind the sign-in.</summary>
internal abstract class StaffPage : PageModel
{
    /// <summary>Who reads or acts.</summary>
    protected Actor Actor => StaffClaims.ActorOf(User);

    /// <summary>Says on the next page what was done.</summary>
    protected void Tell(string message) => TempData["Flash"] = message;

    /// <summary>Says on the next page what was not done and why.</summary>
    protected void TellProblem(string message) => TempData["Problem"] = message;

    /// <summary>Runs a command of a list or detail page: a refusal or an absent database is told on the page the person comes back to.</summary>
    protected async Task<IActionResult> RunAsync(Func<Task<string>> command, string backTo)
    {
        ArgumentNullException.ThrowIfNull(command);
        try
        {
            Tell(await command());
        }
        catch (BurstRefusedException e)
        {
            TellProblem(e.Message);
        }

        return LocalRedirect(backTo);
    }
}
