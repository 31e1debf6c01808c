using Microsoft.EntityFrameworkCore;
using WorkflowAnon.Domain.CaseMigration;
using WorkflowAnon.Domain.Cases;
using WorkflowAnon.Engine.Runtime;
using WorkflowAnon.Procedure.CaseMigration;
using WorkflowAnon.Procedure.Kernel.Tasks;

namespace WorkflowAnon.Web.Queries;

/// <summary>A line of a plan.</summary>
/// <param name="Plan">What moving it would do.</param>
/// <param name="Stage">段階 of the case; empty for another subject.</param>
/// <param name="IsLinked">True where the reader may open the subject's page.</param>
/// <param name="MayMove">True where the reader may move it.</param>
internal sealed record PlanLine(InstancePlan Plan, string Stage, bool IsLinked, bool MayMove);

/// <summary>移行計画 as a page shows it.</summary>
/// <param name="Target">Version to move to.</param>
/// <param name="Targets">The versions that once were published, the latest first.</param>
/// <param name="Name">Name of the definition.</param>
/// <param name="Lines">Running instances on earlier versions.</param>
/// <param name="Next">Where the next page begins; null at the end.</param>
/// <param name="Runs">Earlier runs of the definition, the latest first.</param>
internal sealed record MigrationPlanView(DefinitionSummary? Target, IReadOnlyList<DefinitionSummary> Targets, string Name, IReadOnlyList<PlanLine> Lines, string? Next, IReadOnlyList<MigrationRun> Runs);

/// <summary>A run with what became of each of its cases.</summary>
internal sealed record MigrationRunView(MigrationRun Run, string Name, IReadOnlyList<(MigrationItem Item, string? SubjectId, string Label)> Items)
{
    public int Left => Items.Count(i => i.Item.State == MigrationState.Planned);
}

/// <summary>版の移行 for those who draw or supervise: the plan, and what became of it. Reads only.</summary>
internal sealed class MigrationQuery(WorkflowAnonDbContext db, IDefinitionStore store, IWorkflowEngine engine, MigrationDesk desk)
{
    private const int PageSize = 50, MostRuns = 20;

    /// <summary>The plan for a definition's running instances.</summary>
    /// <exception cref="TaskConflictException">There is no such definition, or it is not this person's to read.</exception>
    public async Task<MigrationPlanView> PlanAsync(Actor actor, string definitionId, int? version, string? after, CancellationToken cancellationToken)
    {
        CaseAccess.RequireDefinitions(actor);
        var versions = await VersionsAsync(definitionId, cancellationToken);
        var targets = versions.Where(v => v.PublishedAt is not null).OrderByDescending(v => v.Version).ToList();
        var target = version is null ? targets.Find(v => v.IsPublished) ?? (targets.Count > 0 ? targets[0] : null) : targets.Find(v => v.Version == version)
            ?? throw new TaskConflictException(TaskConflictKind.NotFound, "移行先にできる版（一度でも公開した版）が見つかりません。");
        var runs = await db.Set<MigrationRun>().AsNoTracking().Where(r => r.DefinitionId == definitionId).OrderByDescending(r => r.OrderedAt).Take(MostRuns).ToListAsync(cancellationToken);
        if (target is null)
            return new MigrationPlanView(null, targets, versions[^1].Name, [], null, runs);
        var plans = await desk.PlanAsync(target, after, PageSize, cancellationToken);
        var subjects = plans.Select(p => p.SubjectId).ToList();
        var stages = await db.Set<Case>().AsNoTracking().Where(c => subjects.Contains(c.Id)).ToDictionaryAsync(c => c.Id, c => c.Stage.DisplayName(), cancellationToken);
        List<PlanLine> lines = [];
        foreach (var plan in plans)
            lines.Add(new PlanLine(plan, stages.GetValueOrDefault(plan.SubjectId ?? "", ""), CaseAccess.SeesProcedure(actor), await desk.MayMoveAsync(target, plan, actor, cancellationToken)));
        return new MigrationPlanView(target, targets, target.Name, lines, plans.Count == PageSize ? plans[^1].InstanceId : null, runs);
    }

    /// <summary>A run.</summary>
    /// <exception cref="TaskConflictException">There is none, or it is not this person's to read.</exception>
    public async Task<MigrationRunView> FindRunAsync(Actor actor, string runId, CancellationToken cancellationToken)
    {
        CaseAccess.RequireDefinitions(actor);
        var run = await db.Set<MigrationRun>().AsNoTracking().SingleOrDefaultAsync(r => r.Id == runId, cancellationToken)
            ?? throw new TaskConflictException(TaskConflictKind.NotFound, "版の移行が見つかりません。");
        var items = await db.Set<MigrationItem>().AsNoTracking().Where(i => i.RunId == runId).OrderBy(i => i.Order).ToListAsync(cancellationToken);
        List<(MigrationItem, string?, string)> lines = [];
        foreach (var item in items)
        {
            var subjectId = (await engine.FindInstanceAsync(item.InstanceId, cancellationToken))?.CorrelationId;
            lines.Add((item, CaseAccess.SeesProcedure(actor) ? subjectId : null, subjectId is null ? "" : await desk.LabelAsync(subjectId, cancellationToken)));
        }

        return new MigrationRunView(run, (await VersionsAsync(run.DefinitionId, cancellationToken))[^1].Name, lines);
    }

    private async Task<IReadOnlyList<DefinitionSummary>> VersionsAsync(string definitionId, CancellationToken cancellationToken) =>
        await store.ListAsync(definitionId, cancellationToken) is { Count: > 0 } versions ? versions : throw new TaskConflictException(TaskConflictKind.NotFound, "手続定義が見つかりません。");
}
