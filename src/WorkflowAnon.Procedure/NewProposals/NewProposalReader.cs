using Microsoft.EntityFrameworkCore;
using WorkflowAnon.Domain.Cases;
using WorkflowAnon.Domain.Contracting;
using WorkflowAnon.Domain.FileRegister;
using WorkflowAnon.Domain.Proposals;
using WorkflowAnon.Domain.Provision;
using WorkflowAnon.Domain.Rules;
using WorkflowAnon.Procedure.Kernel.Forms;
using WorkflowAnon.Storage.Model;

namespace WorkflowAnon.Procedure.NewProposals;

/// <summary>What a new proposal goes out from: the information that was made and the contracts about it (第11-6).</summary>
internal static class NewProposalReader
{
    /// <summary>The information that was made, newest first; what is not published yet says so.</summary>
    public static async Task<IReadOnlyList<Choice>> InformationChoicesAsync(this WorkflowAnonDbContext db, CancellationToken cancellationToken) =>
        [.. (await db.Set<CreatedInformationEntry>().AsNoTracking().OrderByDescending(e => e.EnteredOn).ThenBy(e => e.CaseId).ToListAsync(cancellationToken))
            .Select(e => new Choice(e.CaseId, e.PublishedOn is null ? e.InformationName + "（未公表）" : e.InformationName))];

    /// <summary>Concluded contracts that are not terminated, by number.</summary>
    public static async Task<IReadOnlyList<Choice>> ContractChoicesAsync(this WorkflowAnonDbContext db, CancellationToken cancellationToken) =>
        [.. (await db.Set<UseContract>().AsNoTracking().Where(c => c.ConcludedOn != null && c.TerminatedOn == null).OrderBy(c => c.Number).ToListAsync(cancellationToken))
            .Select(c => new Choice(c.CaseId, $"{c.Number}（{c.InformationName}）"))];

    /// <summary>The entry of the information that a case is about, or null.</summary>
    public static Task<CreatedInformationEntry?> CreatedInformationAsync(this WorkflowAnonDbContext db, string? caseId, CancellationToken cancellationToken) =>
        db.Set<CreatedInformationEntry>().AsNoTracking().FirstOrDefaultAsync(e => e.CaseId == caseId, cancellationToken);

    /// <summary>The facts of a new proposal as it arrives (11-6-1).</summary>
    /// <param name="db">The burst's context.</param>
    /// <param name="kind">ア or イ.</param>
    /// <param name="information">The information it is about, or null when none was chosen.</param>
    /// <param name="existingCaseId">The case whose contract changes; empty for ア.</param>
    /// <param name="proposers">Names as written.</param>
    /// <param name="receivedOn">提案日.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public static async Task<NewProposalFacts> NewProposalFactsAsync(
        this WorkflowAnonDbContext db, ProposalKind kind, CreatedInformationEntry? information, string existingCaseId, IReadOnlyList<string> proposers, DateOnly receivedOn, CancellationToken cancellationToken)
    {
        var existing = await ExistingAsync(db, information, existingCaseId, cancellationToken);
        var first = information is null ? [] : await NamesAsync(db, information.CaseId, cancellationToken);
        var parties = existing is null ? [] : await NamesAsync(db, existing.CaseId, cancellationToken);
        return new NewProposalFacts(
            kind, information?.PublishedOn is not null, information?.ProposalsFrom, information?.ProposalsTo, receivedOn,
            proposers.Any(p => NewProposalRules.IsOneOf(p, first)), existing?.CaseId,
            existing is not null && await db.Set<ProvisionFile>().AnyAsync(p => p.CaseId == existing.CaseId && p.ProvidedOn != null, cancellationToken),
            proposers.Any(p => NewProposalRules.IsOneOf(p, parties)));
    }

    // Only a contract about this very information can have its business changed by a proposal on it.
    private static async Task<UseContract?> ExistingAsync(WorkflowAnonDbContext db, CreatedInformationEntry? information, string caseId, CancellationToken cancellationToken)
    {
        if (information is null || caseId.Length == 0)
            return null;
        var about = await db.Set<Case>().AsNoTracking()
            .AnyAsync(c => c.Id == caseId && (c.Id == information.CaseId || c.BasisCaseId == information.CaseId), cancellationToken);
        return about
            ? await db.Set<UseContract>().AsNoTracking().FirstOrDefaultAsync(c => c.CaseId == caseId && c.ConcludedOn != null && c.TerminatedOn == null, cancellationToken)
            : null;
    }

    private static async Task<IReadOnlyList<string>> NamesAsync(WorkflowAnonDbContext db, string caseId, CancellationToken cancellationToken) =>
        [.. ((await db.Set<Proposal>().AsNoTracking().FirstOrDefaultAsync(p => p.CaseId == caseId, cancellationToken))?.Proposers ?? []).Select(p => p.Name)];
}
