using WorkflowAnon.Testing.Machine;

namespace WorkflowAnon.Testing;

/// <summary>The real server executable in a process of its own, as a deployment runs it.</summary>
public sealed class ServerProcess : IAsyncDisposable
{
    private readonly ChildProgram _program;

    private ServerProcess(ChildProgram program, Uri address) => (_program, Address) = (program, address);

    /// <summary>Where it listens, e.g. http://127.0.0.1:40123/.</summary>
    public Uri Address { get; }

    /// <summary>Its process id.</summary>
    public int Id => _program.Id;

    /// <summary>True once it is gone.</summary>
    public bool HasExited => _program.HasExited;

    /// <summary>Exit code, once it is gone.</summary>
    public int ExitCode => _program.ExitCode;

    /// <summary>What it has logged so far.</summary>
    public IReadOnlyList<string> Log => _program.Lines;

    /// <summary>The server's program file, in the configuration that the tests were built in.</summary>
    public static string ProgramFile =>
        Repository.PathOf($"src/WorkflowAnon.Server/bin/{Repository.Configuration}/net10.0/WorkflowAnon.Server.dll");

    /// <summary>Starts the server without waiting for it.</summary>
    /// <param name="arguments">Its command line, e.g. --role web.</param>
    /// <param name="environment">Added to this process's environment; a null value removes a name.</param>
    /// <param name="port">Port to listen on; a free one when null.</param>
    public static ServerProcess Launch(
        IEnumerable<string> arguments, IReadOnlyDictionary<string, string?>? environment = null, int? port = null)
    {
        var address = new Uri($"http://127.0.0.1:{port ?? FreePort.Next()}/");
        var all = new Dictionary<string, string?>(environment ?? new Dictionary<string, string?>())
        {
            ["ASPNETCORE_URLS"] = address.ToString().TrimEnd('/'),
            ["DOTNET_NOLOGO"] = "1",
        };
        return new ServerProcess(ChildProgram.Start("dotnet", [ProgramFile, .. arguments], all, Repository.Root), address);
    }

    /// <summary>Starts the server and waits until it answers.</summary>
    public static async Task<ServerProcess> StartAsync(
        IEnumerable<string> arguments, IReadOnlyDictionary<string, string?>? environment = null, int? port = null,
        TimeSpan? timeout = null)
    {
        var server = Launch(arguments, environment, port);
        try
        {
            await server.WaitUntilHealthyAsync(timeout ?? TimeSpan.FromSeconds(60));
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    /// <summary>Waits until /healthz answers with success; fails at once, with the log, when the process ends.</summary>
    public async Task WaitUntilHealthyAsync(TimeSpan timeout)
    {
        using var http = new HttpClient { BaseAddress = Address, Timeout = TimeSpan.FromSeconds(5) };
        try
        {
            await Eventually.ThatAsync(async () => HasExited ? throw Ended() : await IsHealthyAsync(http), timeout, $"the start of {Address}");
        }
        catch (TimeoutException e)
        {
            throw new TimeoutException($"{e.Message}{Environment.NewLine}{_program.Tail}", e);
        }
    }

    /// <summary>Holds it in the middle of what it does.</summary>
    public void Freeze() => ProcessSignals.Freeze(Id);

    /// <summary>Lets it go on.</summary>
    public void Thaw() => ProcessSignals.Thaw(Id);

    /// <summary>kill -9: as a power cut would.</summary>
    public Task KillAsync() => _program.KillAsync();

    /// <summary>Asks it to end and waits. Returns false when it had to be killed.</summary>
    public Task<bool> StopAsync() => _program.StopAsync(TimeSpan.FromSeconds(30));

    /// <summary>Waits for its own end.</summary>
    public Task WaitForExitAsync(TimeSpan timeout) => _program.WaitForExitAsync(timeout);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _program.StopAsync(TimeSpan.FromSeconds(10));
        _program.Dispose();
    }

    private static async Task<bool> IsHealthyAsync(HttpClient http)
    {
        try
        {
            using var answer = await http.GetAsync("/healthz");
            return answer.IsSuccessStatusCode;
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException)
        {
            return false;
        }
    }

    private InvalidOperationException Ended() =>
        new($"The server ended with {ExitCode} before it listened:{Environment.NewLine}{_program.Tail}");
}
