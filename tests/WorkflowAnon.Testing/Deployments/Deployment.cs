namespace WorkflowAnon.Testing.Deployments;

/// <summary>The product as it is deployed: a process for each role, each restartable where it was.</summary>
public sealed class Deployment : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);
    private readonly IReadOnlyList<string> _roles;
    private readonly Func<string, IReadOnlyDictionary<string, string?>> _environment;
    private readonly Dictionary<string, ServerProcess> _processes = [];

    private Deployment(IReadOnlyList<string> roles, Func<string, IReadOnlyDictionary<string, string?>> environment) =>
        (_roles, _environment) = (roles, environment);

    /// <summary>Its processes by role.</summary>
    public IReadOnlyDictionary<string, ServerProcess> Processes => _processes;

    /// <summary>Where people go: the first role's address.</summary>
    public Uri WebAddress => _processes[_roles[0]].Address;

    /// <summary>Starts every role and waits until each answers.</summary>
    /// <param name="roles">Values of --role; the first one serves the pages.</param>
    /// <param name="environment">A role's configuration (see <see cref="DeploymentSettings"/>).</param>
    public static async Task<Deployment> StartAsync(IReadOnlyList<string> roles, Func<string, IReadOnlyDictionary<string, string?>> environment)
    {
        var deployment = new Deployment(roles, environment);
        try
        {
            // One after the other: the first one may bring the database to its model.
            foreach (var role in roles)
                await deployment.StartAsync(role, FreePort.Next());
            return deployment;
        }
        catch
        {
            await deployment.DisposeAsync();
            throw;
        }
    }

    /// <summary>Starts a role whose process has ended, at the same address.</summary>
    public async Task RestartAsync(string role)
    {
        var ended = _processes[role];
        await ended.DisposeAsync();
        await StartAsync(role, ended.Address.Port);
    }

    /// <summary>The last lines of each process's log, for a failure's message.</summary>
    public string Logs() => string.Join(
        Environment.NewLine,
        _processes.Select(p => $"== {p.Key}{Environment.NewLine}{string.Join(Environment.NewLine, p.Value.Log.TakeLast(25))}"));

    /// <inheritdoc/>
    public async ValueTask DisposeAsync() => await Task.WhenAll(_processes.Values.Select(p => p.DisposeAsync().AsTask()));

    private async Task StartAsync(string role, int port) =>
        _processes[role] = await ServerProcess.StartAsync(["--role", role], _environment(role), port, Patience);
}
