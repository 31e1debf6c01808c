using Microsoft.Extensions.DependencyInjection;
using WorkflowAnon.Domain.Calendar;
using WorkflowAnon.Domain.Cases;
using WorkflowAnon.Domain.Examination;
using WorkflowAnon.Engine.Activities;
using WorkflowAnon.Procedure.Kernel.Tasks;
using WorkflowAnon.Storage.Model;

namespace WorkflowAnon.Procedure.Examination;

/// <summary>補正の状況を見る: where the latest round stands on the record, whatever woke the procedure up.</summary>
[Activity("WorkflowAnon.Examination.ReadCorrection", Category = "第6 審査", DisplayName = "補正の状況を確かめる", Description = "補正がされたか、期限が過ぎたかを事案の記録から読み、進む先を分けます。")]
[Outcomes("Waiting=期限前で未着", "Received=期限内に収受済み（送付待ち）", "Forwarded=訂正後の原本が届いた", "Overdue=期限を過ぎた")]
public sealed class ReadCorrection : Activity
{
    /// <inheritdoc/>
    protected override async ValueTask ExecuteAsync(ActivityContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var subject = context.Services.GetRequiredService<SubjectContextFactory>().Create(context.CorrelationId!);
        var db = context.Services.GetRequiredService<WorkflowAnonDbContext>();
        var correction = await db.CurrentCorrectionAsync(subject.SubjectId, context.CancellationToken);
        // What was asked for has come: nothing is due any more.
        if (correction.ReceivedOn is not null)
            await subject.MeetDeadlineAsync(DeadlineKind.Correction, context.CancellationToken);
        // The receipt closes the deadline; then there is nothing left to wait for but the original.
        var closed = await subject.OpenDeadlineAsync(DeadlineKind.Correction, context.CancellationToken) is null;
        context.Complete(
            correction.ForwardedAt is not null ? "Forwarded"
            : correction.ReceivedOn is not null || closed ? "Received"
            : subject.Now >= JapanTime.EndOf(correction.DueOn) ? "Overdue"
            : "Waiting");
    }
}

/// <summary>協議の状況を見る: the latest consultation of a kind and whether it was answered.</summary>
[Activity("WorkflowAnon.Examination.ReadConsultation", Category = "第6 審査", DisplayName = "協議の状況を確かめる", Description = "協議を要するか、回答があったかを事案の記録から読み、進む先を分けます。")]
[Outcomes("Open=回答待ち", "Answered=回答あり")]
public sealed class ReadConsultation : Activity
{
    /// <summary>Name of a <see cref="ConsultationSubject"/>.</summary>
    [Input(DisplayName = "協議の種類", UIHint = "dropdown", Options = ["Examination=審査", "OutsourcingCost=委託費の積算・負担"], DefaultValue = "Examination")]
    public string? Subject { get; set; }

    /// <inheritdoc/>
    protected override async ValueTask ExecuteAsync(ActivityContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var consultation = await context.Services.GetRequiredService<WorkflowAnonDbContext>()
            .CurrentConsultationAsync(context.CorrelationId!, Enum.Parse<ConsultationSubject>(Subject ?? ""), context.CancellationToken);
        context.Complete(consultation.AnsweredAt is null ? "Open" : "Answered");
    }
}
