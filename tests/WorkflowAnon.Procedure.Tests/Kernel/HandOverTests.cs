using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WorkflowAnon.Domain.Cases;
using WorkflowAnon.Engine.Runtime;
using WorkflowAnon.Procedure.Kernel.Absences;
using WorkflowAnon.Procedure.Kernel.Forms;
using WorkflowAnon.Procedure.Kernel.Tasks;
using WorkflowAnon.Storage.Bursts;
using WorkflowAnon.Storage.Engine;
using WorkflowAnon.Storage.Identity;
using WorkflowAnon.Storage.Model;
using WorkflowAnon.Storage.Tasks;
using Xunit;

namespace WorkflowAnon.Procedure.Tests.Kernel;

/// <summary>引継ぎ and 所属へ戻す: who may give what to whom, and what stays on record.</summary>
public sealed class HandOverTests
{
    private static readonly DateOnly Today = new(2026, 6, 24);

    // Made and inspected by different people; the inspection has a step without such a rule beside it.
    private const string Definition = """
        {"id":"hands-1","definitionId":"hands","name":"引継ぎの試験","version":1,"isLatest":true,"isPublished":true,"customProperties":{"owner":"general-affairs","stage":"Production"},
         "root":{"id":"flow","type":"Elsa.Flowchart","version":1,
          "activities":[
           {"id":"make","type":"WorkflowAnon.HumanTask","version":1,"metadata":{"displayText":"作る"},"unit":{"typeName":"String","expression":{"type":"Literal","value":"general-affairs"}}},
           {"id":"inspect","type":"WorkflowAnon.HumanTask","version":1,"metadata":{"displayText":"検査する"},"unit":{"typeName":"String","expression":{"type":"Literal","value":"general-affairs"}},"differentFrom":{"typeName":"String","expression":{"type":"Literal","value":"make"}}}],
          "connections":[{"source":{"activity":"make","port":"Done"},"target":{"activity":"inspect","port":"In"}}]}}
        """;

    public static TheoryData<StorageProvider> Providers => [StorageProvider.Sqlite, StorageProvider.PostgreSql];

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task A_holder_hands_a_task_on_to_a_colleague_and_back_to_the_division_and_both_are_on_record(StorageProvider provider)
    {
        await using var scene = await Scene.StartAsync(provider);
        var task = await scene.BeginAsync("case-1");
        await scene.Commands.ClaimAsync(task, scene.Clerk);

        Assert.Equal(1, (await scene.Commands.HandOverAsync([task], scene.Colleague.Id, "休暇に入るため", scene.Clerk, "key-1")).Done);
        var held = await scene.TaskAsync(task);
        Assert.Equal((HumanTaskState.Claimed, scene.Colleague.Id, scene.Colleague.DisplayName), (held.State, held.AssigneeId, held.AssigneeName));
        Assert.Equal($"休暇に入るため（{scene.Clerk.DisplayName}）", held.Remark);
        // The same key again changes nothing and is answered alike.
        Assert.Equal(1, (await scene.Commands.HandOverAsync([task], scene.Colleague.Id, "休暇に入るため", scene.Clerk, "key-1")).Done);

        await scene.RefusedAsync("reason", () => scene.Commands.SendBackAsync([task], " ", scene.Colleague, "key-2"));
        await scene.Commands.SendBackAsync([task], "書類が足りない", scene.Colleague, "key-3");
        var open = await scene.TaskAsync(task);
        Assert.Equal((HumanTaskState.Open, null, null), (open.State, open.AssigneeId, open.ClaimedAt));
        Assert.Contains("書類が足りない", open.Remark, StringComparison.Ordinal);

        var lines = await scene.ReadAsync(db => db.Set<TimelineEntry>().AsNoTracking().Where(t => t.SubjectId == "case-1").OrderBy(t => t.Id).Select(t => t.Title + "|" + t.Detail).ToListAsync());
        Assert.Equal(
            [$"タスクを引き継いだ|作る：{scene.Clerk.DisplayName}から{scene.Colleague.DisplayName}へ。休暇に入るため", $"タスクを所属へ戻した|作る：{scene.Colleague.DisplayName}から所属（未着手）へ。書類が足りない"], lines);
        await scene.Driver.AssertSoundAsync();
    }

