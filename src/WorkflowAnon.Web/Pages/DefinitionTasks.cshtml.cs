using Microsoft.AspNetCore.Mvc;
using WorkflowAnon.Procedure.Definitions;
using WorkflowAnon.Procedure.Kernel.Tasks;

namespace WorkflowAnon.Web.Pages;

/// <summary>担当者の作業を組み立てる, asked for by the definition: leads to the reader's own draft, or says that there must be one first.</summary>
internal sealed class DefinitionTasksModel(DefinitionReader reader) : StaffPage
{
    /// <summary>Definition.</summary>
    [BindProperty(SupportsGet = true)]
    public string DefinitionId { get; set; } = "";

    /// <summary>What there is of it.</summary>
    public VersionView Version { get; private set; } = null!;

    /// <summary>Drafts of others.</summary>
    public IReadOnlyList<DraftHolder> Others { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        var opened = await reader.OpenAsync(Actor, DefinitionId, cancellationToken) ?? throw new TaskConflictException(TaskConflictKind.NotFound, "手続定義が見つかりません。");
        if (opened.Version.IsOwn)
            return LocalRedirect($"/definitions/drafts/{opened.Version.VersionId}/tasks");
        (Version, Others) = (opened.Version, opened.Others);
        return Page();
    }
}
