using Microsoft.AspNetCore.Mvc;
using WorkflowAnon.Engine.Runtime;
using WorkflowAnon.Web.Queries;

namespace WorkflowAnon.Web.Pages;

/// <summary>インシデント: what failed, the journal of its instance, and what an operator can do.</summary>
internal sealed class IncidentModel(OperatorDesk desk) : StaffPage
{
    /// <summary>Instance that it belongs to.</summary>
    [BindProperty(SupportsGet = true)]
    public string InstanceId { get; set; } = "";

    /// <summary>Id of the incident.</summary>
    [BindProperty(SupportsGet = true)]
    public string Id { get; set; } = "";

    public IncidentSummary Incident { get; private set; } = null!;

    public InstanceSummary? Instance { get; private set; }

    public IReadOnlyList<JournalLine> Journal { get; private set; } = [];

    public string Key { get; } = Guid.CreateVersion7().ToString("N");

    private string Here => $"/incidents/{InstanceId}/{Id}";

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Incident = await desk.FindAsync(Actor, InstanceId, Id, cancellationToken);
        Instance = await desk.InstanceAsync(Actor, InstanceId, cancellationToken);
        Journal = await desk.JournalAsync(Actor, InstanceId, cancellationToken);
    }

    public Task<IActionResult> OnPostRetryAsync([FromForm(Name = "_key")] string key, CancellationToken cancellationToken) => RunAsync(async () =>
    {
        await desk.RetryAsync(Actor, Id, key, cancellationToken);
        return "再試行しました。結果はこの画面の状態と実行履歴で確かめてください。";
    }, Here);

    public Task<IActionResult> OnPostSkipAsync([FromForm] string? reason, [FromForm] string? outcome, [FromForm(Name = "_key")] string key, CancellationToken cancellationToken) => RunAsync(async () =>
    {
        await desk.SkipAsync(Actor, Id, outcome, reason, key, cancellationToken);
        return "読み飛ばしました。理由は記録に残りました。";
    }, Here);

    public Task<IActionResult> OnPostCancelAsync([FromForm] string? reason, [FromForm(Name = "_key")] string key, CancellationToken cancellationToken) => RunAsync(async () =>
    {
        await desk.CancelAsync(Actor, InstanceId, reason, key, cancellationToken);
        return "手続の実行を取り消しました。理由は記録に残りました。";
    }, Here);
}