    [Fact]
    public async Task Nobody_is_handed_what_he_may_not_do()
    {
        await using var scene = await Scene.StartAsync();
        var make = await scene.BeginAsync("case-1");
        await scene.Commands.ClaimAsync(make, scene.Clerk);
        await scene.RefusedAsync("receiver", () => scene.Commands.HandOverAsync([make], "nobody", "", scene.Clerk, "k1"));
        await scene.ForbiddenAsync("職務を持っていません", () => scene.Commands.HandOverAsync([make], scene.Supervisor.Id, "", scene.Clerk, "k2"));
        await scene.ForbiddenAsync("他の所属の人です", () => scene.Commands.HandOverAsync([make], Scene.Outsider.Id, "", scene.Clerk, "k3"));

        // 職務分離: who made it does not get its inspection, from nobody.
        await scene.Driver.DoAsync("case-1", "make", scene.Clerk);
        var inspect = (await scene.Driver.Office.TaskAsync("case-1", "inspect")).Id;
        await scene.Commands.ClaimAsync(inspect, scene.Colleague);
        await scene.ForbiddenAsync($"{scene.Clerk.DisplayName}には引き継げません", () => scene.Commands.HandOverAsync([inspect], scene.Clerk.Id, "", scene.Colleague, "k4"));
        await scene.ForbiddenAsync($"{scene.Clerk.DisplayName}には引き継げません", () => scene.Commands.HandOverAsync([inspect], scene.Clerk.Id, "至急", scene.Supervisor, "k5"));

        // Who is away is named with the day; the substitute acts in any case.
        await scene.Driver.Services.GetRequiredService<AbsenceCommands>().RegisterAsync(
            new() { PersonId = scene.Third.Id, SubstituteId = scene.Clerk.Id, From = Today, Until = Today.AddDays(2), Reason = "出張のため" }, scene.Third, "away");
        var refused = await scene.RefusedAsync("receiver", () => scene.Commands.HandOverAsync([inspect], scene.Third.Id, "", scene.Colleague, "k6"));
        Assert.Contains("令和8年6月26日まで不在", refused.Message, StringComparison.Ordinal);
        Assert.Equal(scene.Colleague.Id, (await scene.TaskAsync(inspect)).AssigneeId);
    }

