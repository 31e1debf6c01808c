using System.Globalization;
using WorkflowAnon.Engine.Activities.BuiltIn;
using WorkflowAnon.Engine.Checks;
using WorkflowAnon.Engine.Definitions;
using WorkflowAnon.Engine.Expressions;

namespace WorkflowAnon.Engine.Execution;

/// <summary>
/// Moves an instance to another version of its definition. Activities are the same when id, type and container are; bookmarks
/// and incidents keep their ids, nothing runs. What is doubtful is refused: better one instance on an old version than one that
/// skips a step unseen.
/// </summary>
public static class InstanceMigrator
{
    private const string MovedEvent = "Migrated";

    /// <summary>What moving the instance would do.</summary>
    public static MigrationPlan Plan(CompiledWorkflow from, CompiledWorkflow to, InstanceState state, BurstOptions options) => new Migration(from, to, state, options).Plan;

    /// <summary>What moving the instance would do, with all ways that lie ahead of it before and after. Nothing runs.</summary>
    public static MigrationPreview Preview(CompiledWorkflow from, CompiledWorkflow to, InstanceState state)
    {
        var migration = new Migration(from, to, state, new BurstOptions { Services = Nothing.Instance });
        return new MigrationPreview(migration.Plan, migration.Before, migration.Plan.IsPossible ? migration.After : null);
    }

    /// <summary>Moves the instance. Throws <see cref="InvalidOperationException"/> when the plan is not possible.</summary>
    public static Burst Migrate(CompiledWorkflow from, CompiledWorkflow to, InstanceState state, BurstOptions options)
    {
        var migration = new Migration(from, to, state, options);
        return migration.Plan.IsPossible
            ? migration.Finish()
            : throw new InvalidOperationException(string.Join(Environment.NewLine, migration.Plan.Problems));
    }

