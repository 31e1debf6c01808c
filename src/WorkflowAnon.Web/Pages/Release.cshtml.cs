using Microsoft.AspNetCore.Mvc;
using WorkflowAnon.Domain.Definitions;
using WorkflowAnon.Domain.Rules;
using WorkflowAnon.Engine.Runtime;
using WorkflowAnon.Procedure.Definitions;
using WorkflowAnon.Procedure.Kernel.Tasks;
using WorkflowAnon.Web.Queries;

namespace WorkflowAnon.Web.Pages;

/// <summary>公開の申請: exactly the document that was asked about, with picture, checks and differences; approving, refusing, withdrawing.</summary>
[Implements("1-0")]
internal sealed class ReleaseModel(DefinitionReader reader, IDefinitionStore store, DefinitionQuery definitions, ReleaseCommands releases) : DefinitionActPage
{
    /// <summary>Id of the request.</summary>
    [BindProperty(SupportsGet = true)]
    public string Id { get; set; } = "";

    public ReleaseView Release { get; private set; } = null!;

    public DocumentView View { get; private set; } = null!;

    /// <summary>Instances that run on the version whose end is asked for.</summary>
    public int Running { get; private set; }

    public Task<IActionResult> OnPostApproveAsync(CancellationToken cancellationToken) => ActAsync(async key =>
    {
        await releases.ApproveAsync(Id, Actor, key, cancellationToken);
        var decided = (await reader.FindRequestAsync(Actor, Id, cancellationToken))!.Request;
        return (decided.Kind == ReleaseKind.Publish ? $"承認しました。「{decided.Name}」第{decided.Version}版が公開され、これから始まる手続はこの版で進みます。" : $"承認しました。「{decided.Name}」の公開を終えました。", PathOf(decided.DefinitionId, decided.Version));
    }, cancellationToken);

    public Task<IActionResult> OnPostRefuseAsync(CancellationToken cancellationToken) => ActAsync(async key =>
    {
        await releases.RefuseAsync(Id, Typed, Actor, key, cancellationToken);
        return ("差し戻しました。理由は申請した人に示されます。", "/definitions");
    }, cancellationToken);

    public Task<IActionResult> OnPostWithdrawAsync(CancellationToken cancellationToken) => ActAsync(async key =>
    {
        await releases.WithdrawAsync(Id, Actor, key, cancellationToken);
        return ("申請を取り下げました。下書きは、また変更できます。", "/definitions");
    }, cancellationToken);

    protected override async Task LoadAsync(CancellationToken cancellationToken)
    {
        Release = await reader.FindRequestAsync(Actor, Id, cancellationToken) ?? throw new TaskConflictException(TaskConflictKind.NotFound, "公開の申請が見つかりません。");
        var r = Release.Request;
        var json = r.Kind == ReleaseKind.Publish ? r.Json : (await store.FindVersionAsync(r.VersionId, cancellationToken))!.Json;
        View = await definitions.ViewAsync(Actor, (r.DefinitionId, r.VersionId, r.Name, r.Version), json, r.Version, Problem, cancellationToken);
        Running = (await store.CountRunningAsync(cancellationToken)).GetValueOrDefault(r.VersionId);
    }
}
