using Microsoft.AspNetCore.Mvc;
using WorkflowAnon.Web.Manuals;

namespace WorkflowAnon.Web.Pages;

/// <summary>手引き of one group of people.</summary>
internal sealed class ManualModel : StaffPage
{
    /// <summary>The manual.</summary>
    public Manual Shown { get; private set; } = Manual.All[0];

    public IActionResult OnGet(string id)
    {
        if (Manual.Find(id) is not { } manual)
            return NotFound();
        Shown = manual;
        return Page();
    }
}
