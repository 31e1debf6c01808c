using Microsoft.EntityFrameworkCore;
using WorkflowAnon.Domain.FileRegister;
using WorkflowAnon.Domain.Text;
using WorkflowAnon.Procedure.Kernel.Tasks;

namespace WorkflowAnon.Web.Queries;

/// <summary>個人情報ファイル簿 for pages. The register is published; it holds no one's data.</summary>
internal sealed class FileQuery(WorkflowAnonDbContext db)
{
    public const int PageSize = 100;

    public async Task<Listing<PersonalInformationFile>> ListAsync(Actor actor, string text, string? division, string? after, CancellationToken cancellationToken)
    {
        CaseAccess.RequireProcedure(actor);
        var files = db.Set<PersonalInformationFile>().AsNoTracking();
        if (division is { Length: > 0 })
            files = files.Where(f => f.DivisionId == division);
        if (JapaneseText.Searchable(text) is { Length: > 0 } wanted)
        {
            // A register has some hundreds of entries: they are compared here, 全角 and 半角 and character variants alike.
            var named = await files.Select(f => new { f.Id, f.Name, f.Summary }).ToListAsync(cancellationToken);
            var found = named.Where(f => JapaneseText.Searchable(f.Name).Contains(wanted, StringComparison.Ordinal) || JapaneseText.Searchable(f.Summary).Contains(wanted, StringComparison.Ordinal)).Select(f => f.Id).ToList();
            files = files.Where(f => found.Contains(f.Id));
        }

        if (after is { Length: > 0 })
            files = files.Where(f => f.Id.CompareTo(after) > 0);
        var page = await files.OrderBy(f => f.Id).Take(PageSize + 1).ToListAsync(cancellationToken);
        if (page.Count <= PageSize)
            return new(page, null);
        page.RemoveAt(PageSize);
        return new(page, page[^1].Id);
    }

    /// <summary>One file.</summary>
    /// <exception cref="TaskConflictException">There is none.</exception>
    public async Task<PersonalInformationFile> FindAsync(Actor actor, string id, CancellationToken cancellationToken)
    {
        CaseAccess.RequireProcedure(actor);
        return await db.Set<PersonalInformationFile>().AsNoTracking().SingleOrDefaultAsync(f => f.Id == id, cancellationToken)
            ?? throw new TaskConflictException(TaskConflictKind.NotFound, "個人情報ファイルが見つかりません。");
    }

    /// <summary>⒃–⒅ What was made from the file, newest first.</summary>
    public async Task<IReadOnlyList<CreatedInformationEntry>> CreatedAsync(string fileId, CancellationToken cancellationToken) =>
        await db.Set<CreatedInformationEntry>().AsNoTracking().Where(e => e.FileId == fileId).OrderByDescending(e => e.EnteredOn).ThenBy(e => e.CaseId).ToListAsync(cancellationToken);
}
