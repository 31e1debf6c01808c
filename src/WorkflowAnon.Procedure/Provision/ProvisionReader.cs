using Microsoft.EntityFrameworkCore;
using WorkflowAnon.Domain.Calendar;
using WorkflowAnon.Domain.Cases;
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

    /// <summary>By which medium and way the information is provided: the proposal's, or what a person accepted since (9-2-2a, O-13).</summary>
    public static async Task<AgreedMethod> AgreedMethodAsync(this TaskContext context, CancellationToken cancellationToken)
    {
        var proposal = await context.Db.ReadProposalAsync(context.SubjectId, cancellationToken);
        var provision = await context.Db.Set<ProvisionFile>().AsNoTracking().SingleOrDefaultAsync(p => p.CaseId == context.SubjectId, cancellationToken);
        return provision is { AgreedMedium.Length: > 0 }
            ? new(provision.AgreedMedium, provision.AgreedWay, true)
            : new(proposal.Medium, proposal.ProvisionWay, false);
    }

    /// <summary>Name of a medium of the profile, or empty.</summary>
    public static string MediumName(this TaskContext context, string id) => context.Profile.Media.FirstOrDefault(m => m.Id == id)?.Name ?? "";

    /// <summary>Name of a way of provision of the profile, or empty.</summary>
    public static string WayName(this TaskContext context, string id) => context.Profile.ProvisionWays.FirstOrDefault(w => w.Id == id)?.Name ?? "";

    /// <summary>The last day of the use as proposed becomes a deadline (5-5-6).</summary>
    public static async Task SetUsePeriodEndAsync(this SubjectContext subject, Proposal proposal, CancellationToken cancellationToken)
    {
        if (proposal.UseTo is { } useTo)
            await subject.SetDeadlineAsync(DeadlineKind.UsePeriodEnd, new ComputedDate(useTo, useTo, "提案書の「事業の用に供しようとする期間」の末日", "5-5-6", []), cancellationToken);
    }

    /// <summary>True when the last inspection was passed (9-1-5); of what was made before, for a new proposal (11-6-2).</summary>
    public static async Task<bool> InspectionPassedAsync(this WorkflowAnonDbContext db, string caseId, CancellationToken cancellationToken)
    {
        var @case = await db.Set<Case>().AsNoTracking().SingleAsync(c => c.Id == caseId, cancellationToken);
        var madeIn = @case.BasisCaseId ?? caseId;
        var production = await db.Set<ProductionFile>().AsNoTracking().FirstOrDefaultAsync(p => p.CaseId == madeIn, cancellationToken);
        return production?.Inspections.LastOrDefault() is { Passed: true };
    }
}

/// <summary>提供の方法 that holds now.</summary>
/// <param name="Medium">Id of the medium.</param>
/// <param name="Way">Id of the way.</param>
/// <param name="IsChanged">A change was accepted before the provision.</param>
internal sealed record AgreedMethod(string Medium, string Way, bool IsChanged);
