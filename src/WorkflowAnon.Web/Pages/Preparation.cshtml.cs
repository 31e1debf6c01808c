using Microsoft.AspNetCore.Mvc.RazorPages;
using WorkflowAnon.Web.Hosting;

namespace WorkflowAnon.Web.Pages;

/// <summary>実演データの準備の状況: a fragment that the pages ask for while the data is being prepared.</summary>
internal sealed class PreparationModel(IDemonstrationInfo demonstration) : PageModel
{
    public DemonstrationPreparation? Preparation => demonstration.Preparation;

    /// <summary>The page that asked, of this product only.</summary>
    public string Back => Uri.TryCreate(Request.Headers["HX-Current-URL"], UriKind.Absolute, out var page) && page.Authority == Request.Host.Value ? page.PathAndQuery : "/";
}
