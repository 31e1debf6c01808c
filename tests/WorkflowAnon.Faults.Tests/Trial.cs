using Microsoft.Extensions.DependencyInjection;
using WorkflowAnon.Faults.Tests.Ledger;
using WorkflowAnon.Faults.Tests.Load;
using WorkflowAnon.Faults.Tests.Rigs;
using WorkflowAnon.Testing;
using Xunit;

namespace WorkflowAnon.Faults.Tests;

/// <summary>A load at the pages of a rig while something is done to it, and the judgement afterwards.</summary>
internal sealed class Trial : IAsyncDisposable
{
    private const int CasesAtATime = 6;
    private static readonly TimeSpan Recovery = TimeSpan.FromMinutes(3);
    private static readonly TimeSpan Ending = TimeSpan.FromMinutes(20);
    private static readonly TimeSpan Settling = TimeSpan.FromMinutes(3);

    private readonly Rig _rig;
    private readonly KillLog _log;
    private readonly CancellationTokenSource _home = new();
    private readonly ServiceProvider _records;
    private readonly Workload _load;
    private readonly LedgerChecks _checks;
    private Task _work = Task.CompletedTask;

    public Trial(Rig rig, IReadOnlyList<CaseRoute> kinds, KillLog log)
    {
        (_rig, _log) = (rig, log);
        _records = rig.Records();
        _checks = new LedgerChecks(rig.Database);
        Office = new PageOffice(rig.WebAddress, _records, _home.Token);
        _load = new Workload(Office, Office.GoToAsync, rig.Profile, kinds);
    }

    /// <summary>The people at work.</summary>
    public PageOffice Office { get; }

    /// <summary>Lets people work, disturbs them, lets them finish, and compares with the reference.</summary>
    public async Task RunAsync(Reference reference, Func<Task> disturb)
    {
        try
        {
            _work = Task.Run(() => _load.RunAsync(CasesAtATime));
            await ProgressAsync(3);
            await disturb();
            _load.BeginNoMore();
            await Eventually.ThatAsync(() => _work.IsCompleted, Ending, "the end of every case");
            await _work;
            await Eventually.ThatAsync(_checks.IsSettledAsync, Settling, "the delivery of every event");
        }
        catch (Exception e)
        {
            throw new InvalidOperationException(string.Join(Environment.NewLine, [e.Message, .. await _checks.SettledAsync(), _rig.Logs()]), e);
        }

        await JudgeAsync(reference);
        _log.Write($"settled: {_load.Cases.Count} cases, {Office.Accepted.Count} completions confirmed, {Office.Refused} of them refused at first, {Office.Unanswered} presses repeated");
    }

    /// <summary>Waits until people have got on with their work.</summary>
    public async Task ProgressAsync(int completions)
    {
        var wanted = Office.Accepted.Count + completions;
        await Eventually.ThatAsync(
            async () =>
            {
                if (_work.IsCompleted)
                    await _work;
                return Office.Accepted.Count >= wanted || _work.IsCompleted;
            },
            Recovery,
            $"{completions} completions, {wanted} in all");
    }

    public async ValueTask DisposeAsync()
    {
        await _home.CancelAsync();
        await _work.ContinueWith(_ => { }, TaskScheduler.Default);
        Office.Dispose();
        await _records.DisposeAsync();
        _home.Dispose();
    }

    private async Task JudgeAsync(Reference reference)
    {
        Assert.Equal([], await _checks.SettledAsync());
        Assert.Equal([], await _rig.VerifyAuditAsync());
        var ledger = await CaseLedger.ReadAsync(_rig.Database);
        List<string> differences = [.. CaseLedger.Differences(reference.Recruitment, ledger.Of(_load.RecruitmentId)),
            .. _load.Cases.SelectMany(c => CaseLedger.Differences(reference.Cases[c.Kind.Name], ledger.Of(c.CaseId)).Select(d => $"{c.Kind.Name} {c.CaseId} {d}"))];
        Assert.True(differences.Count == 0, string.Join(Environment.NewLine, differences));

        // No case that nobody began, no number twice or skipped, no completion that was confirmed and is not there.
        Assert.Equal(_load.Cases.Count, await _rig.Database.NumberAsync("SELECT COUNT(*) FROM cases"));
        Assert.Equal(_load.Cases.Count, await _rig.Database.NumberAsync("SELECT COUNT(DISTINCT number) FROM cases"));
        Assert.Equal(_load.Cases.Count, await _rig.Database.NumberAsync("SELECT SUM(last) FROM number_counters WHERE id LIKE 'case:%'"));
        var done = (await _rig.Database.RowsAsync("SELECT id FROM human_tasks WHERE state = 3")).Select(r => (string)r[0]).ToHashSet();
        Assert.Equal(Office.Accepted.Order(), done.Order());
    }
}
