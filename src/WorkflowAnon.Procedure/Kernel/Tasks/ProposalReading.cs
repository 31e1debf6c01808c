using Microsoft.EntityFrameworkCore;
using WorkflowAnon.Domain.Proposals;
using WorkflowAnon.Storage.Model;

namespace WorkflowAnon.Procedure.Kernel.Tasks;

/// <summary>The proposal (提案) as the stages after its receipt read it.</summary>
internal static class ProposalReading
{
    /// <summary>The proposal for reading.</summary>
    public static Task<Proposal> ReadProposalAsync(this WorkflowAnonDbContext db, string caseId, CancellationToken cancellationToken) =>
        db.Set<Proposal>().AsNoTracking().SingleAsync(p => p.CaseId == caseId, cancellationToken);
}
