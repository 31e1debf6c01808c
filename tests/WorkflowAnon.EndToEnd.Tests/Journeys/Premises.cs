using WorkflowAnon.Testing;
using WorkflowAnon.Testing.Deployments;
using WorkflowAnon.Testing.Servers;

namespace WorkflowAnon.EndToEnd.Tests.Journeys;

/// <summary>The product where a journey is walked: its own executable over a database of its own, with the shipped definitions and the demonstration's register.</summary>
internal sealed class Premises : IAsyncDisposable
{
    private readonly TempDirectory _folder = new("journey");
    private Deployment? _deployment;

    public Uri Address => _deployment!.WebAddress;

    /// <summary>The embedded default: what the first command of the README starts.</summary>
    public static Task<Premises> EmbeddedAsync() =>
        StartAsync(DeploymentSettings.Together, (_, folder) => DeploymentSettings.Embedded(folder.Path));

    /// <summary>Web, the two departments and the relay as four processes on PostgreSQL and RabbitMQ.</summary>
    public static async Task<Premises> ApartAsync()
    {
        var database = await (await PostgresServer.SharedAsync()).CreateDatabaseAsync();
        var broker = (await RabbitMqServer.SharedAsync()).AmqpUri;
        return await StartAsync(DeploymentSettings.Apart, (role, folder) => DeploymentSettings.OnServers(role, database, broker, folder.Combine("blobs")));
    }

    /// <summary>The last lines of every process's log.</summary>
    public string Logs() => _deployment?.Logs() ?? "";

    public async ValueTask DisposeAsync()
    {
        if (_deployment is not null)
            await _deployment.DisposeAsync();
        _folder.Dispose();
    }

    private static async Task<Premises> StartAsync(IReadOnlyList<string> roles, Func<string, TempDirectory, Dictionary<string, string?>> settings)
    {
        var premises = new Premises();
        try
        {
            premises._deployment = await Deployment.StartAsync(roles, role => settings(role, premises._folder));
            return premises;
        }
        catch
        {
            await premises.DisposeAsync();
            throw;
        }
    }
}
