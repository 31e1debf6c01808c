using WorkflowAnon.Procedure.Kernel.Activities;
using WorkflowAnon.Storage.Bursts;

namespace WorkflowAnon.Procedure.Demonstration;

/// <summary>
/// One case taken through the procedure by script, stage by stage, as the people of the two departments would: each method does what
/// belongs to one stage today, and a case may be left anywhere between them. 変更 and 解除 are in files of their own.
/// </summary>
/// <param name="office">The office.</param>
/// <param name="people">Who acts.</param>
/// <param name="today">The business day.</param>
/// <param name="file">The case.</param>
public sealed partial class CaseScript(IScriptedOffice office, DemonstrationPeople people, Func<DateOnly> today, DemonstrationCase file)
{
    /// <summary>Id of the case.</summary>
    public string CaseId => file.CaseId;

    private DemonstrationProposal Proposal => file.Proposal;

    private Actor Clerk => people.Clerk;

    private Actor Staff => file.Staff(people);

    private Actor Colleague => people.Colleague(Proposal.DivisionId);

    private Actor Approver => people.Approver(Proposal.DivisionId);

    private DateOnly Today => today();

    private async Task DoAsync(string activityId, Actor actor, object? form, CancellationToken cancellationToken, string? button = null) =>
        await office.DoOnceAsync(file.Next(activityId), CaseId, activityId, actor, form, button, cancellationToken);

    private async Task FillAsync<TForm>(string activityId, Actor actor, Func<TForm, object?> fill, CancellationToken cancellationToken, string? button = null)
        where TForm : class, new() =>
        await office.DoOnceAsync(file.Next(activityId), CaseId, activityId, actor, fill, button, cancellationToken);

    private Task ApproveAsync(string activityId, Actor actor, CancellationToken cancellationToken) =>
        DoAsync(activityId, actor, new ApproveForm(), cancellationToken, "Approved");
}
