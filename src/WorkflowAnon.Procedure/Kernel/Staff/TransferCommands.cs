using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WorkflowAnon.Domain.Agency;
using WorkflowAnon.Domain.Calendar;
using WorkflowAnon.Domain.Notices;
using WorkflowAnon.Domain.Staff;
using WorkflowAnon.Procedure.Kernel.Forms;
using WorkflowAnon.Procedure.Kernel.Notices;
using WorkflowAnon.Procedure.Kernel.Tasks;
using WorkflowAnon.Storage.Bursts;
using WorkflowAnon.Storage.Identity;
using WorkflowAnon.Storage.Model;

namespace WorkflowAnon.Procedure.Kernel.Staff;

/// <summary>人事異動: announced and called off by a 運用管理者, carried out by the service itself on its day, once, also after a time in which nothing ran.</summary>
public sealed class TransferCommands(IServiceScopeFactory scopes, IBurstExecutor bursts, AgencyProfile profile, TimeProvider clock)
{
    /// <summary>Announces a transfer; the 監督者 of the division that the person leaves is told. Returns its id.</summary>
    /// <exception cref="TaskRefusedException">Something typed is missing or impossible.</exception>
    /// <exception cref="TaskConflictException">Not a 運用管理者, one's own, or nobody would be left to administer.</exception>
    public Task<string> AnnounceAsync(string accountId, StaffTransferForm form, Actor actor, string idempotencyKey, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(form);
        ArgumentNullException.ThrowIfNull(actor);
        return bursts.ExecuteAsync(new BurstCommand("transfer-" + idempotencyKey, actor, "transfer.announce"), async (burst, ct) =>
        {
            await StaffRoll.OpenAsync(burst, ct);
            var account = await StaffRoll.FindAsync(burst.Db, accountId, ct);
            StaffRoll.RequireOther(actor, accountId, "人事異動");
            var missing = FormBinder.Bind(FormDescriptor.Of(typeof(StaffTransferForm)), FormBinder.Unbind(form)).Errors;
            if (missing.Count > 0)
                throw new TaskRefusedException(missing);
            if (!account.IsActive)
                throw new TaskConflictException(TaskConflictKind.Forbidden, "退職などで使えない職員の人事異動は登録できません。");
            var after = StaffRoll.Place(profile, "newDivisionId", form.NewDivisionId, "newDuties", form.NewDuties);
            var present = await burst.Db.Set<StaffTransfer>().AsNoTracking().Where(t => t.PersonId == accountId && t.AppliedAt == null && t.CancelledAt == null).ToListAsync(ct);
            var before = await PlaceOnAsync(burst.Db, account, present, form.EffectiveOn!.Value, ct);
            var transfer = new StaffTransfer
            {
                Id = StaffTransfer.IdPrefix + idempotencyKey,
                PersonId = accountId,
                EffectiveOn = form.EffectiveOn.Value,
                DivisionId = after.DivisionId,
                Duties = [.. after.Duties],
                FromDivisionId = before.DivisionId,
                AnnouncedById = actor.Id,
                AnnouncedAt = burst.Scope.Now.ToUniversalTime(),
            };
            if (TransferRules.WhyNotAnnounce(transfer, present, burst.Scope.Today) is { } refusal)
                throw new TaskRefusedException("effectiveOn", refusal);
            if (before.DivisionId == after.DivisionId && before.Duties.SequenceEqual(after.Duties))
                throw new TaskRefusedException("newDivisionId", "所属も職務も変わりません。");
            if (!after.Duties.Contains(Duties.Operator))
                await StaffRoll.RequireOtherOperatorAsync(burst.Db, account, before, ct);
            burst.Db.Add(transfer);
            await burst.Services.GetRequiredService<NoticeBook>().WriteAsync(transfer, NoticeKind.TransferAnnounced, account.DisplayName, ct);
            burst.Scope.Audit(StaffRecords.ChainOf(accountId), "transfer.announce", Facts(transfer));
            return transfer.Id;
        }, cancellationToken);
    }

    /// <summary>Calls a transfer off before its day.</summary>
    /// <exception cref="TaskConflictException">Its day has come, or there is none.</exception>
    public Task<string> CancelAsync(string transferId, Actor actor, string idempotencyKey, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(actor);
        return bursts.ExecuteAsync(new BurstCommand("transfer-off-" + idempotencyKey, actor, "transfer.cancel"), async (burst, ct) =>
        {
            await StaffRoll.OpenAsync(burst, ct);
            var transfer = await burst.Db.Set<StaffTransfer>().SingleOrDefaultAsync(t => t.Id == transferId, ct)
                ?? throw new TaskConflictException(TaskConflictKind.NotFound, "人事異動が見つかりません。");
            StaffRoll.RequireOther(actor, transfer.PersonId, "人事異動");
            if (TransferRules.WhyNotCancel(transfer, burst.Scope.Today) is { } refusal)
                throw new TaskConflictException(TaskConflictKind.Ended, refusal);
            if (transfer.CancelledAt is not null)
                return transfer.PersonId;
            transfer.CancelledAt = burst.Scope.Now.ToUniversalTime();
            burst.Scope.Audit(StaffRecords.ChainOf(transfer.PersonId), "transfer.cancel", Facts(transfer));
            return transfer.PersonId;
        }, cancellationToken);
    }

