using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using WorkflowAnon.Storage.Model;

namespace WorkflowAnon.Storage.Tasks;

/// <summary>Keeps 書きかけの入力. Not part of any burst: nothing of the procedure depends on it.</summary>
public sealed class UnfinishedFormStore
{
    private readonly IDbContextFactory<WorkflowAnonDbContext> _contexts;
    private readonly TimeProvider _clock;

    internal UnfinishedFormStore(IDbContextFactory<WorkflowAnonDbContext> contexts, TimeProvider clock) => (_contexts, _clock) = (contexts, clock);

    /// <summary>What a person has typed into a task so far, or null.</summary>
    public async Task<(IReadOnlyDictionary<string, string[]> Values, DateTimeOffset KeptAt)?> FindAsync(string taskId, string personId, CancellationToken cancellationToken = default)
    {
        await using var db = await _contexts.CreateDbContextAsync(cancellationToken);
        return await db.Set<UnfinishedForm>().AsNoTracking().SingleOrDefaultAsync(f => f.TaskId == taskId && f.PersonId == personId, cancellationToken) is { } kept
            ? (JsonSerializer.Deserialize<Dictionary<string, string[]>>(kept.Values)!, kept.KeptAt)
            : null;
    }

    /// <summary>Keeps it in the place of what was kept before. Returns when.</summary>
    public async Task<DateTimeOffset> KeepAsync(string taskId, string personId, IReadOnlyDictionary<string, string[]> values, CancellationToken cancellationToken = default)
    {
        var (text, now) = (JsonSerializer.Serialize(values), _clock.GetUtcNow());
        await using var db = await _contexts.CreateDbContextAsync(cancellationToken);
        if (await ReplaceAsync(db, taskId, personId, text, now, cancellationToken))
            return now;
        db.Add(new UnfinishedForm { TaskId = taskId, PersonId = personId, Values = text, KeptAt = now });
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException)
        {
            // Another page of the same person was first: the later one counts.
            if (!await ReplaceAsync(db, taskId, personId, text, now, cancellationToken))
                throw;
        }

        return now;
    }

    /// <summary>Drops what a person has typed.</summary>
    public async Task DropAsync(string taskId, string personId, CancellationToken cancellationToken = default)
    {
        await using var db = await _contexts.CreateDbContextAsync(cancellationToken);
        await db.Set<UnfinishedForm>().Where(f => f.TaskId == taskId && f.PersonId == personId).ExecuteDeleteAsync(cancellationToken);
    }

    /// <summary>Drops everything that belongs to a task that is over; returns how many there were.</summary>
    public async Task<int> SweepAsync(CancellationToken cancellationToken = default)
    {
        await using var db = await _contexts.CreateDbContextAsync(cancellationToken);
        return await db.Set<UnfinishedForm>()
            .Where(f => !db.Set<HumanTask>().Any(t => t.Id == f.TaskId && (t.State == HumanTaskState.Open || t.State == HumanTaskState.Claimed)))
            .ExecuteDeleteAsync(cancellationToken);
    }

    private static async Task<bool> ReplaceAsync(WorkflowAnonDbContext db, string taskId, string personId, string text, DateTimeOffset now, CancellationToken cancellationToken) =>
        await db.Set<UnfinishedForm>().Where(f => f.TaskId == taskId && f.PersonId == personId)
            .ExecuteUpdateAsync(u => u.SetProperty(f => f.Values, text).SetProperty(f => f.KeptAt, now), cancellationToken) == 1;
}
