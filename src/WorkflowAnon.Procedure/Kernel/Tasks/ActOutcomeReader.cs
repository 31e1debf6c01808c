using Microsoft.EntityFrameworkCore;
using WorkflowAnon.Documents;
using WorkflowAnon.Domain.Agency;
using WorkflowAnon.Domain.Cases;
using WorkflowAnon.Storage.Model;
using WorkflowAnon.Storage.Tasks;

namespace WorkflowAnon.Procedure.Kernel.Tasks;

/// <summary>Reads what a task's completion does, between its burst's last write and the commit: what is there now and was not before.</summary>
internal sealed class ActOutcomeReader(IEnumerable<IPaperSource> sources, AgencyProfile profile)
{
    /// <summary>Ids of the papers, deadlines and tasks that a subject has.</summary>
    public static async Task<HashSet<string>> KnownAsync(WorkflowAnonDbContext db, string subjectId, CancellationToken cancellationToken)
    {
        HashSet<string> known = [.. await db.Set<Paper>().Where(p => p.SubjectId == subjectId).Select(p => p.Id).ToListAsync(cancellationToken)];
        known.UnionWith(await db.Set<Deadline>().Where(d => d.SubjectId == subjectId).Select(d => d.Id).ToListAsync(cancellationToken));
        known.UnionWith(await db.Set<HumanTask>().Where(t => t.SubjectId == subjectId).Select(t => t.Id).ToListAsync(cancellationToken));
        return known;
    }

    /// <summary>What has come to the subject of <paramref name="finished"/> that is not among <paramref name="known"/>, and what was not checked.</summary>
    public async Task<ActOutcome> ReadAsync(WorkflowAnonDbContext db, HumanTask finished, IReadOnlySet<string> known, CancellationToken cancellationToken)
    {
        var subjectId = finished.SubjectId;
        List<LeavingPaper> papers = [];
        foreach (var paper in await db.Set<Paper>().AsNoTracking().Where(p => p.SubjectId == subjectId).OrderBy(p => p.Kind).ThenBy(p => p.Version).ToListAsync(cancellationToken))
        {
            if (!known.Contains(paper.Id) && profile.FindDivision(paper.OriginalHolder) is null)
                papers.Add(new LeavingPaper(paper.Title, paper.OriginalHolder, paper.DocumentNumber, paper.DatedOn, await DocumentAsync(db, paper, cancellationToken)));
        }

        var deadlines = await db.Set<Deadline>().AsNoTracking().Where(d => d.SubjectId == subjectId && d.MetAt == null && d.SupersededAt == null).OrderBy(d => d.Due).ToListAsync(cancellationToken);
        var tasks = await db.Set<HumanTask>().AsNoTracking().Where(t => t.SubjectId == subjectId && (t.State == HumanTaskState.Open || t.State == HumanTaskState.Claimed)).OrderBy(t => t.CreatedAt).ToListAsync(cancellationToken);
        return new ActOutcome(
            papers,
            [.. deadlines.Where(d => !known.Contains(d.Id)).Select(d => new ArisingDeadline(d.Kind, d.Due, d.Rule))],
            [.. tasks.Where(t => !known.Contains(t.Id)).Select(t => new FollowingTask(t.Title, t.DivisionId))],
            [.. TaskCheck.Read(await db.Set<HumanTask>().Where(t => t.Id == finished.Id).Select(t => t.Checks).SingleAsync(cancellationToken)).Where(c => !c.IsTicked).Select(c => c.What)]);
    }

    private async Task<DocumentModel?> DocumentAsync(WorkflowAnonDbContext db, Paper paper, CancellationToken cancellationToken) =>
        PaperAddress.TryParse(paper.PrintPath) is { } address && sources.SingleOrDefault(s => s.Key == address.Key) is { } source
            ? await source.BuildAsync(db, address.Id, cancellationToken)
            : null;
}