    /// <summary>Carries out what is due, each transfer in a burst of its own. Returns how many.</summary>
    public async Task<int> ApplyDueAsync(CancellationToken cancellationToken = default)
    {
        var today = JapanTime.Today(clock);
        List<string> due;
        await using (var scope = scopes.CreateAsyncScope())
        {
            due = await scope.ServiceProvider.GetRequiredService<WorkflowAnonDbContext>().Set<StaffTransfer>().AsNoTracking()
                .Where(t => t.AppliedAt == null && t.CancelledAt == null && t.EffectiveOn <= today)
                .OrderBy(t => t.EffectiveOn).ThenBy(t => t.Id).Select(t => t.Id).ToListAsync(cancellationToken);
        }

        foreach (var id in due)
            await bursts.ExecuteAsync(new BurstCommand("apply-" + id, Actor.System, "transfer.apply"), (burst, ct) => ApplyAsync(burst, id, ct), cancellationToken);
        return due.Count;
    }

    private static async Task<bool> ApplyAsync(IBurst burst, string transferId, CancellationToken cancellationToken)
    {
        await StaffRoll.OpenAsync(burst, cancellationToken);
        var transfer = await burst.Db.Set<StaffTransfer>().SingleAsync(t => t.Id == transferId, cancellationToken);
        if (!TransferRules.IsDue(transfer, burst.Scope.Today))
            return false;
        var account = await StaffRoll.FindAsync(burst.Db, transfer.PersonId, cancellationToken);
        var before = await StaffRoll.PlaceOfAsync(burst.Db, account, cancellationToken);
        var after = new StaffPlace(transfer.DivisionId, transfer.Duties);
        // Between the announcement and the day the others may have left: an office without 運用管理者 could never make one again.
        var keepsOperator = before.Duties.Contains(Duties.Operator) && !after.Duties.Contains(Duties.Operator) && !await StaffRoll.HasOtherOperatorAsync(burst.Db, account.Id, cancellationToken);
        if (keepsOperator)
            after = after with { Duties = [.. after.Duties, Duties.Operator] };
        var returned = await TaskCommands.ReturnOfAsync(burst, account, before, after, "人事異動のため", cancellationToken);
        await StaffRoll.MoveAsync(burst.Db, account, after, cancellationToken);
        transfer.FromDivisionId = before.DivisionId;
        transfer.ReturnedTaskIds = returned;
        transfer.AppliedAt = burst.Scope.Now.ToUniversalTime();
        var facts = Facts(transfer);
        if (keepsOperator)
            facts["kept"] = Duties.Operator;
        burst.Scope.Audit(StaffRecords.ChainOf(account.Id), "transfer.apply", facts);
        var left = await burst.Services.GetRequiredService<StaffWorkReader>().ReadAsync(account.Id, before.DivisionId, cancellationToken);
        if (returned.Count > 0 || left.Any)
            await burst.Services.GetRequiredService<NoticeBook>().WriteAsync(transfer, NoticeKind.TransferApplied, account.DisplayName, cancellationToken);
        return true;
    }

    // Where the person will be on the eve of the day: transfers that come before count.
    private static async Task<StaffPlace> PlaceOnAsync(WorkflowAnonDbContext db, StaffAccount account, IEnumerable<StaffTransfer> present, DateOnly day, CancellationToken cancellationToken) =>
        present.Where(t => t.EffectiveOn < day).MaxBy(t => t.EffectiveOn) is { } earlier
            ? new(earlier.DivisionId, earlier.Duties) : await StaffRoll.PlaceOfAsync(db, account, cancellationToken);

    private static Dictionary<string, string?> Facts(StaffTransfer transfer) => new()
    {
        ["transfer"] = transfer.Id,
        ["from"] = transfer.FromDivisionId,
        ["division"] = transfer.DivisionId,
        ["duties"] = string.Join(' ', transfer.Duties),
        ["effectiveOn"] = transfer.EffectiveOn.ToString("O", System.Globalization.CultureInfo.InvariantCulture),
        ["returned"] = transfer.ReturnedTaskIds.Count.ToString(System.Globalization.CultureInfo.InvariantCulture),
    };
}
