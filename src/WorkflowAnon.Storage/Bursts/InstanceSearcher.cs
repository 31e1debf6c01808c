using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using WorkflowAnon.Engine.Execution;
using WorkflowAnon.Engine.Runtime;
using WorkflowAnon.Storage.Engine;
using WorkflowAnon.Storage.Model;

namespace WorkflowAnon.Storage.Bursts;

/// <summary>Searches instances beside the engine: narrow columns, a context of its own for each question.</summary>
internal sealed class InstanceSearcher(IDbContextFactory<WorkflowAnonDbContext> contexts) : IInstanceSearch
{
    private const int MostRows = 1000;

    public async Task<InstanceSearchResult> SearchAsync(InstanceSearch search, CancellationToken cancellationToken = default)
    {
        var db = await contexts.CreateDbContextAsync(cancellationToken).ConfigureAwait(false);
        await using var disposeDb = db.ConfigureAwait(false);
        var rows = Filter(db, search);
        var total = await rows.CountAsync(cancellationToken).ConfigureAwait(false);
        var page = await WorkflowEngine.Summaries(db, Ordered(rows, search).Skip(Math.Max(0, search.Skip)).Take(Math.Clamp(search.Take, 1, MostRows)))
            .ToListAsync(cancellationToken).ConfigureAwait(false);
        // The join need not keep the order of the page.
        var key = Key(search);
        var items = search.Ascending ? page.OrderBy(key).ThenBy(i => i.Id, StringComparer.Ordinal) : page.OrderByDescending(key).ThenByDescending(i => i.Id, StringComparer.Ordinal);
        return new InstanceSearchResult([.. items], total);
    }

    public async Task<IReadOnlyList<InstanceProgress>> ProgressAsync(IReadOnlyCollection<string> instanceIds, CancellationToken cancellationToken = default)
    {
        var db = await contexts.CreateDbContextAsync(cancellationToken).ConfigureAwait(false);
        await using var disposeDb = db.ConfigureAwait(false);
        return await db.Set<InstanceRow>().AsNoTracking()
            .Where(i => instanceIds.Contains(i.Id))
            .Select(i => new InstanceProgress(i.Id, i.JournalSequence, i.SubStatus, i.OpenIncidents, i.UpdatedAt))
            .ToListAsync(cancellationToken).ConfigureAwait(false);
    }

    private static IQueryable<InstanceRow> Filter(WorkflowAnonDbContext db, InstanceSearch search)
    {
        var rows = db.Set<InstanceRow>().AsNoTracking();
        if (search.DefinitionIds.Count > 0)
            rows = rows.Where(i => search.DefinitionIds.Contains(i.DefinitionId));
        if (search.CorrelationId is { Length: > 0 } correlation)
            rows = rows.Where(i => i.CorrelationId == correlation);
        if (search.Version is { } version)
            rows = rows.Where(i => db.Set<DefinitionRow>().Any(d => d.VersionId == i.DefinitionVersionId && d.Version == version));
        if (search.HasIncidents is { } faulted)
            rows = rows.Where(i => i.OpenIncidents > 0 == faulted);
        if (search.Statuses.Count > 0)
        {
            var (finished, running) = (search.Statuses.Contains(WorkflowStatus.Finished), search.Statuses.Contains(WorkflowStatus.Running));
            rows = rows.Where(i => (finished && i.IsFinished) || (running && !i.IsFinished));
        }

        if (search.SubStatuses.Count > 0)
            rows = rows.Where(i => search.SubStatuses.Contains(i.SubStatus));
        if (search.Text?.Trim() is { Length: > 0 } text)
            rows = rows.Where(i => i.Id.Contains(text) || i.DefinitionId.Contains(text) || (i.CorrelationId != null && i.CorrelationId.Contains(text)));
        return search.Times.Aggregate(rows, (found, bound) => found.Where(Bound(bound)));
    }

    private static IOrderedQueryable<InstanceRow> Ordered(IQueryable<InstanceRow> rows, InstanceSearch search)
    {
        if (search.OrderByName)
            return search.Ascending ? rows.OrderBy(i => i.Name ?? "").ThenBy(i => i.Id) : rows.OrderByDescending(i => i.Name ?? "").ThenByDescending(i => i.Id);
        var time = Time(search.OrderBy);
        return search.Ascending ? rows.OrderBy(time).ThenBy(i => i.Id) : rows.OrderByDescending(time).ThenByDescending(i => i.Id);
    }

    private static Func<InstanceSummary, object?> Key(InstanceSearch search) => search.OrderByName
        ? i => i.Name ?? ""
        : search.OrderBy switch
        {
            InstanceTime.Updated => i => i.UpdatedAt,
            InstanceTime.Finished => i => i.FinishedAt ?? i.UpdatedAt,
            _ => i => i.CreatedAt,
        };

    // What is not over sorts by its last burst.
    private static Expression<Func<InstanceRow, DateTimeOffset>> Time(InstanceTime column) => column switch
    {
        InstanceTime.Updated => i => i.UpdatedAt,
        InstanceTime.Finished => i => i.FinishedAt ?? i.UpdatedAt,
        _ => i => i.CreatedAt,
    };

    private static Expression<Func<InstanceRow, bool>> Bound(InstanceTimeBound bound)
    {
        Expression<Func<InstanceRow, DateTimeOffset?>> column = bound.Column switch
        {
            InstanceTime.Updated => i => i.UpdatedAt,
            InstanceTime.Finished => i => i.FinishedAt,
            _ => i => i.CreatedAt,
        };
        var at = Expression.Constant(bound.At.ToUniversalTime(), typeof(DateTimeOffset?));
        Expression compared = bound.Comparison switch
        {
            TimeComparison.Is => Expression.Equal(column.Body, at),
            TimeComparison.IsNot => Expression.NotEqual(column.Body, at),
            TimeComparison.LessThan => Expression.LessThan(column.Body, at),
            TimeComparison.GreaterThan => Expression.GreaterThan(column.Body, at),
            TimeComparison.LessThanOrEqual => Expression.LessThanOrEqual(column.Body, at),
            _ => Expression.GreaterThanOrEqual(column.Body, at),
        };
        return Expression.Lambda<Func<InstanceRow, bool>>(compared, column.Parameters);
    }
}
