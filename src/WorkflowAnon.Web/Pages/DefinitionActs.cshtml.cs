using Microsoft.AspNetCore.Mvc;
using WorkflowAnon.Engine.Runtime;
using WorkflowAnon.Procedure.Definitions;
using WorkflowAnon.Procedure.Kernel.Tasks;

namespace WorkflowAnon.Web.Pages;

/// <summary>What a 手続設計者 may do with a stored version: ask for its publication or its end, revert to it, delete it.</summary>
internal sealed class DefinitionActsModel(DefinitionReader reader, IDefinitionStore store, DefinitionDraftCommands drafts, ReleaseCommands releases) : DefinitionActPage
{
    /// <summary>Id of the definition.</summary>
    [BindProperty(SupportsGet = true)]
    public string Id { get; set; } = "";

    /// <summary>Number of the version.</summary>
    [BindProperty(SupportsGet = true)]
    public int Version { get; set; }

    public VersionView Found { get; private set; } = null!;

    /// <summary>The person's draft of the definition, or null.</summary>
    public VersionView? Own { get; private set; }

    /// <summary>Instances that run on the version.</summary>
    public int Running { get; private set; }

    public bool MayDraw => DefinitionAccess.MayDraw(Actor);

    public Task<IActionResult> OnPostRevertAsync(CancellationToken cancellationToken) => ActAsync(async key =>
        ($"第{Version}版から新しい下書きを作りました。公開するには申請します。", "/definitions/drafts/" + (await drafts.RevertAsync(Id, Version, Actor, key, cancellationToken)).VersionId), cancellationToken);

    public Task<IActionResult> OnPostRequestAsync(CancellationToken cancellationToken) => ActAsync(async key =>
    {
        await LoadAsync(cancellationToken);
        return ("公開を申請しました。ほかの人が承認すると公開されます。", "/definitions/requests/" + await releases.RequestAsync(Found.VersionId, null, Typed, Actor, key, cancellationToken));
    }, cancellationToken);

    public Task<IActionResult> OnPostRetractAsync(CancellationToken cancellationToken) => ActAsync(async key =>
        ("公開の終了を申請しました。ほかの人が承認すると終わります。", "/definitions/requests/" + await releases.RequestRetractAsync(Id, Typed, Actor, key, cancellationToken)), cancellationToken);

    public Task<IActionResult> OnPostDeleteAsync(CancellationToken cancellationToken) => ActAsync(async key =>
    {
        await LoadAsync(cancellationToken);
        await drafts.DeleteAsync(Found.VersionId, Actor, key, cancellationToken);
        return ($"第{Version}版を削除しました。", "/definitions");
    }, cancellationToken);

    protected override async Task LoadAsync(CancellationToken cancellationToken)
    {
        var versions = await reader.ListAsync(Actor, Id, cancellationToken);
        Found = versions.FirstOrDefault(v => !v.IsDraft && v.Version == Version) ?? throw new TaskConflictException(TaskConflictKind.NotFound, "手続定義の版が見つかりません。");
        Own = versions.FirstOrDefault(v => v.IsOwn);
        Running = (await store.CountRunningAsync(cancellationToken)).GetValueOrDefault(Found.VersionId);
    }
}
