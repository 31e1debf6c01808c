using Microsoft.EntityFrameworkCore;
using WorkflowAnon.Domain.Agency;
using WorkflowAnon.Domain.Cases;
using WorkflowAnon.Domain.FileRegister;
using WorkflowAnon.Domain.Production;
using WorkflowAnon.Domain.Provision;
using WorkflowAnon.Procedure.Kernel.Tasks;

namespace WorkflowAnon.Web.Queries;

/// <summary>One line of 提供の台帳.</summary>
/// <param name="CaseId">The case.</param>
/// <param name="CaseNumber">事案番号.</param>
/// <param name="Provision">What was handed over, by which medium, to whom.</param>
internal sealed record LedgerLine(string CaseId, string CaseNumber, ProvisionFile Provision);

/// <summary>作成された情報 (第11-5), 提供の台帳 (9-2-2b) and 取扱状況の評価 (11-3) for pages.</summary>
internal sealed class CreatedQuery(WorkflowAnonDbContext db, AgencyProfile profile)
{
    private const int Most = 200;

    /// <summary>The register of what was made: published, so readable to everybody who takes part.</summary>
    public async Task<IReadOnlyList<CreatedInformationEntry>> EntriesAsync(Actor actor, CancellationToken cancellationToken)
    {
        CaseAccess.RequireProcedure(actor);
        return await db.Set<CreatedInformationEntry>().AsNoTracking().OrderByDescending(e => e.EnteredOn).ThenBy(e => e.CaseId).Take(Most).ToListAsync(cancellationToken);
    }

    /// <summary>Ids of the cases among those that the person may read.</summary>
    public async Task<IReadOnlySet<string>> VisibleAsync(Actor actor, IEnumerable<string> caseIds, CancellationToken cancellationToken) =>
        (await db.Set<Case>().AsNoTracking().VisibleTo(actor, profile).Where(c => caseIds.Contains(c.Id)).Select(c => c.Id).ToListAsync(cancellationToken)).ToHashSet();

    /// <summary>The ledger of media of the cases that the person may read, latest first.</summary>
    public async Task<IReadOnlyList<LedgerLine>> LedgerAsync(Actor actor, CancellationToken cancellationToken) =>
        [.. (await db.Set<Case>().AsNoTracking().VisibleTo(actor, profile)
            .Join(db.Set<ProvisionFile>().AsNoTracking().Where(p => p.ProvidedOn != null), c => c.Id, p => p.CaseId, (c, p) => new { c.Id, c.Number, Provision = p })
            .OrderByDescending(l => l.Provision.ProvidedOn).ThenBy(l => l.Id).Take(Most).ToListAsync(cancellationToken))
            .Select(l => new LedgerLine(l.Id, l.Number, l.Provision))];

    /// <summary>The yearly evaluations: 総務課 sees all, a division its own.</summary>
    public async Task<IReadOnlyList<SafetyEvaluation>> EvaluationsAsync(Actor actor, CancellationToken cancellationToken)
    {
        CaseAccess.RequireProcedure(actor);
        var all = CaseAccess.SeesAllCases(actor, profile);
        return await db.Set<SafetyEvaluation>().AsNoTracking().Where(e => all || e.DivisionId == actor.DivisionId)
            .OrderByDescending(e => e.FiscalYear).ThenBy(e => e.Id).Take(Most).ToListAsync(cancellationToken);
    }
}
