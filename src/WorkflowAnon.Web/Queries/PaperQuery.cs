using Microsoft.EntityFrameworkCore;
using WorkflowAnon.Documents;
using WorkflowAnon.Domain.Cases;
using WorkflowAnon.Procedure.Kernel;
using WorkflowAnon.Procedure.Kernel.Tasks;

namespace WorkflowAnon.Web.Queries;

/// <summary>書類の内容 for the print view: of a case that the person may read, or of a recruitment.</summary>
internal sealed class PaperQuery(WorkflowAnonDbContext db, CaseQuery cases, IEnumerable<IPaperSource> sources)
{
    /// <summary>The paper.</summary>
    /// <exception cref="TaskConflictException">There is none, or it is not this person's to read.</exception>
    public async Task<DocumentModel> BuildAsync(Actor actor, string key, string id, CancellationToken cancellationToken)
    {
        CaseAccess.RequireProcedure(actor);
        await RequireAccessAsync(actor, key, id, cancellationToken);
        var source = sources.SingleOrDefault(s => s.Key == key) ?? throw NotFound();
        return await source.BuildAsync(db, id, cancellationToken) ?? throw NotFound();
    }

    private async Task RequireAccessAsync(Actor actor, string key, string id, CancellationToken cancellationToken)
    {
        // A paper's id need not be the case's: then its registration says which case it belongs to.
        var path = $"/print/{key}/{id}";
        var subject = await db.Set<Paper>().AsNoTracking().Where(p => p.PrintPath == path).Select(p => p.SubjectId).FirstOrDefaultAsync(cancellationToken) ?? id;
        if (await db.Set<Case>().AnyAsync(c => c.Id == subject, cancellationToken))
            await cases.FindAsync(actor, subject, cancellationToken);
        else if (!subject.StartsWith("recruitment-", StringComparison.Ordinal))
            throw NotFound();
    }

    private static TaskConflictException NotFound() => new(TaskConflictKind.NotFound, "この書類はまだ作られていません。");
}
