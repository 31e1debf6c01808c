using Microsoft.EntityFrameworkCore;
using WorkflowAnon.Domain.Agency;
using WorkflowAnon.Domain.Cases;
using WorkflowAnon.Domain.FileRegister;
using WorkflowAnon.Domain.Proposals;
using WorkflowAnon.Procedure.Kernel.Tasks;

namespace WorkflowAnon.Web.Queries;

/// <summary>What to look for in the list of cases.</summary>
/// <param name="Text">Part of a case number or of a file's name; empty for all.</param>
/// <param name="Stage">段階, or null.</param>
/// <param name="OpenOnly">Without completed cases.</param>
internal sealed record CaseSearch(string Text, CaseStage? Stage, bool OpenOnly);

/// <summary>One case in a list.</summary>
internal sealed record CaseRow(Case Case, string FileName, string ProposerNames, Deadline? NextDeadline);

/// <summary>事案 for pages: only those that the person may read.</summary>
internal sealed class CaseQuery(WorkflowAnonDbContext db, AgencyProfile profile)
{
    public const int PageSize = 50;

    public async Task<Listing<CaseRow>> ListAsync(Actor actor, CaseSearch search, string? after, CancellationToken cancellationToken)
    {
        CaseAccess.RequireProcedure(actor);
        var cases = db.Set<Case>().AsNoTracking().VisibleTo(actor, profile);
        if (search.OpenOnly)
            cases = cases.Where(c => c.CompletedOn == null);
        if (search.Stage is { } stage)
            cases = cases.Where(c => c.Stage == stage);
        if (search.Text.Trim() is { Length: > 0 } text)
        {
            var files = db.Set<PersonalInformationFile>().Where(f => f.Name.Contains(text)).Select(f => f.Id);
            cases = cases.Where(c => c.Number.Contains(text) || files.Contains(c.FileId));
        }

        if (Cursor.TryRead(after, out DateTimeOffset at, out var id))
            cases = cases.Where(c => c.OpenedAt < at || (c.OpenedAt == at && c.Id.CompareTo(id) < 0));
        var page = await Cursor.PageAsync(cases.OrderByDescending(c => c.OpenedAt).ThenByDescending(c => c.Id), PageSize, r => Cursor.Of(r.OpenedAt, r.Id), cancellationToken);
        return new(await DescribeAsync(page.Rows, cancellationToken), page.Next);
    }

    /// <summary>One case.</summary>
    /// <exception cref="TaskConflictException">There is none, or it is not this person's to read.</exception>
    public async Task<CaseRow> FindAsync(Actor actor, string id, CancellationToken cancellationToken)
    {
        CaseAccess.RequireProcedure(actor);
        if (await db.Set<Case>().AsNoTracking().VisibleTo(actor, profile).SingleOrDefaultAsync(c => c.Id == id, cancellationToken) is { } found)
            return (await DescribeAsync([found], cancellationToken))[0];
        throw await db.Set<Case>().AnyAsync(c => c.Id == id, cancellationToken)
            ? new TaskConflictException(TaskConflictKind.Forbidden, "この事案は他の担当課のものです。あなたの所属では見ることができません。")
            : new TaskConflictException(TaskConflictKind.NotFound, "事案が見つかりません。");
    }

    /// <summary>True when the person may read the case.</summary>
    public Task<bool> MayReadAsync(Actor actor, string id, CancellationToken cancellationToken) =>
        db.Set<Case>().AsNoTracking().VisibleTo(actor, profile).AnyAsync(c => c.Id == id, cancellationToken);

    private async Task<IReadOnlyList<CaseRow>> DescribeAsync(IReadOnlyList<Case> cases, CancellationToken cancellationToken)
    {
        var ids = cases.Select(c => c.Id).ToList();
        var fileIds = cases.Select(c => c.FileId).Distinct().ToList();
        var files = await db.Set<PersonalInformationFile>().AsNoTracking().Where(f => fileIds.Contains(f.Id))
            .Select(f => new { f.Id, f.Name }).ToDictionaryAsync(f => f.Id, f => f.Name, cancellationToken);
        var proposals = await db.Set<Proposal>().AsNoTracking().Where(p => ids.Contains(p.CaseId)).ToDictionaryAsync(p => p.CaseId, cancellationToken);
        var deadlines = await db.Set<Deadline>().AsNoTracking()
            .Where(d => ids.Contains(d.SubjectId) && d.MetAt == null && d.SupersededAt == null).ToListAsync(cancellationToken);
        return [.. cases.Select(c => new CaseRow(
            c,
            files.GetValueOrDefault(c.FileId) ?? proposals.GetValueOrDefault(c.Id)?.FileName ?? "",
            proposals.GetValueOrDefault(c.Id)?.ProposerNames() ?? (c.IsOpen ? "（未入力）" : "（廃棄済み）"),
            deadlines.Where(d => d.SubjectId == c.Id).MinBy(d => d.Due)))];
    }
}
