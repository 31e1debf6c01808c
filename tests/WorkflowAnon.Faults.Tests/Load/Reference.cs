using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using WorkflowAnon.Domain.Cases;
using WorkflowAnon.Faults.Tests.Ledger;
using WorkflowAnon.Faults.Tests.Rigs;

namespace WorkflowAnon.Faults.Tests.Load;

/// <summary>What the same work leaves when nothing is killed: worked once per test process on SQLite.</summary>
internal sealed class Reference
{
    private static readonly ConcurrentDictionary<string, Lazy<Task<Reference>>> Runs = new();

    private Reference(IReadOnlyList<string> recruitment, IReadOnlyDictionary<string, IReadOnlyList<string>> cases) => (Recruitment, Cases) = (recruitment, cases);

    /// <summary>On record of the recruitment.</summary>
    public IReadOnlyList<string> Recruitment { get; }

    /// <summary>On record of a case, by the name of its kind.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Cases { get; }

    public static Task<Reference> OfAsync(IReadOnlyList<CaseRoute> kinds) =>
        Runs.GetOrAdd(string.Join(' ', kinds.Select(k => k.Name)), _ => new Lazy<Task<Reference>>(() => RunAsync(kinds))).Value;

    private static async Task<Reference> RunAsync(IReadOnlyList<CaseRoute> kinds)
    {
        await using var rig = await SqliteRig.StartAsync();
        await using var records = rig.Records();
        using var office = new PageOffice(rig.WebAddress, records, CancellationToken.None);
        var load = new Workload(office, office.GoToAsync, rig.Profile, kinds);
        load.BeginNoMore();
        await load.RunAsync(kinds.Count);
        var checks = new LedgerChecks(rig.Database);
        await WaitUntilSettledAsync(checks);
        foreach (var (caseId, kind) in load.Cases)
        {
            var ended = await office.ReadAsync(db => db.Set<Case>().AsNoTracking().SingleAsync(c => c.Id == caseId));
            if ((ended.Stage, ended.Outcome) != (CaseStage.Completed, kind.Outcome))
                throw new InvalidOperationException($"an undisturbed case of the kind {kind.Name} ends as {ended.Stage}, {ended.Outcome}");
        }

        var ledger = await CaseLedger.ReadAsync(rig.Database);
        return new Reference(ledger.Of(load.RecruitmentId), load.Cases.ToDictionary(c => c.Kind.Name, c => ledger.Of(c.CaseId)));
    }

    private static async Task WaitUntilSettledAsync(LedgerChecks checks)
    {
        try
        {
            await Testing.Eventually.ThatAsync(checks.IsSettledAsync, TimeSpan.FromSeconds(60), "the end of the undisturbed cases");
        }
        catch (TimeoutException e)
        {
            throw new InvalidOperationException(string.Join(Environment.NewLine, [e.Message, .. await checks.SettledAsync()]), e);
        }
    }
}
