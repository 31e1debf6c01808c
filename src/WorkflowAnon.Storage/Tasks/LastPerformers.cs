using Microsoft.EntityFrameworkCore;
using WorkflowAnon.Storage.Engine;
using WorkflowAnon.Storage.Model;

namespace WorkflowAnon.Storage.Tasks;

/// <summary>Who finished a step last, by the order of the instance's bursts: equal instants and clocks that differ cannot mislead 職務分離.</summary>
public static class LastPerformers
{
    /// <summary>Ids of those who finished each of <paramref name="activityIds"/> last in an instance.</summary>
    public static async Task<IReadOnlySet<string>> ReadAsync(
        WorkflowAnonDbContext db, string instanceId, IReadOnlyCollection<string> activityIds, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(db);
        // The journal's row of a burst names the bookmark it used, without the instance's id that bookmarks begin with.
        var uses = db.Set<JournalRow>().Where(j => j.InstanceId == instanceId);
        var done = await db.Set<HumanTask>().AsNoTracking()
            .Where(t => t.InstanceId == instanceId && t.State == HumanTaskState.Done && activityIds.Contains(t.ActivityId))
            .Select(t => new
            {
                t.ActivityId,
                t.CompletedById,
                Sequence = uses.Where(j => j.BookmarkId == t.BookmarkId || instanceId + j.BookmarkId == t.BookmarkId).Max(j => (long?)j.LastSequence),
            })
            .ToListAsync(cancellationToken).ConfigureAwait(false);
        return done.GroupBy(t => t.ActivityId)
            .SelectMany(g => g.Where(t => t.Sequence == g.Max(x => x.Sequence)))
            .Select(t => t.CompletedById!).ToHashSet(StringComparer.Ordinal);
    }
}
