using Microsoft.EntityFrameworkCore;
using WorkflowAnon.Domain.Staff;
using WorkflowAnon.Storage.Bursts;
using WorkflowAnon.Storage.Identity;
using WorkflowAnon.Storage.Tasks;

namespace WorkflowAnon.Procedure.Kernel.Tasks;

/// <summary>人事異動: what a person holds goes back to the division's inbox, as by 所属へ戻す.</summary>
public sealed partial class TaskCommands
{
    /// <summary>Sends back what the person may no longer do in the new place, within the burst that changes the place. Returns the ids.</summary>
    /// <param name="burst">The burst under way.</param>
    /// <param name="account">Who is moved.</param>
    /// <param name="before">Place before.</param>
    /// <param name="after">Place afterwards.</param>
    /// <param name="reason">Why, for the next one and the timeline.</param>
    /// <param name="cancellationToken">Cancels before the commit.</param>
    internal static async Task<IReadOnlyList<string>> ReturnOfAsync(IBurst burst, StaffAccount account, StaffPlace before, StaffPlace after, string reason, CancellationToken cancellationToken)
    {
        var held = await burst.Db.Set<HumanTask>().Where(t => t.AssigneeId == account.Id && t.State == HumanTaskState.Claimed).OrderBy(t => t.Id).ToListAsync(cancellationToken);
        held.RemoveAll(t => !TransferRules.GoesBack(t.DivisionId, t.Duty, t.IsPersonal, before, after));
        foreach (var task in held)
            Change(burst, task, null, reason, burst.Scope.Actor);
        return [.. held.Select(t => t.Id)];
    }
}
