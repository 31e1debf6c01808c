using Npgsql;
using WorkflowAnon.Testing.Machine;

namespace WorkflowAnon.Testing.Servers;

/// <summary>A private cluster in a temporary folder on a free port, run by the installed PostgreSQL programs.</summary>
internal sealed class PostgresCluster : IPostgresInstance
{
    // PostgreSQL refuses to run as root; Debian's package brings this account.
    private const string UnprivilegedUser = "postgres";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly string _bin;
    private readonly bool _durable;
    private readonly TempDirectory _folder = new("postgres");
    private readonly int _port = FreePort.Next();

    private PostgresCluster(string bin, bool durable) => (_bin, _durable) = (bin, durable);

    public string ConnectionString => new NpgsqlConnectionStringBuilder
    {
        Host = "127.0.0.1",
        Port = _port,
        Username = UnprivilegedUser,
        Database = "postgres",
        IncludeErrorDetail = true,
    }.ConnectionString;

    private string Data => _folder.Combine("data");

    private string PidFile => Path.Combine(Data, "postmaster.pid");

    public static async Task<PostgresCluster> StartAsync(string bin, bool durable)
    {
        var cluster = new PostgresCluster(bin, durable);
        try
        {
            OrphanGuard.Watch(cluster._folder.Path, cluster.PidFile);
            if (Environment.IsPrivilegedProcess)
                await ChildProgram.RunAsync("chown", [UnprivilegedUser, cluster._folder.Path], Patience);
            await cluster.RunAsync(
                "initdb", "-D", cluster.Data, "-U", UnprivilegedUser, "--auth=trust", "--encoding=UTF8", "--locale=C", "--no-sync");
            await cluster.StartAsync();
            return cluster;
        }
        catch
        {
            await cluster.DisposeAsync();
            throw;
        }
    }

    public async Task StartAsync()
    {
        var switchValue = _durable ? "on" : "off";
        string[] settings =
        [
            $"port={_port}", "listen_addresses=127.0.0.1", "unix_socket_directories=''",
            "max_connections=300", "shared_buffers=128MB",
            $"fsync={switchValue}", $"synchronous_commit={switchValue}", $"full_page_writes={switchValue}",
        ];
        // pg_ctl -l keeps the server's output out of our pipe, which it would otherwise hold open for ever.
        var log = _folder.Combine("server.log");
        try
        {
            await RunAsync("pg_ctl", "start", "-w", "-s", "-D", Data, "-l", log, "-o", string.Join(' ', settings.Select(s => $"-c {s}")));
        }
        catch (InvalidOperationException e) when (File.Exists(log))
        {
            throw new InvalidOperationException(string.Join(Environment.NewLine, File.ReadLines(log).TakeLast(20).Prepend(e.Message)), e);
        }
    }

    public Task StopAsync() => RunAsync("pg_ctl", "stop", "-w", "-s", "-m", "fast", "-D", Data);

    public async Task CrashAsync()
    {
        var postmaster = PostmasterId() ?? throw new InvalidOperationException("PostgreSQL is not running.");
        var backends = ProcessSignals.ChildrenOf(postmaster);
        ProcessSignals.KillNow(postmaster);
        // The backends notice by themselves that their parent is gone; a new server refuses to start beside them.
        await Eventually.ThatAsync(
            () => !ProcessSignals.IsAlive(postmaster) && !backends.Any(ProcessSignals.IsAlive), Patience, "the end of PostgreSQL");
        // A container's first process may not bury its dead, and PostgreSQL takes a zombie for a running server.
        File.Delete(PidFile);
    }

    public async ValueTask DisposeAsync()
    {
        if (PostmasterId() is { } postmaster && ProcessSignals.IsAlive(postmaster))
            await StopAsync();
        _folder.Dispose();
    }

    private int? PostmasterId() =>
        File.Exists(PidFile) && int.TryParse(File.ReadLines(PidFile).FirstOrDefault(), out var id) ? id : null;

    private Task RunAsync(string program, params string[] arguments)
    {
        var path = Path.Combine(_bin, program);
        return Environment.IsPrivilegedProcess
            ? ChildProgram.RunAsync("runuser", ["-u", UnprivilegedUser, "--", path, .. arguments], Patience)
            : ChildProgram.RunAsync(path, arguments, Patience);
    }
}
