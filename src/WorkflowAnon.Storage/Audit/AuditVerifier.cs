using Microsoft.EntityFrameworkCore;
using WorkflowAnon.Domain.Rules;
using WorkflowAnon.Storage.Engine;
using WorkflowAnon.Storage.Model;

namespace WorkflowAnon.Storage.Audit;

/// <summary>監査記録の検証: recomputes every chain and every seal.</summary>
[Implements("N-2")]
public sealed class AuditVerifier
{
    private readonly IDbContextFactory<WorkflowAnonDbContext> _contexts;

    internal AuditVerifier(IDbContextFactory<WorkflowAnonDbContext> contexts) => _contexts = contexts;

    /// <summary>Verifies the whole. Records disposed of lawfully (text and salt destroyed) count, and break nothing.</summary>
    public async Task<AuditReport> VerifyAsync(CancellationToken cancellationToken = default)
    {
        var db = await _contexts.CreateDbContextAsync(cancellationToken).ConfigureAwait(false);
        await using var disposeDb = db.ConfigureAwait(false);
        // One snapshot: records that are written meanwhile must not look like a break.
        var transaction = await db.Database.BeginTransactionAsync(System.Data.IsolationLevel.Serializable, cancellationToken).ConfigureAwait(false);
        await using var disposeTransaction = transaction.ConfigureAwait(false);

        var problems = new List<string>();
        var sealedAt = new Dictionary<(string Subject, long Sequence), byte[]>();
        await VerifySealsAsync(db, sealedAt, problems, cancellationToken).ConfigureAwait(false);

        long records = 0, disposed = 0;
        var heads = await db.Set<CaseStreamRow>().AsNoTracking()
            .ToDictionaryAsync(s => s.SubjectId, s => (s.AuditSequence, s.AuditHead), StringComparer.Ordinal, cancellationToken).ConfigureAwait(false);
        string? subject = null;
        byte[] hash = [];
        var sequence = 0L;
        await foreach (var row in db.Set<AuditRow>().AsNoTracking().OrderBy(a => a.SubjectId).ThenBy(a => a.Sequence).AsAsyncEnumerable().WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            if (row.SubjectId != subject)
            {
                CloseChain(subject, sequence, hash, heads, problems);
                (subject, hash, sequence) = (row.SubjectId, [], 0);
            }
            records++;
            sequence++;
            if (row.Sequence != sequence)
            {
                problems.Add($"「{subject}」の第 {sequence} 号がありません。");
                sequence = row.Sequence;
            }
            if (row.Content is null || row.Salt is null)
                disposed++;
            else if (!AuditChain.Digest(row.Salt, row.Content).AsSpan().SequenceEqual(row.Digest))
                problems.Add($"「{subject}」の第 {row.Sequence} 号の内容が書き換えられています。");
            hash = AuditChain.Link(hash, row.Sequence, row.Digest);
            if (!hash.AsSpan().SequenceEqual(row.Hash))
            {
                problems.Add($"「{subject}」の第 {row.Sequence} 号で連鎖が切れています。");
                hash = row.Hash;
            }
            if (sealedAt.Remove((row.SubjectId, row.Sequence), out var sealedHash) && !sealedHash.AsSpan().SequenceEqual(row.Hash))
                problems.Add($"「{subject}」の第 {row.Sequence} 号が封緘と一致しません。");
        }
        CloseChain(subject, sequence, hash, heads, problems);
        problems.AddRange(heads.Where(h => h.Value.AuditSequence > 0).Select(h => $"「{h.Key}」の記録がすべて失われています。"));
        problems.AddRange(sealedAt.Keys.Select(k => $"封緘された「{k.Subject}」の第 {k.Sequence} 号がありません。"));
        return new AuditReport(records, disposed, problems);
    }

    private static async Task VerifySealsAsync(
        WorkflowAnonDbContext db,
        Dictionary<(string Subject, long Sequence), byte[]> sealedAt,
        List<string> problems,
        CancellationToken cancellationToken)
    {
        byte[] previous = [];
        var number = 0L;
        foreach (var seal in await db.Set<AuditSealRow>().AsNoTracking().OrderBy(s => s.Number).ToListAsync(cancellationToken).ConfigureAwait(false))
        {
            number++;
            var heads = await db.Set<AuditSealHeadRow>().AsNoTracking().Where(h => h.SealNumber == seal.Number).ToListAsync(cancellationToken).ConfigureAwait(false);
            var isIntact = seal.Number == number
                && seal.PreviousHash.AsSpan().SequenceEqual(previous)
                && AuditSealer.Hash(seal.Number, previous, heads).AsSpan().SequenceEqual(seal.Hash);
            if (!isIntact)
                problems.Add($"封緘 {seal.Number} が一致しません。");
            previous = seal.Hash;
            number = seal.Number;
            foreach (var head in heads)
                sealedAt[(head.SubjectId, head.Sequence)] = head.Hash;
        }
    }

    private static void CloseChain(
        string? subject,
        long sequence,
        byte[] hash,
        Dictionary<string, (long Sequence, byte[] Head)> heads,
        List<string> problems)
    {
        if (subject is null)
            return;
        var isComplete = heads.Remove(subject, out var head) && head.Sequence == sequence && head.Head.AsSpan().SequenceEqual(hash);
        if (!isComplete)
            problems.Add($"「{subject}」の末尾の記録が失われています。");
    }
}

/// <summary>What the verification found.</summary>
/// <param name="Records">Records read.</param>
/// <param name="Disposed">Of these, how many texts were disposed of.</param>
/// <param name="Problems">Every break, in Japanese; empty when all is well.</param>
public sealed record AuditReport(long Records, long Disposed, IReadOnlyList<string> Problems)
{
    /// <summary>True when nothing was changed, dropped or added.</summary>
    public bool IsIntact => Problems.Count == 0;
}
