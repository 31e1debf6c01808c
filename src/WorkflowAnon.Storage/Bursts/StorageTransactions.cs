using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Polly;
using Polly.Retry;
using WorkflowAnon.Storage.Model;
using WorkflowAnon.Storage.Sql;

namespace WorkflowAnon.Storage.Bursts;

/// <summary>
/// Short transactions beside bursts (inbox, outbox, seals): a fresh context, gated on SQLite, rerun as a whole on transient errors. Only
/// for work that is idempotent or finds out by itself that it was done.
/// </summary>
internal sealed class StorageTransactions(IDbContextFactory<WorkflowAnonDbContext> contexts, WriteGate gate, ILogger<StorageTransactions> logger)
{
    /// <summary>The one retry rule of the product: transient errors, the whole unit of work, with growing pauses of about five seconds in all.</summary>
    public ResiliencePipeline Retry { get; } = new ResiliencePipelineBuilder()
        .AddRetry(new RetryStrategyOptions
        {
            ShouldHandle = args => ValueTask.FromResult(args.Outcome.Exception is { } e && TransientErrors.IsTransient(e)),
            MaxRetryAttempts = 8,
            BackoffType = DelayBackoffType.Exponential,
            UseJitter = true,
            Delay = TimeSpan.FromMilliseconds(20),
            MaxDelay = TimeSpan.FromSeconds(2),
            OnRetry = args =>
            {
                logger.LogWarning("一時的な障害のため、初めからやり直します（{Attempt} 回目）: {Message}", args.AttemptNumber + 1, args.Outcome.Exception?.Message);
                return ValueTask.CompletedTask;
            },
        })
        .Build();

    public async Task<T> RunAsync<T>(Func<WorkflowAnonDbContext, CancellationToken, Task<T>> work, CancellationToken cancellationToken) =>
        await Retry.ExecuteAsync(
            async ct =>
            {
                var db = await contexts.CreateDbContextAsync(ct).ConfigureAwait(false);
                await using var disposeDb = db.ConfigureAwait(false);
                db.Database.AutoSavepointsEnabled = false;
                var transaction = await gate.BeginAsync(db, ct).ConfigureAwait(false);
                await using var disposeTransaction = transaction.ConfigureAwait(false);
                var result = await work(db, ct).ConfigureAwait(false);
                await transaction.CommitAsync(CancellationToken.None).ConfigureAwait(false);
                return result;
            },
            cancellationToken).ConfigureAwait(false);
}
