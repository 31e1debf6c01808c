using System.Globalization;

namespace WorkflowAnon.Faults.Tests.Ledger;

/// <summary>How many bursts each instance has behind it: a burst writes exactly one row of the journal.</summary>
internal sealed class BurstCount
{
    private readonly IReadOnlyDictionary<string, long> _bursts;

    private BurstCount(IReadOnlyDictionary<string, long> bursts) => _bursts = bursts;

    public static async Task<BurstCount> ReadAsync(LedgerDatabase database) => new(
        (await database.RowsAsync("SELECT instance_id, COUNT(*) FROM workflow_journal GROUP BY instance_id"))
            .ToDictionary(r => (string)r[0], r => Convert.ToInt64(r[1], CultureInfo.InvariantCulture)));

    /// <summary>Instances that went back, or more than one burst further, since an earlier reading.</summary>
    public IReadOnlyList<string> OffencesSince(BurstCount earlier) =>
    [
        .. _bursts.Keys.Union(earlier._bursts.Keys)
            .Select(id => (Id: id, Before: earlier._bursts.GetValueOrDefault(id), After: _bursts.GetValueOrDefault(id)))
            .Where(c => c.After - c.Before is not (0 or 1))
            .Select(c => $"neither where it was nor one burst further: {c.Id} {c.Before} → {c.After}"),
    ];
}
