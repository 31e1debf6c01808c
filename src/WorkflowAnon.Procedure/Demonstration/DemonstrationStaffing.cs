using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WorkflowAnon.Domain.Cases;
using WorkflowAnon.Procedure.Kernel.Absences;
using WorkflowAnon.Procedure.Kernel.Staff;
using WorkflowAnon.Procedure.Kernel.Tasks;
using WorkflowAnon.Procedure.Records;

namespace WorkflowAnon.Procedure.Demonstration;

/// <summary>The office of the demonstration: who is away and who acts for them, who will be transferred, and what must not be disposed of.</summary>
/// <param name="services">The service's root provider.</param>
/// <param name="office">The office.</param>
/// <param name="people">Who acts.</param>
internal sealed class DemonstrationStaffing(IServiceProvider services, ScriptedOffice office, DemonstrationPeople people)
{
    private static readonly DateOnly Announced = new(2026, 6, 22), Transferred = new(2026, 7, 1), BackInOffice = new(2026, 6, 30);

    private string GeneralAffairs => people.Clerk.DivisionId;

    /// <summary>Adds the office's tracks.</summary>
    public void AddTo(DemonstrationAgenda agenda)
    {
        // 人事異動: a clerk of 総務課 leaves it on the first of July; its 監督者 has been told.
        agenda.Track("transfer").On(Announced, ct => services.GetRequiredService<TransferCommands>().AnnounceAsync(
            people.Colleague(GeneralAffairs).Id, new StaffTransferForm { EffectiveOn = Transferred, NewDivisionId = DemonstrationProposals.LostProperty.DivisionId, NewDuties = [.. people.Clerk.DutySet] },
            people.Operator, "demo-transfer", ct));
        // 訴訟: what was terminated may be fought over.
        agenda.Track("hold").On(new(2026, 6, 23), async ct =>
        {
            var terminated = await office.ReadAsync(db => db.Set<Case>().AsNoTracking().Where(c => c.Outcome == CaseOutcome.Terminated).Select(c => c.Id).SingleAsync(ct));
            await services.GetRequiredService<LegalHoldCommands>().SetAsync(terminated, "契約の解除を争う訴えの提起が予告されているため。", people.Supervisor, "demo-hold", ct);
        });
        // 不在と代理: that clerk is away with a task in hand, and the head of a division while an examination waits for the decision.
        var deciding = DemonstrationProposals.WinterTyres.DivisionId;
        agenda.Track("absence").On(DemonstrationCalendar.Present, async ct =>
        {
            var away = people.Colleague(GeneralAffairs);
            var held = await office.ReadAsync(db => db.Set<Domain.Inquiries.Inquiry>().AsNoTracking().Where(i => i.AnsweredOn == null).Select(i => i.Id).SingleAsync(ct));
            var task = await office.TaskAsync(held, "answer", cancellationToken: ct);
            await services.GetRequiredService<TaskCommands>().ClaimAsync(task.Id, away, ct);
            await RegisterAsync("clerk", away.Id, people.Clerk.Id, "異動先での引継ぎのため", away, ct);
            var head = people.Approver(deciding);
            await RegisterAsync("head", head.Id, people.Colleague(deciding).Id, "出張のため", head, ct);
        });
    }

    private Task<string> RegisterAsync(string key, string personId, string substituteId, string reason, Storage.Bursts.Actor actor, CancellationToken cancellationToken) =>
        services.GetRequiredService<AbsenceCommands>().RegisterAsync(
            new AbsenceForm { PersonId = personId, SubstituteId = substituteId, From = DemonstrationCalendar.Present, Until = BackInOffice, Reason = reason }, actor, "demo-" + key, cancellationToken);
}
