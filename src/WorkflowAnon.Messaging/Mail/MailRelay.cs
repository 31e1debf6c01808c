using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using WorkflowAnon.Storage.Model;
using WorkflowAnon.Storage.Notices;

namespace WorkflowAnon.Messaging.Mail;

/// <summary>
/// お知らせメールの中継: gathers notices into mails and sends them; a mail is marked when the relay has accepted it. What fails stays and is tried again, later and
/// later, without an end. A process that dies between acceptance and mark sends that mail again, under the same Message-ID (docs/operations.md).
/// </summary>
internal sealed class MailRelay(MailOptions options, INoticeMailStore store, ServiceOpening opening, ILogger<MailRelay> logger) : BackgroundService
{
    private const int BatchSize = 5;
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(15);

    // No longer than sending and marking a batch may take: so long do the mails wait that a killed relay had claimed.
    private static readonly TimeSpan Lease = SmtpSession.Patience * BatchSize + TimeSpan.FromSeconds(40);

    private bool _fails;

    private DateTimeOffset Now => options.Clock.GetUtcNow();

    /// <summary>Gathers once and sends what is due, until nothing is or the relay is away.</summary>
    internal async Task RunOnceAsync(CancellationToken cancellationToken)
    {
        await store.CollectAsync(Now, cancellationToken);
        while (await store.ClaimAsync(BatchSize, Now, Lease, cancellationToken) is { Count: > 0 } claimed)
        {
            if (!await SendAsync(claimed, cancellationToken))
                return;
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        try
        {
            await opening.WaitAsync(stoppingToken);
            while (true)
            {
                try
                {
                    await RunOnceAsync(stoppingToken);
                }
                catch (Exception e) when (!stoppingToken.IsCancellationRequested)
                {
                    // The database is away, most likely: nothing was marked, so nothing is lost.
                    logger.LogError(e, "お知らせメールを処理できません。次の回に再び行います。");
                }

                await Task.Delay(options.Poll, options.Clock, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The end of the process; leases run out by themselves.
        }
    }

    // False when the relay is away: then it is asked again after a pause, not for every mail.
    private async Task<bool> SendAsync(IReadOnlyList<OutgoingNoticeMail> claimed, CancellationToken cancellationToken)
    {
        using var session = new SmtpSession(options);
        for (var i = 0; i < claimed.Count; i++)
        {
            var outcome = await SendAsync(session, claimed[i], cancellationToken);
            if (outcome is not { IsRelayAway: true })
                continue;
            foreach (var waiting in claimed.Skip(i))
                await store.PutOffAsync(waiting.Id, outcome.Error!, Now + PauseAfter(waiting.Attempts), cancellationToken);
            if (!_fails)
                logger.LogWarning("メールの中継サーバーに送れません（{Reason}）。お知らせメールは残し、再試行します。", outcome.Error);
            _fails = true;
            return false;
        }

        if (_fails)
            logger.LogInformation("メールの中継サーバーへの送信が再開しました。");
        _fails = false;
        return true;
    }

    private async Task<MailOutcome> SendAsync(SmtpSession session, OutgoingNoticeMail mail, CancellationToken cancellationToken)
    {
        if (mail.Address is null || mail.Notices.Count == 0)
        {
            await store.EndAsync(mail.Id, NoticeMailState.Dropped, null, Now, cancellationToken);
            return MailOutcome.Accepted;
        }

        var outcome = NoticeMailText.Write(mail, options) is { } message
            ? await session.SendAsync(message, cancellationToken)
            : new MailOutcome("あて先のメールアドレスの形が正しくありません。", IsFinal: true, IsRelayAway: false);
        // Accepted is accepted: the mark is not given up because the process is to end.
        if (outcome.Error is null)
            await store.EndAsync(mail.Id, NoticeMailState.Sent, null, Now, CancellationToken.None);
        else if (outcome.IsFinal)
            await store.EndAsync(mail.Id, NoticeMailState.Refused, outcome.Error, Now, cancellationToken);
        else if (!outcome.IsRelayAway)
            await store.PutOffAsync(mail.Id, outcome.Error, Now + PauseAfter(mail.Attempts), cancellationToken);
        // What the relay said may hold an address: it stands on the operator's page, not in the log.
        if (outcome is { Error: not null, IsRelayAway: false })
            logger.LogWarning("お知らせメール {MailId} は受け付けられませんでした（{State}）。", mail.Id, outcome.IsFinal ? "拒否" : "再試行");
        return outcome;
    }

    private static TimeSpan PauseAfter(int attempts)
    {
        var pause = FirstPause * (1 << Math.Min(attempts, 6));
        return pause < LongestPause ? pause : LongestPause;
    }
}
