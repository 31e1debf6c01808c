using System.Net.Sockets;
using System.Text;
using WorkflowAnon.Testing.Machine;

namespace WorkflowAnon.Testing.Servers;

/// <summary>A private RabbitMQ node with a port mapper of its own, run by the installed programs.</summary>
internal sealed class RabbitMqNode : IRabbitMqInstance
{
    private static readonly TimeSpan BootPatience = TimeSpan.FromMinutes(4);
    private static readonly TimeSpan StopPatience = TimeSpan.FromSeconds(30);

    private readonly string _program;
    private readonly TempDirectory _folder = new("rabbitmq");
    private readonly int[] _ports = FreePort.Next(3);
    private ChildProgram? _epmd;
    private ChildProgram? _node;

    public RabbitMqNode(string program) => _program = program;

    public int Port => _ports[0];

    private int DistributionPort => _ports[1];

    private int EpmdPort => _ports[2];

    public async Task StartAsync()
    {
        if (_epmd is null)
            await StartEpmdAsync();
        await File.WriteAllTextAsync(_folder.Combine("enabled_plugins"), "[].");
        await File.WriteAllTextAsync(_folder.Combine("env.conf"), "");
        await File.WriteAllTextAsync(_folder.Combine("rabbitmq.conf"), "disk_free_limit.absolute = 50MB\n");
        _node?.Dispose();
        _node = ChildProgram.Start(_program, [], NodeEnvironment());
        try
        {
            // A node that cannot start may exit with code 0: only a live process that answers AMQP counts.
            await Eventually.ThatAsync(
                async () => _node.HasExited
                    ? throw new InvalidOperationException($"RabbitMQ ended with {_node.ExitCode}:{Environment.NewLine}{_node.Tail}")
                    : await AnswersAsync(),
                BootPatience, "RabbitMQ's start");
        }
        catch (TimeoutException e)
        {
            throw new TimeoutException($"{e.Message} It said:{Environment.NewLine}{_node.Tail}", e);
        }
    }

    public async Task StopAsync()
    {
        if (_node is not null)
            await _node.StopAsync(StopPatience);
    }

    public async Task KillAsync()
    {
        if (_node is not null)
            await _node.KillAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _node?.Dispose();
        _epmd?.Dispose();
        _folder.Dispose();
    }

    private async Task StartEpmdAsync()
    {
        _epmd = ChildProgram.Start(
            LocalPrograms.Epmd() ?? throw new InvalidOperationException("epmd is not installed."),
            ["-port", $"{EpmdPort}", "-address", "127.0.0.1"]);
        var epmdPid = _folder.Combine("epmd.pid");
        await File.WriteAllTextAsync(epmdPid, $"{_epmd.Id}");
        OrphanGuard.Watch(_folder.Path, _folder.Combine("node.pid"), epmdPid);
        await Eventually.ThatAsync(() => FreePort.IsTakenAsync(EpmdPort), StopPatience, "epmd's start");
    }

    private Dictionary<string, string?> NodeEnvironment() => new()
    {
        // The start script replaces itself with the node instead of guarding it, so that our process id is the node's.
        ["RUNNING_UNDER_SYSTEMD"] = "true",
        ["HOME"] = _folder.Path,
        ["ERL_EPMD_PORT"] = $"{EpmdPort}",
        ["ERL_EPMD_ADDRESS"] = "127.0.0.1",
        ["RABBITMQ_NODENAME"] = $"workflowanon{Port}@localhost",
        ["RABBITMQ_NODE_IP_ADDRESS"] = "127.0.0.1",
        ["RABBITMQ_NODE_PORT"] = $"{Port}",
        ["RABBITMQ_DIST_PORT"] = $"{DistributionPort}",
        ["RABBITMQ_MNESIA_BASE"] = _folder.Combine("mnesia"),
        ["RABBITMQ_LOG_BASE"] = _folder.Combine("log"),
        ["RABBITMQ_LOGS"] = "-",
        ["RABBITMQ_PID_FILE"] = _folder.Combine("node.pid"),
        ["RABBITMQ_ENABLED_PLUGINS_FILE"] = _folder.Combine("enabled_plugins"),
        ["RABBITMQ_CONF_ENV_FILE"] = _folder.Combine("env.conf"),
        ["RABBITMQ_CONFIG_FILE"] = _folder.Combine("rabbitmq.conf"),
        ["RABBITMQ_ADVANCED_CONFIG_FILE"] = _folder.Combine("advanced.config"),
        // Idle schedulers that spin would starve the other processes of a small machine.
        ["RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS"] = "+sbwt none +sbwtdcpu none +sbwtdio none",
    };

    /// <summary>The listener opens before the broker is ready: it is ready when it answers the protocol header with Connection.Start.</summary>
    private async Task<bool> AnswersAsync()
    {
        try
        {
            using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(10));
            using var client = new TcpClient();
            await client.ConnectAsync("127.0.0.1", Port, patience.Token);
            var stream = client.GetStream();
            await stream.WriteAsync(Encoding.ASCII.GetBytes("AMQP\0\0\u0009\u0001"), patience.Token);
            var first = new byte[1];
            return await stream.ReadAsync(first, patience.Token) == 1 && first[0] == 1; // a method frame
        }
        catch (Exception e) when (e is SocketException or IOException or OperationCanceledException)
        {
            return false;
        }
    }
}
