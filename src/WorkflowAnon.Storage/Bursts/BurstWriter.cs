using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using WorkflowAnon.Engine.Execution;
using WorkflowAnon.Storage.Audit;
using WorkflowAnon.Storage.Engine;
using WorkflowAnon.Storage.Model;
using WorkflowAnon.Storage.Outbox;
using WorkflowAnon.Storage.Proposals;
using WorkflowAnon.Storage.Sql;
using WorkflowAnon.Storage.Tasks;

namespace WorkflowAnon.Storage.Bursts;

/// <summary>Turns a finished burst into the statements of its one write batch.</summary>
internal static class BurstWriter
{
    private static readonly JsonWriterOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static async Task<WorkKinds> WriteAsync(BurstSession session, string? answer, CancellationToken cancellationToken)
    {
        var scope = session.Scope;
        var audits = new List<BurstScope.PendingAudit>(scope.Audits);
        if (session.Moved is { } moved && audits.Count == 0)
            audits.Add(AutomaticAudit(session, moved));

        if (scope.Events.Count > 0 || audits.Count > 0)
        {
            await session.LockStreamsAsync(
                scope.Events.Select(e => e.SubjectId).Concat(audits.Select(a => a.SubjectId)),
                cancellationToken).ConfigureAwait(false);
        }

        var changed = session.Db.ChangeTracker.Entries().ToList();
        EndForgottenTasks(session, changed);
        await PartyIndex.FollowAsync(session.Db, changed, cancellationToken).ConfigureAwait(false);
        var batch = new SqlBatch();
        if (!EntitySql.TryAppend(session.Db, batch))
            await session.Db.SaveChangesAsync(cancellationToken).ConfigureAwait(false);
        var work = WorkKinds.None;
        if (session.Moved is { } burst)
            work |= WriteEngine(session, burst, batch);
        work |= WriteEvents(session, batch);
        WriteAudits(session, audits, batch);
        foreach (var stream in session.Streams.Values.Where(s => s.IsChanged))
            batch.Add(EngineSql.UpdateStream, 1, stream.SubjectId, stream.OutboxSequence, stream.AuditSequence, stream.AuditHead);
        foreach (var blob in scope.Blobs)
            batch.Add(EngineSql.InsertBlob, null, blob.Hash, blob.Size, blob.MediaType, scope.Now);
        batch.Append(session.Extra);
        work |= session.ExtraWork;
        if (scope.Command.IsRecorded)
            batch.Add(EngineSql.InsertCommand, 1, scope.CommandId, scope.CommandKind, scope.Actor.Id, scope.Now, scope.InstanceId, answer);
        await batch.ExecuteAsync(session.Db, cancellationToken).ConfigureAwait(false);
        return work;
    }

    /// <summary>The runner's bookmark ids begin with their instance's, which the row has already.</summary>
    public static string? ShortBookmark(string instanceId, string? bookmarkId) =>
        bookmarkId is not null && bookmarkId.StartsWith(instanceId, StringComparison.Ordinal) ? bookmarkId[instanceId.Length..] : bookmarkId;

    /// <summary>A task that this burst made and whose bookmark it took back (a branch cancelled at once) was never anybody's.</summary>
    private static void EndForgottenTasks(BurstSession session, List<EntityEntry> changed)
    {
        foreach (var task in changed.Where(e => e.State == EntityState.Added).Select(e => e.Entity).OfType<HumanTask>())
        {
            var isForgotten = task.IsPending && task.InstanceId == session.Moved?.Instance.Id && session.Moved.BookmarksAdded.All(b => b.Id != task.BookmarkId);
            if (isForgotten)
                (task.State, task.EndedAt) = (HumanTaskState.Cancelled, session.Scope.Now);
        }
    }

