using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WorkflowAnon.Domain.Examination;
using WorkflowAnon.Domain.Fees;
using WorkflowAnon.Domain.Notification;
using WorkflowAnon.Engine.Activities;
using WorkflowAnon.Procedure.Examination;
using WorkflowAnon.Storage.Model;

namespace WorkflowAnon.Procedure.Notification;

/// <summary>What the steps of 通知 and 手数料納付 read of a case.</summary>
internal static class NotificationReader
{
    /// <summary>The notice in force: the last one dispatched. Null before the first.</summary>
    public static Task<ResultNotice?> FindNoticeAsync(this WorkflowAnonDbContext db, string caseId, CancellationToken cancellationToken) =>
        db.Set<ResultNotice>().AsNoTracking().Where(n => n.CaseId == caseId && n.DispatchedAt != null).OrderByDescending(n => n.Version).FirstOrDefaultAsync(cancellationToken);

    /// <summary>The notice in force for an automatic step, also one dispatched in this very burst.</summary>
    public static async Task<ResultNotice> NoticeInBurstAsync(this WorkflowAnonDbContext db, string caseId, CancellationToken cancellationToken) =>
        db.ChangeTracker.Entries<ResultNotice>().Select(e => e.Entity).Where(n => n.CaseId == caseId && n.DispatchedAt is not null).MaxBy(n => n.Version)
        ?? await db.FindNoticeAsync(caseId, cancellationToken)
        ?? throw new InvalidOperationException("施行した審査結果通知書がありません。");

    /// <summary>The draft that is not dispatched yet, tracked, or null.</summary>
    public static Task<ResultNotice?> DraftNoticeAsync(this WorkflowAnonDbContext db, string caseId, CancellationToken cancellationToken) =>
        db.Set<ResultNotice>().Where(n => n.CaseId == caseId && n.DispatchedAt == null).OrderByDescending(n => n.Version).FirstOrDefaultAsync(cancellationToken);

    /// <summary>
    /// The notice that a print view shows, and its case: the very one for the id of a notice (what went out stays what it was), the latest, dispatched or drafted, for
    /// the id of a case.
    /// </summary>
    public static async Task<(string CaseId, ResultNotice? Notice)> NoticeOfPaperAsync(this WorkflowAnonDbContext db, string id, bool conforming, CancellationToken cancellationToken)
    {
        var notice = await db.Set<ResultNotice>().AsNoTracking().Where(n => (n.Id == id || n.CaseId == id) && n.Conforming == conforming)
            .OrderByDescending(n => n.Version).FirstOrDefaultAsync(cancellationToken);
        return (notice?.CaseId ?? id, notice);
    }

    /// <summary>積算書 in force, or null.</summary>
    public static Task<FeeSheet?> FeeSheetAsync(this WorkflowAnonDbContext db, string caseId, CancellationToken cancellationToken) =>
        db.Set<FeeSheet>().AsNoTracking().Where(f => f.CaseId == caseId).OrderByDescending(f => f.Version).FirstOrDefaultAsync(cancellationToken);

    /// <summary>The record of outsourcing, tracked, or null.</summary>
    public static Task<ConditionalOutsourcing?> OutsourcingAsync(this WorkflowAnonDbContext db, string caseId, CancellationToken cancellationToken) =>
        db.Set<ConditionalOutsourcing>().SingleOrDefaultAsync(o => o.CaseId == caseId, cancellationToken);

    /// <summary>総務課 has answered the consultation on cost (8-1-2ウ(ｲ)).</summary>
    public static async Task<bool> CostConsultedAsync(this WorkflowAnonDbContext db, string caseId, CancellationToken cancellationToken) =>
        (await db.LatestConsultationAsync(caseId, ConsultationSubject.OutsourcingCost, cancellationToken))?.AnsweredAt is not null;
}

/// <summary>審査結果による分かれ道: 適合 or 不適合, as approved.</summary>
[Activity("WorkflowAnon.Notification.ReadConclusion", Category = "第7 通知", DisplayName = "審査結果は適合か", Description = "確定した審査結果が適合かで、進む先を分けます。")]
[Outcomes("Conforming=適合", "NonConforming=不適合")]
public sealed class ReadConclusion : Activity
{
    /// <inheritdoc/>
    protected override async ValueTask ExecuteAsync(ActivityContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var db = context.Services.GetRequiredService<WorkflowAnonDbContext>();
        var file = await db.FindExaminationAsync(context.CorrelationId!, context.CancellationToken);
        if (file is not { IsDecided: true, ConclusionConforms: { } conforms })
            throw new InvalidOperationException("決裁された審査結果がないため、通知の手続を進められません。");
        context.Complete(conforms ? "Conforming" : "NonConforming");
    }
}

/// <summary>通知は適合か: what the notice in force says.</summary>
[Activity("WorkflowAnon.Notification.ReadNotice", Category = "第7 通知", DisplayName = "施行した通知は適合か", Description = "施行した通知が適合の通知かを読み、進む先を分けます。")]
[Outcomes("Conforming=適合", "NonConforming=不適合")]
public sealed class ReadNotice : Activity
{
    /// <inheritdoc/>
    protected override async ValueTask ExecuteAsync(ActivityContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var notice = await context.Services.GetRequiredService<WorkflowAnonDbContext>().NoticeInBurstAsync(context.CorrelationId!, context.CancellationToken);
        context.Complete(notice.Conforming ? "Conforming" : "NonConforming");
    }
}

/// <summary>施行した通知を特定する: the id of the notice in force, for the event that names it.</summary>
[Activity("WorkflowAnon.Notification.IdentifyNotice", Category = "第7 通知", DisplayName = "施行した通知を特定する", Description = "施行した通知に識別子を付け、後の手順が同じ通知を扱えるようにします。")]
public sealed class IdentifyNotice : Activity
{
    /// <summary>Id of the notice in force.</summary>
    [Output(DisplayName = "通知の識別子")]
    public string? NoticeId { get; set; }

    /// <inheritdoc/>
    protected override async ValueTask ExecuteAsync(ActivityContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        NoticeId = (await context.Services.GetRequiredService<WorkflowAnonDbContext>().NoticeInBurstAsync(context.CorrelationId!, context.CancellationToken)).Id;
    }
}
