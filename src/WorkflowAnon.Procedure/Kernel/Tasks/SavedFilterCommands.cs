using Microsoft.EntityFrameworkCore;
using WorkflowAnon.Storage.Bursts;
using WorkflowAnon.Storage.Tasks;

namespace WorkflowAnon.Procedure.Kernel.Tasks;

/// <summary>Keeps and drops a person's own filters of the inbox. They decide nothing and concern nobody else, so they leave no audit record.</summary>
public sealed class SavedFilterCommands(IBurstExecutor bursts)
{
    /// <summary>Most filters of a person: their counts are read with every look at the inbox.</summary>
    public const int MostOfPerson = 12;

    private const int LongestName = 40, LongestText = 100, LongestQuery = 1000;

    /// <summary>Saves a filter under a name; one of that name is replaced.</summary>
    /// <param name="name">名前.</param>
    /// <param name="query">Query string of the inbox, without search text.</param>
    /// <param name="text">検索する言葉, or empty.</param>
    /// <param name="actor">Whose.</param>
    /// <param name="idempotencyKey">Unique per rendered form.</param>
    /// <param name="cancellationToken">Cancels before the commit.</param>
    /// <exception cref="TaskRefusedException">The name is missing or too long, or there are too many.</exception>
    public Task<string> SaveAsync(string name, string query, string text, Actor actor, string idempotencyKey, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(actor);
        var called = name?.Trim() ?? "";
        if (called.Length is 0 or > LongestName)
            throw new TaskRefusedException("name", $"絞込みの名前を{LongestName}文字までで入力してください。");
        if (text is not { Length: <= LongestText } || query is not { Length: <= LongestQuery })
            throw new TaskRefusedException("text", $"検索する言葉は{LongestText}文字までで入力してください。");
        return bursts.ExecuteAsync(new BurstCommand("save-filter-" + idempotencyKey, actor, "inbox.save-filter"), async (burst, ct) =>
        {
            var mine = await burst.Db.Set<SavedFilter>().Where(f => f.PersonId == actor.Id).ToListAsync(ct);
            if (mine.Find(f => f.Name == called) is { } present)
            {
                (present.Query, present.Text) = (query, text);
                return present.Id;
            }

            if (mine.Count >= MostOfPerson)
                throw new TaskRefusedException("name", $"保存できる絞込みは{MostOfPerson}個までです。使わないものを削除してください。");
            var added = new SavedFilter { Id = "filter-" + idempotencyKey, PersonId = actor.Id, Name = called, Query = query, Text = text };
            burst.Db.Add(added);
            return added.Id;
        }, cancellationToken);
    }

    /// <summary>Drops one's own filter; nothing happens when it is gone already.</summary>
    public Task<string> RemoveAsync(string filterId, Actor actor, string idempotencyKey, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(actor);
        return bursts.ExecuteAsync(new BurstCommand("drop-filter-" + idempotencyKey, actor, "inbox.drop-filter"), async (burst, ct) =>
        {
            if (await burst.Db.Set<SavedFilter>().SingleOrDefaultAsync(f => f.Id == filterId && f.PersonId == actor.Id, ct) is { } filter)
                burst.Db.Remove(filter);
            return filterId;
        }, cancellationToken);
    }
}