    private static WorkKinds WriteEngine(BurstSession session, Burst burst, SqlBatch batch)
    {
        var scope = session.Scope;
        var instance = burst.Instance;
        var before = session.Locked;
        var work = WorkKinds.None;
        DateTimeOffset? finishedAt = instance.Status == WorkflowStatus.Finished ? scope.Now : null;
        var hadTimers = before is { OpenTimers: > 0 };
        var timers = hadTimers || burst.BookmarksAdded.Any(b => b.DueAt is not null) ? instance.ReadBookmarks().Count(b => b.DueAt is not null) : 0;
        var cancelled = instance.SubStatus == WorkflowSubStatus.Cancelled;
        var incidents = cancelled ? 0 : Math.Max(0, (before?.OpenIncidents ?? 0) + burst.IncidentsAdded.Count - burst.IncidentsResolved.Count);

        if (before is null)
        {
            batch.Add(
                EngineSql.InsertInstance, 1, instance.Id, instance.DefinitionVersionId, instance.DefinitionId, session.Owner, instance.CorrelationId, instance.Name,
                (int)instance.SubStatus, instance.Status == WorkflowStatus.Finished, incidents, timers, instance.JournalSequence, instance.ParentInstanceId,
                instance.ParentBookmarkId, scope.Now, finishedAt, instance.Data);
        }
        else
        {
            batch.Add(
                EngineSql.UpdateInstance, 1, instance.Id, (int)instance.SubStatus, instance.Status == WorkflowStatus.Finished, incidents,
                timers, instance.JournalSequence, scope.Now, finishedAt, instance.Data, before.RowVersion);
            if (before.CorrelationId != instance.CorrelationId || before.Name != instance.Name)
                batch.Add(EngineSql.UpdateInstanceIdentity, 1, instance.Id, instance.CorrelationId, instance.Name);
            if (before.DefinitionVersionId != instance.DefinitionVersionId)
                batch.Add(EngineSql.UpdateInstanceVersion, 1, instance.Id, instance.DefinitionVersionId);
            if (before.CorrelationId != instance.CorrelationId)
                batch.Add(EngineSql.UpdateBookmarkCorrelation, null, instance.Id, instance.CorrelationId);
        }

        if (before is not null && instance.SubStatus is WorkflowSubStatus.Finished or WorkflowSubStatus.Cancelled)
        {
            batch.Add(EngineSql.DeleteBookmarks, null, instance.Id);
            batch.Add(EngineSql.CancelTasks, null, instance.Id, scope.Now);
            if (hadTimers)
                batch.Add(EngineSql.DeleteTimers, null, instance.Id);
        }
        else
        {
            foreach (var id in burst.BookmarksRemoved)
            {
                batch.Add(EngineSql.DeleteBookmark, null, instance.Id, id);
                if (id != session.UsedBookmarkId)
                    batch.Add(EngineSql.CancelTask, null, instance.Id, id, scope.Now);
                if (hadTimers)
                    batch.Add(EngineSql.DeleteTimer, null, instance.Id, id);
            }
        }
        foreach (var bookmark in burst.BookmarksAdded)
        {
            batch.Add(
                EngineSql.InsertBookmark, 1, instance.Id, bookmark.Id, bookmark.ActivityId, bookmark.Kind, bookmark.Key, instance.CorrelationId,
                session.Owner, bookmark.Order, scope.Now);
            work |= bookmark.Kind == BookmarkKinds.Event ? WorkKinds.Bookmarks : WorkKinds.None;
            if (bookmark.DueAt is { } due)
            {
                batch.Add(EngineSql.InsertTimer, 1, instance.Id, bookmark.Id, session.Owner, due);
                work |= WorkKinds.Timers;
            }
        }

        if (burst.Journal.Count > 0)
        {
            batch.Add(
                EngineSql.InsertJournal, 1, instance.Id, instance.JournalSequence, scope.Now, scope.Actor.Id, scope.ActedForId, scope.CommandId,
                ShortBookmark(instance.Id, session.UsedBookmarkId), JournalCodec.Write(burst.Journal, scope.Now, session.Workflow!));
        }
        foreach (var incident in burst.IncidentsAdded)
            batch.Add(EngineSql.InsertIncident, 1, incident.Id, instance.Id, incident.ActivityId, incident.ExceptionType, incident.Message, incident.At);
        if (cancelled)
            batch.Add(EngineSql.ResolveAllIncidents, null, instance.Id, session.Resolution ?? "cancelled", scope.Now, scope.Actor.Id, session.Reason);
        foreach (var id in burst.IncidentsResolved)
            batch.Add(EngineSql.ResolveIncident, null, id, session.Resolution ?? "retried", scope.Now, scope.Actor.Id, session.Reason);
        foreach (var signal in burst.Signals)
        {
            SignalWriter.Add(batch, signal, instance, session.Owner, scope.Now);
            work |= WorkKinds.Stimuli;
        }
        return work;
    }

