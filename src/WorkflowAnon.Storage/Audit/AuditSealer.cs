using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using WorkflowAnon.Storage.Bursts;
using WorkflowAnon.Storage.Engine;
using WorkflowAnon.Storage.Model;

namespace WorkflowAnon.Storage.Audit;

/// <summary>
/// 監査の封緘: binds the heads of all chains that moved since the last seal into one record that carries the last seal's hash, so that
/// no chain can be rewritten or dropped unseen.
/// </summary>
public sealed class AuditSealer
{
    private readonly StorageTransactions _transactions;
    private readonly TimeProvider _clock;
    private readonly StorageOptions _options;

    internal AuditSealer(StorageTransactions transactions, TimeProvider clock, StorageOptions options)
    {
        _transactions = transactions;
        _clock = clock;
        _options = options;
    }

    /// <summary>Seals what moved; false when nothing did.</summary>
    public Task<bool> SealAsync(CancellationToken cancellationToken = default) => SealAsync(null, cancellationToken);

    /// <summary>Seals unless it was done on this day (Japan time) already.</summary>
    public Task<bool> SealDailyAsync(CancellationToken cancellationToken = default) => SealAsync(DayOf(_clock.GetUtcNow()), cancellationToken);

    internal static byte[] Hash(long number, byte[] previous, IEnumerable<AuditSealHeadRow> heads) =>
        Hash(number, previous, heads.Select(h => (h.SubjectId, h.Sequence, h.Hash)));

    internal static byte[] Hash(long number, byte[] previous, IEnumerable<(string SubjectId, long Sequence, byte[] Hash)> heads)
    {
        using var sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> eight = stackalloc byte[8];
        sha.AppendData(previous);
        BinaryPrimitives.WriteInt64BigEndian(eight, number);
        sha.AppendData(eight);
        foreach (var head in heads.OrderBy(h => h.SubjectId, StringComparer.Ordinal))
        {
            var subject = Encoding.UTF8.GetBytes(head.SubjectId);
            BinaryPrimitives.WriteInt64BigEndian(eight, subject.Length);
            sha.AppendData(eight);
            sha.AppendData(subject);
            BinaryPrimitives.WriteInt64BigEndian(eight, head.Sequence);
            sha.AppendData(eight);
            sha.AppendData(head.Hash);
        }
        return sha.GetHashAndReset();
    }

    private static DateOnly DayOf(DateTimeOffset at) => DateOnly.FromDateTime(at.ToOffset(TimeSpan.FromHours(9)).DateTime);

    private Task<bool> SealAsync(DateOnly? unlessOn, CancellationToken cancellationToken) => _transactions.RunAsync(
        async (db, ct) =>
        {
            // One sealer at a time, whatever the number of nodes.
            if (_options.Provider == StorageProvider.PostgreSql)
                await db.Database.ExecuteSqlRawAsync("LOCK TABLE audit_seals IN SHARE ROW EXCLUSIVE MODE", ct).ConfigureAwait(false);
            var last = await db.Set<AuditSealRow>().AsNoTracking().OrderByDescending(s => s.Number).FirstOrDefaultAsync(ct).ConfigureAwait(false);
            if (unlessOn is { } day && last is not null && DayOf(last.SealedAt) >= day)
                return false;
            var sealedHeads = await db.Set<AuditSealHeadRow>().AsNoTracking()
                .GroupBy(h => h.SubjectId)
                .Select(g => new { SubjectId = g.Key, Sequence = g.Max(h => h.Sequence) })
                .ToDictionaryAsync(h => h.SubjectId, h => h.Sequence, StringComparer.Ordinal, ct).ConfigureAwait(false);
            var streams = await db.Set<CaseStreamRow>().AsNoTracking().Where(s => s.AuditSequence > 0).ToListAsync(ct).ConfigureAwait(false);
            var number = (last?.Number ?? 0) + 1;
            var heads = streams
                .Where(s => s.AuditSequence > sealedHeads.GetValueOrDefault(s.SubjectId))
                .Select(s => new AuditSealHeadRow { SealNumber = number, SubjectId = s.SubjectId, Sequence = s.AuditSequence, Hash = s.AuditHead })
                .ToList();
            if (heads.Count == 0)
                return false;
            var previous = last?.Hash ?? [];
            db.Add(new AuditSealRow { Number = number, SealedAt = _clock.GetUtcNow(), PreviousHash = previous, Hash = Hash(number, previous, heads) });
            db.AddRange(heads);
            await db.SaveChangesAsync(ct).ConfigureAwait(false);
            return true;
        },
        cancellationToken);
}
