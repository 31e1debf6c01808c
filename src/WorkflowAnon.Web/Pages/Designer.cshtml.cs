using WorkflowAnon.Web.Studio;

namespace WorkflowAnon.Web.Pages;

/// <summary>デザイナー: the list of definitions.</summary>
internal sealed class DesignerModel(StudioPackage package) : DesignerPage(package)
{
    /// <inheritdoc/>
    public override string Element => "elsa-workflow-definition-list";
}
