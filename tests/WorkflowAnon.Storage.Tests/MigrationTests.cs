using WorkflowAnon.Engine.Execution;
using WorkflowAnon.Engine.Runtime;
using WorkflowAnon.Storage.Tests.Hosting;
using Xunit;

namespace WorkflowAnon.Storage.Tests;

public sealed class MigrationOnSqlite : MigrationTests<SqliteStore>;

public sealed class MigrationOnPostgreSql : MigrationTests<PostgreSqlStore>;

public abstract class MigrationTests<TStore> : StoreTests<TStore>
    where TStore : IStore, new()
{
    [Fact]
    public async Task An_instance_is_on_the_new_version_with_its_journal_bookmarks_and_timers_after_one_burst()
    {
        await Host.PublishAsync(new Flow("f").Write("w").Task("a").Task("b"));
        var id = await Host.StartInstanceAsync("f", "case-1");
        await Host.PublishAsync(new Flow("f", 2).Write("w").Task("a").Task("new").Task("b"));
        var state = Assert.Single(await Host.Engine.ListStatesAsync("f", 2, null, 10));
        Assert.Equal((id, "f-v1"), (state.Id, state.DefinitionVersionId));
        Assert.Empty(await Host.Engine.ListStatesAsync("f", 2, id, 10));

        var command = StorageHost.By("chief");
        var answer = await Host.Engine.MigrateAsync(new MigrateRequest(id, "f-v2", state.JournalSequence), command);
        Assert.Equal((1, 2, true), (answer.FromVersion, answer.ToVersion, answer.IsMoved));
        Assert.True((await Host.Engine.MigrateAsync(new MigrateRequest(id, "f-v2", state.JournalSequence), command)).IsMoved);
        var summary = await Host.Engine.FindInstanceAsync(id);
        Assert.Equal(("f-v2", 2, WorkflowSubStatus.Suspended), (summary!.VersionId, summary.Version, summary.SubStatus));
        var moved = (await Host.Engine.ReadJournalAsync(id, state.JournalSequence, 10)).Single();
        Assert.Equal(("Migrated", "v1 → v2", "chief"), (moved.Entry.Event, moved.Entry.Message, moved.ActorId));
        Assert.Empty(await Host.Engine.ListStatesAsync("f", 2, null, 10));

        await RestartAsync();
        foreach (var task in new[] { "a", "new", "b" })
        {
            Assert.Equal([task], await Host.BlockedAsync(id));
            await Host.CompleteAsync(id, task);
        }

        Assert.Equal(WorkflowStatus.Finished, (await Host.Engine.FindInstanceAsync(id))!.Status);
        Assert.Equal(["w", "a", "new", "b"], await Host.EventsOfJournalAsync(id, "Started"));
    }

    [Fact]
    public async Task An_instance_that_went_on_or_has_no_place_is_left_untouched()
    {
        await Host.PublishAsync(new Flow("f").Task("a").Task("b"));
        var id = await Host.StartInstanceAsync("f", "case-1");
        await Host.PublishAsync(new Flow("f", 2).Task("a").Task("c"));
        var sequence = (await Host.Engine.FindStateAsync(id))!.JournalSequence;
        await Host.CompleteAsync(id, "a");
        var before = await StandAsync(id);
        var late = await Host.Engine.MigrateAsync(new MigrateRequest(id, "f-v2", sequence), StorageHost.By("chief"));
        Assert.Contains("先へ進みました", Assert.Single(late.Problems), StringComparison.Ordinal);
        var lost = await Host.Engine.MigrateAsync(new MigrateRequest(id, "f-v2", (await Host.Engine.FindStateAsync(id))!.JournalSequence), StorageHost.By("chief"));
        Assert.Contains("ありません", Assert.Single(lost.Problems), StringComparison.Ordinal);
        Assert.Equal((before, 1), (await StandAsync(id), (await Host.Engine.FindInstanceAsync(id))!.Version));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_commit_that_fails_moves_nothing_and_one_whose_outcome_is_unknown_moves_once(bool before)
    {
        await Host.PublishAsync(new Flow("f").Task("a"));
        var id = await Host.StartInstanceAsync("f", "case-1");
        await Host.PublishAsync(new Flow("f", 2).Task("a").Task("b"));
        var sequence = (await Host.Engine.FindStateAsync(id))!.JournalSequence;
        var command = StorageHost.By("chief");
        if (before)
            Host.Commits.FailBeforeNext();
        else
            Host.Commits.FailAfterNext();
        await Assert.ThrowsAnyAsync<Exception>(() => Host.Engine.MigrateAsync(new MigrateRequest(id, "f-v2", sequence), command));
        Assert.Equal(before ? 1 : 2, (await Host.Engine.FindInstanceAsync(id))!.Version);
        Assert.True((await Host.Engine.MigrateAsync(new MigrateRequest(id, "f-v2", sequence), command)).IsMoved);
        Assert.Single(await Host.Engine.ReadJournalAsync(id, 0, 10_000), l => l.Entry.Event == "Migrated");
    }

    private async Task<string> StandAsync(string id)
    {
        var state = (await Host.Engine.FindStateAsync(id))!;
        return $"{state.DefinitionVersionId} {state.JournalSequence} {Convert.ToHexString(state.Data)} {string.Join(' ', await Host.BlockedAsync(id))}";
    }
}
