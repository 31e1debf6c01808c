using Microsoft.AspNetCore.Mvc;
using WorkflowAnon.Domain.FileRegister;
using WorkflowAnon.Web.Queries;

namespace WorkflowAnon.Web.Pages;

/// <summary>個人情報ファイル簿の一件.</summary>
internal sealed class FileModel(FileQuery query) : StaffPage
{
    /// <summary>Id of the file.</summary>
    [BindProperty(SupportsGet = true)]
    public string Id { get; set; } = "";

    public PersonalInformationFile Entry { get; private set; } = null!;

    public IReadOnlyList<CreatedInformationEntry> Created { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Entry = await query.FindAsync(Actor, Id, cancellationToken);
        Created = await query.CreatedAsync(Id, cancellationToken);
    }
}
