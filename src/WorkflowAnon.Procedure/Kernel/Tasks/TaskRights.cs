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
        List<ActingFor> principals = [];
        foreach (var absence in AbsenceRules.ActsFor(personId, absences, today))
        {
            if (await FindAsync(absence.PersonId, cancellationToken) is { } person)
                principals.Add(new(person, absence));
        }

        return principals;
    }

    private async Task<Actor?> FindAsync(string id, CancellationToken cancellationToken)
    {
        var account = await db.Set<StaffAccount>().AsNoTracking().SingleOrDefaultAsync(a => a.Id == id && a.IsActive, cancellationToken);
        if (account is null)
            return null;
        var duties = await (from held in db.Set<IdentityUserRole<string>>()
                            join role in db.Set<IdentityRole>() on held.RoleId equals role.Id
                            where held.UserId == id
                            select role.Name!).ToListAsync(cancellationToken);
        return new Actor(account.Id, account.DisplayName, account.DivisionId, duties.ToHashSet(StringComparer.Ordinal));
    }
}
