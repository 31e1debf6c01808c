using Microsoft.EntityFrameworkCore;
using WorkflowAnon.Domain.Cases;
using WorkflowAnon.Domain.CommissionReports;
using WorkflowAnon.Domain.Contracting;
using WorkflowAnon.Domain.Rules;
using WorkflowAnon.Engine.Activities;
using WorkflowAnon.Procedure.Kernel;
using WorkflowAnon.Procedure.Kernel.Activities;
using WorkflowAnon.Procedure.Kernel.Forms;
using WorkflowAnon.Procedure.Kernel.Tasks;

namespace WorkflowAnon.Procedure.Termination;

/// <summary>契約の解除 (10-2, 10-3): after 決裁, and for a cause of 法120 after the first report.</summary>
[Activity("WorkflowAnon.Termination.Terminate", Category = "第10 契約違反・解除", DisplayName = "契約を解除する", Description = "決裁を経て、契約を解除し、相手方に通知します。", Kind = ActivityKind.Task)]
[Outcomes("Done=解除した")]
public sealed class Terminate : HumanTaskActivity<TerminateHandler>;

/// <summary>Form of the termination.</summary>
public sealed class TerminateForm
{
    /// <summary>解除の日.</summary>
    [FormField("解除の日", Required = true, Clause = "10-2")]
    public DateOnly? TerminatedOn { get; set; }

    /// <summary>通知の方法.</summary>
    [FormField("相手方への解除の通知の方法", Required = true, Options = ["contentCertified=内容証明郵便", "post=書留郵便", "hand=手交"])]
    public string Way { get; set; } = "";
}

/// <summary>Terminates the contract.</summary>
public sealed class TerminateHandler : TaskHandler<TerminateForm>
{
    /// <inheritdoc/>
    public override IReadOnlyList<Choice> Buttons { get; } = [new("Done", "契約を解除した")];

    /// <inheritdoc/>
    public override async Task<TaskView> PrepareAsync(TaskContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        var violation = await context.ViolationAsync(cancellationToken);
        return new TaskView { Initial = new TerminateForm { TerminatedOn = context.Today } }
            .Fact("解除の事由に当たる事実", violation.CauseFacts)
            .Fact("解除通知書", "内容を表示", PaperAddress.Of("termination-notice", violation.Id));
    }

    /// <inheritdoc/>
    protected override async Task<string> CompleteAsync(TaskContext context, TerminateForm form, string button, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(form);
        var violation = await context.ViolationAsync(cancellationToken);
        var approved = await context.Db.Set<Approval>().AnyAsync(
            a => a.SubjectId == context.SubjectId && a.Subject == ApprovalSubject.Termination && a.Approved, cancellationToken);
        var intent = await context.Db.Set<CommissionReport>().AsNoTracking()
            .FirstOrDefaultAsync(r => r.ViolationId == violation.Id && r.Kind == CommissionReportKind.IntentToTerminate, cancellationToken);
        context.Enforce(TerminationRules.CheckTerminate(new TerminationFacts(
            violation.Causes, approved, violation.IntentNotifiedOn, intent?.ReportedOn, form.TerminatedOn!.Value), context.Today).Renamed(item => item == "terminateOn" ? "terminatedOn" : item));
        var contract = await context.Db.Set<UseContract>().SingleAsync(c => c.CaseId == context.SubjectId, cancellationToken);
        contract.TerminatedOn = form.TerminatedOn;
        violation.TerminatedOn = form.TerminatedOn;
        violation.TerminatedById = context.Actor.Id;
        // Nothing is provided or used under the contract any more: those dates are no longer waited for.
        foreach (var kind in new[] { DeadlineKind.Provision, DeadlineKind.UsePeriodEnd })
        {
            if (await context.Subject.OpenDeadlineAsync(kind, cancellationToken) is { } deadline)
                deadline.SupersededAt = context.Now.ToUniversalTime();
        }

        violation.NoticeNumber = await context.Subject.NextDocumentNumberAsync(context.Actor.DivisionId, cancellationToken);
        await context.Subject.Custody.IssueAsync(
            PaperKind.TerminationNotice, "契約解除通知書", PaperHolders.Counterparty, form.TerminatedOn.Value, violation.NoticeNumber, cancellationToken,
            PaperAddress.Of("termination-notice", violation.Id));
        return button;
    }
}
