using Microsoft.EntityFrameworkCore;
using WorkflowAnon.Domain.Absences;
using WorkflowAnon.Domain.Agency;
using WorkflowAnon.Storage.Identity;

namespace WorkflowAnon.Web.Queries;

/// <summary>An absence with names.</summary>
internal sealed record AbsenceRow(Absence Absence, string Person, string Division, string Substitute, bool MayCancel);

/// <summary>不在と代理 of one's division, and those in which one acts.</summary>
internal sealed class AbsenceQuery(WorkflowAnonDbContext db, AgencyProfile profile)
{
    /// <summary>Absences that are not over, soonest first.</summary>
    public async Task<IReadOnlyList<AbsenceRow>> ListAsync(Actor actor, DateOnly today, CancellationToken cancellationToken)
    {
        var people = await PeopleAsync(cancellationToken);
        var present = await db.Set<Absence>().AsNoTracking().Where(a => a.CancelledAt == null && a.Until >= today).OrderBy(a => a.From).ThenBy(a => a.Id).ToListAsync(cancellationToken);
        return [.. present.Where(a => a.SubstituteId == actor.Id || people.GetValueOrDefault(a.PersonId)?.DivisionId == actor.DivisionId).Select(a =>
        {
            var person = people.GetValueOrDefault(a.PersonId);
            return new AbsenceRow(
                a, person?.DisplayName ?? a.PersonId, profile.FindDivision(person?.DivisionId ?? "")?.Name ?? "", people.GetValueOrDefault(a.SubstituteId)?.DisplayName ?? a.SubstituteId,
                a.PersonId == actor.Id || (actor.Has(Duties.Supervisor) && person?.DivisionId == actor.DivisionId));
        })];
    }

    /// <summary>People as choices: name with division, one's own division first.</summary>
    public async Task<IReadOnlyList<Procedure.Kernel.Forms.Choice>> ChoicesAsync(Actor actor, CancellationToken cancellationToken) =>
        [.. (await PeopleAsync(cancellationToken)).Values.OrderByDescending(p => p.DivisionId == actor.DivisionId).ThenBy(p => p.DivisionId, StringComparer.Ordinal).ThenBy(p => p.Id, StringComparer.Ordinal)
            .Select(p => new Procedure.Kernel.Forms.Choice(p.Id, $"{profile.FindDivision(p.DivisionId)?.Name} {p.DisplayName}"))];

    private Task<Dictionary<string, StaffAccount>> PeopleAsync(CancellationToken cancellationToken) =>
        db.Set<StaffAccount>().AsNoTracking().Where(a => a.IsActive).ToDictionaryAsync(a => a.Id, cancellationToken);
}
