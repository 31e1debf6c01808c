namespace WorkflowAnon.Storage.Audit;

/// <summary>監査の証明: chains of audit records with the seals over them, so that they can be verified without the database.</summary>
/// <param name="Chains">The chains, each from its first record.</param>
/// <param name="Seals">The seals from the first to the last that binds one of these chains, without a gap.</param>
public sealed record AuditProof(IReadOnlyList<ProofChain> Chains, IReadOnlyList<ProofSeal> Seals);

/// <summary>One chain.</summary>
/// <param name="SubjectId">Whose.</param>
/// <param name="Records">Its records in order.</param>
public sealed record ProofChain(string SubjectId, IReadOnlyList<ProofRecord> Records);

/// <summary>One audit record.</summary>
/// <param name="Sequence">1, 2, 3 …</param>
/// <param name="Content">Who, when, what as JSON; null after disposal.</param>
/// <param name="Salt">Salt of the digest; null after disposal.</param>
/// <param name="Digest">SHA-256 of salt and content.</param>
/// <param name="Hash">SHA-256 of the hash before, the sequence and the digest.</param>
public sealed record ProofRecord(long Sequence, string? Content, byte[]? Salt, byte[] Digest, byte[] Hash);

/// <summary>One seal with all the heads it binds: its hash is made of them.</summary>
/// <param name="Number">1, 2, 3 …</param>
/// <param name="SealedAt">When.</param>
/// <param name="PreviousHash">Hash of the seal before; empty for the first.</param>
/// <param name="Hash">Its hash.</param>
/// <param name="Heads">The chains as they stood.</param>
public sealed record ProofSeal(long Number, DateTimeOffset SealedAt, byte[] PreviousHash, byte[] Hash, IReadOnlyList<ProofHead> Heads);

/// <summary>Where a chain stood when it was sealed.</summary>
/// <param name="SubjectId">Whose chain.</param>
/// <param name="Sequence">Number of its last record.</param>
/// <param name="Hash">Hash of that record.</param>
public sealed record ProofHead(string SubjectId, long Sequence, byte[] Hash);

/// <summary>Recomputes a proof.</summary>
public static class AuditProofCheck
{
    /// <summary>Every break, in Japanese; empty when all is well.</summary>
    public static IReadOnlyList<string> Check(AuditProof proof)
    {
        ArgumentNullException.ThrowIfNull(proof);
        List<string> problems = [];
        CheckSeals(proof.Seals, problems);
        var heads = proof.Seals.SelectMany(s => s.Heads.Select(h => (s.Number, Head: h))).ToLookup(h => h.Head.SubjectId, StringComparer.Ordinal);
        foreach (var chain in proof.Chains)
        {
            CheckChain(chain, problems);
            foreach (var (number, head) in heads[chain.SubjectId])
            {
                if (chain.Records.FirstOrDefault(r => r.Sequence == head.Sequence) is not { } record)
                    problems.Add($"封緘 {number} にある「{chain.SubjectId}」の第 {head.Sequence} 号がありません。");
                else if (!record.Hash.AsSpan().SequenceEqual(head.Hash))
                    problems.Add($"「{chain.SubjectId}」の第 {head.Sequence} 号が封緘 {number} と一致しません。");
            }
        }

        return problems;
    }

    /// <summary>Number of the last record of a chain that a seal binds; 0 for none.</summary>
    public static long LastSealed(AuditProof proof, string subjectId)
    {
        ArgumentNullException.ThrowIfNull(proof);
        return proof.Seals.SelectMany(s => s.Heads).Where(h => h.SubjectId == subjectId).Select(h => h.Sequence).DefaultIfEmpty().Max();
    }

    private static void CheckChain(ProofChain chain, List<string> problems)
    {
        byte[] hash = [];
        var sequence = 0L;
        foreach (var record in chain.Records)
        {
            sequence++;
            if (record.Sequence != sequence)
            {
                problems.Add($"「{chain.SubjectId}」の第 {sequence} 号がありません。");
                sequence = record.Sequence;
            }

            if (record.Content is not null && record.Salt is not null && !AuditChain.Digest(record.Salt, record.Content).AsSpan().SequenceEqual(record.Digest))
                problems.Add($"「{chain.SubjectId}」の第 {record.Sequence} 号の内容が書き換えられています。");
            // A text goes together with its salt, or both are there.
            if (record.Content is null != record.Salt is null)
                problems.Add($"「{chain.SubjectId}」の第 {record.Sequence} 号の内容が欠けています。");
            hash = AuditChain.Link(hash, record.Sequence, record.Digest);
            if (!hash.AsSpan().SequenceEqual(record.Hash))
            {
                problems.Add($"「{chain.SubjectId}」の第 {record.Sequence} 号で連鎖が切れています。");
                hash = record.Hash;
            }
        }
    }

    private static void CheckSeals(IReadOnlyList<ProofSeal> seals, List<string> problems)
    {
        ProofSeal? before = null;
        foreach (var seal in seals)
        {
            var isNext = before is null || (seal.Number == before.Number + 1 && seal.PreviousHash.AsSpan().SequenceEqual(before.Hash));
            if (!isNext || !AuditSealer.Hash(seal.Number, seal.PreviousHash, seal.Heads.Select(h => (h.SubjectId, h.Sequence, h.Hash))).AsSpan().SequenceEqual(seal.Hash))
                problems.Add($"封緘 {seal.Number} が一致しません。");
            before = seal;
        }
    }
}
