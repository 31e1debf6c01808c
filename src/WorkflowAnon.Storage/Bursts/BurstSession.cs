using Microsoft.Extensions.DependencyInjection;
using WorkflowAnon.Domain.Cases;
using WorkflowAnon.Engine.Definitions;
using WorkflowAnon.Engine.Execution;
using WorkflowAnon.Engine.Runtime;
using WorkflowAnon.Storage.Definitions;
using WorkflowAnon.Storage.Model;
using WorkflowAnon.Storage.Sql;
using WorkflowAnon.Storage.Tasks;

namespace WorkflowAnon.Storage.Bursts;

/// <summary>One run of one burst: holds the locks, runs the engine in memory and remembers what is to be written.</summary>
internal sealed class BurstSession(
    IServiceProvider services,
    WorkflowAnonDbContext db,
    BurstScope scope,
    BurstRuntime runtime,
    IReadOnlyDictionary<int, FaultInfo> faults) : IBurst
{
    private readonly Dictionary<string, StreamState> _streams = new(StringComparer.Ordinal);

    public BurstScope Scope => scope;

    public IServiceProvider Services => services;

    public WorkflowAnonDbContext Db => db;

    /// <summary>Instance before the burst; null when the burst starts one or moves none.</summary>
    public InstanceLock? Locked { get; private set; }

    /// <summary>What the engine did; null when the burst moves no instance.</summary>
    public Burst? Moved { get; private set; }

    /// <summary>The version that the moved instance stays on.</summary>
    public CompiledWorkflow? Workflow { get; private set; }

    public string Owner { get; private set; } = "";

    public string? UsedBookmarkId { get; private set; }

    public string? Resolution { get; private set; }

    public string? Reason { get; private set; }

    public IDictionary<string, StreamState> Streams => _streams;

    public DefinitionCache Definitions => runtime.Definitions;

    /// <summary>Extra statements that commit with the burst.</summary>
    public SqlBatch Extra { get; } = new();

    /// <summary>Work that they leave.</summary>
    public WorkKinds ExtraWork { get; set; }

    private EngineSql Sql => runtime.Sql;

    /// <summary>First round trip: locks in their order (instance, case), then the look-up of the command, which must see what the lock waited for.</summary>
    public async Task OpenAsync(CancellationToken cancellationToken)
    {
        var batch = new SqlBatch();
        if (scope.Command.InstanceId is { } instanceId)
        {
            AddLocks(batch, instanceId, Sql.LockInstance);
            // On PostgreSQL a round trip costs more than a row; SQLite has none.
            if (scope.Command.BookmarkId is { } bookmarkId && Sql.IsPostgreSql)
            {
                EntityPrefetch.Query<HumanTask>(batch, db, "instance_id = $1 AND bookmark_id = $2", instanceId, bookmarkId);
                EntityPrefetch.Query<Case>(batch, db, "id = (SELECT correlation_id FROM workflow_instances WHERE id = $1)", instanceId);
            }
        }
        await ExecuteWithCommandAsync(batch, cancellationToken).ConfigureAwait(false);
    }

    public async Task<InstanceAnswer> StartAsync(StartRequest request, CancellationToken cancellationToken = default)
    {
        EnsureNothingMoved();
        var instanceId = request.InstanceId ?? Ids.New();
        var (versionId, owner, exists) = await FindStartAsync(request, instanceId, cancellationToken).ConfigureAwait(false);
        if (exists is not null)
            return exists;
        var workflow = await runtime.Definitions.GetAsync(versionId, cancellationToken).ConfigureAwait(false);
        Workflow = workflow;
        Owner = owner;
        scope.InstanceId = instanceId;
        scope.CorrelationId = request.CorrelationId;
        Moved = await runtime.Runner.StartAsync(
            workflow,
            new StartInstance
            {
                InstanceId = instanceId,
                CorrelationId = request.CorrelationId,
                Input = request.Input,
                TriggerActivityId = request.TriggerActivityId,
                TriggerPayload = request.TriggerPayload,
                ParentInstanceId = request.ParentInstanceId,
                ParentBookmarkId = request.ParentBookmarkId,
            },
            Options(),
            cancellationToken).ConfigureAwait(false);
        return Answer();
    }

    public async Task<InstanceAnswer> ResumeAsync(ResumeRequest request, CancellationToken cancellationToken = default)
    {
        var answer = await TryResumeAsync(request, cancellationToken).ConfigureAwait(false);
        return answer ?? throw await DescribeConflictAsync(request, cancellationToken).ConfigureAwait(false);
    }

    public async Task<InstanceAnswer?> TryResumeAsync(ResumeRequest request, CancellationToken cancellationToken = default)
    {
        UsedBookmarkId = request.BookmarkId;
        var resumed = await MoveAsync(
            request.InstanceId,
            (workflow, state, options) => runtime.Runner.ResumeAsync(
                workflow,
                state,
                new ResumeInstance { BookmarkId = request.BookmarkId, Result = request.Result, Payload = request.Payload, Outcome = request.Outcome },
                options,
                cancellationToken),
            cancellationToken).ConfigureAwait(false);
        return resumed ? Answer() : null;
    }

    public async Task<InstanceAnswer> CancelAsync(string instanceId, string reason, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(reason);
        Resolution = "cancelled";
        Reason = reason;
        var moved = await MoveAsync(
            instanceId,
            (workflow, state, options) => runtime.Runner.CancelAsync(workflow, state, options, cancellationToken),
            cancellationToken).ConfigureAwait(false);
        return moved ? Answer() : throw new WorkflowConflictException("この手続はすでに終了しています。", null, null);
    }

    public Task<InstanceAnswer> RetryAsync(string incidentId, CancellationToken cancellationToken = default)
    {
        Resolution = "retried";
        return SettleAsync(
            incidentId,
            (workflow, state, options) => runtime.Runner.RetryAsync(workflow, state, incidentId, options, cancellationToken),
            cancellationToken);
    }

    public Task<InstanceAnswer> SkipAsync(string incidentId, IReadOnlyList<string>? outcomes, string reason, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(reason);
        Resolution = "skipped";
        Reason = reason;
        return SettleAsync(
            incidentId,
            (workflow, state, options) => runtime.Runner.SkipAsync(workflow, state, incidentId, outcomes, options, cancellationToken),
            cancellationToken);
    }

    public async Task<MigrateAnswer> MigrateAsync(MigrateRequest request, CancellationToken cancellationToken = default)
    {
        var to = await runtime.Definitions.GetAsync(request.VersionId, cancellationToken).ConfigureAwait(false);
        var (problems, from) = (new List<string>(), 0);
        var moved = await MoveAsync(
            request.InstanceId,
            (workflow, state, options) =>
            {
                from = workflow.Definition.Version;
                if (state.JournalSequence != request.ExpectedSequence)
                    problems.Add("計画を確かめた後に、この件が先へ進みました。もう一度、計画を確かめてください。");
                else
                    problems.AddRange(InstanceMigrator.Plan(workflow, to, state, options).Problems);
                return ValueTask.FromResult(problems.Count > 0 ? new Burst { Instance = state, Resumed = false } : InstanceMigrator.Migrate(workflow, to, state, options));
            },
            cancellationToken).ConfigureAwait(false);
        // The journal's new entries are written by what the instance is on now.
        if (moved)
            Workflow = to;
        return new MigrateAnswer(from, to.Definition.Version, problems);
    }

    /// <summary>Locks an instance unless another burst holds it; false when one does or there is none.</summary>
    public async Task<bool> TryLockAsync(string instanceId, CancellationToken cancellationToken)
    {
        var batch = new SqlBatch();
        AddLocks(batch, instanceId, Sql.LockInstanceSkipLocked);
        await batch.ExecuteAsync(db, cancellationToken).ConfigureAwait(false);
        return Locked is not null;
    }

    private async Task<(string VersionId, string Owner, InstanceAnswer? Exists)> FindStartAsync(StartRequest request, string instanceId, CancellationToken cancellationToken)
    {
        string? versionId = null, owner = null;
        InstanceAnswer? exists = null;
        var batch = new SqlBatch();
        var subject = request.CorrelationId ?? instanceId;
        if (request.InstanceId is not null)
        {
            batch.Query(
                "SELECT sub_status, journal_sequence FROM workflow_instances WHERE id = $1",
                r => exists = new InstanceAnswer(instanceId, (WorkflowSubStatus)r.GetInt32(0), r.GetInt64(1)),
                instanceId);
        }
        batch.Add(EngineSql.CreateStream, null, subject, Array.Empty<byte>());
        batch.Query(Sql.LockStream, ReadStream, subject);
        batch.Query(
            request.VersionId is null
                ? "SELECT version_id, owner FROM workflow_definitions WHERE definition_id = $1 AND is_published"
                : "SELECT version_id, owner FROM workflow_definitions WHERE version_id = $1",
            r => (versionId, owner) = (r.GetString(0), r.GetString(1)),
            request.VersionId ?? request.DefinitionId);
        await batch.ExecuteAsync(db, cancellationToken).ConfigureAwait(false);
        if (versionId is null)
            throw new WorkflowNotFoundException($"手続定義「{request.VersionId ?? request.DefinitionId}」の公開版がありません。");
        return (versionId, owner!, exists);
    }

    private async Task<InstanceAnswer> SettleAsync(
        string incidentId,
        Func<CompiledWorkflow, InstanceState, BurstOptions, ValueTask<Burst>> move,
        CancellationToken cancellationToken)
    {
        string? instanceId = null;
        var batch = new SqlBatch();
        batch.Query(EngineSql.FindIncidentInstance, r => instanceId = r.GetString(0), incidentId);
        await batch.ExecuteAsync(db, cancellationToken).ConfigureAwait(false);
        if (instanceId is null)
            throw new WorkflowNotFoundException($"インシデント「{incidentId}」はありません。");
        var moved = await MoveAsync(instanceId, move, cancellationToken).ConfigureAwait(false);
        return moved ? Answer() : throw new WorkflowConflictException("このインシデントはすでに処理されています。", null, null);
    }

    private async Task<bool> MoveAsync(
        string instanceId,
        Func<CompiledWorkflow, InstanceState, BurstOptions, ValueTask<Burst>> move,
        CancellationToken cancellationToken)
    {
        EnsureNothingMoved();
        if (Locked?.Id != instanceId)
        {
            if (Locked is not null)
                throw new InvalidOperationException($"バーストは一つの手続だけを動かします（{Locked.Id}、{instanceId}）。");
            var batch = new SqlBatch();
            AddLocks(batch, instanceId, Sql.LockInstance);
            await ExecuteWithCommandAsync(batch, cancellationToken).ConfigureAwait(false);
        }
        if (Locked is null)
            throw new WorkflowNotFoundException($"手続の実行「{instanceId}」はありません。");
        var workflow = await runtime.Definitions.GetAsync(Locked.DefinitionVersionId, cancellationToken).ConfigureAwait(false);
        Workflow = workflow;
        Owner = Locked.Owner;
        var burst = await move(workflow, Locked.ToState(workflow.Definition.Version), Options()).ConfigureAwait(false);
        if (!burst.Resumed)
            return false;
        Moved = burst;
        return true;
    }

    private void AddLocks(SqlBatch batch, string instanceId, string lockInstance)
    {
        batch.Query(lockInstance, r => Locked = InstanceLock.Read(instanceId, r), instanceId);
        batch.Query(Sql.LockStreamOfInstance, ReadStream, instanceId);
    }

    private async Task ExecuteWithCommandAsync(SqlBatch batch, CancellationToken cancellationToken)
    {
        ProcessedCommand? processed = null;
        if (scope.Command.IsRecorded)
        {
            batch.Query(
                EngineSql.FindCommand,
                r => processed = new ProcessedCommand(r.GetString(0), r.Text(1), r.Time(2), r.GetString(3), r.Text(4)),
                scope.CommandId);
        }
        await batch.ExecuteAsync(db, cancellationToken).ConfigureAwait(false);
        if (processed is not null)
            throw new AlreadyProcessedException(processed);
        if (Locked is not null)
        {
            scope.InstanceId = Locked.Id;
            scope.CorrelationId = Locked.CorrelationId;
        }
    }

    private async Task<WorkflowConflictException> DescribeConflictAsync(ResumeRequest request, CancellationToken cancellationToken)
    {
        string? by = null;
        DateTimeOffset? at = null;
        var batch = new SqlBatch();
        batch.Query(EngineSql.FindUseOfBookmark, r => (by, at) = (r.GetString(0), r.Time(1)), request.InstanceId, BurstWriter.ShortBookmark(request.InstanceId, request.BookmarkId));
        await batch.ExecuteAsync(db, cancellationToken).ConfigureAwait(false);
        return new WorkflowConflictException(
            by is null ? "この手続はもうこの作業を待っていません。" : $"この作業はすでに完了しています（{by}、{at:O}）。",
            by,
            at);
    }

    private void ReadStream(System.Data.Common.DbDataReader reader)
    {
        var stream = StreamState.Read(reader);
        _streams[stream.SubjectId] = stream;
    }

    /// <summary>Locks the streams of further subjects, created when absent, in the order of their ids.</summary>
    public async Task LockStreamsAsync(IEnumerable<string> subjectIds, CancellationToken cancellationToken)
    {
        var batch = new SqlBatch();
        foreach (var subject in subjectIds.Where(s => !_streams.ContainsKey(s)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            batch.Add(EngineSql.CreateStream, null, subject, Array.Empty<byte>());
            batch.Query(Sql.LockStream, ReadStream, subject);
        }
        await batch.ExecuteAsync(db, cancellationToken).ConfigureAwait(false);
    }

    private BurstOptions Options() => new()
    {
        Services = services,
        Clock = scope.Clock,
        Faults = faults,
        IsTransient = TransientErrors.IsTransient,
    };

    private InstanceAnswer Answer() => new(Moved!.Instance.Id, Moved.Instance.SubStatus, Moved.Instance.JournalSequence);

    private void EnsureNothingMoved()
    {
        if (Moved is not null)
            throw new InvalidOperationException("バーストは一つの手続を一度だけ動かします。");
    }
}
