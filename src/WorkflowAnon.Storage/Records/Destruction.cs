using Microsoft.EntityFrameworkCore;
using WorkflowAnon.Domain.Attachments;
using WorkflowAnon.Storage.Engine;
using WorkflowAnon.Storage.Model;

namespace WorkflowAnon.Storage.Records;

/// <summary>廃棄 in the database: what only this layer can take away.</summary>
public static class Destruction
{
    /// <summary>Makes the deletions that follow in this transaction overwrite what they delete: SQLite else leaves it readable in free pages of its file.</summary>
    /// <param name="db">The burst's context.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public static async Task OverwriteDeletedAsync(WorkflowAnonDbContext db, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        if (db.Database.IsSqlite())
            await db.Database.ExecuteSqlRawAsync("PRAGMA secure_delete = ON", cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Destroys texts and salts of a subject's audit records; digests and hashes stay, so the chain still verifies. Returns how many.</summary>
    /// <param name="db">The burst's context.</param>
    /// <param name="subjectId">The chain.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public static Task<int> AuditTextsAsync(WorkflowAnonDbContext db, string subjectId, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        return db.Set<AuditRow>().Where(a => a.SubjectId == subjectId && a.Content != null)
            .ExecuteUpdateAsync(set => set.SetProperty(a => a.Content, (string?)null).SetProperty(a => a.Salt, (byte[]?)null), cancellationToken);
    }

    /// <summary>
    /// Gives up contents of the blob store that no attachment has any more; the next sweep takes the files away. Call it when the attachments are gone
    /// from the database. Returns how many were given up.
    /// </summary>
    /// <param name="db">The burst's context.</param>
    /// <param name="hashes">Contents that may be nobody's now.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public static async Task<int> BlobsAsync(WorkflowAnonDbContext db, IReadOnlyCollection<string> hashes, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(hashes);
        var blobs = db.Set<BlobRow>().Where(b => hashes.Contains(b.Hash));
        // Locked first: a burst that keeps the same content either has committed and is seen below, or waits and then writes the row anew.
        await blobs.ExecuteUpdateAsync(set => set.SetProperty(b => b.Size, b => b.Size), cancellationToken).ConfigureAwait(false);
        return await blobs.Where(b => !db.Set<Attachment>().Any(a => a.Sha256 == b.Hash && !a.IsErased)).ExecuteDeleteAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Empties the words of a subject's incidents: a fault may quote what somebody typed. That there was one, where and when, stays. Returns how many.</summary>
    /// <param name="db">The burst's context.</param>
    /// <param name="subjectId">The case or other subject.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public static Task<int> IncidentTextsAsync(WorkflowAnonDbContext db, string subjectId, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        var instances = db.Set<InstanceRow>().Where(i => i.CorrelationId == subjectId).Select(i => i.Id);
        return db.Set<IncidentRow>().Where(i => instances.Contains(i.InstanceId))
            .ExecuteUpdateAsync(set => set.SetProperty(i => i.Message, "").SetProperty(i => i.Reason, (string?)null), cancellationToken);
    }
}
