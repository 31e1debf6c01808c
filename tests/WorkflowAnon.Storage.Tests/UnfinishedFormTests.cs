using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WorkflowAnon.Storage.Model;
using WorkflowAnon.Storage.Tasks;
using WorkflowAnon.Storage.Tests.Hosting;
using Xunit;

namespace WorkflowAnon.Storage.Tests;

public sealed class UnfinishedFormsOnSqlite : UnfinishedFormTests<SqliteStore>;

public sealed class UnfinishedFormsOnPostgreSql : UnfinishedFormTests<PostgreSqlStore>;

public abstract class UnfinishedFormTests<TStore> : StoreTests<TStore>
    where TStore : IStore, new()
{
    private UnfinishedFormStore Forms => Host.Services.GetRequiredService<UnfinishedFormStore>();

    [Fact]
    public async Task The_last_one_kept_counts_also_when_two_pages_keep_at_once()
    {
        await Task.WhenAll(Enumerable.Range(0, 8).Select(n => Forms.KeepAsync("task-1", "person-1", Values($"{n}"))));
        await Forms.KeepAsync("task-1", "person-1", Values("髙﨑𠮷\n"));

        Assert.Equal("髙﨑𠮷\n", (await Forms.FindAsync("task-1", "person-1"))!.Value.Values["note"][0]);
        Assert.Null(await Forms.FindAsync("task-1", "person-2"));
        await Forms.DropAsync("task-1", "person-1");
        Assert.Null(await Forms.FindAsync("task-1", "person-1"));
    }

    [Fact]
    public async Task What_belongs_to_a_task_that_is_over_is_swept()
    {
        await using (var db = await Host.Services.GetRequiredService<IDbContextFactory<WorkflowAnonDbContext>>().CreateDbContextAsync())
        {
            db.AddRange(ATask("open", HumanTaskState.Open), ATask("claimed", HumanTaskState.Claimed), ATask("done", HumanTaskState.Done), ATask("cancelled", HumanTaskState.Cancelled));
            await db.SaveChangesAsync();
        }

        foreach (var id in new[] { "open", "claimed", "done", "cancelled", "never-was" })
            await Forms.KeepAsync(id, "person-1", Values(id));

        Assert.Equal(3, await Forms.SweepAsync());
        Assert.NotNull(await Forms.FindAsync("open", "person-1"));
        Assert.NotNull(await Forms.FindAsync("claimed", "person-1"));
        Assert.Equal(0, await Forms.SweepAsync());
    }

    private static Dictionary<string, string[]> Values(string note) => new() { ["note"] = [note] };

    private static HumanTask ATask(string id, HumanTaskState state) => new()
    {
        Id = id,
        InstanceId = "i",
        BookmarkId = "b-" + id,
        DefinitionId = "d",
        ActivityId = "a",
        ActivityType = "T",
        SubjectId = "s",
        Title = "t",
        DivisionId = "v",
        Duty = "staff",
        State = state,
    };
}
