using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using WorkflowAnon.Domain.FileRegister;
using WorkflowAnon.Web.Queries;

namespace WorkflowAnon.Web.Pages;

/// <summary>個人情報ファイル簿.</summary>
internal sealed class FilesModel(FileQuery query) : StaffPage
{
    /// <summary>Part of a name or summary.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Q { get; set; }

    /// <summary>担当課.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Division { get; set; }

    /// <summary>Place to read on from.</summary>
    [BindProperty(SupportsGet = true)]
    public string? After { get; set; }

    public Listing<PersonalInformationFile> Files { get; private set; } = new([], null);

    public async Task OnGetAsync(CancellationToken cancellationToken) => Files = await query.ListAsync(Actor, Q ?? "", Division, After, cancellationToken);

    public string MoreLink => QueryString.Create(new Dictionary<string, string?> { ["q"] = Q, ["division"] = Division, ["after"] = Files.Next }).Value!;
}
