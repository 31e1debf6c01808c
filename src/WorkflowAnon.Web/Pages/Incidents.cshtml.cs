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
