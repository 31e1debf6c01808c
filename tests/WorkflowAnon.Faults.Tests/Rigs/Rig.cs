using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using WorkflowAnon.Domain.Agency;
using WorkflowAnon.Faults.Tests.Ledger;
using WorkflowAnon.Faults.Tests.Load;
using WorkflowAnon.Server.Hosting;
using WorkflowAnon.Storage.Audit;
using WorkflowAnon.Storage.Model;
using WorkflowAnon.Testing;
using WorkflowAnon.Testing.Deployments;
using WorkflowAnon.Testing.Machine;

namespace WorkflowAnon.Faults.Tests.Rigs;

/// <summary>The product as it is deployed, with the definitions as shipped: real processes over a real database, each restartable with the same command line.</summary>
internal abstract class Rig : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);
    private Deployment? _deployment;

    // What the last killed process left in the middle is not what the next one is in the middle of.
    private HashSet<string> _abandoned = [];

    public abstract LedgerDatabase Database { get; }

    /// <summary>What to kill, in turn.</summary>
    public abstract IReadOnlyList<Target> Targets { get; }

    public Uri WebAddress => Deployed.WebAddress;

    /// <summary>The agency.</summary>
    public AgencyProfile Profile { get; } = AgencyProfileFile.Load(Repository.PathOf("src/WorkflowAnon.Server/profiles/aomori-police.json"));

    protected abstract StorageOptions Storage { get; }

    protected TempDirectory Folder { get; } = new("faults");

    protected abstract IReadOnlyList<string> Roles { get; }

    /// <summary>Starts every role and waits until each answers.</summary>
    protected async Task StartAllAsync()
    {
        await Opening.PrepareAsync(Storage, Profile);
        _deployment = await Deployment.StartAsync(Roles, Configuration);
    }

    /// <summary>What the process is in the middle of, as seen from outside while it is frozen; null when it is nothing of that kind.</summary>
    protected abstract Task<string?> EvidenceAsync(Target target, PageOffice office);

    /// <summary>Events that the relay has claimed and not yet marked as sent.</summary>
    protected Task<IReadOnlyList<string>> ClaimedAsync() => FreshAsync(
        $"SELECT 'claim', subject_id, sequence, attempts FROM outbox WHERE state = 0 AND not_before > {Database.Now}");

    /// <summary>Events that were sent and that not every department has taken over; on the in-memory transport only.</summary>
    protected Task<IReadOnlyList<string>> OnTheBusAsync() => FreshAsync(
        "SELECT 'sent', subject_id, sequence, sent_at FROM outbox o WHERE state = 1 AND 2 > (SELECT COUNT(*) FROM inbox i WHERE i.event_id = o.event_id)");

    /// <summary>Waits until a killed process has left the database.</summary>
    protected abstract Task WaitUntilGoneAsync(string role);

    /// <summary>
    /// Freezes the process again and again until it is caught in the middle of what it must be doing, kills it with -9 while
    /// everything else stands still, compares the database before and after, and starts it again.
    /// </summary>
    public async Task<string> KillAsync(Target target, PageOffice office)
    {
        var victim = Deployed.Processes[target.Role];
        var evidence = await CatchAsync(victim, target, office);
        var others = Deployed.Processes.Values.Where(p => p != victim && !p.HasExited).ToList();
        BurstCount before;
        try
        {
            others.ForEach(p => p.Freeze());
            before = await BurstCount.ReadAsync(Database);
            await victim.KillAsync();
            await WaitUntilGoneAsync(target.Role);
            _abandoned = [.. _abandoned, .. await ClaimedAsync(), .. await OnTheBusAsync()];
            var offences = (await BurstCount.ReadAsync(Database)).OffencesSince(before)
                .Concat(await new LedgerChecks(Database).AlwaysAsync()).ToList();
            if (offences.Count > 0)
                throw new InvalidOperationException(
                    $"after a kill of {target.Role} in {evidence}:{Environment.NewLine}{string.Join(Environment.NewLine, offences)}");
        }
        finally
        {
            others.ForEach(p => p.Thaw());
        }
        await Deployed.RestartAsync(target.Role);
        return evidence;
    }

    /// <summary>Services of storage on the rig's database, for reading.</summary>
    public ServiceProvider Records() => new ServiceCollection()
        .AddLogging(l => l.ClearProviders())
        .AddWorkflowAnonStorage(Storage)
        .BuildServiceProvider();

    /// <summary>Recomputes every audit chain by the product's own verifier.</summary>
    public async Task<IReadOnlyList<string>> VerifyAuditAsync()
    {
        await using var services = Records();
        return (await services.GetRequiredService<AuditVerifier>().VerifyAsync()).Problems;
    }

    /// <summary>The last lines of each process's log, for a failure's message.</summary>
    public string Logs() => Deployed.Logs();

    public virtual async ValueTask DisposeAsync()
    {
        if (_deployment is not null)
            await _deployment.DisposeAsync();
        Folder.Dispose();
    }

    protected abstract IReadOnlyDictionary<string, string?> Configuration(string role);

    private Deployment Deployed => _deployment ?? throw new InvalidOperationException("Nothing was started.");

    // Short looks in quick succession: the process runs nearly all the time, and no burst slips through between two looks.
    private async Task<string> CatchAsync(ServerProcess victim, Target target, PageOffice office)
    {
        var clock = Stopwatch.StartNew();
        for (var looks = 1; clock.Elapsed < Patience; looks++)
        {
            if (victim.HasExited)
                throw new InvalidOperationException($"{target.Role} ended by itself.");
            victim.Freeze();
            if (await EvidenceAsync(target, office) is { } evidence)
                return $"{evidence} (look {looks})";
            victim.Thaw();
            await Task.Delay(1);
        }
        throw new TimeoutException($"{target.Role} was not caught with {target.Doing} in flight within {Patience.TotalSeconds:F0} s.");
    }

    private async Task<IReadOnlyList<string>> FreshAsync(string sql) =>
        [.. (await Database.RowsAsync(sql)).Select(r => string.Join(" / ", r)).Where(r => !_abandoned.Contains(r))];
}
