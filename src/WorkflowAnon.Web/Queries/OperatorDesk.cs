using Microsoft.EntityFrameworkCore;
using WorkflowAnon.Engine.Activities;
using WorkflowAnon.Engine.Runtime;
using WorkflowAnon.Procedure.Kernel.Notices;
using WorkflowAnon.Procedure.Kernel.Tasks;
using WorkflowAnon.Storage.Identity;
using WorkflowAnon.Storage.Notices;

namespace WorkflowAnon.Web.Queries;

/// <summary>A mail of notices that did not go out.</summary>
/// <param name="Mail">The mail.</param>
/// <param name="UserName">利用者ID of its recipient.</param>
internal sealed record TroubledMail(NoticeMail Mail, string UserName);

/// <summary>What an operator does with an incident.</summary>
internal enum IncidentAct
{
    /// <summary>再試行.</summary>
    Retry,

    /// <summary>読み飛ばし.</summary>
    Skip,

    /// <summary>取消 of the instance.</summary>
    Cancel,
}

/// <summary>運用: incidents, their journal, the queue of events, and mails that did not go out. For operators only; shows ids and technical messages, never a case's content.</summary>
internal sealed class OperatorDesk(IWorkflowEngine engine, IEventQueue queue, WorkflowAnonDbContext db, NoticeCommands notices)
{
    private const int PageSize = 50;
    private const int JournalLines = 300;

    public Task<Page<IncidentSummary>> IncidentsAsync(Actor actor, bool resolved, string? after, CancellationToken cancellationToken)
    {
        CaseAccess.RequireOperator(actor);
        return engine.ListIncidentsAsync(new IncidentFilter { IncludeResolved = resolved }, after, PageSize, cancellationToken);
    }

    /// <summary>An incident of an instance.</summary>
    /// <exception cref="TaskConflictException">There is none.</exception>
    public async Task<IncidentSummary> FindAsync(Actor actor, string instanceId, string incidentId, CancellationToken cancellationToken)
    {
        CaseAccess.RequireOperator(actor);
        string? after = null;
        do
        {
            var page = await engine.ListIncidentsAsync(new IncidentFilter { InstanceId = instanceId, IncludeResolved = true }, after, PageSize, cancellationToken);
            if (page.Items.FirstOrDefault(i => i.Id == incidentId) is { } found)
                return found;
            after = page.Next;
        }
        while (after is not null);
        throw new TaskConflictException(TaskConflictKind.NotFound, "インシデントが見つかりません。");
    }

    public Task<InstanceSummary?> InstanceAsync(Actor actor, string instanceId, CancellationToken cancellationToken)
    {
        CaseAccess.RequireOperator(actor);
        return engine.FindInstanceAsync(instanceId, cancellationToken);
    }

    /// <summary>The last lines of an instance's journal, newest first.</summary>
    public async Task<IReadOnlyList<JournalLine>> JournalAsync(Actor actor, string instanceId, CancellationToken cancellationToken)
    {
        CaseAccess.RequireOperator(actor);
        List<JournalLine> lines = [];
        long after = 0;
        while (await engine.ReadJournalAsync(instanceId, after, JournalLines, cancellationToken) is { Count: > 0 } page)
        {
            lines.AddRange(page);
            after = page[^1].Entry.Sequence;
            if (lines.Count > JournalLines)
                lines.RemoveRange(0, lines.Count - JournalLines);
        }

        lines.Reverse();
        return lines;
    }

    public Task<Page<QueuedStimulus>> QueueAsync(Actor actor, StimulusState state, string? after, CancellationToken cancellationToken)
    {
        CaseAccess.RequireOperator(actor);
        return queue.ListAsync(state, null, after, PageSize, cancellationToken);
    }

    /// <summary>Runs a faulted activity again.</summary>
    public Task RetryAsync(Actor actor, string incidentId, string key, CancellationToken cancellationToken)
    {
        CaseAccess.RequireOperator(actor);
        return engine.RetryIncidentAsync(incidentId, CommandOf(actor, key), cancellationToken);
    }

    /// <summary>Goes past a faulted activity, for a reason on record.</summary>
    /// <param name="actor">An operator.</param>
    /// <param name="incidentId">The incident.</param>
    /// <param name="outcome">Outcome to follow; empty for Done.</param>
    /// <param name="reason">Why.</param>
    /// <param name="key">Idempotency key.</param>
    /// <param name="cancellationToken">Cancels before the commit.</param>
    public Task SkipAsync(Actor actor, string incidentId, string? outcome, string? reason, string key, CancellationToken cancellationToken)
    {
        CaseAccess.RequireOperator(actor);
        return engine.SkipIncidentAsync(incidentId, string.IsNullOrWhiteSpace(outcome) ? null : [outcome.Trim()], Reason(reason), CommandOf(actor, key), cancellationToken);
    }

