using Microsoft.EntityFrameworkCore;
using WorkflowAnon.Storage.Bursts;
using WorkflowAnon.Storage.Engine;
using WorkflowAnon.Storage.Model;
using WorkflowAnon.Storage.Records;

namespace WorkflowAnon.Storage.Audit;

/// <summary>Reads audit records, and destroys their texts when the law asks for it (廃棄).</summary>
public sealed class AuditReader
{
    private readonly IDbContextFactory<WorkflowAnonDbContext> _contexts;
    private readonly StorageTransactions _transactions;

    internal AuditReader(IDbContextFactory<WorkflowAnonDbContext> contexts, StorageTransactions transactions)
    {
        _contexts = contexts;
        _transactions = transactions;
    }

    /// <summary>Records of a subject from number <paramref name="afterSequence"/> + 1 on: number and JSON text (null after disposal).</summary>
    public async Task<IReadOnlyList<(long Sequence, string? Content)>> ReadAsync(string subjectId, long afterSequence, int limit, CancellationToken cancellationToken = default)
    {
        var db = await _contexts.CreateDbContextAsync(cancellationToken).ConfigureAwait(false);
        await using var disposeDb = db.ConfigureAwait(false);
        var rows = await db.Set<AuditRow>().AsNoTracking()
            .Where(a => a.SubjectId == subjectId && a.Sequence > afterSequence)
            .OrderBy(a => a.Sequence)
            .Take(limit)
            .Select(a => new { a.Sequence, a.Content })
            .ToListAsync(cancellationToken).ConfigureAwait(false);
        return rows.ConvertAll(r => (r.Sequence, r.Content));
    }

    /// <summary>Destroys texts and salts of a subject's records; digests and hashes stay, so the chain still verifies. Returns how many.</summary>
    public Task<int> DisposeTextsAsync(string subjectId, CancellationToken cancellationToken = default) =>
        _transactions.RunAsync((db, ct) => Destruction.AuditTextsAsync(db, subjectId, ct), cancellationToken);
}
