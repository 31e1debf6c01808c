using System.Globalization;
using Microsoft.EntityFrameworkCore;
using WorkflowAnon.Domain.Proposals;
using WorkflowAnon.Procedure.Records;
using WorkflowAnon.Storage.Identity;

namespace WorkflowAnon.Web.Queries;

/// <summary>本人確認書類 of a case and who looked at them. The caller has checked access to the case, and records the view before it shows a content.</summary>
internal sealed class IdentityQuery(WorkflowAnonDbContext db, IdentityViews views)
{
    /// <summary>The papers, each with whose it is: the party's part in the proposal, not the name.</summary>
    public async Task<IReadOnlyList<(string Party, IdentityPaper Paper)>> PapersAsync(string caseId, CancellationToken cancellationToken)
    {
        var proposal = await db.Set<Proposal>().AsNoTracking().SingleOrDefaultAsync(p => p.CaseId == caseId, cancellationToken);
        return [.. (proposal?.IdentityPapers ?? []).Select(p => (
            p.Subject == IdentitySubject.Agent ? "代理人" : proposal!.Proposers.Count == 1 ? "提案者" : string.Create(CultureInfo.InvariantCulture, $"提案者{p.ProposerIndex + 1}"), p))];
    }

    /// <summary>The recorded views, latest first, with the viewers' names.</summary>
    public async Task<IReadOnlyList<(IdentityView View, string Who)>> ViewsAsync(string caseId, CancellationToken cancellationToken)
    {
        var recorded = await views.ListAsync(caseId, cancellationToken);
        var ids = recorded.Select(v => v.ActorId).Distinct().ToList();
        var names = await db.Set<StaffAccount>().AsNoTracking().Where(a => ids.Contains(a.Id)).ToDictionaryAsync(a => a.Id, a => a.DisplayName, cancellationToken);
        return [.. recorded.Select(v => (v, names.GetValueOrDefault(v.ActorId, v.ActorId)))];
    }
}
