using Microsoft.AspNetCore.Mvc;
using WorkflowAnon.Web.Studio;

namespace WorkflowAnon.Web.Pages;

/// <summary>デザイナー: one definition, drawn by those who may, shown to the others.</summary>
internal sealed class DesignerEditorModel(StudioPackage package, StudioDefinitions definitions) : DesignerPage(package)
{
    /// <summary>Definition.</summary>
    [BindProperty(SupportsGet = true)]
    public string DefinitionId { get; set; } = "";

    /// <summary>Its name.</summary>
    public string Name { get; private set; } = "";

    /// <inheritdoc/>
    public override string Element => "elsa-workflow-definition-editor";

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, string> Attributes => new Dictionary<string, string> { ["definition-id"] = DefinitionId };

    /// <inheritdoc/>
    public override async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        // The element does not bear an unknown definition: the page says so itself.
        var version = await definitions.OpenAsync(Actor, DefinitionId, "Latest", cancellationToken);
        (Name, Note) = (version.Name, MayEdit ? version.WhyNotEditable : null);
        return Page();
    }

    /// <summary>Leads to our own picture of what the editor holds as it was saved last, with what the checks found: for a window beside the editor.</summary>
    public async Task<IActionResult> OnGetChecksAsync(CancellationToken cancellationToken)
    {
        var version = await definitions.OpenAsync(Actor, DefinitionId, "Latest", cancellationToken);
        return LocalRedirect(version.IsDraft ? $"/definitions/drafts/{Uri.EscapeDataString(version.VersionId)}" : $"/definitions/{Uri.EscapeDataString(version.DefinitionId)}/{version.Version}");
    }
}
