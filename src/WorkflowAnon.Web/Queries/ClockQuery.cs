using Microsoft.EntityFrameworkCore;
using WorkflowAnon.Domain.Agency;
using WorkflowAnon.Domain.Cases;
using WorkflowAnon.Procedure.Kernel.Tasks;

namespace WorkflowAnon.Web.Queries;

/// <summary>実演: the deadlines that lie ahead, for moving the business clock to them.</summary>
internal sealed class ClockQuery(WorkflowAnonDbContext db, AgencyProfile profile)
{
    private const int Most = 12;

    public async Task<IReadOnlyList<Deadline>> NextAsync(DateOnly today, CancellationToken cancellationToken) =>
        await db.Set<Deadline>().AsNoTracking().Where(d => d.MetAt == null && d.SupersededAt == null && d.Due >= today)
            .OrderBy(d => d.Due).ThenBy(d => d.Id).Take(Most).ToListAsync(cancellationToken);

    /// <summary>Subjects of deadlines that a person may open: the clock is everybody's, a case is not.</summary>
    public async Task<IReadOnlySet<string>> ReadableAsync(Actor actor, IReadOnlyList<Deadline> deadlines, CancellationToken cancellationToken)
    {
        if (!CaseAccess.SeesProcedure(actor))
            return new HashSet<string>();
        var subjects = deadlines.Select(d => d.SubjectId).ToHashSet();
        var cases = await db.Set<Case>().AsNoTracking().Where(c => subjects.Contains(c.Id)).Select(c => c.Id).ToListAsync(cancellationToken);
        var visible = await db.Set<Case>().AsNoTracking().Where(c => subjects.Contains(c.Id)).VisibleTo(actor, profile).Select(c => c.Id).ToListAsync(cancellationToken);
        subjects.ExceptWith(cases.Except(visible));
        return subjects;
    }
}
