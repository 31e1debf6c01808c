using WorkflowAnon.Messaging.Mail;
using WorkflowAnon.Storage.Model;

namespace WorkflowAnon.Server.Hosting;

/// <summary>
/// サーバーの設定: section WorkflowAnon of appsettings.json, environment variables WORKFLOWANON__…, or the command line. Every
/// settable property is a known key; any other key in the section refuses the start (see <see cref="ConfigurationCheck"/>).
/// </summary>
public sealed class ServerOptions
{
    /// <summary>Name of the section.</summary>
    public const string Section = "WorkflowAnon";

    /// <summary>運用の区分. Unset: Demonstration on the embedded defaults, Production as soon as PostgreSQL or RabbitMQ is named.</summary>
    public ServerMode? Mode { get; set; }

    /// <summary>Roles of this process, comma-separated; all by default.</summary>
    public string Role { get; set; } = "all";

    /// <summary>団体設定ファイル; looked for in the current folder, then beside the program. Unset: the only one in profiles/.</summary>
    public string? Profile { get; set; }

    /// <summary>Folder of the shipped definitions (手続定義); looked for in the current folder, then beside the program.</summary>
    public string Workflows { get; set; } = "workflows";

    /// <summary>Database.</summary>
    public StorageSettings Storage { get; set; } = new();

    /// <summary>Broker.</summary>
    public MessagingSettings Messaging { get; set; } = new();

    /// <summary>Relay of mails; none by default.</summary>
    public MailSettings Mail { get; set; } = new();

    /// <summary>Sign-in by OpenID Connect; none by default.</summary>
    public OpenIdConnectSettings OpenIdConnect { get; set; } = new();

    /// <summary>The designer's package.</summary>
    public StudioSettings Studio { get; set; } = new();

    /// <summary>What exists in demonstrations only.</summary>
    public DemonstrationSettings Demonstration { get; set; } = new();
}

/// <summary>運用の区分.</summary>
public enum ServerMode
{
    /// <summary>実演: made-up people and parties, a business clock that can be moved.</summary>
    Demonstration = 0,

    /// <summary>本番.</summary>
    Production = 1,
}

/// <summary>データベースの設定.</summary>
public sealed class StorageSettings
{
    /// <summary>Product.</summary>
    public StorageProvider Provider { get; set; } = StorageProvider.Sqlite;

    /// <summary>Folder of the SQLite file and, unless <see cref="BlobFolder"/> is set, of the papers.</summary>
    public string DataDirectory { get; set; } = "data";

    /// <summary>Connection string of PostgreSQL; must be absent for SQLite.</summary>
    public string? ConnectionString { get; set; }

    /// <summary>Folder of the papers (書類の原データ); processes that run apart share it.</summary>
    public string? BlobFolder { get; set; }

    /// <summary>Bursts that a worker runs at the same time on PostgreSQL, 1 to 64.</summary>
    public int WorkerConcurrency { get; set; } = 8;

    /// <summary>How often workers look for work that no signal announced, in milliseconds, 50 to 60,000.</summary>
    public int WorkerPollMilliseconds { get; set; } = 1000;
}

/// <summary>伝送の方式.</summary>
public enum TransportKind
{
    /// <summary>Within the process; all roles must be in it.</summary>
    InMemory = 0,

    /// <summary>RabbitMQ.</summary>
    RabbitMq = 1,
}

/// <summary>メッセージ伝送の設定.</summary>
public sealed class MessagingSettings
{
    /// <summary>方式. Unset: RabbitMq where <see cref="Broker"/> is set, else InMemory.</summary>
    public TransportKind? Transport { get; set; }

    /// <summary>Address of RabbitMQ, amqp://host:5672/vhost or amqps://….</summary>
    public string? Broker { get; set; }

    /// <summary>Account at the broker, unless the address holds it.</summary>
    public string? UserName { get; set; }

