using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using WorkflowAnon.Domain.Absences;
using WorkflowAnon.Domain.Calendar;
using WorkflowAnon.Storage.Bursts;
using WorkflowAnon.Storage.Identity;
using WorkflowAnon.Storage.Model;
using WorkflowAnon.Storage.Tasks;

namespace WorkflowAnon.Procedure.Kernel.Tasks;

/// <summary>代理: the person who is away, and the absence that lets another act for them.</summary>
/// <param name="Person">本人.</param>
/// <param name="Absence">Period and reason.</param>
public sealed record ActingFor(Actor Person, Absence Absence);

/// <summary>Whether a person may do something with a task: in their own right, or for another who is away.</summary>
/// <param name="Conflict">Why not; null when allowed.</param>
/// <param name="ActingFor">For whom, when only as a substitute.</param>
public sealed record TaskRight(TaskConflictException? Conflict, ActingFor? ActingFor = null);

/// <summary>Applies <see cref="TaskAccess"/> to a person and, where it refuses, to those for whom the person acts today (代理).</summary>
public sealed class TaskRights(WorkflowAnonDbContext db, TimeProvider clock)
{
    /// <summary>Checks <paramref name="command"/>.</summary>
    /// <param name="actor">Who asks.</param>
    /// <param name="task">The task.</param>
    /// <param name="command">What they want.</param>
    /// <param name="barredIds">People whom 職務分離 keeps from this task; neither they nor anyone for them may do it.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    public async Task<TaskRight> CheckAsync(Actor actor, HumanTask task, TaskCommand command, IReadOnlySet<string> barredIds, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(task);
        ArgumentNullException.ThrowIfNull(barredIds);
        var direct = TaskAccess.Check(actor, task, command, barredIds);
        if (direct is null || direct.Kind == TaskConflictKind.Ended || barredIds.Contains(actor.Id))
            return new(direct);
        foreach (var acting in await PrincipalsAsync(actor.Id, cancellationToken))
        {
            // A task that the substitute has taken on for somebody is held under the substitute's own id.
            var person = task.AssigneeId == actor.Id ? acting.Person with { Id = actor.Id } : acting.Person;
            if (!barredIds.Contains(acting.Person.Id) && TaskAccess.Check(person, task, command, barredIds) is null)
                return new(null, acting);
        }

        return new(direct);
    }

    /// <summary>Everybody for whom a person acts today, with their division and duties.</summary>
    public async Task<IReadOnlyList<ActingFor>> PrincipalsAsync(string personId, CancellationToken cancellationToken)
    {
        var today = JapanTime.Today(clock);
        var absences = await db.Set<Absence>().AsNoTracking()
            .Where(a => a.CancelledAt == null && a.From <= today && a.Until >= today).ToListAsync(cancellationToken);
        var mine = AbsenceRules.ActsFor(personId, absences, today);
        var people = mine.Count == 0 ? [] : await PeopleAsync(db.Set<StaffAccount>().Where(a => mine.Select(m => m.PersonId).Contains(a.Id)), cancellationToken);
        return [.. mine.Join(people, a => a.PersonId, p => p.Id, (absence, person) => new ActingFor(person, absence))];
    }

    /// <summary>A member of staff with division and duties; null when there is none or the person has left.</summary>
    public async Task<Actor?> FindAsync(string personId, CancellationToken cancellationToken) =>
        await PeopleAsync(db.Set<StaffAccount>().Where(a => a.Id == personId), cancellationToken) is [var person] ? person : null;

    /// <summary>Everybody of a division, by id.</summary>
    public Task<IReadOnlyList<Actor>> OfDivisionAsync(string divisionId, CancellationToken cancellationToken) =>
        PeopleAsync(db.Set<StaffAccount>().Where(a => a.DivisionId == divisionId), cancellationToken);

    /// <summary>Everybody who is with the office, by id.</summary>
    public Task<IReadOnlyList<Actor>> EverybodyAsync(CancellationToken cancellationToken) => PeopleAsync(db.Set<StaffAccount>(), cancellationToken);

    /// <summary>The absence of a person today, or null.</summary>
    public Task<Absence?> AbsenceOfAsync(string personId, CancellationToken cancellationToken)
    {
        var today = JapanTime.Today(clock);
        return db.Set<Absence>().AsNoTracking().FirstOrDefaultAsync(a => a.PersonId == personId && a.CancelledAt == null && a.From <= today && a.Until >= today, cancellationToken);
    }

    // One statement however many people: an account with its duties, or with none.
    private async Task<IReadOnlyList<Actor>> PeopleAsync(IQueryable<StaffAccount> accounts, CancellationToken cancellationToken)
    {
        var rows = await (from account in accounts.AsNoTracking().Where(a => a.IsActive)
                          join held in db.Set<IdentityUserRole<string>>() on account.Id equals held.UserId into holdings
                          from held in holdings.DefaultIfEmpty()
                          join role in db.Set<IdentityRole>() on held!.RoleId equals role.Id into roles
                          from role in roles.DefaultIfEmpty()
                          select new { account.Id, account.DisplayName, account.DivisionId, Duty = role == null ? null : role.Name }).ToListAsync(cancellationToken);
        return [.. rows.GroupBy(r => (r.Id, r.DisplayName, r.DivisionId)).OrderBy(g => g.Key.Id, StringComparer.Ordinal)
            .Select(g => new Actor(g.Key.Id, g.Key.DisplayName, g.Key.DivisionId, g.Select(r => r.Duty).OfType<string>().ToHashSet(StringComparer.Ordinal)))];
    }
}
