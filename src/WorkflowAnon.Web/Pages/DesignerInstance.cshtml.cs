using Microsoft.AspNetCore.Mvc;
using WorkflowAnon.Web.Studio;

namespace WorkflowAnon.Web.Pages;

/// <summary>デザイナー: one 手続の実行 on its picture, with journal, variables and incidents.</summary>
internal sealed class DesignerInstanceModel(StudioPackage package, StudioInstances instances) : DesignerPage(package)
{
    /// <summary>Instance.</summary>
    [BindProperty(SupportsGet = true)]
    public string Id { get; set; } = "";

    /// <summary>Name of its definition.</summary>
    public string Name { get; private set; } = "";

    /// <inheritdoc/>
    public override string Element => "elsa-workflow-instance-viewer";

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, string> Attributes => new Dictionary<string, string> { ["instance-id"] = Id };

    /// <inheritdoc/>
    public override async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        Name = (await instances.OpenAsync(Actor, Id, cancellationToken)).Summary.DefinitionName;
        return Page();
    }
}
