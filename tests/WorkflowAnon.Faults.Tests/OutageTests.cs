using Npgsql;
using WorkflowAnon.Faults.Tests.Load;
using WorkflowAnon.Faults.Tests.Rigs;
using WorkflowAnon.Testing.Servers;
using Xunit;
using Xunit.Abstractions;

namespace WorkflowAnon.Faults.Tests;

/// <summary>
/// Database or broker go away under load: people are told "not now" (503, never 500), nothing accepted is lost, and the service recovers by itself.
/// </summary>
[Collection(OneAtATime.Name)]
[Trait("Category", "Full")]
public sealed class OutageTests(ITestOutputHelper output)
{
    private static readonly CaseRoute[] Kinds = [CaseRoute.NonConforming, CaseRoute.Provided];

    [Theory]
    [InlineData(10)]
    public async Task PostgreSQL_ends_without_warning_and_comes_back(int times)
    {
        await using var server = await PostgresServer.StartAsync(durable: true);
        await TryAsync(server, await RabbitMqServer.SharedAsync(), "postgres", async (trial, log) =>
        {
            for (var time = 1; time <= times; time++)
            {
                await trial.ProgressAsync(10);
                var unanswered = trial.Office.InFlight;
                await server.CrashAsync();
                log.Write($"PostgreSQL ended, time {time}, {unanswered} completions unanswered");
                await server.RestartAsync();
                NpgsqlConnection.ClearAllPools(); // the test's own connections ended too
            }
        });
    }

    [Theory]
    [InlineData(10)]
    [InlineData(60)]
    public async Task The_broker_is_away_for_seconds(int seconds)
    {
        await using var broker = await RabbitMqServer.StartNewAsync();
        await TryAsync(await PostgresServer.SharedAsync(durable: true), broker, $"broker-{seconds}", async (trial, log) =>
        {
            await trial.ProgressAsync(30);
            var outage = Task.Delay(TimeSpan.FromSeconds(seconds));
            await broker.StopAsync();
            log.Write("the broker is away");
            // What waits for the other department stands still; what people have before them goes on.
            await trial.ProgressAsync(3);
            log.Write("people get on meanwhile");
            await outage;
            await broker.StartAsync();
            log.Write("the broker is back");
            await trial.ProgressAsync(20);
        });
    }

    private async Task TryAsync(PostgresServer server, RabbitMqServer broker, string name, Func<Trial, KillLog, Task> disturb)
    {
        using var log = new KillLog(output, name);
        var reference = await Reference.OfAsync(Kinds);
        await using var rig = await PostgresRig.StartAsync(server, broker);
        log.Write("ready");
        await using var trial = new Trial(rig, Kinds, log);
        await trial.RunAsync(reference, () => disturb(trial, log));
    }
}
