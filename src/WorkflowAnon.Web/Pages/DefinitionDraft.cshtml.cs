using Microsoft.AspNetCore.Mvc;
using WorkflowAnon.Domain.Rules;
using WorkflowAnon.Procedure.Definitions;
using WorkflowAnon.Procedure.Kernel.Tasks;
using WorkflowAnon.Web.Queries;

namespace WorkflowAnon.Web.Pages;

/// <summary>手続定義の下書き: who holds it until when, what the checks say, how it differs from what is published; asking for publication, copying, taking over, discarding.</summary>
[Implements("1-0")]
internal sealed class DefinitionDraftModel(DefinitionReader reader, DefinitionQuery definitions, DefinitionDraftCommands drafts, ReleaseCommands releases) : DefinitionActPage
{
    /// <summary>Id of the draft.</summary>
    [BindProperty(SupportsGet = true)]
    public string VersionId { get; set; } = "";

    /// <summary>Stamp of what the person has seen.</summary>
    [BindProperty]
    public string? Stamp { get; set; }

    public OpenedDefinition Opened { get; private set; } = null!;

    public DocumentView View { get; private set; } = null!;

    public bool MayDraw => DefinitionAccess.MayDraw(Actor);

    private string Path => "/definitions/drafts/" + VersionId;

    public Task<IActionResult> OnPostRequestAsync(CancellationToken cancellationToken) => ActAsync(async key =>
    {
        var request = await releases.RequestAsync(VersionId, Stamp, Typed, Actor, key, cancellationToken);
        return ("公開を申請しました。ほかの人が承認すると公開されます。", "/definitions/requests/" + request);
    }, cancellationToken);

    public Task<IActionResult> OnPostContinueAsync(CancellationToken cancellationToken) => ActAsync(async key =>
        ($"最新の公開版に合わせました（公開すると第{(await drafts.ContinueOnNewestAsync(VersionId, Actor, key, cancellationToken)).Version}版になります）。", Path), cancellationToken);

    public Task<IActionResult> OnPostCopyAsync(CancellationToken cancellationToken) => ActAsync(async key =>
        ("写しを作りました。これがあなたの下書きです。", "/definitions/drafts/" + (await drafts.CopyAsync(VersionId, Actor, key, cancellationToken)).VersionId), cancellationToken);

    public Task<IActionResult> OnPostTakeOverAsync(CancellationToken cancellationToken) => ActAsync(async key =>
    {
        await drafts.TakeOverAsync(VersionId, Typed, Actor, key, cancellationToken);
        return ("下書きを引き継ぎました。", Path);
    }, cancellationToken);

    public Task<IActionResult> OnPostDiscardAsync(CancellationToken cancellationToken) => ActAsync(async key =>
    {
        await drafts.DeleteAsync(VersionId, Actor, key, cancellationToken);
        return ("下書きを破棄しました。公開した版は変わりません。", "/definitions");
    }, cancellationToken);

    protected override async Task LoadAsync(CancellationToken cancellationToken)
    {
        Opened = await reader.OpenDraftAsync(Actor, VersionId, cancellationToken);
        var v = Opened.Version;
        View = await definitions.ViewAsync(Actor, (v.DefinitionId, v.VersionId, v.Name, v.Version), Opened.Json, int.MaxValue, Problem, cancellationToken);
    }
}