    /// <summary>Number of the version that an instance was on before the move that a journal entry tells of; null for another entry.</summary>
    public static int? FromVersionOf(JournalEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        return entry is { Event: MovedEvent, Message: { } message } && int.TryParse(message.Split(' ')[0].AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : null;
    }

    private sealed class Migration
    {
        private readonly List<MigrationMove> _moves = [];
        private readonly List<string> _problems = [];
        private readonly BurstExecution _old;
        private readonly BurstExecution _new;

        internal Migration(CompiledWorkflow from, CompiledWorkflow to, InstanceState state, BurstOptions options)
        {
            ArgumentNullException.ThrowIfNull(to);
            _old = WorkflowRunner.Load(from, state, options, CancellationToken.None);
            _new = new BurstExecution(to, options, state.Id, CancellationToken.None)
            {
                CorrelationId = state.CorrelationId,
                InstanceName = state.Name,
                ParentInstanceId = state.ParentInstanceId,
                ParentBookmarkId = state.ParentBookmarkId,
                JournalSequence = state.JournalSequence,
                SubStatus = state.SubStatus,
                TriggerActivityId = _old.TriggerActivityId,
                TriggerIsFresh = _old.TriggerIsFresh,
                LastNumber = _old.LastNumber,
                LastId = _old.LastId,
            };
            if (from.Definition.DefinitionId != to.Definition.DefinitionId)
                _problems.Add($"手続定義が異なります（{from.Definition.DefinitionId} → {to.Definition.DefinitionId}）。");
            if (from.Definition.Owner != to.Definition.Owner)
                _problems.Add($"手続の所管が変わっています（{from.Definition.Owner} → {to.Definition.Owner}）。別の所管の手続としては続けられません。");
            if (_old.Root is null)
                _problems.Add("終わった件は移行できません。");
            else
                _new.Root = Move(_old.Root, null);
            Plan = new MigrationPlan(from.Definition.Version, to.Definition.Version, _moves, MoveValues(), _problems);
        }

        internal MigrationPlan Plan { get; }

        internal RunPlace Before => RunPlace.Of(_old);

        internal RunPlace After => RunPlace.Of(_new);

        internal Burst Finish()
        {
            foreach (var bookmark in _old.Bookmarks)
                _new.RestoreBookmark(bookmark);
            _new.Incidents.AddRange(_old.Incidents);
            _new.LogWorkflow(MovedEvent, $"v{Plan.FromVersion} → v{Plan.ToVersion}");
            return WorkflowRunner.Finish(_new);
        }

        private static string NameOf(CompiledNode node) => node.Node.DisplayName ?? node.Node.Name ?? node.Node.Id;

        private List<string> MoveValues()
        {
            foreach (var (name, value) in _old.Output)
                _new.Output[name] = value;
            foreach (var (name, value) in _old.Input)
                _new.Input[name] = value;
            var lost = new List<string>();
            for (var i = 0; i < _old.WorkflowVariables.Length; i++)
            {
                var name = _old.Workflow.Variables[i].Name;
                var value = _old.WorkflowVariables[i];
                if (!_new.TrySetVariable(null, name, value) && value is not null)
                    lost.Add(name);
            }

            return lost;
        }

        private ActivityInstance? Move(ActivityInstance old, ActivityInstance? parent)
        {
            var node = _new.Workflow.FindNode(old.Node.Node.Id);
            _moves.Add(new MigrationMove(old.Node.Node.Id, NameOf(old.Node), node is null ? null : NameOf(node), _old.HasBookmark(old), old.Status == ActivityStatus.Faulted));
            var id = old.Node.Node.Id;
            if (node is null)
                return Refuse($"「{NameOf(old.Node)}」（{id}）が新しい版にありません。");
            if (node.Node.Type != old.Node.Node.Type)
                return Refuse($"「{NameOf(old.Node)}」（{id}）の型が変わっています（{old.Node.Node.Type} → {node.Node.Type}）。");
            if (node.Parent?.Node.Id != old.Node.Parent?.Node.Id)
                return Refuse($"「{NameOf(old.Node)}」（{id}）が別の入れ物に移っています。");

            var moved = new ActivityInstance(old.Number, node, parent)
            {
                Status = old.Status,
                EnteredBackward = old.EnteredBackward,
                Counter = old.Counter,
                IsBreaking = old.IsBreaking,
                Dynamic = old.Dynamic,
                Items = old.Items,
            };
            if (node.Variables.Length > 0)
                moved.Variables = Array.ConvertAll(node.Variables, x => VariableOf(old, x));
            foreach (var child in old.Children)
                if (Move(child, moved) is { } movedChild)
                    moved.Children.Add(movedChild);
            if (node.Type.Behavior is SequenceBehavior && moved.Children.Count > 0)
                moved.Counter = moved.Children[^1].Position + 1;
            if (old.Flow is not null && moved.Children.Count == old.Children.Count)
                MoveFlow(old, moved);
            return moved;
        }

        private ActivityInstance? Refuse(string problem)
        {
            _problems.Add(problem);
            return null;
        }

        private static object? VariableOf(ActivityInstance old, VariableSlot slot)
        {
            var at = Array.FindIndex(old.Node.Variables, x => x.Name == slot.Name);
            return at >= 0 && old.Variables is { } values ? VariableTypes.Coerce(values[at], slot.Type) : slot.Default;
        }

        private void MoveFlow(ActivityInstance old, ActivityInstance moved)
        {
            var result = FlowMigration.Move(old, moved, _new.TriggerActivityId);
            moved.Flow = result.Scope;
            foreach (var position in result.Unsure)
                _problems.Add($"合流「{NameOf(moved.Node.Children[position])}」（{moved.Node.Children[position].Node.Id}）に来る経路が変わっており、既に通った経路があるため、移行すると進み方が変わります。");
        }
    }

    /// <summary>A dry run reaches nothing.</summary>
    private sealed class Nothing : IServiceProvider
    {
        internal static readonly Nothing Instance = new();

        public object? GetService(Type serviceType) => null;
    }
}
