using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using WorkflowAnon.Domain.Agency;
using WorkflowAnon.Domain.Staff;
using WorkflowAnon.Procedure.Kernel.Tasks;
using WorkflowAnon.Storage.Bursts;
using WorkflowAnon.Storage.Identity;
using WorkflowAnon.Storage.Model;

namespace WorkflowAnon.Procedure.Kernel.Staff;

/// <summary>職員名簿 as a burst of a 運用管理者 changes it: who may, which account, which duties, and that somebody is left to administer it.</summary>
internal static class StaffRoll
{
    /// <summary>What every change of the roll locks: two operators who take the duty from each other must not leave nobody.</summary>
    private const string Roll = "staff-roll";

    /// <summary>Refuses who is not 運用管理者 and, unless the burst is the service's own, locks the roll.</summary>
    public static Task OpenAsync(IBurst burst, CancellationToken cancellationToken)
    {
        RequireOperator(burst.Scope.Actor);
        return burst.Scope.LockSubjectsAsync([Roll], cancellationToken);
    }

    /// <summary>Refuses who is not 運用管理者; the service itself may, for the first account and for transfers whose day has come.</summary>
    public static void RequireOperator(Actor actor)
    {
        ArgumentNullException.ThrowIfNull(actor);
        if (!actor.IsSystem && !actor.Has(Duties.Operator))
            throw new TaskConflictException(TaskConflictKind.Forbidden, "職員の登録・変更・人事異動は、運用管理者の職務を持つ人が行います。");
    }

    /// <summary>The account, to be changed.</summary>
    public static async Task<StaffAccount> FindAsync(WorkflowAnonDbContext db, string accountId, CancellationToken cancellationToken) =>
        await db.Set<StaffAccount>().SingleOrDefaultAsync(a => a.Id == accountId, cancellationToken)
        ?? throw new TaskConflictException(TaskConflictKind.NotFound, "職員が見つかりません。");

    /// <summary>Refuses a change of one's own place or sign-in: another 運用管理者 makes it.</summary>
    public static void RequireOther(Actor actor, string accountId, string what)
    {
        if (actor.Id == accountId)
            throw new TaskConflictException(TaskConflictKind.Forbidden, $"自分の{what}は自分では変えられません。ほかの運用管理者に依頼してください。");
    }

    /// <summary>The division and duties as they were typed.</summary>
    public static StaffPlace Place(AgencyProfile profile, string divisionField, string divisionId, string dutiesField, IReadOnlyCollection<string> duties)
    {
        if (profile.FindDivision(divisionId) is null)
            throw new TaskRefusedException(divisionField, "所属を選んでください。");
        if (duties.Count == 0 || duties.Any(d => !Duties.All.Contains(d)))
            throw new TaskRefusedException(dutiesField, "職務を一つ以上選んでください。");
        return new(divisionId, [.. Duties.All.Where(duties.Contains)]);
    }

    /// <summary>所属 and 職務 of an account now.</summary>
    public static async Task<StaffPlace> PlaceOfAsync(WorkflowAnonDbContext db, StaffAccount account, CancellationToken cancellationToken)
    {
        var held = await db.Set<IdentityUserRole<string>>().Where(r => r.UserId == account.Id)
            .Join(db.Set<IdentityRole>(), r => r.RoleId, r => r.Id, (_, role) => role.Name!).ToListAsync(cancellationToken);
        return new(account.DivisionId, [.. Duties.All.Where(held.Contains)]);
    }

    /// <summary>Puts an account into a place: division, and exactly these duties. Its sessions are renewed at their next request.</summary>
    public static async Task MoveAsync(WorkflowAnonDbContext db, StaffAccount account, StaffPlace place, CancellationToken cancellationToken)
    {
        account.DivisionId = place.DivisionId;
        Touch(account);
        var roles = await RolesAsync(db, cancellationToken);
        var held = await db.Set<IdentityUserRole<string>>().Where(r => r.UserId == account.Id).ToListAsync(cancellationToken);
        var wanted = place.Duties.Select(d => roles[d]).ToList();
        db.RemoveRange(held.Where(h => roles.ContainsValue(h.RoleId) && !wanted.Contains(h.RoleId)));
        db.AddRange(wanted.Where(id => held.TrueForAll(h => h.RoleId != id)).Select(id => new IdentityUserRole<string> { UserId = account.Id, RoleId = id }));
    }

    /// <summary>Marks an account as changed: a session compares this with what it was signed in with.</summary>
    public static void Touch(StaffAccount account) => account.ConcurrencyStamp = Guid.CreateVersion7().ToString("N");

    /// <summary>Ends every session of an account.</summary>
    public static void EndSessions(StaffAccount account)
    {
        account.SecurityStamp = Guid.CreateVersion7().ToString("N");
        Touch(account);
    }

    /// <summary>True when somebody else can administer the roll: an active 運用管理者 who is not locked out.</summary>
    public static async Task<bool> HasOtherOperatorAsync(WorkflowAnonDbContext db, string accountId, CancellationToken cancellationToken) =>
        await (from account in db.Set<StaffAccount>()
               join held in db.Set<IdentityUserRole<string>>() on account.Id equals held.UserId
               join role in db.Set<IdentityRole>() on held.RoleId equals role.Id
               where account.Id != accountId && account.IsActive && role.Name == Duties.Operator
                   && (account.LockoutEnd == null || account.LockoutEnd < StaffAccount.LockedUntilLifted)
               select account.Id).AnyAsync(cancellationToken);

    /// <summary>Refuses what would leave no 運用管理者.</summary>
    public static async Task RequireOtherOperatorAsync(WorkflowAnonDbContext db, StaffAccount account, StaffPlace place, CancellationToken cancellationToken)
    {
        if (place.Duties.Contains(Duties.Operator) && !await HasOtherOperatorAsync(db, account.Id, cancellationToken))
            throw new TaskConflictException(TaskConflictKind.Forbidden, "ほかに運用管理者がいないため、できません。先に別の人に運用管理者の職務を付けてください。");
    }

    // The roles that stand for duties, by duty; the first account of a database makes them.
    private static async Task<Dictionary<string, string>> RolesAsync(WorkflowAnonDbContext db, CancellationToken cancellationToken)
    {
        var names = Duties.All;
        var roles = await db.Set<IdentityRole>().Where(r => names.Contains(r.Name)).ToDictionaryAsync(r => r.Name!, r => r.Id, StringComparer.Ordinal, cancellationToken);
        foreach (var duty in names.Where(d => !roles.ContainsKey(d)))
        {
            db.Add(new IdentityRole(duty) { Id = duty, NormalizedName = duty.ToUpperInvariant() });
            roles.Add(duty, duty);
        }

        return roles;
    }
}
