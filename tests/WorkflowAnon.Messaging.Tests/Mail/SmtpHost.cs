using System.Buffers;
using System.Collections.Concurrent;
using System.Security.Cryptography.X509Certificates;
using MimeKit;
using SmtpServer;
using SmtpServer.Authentication;
using SmtpServer.ComponentModel;
using SmtpServer.Mail;
using SmtpServer.Protocol;
using SmtpServer.Storage;
using WorkflowAnon.Testing;

namespace WorkflowAnon.Messaging.Tests.Mail;

/// <summary>A real SMTP server on a port of this machine, which can go away and come back.</summary>
internal sealed class SmtpHost : MessageStore, IAsyncDisposable
{
    private CancellationTokenSource? _stop;
    private Task _running = Task.CompletedTask;

    public int Port { get; } = FreePort.Next();

    /// <summary>What it has accepted, in order.</summary>
    public ConcurrentQueue<MimeMessage> Accepted { get; } = new();

    /// <summary>Addresses that it refuses for good (550).</summary>
    public ConcurrentDictionary<string, bool> Unknown { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Answers every message with a temporary failure (451) while true.</summary>
    public bool IsBusy { get; set; }

    /// <summary>Account that it wants, or null.</summary>
    public (string User, string Password)? Account { get; init; }

    /// <summary>Certificate that it shows, or null for a server without TLS.</summary>
    public X509Certificate2? Certificate { get; init; }

    /// <summary>With a certificate: TLS from the first byte, else by STARTTLS.</summary>
    public bool IsTlsFromTheStart { get; init; }

    public void Start()
    {
        _stop = new CancellationTokenSource();
        var options = new SmtpServerOptionsBuilder().ServerName("localhost").Endpoint(e =>
        {
            e.Port(Port, IsTlsFromTheStart).AllowUnsecureAuthentication().AuthenticationRequired(Account is not null);
            if (Certificate is not null) e.Certificate(Certificate);
        }).Build();
        var services = new SmtpServer.ComponentModel.ServiceProvider();
        services.Add(this);
        services.Add(new DelegatingMailboxFilter((_, _) => true, (_, to, _) => !Unknown.ContainsKey(to.AsAddress()) ? true : throw new SmtpResponseException(new SmtpResponse(SmtpReplyCode.MailboxUnavailable, "no such user"))));
        services.Add(new DelegatingUserAuthenticator((user, password) => Account == (user, password)));
        _running = new SmtpServer.SmtpServer(options, services).StartAsync(_stop.Token);
    }

    public async Task StopAsync()
    {
        if (_stop is null) return;
        await _stop.CancelAsync();
        await _running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _stop.Dispose();
        _stop = null;
    }

    public override Task<SmtpResponse> SaveAsync(ISessionContext context, IMessageTransaction transaction, ReadOnlySequence<byte> buffer, CancellationToken cancellationToken)
    {
        if (IsBusy) return Task.FromResult(new SmtpResponse((SmtpReplyCode)451, "busy"));
        using var stream = new MemoryStream(buffer.ToArray());
        Accepted.Enqueue(MimeMessage.Load(stream, cancellationToken));
        return Task.FromResult(SmtpResponse.Ok);
    }

    public async ValueTask DisposeAsync() => await StopAsync();
}
