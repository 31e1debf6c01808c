using Microsoft.EntityFrameworkCore;
using WorkflowAnon.Domain.Cases;

namespace WorkflowAnon.Web.Queries;

/// <summary>実演: the deadlines that lie ahead, for moving the business clock to them.</summary>
internal sealed class ClockQuery(WorkflowAnonDbContext db)
{
    private const int Most = 12;

    public async Task<IReadOnlyList<Deadline>> NextAsync(DateOnly today, CancellationToken cancellationToken) =>
        await db.Set<Deadline>().AsNoTracking().Where(d => d.MetAt == null && d.SupersededAt == null && d.Due >= today)
            .OrderBy(d => d.Due).ThenBy(d => d.Id).Take(Most).ToListAsync(cancellationToken);
}