    /// <summary>Cancels an instance, for a reason on record.</summary>
    public Task CancelAsync(Actor actor, string instanceId, string? reason, string key, CancellationToken cancellationToken)
    {
        CaseAccess.RequireOperator(actor);
        return engine.CancelAsync(instanceId, Reason(reason), CommandOf(actor, key), cancellationToken);
    }

    /// <summary>Settles many incidents alike, each in a burst of its own. What cannot be settled is told with its reason; the others are settled all the same.</summary>
    /// <param name="actor">An operator.</param>
    /// <param name="act">What to do with each.</param>
    /// <param name="chosen">Incidents with their instances.</param>
    /// <param name="reason">Why; not asked for when retrying.</param>
    /// <param name="key">Idempotency key.</param>
    /// <param name="cancellationToken">Stops before the next one.</param>
    public async Task<(int Settled, IReadOnlyList<string> Refused)> SettleAsync(
        Actor actor, IncidentAct act, IReadOnlyList<(string InstanceId, string IncidentId)> chosen, string? reason, string key, CancellationToken cancellationToken)
    {
        CaseAccess.RequireOperator(actor);
        if (chosen.Count is 0 or > PageSize)
            throw new TaskRefusedException("chosen", chosen.Count == 0 ? "インシデントを一つ以上選んでください。" : $"一度に扱えるのは{PageSize}件までです。分けて行ってください。");
        if (act != IncidentAct.Retry)
            Reason(reason);
        var settled = 0;
        List<string> refused = [];
        // The end of an instance settles all of its incidents.
        foreach (var (instanceId, incidentId) in act == IncidentAct.Cancel ? chosen.DistinctBy(c => c.InstanceId) : chosen.Distinct())
        {
            try
            {
                await (act switch
                {
                    IncidentAct.Retry => RetryAsync(actor, incidentId, $"{key}-{incidentId}", cancellationToken),
                    IncidentAct.Skip => SkipAsync(actor, incidentId, null, reason, $"{key}-{incidentId}", cancellationToken),
                    _ => CancelAsync(actor, instanceId, reason, $"{key}-{instanceId}", cancellationToken),
                });
                settled++;
            }
            catch (BurstRefusedException e)
            {
                refused.Add($"{instanceId}：{e.Message}");
            }
        }

        return (settled, refused);
    }

    /// <summary>Delivers a failed event or signal again.</summary>
    public Task RedeliverAsync(Actor actor, long id, string key, CancellationToken cancellationToken)
    {
        CaseAccess.RequireOperator(actor);
        return queue.RetryAsync(id, CommandOf(actor, key), cancellationToken);
    }

    /// <summary>Discards an event or signal, for a reason on record.</summary>
    public Task DiscardAsync(Actor actor, long id, string? reason, string key, CancellationToken cancellationToken)
    {
        CaseAccess.RequireOperator(actor);
        return queue.DiscardAsync(id, Reason(reason), CommandOf(actor, key), cancellationToken);
    }

    /// <summary>Mails of notices that the relay refused, or that wait because it is away; newest first.</summary>
    public async Task<Listing<TroubledMail>> MailsAsync(Actor actor, string? after, CancellationToken cancellationToken)
    {
        CaseAccess.RequireOperator(actor);
        var troubled = db.Set<NoticeMail>().AsNoTracking().Where(m => m.State == NoticeMailState.Refused || (m.State == NoticeMailState.Waiting && m.Error != null));
        if (Cursor.TryRead(after, out DateTimeOffset at, out var id))
            troubled = troubled.Where(m => m.CreatedAt <= at && (m.CreatedAt < at || m.Id.CompareTo(id) < 0));
        var found = await troubled.OrderByDescending(m => m.CreatedAt).ThenByDescending(m => m.Id).Take(PageSize + 1)
            .Join(db.Set<StaffAccount>(), m => m.RecipientId, a => a.Id, (m, a) => new TroubledMail(m, a.UserName!)).ToListAsync(cancellationToken);
        return Cursor.Cut([.. found.OrderByDescending(r => r.Mail.CreatedAt).ThenByDescending(r => r.Mail.Id, StringComparer.Ordinal)], PageSize, r => Cursor.Of(r.Mail.CreatedAt, r.Mail.Id));
    }

    /// <summary>Has a refused mail sent again.</summary>
    public Task SendMailAgainAsync(Actor actor, string mailId, string key, CancellationToken cancellationToken) => notices.SendAgainAsync(mailId, actor, key, cancellationToken);

    private static EngineCommand CommandOf(Actor actor, string key) => new("operator-" + key, actor.Id) { ActorName = actor.DisplayName };

    private static string Reason(string? reason) => reason?.Trim() is { Length: > 0 } text ? text : throw new TaskRefusedException("reason", "理由を入力してください。理由は記録に残ります。");
}
