using WorkflowAnon.Testing;
using WorkflowAnon.Testing.Deployments;
using WorkflowAnon.Testing.Servers;

namespace WorkflowAnon.EndToEnd.Tests.Journeys;

/// <summary>The product where a journey is walked: its own executable over a database of its own, with the shipped definitions and the demonstration's register.</summary>
internal sealed class Premises : IAsyncDisposable
{
    private const string Ready = "実演のデータの準備ができました";
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);
    private readonly TempDirectory _folder = new("journey");
    private Deployment? _deployment;
    private RabbitMqServer? _broker;

    public Uri Address => _deployment!.WebAddress;

    /// <summary>The embedded default: what the first command of the README starts.</summary>
    /// <param name="busy">True: with the demonstration's cases, and only once they are all there.</param>
    public static Task<Premises> EmbeddedAsync(bool busy = false) =>
        StartAsync(DeploymentSettings.Together, (_, folder) => DeploymentSettings.Embedded(folder.Path), busy);

    /// <summary>Web, the two departments and the relay as four processes on PostgreSQL and RabbitMQ.</summary>
    /// <param name="busy">True: with the demonstration's cases, and only once they are all there.</param>
    public static async Task<Premises> ApartAsync(bool busy = false)
    {
        var database = await (await PostgresServer.SharedAsync()).CreateDatabaseAsync();
        // Two offices at one broker would take each other's events.
        var broker = await RabbitMqServer.StartNewAsync();
        return await StartAsync(DeploymentSettings.Apart, (role, folder) => DeploymentSettings.OnServers(role, database, broker.AmqpUri, folder.Combine("blobs")), busy, broker);
    }

    /// <summary>The last lines of every process's log.</summary>
    public string Logs() => _deployment?.Logs() ?? "";

    public async ValueTask DisposeAsync()
    {
        if (_deployment is not null)
            await _deployment.DisposeAsync();
        if (_broker is not null)
            await _broker.DisposeAsync();
        _folder.Dispose();
    }

    private static async Task<Premises> StartAsync(IReadOnlyList<string> roles, Func<string, TempDirectory, Dictionary<string, string?>> settings, bool busy, RabbitMqServer? broker = null)
    {
        var premises = new Premises { _broker = broker };
        try
        {
            premises._deployment = await Deployment.StartAsync(roles, role =>
            {
                var chosen = settings(role, premises._folder);
                chosen["WORKFLOWANON__DEMONSTRATION__CASES"] = busy ? "true" : "false";
                return chosen;
            });
            var pages = premises._deployment.Processes[roles[0]];
            if (busy)
                await Eventually.ThatAsync(() => pages.Log.Any(l => l.StartsWith(Ready, StringComparison.Ordinal)) || pages.HasExited, Patience, "the demonstration's data");
            return premises;
        }
        catch
        {
            await premises.DisposeAsync();
            throw;
        }
    }
}
