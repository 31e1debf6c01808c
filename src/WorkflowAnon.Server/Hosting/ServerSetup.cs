using WorkflowAnon.Domain.Agency;
using WorkflowAnon.Messaging;
using WorkflowAnon.Messaging.Mail;
using WorkflowAnon.Storage.Model;
using WorkflowAnon.Web.Security;

namespace WorkflowAnon.Server.Hosting;

/// <summary>開始の前提: options that have been checked against each other, and the agency's profile.</summary>
public sealed class ServerSetup
{
    private ServerSetup(ServerOptions options, ServerRoles roles, ServerMode mode, AgencyProfile profile) =>
        (Options, Roles, Mode, Profile) = (options, roles, mode, profile);

    /// <summary>As configured.</summary>
    public ServerOptions Options { get; }

    /// <summary>役割 of this process.</summary>
    public ServerRoles Roles { get; }

    /// <summary>運用の区分, settled.</summary>
    public ServerMode Mode { get; }

    /// <summary>団体設定.</summary>
    public AgencyProfile Profile { get; }

    /// <summary>True in a demonstration whose business clock may be moved.</summary>
    public bool UsesBusinessClock => Mode == ServerMode.Demonstration && (Options.Demonstration.Clock ?? true);

    /// <summary>True where demonstration accounts exist.</summary>
    public bool UsesDemonstrationAccounts => Mode == ServerMode.Demonstration && (Options.Demonstration.Accounts ?? true);

    /// <summary>True where demonstration data is made.</summary>
    public bool UsesDemonstrationData => UsesDemonstrationAccounts && (Options.Demonstration.Data ?? true);

    /// <summary>True where recruitments and cases are among the demonstration data: they are made day by day by the business clock.</summary>
    public bool UsesDemonstrationCases => UsesDemonstrationData && UsesBusinessClock && (Options.Demonstration.Cases ?? true);

    /// <summary>Folder of the SQLite file, absolute.</summary>
    public string DataDirectory => Path.GetFullPath(Options.Storage.DataDirectory);

    /// <summary>Reads and checks everything.</summary>
    /// <exception cref="ConfigurationRefusedException">Something forbids the start.</exception>
    public static ServerSetup Read(IConfiguration configuration)
    {
        var problems = ConfigurationCheck.Problems(configuration);
        if (problems.Count > 0) throw Refused(problems);
        var options = configuration.GetSection(ServerOptions.Section).Get<ServerOptions>() ?? new ServerOptions();
        var roles = ServerRoleNames.Parse(options.Role);
        var embedded = options.Storage.Provider == StorageProvider.Sqlite && options.Messaging.EffectiveTransport == TransportKind.InMemory;
        var mode = options.Mode ?? (embedded ? ServerMode.Demonstration : ServerMode.Production);
        problems = [.. Contradictions(options, roles, mode)];
        if (problems.Count > 0) throw Refused(problems);
        return new ServerSetup(options, roles, mode, AgencyProfileFile.Load(ProfilePath(options)));
    }

    /// <summary>Database options for Storage.</summary>
    public StorageOptions StorageOptions() => new()
    {
        Provider = Options.Storage.Provider,
        ConnectionString = Options.Storage.Provider == StorageProvider.Sqlite
            ? $"Data Source={Path.Combine(DataDirectory, "workflow-anon.db")}" : Options.Storage.ConnectionString!,
        BlobFolder = Path.GetFullPath(Options.Storage.BlobFolder ?? Path.Combine(DataDirectory, "blobs")),
        UseBusinessClock = UsesBusinessClock,
        WorkerConcurrency = Options.Storage.WorkerConcurrency,
        WorkerPollInterval = TimeSpan.FromMilliseconds(Options.Storage.WorkerPollMilliseconds),
    };

    /// <summary>Broker options for Messaging.</summary>
    public MessagingOptions MessagingOptions() => new()
    {
        Broker = Options.Messaging.EffectiveTransport == TransportKind.RabbitMq ? new Uri(Options.Messaging.Broker!) : null,
        UserName = Options.Messaging.UserName,
        Password = Options.Messaging.Password,
        ConsumedDepartments = ServerRoleNames.Owners(Roles),
        Relays = Roles.HasFlag(ServerRoles.Relay),
        RelayPoll = TimeSpan.FromMilliseconds(Options.Messaging.RelayPollMilliseconds),
        StalledAfter = TimeSpan.FromSeconds(Options.Messaging.StalledAfterSeconds),
    };

