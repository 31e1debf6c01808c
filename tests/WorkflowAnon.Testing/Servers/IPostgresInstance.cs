namespace WorkflowAnon.Testing.Servers;

/// <summary>One running PostgreSQL, wherever it comes from.</summary>
internal interface IPostgresInstance : IAsyncDisposable
{
    string ConnectionString { get; }

    Task StartAsync();

    Task StopAsync();

    Task CrashAsync();
}
