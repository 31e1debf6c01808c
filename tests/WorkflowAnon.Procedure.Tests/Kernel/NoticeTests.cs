using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WorkflowAnon.Domain.Absences;
using WorkflowAnon.Domain.Cases;
using WorkflowAnon.Domain.Notices;
using WorkflowAnon.Engine.Runtime;
using WorkflowAnon.Procedure.Kernel.Notices;
using WorkflowAnon.Procedure.Kernel.Tasks;
using WorkflowAnon.Storage.Bursts;
using WorkflowAnon.Storage.Identity;
using WorkflowAnon.Storage.Model;
using WorkflowAnon.Storage.Notices;
using WorkflowAnon.Storage.Tasks;
using Xunit;

namespace WorkflowAnon.Procedure.Tests.Kernel;

/// <summary>お知らせ of the daily look: to whom, once whatever runs again, and caught up with after the service was down.</summary>
public sealed class NoticeTests
{
    private static readonly DateOnly Due = new(2026, 5, 1);

    [Theory]
    [InlineData(StorageProvider.Sqlite)]
    [InlineData(StorageProvider.PostgreSql)]
    public async Task A_deadline_is_told_to_who_must_keep_it_and_to_the_supervisors_when_it_has_passed_each_once(StorageProvider provider)
    {
        await using var driver = await StartAsync(provider);
        var division = driver.Profile.OwningDivisions().First().Id;
        await driver.BurstAsync(db => db.AddRange(
            CaseOf("case-1", division), CaseOf("case-2", division),
            Deadline("case-1", DeadlineKind.Provision), Deadline("case-2", DeadlineKind.Provision),
            Task("t1", "case-1", division, legal: DeadlineKind.Provision, holder: division + "-staff-2")));
        foreach (var day in new[] { Due.AddDays(-8), Due.AddDays(-7), Due.AddDays(-6) })
            await LookAsync(driver, day);

        // The holder of the task; where there is none, the division's staff.
        Assert.Equal([$"case-1 DeadlineApproaching {division}-staff-2", $"case-2 DeadlineApproaching {division}-staff-1", $"case-2 DeadlineApproaching {division}-staff-2"], await ToldAsync(driver));
        Assert.Equal(["t1", null, null], await driver.Office.ReadAsync(db => db.Set<StaffNotice>().OrderBy(n => n.SubjectId).ThenBy(n => n.RecipientId).Select(n => n.TaskId).ToListAsync()));
        foreach (var day in new[] { Due.AddDays(1), Due.AddDays(2) })
            await LookAsync(driver, day);

        Assert.Equal([$"case-1 DeadlineExceeded {division}-staff-2", $"case-1 DeadlineExceeded {division}-supervisor-1",
            $"case-2 DeadlineExceeded {division}-staff-1", $"case-2 DeadlineExceeded {division}-staff-2", $"case-2 DeadlineExceeded {division}-supervisor-1"],
            await ToldAsync(driver, NoticeKind.DeadlineExceeded));
        var one = await driver.Office.ReadAsync(db => db.Set<StaffNotice>().AsNoTracking().SingleAsync(n => n.SubjectId == "case-1" && n.Kind == NoticeKind.DeadlineApproaching));
        Assert.Equal(("dl-case-1", Due, "匿R8-case-1", "提供期限", null), (one.SourceId, one.DueOn, one.SubjectLabel, one.Title, one.ReadAt));
        await driver.AssertSoundAsync();
    }

