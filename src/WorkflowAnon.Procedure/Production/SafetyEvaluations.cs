using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WorkflowAnon.Contracts;
using WorkflowAnon.Domain.Calendar;
using WorkflowAnon.Domain.Cases;
using WorkflowAnon.Domain.FileRegister;
using WorkflowAnon.Domain.Production;
using WorkflowAnon.Engine.Activities;
using WorkflowAnon.Procedure.Kernel.Tasks;
using WorkflowAnon.Storage.Model;

namespace WorkflowAnon.Procedure.Production;

/// <summary>取扱状況の評価を依頼する (11-3): once a 年度 of each division that holds anonymised information; begun by the clock.</summary>
[Activity("WorkflowAnon.Production.RequestSafetyEvaluations", Category = "第11の3 管理の措置", DisplayName = "この年度の評価がまだの所属に依頼する", Description = "この年度の評価を終えていない所属に、評価を依頼します。")]
public sealed class RequestSafetyEvaluations : Activity
{
    /// <inheritdoc/>
    protected override async ValueTask ExecuteAsync(ActivityContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var subjects = context.Services.GetRequiredService<SubjectContextFactory>();
        var db = context.Services.GetRequiredService<WorkflowAnonDbContext>();
        var holders = await db.Set<CreatedInformationEntry>().AsNoTracking()
            .Join(db.Set<Case>().AsNoTracking(), e => e.CaseId, c => c.Id, (e, c) => c.OwningDivisionId).Distinct().ToListAsync(context.CancellationToken);
        var year = FiscalYear.Of(subjects.Create("").Today);
        foreach (var divisionId in holders.Order(StringComparer.Ordinal))
        {
            var id = SafetyEvaluation.IdOf(year.Year, divisionId);
            if (await db.Set<SafetyEvaluation>().AnyAsync(e => e.Id == id, context.CancellationToken))
                continue;
            var subject = subjects.Create(id);
            db.Add(new SafetyEvaluation { Id = id, DivisionId = divisionId, FiscalYear = year.Year });
            await subject.SetDeadlineAsync(
                DeadlineKind.SafetyEvaluation, new ComputedDate(year.LastDay, year.LastDay, "年度の末日までに、その年度の取扱状況を評価する", "11-3", []), context.CancellationToken);
            subject.Publish(new SafetyEvaluationRequested { SubjectId = id, DivisionId = divisionId });
        }
    }
}

/// <summary>How lists call an evaluation: 令和8年度の取扱状況の評価.</summary>
internal sealed class SafetyEvaluationLabels : ISubjectLabels
{
    public async Task<string?> FindAsync(WorkflowAnonDbContext db, string subjectId, CancellationToken cancellationToken)
    {
        if (!subjectId.StartsWith("safety-", StringComparison.Ordinal))
            return null;
        var evaluation = db.Set<SafetyEvaluation>().Local.FindEntry(subjectId)?.Entity
            ?? await db.Set<SafetyEvaluation>().AsNoTracking().FirstOrDefaultAsync(e => e.Id == subjectId, cancellationToken);
        return evaluation?.Label() ?? "取扱状況の評価";
    }
}
