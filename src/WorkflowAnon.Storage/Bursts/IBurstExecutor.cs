using WorkflowAnon.Engine.Runtime;
using WorkflowAnon.Storage.Model;

namespace WorkflowAnon.Storage.Bursts;

/// <summary>
/// Runs one burst: a fresh scope, one context, one transaction; everything commits together or not at all. Transient errors rerun
/// the whole burst; a command that was committed before gets its stored answer and does not run again.
/// </summary>
public interface IBurstExecutor
{
    /// <summary>Runs <paramref name="work"/> as the burst of <paramref name="command"/>.</summary>
    /// <typeparam name="TAnswer">Answer; stored as JSON for the same command id.</typeparam>
    /// <param name="command">The command.</param>
    /// <param name="work">
    /// The work. It may run several times (each time from nothing), so it must not touch anything outside <see cref="IBurst"/>. It
    /// changes rows through <see cref="IBurst.Db"/> without saving, and moves at most one instance.
    /// </param>
    /// <param name="cancellationToken">Cancels before the commit.</param>
    Task<TAnswer> ExecuteAsync<TAnswer>(BurstCommand command, Func<IBurst, CancellationToken, Task<TAnswer>> work, CancellationToken cancellationToken = default);
}

/// <summary>A burst under way.</summary>
public interface IBurst
{
    /// <summary>Who, when, and what is to be told to the world.</summary>
    BurstScope Scope { get; }

    /// <summary>Services of the burst's scope.</summary>
    IServiceProvider Services { get; }

    /// <summary>The burst's context. Do not save: the executor saves and commits.</summary>
    WorkflowAnonDbContext Db { get; }

    /// <summary>Starts an instance.</summary>
    Task<InstanceAnswer> StartAsync(StartRequest request, CancellationToken cancellationToken = default);

    /// <summary>Resumes a bookmark. Throws <see cref="WorkflowConflictException"/>, naming who was first, when it was used already.</summary>
    Task<InstanceAnswer> ResumeAsync(ResumeRequest request, CancellationToken cancellationToken = default);

    /// <summary>Resumes a bookmark; null when it was used already or the instance is over.</summary>
    Task<InstanceAnswer?> TryResumeAsync(ResumeRequest request, CancellationToken cancellationToken = default);

    /// <summary>Cancels an instance.</summary>
    Task<InstanceAnswer> CancelAsync(string instanceId, string reason, CancellationToken cancellationToken = default);

    /// <summary>Runs a faulted activity again.</summary>
    Task<InstanceAnswer> RetryAsync(string incidentId, CancellationToken cancellationToken = default);

    /// <summary>Completes a faulted activity without running it.</summary>
    Task<InstanceAnswer> SkipAsync(string incidentId, IReadOnlyList<string>? outcomes, string reason, CancellationToken cancellationToken = default);

    /// <summary>Moves an instance to another version of its definition; where it cannot be, nothing moves and the answer says why.</summary>
    Task<MigrateAnswer> MigrateAsync(MigrateRequest request, CancellationToken cancellationToken = default);
}