    [Theory]
    [InlineData(StorageProvider.Sqlite)]
    [InlineData(StorageProvider.PostgreSql)]
    public async Task The_internal_date_of_a_task_is_told_before_and_after_it_and_again_only_when_it_was_moved(StorageProvider provider)
    {
        await using var driver = await StartAsync(provider);
        var office = driver.Profile.GeneralAffairs().Id;
        await driver.BurstAsync(db => db.AddRange(
            Task("held", "case-1", office, due: Due, holder: office + "-staff-1"), Task("open", "case-2", office, due: Due), Task("approval", "case-3", office, due: Due, duty: Duties.Approver),
            Task("done", "case-4", office, due: Due, state: HumanTaskState.Done),
            new Absence { Id = "away", PersonId = office + "-staff-1", SubstituteId = office + "-approver-1", From = Due.AddDays(-1), Until = Due, Reason = "出張", RegisteredById = office + "-staff-1" }));
        foreach (var day in new[] { Due.AddDays(-2), Due.AddDays(-1), Due })
            await LookAsync(driver, day);

        Assert.Equal(["case-1 TaskApproaching general-affairs-approver-1", "case-1 TaskApproaching general-affairs-staff-1", "case-2 TaskApproaching general-affairs-approver-1",
            "case-2 TaskApproaching general-affairs-staff-1", "case-2 TaskApproaching general-affairs-staff-2", "case-3 TaskApproaching general-affairs-approver-1"], await ToldAsync(driver));
        Assert.True(await driver.Office.ReadAsync(db => db.Set<StaffNotice>().Where(n => n.SubjectId == "case-1" && n.RecipientId == office + "-approver-1").Select(n => n.IsForAbsent).SingleAsync()));
        await LookAsync(driver, Due.AddDays(1));
        await LookAsync(driver, Due.AddDays(2));
        Assert.Equal(["case-1 TaskExceeded general-affairs-staff-1", "case-1 TaskExceeded general-affairs-supervisor-1", "case-2 TaskExceeded general-affairs-staff-1", "case-2 TaskExceeded general-affairs-staff-2",
            "case-2 TaskExceeded general-affairs-supervisor-1", "case-3 TaskExceeded general-affairs-approver-1", "case-3 TaskExceeded general-affairs-supervisor-1"], await ToldAsync(driver, NoticeKind.TaskExceeded));

        await driver.BurstAsync(db => db.Set<HumanTask>().Single(t => t.Id == "held").DueOn = Due.AddDays(20));
        await LookAsync(driver, Due.AddDays(3));
        Assert.Equal(7, (await ToldAsync(driver, NoticeKind.TaskExceeded)).Length);
        await LookAsync(driver, Due.AddDays(21));
        Assert.Equal(9, (await ToldAsync(driver, NoticeKind.TaskExceeded)).Length);
        await driver.AssertSoundAsync();
    }

    [Theory]
    [InlineData(StorageProvider.Sqlite)]
    [InlineData(StorageProvider.PostgreSql)]
    public async Task Looks_at_the_same_time_tell_nobody_twice_and_nothing_fails(StorageProvider provider)
    {
        await using var driver = await StartAsync(provider);
        var office = driver.Profile.GeneralAffairs().Id;
        await driver.BurstAsync(db =>
        {
            for (var i = 0; i < 20; i++)
                db.AddRange(Deadline($"case-{i}", DeadlineKind.ContractApplication), Task($"t{i}", $"case-{i}", office, due: Due));
        });
        await driver.GoToAsync(Due.AddDays(1));
        var engine = driver.Services.GetRequiredService<IWorkflowEngine>();
        await System.Threading.Tasks.Task.WhenAll(Enumerable.Range(0, 4).Select(_ => System.Threading.Tasks.Task.Run(() => engine.StartAsync(
            new StartRequest { DefinitionId = "deadline-watch-general-affairs", TriggerActivityId = "daily" }, EngineCommand.BySystem()))));

        // Two staff and a supervisor, of each deadline and of each task.
        Assert.Equal(20 * 3, (await ToldAsync(driver, NoticeKind.DeadlineExceeded)).Length);
        Assert.Equal(20 * 3, (await ToldAsync(driver, NoticeKind.TaskExceeded)).Length);
        Assert.Equal(["DeadlineExceeded"], await driver.EventsAsync("case-7"));
        await driver.AssertSoundAsync();
    }

    [Theory]
    [InlineData(StorageProvider.Sqlite)]
    [InlineData(StorageProvider.PostgreSql)]
    public async Task Two_notices_of_the_same_thing_cannot_be_written(StorageProvider provider)
    {
        await using var driver = await StartAsync(provider);
        static StaffNotice Notice(string id) => new()
        { Id = id, RecipientId = "p", Kind = NoticeKind.TaskExceeded, SourceId = "t", DueOn = Due, SubjectId = "case-1", SubjectLabel = "", FileName = "", Title = "" };
        await driver.BurstAsync(db => db.Add(Notice("n1")));
        await Assert.ThrowsAnyAsync<Exception>(() => driver.BurstAsync(db => db.Add(Notice("n2"))));
        Assert.Equal("n1", await driver.Office.ReadAsync(db => db.Set<StaffNotice>().Select(n => n.Id).SingleAsync()));
    }

