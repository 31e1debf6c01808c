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

    /// <summary>The chains of some subjects with the seals that bind them, as they stand at one moment. A subject without records has no chain.</summary>
    public async Task<AuditProof> ProofAsync(IReadOnlyCollection<string> subjectIds, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(subjectIds);
        var db = await _contexts.CreateDbContextAsync(cancellationToken).ConfigureAwait(false);
        await using var disposeDb = db.ConfigureAwait(false);
        // One snapshot: a record or seal that is written meanwhile must not look like a break.
        var transaction = await db.Database.BeginTransactionAsync(System.Data.IsolationLevel.Serializable, cancellationToken).ConfigureAwait(false);
        await using var disposeTransaction = transaction.ConfigureAwait(false);
        var rows = await db.Set<AuditRow>().AsNoTracking().Where(a => subjectIds.Contains(a.SubjectId))
            .OrderBy(a => a.SubjectId).ThenBy(a => a.Sequence).ToListAsync(cancellationToken).ConfigureAwait(false);
        var chains = rows.GroupBy(r => r.SubjectId, StringComparer.Ordinal)
            .Select(g => new ProofChain(g.Key, [.. g.Select(r => new ProofRecord(r.Sequence, r.Content, r.Salt, r.Digest, r.Hash))])).ToList();
        var binding = await db.Set<AuditSealHeadRow>().AsNoTracking().Where(h => subjectIds.Contains(h.SubjectId)).Select(h => h.SealNumber).ToListAsync(cancellationToken).ConfigureAwait(false);
        if (binding.Count == 0)
            return new(chains, []);
        var (first, last) = (binding.Min(), binding.Max());
        var seals = await db.Set<AuditSealRow>().AsNoTracking().Where(s => s.Number >= first && s.Number <= last).OrderBy(s => s.Number).ToListAsync(cancellationToken).ConfigureAwait(false);
        var heads = (await db.Set<AuditSealHeadRow>().AsNoTracking().Where(h => h.SealNumber >= first && h.SealNumber <= last).ToListAsync(cancellationToken).ConfigureAwait(false))
            .ToLookup(h => h.SealNumber);
        return new(chains, [.. seals.Select(s => new ProofSeal(s.Number, s.SealedAt, s.PreviousHash, s.Hash, [.. heads[s.Number].Select(h => new ProofHead(h.SubjectId, h.Sequence, h.Hash))]))]);
    }

    /// <summary>Destroys texts and salts of a subject's records; digests and hashes stay, so the chain still verifies. Returns how many.</summary>
    public Task<int> DisposeTextsAsync(string subjectId, CancellationToken cancellationToken = default) =>
        _transactions.RunAsync((db, ct) => Destruction.AuditTextsAsync(db, subjectId, ct), cancellationToken);
}
