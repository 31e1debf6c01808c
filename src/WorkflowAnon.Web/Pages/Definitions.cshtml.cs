using WorkflowAnon.Domain.Rules;
using WorkflowAnon.Web.Queries;

namespace WorkflowAnon.Web.Pages;

/// <summary>手続定義の一覧: every version with its owner, what runs on it and what the checks say.</summary>
[Implements("1-0")]
internal sealed class DefinitionsModel(DefinitionQuery definitions) : StaffPage
{
    public IReadOnlyList<DefinitionLine> Lines { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken) => Lines = await definitions.ListAsync(Actor, cancellationToken);
}