    [Fact]
    public async Task After_the_service_was_down_what_has_passed_is_told_as_passed_and_a_division_without_people_keeps_nothing_to_itself()
    {
        await using var driver = await StartAsync(StorageProvider.Sqlite);
        var (first, second) = (driver.Profile.OwningDivisions().First().Id, driver.Profile.OwningDivisions().ElementAt(1).Id);
        await driver.BurstAsync(db => db.AddRange(
            CaseOf("case-1", second), Deadline("case-1", DeadlineKind.Provision), Task("t1", "case-2", first, due: Due), Task("t2", "case-3", first, due: Due.AddDays(41), holder: "who-has-left")));
        await LookAsync(driver, Due.AddDays(40));
        Assert.Equal(["case-1 DeadlineExceeded general-affairs-staff-1", "case-1 DeadlineExceeded general-affairs-staff-2", "case-1 DeadlineExceeded general-affairs-supervisor-1",
            $"case-2 TaskExceeded {first}-staff-1", $"case-2 TaskExceeded {first}-staff-2", $"case-2 TaskExceeded {first}-supervisor-1",
            // Who holds it is with the office no more: the others are told.
            $"case-3 TaskApproaching {first}-staff-1", $"case-3 TaskApproaching {first}-staff-2"], await ToldAsync(driver));
    }

    [Theory]
    [InlineData(StorageProvider.Sqlite)]
    [InlineData(StorageProvider.PostgreSql)]
    public async Task Ones_own_notices_are_marked_as_read_and_no_others(StorageProvider provider)
    {
        await using var driver = await StartAsync(provider);
        var office = driver.Profile.GeneralAffairs().Id;
        await driver.BurstAsync(db => db.AddRange(Task("a", "case-1", office, due: Due), Task("b", "case-2", office, due: Due)));
        await LookAsync(driver, Due.AddDays(1));
        await driver.BurstAsync(db => db.Add(Task("c", "case-3", office, due: Due.AddDays(1))));
        var known = driver.Clock.GetUtcNow();
        await LookAsync(driver, Due.AddDays(5));
        var (mine, other, commands) = (driver.GeneralAffairs(), driver.GeneralAffairs(2), driver.Services.GetRequiredService<NoticeCommands>());
        var first = await driver.Office.ReadAsync(db => db.Set<StaffNotice>().Where(n => n.RecipientId == mine.Id && n.SourceId == "a").Select(n => n.Id).SingleAsync());

        await Assert.ThrowsAsync<TaskConflictException>(() => commands.ReadAsync(first, other, "k1"));
        await commands.ReadAsync(first, mine, "k2");
        await commands.ReadAsync(first, mine, "k2");
        Assert.Equal(2, await UnreadAsync(mine));
        // What arose after the page was opened stays unread.
        Assert.Equal(1, await commands.ReadAllAsync(known, mine, "k3"));
        Assert.Equal((1, 3), (await UnreadAsync(mine), await UnreadAsync(other)));

        Assert.False(await commands.TakeMailAsync(false, mine, "k4"));
        Assert.Equal((false, true), (await TakesAsync(mine), await TakesAsync(other)));
        Assert.True(await commands.TakeMailAsync(true, mine, "k5"));
        Assert.True(await TakesAsync(mine));

        Task<int> UnreadAsync(Actor person) => driver.Office.ReadAsync(db => db.Set<StaffNotice>().CountAsync(n => n.RecipientId == person.Id && n.ReadAt == null));
        Task<bool> TakesAsync(Actor person) => driver.Office.ReadAsync(db => db.Set<StaffAccount>().Where(a => a.Id == person.Id).Select(a => a.TakesNoticeMail).SingleAsync());
    }

