using Microsoft.AspNetCore.Mvc;
using WorkflowAnon.Procedure.Definitions;
using WorkflowAnon.Procedure.Kernel.Tasks;
using WorkflowAnon.Web.Queries;
using WorkflowAnon.Web.Studio;

namespace WorkflowAnon.Web.Pages;

/// <summary>デザイナー: one definition, drawn by those who may, shown to the others.</summary>
internal sealed class DesignerEditorModel(StudioPackage package, StudioDefinitions definitions, DefinitionReader reader, DefinitionQuery query) : DesignerPage(package)
{
    /// <summary>Definition.</summary>
    [BindProperty(SupportsGet = true)]
    public string DefinitionId { get; set; } = "";

    /// <summary>Number of the problem that the picture shows, from 1; null for the first error that has a path.</summary>
    [BindProperty(SupportsGet = true)]
    public int? Problem { get; set; }

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

    /// <summary>検査の図 as a fragment for the pane beside the editor.</summary>
    public async Task<IActionResult> OnGetPaneAsync(CancellationToken cancellationToken)
    {
        var opened = await reader.OpenAsync(Actor, DefinitionId, cancellationToken) ?? throw new TaskConflictException(TaskConflictKind.NotFound, "手続定義の版が見つかりません。");
        var v = opened.Version;
        // A version that is no draft is shown as it is, not what it changed.
        var view = await query.ViewAsync(Actor, (v.DefinitionId, v.VersionId, v.Name, v.Version), opened.Json, v.IsDraft ? int.MaxValue : 0, Problem, cancellationToken);
        return Partial("_DesignerChecks", new DesignerChecks(opened, view));
    }
}
