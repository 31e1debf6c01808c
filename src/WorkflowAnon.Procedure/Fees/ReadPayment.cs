using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WorkflowAnon.Domain.Calendar;
using WorkflowAnon.Domain.Fees;
using WorkflowAnon.Domain.Rules;
using WorkflowAnon.Engine.Activities;
using WorkflowAnon.Procedure.Kernel.Tasks;
using WorkflowAnon.Procedure.Notification;
using WorkflowAnon.Storage.Model;

namespace WorkflowAnon.Procedure.Fees;

/// <summary>納付の状況を見る: what is on record about the payment, whatever woke the procedure up.</summary>
[Activity("WorkflowAnon.Fees.ReadPayment", Category = "第8の2 納付", DisplayName = "納付の状況を確かめる", Description = "手数料が納付されたかを事案の記録から読み、進む先を分けます。")]
[Outcomes("Stamps=証紙で納付された", "Other=証紙以外で納付された", "Mismatch=納付額が異なる", "FormalError=通知した額に誤りの疑い", "Overdue=納付がないまま期限経過", "Waiting=期限前")]
public sealed class ReadPayment : Activity
{
    /// <inheritdoc/>
    protected override async ValueTask ExecuteAsync(ActivityContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var db = context.Services.GetRequiredService<WorkflowAnonDbContext>();
        var subject = context.Services.GetRequiredService<SubjectContextFactory>().Create(context.CorrelationId!);
        context.Complete(await StateAsync(db, subject, context.CancellationToken));
    }

    private static async Task<string> StateAsync(WorkflowAnonDbContext db, SubjectContext subject, CancellationToken cancellationToken)
    {
        // What this burst has added is not in the database yet.
        var payment = db.Set<FeePayment>().Local.FindEntry(subject.SubjectId)?.Entity
            ?? await db.Set<FeePayment>().AsNoTracking().SingleOrDefaultAsync(p => p.CaseId == subject.SubjectId, cancellationToken);
        if (payment is not null)
            return subject.Profile.PaymentMethods.First(m => m.Id == payment.PaymentMethodId).CancelledOnPaper ? "Stamps" : "Other";
        var mismatch = db.ChangeTracker.Entries<FeeMismatch>().Select(e => e.Entity).FirstOrDefault(m => m.CaseId == subject.SubjectId && m.HandledAt is null)
            ?? await db.Set<FeeMismatch>().FirstOrDefaultAsync(m => m.CaseId == subject.SubjectId && m.HandledAt == null, cancellationToken);
        if (mismatch is not null)
        {
            mismatch.HandledAt = subject.Now.ToUniversalTime();
            return mismatch.Kind == FeeMismatchKind.FormalErrorInNotice ? "FormalError" : "Mismatch";
        }

        var notice = await db.NoticeInBurstAsync(subject.SubjectId, cancellationToken);
        return FeePaymentRules.CheckLapse(notice.ApplicationDue!.Value, subject.Today).Has(FindingLevel.Human) ? "Overdue" : "Waiting";
    }
}

/// <summary>
/// 納付期限まで待つ: 24:00 of the due date in the notice in force. Not the deadline row: that one closes when the application comes in, while the fee may
/// still be open (8-2-1イ: one date, two things due).
/// </summary>
[Activity("WorkflowAnon.Fees.WaitForPaymentDue", Category = "第8の2 納付", DisplayName = "納付期限まで待つ", Description = "納付期限の日が終わるまで待ちます。", Kind = ActivityKind.Task)]
public sealed class WaitForPaymentDue : Activity
{
    /// <inheritdoc/>
    protected override ValueTask ExecuteAsync(ActivityContext context) => WaitAsync(context);

    /// <inheritdoc/>
    protected override ValueTask ResumeAsync(ActivityContext context, ResumeInput input) => WaitAsync(context);

    private static async ValueTask WaitAsync(ActivityContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var db = context.Services.GetRequiredService<WorkflowAnonDbContext>();
        var subject = context.Services.GetRequiredService<SubjectContextFactory>().Create(context.CorrelationId!);
        var notice = await db.NoticeInBurstAsync(subject.SubjectId, context.CancellationToken);
        var at = JapanTime.EndOf(notice.ApplicationDue!.Value);
        if (at <= subject.Now)
            context.Complete();
        else
            context.CreateBookmark("Timer", "payment-due", dueAt: at);
    }
}