    /// <summary>Mail options for Messaging; null where no relay is named.</summary>
    public MailOptions? MailOptions() => MailCheck.Options(Options.Mail);

    /// <summary>Sign-in by OpenID Connect; null where none is configured.</summary>
    public OpenIdConnectSignIn? OpenIdConnect() => OpenIdConnectCheck.SignIn(Options.OpenIdConnect);

    /// <summary>A configured file or folder: as it is, or else beside the program.</summary>
    public static string Locate(string path) => Path.Exists(path) ? Path.GetFullPath(path) : Path.Combine(AppContext.BaseDirectory, path);

    // No agency is named in code: a deployment that has one profile need not name it, one that has several must.
    private static string ProfilePath(ServerOptions options)
    {
        if (options.Profile is { } named) return Locate(named);
        var folder = Locate("profiles");
        var files = Directory.Exists(folder) ? Directory.GetFiles(folder, "*.json") : [];
        return files is [var only] ? only : throw Refused([$"{Key("Profile")}：フォルダー「{folder}」に団体設定が {files.Length} 件あります。使うものを書いてください。"]);
    }

    private static IEnumerable<string> Contradictions(ServerOptions o, ServerRoles roles, ServerMode mode)
    {
        var (storage, messaging) = (o.Storage, o.Messaging);
        var apart = roles != ServerRoles.All;
        if (storage.Provider == StorageProvider.Sqlite)
        {
            if (apart) yield return $"{Key("Role")}：SQLite は1つのプロセスだけで使えます。役割を分けるには PostgreSQL（{Key("Storage:Provider")}=PostgreSql）が必要です。";
            if (storage.ConnectionString is not null) yield return $"{Key("Storage:ConnectionString")}：SQLite では書けません。保存先は {Key("Storage:DataDirectory")} に書いてください。";
        }
        else if (string.IsNullOrWhiteSpace(storage.ConnectionString))
        {
            yield return $"{Key("Storage:ConnectionString")}：PostgreSQL の接続文字列がありません。";
        }

        if (messaging.EffectiveTransport == TransportKind.InMemory)
        {
            if (apart && storage.Provider != StorageProvider.Sqlite) yield return $"{Key("Role")}：InMemory の伝送は1つのプロセスだけで使えます。役割を分けるには RabbitMQ（{Key("Messaging:Transport")}=RabbitMq）が必要です。";
            if (messaging.Broker is not null) yield return $"{Key("Messaging:Broker")}：InMemory の伝送では書けません。";
        }
        else if (!Uri.TryCreate(messaging.Broker, UriKind.Absolute, out var uri) || uri.Scheme is not ("amqp" or "amqps"))
        {
            yield return $"{Key("Messaging:Broker")}：RabbitMQ のアドレスを amqp://ホスト:5672/ の形で書いてください。";
        }

        if (mode == ServerMode.Production)
        {
            if (o.Demonstration.Clock is true) yield return $"{Key("Demonstration:Clock")}：実演の時計は本番（Production）では使えません。";
            if (o.Demonstration.Accounts is true) yield return $"{Key("Demonstration:Accounts")}：実演の利用者は本番（Production）では作れません。";
            if (o.Demonstration.Data is true) yield return $"{Key("Demonstration:Data")}：実演のデータは本番（Production）では作れません。";
            if (o.Demonstration.Cases is true) yield return $"{Key("Demonstration:Cases")}：実演の事案は本番（Production）では作れません。";
        }

        foreach (var problem in MailCheck.Problems(o.Mail, roles)) yield return problem;
        foreach (var problem in OpenIdConnectCheck.Problems(o.OpenIdConnect, roles)) yield return problem;
        foreach (var (key, value, least, most) in new[]
                 {
                     ("Storage:WorkerConcurrency", storage.WorkerConcurrency, 1, 64), ("Storage:WorkerPollMilliseconds", storage.WorkerPollMilliseconds, 50, 60_000),
                     ("Messaging:RelayPollMilliseconds", messaging.RelayPollMilliseconds, 10, 250), ("Messaging:StalledAfterSeconds", messaging.StalledAfterSeconds, 1, 600),
                 })
        {
            if (value < least || value > most) yield return $"{Key(key)}：{least} から {most} までの値でなければなりません（{value}）。";
        }
    }

    private static string Key(string path) => ConfigurationCheck.Full(path);

    private static ConfigurationRefusedException Refused(IEnumerable<string> problems) => new($"設定に誤りがあるため開始しません。\n  {string.Join("\n  ", problems)}");
}
