using Microsoft.EntityFrameworkCore;
using WorkflowAnon.Domain.Agency;
using WorkflowAnon.Domain.Staff;
using WorkflowAnon.Procedure.Kernel.Staff;
using WorkflowAnon.Procedure.Kernel.Tasks;
using WorkflowAnon.Storage.Identity;
using WorkflowAnon.Storage.Tasks;

namespace WorkflowAnon.Web.Queries;

/// <summary>A transfer with what hangs on it.</summary>
/// <param name="Transfer">The transfer.</param>
/// <param name="Person">氏名.</param>
/// <param name="From">所属 before.</param>
/// <param name="To">所属 from the day on.</param>
/// <param name="Returned">Tasks that went back with it.</param>
/// <param name="Work">What still hangs on the person in the old division.</param>
/// <param name="SubstituteNames">氏名 of people in absences, by id.</param>
/// <param name="ShowsSubjects">False for who reads no cases: which case a task belongs to is then left out.</param>
internal sealed record TransferFile(
    StaffTransfer Transfer, string Person, string From, string To, IReadOnlyList<HumanTask> Returned, StaffWork Work, IReadOnlyDictionary<string, string> SubstituteNames, bool ShowsSubjects);

/// <summary>人事異動 and what it leaves behind: for 運用管理者 and the 監督者 of the division that is left, or of 総務課.</summary>
internal sealed class TransferQuery(WorkflowAnonDbContext db, AgencyProfile profile, StaffWorkReader work)
{
    /// <summary>One transfer.</summary>
    /// <exception cref="TaskConflictException">There is none, or not this person's to see.</exception>
    public async Task<TransferFile> FindAsync(Actor actor, string id, CancellationToken cancellationToken)
    {
        var transfer = await db.Set<StaffTransfer>().AsNoTracking().SingleOrDefaultAsync(t => t.Id == id, cancellationToken)
            ?? throw new TaskConflictException(TaskConflictKind.NotFound, "人事異動が見つかりません。");
        var supervises = actor.Has(Duties.Supervisor) && (actor.DivisionId == transfer.FromDivisionId || actor.DivisionId == profile.GeneralAffairs().Id);
        if (!supervises && !actor.Has(Duties.Operator))
            throw new TaskConflictException(TaskConflictKind.Forbidden, "人事異動を見られるのは、運用管理者と、異動する人の所属の監督者です。");
        var left = await work.ReadAsync(transfer.PersonId, transfer.FromDivisionId, cancellationToken);
        var returned = await db.Set<HumanTask>().AsNoTracking().Where(t => transfer.ReturnedTaskIds.Contains(t.Id)).OrderBy(t => t.SortDue).ThenBy(t => t.Id).ToListAsync(cancellationToken);
        string[] people = [transfer.PersonId, .. left.Away.Select(a => a.SubstituteId), .. left.ActsFor.Select(a => a.PersonId)];
        var names = await db.Set<StaffAccount>().AsNoTracking().Where(a => people.Contains(a.Id)).ToDictionaryAsync(a => a.Id, a => a.DisplayName, cancellationToken);
        return new(
            transfer, names.GetValueOrDefault(transfer.PersonId, transfer.PersonId), NameOf(transfer.FromDivisionId), NameOf(transfer.DivisionId), returned, left, names, supervises);
    }

    private string NameOf(string divisionId) => profile.FindDivision(divisionId)?.Name ?? divisionId;
}
