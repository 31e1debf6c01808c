using Microsoft.AspNetCore.Mvc;
using WorkflowAnon.Domain.Approvals;
using WorkflowAnon.Procedure.Kernel.Approvals;
using WorkflowAnon.Web.Queries;

namespace WorkflowAnon.Web.Pages;

/// <summary>起案用紙: where a draft stands on its route; its drafter may take it back here.</summary>
internal sealed class DraftModel(DraftQuery drafts, DraftCommands commands) : StaffPage
{
    /// <summary>Id of the document.</summary>
    [BindProperty(SupportsGet = true)]
    public string Id { get; set; } = "";

    public DraftRow Row { get; private set; } = null!;

    public string Key { get; } = Guid.CreateVersion7().ToString("N");

    public bool MayPullBack => ApprovalRules.WhyNotPullBack(Row.Document, Actor.Id, Row.NextHasTakenIt) is null;

    public bool MayWithdraw => ApprovalRules.WhyNotWithdraw(Row.Document, Actor.Id) is null;

    public async Task OnGetAsync(CancellationToken cancellationToken) => Row = await drafts.FindAsync(Actor, Id, cancellationToken);

    public Task<IActionResult> OnPostPullBackAsync([FromForm(Name = "_key")] string key, CancellationToken cancellationToken) => RunAsync(async () =>
    {
        await commands.PullBackAsync(Id, Actor, key, cancellationToken);
        return "起案を引き戻しました。起案のタスクが受信箱に戻りました。";
    }, "/drafts/" + Id);

    public Task<IActionResult> OnPostWithdrawAsync([FromForm] string? reason, [FromForm(Name = "_key")] string key, CancellationToken cancellationToken) => RunAsync(async () =>
    {
        await commands.WithdrawAsync(Id, Actor, reason ?? "", key, cancellationToken);
        return "起案を取り下げました。内容を改めて、もう一度起案できます。";
    }, "/drafts/" + Id);
}
