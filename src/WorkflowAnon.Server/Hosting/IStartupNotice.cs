namespace WorkflowAnon.Server.Hosting;

/// <summary>開始時の案内: lines printed once the service answers, for example the demonstration's accounts and what to try.</summary>
public interface IStartupNotice
{
    /// <summary>Place among the notices, ascending.</summary>
    int Order => 0;

    /// <summary>Lines in 日本語.</summary>
    /// <param name="address">First address that the pages answer at.</param>
    /// <param name="cancellationToken">Cancels.</param>
    Task<IReadOnlyList<string>> LinesAsync(Uri address, CancellationToken cancellationToken);
}

/// <summary>開始前の準備: done in order before anybody works (those below 100 before anything listens); repeated while the database is away. Must be idempotent.</summary>
public interface IStartupStep
{
    /// <summary>Place among the steps, ascending: 0 database, 100 definitions, 200 checks, 300 accounts.</summary>
    int Order { get; }

    /// <summary>Does it.</summary>
    Task RunAsync(CancellationToken cancellationToken);
}
