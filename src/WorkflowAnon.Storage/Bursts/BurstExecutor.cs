using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using WorkflowAnon.Engine.Execution;
using WorkflowAnon.Engine.Runtime;
using WorkflowAnon.Storage.Model;

namespace WorkflowAnon.Storage.Bursts;

/// <summary>The one way anything is committed that moves a case (architecture.md, decision 3).</summary>
internal sealed class BurstExecutor(IServiceScopeFactory scopes, BurstRuntime runtime, StorageTransactions transactions, ILogger<BurstExecutor> logger) : IBurstExecutor
{
    private const int MostFaults = 100;

    public async Task<TAnswer> ExecuteAsync<TAnswer>(BurstCommand command, Func<IBurst, CancellationToken, Task<TAnswer>> work, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(work);
        ArgumentException.ThrowIfNullOrEmpty(command.Id);
        if (command.Id.Length > 100)
            throw new ArgumentException("操作番号は 100 文字までです。", nameof(command));
        return await ExecuteInternalAsync<TAnswer>(command, async (session, ct) => await work(session, ct).ConfigureAwait(false), cancellationToken).ConfigureAwait(false);
    }

    internal async Task<TAnswer> ExecuteInternalAsync<TAnswer>(BurstCommand command, Func<BurstSession, CancellationToken, Task<TAnswer>> work, CancellationToken cancellationToken)
    {
        var faults = new Dictionary<int, FaultInfo>();
        while (true)
        {
            try
            {
                return await transactions.Retry.ExecuteAsync(
                    static (state, ct) => new ValueTask<TAnswer>(state.Self.RunOnceAsync(state.Command, state.Work, state.Faults, ct)),
                    (Self: this, Command: command, Work: work, Faults: faults),
                    cancellationToken).ConfigureAwait(false);
            }
            catch (AlreadyProcessedException processed)
            {
                return Repeat<TAnswer>(command, processed.Command);
            }
            catch (ActivityFaultedException fault) when (faults.Count < MostFaults)
            {
                // Everything was rolled back; the same burst runs again with the fault recorded as an incident.
                logger.LogError(fault, "アクティビティ「{ActivityId}」の障害をインシデントとして記録します。", fault.ActivityId);
                faults[fault.Ordinal] = fault.ToFault();
            }
        }
    }

    private async Task<TAnswer> RunOnceAsync<TAnswer>(
        BurstCommand command,
        Func<BurstSession, CancellationToken, Task<TAnswer>> work,
        Dictionary<int, FaultInfo> faults,
        CancellationToken cancellationToken)
    {
        var scope = scopes.CreateAsyncScope();
        await using var disposeScope = scope.ConfigureAwait(false);
        var services = scope.ServiceProvider;
        var db = services.GetRequiredService<WorkflowAnonDbContext>();
        var burstScope = services.GetRequiredService<BurstScope>();
        burstScope.Begin(command, runtime.Clock);
        db.Database.AutoSavepointsEnabled = false;

        TAnswer answer;
        WorkKinds left;
        var transaction = await runtime.Gate.BeginAsync(db, cancellationToken).ConfigureAwait(false);
        await using (transaction.ConfigureAwait(false))
        {
            var session = new BurstSession(services, db, burstScope, runtime, faults);
            burstScope.Lock = session.LockStreamsAsync;
            await session.OpenAsync(cancellationToken).ConfigureAwait(false);
            answer = await work(session, cancellationToken).ConfigureAwait(false);
            left = await BurstWriter.WriteAsync(session, command.IsRecorded ? AnswerCodec.Write(answer, burstScope.InstanceId) : null, cancellationToken).ConfigureAwait(false);
            if (command.BeforeCommit is { } look)
                await look(db, cancellationToken).ConfigureAwait(false);
            // From here the outcome may be unknown to us, but not to the next run: it looks the command up first.
            await transaction.CommitAsync(CancellationToken.None).ConfigureAwait(false);
        }
        runtime.Signals.Notify(left);
        return answer;
    }

    private static TAnswer Repeat<TAnswer>(BurstCommand command, ProcessedCommand processed)
    {
        if (processed.ActorId != command.Actor.Id || processed.Kind != command.Kind)
            throw new WorkflowConflictException("この操作番号は別の操作に使われています。", processed.ActorId, processed.At);
        return AnswerCodec.Read<TAnswer>(processed.Answer, processed.InstanceId);
    }
}
