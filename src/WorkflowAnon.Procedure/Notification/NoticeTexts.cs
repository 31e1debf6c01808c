using Microsoft.EntityFrameworkCore;
using WorkflowAnon.Domain.Cases;
using WorkflowAnon.Domain.FileRegister;
using WorkflowAnon.Domain.Proposals;
using WorkflowAnon.Domain.Rules;
using WorkflowAnon.Storage.Model;

namespace WorkflowAnon.Procedure.Notification;

/// <summary>What notices and contracts of first and of new proposals say differently (forms 5, 8 and 7; 11, 12 and 13).</summary>
internal static class NoticeTexts
{
    /// <summary>What the proposal is about: the information made from a file, or the information that is already made.</summary>
    public static async Task<string> ObjectAsync(WorkflowAnonDbContext db, Case @case, Proposal proposal, CancellationToken cancellationToken)
    {
        if (@case.Kind == ProposalKind.First)
            return $"{proposal.FileName}に係る行政機関等匿名加工情報";
        var entry = await db.Set<CreatedInformationEntry>().AsNoTracking().FirstOrDefaultAsync(e => e.CaseId == @case.BasisCaseId, cancellationToken);
        return entry?.InformationName is { Length: > 0 } name ? name : proposal.FileName;
    }

    /// <summary>The criteria that are examined (11-6-2イ).</summary>
    public static string Criteria(ProposalKind kind) => kind == ProposalKind.First
        ? "個人情報の保護に関する法律第114条第1項各号に掲げる基準"
        : "個人情報の保護に関する法律第118条第2項において準用する同法第114条第1項第1号及び第4号から第7号までに掲げる基準";

    /// <summary>The paragraph by which it is notified.</summary>
    public static string Basis(ProposalKind kind, int paragraph) =>
        kind == ProposalKind.First ? $"同条第{paragraph}項" : $"同法第118条第2項において準用する同法第114条第{paragraph}項";
}
