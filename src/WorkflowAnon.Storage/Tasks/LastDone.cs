using Microsoft.EntityFrameworkCore;
using WorkflowAnon.Storage.Engine;
using WorkflowAnon.Storage.Model;

namespace WorkflowAnon.Storage.Tasks;

/// <summary>Which task of a step was finished last, by the order of the instance's bursts: equal instants and clocks that differ cannot mislead 職務分離.</summary>
public static class LastDone
{
    /// <summary>The task finished last of each of <paramref name="activityIds"/> in an instance; not tracked. Two only where no burst tells them apart.</summary>
    public static async Task<IReadOnlyList<HumanTask>> ReadAsync(
        WorkflowAnonDbContext db, string instanceId, IReadOnlyCollection<string> activityIds, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(db);
        // The journal's row of a burst names the bookmark it used, without the instance's id that bookmarks begin with.
        var uses = db.Set<JournalRow>().Where(j => j.InstanceId == instanceId);
        var done = await db.Set<HumanTask>().AsNoTracking()
            .Where(t => t.InstanceId == instanceId && t.State == HumanTaskState.Done && activityIds.Contains(t.ActivityId))
            .Select(t => new
            {
                Task = t,
                Sequence = uses.Where(j => j.BookmarkId == t.BookmarkId || instanceId + j.BookmarkId == t.BookmarkId).Max(j => (long?)j.LastSequence),
            })
            .ToListAsync(cancellationToken).ConfigureAwait(false);
        return [.. done.GroupBy(d => d.Task.ActivityId).SelectMany(g => g.Where(d => d.Sequence == g.Max(x => x.Sequence))).Select(d => d.Task)];
    }
}
