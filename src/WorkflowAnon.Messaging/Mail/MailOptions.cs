namespace WorkflowAnon.Messaging.Mail;

/// <summary>How the connection to the SMTP relay is protected.</summary>
public enum MailSecurity
{
    /// <summary>Not at all: for a relay within the same machine or network only; without an account.</summary>
    None = 0,

    /// <summary>STARTTLS, and nothing without it.</summary>
    StartTls = 1,

    /// <summary>TLS from the first byte.</summary>
    Tls = 2,
}

/// <summary>お知らせメール: the SMTP relay, and how mails name and link this service.</summary>
public sealed record MailOptions
{
    /// <summary>Host of the relay.</summary>
    public required string Host { get; init; }

    /// <summary>Port, 1 to 65535.</summary>
    public required int Port { get; init; }

    /// <summary>Protection of the connection.</summary>
    public MailSecurity Security { get; init; } = MailSecurity.StartTls;

    /// <summary>Account at the relay, or null where it asks for none.</summary>
    public string? UserName { get; init; }

    /// <summary>File whose text is the password; read at every connection, so that it may be changed while the service runs.</summary>
    public string? PasswordFile { get; init; }

    /// <summary>File of certificates (PEM) of the agency's own certificate authority, or null where the machine's trust is enough; read at every connection.</summary>
    public string? AuthorityFile { get; init; }

    /// <summary>Address of the sender.</summary>
    public required string From { get; init; }

    /// <summary>Address of the pages as staff open them, with a slash at its end.</summary>
    public required Uri BaseAddress { get; init; }

    /// <summary>How often notices are gathered into mails: what arises together goes out together.</summary>
    public TimeSpan Poll { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Real time: pauses and leases never run on a demonstration's business clock.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;
}
