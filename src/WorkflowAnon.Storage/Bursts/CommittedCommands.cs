using Microsoft.EntityFrameworkCore;
using WorkflowAnon.Storage.Engine;
using WorkflowAnon.Storage.Model;

namespace WorkflowAnon.Storage.Bursts;

/// <summary>Which commands have been committed, by their ids: a script that was interrupted goes on after the last of them.</summary>
public sealed class CommittedCommands
{
    private readonly IDbContextFactory<WorkflowAnonDbContext> _contexts;

    internal CommittedCommands(IDbContextFactory<WorkflowAnonDbContext> contexts) => _contexts = contexts;

    /// <summary>True when the command <paramref name="commandId"/> has been committed.</summary>
    public async Task<bool> ContainsAsync(string commandId, CancellationToken cancellationToken = default)
    {
        var db = await _contexts.CreateDbContextAsync(cancellationToken).ConfigureAwait(false);
        await using var disposeDb = db.ConfigureAwait(false);
        return await db.Set<CommandRow>().AsNoTracking().AnyAsync(c => c.Id == commandId, cancellationToken).ConfigureAwait(false);
    }
}
