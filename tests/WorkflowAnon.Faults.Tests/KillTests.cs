using WorkflowAnon.Faults.Tests.Ledger;
using WorkflowAnon.Faults.Tests.Load;
using WorkflowAnon.Faults.Tests.Rigs;
using WorkflowAnon.Testing;
using Xunit;
using Xunit.Abstractions;

namespace WorkflowAnon.Faults.Tests;

/// <summary>kill -9 in the middle of work: every case where it was or one burst further, none stuck, nothing twice, no event lost.</summary>
public sealed class KillTests(ITestOutputHelper output)
{
    private static readonly TimeSpan Recovery = TimeSpan.FromSeconds(120);
    private static readonly TimeSpan Settling = TimeSpan.FromMinutes(5);

    [Theory]
    [InlineData(3)]
    public Task On_SQLite_and_the_in_memory_transport(int kills) => KillAsync(SqliteRig.StartAsync, kills);

    [Theory]
    [InlineData(4)]
    public Task On_PostgreSQL_and_RabbitMQ_with_every_role_apart(int kills) => KillAsync(PostgresRig.StartAsync, kills);

    [Theory]
    [Trait("Category", "Full")]
    [InlineData(30)]
    public Task On_SQLite_and_the_in_memory_transport_for_long(int kills) => KillAsync(SqliteRig.StartAsync, kills);

    [Theory]
    [Trait("Category", "Full")]
    [InlineData(60)]
    public Task On_PostgreSQL_and_RabbitMQ_with_every_role_apart_for_long(int kills) => KillAsync(PostgresRig.StartAsync, kills);

    private async Task KillAsync<TRig>(Func<Task<TRig>> start, int kills)
        where TRig : Rig
    {
        using var log = new KillLog(output, $"{typeof(TRig).Name}-{kills}");
        await using var rig = await start();
        log.Write("ready");
        var checks = new LedgerChecks(rig.Database);
        await using var office = await Office.OpenAsync(rig.WebAddress, openCases: 8);
        try
        {
            await ProgressAsync(office, 10);
            for (var kill = 0; kill < kills; kill++)
            {
                var target = rig.Targets[kill % rig.Targets.Count];
                var evidence = await rig.KillAsync(target);
                log.Write($"kill {kill + 1} of {target.Role} in {evidence}");
                await ProgressAsync(office, 5);
            }

            office.BeginNoMore();
            await Eventually.ThatAsync(
                async () =>
                {
                    office.ThrowIfUpset();
                    return await checks.IsSettledAsync();
                },
                Settling,
                "the end of every case");
        }
        catch (Exception e)
        {
            var offences = await checks.SettledAsync();
            throw new InvalidOperationException(
                string.Join(Environment.NewLine, [e.Message, .. offences, rig.Logs()]), e);
        }

        Assert.Equal([], await checks.SettledAsync());
        Assert.Equal([], await rig.VerifyAuditAsync());
        await AssertCountsAsync(rig.Database, office);
        log.Write($"settled: {office.Started} cases, {office.Accepted.Count} completions confirmed");
    }

    private static async Task ProgressAsync(Office office, int completions)
    {
        var before = office.Accepted.Count;
        await Eventually.ThatAsync(
            () =>
            {
                office.ThrowIfUpset();
                return office.Accepted.Count >= before + completions;
            },
            Recovery,
            $"{completions} completions more than {before}");
    }

    // Exactly what the cases ask for: an event delivered twice would have started a second examination or moved a step twice.
    private static async Task AssertCountsAsync(LedgerDatabase database, Office office)
    {
        Assert.Equal(office.Started, await database.NumberAsync($"SELECT COUNT(*) FROM workflow_instances WHERE definition_id = '{TwoDepartments.GeneralAffairs}'"));
        Assert.Equal(office.Started, await database.NumberAsync($"SELECT COUNT(*) FROM workflow_instances WHERE definition_id = '{TwoDepartments.OwningDivision}'"));
        Assert.Equal(office.Started * TwoDepartments.TasksPerCase, await database.NumberAsync("SELECT COUNT(*) FROM human_tasks WHERE state = 3"));
        Assert.Equal(office.Started * TwoDepartments.EventsPerCase, await database.NumberAsync("SELECT COUNT(*) FROM outbox"));
        Assert.Equal(office.Accepted.Count, office.Accepted.Distinct().Count());
        var done = (await database.RowsAsync("SELECT id FROM human_tasks WHERE state = 3")).Select(r => (string)r[0]).ToHashSet();
        Assert.Equal([], office.Accepted.Where(task => !done.Contains(task)));
    }
}
