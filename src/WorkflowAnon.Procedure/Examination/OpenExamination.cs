using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WorkflowAnon.Domain.Cases;
using WorkflowAnon.Domain.Examination;
using WorkflowAnon.Engine.Activities;
using WorkflowAnon.Procedure.Kernel.Tasks;
using WorkflowAnon.Storage.Model;

namespace WorkflowAnon.Procedure.Examination;

/// <summary>審査の記録を起こす: opens the record of the examination when the originals have reached the 担当課 (第6).</summary>
[Activity("WorkflowAnon.Examination.Open", Category = "第6 審査", DisplayName = "審査の記録を起こす", Description = "審査の記録を起こし、審査を始めます。")]
public sealed class OpenExamination : Activity
{
    /// <inheritdoc/>
    protected override async ValueTask ExecuteAsync(ActivityContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var db = context.Services.GetRequiredService<WorkflowAnonDbContext>();
        var caseId = context.CorrelationId!;
        if (await db.Set<ExaminationFile>().AnyAsync(e => e.CaseId == caseId, context.CancellationToken))
            return;
        var subject = context.Services.GetRequiredService<SubjectContextFactory>().Create(caseId);
        db.Add(new ExaminationFile { CaseId = caseId, StartedAt = subject.Now.ToUniversalTime() });
        subject.Record("審査の開始", "", "6-0");
    }
}

/// <summary>審査結果を確定する: after the 決裁 the conclusion is fixed and nothing of the examination changes any more.</summary>
[Activity("WorkflowAnon.Examination.Settle", Category = "第6 審査", DisplayName = "審査結果を確定する", Description = "決裁を経た審査結果を確定し、記録します。")]
public sealed class SettleExamination : Activity
{
    /// <inheritdoc/>
    protected override async ValueTask ExecuteAsync(ActivityContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var db = context.Services.GetRequiredService<WorkflowAnonDbContext>();
        var subject = context.Services.GetRequiredService<SubjectContextFactory>().Create(context.CorrelationId!);
        var file = await db.Set<ExaminationFile>().SingleAsync(e => e.CaseId == subject.SubjectId, context.CancellationToken);
        var approved = db.ChangeTracker.Entries<Approval>().Any(a => IsApproval(a.Entity))
            || (await db.Set<Approval>().AsNoTracking().Where(a => a.SubjectId == subject.SubjectId).ToListAsync(context.CancellationToken)).Any(IsApproval);
        // A definition that leaves the 決裁 out must not settle anything.
        if (!approved || file.ConclusionConforms is not { } conforms)
            throw new InvalidOperationException("審査結果の決裁がないため、審査結果を確定できません。");
        file.DecidedOn = subject.Today;
        subject.Record("審査結果の確定", conforms ? "適合" : "不適合", "6-0");

        bool IsApproval(Approval approval) => approval.SubjectId == subject.SubjectId && approval is { Subject: ApprovalSubject.Examination, Approved: true };
    }
}
