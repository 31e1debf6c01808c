using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using WorkflowAnon.Domain.Agency;
using WorkflowAnon.Domain.Staff;
using WorkflowAnon.Procedure.Kernel.Staff;
using WorkflowAnon.Procedure.Kernel.Tasks;
using WorkflowAnon.Storage.Identity;

namespace WorkflowAnon.Web.Queries;

/// <summary>A person's own account.</summary>
internal sealed record AccountFile(StaffAccount Account, string Division, bool IsLinked, int CodesLeft, StaffTransfer? Next);

/// <summary>本人の設定.</summary>
internal sealed class AccountQuery(WorkflowAnonDbContext db, AgencyProfile profile)
{
    /// <summary>The person's own account.</summary>
    public async Task<AccountFile> FindAsync(Actor actor, CancellationToken cancellationToken)
    {
        var account = await db.Set<StaffAccount>().AsNoTracking().SingleOrDefaultAsync(a => a.Id == actor.Id, cancellationToken)
            ?? throw new TaskConflictException(TaskConflictKind.NotFound, "利用者の登録が見つかりません。運用管理者に連絡してください。");
        var next = await db.Set<StaffTransfer>().AsNoTracking().Where(t => t.PersonId == actor.Id && t.AppliedAt == null && t.CancelledAt == null)
            .OrderBy(t => t.EffectiveOn).FirstOrDefaultAsync(cancellationToken);
        return new(
            account, NameOf(account.DivisionId), await db.Set<IdentityUserLogin<string>>().AnyAsync(l => l.UserId == actor.Id, cancellationToken),
            await SecondFactor.CodesLeftAsync(db, actor.Id, cancellationToken), next);
    }

    /// <summary>The authenticator key of an account that is being set up; null before that was begun and after it was confirmed.</summary>
    public async Task<string?> NewKeyAsync(StaffAccount account, CancellationToken cancellationToken) =>
        account.TwoFactorEnabled ? null : await SecondFactor.KeyAsync(db, account.Id, cancellationToken);

    /// <summary>Name of a division.</summary>
    public string NameOf(string divisionId) => profile.FindDivision(divisionId)?.Name ?? divisionId;
}