    /// <summary>Password at the broker, unless the address holds it.</summary>
    public string? Password { get; set; }

    /// <summary>How often the relay looks for events that no signal announced, in milliseconds, 10 to 250.</summary>
    public int RelayPollMilliseconds { get; set; } = 200;

    /// <summary>Seconds without progress after which the bus is restarted, 1 to 600.</summary>
    public int StalledAfterSeconds { get; set; } = 20;

    /// <summary>方式, settled.</summary>
    public TransportKind EffectiveTransport => Transport ?? (Broker is null ? TransportKind.InMemory : TransportKind.RabbitMq);
}

/// <summary>お知らせメールの設定: without <see cref="Host"/> no mail goes out, and no other key may be set.</summary>
public sealed class MailSettings
{
    /// <summary>Host of the SMTP relay.</summary>
    public string? Host { get; set; }

    /// <summary>Port, 1 to 65535. Unset: 25 without protection, 587 for StartTls, 465 for Tls.</summary>
    public int? Port { get; set; }

    /// <summary>Protection of the connection. Unset: StartTls.</summary>
    public MailSecurity? Security { get; set; }

    /// <summary>Account at the relay; wants <see cref="PasswordFile"/>, and a protected connection.</summary>
    public string? UserName { get; set; }

    /// <summary>File whose text is the password.</summary>
    public string? PasswordFile { get; set; }

    /// <summary>File of certificates (PEM) of the agency's own certificate authority, which the relay's certificate may be signed by.</summary>
    public string? AuthorityFile { get; set; }

    /// <summary>Address of the sender.</summary>
    public string? From { get; set; }

    /// <summary>Address of the pages as staff open them, https://….</summary>
    public string? BaseAddress { get; set; }
}

/// <summary>認証基盤の設定: without <see cref="Authority"/> staff sign in with passwords of the product, and no other key may be set.</summary>
public sealed class OpenIdConnectSettings
{
    /// <summary>Address of the provider (its issuer); https, or http on this machine.</summary>
    public string? Authority { get; set; }

    /// <summary>This product's id there.</summary>
    public string? ClientId { get; set; }

    /// <summary>This product's secret there; from the environment. Either this or <see cref="ClientSecretFile"/>.</summary>
    public string? ClientSecret { get; set; }

    /// <summary>File whose text is the secret.</summary>
    public string? ClientSecretFile { get; set; }

    /// <summary>Scopes asked for, separated by a space. Unset: openid.</summary>
    public string? Scopes { get; set; }

    /// <summary>Claim that identifies a person. Unset: sub.</summary>
    public string? PersonClaim { get; set; }

    /// <summary>What the button on the sign-in page names. Unset: 庁内の認証基盤.</summary>
    public string? DisplayName { get; set; }

    /// <summary>False: nobody signs in with a password of the product. Unset: true.</summary>
    public bool? LocalPasswords { get; set; }
}

/// <summary>デザイナーの設定 (docs/studio.md).</summary>
public sealed class StudioSettings
{
    /// <summary>Folder of the npm package; looked for in the current folder, then beside the program. Without it everything but the designer's pages works.</summary>
    public string Path { get; set; } = "deploy/studio/node_modules/@elsa-workflows/elsa-studio-wasm";
}

/// <summary>実演だけの設定; any of them true outside a demonstration refuses the start.</summary>
public sealed class DemonstrationSettings
{
    /// <summary>実演の時計 that a demonstration account may move forward. Unset: on in a demonstration.</summary>
    public bool? Clock { get; set; }

    /// <summary>実演の利用者 with published passwords. Unset: on in a demonstration.</summary>
    public bool? Accounts { get; set; }

    /// <summary>実演のデータ made through the product's own commands. Unset: on in a demonstration.</summary>
    public bool? Data { get; set; }

    /// <summary>募集 and 事案 among the data; false: the register of files alone. Unset: on where there is a clock.</summary>
    public bool? Cases { get; set; }
}
