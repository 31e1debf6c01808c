using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WorkflowAnon.Domain.Calendar;
using WorkflowAnon.Domain.Cases;
using WorkflowAnon.Domain.CommissionReports;
using WorkflowAnon.Domain.Proposals;
using WorkflowAnon.Domain.Rules;
using WorkflowAnon.Domain.Termination;
using WorkflowAnon.Engine.Activities;
using WorkflowAnon.Procedure.Kernel.Tasks;
using WorkflowAnon.Storage.Model;

namespace WorkflowAnon.Procedure.Termination;

/// <summary>欠格の記録 (10-4): the terminated party may not propose for two years; for causes of 法120 only.</summary>
[Activity("WorkflowAnon.Termination.RegisterDisqualification", Category = "第10 契約違反・解除", DisplayName = "欠格の記録をする", Description = "解除された者が、解除の日から2年を経過するまで提案できないことを記録します。")]
public sealed class RegisterDisqualification : Activity
{
    /// <inheritdoc/>
    protected override async ValueTask ExecuteAsync(ActivityContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var subject = context.Services.GetRequiredService<SubjectContextFactory>().Create(context.CorrelationId!);
        var violation = (await subject.Db.ViolationAsync(TerminationReader.FileId(context.InstanceId), context.CancellationToken))!;
        if (TerminationRules.CheckDisqualification(violation.Causes) is { IsBlocked: true } refused)
            throw new InvalidOperationException(refused.Blocks.First().Message);
        var until = TerminationRules.BarredUntil(violation.TerminatedOn!.Value, subject.Periods);
        var proposal = await subject.Db.Set<Proposal>().AsNoTracking().SingleAsync(p => p.CaseId == subject.SubjectId, context.CancellationToken);
        foreach (var proposer in proposal.Proposers)
        {
            subject.Db.Add(new Disqualification
            {
                Id = SubjectContext.NewId("disqualification"),
                CaseId = subject.SubjectId,
                Name = proposer.Name,
                Address = proposer.Address,
                CorporateNumber = proposer.CorporateNumber,
                Officers = proposer.Representative.Length > 0 ? [proposer.Representative] : [],
                TerminatedOn = violation.TerminatedOn.Value,
                BarredUntil = until.Until,
                Cause = string.Join(" ", violation.Causes),
                TerminatedBy = subject.Profile.Names.Head,
                RegisteredById = violation.TerminatedById,
                RegisteredAt = subject.Now.ToUniversalTime(),
            });
        }

        await subject.SetDeadlineAsync(DeadlineKind.Disqualification, new ComputedDate(until.Until, until.Until, until.Rule, "10-4", []), context.CancellationToken);
        subject.Record("欠格の記録", $"{JapaneseDate.Format(until.Until)}まで提案できない。", "10-4");
    }
}

/// <summary>解除の手続を閉じられるか (10-3, 10-4): both reports and the register.</summary>
[Activity("WorkflowAnon.Termination.CheckClose", Category = "第10 契約違反・解除", DisplayName = "二つの報告と欠格の記録を確認する", Description = "委員会への二つの報告と、欠格の記録がされたことを確かめます。")]
public sealed class CheckClose : Activity
{
    /// <inheritdoc/>
    protected override async ValueTask ExecuteAsync(ActivityContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var db = context.Services.GetRequiredService<WorkflowAnonDbContext>();
        var violation = (await db.ViolationAsync(TerminationReader.FileId(context.InstanceId), context.CancellationToken))!;
        var second = await db.Set<CommissionReport>().AsNoTracking()
            .FirstOrDefaultAsync(r => r.ViolationId == violation.Id && r.Kind == CommissionReportKind.Terminated, context.CancellationToken);
        var registered = await db.Set<Disqualification>().AnyAsync(d => d.CaseId == violation.CaseId, context.CancellationToken);
        var result = TerminationRules.CheckClose(violation.Causes, violation.TerminatedOn, second?.ReportedOn, registered);
        if (result.IsBlocked)
            throw new InvalidOperationException(string.Join(" ", result.Blocks.Select(b => b.Message)));
    }
}
