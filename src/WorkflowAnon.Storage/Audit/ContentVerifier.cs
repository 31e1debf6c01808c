using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using WorkflowAnon.Domain.Attachments;
using WorkflowAnon.Domain.Rules;
using WorkflowAnon.Storage.Blobs;
using WorkflowAnon.Storage.Model;

namespace WorkflowAnon.Storage.Audit;

/// <summary>原データの検証: reads every content of the blob store that an attachment has, and compares size and hash.</summary>
[Implements("N-2")]
public sealed class ContentVerifier
{
    private readonly IDbContextFactory<WorkflowAnonDbContext> _contexts;
    private readonly IBlobStore _blobs;

    internal ContentVerifier(IDbContextFactory<WorkflowAnonDbContext> contexts, IBlobStore blobs)
    {
        _contexts = contexts;
        _blobs = blobs;
    }

    /// <summary>Verifies all of them; a content that several attachments share is read once.</summary>
    public async Task<ContentReport> VerifyAsync(CancellationToken cancellationToken = default)
    {
        var db = await _contexts.CreateDbContextAsync(cancellationToken).ConfigureAwait(false);
        await using var disposeDb = db.ConfigureAwait(false);
        var attachments = await db.Set<Attachment>().AsNoTracking().Where(a => !a.IsErased)
            .Select(a => new { a.Id, a.SubjectId, a.Title, a.Sha256, a.Bytes }).ToListAsync(cancellationToken).ConfigureAwait(false);
        List<string> problems = [];
        var contents = 0L;
        foreach (var same in attachments.GroupBy(a => a.Sha256, StringComparer.Ordinal))
        {
            contents++;
            if (await ProblemAsync(same.Key, same.First().Bytes, cancellationToken).ConfigureAwait(false) is { } problem)
                problems.AddRange(same.Select(a => $"「{a.SubjectId}」の添付ファイル「{a.Title}」（{a.Id}）の原データ {a.Sha256} が{problem}"));
        }

        return new ContentReport(contents, problems);
    }

    private async Task<string?> ProblemAsync(string hash, long bytes, CancellationToken cancellationToken)
    {
        var content = _blobs.OpenRead(hash);
        if (content is null)
            return "保管場所にありません。";
        await using var disposeContent = content.ConfigureAwait(false);
        var actual = Convert.ToHexStringLower(await SHA256.HashDataAsync(content, cancellationToken).ConfigureAwait(false));
        return actual == hash && content.Length == bytes ? null : "書き換えられています。";
    }
}

/// <summary>What the verification of the contents found.</summary>
/// <param name="Contents">Contents read.</param>
/// <param name="Problems">Every missing or altered content, in Japanese.</param>
public sealed record ContentReport(long Contents, IReadOnlyList<string> Problems)
{
    /// <summary>True when nothing is missing or altered.</summary>
    public bool IsIntact => Problems.Count == 0;
}