    private static WorkKinds WriteEvents(BurstSession session, SqlBatch batch)
    {
        foreach (var pending in session.Scope.Events)
        {
            var stream = session.Streams[pending.SubjectId];
            var caseEvent = pending with { Sequence = ++stream.OutboxSequence };
            stream.IsChanged = true;
            batch.Add(
                EngineSql.InsertOutbox, 1, caseEvent.SubjectId, caseEvent.Sequence, caseEvent.EventId, caseEvent.EventName,
                CaseEventJson.Write(caseEvent), session.Scope.Now);
        }
        return session.Scope.Events.Count > 0 ? WorkKinds.Outbox : WorkKinds.None;
    }

    private static void WriteAudits(BurstSession session, IReadOnlyList<BurstScope.PendingAudit> audits, SqlBatch batch)
    {
        foreach (var audit in audits)
        {
            var stream = session.Streams[audit.SubjectId];
            var content = Content(session.Scope, audit);
            var salt = AuditChain.NewSalt();
            var digest = AuditChain.Digest(salt, content);
            stream.AuditSequence++;
            stream.AuditHead = AuditChain.Link(stream.AuditHead, stream.AuditSequence, digest);
            stream.IsChanged = true;
            batch.Add(EngineSql.InsertAudit, 1, stream.SubjectId, stream.AuditSequence, content, salt, digest, stream.AuditHead);
        }
    }

    private static BurstScope.PendingAudit AutomaticAudit(BurstSession session, Burst moved)
    {
        var facts = new Dictionary<string, string?>
        {
            ["instance"] = moved.Instance.Id,
            ["state"] = moved.Instance.SubStatus.ToString(),
        };
        if (session.UsedBookmarkId is { } bookmark)
            facts["bookmark"] = bookmark;
        if (session.Reason is { } reason)
            facts["reason"] = reason;
        // The stream that the first round trip locked, so that the hot path makes no further one.
        var subject = session.Locked is { } locked ? locked.CorrelationId ?? locked.Id : moved.Instance.CorrelationId ?? moved.Instance.Id;
        return new BurstScope.PendingAudit(subject, session.Scope.CommandKind, facts);
    }

    private static string Content(BurstScope scope, BurstScope.PendingAudit audit)
    {
        var buffer = new ArrayBufferWriter<byte>(256);
        using (var writer = new Utf8JsonWriter(buffer, Relaxed))
        {
            writer.WriteStartObject();
            writer.WriteString("at", scope.Now);
            writer.WriteString("actor", scope.Actor.Id);
            if (scope.ActedForId is { } actedFor)
                writer.WriteString("actedFor", actedFor);
            writer.WriteString("command", scope.CommandId);
            writer.WriteString("action", audit.Action);
            if (audit.Facts is { Count: > 0 } facts)
            {
                writer.WriteStartObject("facts");
                foreach (var (name, value) in facts)
                    writer.WriteString(name, value);
                writer.WriteEndObject();
            }
            writer.WriteEndObject();
        }
        return System.Text.Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
