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

    /// <summary>The criteria that are examined (11-6-2イ), as the law was cited on <paramref name="day"/>.</summary>
    public static string Criteria(ProposalKind kind, DateOnly? day) => kind == ProposalKind.First
        ? $"{LawCitations.Of("法114①", day).Text}各号に掲げる基準"
        : $"{LawCitations.Of("法118②", day).Text}において準用する{LawCitations.Of("法114①", day).Text}第1号及び第4号から第7号までに掲げる基準";

    /// <summary>The paragraph by which it is notified: 2 for a result that conforms, 3 for one that does not.</summary>
    public static string Basis(ProposalKind kind, int paragraph, DateOnly? day)
    {
        var basis = LawCitations.Of(paragraph == 2 ? "法114②" : "法114③", day).Text;
        return kind == ProposalKind.First ? basis : $"{LawCitations.Of("法118②", day).Text}において準用する{basis}";
    }
}
