using Microsoft.AspNetCore.Mvc;
using WorkflowAnon.Engine.Runtime;
using WorkflowAnon.Web.Queries;

namespace WorkflowAnon.Web.Pages;

/// <summary>運用: incidents, events that failed or that nobody waits for, and mails that did not go out.</summary>
internal sealed class IncidentsModel(OperatorDesk desk) : StaffPage
{
    /// <summary>open, resolved, failed, waiting or mail.</summary>
    [BindProperty(SupportsGet = true)]
    public string Tab { get; set; } = "open";

    /// <summary>Place to read on from.</summary>
    [BindProperty(SupportsGet = true)]
    public string? After { get; set; }

    public bool ShowsQueue => Tab is "failed" or "waiting";

    public Page<IncidentSummary> Incidents { get; private set; } = new([], null);

    public Page<QueuedStimulus> Queue { get; private set; } = new([], null);

    public bool ShowsMails => Tab is "mail";

    public Listing<TroubledMail> Mails { get; private set; } = new([], null);

    public string? Next => ShowsQueue ? Queue.Next : ShowsMails ? Mails.Next : Incidents.Next;

    public string Key { get; } = Guid.CreateVersion7().ToString("N");

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        if (ShowsQueue)
            Queue = await desk.QueueAsync(Actor, Tab == "failed" ? StimulusState.Failed : StimulusState.Waiting, After, cancellationToken);
        else if (ShowsMails)
            Mails = await desk.MailsAsync(Actor, After, cancellationToken);
        else
            Incidents = await desk.IncidentsAsync(Actor, Tab == "resolved", After, cancellationToken);
    }

    public async Task<IActionResult> OnPostSettleAsync([FromForm] IncidentAct act, [FromForm] string[]? chosen, [FromForm] string? reason, [FromForm(Name = "_key")] string key, CancellationToken cancellationToken)
    {
        var incidents = (chosen ?? []).Select(c => c.Split('/', 2)).Where(c => c.Length == 2).Select(c => (c[0], c[1])).ToList();
        return await RunAsync(async () =>
        {
            var (settled, refused) = await desk.SettleAsync(Actor, act, incidents, reason, key, cancellationToken);
            if (refused.Count > 0)
                TellProblem($"{refused.Count}件はできませんでした。{string.Join(" ", refused)}");
            return act switch
            {
                IncidentAct.Retry => $"{settled}件を再試行しました。また止まったものは、新しいインシデントとして並びます。",
                IncidentAct.Skip => $"{settled}件を読み飛ばしました。理由は記録に残りました。",
                _ => $"手続の実行{settled}件を取り消しました。理由は記録に残りました。",
            };
        }, "/incidents");
    }

    public Task<IActionResult> OnPostRedeliverAsync([FromForm] long id, [FromForm(Name = "_key")] string key, CancellationToken cancellationToken) => RunAsync(async () =>
    {
        await desk.RedeliverAsync(Actor, id, key, cancellationToken);
        return "もう一度届けるようにしました。";
    }, "/incidents?tab=" + (Tab == "waiting" ? "waiting" : "failed"));

    public Task<IActionResult> OnPostDiscardAsync([FromForm] long id, [FromForm] string? reason, [FromForm(Name = "_key")] string key, CancellationToken cancellationToken) => RunAsync(async () =>
    {
        await desk.DiscardAsync(Actor, id, reason, key, cancellationToken);
        return "破棄しました。理由は記録に残りました。";
    }, "/incidents?tab=" + (Tab == "waiting" ? "waiting" : "failed"));

    public Task<IActionResult> OnPostSendAgainAsync([FromForm] string id, [FromForm(Name = "_key")] string key, CancellationToken cancellationToken) => RunAsync(async () =>
    {
        await desk.SendMailAgainAsync(Actor, id, key, cancellationToken);
        return "もう一度送るようにしました。";
    }, "/incidents?tab=mail");
}
