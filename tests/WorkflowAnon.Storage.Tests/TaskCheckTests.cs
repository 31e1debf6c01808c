using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WorkflowAnon.Storage.Model;
using WorkflowAnon.Storage.Tasks;
using WorkflowAnon.Storage.Tests.Hosting;
using Xunit;

namespace WorkflowAnon.Storage.Tests;

public sealed class TaskChecksOnSqlite : TaskCheckTests<SqliteStore>;

public sealed class TaskChecksOnPostgreSql : TaskCheckTests<PostgreSqlStore>;

public abstract class TaskCheckTests<TStore> : StoreTests<TStore>
    where TStore : IStore, new()
{
    [Fact]
    public async Task What_was_checked_and_what_was_not_is_read_as_it_was_written_and_in_words_that_a_person_can_read()
    {
        TaskCheck[] checks = [new("𠮷田の\"印\"があるか", true), new("２通あり、\n＜髙﨑＞の記名押印があるか", false)];
        await using (var db = await Host.Services.GetRequiredService<IDbContextFactory<WorkflowAnonDbContext>>().CreateDbContextAsync())
        {
            db.AddRange(ATask("ticked", TaskCheck.Write(checks)), ATask("nothing", TaskCheck.Write([])));
            await db.SaveChangesAsync();
        }

        await RestartAsync();
        await using var read = await Host.Services.GetRequiredService<IDbContextFactory<WorkflowAnonDbContext>>().CreateDbContextAsync();
        var stored = await read.Set<HumanTask>().ToDictionaryAsync(t => t.Id, t => t.Checks);
        Assert.Equal(checks, TaskCheck.Read(stored["ticked"]));
        Assert.Contains("の記名押印があるか", stored["ticked"], StringComparison.Ordinal);
        Assert.Equal("", stored["nothing"]);
        Assert.Empty(TaskCheck.Read(stored["nothing"]));
    }

    private static HumanTask ATask(string id, string checks) => new()
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
        State = HumanTaskState.Done,
        Checks = checks,
    };
}