    [Fact]
    public async Task Only_an_operator_has_a_refused_mail_sent_again_and_only_a_refused_one()
    {
        await using var driver = await StartAsync(StorageProvider.Sqlite);
        await driver.BurstAsync(db => db.AddRange(
            new NoticeMail { Id = "m1", RecipientId = "p", State = NoticeMailState.Refused, Error = "550", EndedAt = driver.Clock.GetUtcNow() }, new NoticeMail { Id = "m2", RecipientId = "p", State = NoticeMailState.Sent }));
        var commands = driver.Services.GetRequiredService<NoticeCommands>();
        var person = driver.GeneralAffairs(duty: Duties.Operator);
        Assert.Equal(TaskConflictKind.Forbidden, (await Assert.ThrowsAsync<TaskConflictException>(() => commands.SendAgainAsync("m1", driver.GeneralAffairs(), "k1"))).Kind);
        Assert.Equal(TaskConflictKind.Ended, (await Assert.ThrowsAsync<TaskConflictException>(() => commands.SendAgainAsync("m2", person, "k2"))).Kind);
        await commands.SendAgainAsync("m1", person, "k3");
        Assert.Equal([NoticeMailState.Waiting, NoticeMailState.Sent], await driver.Office.ReadAsync(db => db.Set<NoticeMail>().OrderBy(m => m.Id).Select(m => m.State).ToListAsync()));
        await driver.AssertSoundAsync();
    }

    private static Case CaseOf(string id, string division) => new() { Id = id, Number = "匿R8-" + id, RecruitmentId = "r", OwningDivisionId = division };

    private static Deadline Deadline(string subject, DeadlineKind kind) =>
        new() { Id = "dl-" + subject, SubjectId = subject, Kind = kind, Raw = Due, Due = Due, Rule = "定めた日", Clause = "N-2" };

    private static HumanTask Task(
        string id, string subject, string division, DateOnly? due = null, DeadlineKind? legal = null, string? holder = null, string duty = Duties.Staff, HumanTaskState state = HumanTaskState.Open) => new()
        {
            Id = id,
            InstanceId = "i-" + id,
            BookmarkId = "b-" + id,
            DefinitionId = "d",
            ActivityId = "a",
            ActivityType = "t",
            SubjectId = subject,
            SubjectLabel = "匿R8-" + subject,
            Title = "件名 " + id,
            DivisionId = division,
            Duty = duty,
            DueOn = due,
            LegalKind = legal,
            LegalDueOn = legal is null ? null : Due,
            State = holder is null ? state : HumanTaskState.Claimed,
            AssigneeId = holder,
            AssigneeName = holder,
        };

    /// <summary>「case-1 TaskExceeded 利用者」 of every notice, or of those of a kind, in order.</summary>
    private static async Task<string[]> ToldAsync(ProcedureDriver driver, NoticeKind? kind = null) =>
        [.. (await driver.Office.ReadAsync(db => db.Set<StaffNotice>().AsNoTracking().Where(n => kind == null || n.Kind == kind).ToListAsync()))
            .Select(n => $"{n.SubjectId} {n.Kind} {n.RecipientId}").Order(StringComparer.Ordinal)];

    /// <summary>The two watches, and of 総務課 and the first owning division two staff, an approver and a supervisor; the other divisions have nobody.</summary>
    private static async Task<ProcedureDriver> StartAsync(StorageProvider provider)
    {
        var driver = await ProcedureDriver.StartAsync(new ProcedureStore(provider), new(2026, 4, 1), "deadline-watch", "deadline-watch-general-affairs");
        var people = new[] { driver.Profile.GeneralAffairs().Id, driver.Profile.OwningDivisions().First().Id }
            .SelectMany(d => new[] { (d, 1, Duties.Staff), (d, 2, Duties.Staff), (d, 1, Duties.Approver), (d, 1, Duties.Supervisor) }).Select(p => ProcedureDriver.Person(p.d, p.Item2, p.Item3)).ToList();
        await driver.BurstAsync(db =>
        {
            db.AddRange(new[] { Duties.Staff, Duties.Approver, Duties.Supervisor }.Select(d => new IdentityRole(d) { Id = d, NormalizedName = d.ToUpperInvariant() }));
            db.AddRange(people.Select(p => new StaffAccount { Id = p.Id, UserName = p.Id, NormalizedUserName = p.Id.ToUpperInvariant(), DisplayName = p.DisplayName, DivisionId = p.DivisionId }));
            db.AddRange(people.Select(p => new IdentityUserRole<string> { UserId = p.Id, RoleId = p.DutySet.Single() }));
            db.Add(new StaffAccount { Id = "who-has-left", UserName = "who-has-left", DivisionId = people[0].DivisionId, IsActive = false });
        });
        return driver;
    }

    /// <summary>One look of each department.</summary>
    private static async Task LookAsync(ProcedureDriver driver, DateOnly day)
    {
        await driver.GoToAsync(day);
        Assert.Equal(2, await driver.StartDueAsync());
    }
}
