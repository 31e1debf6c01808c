using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Mvc;
using WorkflowAnon.Procedure.Definitions;
using WorkflowAnon.Procedure.Kernel.Tasks;

namespace WorkflowAnon.Web.Pages;

/// <summary>A version or draft as a file, as it was typed or taken in.</summary>
internal sealed class DefinitionFileModel(DefinitionReader reader) : StaffPage
{
    public async Task<IActionResult> OnGetAsync(string versionId, CancellationToken cancellationToken)
    {
        var found = await reader.FindAsync(Actor, versionId, cancellationToken) ?? throw new TaskConflictException(TaskConflictKind.NotFound, "手続定義の版が見つかりません。");
        var v = found.Version;
        return File(Encoding.UTF8.GetBytes(found.Json), "application/json; charset=utf-8", string.Create(CultureInfo.InvariantCulture, $"{v.DefinitionId}.v{v.Version}{(v.IsDraft ? "-draft" : "")}.json"));
    }
}
