using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WorkflowAnon.Domain.Agency;
using WorkflowAnon.Domain.CaseMigration;
using WorkflowAnon.Domain.Cases;
using WorkflowAnon.Domain.Rules;
using WorkflowAnon.Engine.Runtime;
using WorkflowAnon.Procedure.Kernel.Activities;
using WorkflowAnon.Procedure.Kernel.Tasks;
using WorkflowAnon.Storage.Bursts;
using WorkflowAnon.Storage.Model;

namespace WorkflowAnon.Procedure.CaseMigration;

/// <summary>
/// 版の移行 as an act: a 監督者 orders it with a reason for cases chosen from the plan; each case is moved in a burst of its own and has its record; what is left after an
/// interruption is gone on with. A case that has gone on since the plan is left where it is.
/// </summary>
[Implements("1-0")]
public sealed class MigrationCommands(IBurstExecutor bursts, IServiceScopeFactory scopes, IDefinitionStore store, AgencyProfile profile)
{
    /// <summary>How many cases one run takes.</summary>
    public const int MostCases = 500;

    private const int LongestReason = 1000;
    private const string Clause = "N-2";

    /// <summary>Orders a run for the chosen instances. Nothing is moved yet. Returns its id.</summary>
    /// <param name="definitionId">The definition.</param>
    /// <param name="version">Number of the version to move to.</param>
    /// <param name="chosen">Instances with the number of their last journal entry in the plan.</param>
    /// <param name="reason">Why.</param>
    /// <param name="actor">A supervisor.</param>
    /// <param name="idempotencyKey">Idempotency key.</param>
    /// <param name="cancellationToken">Cancels before the commit.</param>
    /// <exception cref="TaskRefusedException">Nothing chosen, no reason, or a version that never was published.</exception>
    /// <exception cref="TaskConflictException">Not this person's to order.</exception>
    public async Task<string> OrderAsync(
        string definitionId, int version, IReadOnlyList<(string InstanceId, long Sequence)> chosen, string? reason, Actor actor, string idempotencyKey, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(chosen);
        RequireSupervisor(actor);
        var target = await TargetAsync(definitionId, version, cancellationToken);
        var text = reason?.Trim() ?? "";
        if (text.Length is 0 or > LongestReason)
            throw new TaskRefusedException("reason", text.Length == 0 ? "移行する理由を入力してください。理由は記録に残ります。" : $"理由は{LongestReason}字までで入力してください。");
        if (chosen.Count is 0 or > MostCases)
            throw new TaskRefusedException("instances", chosen.Count == 0 ? "移行する事案を一つ以上選んでください。" : $"一度に移行できるのは{MostCases}件までです。分けて行ってください。");
        return await bursts.ExecuteAsync(new BurstCommand("migration-" + idempotencyKey, actor, "migration.order"), async (burst, ct) =>
        {
            var ids = chosen.Select(c => c.InstanceId).Distinct().ToList();
            var run = new MigrationRun
            {
                Id = SubjectContext.NewId("migration"),
                DefinitionId = target.DefinitionId,
                VersionId = target.VersionId,
                Version = target.Version,
                Reason = text,
                OrderedById = actor.Id,
                OrderedByName = actor.DisplayName,
                OrderedAt = burst.Scope.Now.ToUniversalTime(),
            };
            burst.Db.Add(run);
            var engine = burst.Services.GetRequiredService<IWorkflowEngine>();
            for (var i = 0; i < ids.Count; i++)
            {
                var instance = await engine.FindInstanceAsync(ids[i], ct);
                if (instance is null || instance.DefinitionId != target.DefinitionId)
                    throw new TaskRefusedException("instances", "選んだ事案のうち、この手続のものでないものがあります。画面を開き直してください。");
                if (!await MayMoveAsync(burst.Db, instance.Owner, instance.CorrelationId, actor, ct))
                    throw new TaskConflictException(TaskConflictKind.Forbidden, "選んだ事案のうち、あなたが移行できないものがあります。担当課の手続は、その事案の担当課か総務課の監督者が移行します。");
                burst.Db.Add(new MigrationItem { RunId = run.Id, InstanceId = ids[i], Order = i, Sequence = chosen.First(c => c.InstanceId == ids[i]).Sequence, FromVersion = instance.Version });
            }

            burst.Scope.Audit("system", "migration.order", new Dictionary<string, string?>
            {
                ["run"] = run.Id,
                ["definition"] = target.DefinitionId,
                ["version"] = Number(target.Version),
                ["cases"] = Number(ids.Count),
            });
            return run.Id;
        }, cancellationToken);
    }

    /// <summary>Carries out what is left of a run, case by case. May be called again after an interruption; what is settled stays settled.</summary>
    /// <exception cref="TaskConflictException">There is no such run, or it is not this person's to carry out.</exception>
    public Task<int> CarryOutAsync(string runId, Actor actor, CancellationToken cancellationToken = default) => CarryOutAsync(runId, actor, MostCases, cancellationToken);

