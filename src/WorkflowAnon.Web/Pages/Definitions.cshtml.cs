using WorkflowAnon.Domain.Definitions;
using WorkflowAnon.Domain.Rules;
using WorkflowAnon.Procedure.Definitions;
using WorkflowAnon.Web.Queries;

namespace WorkflowAnon.Web.Pages;

/// <summary>手続定義の一覧: requests that wait, drafts with who holds them, and every version with its owner, what runs on it and what the checks say.</summary>
[Implements("1-0")]
internal sealed class DefinitionsModel(DefinitionQuery definitions, DefinitionReader reader) : StaffPage
{
    public IReadOnlyList<DefinitionLine> Lines { get; private set; } = [];

    public IReadOnlyList<VersionView> Drafts { get; private set; } = [];

    public IReadOnlyList<ReleaseView> Waiting { get; private set; } = [];

    public IReadOnlyList<ReleaseView> Decided { get; private set; } = [];

    public bool MayDraw => DefinitionAccess.MayDraw(Actor);

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Lines = await definitions.ListAsync(Actor, cancellationToken);
        Drafts = [.. (await reader.ListAsync(Actor, null, cancellationToken)).Where(v => v.IsDraft).OrderByDescending(v => v.IsOwn).ThenByDescending(v => v.MadeAt)];
        var requests = await reader.ListRequestsAsync(Actor, cancellationToken: cancellationToken);
        Waiting = [.. requests.Where(r => r.Request.State == ReleaseState.Waiting)];
        Decided = [.. requests.Where(r => r.Request.State != ReleaseState.Waiting)];
    }
}
