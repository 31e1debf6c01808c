using Microsoft.EntityFrameworkCore;
using WorkflowAnon.Domain.Absences;
using WorkflowAnon.Storage.Model;
using WorkflowAnon.Storage.Tasks;

namespace WorkflowAnon.Procedure.Kernel.Staff;

/// <summary>What hangs on a person in a division, for who must see to it when the person leaves. None of it is given to somebody else by itself.</summary>
/// <param name="Held">Claimed tasks of that division: they go back to its inbox with a transfer.</param>
/// <param name="Personal">後閲 and the like, which nobody else can do.</param>
/// <param name="Drafted">Tasks that await others in procedures where the person drafted (起案): a 差戻し goes to the division, not to the person.</param>
/// <param name="Away">Absences of the person that are not over.</param>
/// <param name="ActsFor">Absences of others in which the person is named as substitute.</param>
public sealed record StaffWork(
    IReadOnlyList<HumanTask> Held, IReadOnlyList<HumanTask> Personal, IReadOnlyList<HumanTask> Drafted, IReadOnlyList<Absence> Away, IReadOnlyList<Absence> ActsFor)
{
    /// <summary>True when there is anything.</summary>
    public bool Any => Held.Count + Personal.Count + Drafted.Count + Away.Count + ActsFor.Count > 0;
}

/// <summary>Reads <see cref="StaffWork"/>.</summary>
public sealed class StaffWorkReader(WorkflowAnonDbContext db, TimeProvider clock)
{
    /// <summary>What hangs on <paramref name="personId"/> in <paramref name="divisionId"/>, as it stands, or as the burst under way will leave it.</summary>
    public async Task<StaffWork> ReadAsync(string personId, string divisionId, CancellationToken cancellationToken)
    {
        var today = Domain.Calendar.JapanTime.Today(clock);
        var claimed = await db.Set<HumanTask>().Where(t => t.AssigneeId == personId && t.State == HumanTaskState.Claimed && t.DivisionId == divisionId)
            .OrderBy(t => t.SortDue).ThenBy(t => t.Id).ToListAsync(cancellationToken);
        // Within a burst, what has just gone back is still claimed in the database.
        claimed.RemoveAll(t => t.AssigneeId != personId);
        var drafted = await db.Set<HumanTask>().AsNoTracking()
            .Where(t => (t.State == HumanTaskState.Open || t.State == HumanTaskState.Claimed) && t.AssigneeId != personId
                && db.Set<HumanTask>().Any(d => d.InstanceId == t.InstanceId && d.Drafts != "" && d.CompletedById == personId && d.DivisionId == divisionId))
            .OrderBy(t => t.SortDue).ThenBy(t => t.Id).ToListAsync(cancellationToken);
        var absences = await db.Set<Absence>().AsNoTracking()
            .Where(a => a.CancelledAt == null && a.Until >= today && (a.PersonId == personId || a.SubstituteId == personId)).OrderBy(a => a.From).ToListAsync(cancellationToken);
        return new(
            [.. claimed.Where(t => !t.IsPersonal)], [.. claimed.Where(t => t.IsPersonal)], drafted,
            [.. absences.Where(a => a.PersonId == personId)], [.. absences.Where(a => a.SubstituteId == personId)]);
    }
}
