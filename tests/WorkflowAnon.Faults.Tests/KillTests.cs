using WorkflowAnon.Faults.Tests.Ledger;
using WorkflowAnon.Faults.Tests.Load;
using WorkflowAnon.Faults.Tests.Rigs;
using WorkflowAnon.Testing;
using Xunit;
using Xunit.Abstractions;

namespace WorkflowAnon.Faults.Tests;

/// <summary>
/// kill -9 in the middle of the procedure as shipped: every case where it was or one burst further, none stuck, nothing twice, no event
/// lost, and in the end everything as it is without kills.
/// </summary>
[Collection(OneAtATime.Name)]
public sealed class KillTests(ITestOutputHelper output)
{
    private static readonly CaseRoute[] Short = [CaseRoute.NonConforming];

    [Theory]
    [InlineData(4)]
    public Task On_PostgreSQL_and_RabbitMQ_with_every_role_apart(int kills) => KillAsync(PostgresRig.StartAsync, kills, Short);

    [Theory]
    [Trait("Category", "Full")]
    [InlineData(51)]
    public Task On_SQLite_and_the_in_memory_transport_for_long(int kills) => KillAsync(SqliteRig.StartAsync, kills, CaseRoute.All);

    [Theory]
    [Trait("Category", "Full")]
    [InlineData(52)]
    public Task On_PostgreSQL_and_RabbitMQ_with_every_role_apart_for_long(int kills) => KillAsync(PostgresRig.StartAsync, kills, CaseRoute.All);

    private async Task KillAsync<TRig>(Func<Task<TRig>> start, int kills, IReadOnlyList<CaseRoute> kinds)
        where TRig : Rig
    {
        using var log = new KillLog(output, $"{typeof(TRig).Name}-{kills}");
        var reference = await Reference.OfAsync(kinds);
        log.Write("the same work without kills is known");
        await using var rig = await start();
        log.Write("ready");
        await using var trial = new Trial(rig, kinds, log);
        await trial.RunAsync(reference, async () =>
        {
            for (var kill = 0; kill < kills; kill++)
            {
                var target = rig.Targets[kill % rig.Targets.Count];
                log.Write($"kill {kill + 1} of {target.Role} in {await rig.KillAsync(target, trial.Office)}");
                await trial.ProgressAsync(5);
            }
        });
    }
}
