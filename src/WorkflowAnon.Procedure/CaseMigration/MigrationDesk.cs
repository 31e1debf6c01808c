using WorkflowAnon.Engine.Runtime;
using WorkflowAnon.Procedure.Kernel.Tasks;
using WorkflowAnon.Storage.Bursts;
using WorkflowAnon.Storage.Model;

namespace WorkflowAnon.Procedure.CaseMigration;

/// <summary>移行計画 for the pages: the dry run, who may act on a line of it, how its subject is called. Reads only.</summary>
public sealed class MigrationDesk
{
    private readonly MigrationPlanner _planner;
    private readonly MigrationCommands _commands;
    private readonly UnitDirectory _units;
    private readonly WorkflowAnonDbContext _db;

    internal MigrationDesk(MigrationPlanner planner, MigrationCommands commands, UnitDirectory units, WorkflowAnonDbContext db) => (_planner, _commands, _units, _db) = (planner, commands, units, db);

    /// <summary>The plan for instances on earlier versions, in the order of their ids.</summary>
    public Task<IReadOnlyList<InstancePlan>> PlanAsync(DefinitionSummary target, string? after, int limit, CancellationToken cancellationToken) =>
        _planner.PlanAsync(target, after, limit, cancellationToken);

    /// <summary>True when a person may move the instance.</summary>
    public Task<bool> MayMoveAsync(DefinitionSummary target, InstancePlan plan, Actor actor, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(target);
        ArgumentNullException.ThrowIfNull(plan);
        return _commands.MayMoveAsync(_db, target.Owner, plan.SubjectId, actor, cancellationToken);
    }

    /// <summary>How lists call a subject; no personal data.</summary>
    public Task<string> LabelAsync(string subjectId, CancellationToken cancellationToken) => _units.LabelAsync(subjectId, cancellationToken);
}
