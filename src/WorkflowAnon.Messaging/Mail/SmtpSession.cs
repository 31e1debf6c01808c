using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;
using Polly;
using Polly.Retry;

namespace WorkflowAnon.Messaging.Mail;

/// <summary>What became of a mail.</summary>
/// <param name="Error">What the relay said or what failed; null when it was accepted.</param>
/// <param name="IsFinal">True when the relay refuses this mail for good (5xx).</param>
/// <param name="IsRelayAway">True when no other mail would fare better now.</param>
internal sealed record MailOutcome(string? Error, bool IsFinal, bool IsRelayAway)
{
    /// <summary>The relay has taken it over.</summary>
    public static MailOutcome Accepted { get; } = new(null, false, false);
}

/// <summary>One connection to the relay for a few mails; short disturbances are tried again at once, everything else is the caller's to put off.</summary>
internal sealed class SmtpSession(MailOptions options) : IDisposable
{
    /// <summary>Most time that a mail takes, all tries together.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(40);

    private const int LongestError = 500;

    private static readonly ResiliencePipeline Retry = new ResiliencePipelineBuilder()
        .AddRetry(new RetryStrategyOptions
        {
            ShouldHandle = args => ValueTask.FromResult(args.Outcome.Exception is IOException or System.Net.Sockets.SocketException or SmtpProtocolException),
            MaxRetryAttempts = 2,
            BackoffType = DelayBackoffType.Exponential,
            UseJitter = true,
            Delay = TimeSpan.FromMilliseconds(250),
        })
        .Build();

    // A closed government network reaches no list of revoked certificates; whose certificate it is and who signed it is checked all the same.
    private readonly SmtpClient _client = new() { CheckCertificateRevocation = false };

    /// <summary>Sends a message.</summary>
    public async Task<MailOutcome> SendAsync(MimeMessage message, CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Patience);
        try
        {
            await Retry.ExecuteAsync(
                async ct =>
                {
                    await ConnectAsync(ct);
                    await _client.SendAsync(message, ct);
                },
                patience.Token);
            return MailOutcome.Accepted;
        }
        catch (SmtpCommandException e)
        {
            // A sender that is not accepted is this service's fault, not this mail's: it waits until the configuration is mended.
            var isFinal = (int)e.StatusCode >= 500 && e.ErrorCode is (SmtpErrorCode.RecipientNotAccepted or SmtpErrorCode.MessageNotAccepted);
            return new MailOutcome(Short($"{(int)e.StatusCode} {e.Message}"), isFinal, IsRelayAway: false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            await _client.DisconnectAsync(quit: false, CancellationToken.None);
            return new MailOutcome("中継サーバーが時間内に応答しません。", IsFinal: false, IsRelayAway: true);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            await _client.DisconnectAsync(quit: false, CancellationToken.None);
            return new MailOutcome(Short(Reason(e)), IsFinal: false, IsRelayAway: true);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _client.Dispose();

    private static string Reason(Exception e) => e switch
    {
        SslHandshakeException => "中継サーバーの証明書を確かめられません。サーバーの名前、証明書の期限、署名した認証局（Mail:AuthorityFile）を確かめてください。",
        AuthenticationException => $"中継サーバーがアカウントを受け付けません（{e.Message}）。",
        NotSupportedException => "中継サーバーは STARTTLS か認証に対応していません。",
        IOException or System.Net.Sockets.SocketException => $"中継サーバーに接続できません（{e.Message}）。",
        _ => e.Message,
    };

    private static string Short(string text) => text.Length <= LongestError ? text : text[..LongestError];

    private async Task ConnectAsync(CancellationToken cancellationToken)
    {
        if (_client.IsConnected)
            return;
        var security = options.Security switch
        {
            MailSecurity.None => SecureSocketOptions.None,
            MailSecurity.StartTls => SecureSocketOptions.StartTls,
            _ => SecureSocketOptions.SslOnConnect,
        };
        _client.ServerCertificateValidationCallback = (_, certificate, chain, errors) => RelayCertificate.IsTrusted(options.AuthorityFile, certificate, chain, errors);
        await _client.ConnectAsync(options.Host, options.Port, security, cancellationToken);
        if (options is { UserName: { } user, PasswordFile: { } file })
            await _client.AuthenticateAsync(user, (await File.ReadAllTextAsync(file, cancellationToken)).TrimEnd('\r', '\n'), cancellationToken);
    }
}
