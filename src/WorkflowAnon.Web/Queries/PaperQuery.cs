using Microsoft.EntityFrameworkCore;
using WorkflowAnon.Documents;
using WorkflowAnon.Domain.Cases;
using WorkflowAnon.Domain.Changes;
using WorkflowAnon.Domain.CommissionReports;
using WorkflowAnon.Domain.Examination;
using WorkflowAnon.Domain.FileRegister;
using WorkflowAnon.Domain.Notification;
using WorkflowAnon.Domain.Termination;
using WorkflowAnon.Procedure.Kernel;
using WorkflowAnon.Procedure.Kernel.Tasks;

namespace WorkflowAnon.Web.Queries;

/// <summary>書類の内容 for the print view: of a case that the person may read, or of a recruitment.</summary>
internal sealed class PaperQuery(WorkflowAnonDbContext db, CaseQuery cases, DeskQuery desk, IEnumerable<IPaperSource> sources)
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

    /// <summary>The papers that facts of a task lead to: those that there are already and that the person may read.</summary>
    public async Task<IReadOnlyList<(TaskFact Fact, DocumentModel Document)>> OfAsync(Actor actor, IEnumerable<TaskFact> facts, CancellationToken cancellationToken)
    {
        List<(TaskFact, DocumentModel)> papers = [];
        foreach (var fact in facts)
        {
            if (PaperAddress.TryParse(fact.Path) is not { } address)
                continue;
            try
            {
                papers.Add((fact, await BuildAsync(actor, address.Key, address.Id, cancellationToken)));
            }
            catch (TaskConflictException)
            {
                // Its link says why it cannot be shown.
            }
        }

        return papers;
    }

    /// <summary>True for a fact that leads to a print view.</summary>
    public static bool IsPaper(TaskFact fact) => PaperAddress.TryParse(fact.Path) is not null;

    private async Task RequireAccessAsync(Actor actor, string key, string id, CancellationToken cancellationToken)
    {
        var subject = await SubjectAsync(key, id, cancellationToken);
        if (await db.Set<Case>().AnyAsync(c => c.Id == subject, cancellationToken))
            await cases.FindAsync(actor, subject, cancellationToken);
        else if (DeskQuery.KindOf(subject) is not null)
            await desk.FindAsync(actor, subject, cancellationToken);
        // Recruitments, lists of disposal and the register hold no personal data of proposers; anything else is somebody's case.
        else if (!subject.StartsWith("recruitment-", StringComparison.Ordinal) && !subject.StartsWith("records-disposal-", StringComparison.Ordinal) && !await db.Set<PersonalInformationFile>().AnyAsync(f => f.Id == subject, cancellationToken))
            throw NotFound();
    }

    /// <summary>The case, recruitment or file that a paper's id belongs to: papers of a round of correction, a violation or a report have an id of their own.</summary>
    private async Task<string> SubjectAsync(string key, string id, CancellationToken cancellationToken)
    {
        var path = PaperAddress.Of(key, id);
        return await db.Set<Paper>().AsNoTracking().Where(p => p.PrintPath == path).Select(p => p.SubjectId).FirstOrDefaultAsync(cancellationToken)
            ?? await db.Set<ResultNotice>().AsNoTracking().Where(n => n.Id == id).Select(n => n.CaseId).FirstOrDefaultAsync(cancellationToken)
            ?? await db.Set<Correction>().AsNoTracking().Where(c => c.Id == id).Select(c => c.CaseId).FirstOrDefaultAsync(cancellationToken)
            ?? await db.Set<ViolationFile>().AsNoTracking().Where(v => v.Id == id).Select(v => v.CaseId).FirstOrDefaultAsync(cancellationToken)
            ?? await db.Set<ChangeNotice>().AsNoTracking().Where(n => n.Id == id).Select(n => n.CaseId).FirstOrDefaultAsync(cancellationToken)
            ?? await db.Set<CommissionReport>().AsNoTracking().Where(r => r.Id == id).Select(r => r.CaseId).FirstOrDefaultAsync(cancellationToken)
            ?? id;
    }

    private static TaskConflictException NotFound() => new(TaskConflictKind.NotFound, "この書類はまだ作られていません。");
}
