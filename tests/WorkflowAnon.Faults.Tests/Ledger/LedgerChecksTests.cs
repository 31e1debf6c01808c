using Microsoft.Extensions.DependencyInjection;
using WorkflowAnon.Storage.Model;
using WorkflowAnon.Testing;
using Xunit;

namespace WorkflowAnon.Faults.Tests.Ledger;

/// <summary>The checks themselves: each finds what it is there to find, on the product's own schema.</summary>
public sealed class LedgerChecksTests : IDisposable
{
    private const string Event = "INSERT INTO outbox (subject_id, sequence, event_id, event_name, payload, state, created_at, attempts) VALUES";
    private const string Stream = "INSERT INTO case_streams (subject_id, outbox_sequence, audit_sequence, audit_head) VALUES";
    private readonly TempDirectory _folder = new("ledger");

    [Fact]
    public async Task An_empty_database_offends_against_nothing() => Assert.Empty(await OffencesAsync());

    [Theory]
    [InlineData(Event + " ('c', 2, 'e2', 'X', '', 2, 0, 1)", "a gap or a double in the numbers")]
    [InlineData(Event + " ('c', 1, 'e1', 'X', '', 0, 0, 1)", "never sent")]
    [InlineData(Event + " ('c', 1, 'e1', 'X', '', 2, 0, 1)", "lost on its way to owning-division")]
    [InlineData(Stream + " ('c', 3, 0, x'')", "not in the outbox")]
    [InlineData(Stream + " ('c', 0, 1, x'')", "gap in the audit records")]
    [InlineData("INSERT INTO inbox (consumer, event_id, subject_id, sequence, received_at, is_parked, event_name) VALUES ('owning-division', 'e9', 'c', 1, 0, 0, 'X')", "nobody sent")]
    [InlineData("INSERT INTO workflow_bookmarks (instance_id, id, activity_id, kind, key, owner, ordinal, created_at) VALUES ('i', 'b', 'a', 'HumanTask', 'k', 'o', 0, 0)", "without its one pending task")]
    [InlineData("INSERT INTO workflow_bookmarks (instance_id, id, activity_id, kind, key, owner, ordinal, created_at) VALUES ('i', 'b', 'a', 'Timer', 'k', 'o', 0, 0)", "without its timer")]
    [InlineData("INSERT INTO workflow_timers (instance_id, bookmark_id, owner, due_at) VALUES ('i', 'b', 'o', 0)", "a timer without its bookmark")]
    [InlineData("INSERT INTO workflow_journal (instance_id, last_sequence, at, actor_id, command_id, entries) VALUES ('i', 3, 0, 'a', 'c', '[[0]]')", "a gap in the journal")]
    [InlineData("INSERT INTO workflow_journal (instance_id, last_sequence, at, actor_id, command_id, bookmark_id, entries) VALUES ('i', 1, 0, 'a', 'c', 'b', '[[0]]'), ('i', 2, 0, 'a', 'd', 'b', '[[0]]')", "a bookmark used twice")]
    [InlineData("INSERT INTO processed_commands (id, kind, actor_id, at) VALUES ('c', 'instance.resume', 'a', 0)", "tasks done and commands accepted differ")]
    public async Task A_row_out_of_place_is_found(string sql, string offence)
    {
        var offences = await OffencesAsync(sql);
        Assert.Contains(offences, o => o.Contains(offence, StringComparison.Ordinal));
    }

    public void Dispose() => _folder.Dispose();

    private async Task<IReadOnlyList<string>> OffencesAsync(string? sql = null)
    {
        var options = new StorageOptions
        {
            ConnectionString = $"Data Source={_folder.Combine("ledger.db")};Pooling=False",
            BlobFolder = _folder.Combine("blobs"),
        };
        await using (var services = new ServiceCollection().AddLogging().AddWorkflowAnonStorage(options).BuildServiceProvider())
            await services.GetRequiredService<DatabaseInitializer>().InitializeAsync();
        var database = new LedgerDatabase(options.ConnectionString, isPostgres: false);
        if (sql is not null)
            await database.RowsAsync(sql);
        return await new LedgerChecks(database).SettledAsync();
    }
}