    /// <summary>Carries out so many cases at most of what is left of a run.</summary>
    internal async Task<int> CarryOutAsync(string runId, Actor actor, int most, CancellationToken cancellationToken)
    {
        RequireSupervisor(actor);
        List<string> left;
        MigrationRun run;
        var scope = scopes.CreateAsyncScope();
        await using (scope.ConfigureAwait(false))
        {
            var db = scope.ServiceProvider.GetRequiredService<WorkflowAnonDbContext>();
            run = await db.Set<MigrationRun>().AsNoTracking().SingleOrDefaultAsync(r => r.Id == runId, cancellationToken)
                ?? throw new TaskConflictException(TaskConflictKind.NotFound, "版の移行が見つかりません。");
            left = await db.Set<MigrationItem>().AsNoTracking().Where(i => i.RunId == runId && i.State == MigrationState.Planned).OrderBy(i => i.Order).Select(i => i.InstanceId).Take(most).ToListAsync(cancellationToken);
            var target = await TargetAsync(run.DefinitionId, run.Version, cancellationToken);
            // One planner for the run: what lies ahead of cases that stand alike is looked at once.
            var planner = ActivatorUtilities.CreateInstance<MigrationPlanner>(scope.ServiceProvider);
            foreach (var instanceId in left)
                await MoveAsync(run, target, instanceId, await planner.PlanAsync(instanceId, target, cancellationToken), actor, cancellationToken);
        }

        if (run.EndedAt is null)
            await EndAsync(runId, actor, cancellationToken);
        return left.Count;
    }

    /// <summary>True when a person may move the instances of a department: a supervisor of 総務課 any, one of another division those of the own division's cases.</summary>
    internal async Task<bool> MayMoveAsync(WorkflowAnonDbContext db, string owner, string? subjectId, Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.Has(Duties.Supervisor))
            return false;
        if (actor.DivisionId == profile.GeneralAffairs().Id)
            return true;
        return owner == Units.OwningDivision && subjectId is not null && await db.Set<Case>().AnyAsync(c => c.Id == subjectId && c.OwningDivisionId == actor.DivisionId, cancellationToken);
    }

    private async Task MoveAsync(MigrationRun run, DefinitionSummary target, string instanceId, InstancePlan? plan, Actor actor, CancellationToken cancellationToken) =>
        await bursts.ExecuteAsync(Command(actor, "instance.migrate") with { InstanceId = instanceId }, async (burst, ct) =>
        {
            var item = await burst.Db.Set<MigrationItem>().SingleAsync(i => i.RunId == run.Id && i.InstanceId == instanceId, ct);
            if (item.State != MigrationState.Planned)
                return false;
            List<string> problems = [.. plan is null ? ["手続の実行がありません。"] : plan.Problems];
            if (!await MayMoveAsync(burst.Db, target.Owner, plan?.SubjectId, actor, ct))
                problems = ["この事案を移行できる職務と所属の人ではありません。"];
            // The rules were asked of the case as it stands at that entry; in the burst, under its lock, it must still stand there.
            else if (plan is not null && plan.Sequence != item.Sequence)
                problems = ["計画を確かめた後に、この件が先へ進みました。もう一度、計画を確かめてください。"];
            if (problems.Count == 0)
                problems = [.. (await burst.MigrateAsync(new MigrateRequest(instanceId, run.VersionId, item.Sequence), ct)).Problems];
            var isMoved = problems.Count == 0;
            (item.State, item.Detail, item.EndedAt) = (isMoved ? MigrationState.Moved : MigrationState.Refused, string.Join(" ", problems), burst.Scope.Now.ToUniversalTime());
            var subjectId = plan?.SubjectId;
            if (isMoved && subjectId is not null)
            {
                burst.Services.GetRequiredService<SubjectContextFactory>().Create(subjectId)
                    .Record("手続の版の移行", $"第{Number(item.FromVersion)}版から第{Number(run.Version)}版へ移した。理由：{run.Reason}", Clause);
            }

            burst.Scope.Audit(subjectId ?? instanceId, isMoved ? "instance.migrate" : "instance.migrate-refused", new Dictionary<string, string?>
            {
                ["run"] = run.Id,
                ["instance"] = instanceId,
                ["definition"] = run.DefinitionId,
                ["from"] = Number(item.FromVersion),
                ["to"] = Number(run.Version),
            });
            return isMoved;
        }, cancellationToken);

    private Task<bool> EndAsync(string runId, Actor actor, CancellationToken cancellationToken) =>
        bursts.ExecuteAsync(Command(actor, "migration.end"), async (burst, ct) =>
        {
            var run = await burst.Db.Set<MigrationRun>().SingleAsync(r => r.Id == runId, ct);
            var states = await burst.Db.Set<MigrationItem>().AsNoTracking().Where(i => i.RunId == runId).Select(i => i.State).ToListAsync(ct);
            if (run.EndedAt is not null || states.Contains(MigrationState.Planned))
                return false;
            run.EndedAt = burst.Scope.Now.ToUniversalTime();
            burst.Scope.Audit("system", "migration.end", new Dictionary<string, string?>
            {
                ["run"] = runId,
                ["moved"] = Number(states.Count(s => s == MigrationState.Moved)),
                ["refused"] = Number(states.Count(s => s == MigrationState.Refused)),
            });
            return true;
        }, cancellationToken);

    // The rows say what was settled before; a number of its own lets another person go on with a run.
    private static BurstCommand Command(Actor actor, string kind) => new(Guid.CreateVersion7().ToString("N"), actor, kind);

    private async Task<DefinitionSummary> TargetAsync(string definitionId, int version, CancellationToken cancellationToken)
    {
        var target = (await store.ListAsync(definitionId, cancellationToken)).FirstOrDefault(v => v.Version == version)
            ?? throw new TaskConflictException(TaskConflictKind.NotFound, "手続定義の版が見つかりません。");
        return target.PublishedAt is not null ? target : throw new TaskRefusedException("version", "一度も公開していない版（下書き）へは移行できません。検査を受けて公開してから移行してください。");
    }

    private static void RequireSupervisor(Actor actor)
    {
        ArgumentNullException.ThrowIfNull(actor);
        if (!actor.Has(Duties.Supervisor))
            throw new TaskConflictException(TaskConflictKind.Forbidden, "事案を別の版へ移行できるのは、監督者の職務を持つ人です。");
    }

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
