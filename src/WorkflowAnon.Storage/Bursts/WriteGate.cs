using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using WorkflowAnon.Storage.Model;

namespace WorkflowAnon.Storage.Bursts;

/// <summary>
/// Begins write transactions. SQLite has one writer at a time: the queue is kept here, in order and without polling, instead of in
/// SQLite's busy handler. PostgreSQL needs none.
/// </summary>
internal sealed class WriteGate(StorageOptions options) : IDisposable
{
    private readonly SemaphoreSlim? _gate = options.Provider == StorageProvider.Sqlite ? new SemaphoreSlim(1, 1) : null;

    public async Task<GatedTransaction> BeginAsync(WorkflowAnonDbContext db, CancellationToken cancellationToken)
    {
        if (_gate is not null)
            await _gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            // SQLite: BEGIN IMMEDIATE. PostgreSQL: BEGIN travels with the first statement.
            return new GatedTransaction(await db.Database.BeginTransactionAsync(cancellationToken).ConfigureAwait(false), _gate);
        }
        catch
        {
            _gate?.Release();
            throw;
        }
    }

    public void Dispose() => _gate?.Dispose();
}

/// <summary>A transaction that gives the gate back at its end; rolled back unless committed.</summary>
internal sealed class GatedTransaction(IDbContextTransaction transaction, SemaphoreSlim? gate) : IAsyncDisposable
{
    public Task CommitAsync(CancellationToken cancellationToken) => transaction.CommitAsync(cancellationToken);

    public async ValueTask DisposeAsync()
    {
        try
        {
            await transaction.DisposeAsync().ConfigureAwait(false);
        }
        finally
        {
            gate?.Release();
        }
    }
}
