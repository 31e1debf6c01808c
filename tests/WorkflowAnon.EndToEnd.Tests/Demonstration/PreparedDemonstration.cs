using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;
using WorkflowAnon.Testing;
using WorkflowAnon.Testing.Http;

namespace WorkflowAnon.EndToEnd.Tests.Demonstration;

/// <summary>
/// The server started as the README says, with nothing but a folder of its own, until its data is ready. On the way it is killed twice
/// with -9 in the middle of the preparation and started again.
/// </summary>
public sealed class PreparedDemonstration : IAsyncLifetime, IDisposable
{
    private const string Ready = "実演のデータの準備ができました";
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);
    private readonly TempDirectory _folder = new("demonstration");
    private ServerProcess? _server;

    public Uri Address => _server!.Address;

    /// <summary>Percentages at which it was killed.</summary>
    public List<int> KilledAt { get; } = [];

    public Task InitializeAsync() => StartAsync(20, 65);

    public async Task DisposeAsync()
    {
        if (_server is not null)
            await _server.DisposeAsync();
    }

    public void Dispose() => _folder.Dispose();

    /// <summary>Starts it, kills it where it has come so far, and waits until everything is there.</summary>
    internal async Task StartAsync(params int[] killAt)
    {
        foreach (var percent in killAt)
        {
            await LaunchAsync();
            using var browser = new FormBrowser(Address);
            await Eventually.ThatAsync(async () =>
            {
                var page = await browser.OpenAsync("preparation");
                Assert.DoesNotContain("準備ができました", page.Html, StringComparison.Ordinal);
                var now = int.Parse(Regex.Match(page.Html, @"（(\d+)%）").Groups[1].Value, CultureInfo.InvariantCulture);
                if (now < percent)
                    return false;
                await _server!.KillAsync();
                KilledAt.Add(now);
                return true;
            }, Patience, $"{percent} %");
            await _server!.DisposeAsync();
        }

        await LaunchAsync();
        await Eventually.ThatAsync(() => _server!.Log.Any(l => l.StartsWith(Ready, StringComparison.Ordinal)) || _server.HasExited, Patience, "the data");
        Assert.False(_server!.HasExited, string.Join('\n', _server.Log));
    }

    /// <summary>Its log since the last start.</summary>
    public IReadOnlyList<string> Log => _server!.Log;

    /// <summary>Asks the database.</summary>
    public IReadOnlyList<string> Ask(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={_folder.Combine("workflow-anon.db")};Mode=ReadOnly;Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The tests' own text.
        command.CommandText = sql;
#pragma warning restore CA2100
        using var reader = command.ExecuteReader();
        List<string> rows = [];
        while (reader.Read())
            rows.Add(string.Join(" ", Enumerable.Range(0, reader.FieldCount).Select(i => reader.IsDBNull(i) ? "" : reader.GetValue(i).ToString())));
        return rows;
    }

    /// <summary>Runs verify-audit on the database, beside the server that is stopped for it; returns the exit code.</summary>
    public async Task<int> VerifyAuditAsync()
    {
        await _server!.StopAsync();
        var verify = ServerProcess.Launch(["verify-audit", "--data", _folder.Path]);
        await using (verify)
        {
            await verify.WaitForExitAsync(Patience);
            var code = verify.ExitCode;
            await LaunchAsync();
            return code;
        }
    }

    private async Task LaunchAsync() => _server = await ServerProcess.StartAsync(
        ["--data", _folder.Path], new Dictionary<string, string?> { ["LOGGING__LOGLEVEL__DEFAULT"] = "Warning" }, timeout: Patience);
}
