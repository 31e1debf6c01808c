using WorkflowAnon.Engine.Definitions;
using WorkflowAnon.Engine.Execution;

namespace WorkflowAnon.Engine.Simulation;

/// <summary>
/// シミュレーション: the real engine runs a definition in memory, with choices in place of people, events and time. Nothing is stored between two looks: each runs
/// anew from the beginning, so that the same choices always give the same result. No activity of the product is made, no service is reachable.
/// </summary>
public static class WorkflowSimulation
{
    /// <summary>How many choices one simulation takes.</summary>
    public const int MostChoices = 120;

    private const int MostBursts = 400, MostExecutions = 600;
    private const string Id = "simulation";

    /// <summary>Runs a definition, published or not, as far as the choices lead.</summary>
    public static async ValueTask<SimulationResult> RunAsync(
        CompiledWorkflow workflow, SimulationStart start, IReadOnlyList<SimulationChoice> choices, ISimulationHost host, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(workflow);
        ArgumentNullException.ThrowIfNull(start);
        ArgumentNullException.ThrowIfNull(choices);
        ArgumentNullException.ThrowIfNull(host);
        var run = new Run(workflow, new SimulationSession(host, choices), start.At, cancellationToken);
        try
        {
            await run.StartAsync(start.TriggerActivityId);
            while (run.Session.Next is not null && run.Trouble is null && run.IsOpen)
                await run.TakeAsync();
        }
        catch (SimulationPausedException paused)
        {
            return new SimulationResult(run.Now, WorkflowSubStatus.Executing, [], paused.Question, run.Session.Taken, paused.Trouble);
        }

        return run.Result();
    }

    private sealed class Run : TimeProvider
    {
        private readonly WorkflowRunner _runner = new();
        private readonly CompiledWorkflow _workflow;
        private readonly BurstOptions _options;
        private readonly CancellationToken _cancellation;
        private InstanceState? _state;
        private int _bursts;

        internal Run(CompiledWorkflow workflow, SimulationSession session, DateTimeOffset at, CancellationToken cancellation)
        {
            (Session, Now, _cancellation) = (session, at, cancellation);
            _workflow = SimulatedWorkflow.Of(workflow, session);
            _options = new BurstOptions { Services = NoServices.Instance, Clock = this, MaxExecutions = MostExecutions, Observer = session.Host.Observe };
        }

        internal SimulationSession Session { get; }

        internal DateTimeOffset Now { get; private set; }

        internal string? Trouble { get; private set; }

        internal bool IsOpen => _state is { Status: WorkflowStatus.Running };

        public override DateTimeOffset GetUtcNow() => Now;

        internal SimulationResult Result() => new(
            Now, _state!.SubStatus, _state.ReadBookmarks(), null, Session.Taken,
            Trouble ?? (Session.Next is not null ? "手続はここで終わります。これより後に選んだ内容は使いませんでした。" : null));

        internal async ValueTask StartAsync(string? trigger) =>
            _state = (await _runner.StartAsync(_workflow, new StartInstance { InstanceId = Id, CorrelationId = Id, TriggerActivityId = trigger }, _options, _cancellation)).Instance;

        /// <summary>Carries out the next choice; what falls due before it comes first, as in the office.</summary>
        internal async ValueTask TakeAsync()
        {
            var choice = Session.Next!;
            if (_state!.ReadBookmarks().Where(x => x.ActivityId == choice.ActivityId).MinBy(x => x.Order) is not { } bookmark)
            {
                Trouble = $"選んだ「{NameOf(choice.ActivityId)}」は、ここでは待っていません。選び直してください。";
                return;
            }

            var node = _workflow.FindNode(choice.ActivityId)!;
            var takesOutcome = node.Type.Behavior is SimulatedBehavior && bookmark.DueAt is null;
            if (takesOutcome && node.Outcomes.Length > 0 && !node.Outcomes.Contains(choice.Outcome.Length > 0 ? choice.Outcome : "Done"))
            {
                Trouble = $"「{NameOf(choice.ActivityId)}」に「{choice.Outcome}」という結果はありません。選び直してください。";
                return;
            }

            Session.Advance();
            var at = bookmark.DueAt ?? (choice.At > Now ? choice.At : Now);
            while (Trouble is null && IsOpen && Waiting(x => x.DueAt <= at).MinBy(x => (x.DueAt, x.Order)) is { } due)
                await ResumeAsync(due, due.DueAt!.Value, null);
            if (Trouble is not null || bookmark.DueAt is not null)
                return;
            if (Waiting(x => x.Id == bookmark.Id).Any())
                await ResumeAsync(bookmark, at, takesOutcome ? choice : null);
            else
                Trouble = $"選んだ日までに期限が来て、「{NameOf(choice.ActivityId)}」は終わっていました。日を改めてください。";
        }

        private IEnumerable<BookmarkRecord> Waiting(Func<BookmarkRecord, bool> which) => _state!.ReadBookmarks().Where(which);

        private string NameOf(string activityId) => _workflow.FindActivity(activityId) is { } node ? node.DisplayName ?? node.Id : activityId;

        private async ValueTask ResumeAsync(BookmarkRecord bookmark, DateTimeOffset at, SimulationChoice? choice)
        {
            if (++_bursts > MostBursts)
            {
                Trouble = $"待ちの終わりが{MostBursts}回を超えました。決まった間隔で繰り返す手続では、日を近くして試してください。";
                return;
            }

            if (at > Now)
                Now = at;
            _state = (await _runner.ResumeAsync(_workflow, _state!, new ResumeInstance { BookmarkId = bookmark.Id, Payload = choice }, _options, _cancellation)).Instance;
        }
    }

    /// <summary>A simulation reaches nothing outside itself.</summary>
    private sealed class NoServices : IServiceProvider
    {
        internal static readonly NoServices Instance = new();

        public object? GetService(Type serviceType) => null;
    }
}
