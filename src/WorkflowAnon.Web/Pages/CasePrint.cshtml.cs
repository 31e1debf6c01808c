using Microsoft.AspNetCore.Mvc;
using WorkflowAnon.Procedure.CaseFiles;
using WorkflowAnon.Web.Queries;
using WorkflowAnon.Web.Text;

namespace WorkflowAnon.Web.Pages;

/// <summary>事案ファイル as a whole, for A4.</summary>
internal sealed class CasePrintModel(CaseQuery cases, CaseFileQuery files, StageMapQuery stages) : StaffPage
{
    /// <summary>Id of the case.</summary>
    [BindProperty(SupportsGet = true)]
    public string Id { get; set; } = "";

    public CaseRow Row { get; private set; } = null!;

    public StageMap Map { get; private set; } = null!;

    /// <summary>The parts in order.</summary>
    public IReadOnlyList<CaseFileContent> Contents { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Row = await cases.FindAsync(Actor, Id, cancellationToken);
        var (steps, _) = await stages.ReadAsync(Row.Case, cancellationToken);
        Map = StageMap.Of(steps, Row.Case.Stage);
        Contents = await files.ReadAllAsync(Row.Case, cancellationToken);
    }
}
