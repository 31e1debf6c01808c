using WorkflowAnon.Web.Studio;

namespace WorkflowAnon.Web.Pages;

/// <summary>デザイナー: the list of 手続の実行.</summary>
internal sealed class DesignerInstancesModel(StudioPackage package) : DesignerPage(package)
{
    /// <inheritdoc/>
    public override string Element => "elsa-workflow-instance-list";
}
