using Microsoft.EntityFrameworkCore;
using WorkflowAnon.Domain.Contracting;
using WorkflowAnon.Domain.Production;
using WorkflowAnon.Domain.Proposals;
using WorkflowAnon.Domain.Provision;
using WorkflowAnon.Procedure.Kernel.Tasks;
using WorkflowAnon.Storage.Model;

namespace WorkflowAnon.Procedure.Provision;

/// <summary>What the steps of 提供 read of the case.</summary>
internal static class ProvisionReader
{
    /// <summary>The provision file, tracked; made when the case has none yet.</summary>
    public static async Task<ProvisionFile> ProvisionAsync(this TaskContext context, CancellationToken cancellationToken)
    {
        var file = await context.Db.Set<ProvisionFile>().SingleOrDefaultAsync(p => p.CaseId == context.SubjectId, cancellationToken);
        if (file is null)
            context.Db.Add(file = new ProvisionFile { CaseId = context.SubjectId });
        return file;
    }

    /// <summary>The contract, for reading; null before the conclusion.</summary>
    public static Task<UseContract?> ConcludedContractAsync(this WorkflowAnonDbContext db, string caseId, CancellationToken cancellationToken) =>
        db.Set<UseContract>().AsNoTracking().FirstOrDefaultAsync(c => c.CaseId == caseId && c.ConcludedOn != null, cancellationToken);

    /// <summary>True when the last inspection was passed (9-1-5).</summary>
    public static async Task<bool> InspectionPassedAsync(this WorkflowAnonDbContext db, string caseId, CancellationToken cancellationToken)
    {
        var production = await db.Set<ProductionFile>().AsNoTracking().FirstOrDefaultAsync(p => p.CaseId == caseId, cancellationToken);
        return production?.Inspections.LastOrDefault() is { Passed: true };
    }
}