    [Fact]
    public async Task Only_the_holder_and_who_leads_the_division_hand_on_and_a_conflict_says_who_and_when()
    {
        await using var scene = await Scene.StartAsync();
        var task = await scene.BeginAsync("case-1");
        await scene.ForbiddenAsync("誰も引き受けていません", () => scene.Commands.HandOverAsync([task], scene.Colleague.Id, "", scene.Clerk, "k1"));
        await scene.Commands.ClaimAsync(task, scene.Colleague);
        var held = await scene.ConflictAsync(TaskConflictKind.ClaimedByOther, () => scene.Commands.HandOverAsync([task], scene.Third.Id, "急ぐため", scene.Clerk, "k2"));
        Assert.Contains($"令和8年6月24日 10:00 に {scene.Colleague.DisplayName} が引き受けています", held.Message, StringComparison.Ordinal);
        await scene.ForbiddenAsync("他の所属の担当", () => scene.Commands.SendBackAsync([task], "理由", Scene.Outsider, "k3"));

        // The supervisor gives it to another, with a reason, without having the duty himself.
        await scene.RefusedAsync("reason", () => scene.Commands.HandOverAsync([task], scene.Third.Id, "", scene.Supervisor, "k4"));
        await scene.Commands.HandOverAsync([task], scene.Third.Id, "仕事の偏りを改めるため", scene.Supervisor, "k5");
        Assert.Equal(scene.Third.Id, (await scene.TaskAsync(task)).AssigneeId);

        await scene.Driver.DoAsync("case-1", "make", scene.Third);
        var ended = await scene.ConflictAsync(TaskConflictKind.Ended, () => scene.Commands.HandOverAsync([task], scene.Clerk.Id, "遅い", scene.Supervisor, "k6"));
        Assert.Contains($"{scene.Third.DisplayName} が完了しています", ended.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Many_tasks_change_hands_at_once_and_those_that_may_not_are_named(StorageProvider provider)
    {
        await using var scene = await Scene.StartAsync(provider);
        List<string> tasks = [];
        for (var i = 1; i <= 5; i++)
            tasks.Add(await scene.BeginAsync($"case-{i}"));
        await scene.Commands.ClaimAsync(tasks[0], scene.Clerk);
        await scene.Driver.DoAsync("case-5", "make", scene.Clerk);
        tasks[4] = (await scene.Driver.Office.TaskAsync("case-5", "inspect")).Id;

        var result = await scene.Commands.HandOverAsync(tasks, scene.Clerk.Id, "担当替え", scene.Supervisor, "k1");
        Assert.Equal(3, result.Done);
        Assert.Equal(2, result.Refusals.Count);
        Assert.Contains(result.Refusals, r => r.StartsWith("検査する", StringComparison.Ordinal) && r.Contains("引き継げません", StringComparison.Ordinal));
        Assert.Contains(result.Refusals, r => r.Contains("引き受けています", StringComparison.Ordinal));
        Assert.Equal([scene.Clerk.Id, scene.Clerk.Id, scene.Clerk.Id, scene.Clerk.Id, ""], await HoldersAsync());
        await scene.Commands.SendBackAsync(tasks, "異動のため", scene.Supervisor, "k2");
        Assert.All(await HoldersAsync(), Assert.Empty);
        await scene.RefusedAsync("id", () => scene.Commands.SendBackAsync([], "理由", scene.Supervisor, "k3"));
        await scene.Driver.AssertSoundAsync();

        async Task<string[]> HoldersAsync() => [.. (await Task.WhenAll(tasks.Select(scene.TaskAsync))).Select(t => t.AssigneeId ?? "")];
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Two_who_give_the_same_task_to_two_people_leave_one_holder_and_the_record_says_whose_it_became(StorageProvider provider)
    {
        await using var scene = await Scene.StartAsync(provider);
        var task = await scene.BeginAsync("case-1");
        await Task.WhenAll(
            scene.Commands.HandOverAsync([task], scene.Clerk.Id, "一", scene.Supervisor, "one"),
            scene.Commands.HandOverAsync([task], scene.Third.Id, "二", scene.HeadClerk, "two"));
        var lines = await scene.ReadAsync(db => db.Set<TimelineEntry>().AsNoTracking().Where(t => t.SubjectId == "case-1").OrderBy(t => t.Id).Select(t => t.Detail).ToListAsync());
        Assert.Equal(2, lines.Count);
        // The second saw the first: it took the task from its holder, not from nobody.
        Assert.Single(lines, l => l.Contains("未着手から", StringComparison.Ordinal));
        var holder = (await scene.TaskAsync(task)).AssigneeName!;
        Assert.Single(lines, l => l.Contains($"へ。", StringComparison.Ordinal) && l.Contains($"から{holder}へ", StringComparison.Ordinal));
        await scene.Driver.AssertSoundAsync();
    }

    [Fact]
    public async Task A_persons_filters_are_their_own_and_a_name_stands_for_one()
    {
        await using var scene = await Scene.StartAsync();
        var filters = scene.Driver.Services.GetRequiredService<SavedFilterCommands>();
        await scene.RefusedAsync("name", () => filters.SaveAsync(" ", "?tab=open", "", scene.Clerk, "k1"));
        var first = await filters.SaveAsync("急ぎ", "?tab=open&due=week", "", scene.Clerk, "k2");
        Assert.Equal(first, await filters.SaveAsync("急ぎ", "?tab=mine", "髙橋", scene.Clerk, "k3"));
        await filters.SaveAsync("急ぎ", "?tab=held", "", scene.Colleague, "k4");
        await filters.RemoveAsync(first, scene.Colleague, "k5");
        Assert.Equal(["?tab=mine"], await scene.ReadAsync(db => db.Set<SavedFilter>().Where(f => f.PersonId == scene.Clerk.Id).Select(f => f.Query).ToListAsync()));
        await filters.RemoveAsync(first, scene.Clerk, "k6");
        Assert.Equal(1, await scene.ReadAsync(db => db.Set<SavedFilter>().CountAsync()));
        for (var i = 0; i < SavedFilterCommands.MostOfPerson; i++)
            await filters.SaveAsync($"絞込み{i}", "?tab=open", "", scene.Clerk, $"many-{i}");
        await scene.RefusedAsync("name", () => filters.SaveAsync("もう一つ", "?tab=open", "", scene.Clerk, "k7"));
    }

    private sealed class Scene : IAsyncDisposable
    {
        private Scene(ProcedureDriver driver) => Driver = driver;

        public ProcedureDriver Driver { get; }

        public TaskCommands Commands => Driver.Services.GetRequiredService<TaskCommands>();

        public Actor Clerk => Driver.GeneralAffairs();

        public Actor Colleague => Driver.GeneralAffairs(2);

        public Actor Third => Driver.GeneralAffairs(3);

        public Actor Supervisor => Driver.GeneralAffairs(1, Duties.Supervisor);

        public Actor HeadClerk => Driver.GeneralAffairs(1, Duties.Approver);

        public static Actor Outsider => ProcedureDriver.Person("driver-licence");

        public static async Task<Scene> StartAsync(StorageProvider provider = StorageProvider.Sqlite)
        {
            var scene = new Scene(await ProcedureDriver.StartAsync(new ProcedureStore(provider), Today, "inquiry"));
            await scene.Driver.Services.GetRequiredService<IDefinitionStore>().ImportAsync(new DefinitionImport(Definition, "hands.v1.json") { Publish = true }, EngineCommand.BySystem());
            await scene.ReadAsync(async db =>
            {
                foreach (var duty in new[] { Duties.Staff, Duties.Approver, Duties.Supervisor })
                    db.Add(new IdentityRole(duty) { Id = duty, NormalizedName = duty });
                foreach (var person in new[] { scene.Clerk, scene.Colleague, scene.Third, scene.Supervisor, scene.HeadClerk, Scene.Outsider })
                {
                    db.Add(new StaffAccount { Id = person.Id, UserName = person.Id, NormalizedUserName = person.Id, DisplayName = person.DisplayName, DivisionId = person.DivisionId });
                    db.AddRange(person.DutySet.Select(d => new IdentityUserRole<string> { UserId = person.Id, RoleId = d }));
                }

                return await db.SaveChangesAsync();
            });
            return scene;
        }

        /// <summary>Begins the small procedure on a subject; returns the id of its first task.</summary>
        public async Task<string> BeginAsync(string subjectId)
        {
            await Driver.Services.GetRequiredService<IWorkflowEngine>().StartAsync(new StartRequest { DefinitionId = "hands", CorrelationId = subjectId }, EngineCommand.BySystem());
            return (await Driver.Office.TaskAsync(subjectId, "make")).Id;
        }

        public Task<HumanTask> TaskAsync(string id) => ReadAsync(db => db.Set<HumanTask>().AsNoTracking().SingleAsync(t => t.Id == id));

        public Task<T> ReadAsync<T>(Func<WorkflowAnonDbContext, Task<T>> read) => Driver.Office.ReadAsync(read);

        public async Task<TaskRefusedException> RefusedAsync(string field, Func<Task> act)
        {
            var before = await TraceAsync();
            var refused = await Assert.ThrowsAsync<TaskRefusedException>(act);
            Assert.Contains(refused.Errors, e => e.Field == field);
            Assert.Equal(before, await TraceAsync());
            return refused;
        }

        public async Task<TaskConflictException> ConflictAsync(TaskConflictKind kind, Func<Task> act)
        {
            var before = await TraceAsync();
            var conflict = await Assert.ThrowsAsync<TaskConflictException>(act);
            Assert.Equal(kind, conflict.Kind);
            Assert.Equal(before, await TraceAsync());
            return conflict;
        }

        public async Task ForbiddenAsync(string says, Func<Task> act) =>
            Assert.Contains(says, (await ConflictAsync(TaskConflictKind.Forbidden, act)).Message, StringComparison.Ordinal);

        public ValueTask DisposeAsync() => Driver.DisposeAsync();

        private Task<string> TraceAsync() => ReadAsync(async db => string.Join("|",
            await db.Set<HumanTask>().OrderBy(t => t.Id).Select(t => t.Id + t.State + t.AssigneeId + t.Remark).ToListAsync()) + await db.Set<TimelineEntry>().CountAsync() + await db.Set<AuditRow>().CountAsync());
    }
}
