using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using WorkflowAnon.Domain.Notices;
using WorkflowAnon.Domain.Staff;
using WorkflowAnon.Procedure.Kernel.Absences;
using WorkflowAnon.Procedure.Kernel.Staff;
using WorkflowAnon.Procedure.Kernel.Tasks;
using WorkflowAnon.Storage.Bursts;
using WorkflowAnon.Storage.Model;
using WorkflowAnon.Storage.Tasks;
using WorkflowAnon.Testing;
using Xunit;

namespace WorkflowAnon.Procedure.Tests.Staff;

/// <summary>人事異動: announced, called off, and carried out once on its day; what the person held goes back, what stays is told.</summary>
public sealed class TransferTests
{
    private static readonly DateOnly Day = StaffScene.Today.AddDays(2);

    public static TheoryData<StorageProvider> Providers => [StorageProvider.Sqlite, StorageProvider.PostgreSql];

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task A_transfer_is_carried_out_on_its_day_once_and_the_supervisor_is_told_what_it_leaves(StorageProvider provider)
    {
        await using var scene = await StaffScene.StartAsync(provider);
        var (held, others) = (await scene.HeldTaskAsync("case-1", scene.Clerk), await scene.HeldTaskAsync("case-2", scene.Colleague));
        await scene.Driver.Services.GetRequiredService<AbsenceCommands>().RegisterAsync(
            new() { PersonId = scene.Colleague.Id, SubstituteId = scene.Clerk.Id, From = Day, Until = Day.AddDays(5), Reason = "出張のため" }, scene.Colleague, "away");
        var id = await scene.Transfers.AnnounceAsync(scene.Clerk.Id, Form(scene.Elsewhere, Day, Duties.Approver), scene.Operator, "t1");
        Assert.Equal(id, await scene.Transfers.AnnounceAsync(scene.Clerk.Id, Form(scene.Elsewhere, Day, Duties.Approver), scene.Operator, "t1"));
        Assert.Equal([(scene.Supervisor.Id, NoticeKind.TransferAnnounced, scene.Clerk.DisplayName)], await NoticesAsync(scene));

        await scene.Driver.GoToAsync(Day.AddDays(-1));
        Assert.Equal(0, await scene.Transfers.ApplyDueAsync());
        Assert.Equal(scene.GeneralAffairs, (await scene.AccountAsync(scene.Clerk.Id)).DivisionId);

        // The service was down on the day itself; two workers come back at once.
        await scene.Driver.GoToAsync(Day.AddDays(3));
        await Task.WhenAll(scene.Transfers.ApplyDueAsync(), scene.Transfers.ApplyDueAsync());
        Assert.Equal(0, await scene.Transfers.ApplyDueAsync());
        Assert.Equal(scene.Elsewhere, (await scene.AccountAsync(scene.Clerk.Id)).DivisionId);
        Assert.Equal([Duties.Approver], await scene.DutiesAsync(scene.Clerk.Id));
        Assert.Equal((HumanTaskState.Open, null), ((await scene.TaskAsync(held)).State, (await scene.TaskAsync(held)).AssigneeId));
        Assert.Contains("人事異動のため", (await scene.TaskAsync(held)).Remark, StringComparison.Ordinal);
        Assert.Equal(scene.Colleague.Id, (await scene.TaskAsync(others)).AssigneeId);
        var transfer = await TransferAsync(scene, id);
        Assert.Equal([held], transfer.ReturnedTaskIds);
        Assert.Equal(["transfer.announce", "transfer.apply"], await scene.RecordAsync(scene.Clerk.Id));
        Assert.Equal([(scene.Supervisor.Id, NoticeKind.TransferAnnounced, scene.Clerk.DisplayName), (scene.Supervisor.Id, NoticeKind.TransferApplied, scene.Clerk.DisplayName)], await NoticesAsync(scene));

        // The substitution stays as it was registered: nobody is put in the person's place by itself.
        await using var scope = scene.Driver.Services.CreateAsyncScope();
        var left = await scope.ServiceProvider.GetRequiredService<StaffWorkReader>().ReadAsync(scene.Clerk.Id, scene.GeneralAffairs, default);
        Assert.Empty(left.Held);
        Assert.Equal(scene.Colleague.Id, Assert.Single(left.ActsFor).PersonId);
        await scene.Driver.AssertSoundAsync();
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task A_transfer_is_called_off_before_its_day_and_not_after(StorageProvider provider)
    {
        await using var scene = await StaffScene.StartAsync(provider);
        await StaffScene.ForbiddenAsync("運用管理者の職務", () => scene.Transfers.AnnounceAsync(scene.Clerk.Id, Form(scene.Elsewhere, Day, Duties.Staff), scene.Supervisor, "a"));
        await StaffScene.ForbiddenAsync("自分の人事異動", () => scene.Transfers.AnnounceAsync(scene.Operator.Id, Form(scene.Elsewhere, Day, Duties.Staff), scene.Operator, "a"));
        await StaffScene.RefusedAsync("effectiveOn", "明日以後", () => scene.Transfers.AnnounceAsync(scene.Clerk.Id, Form(scene.Elsewhere, StaffScene.Today, Duties.Staff), scene.Operator, "a"));
        await StaffScene.RefusedAsync("newDivisionId", "変わりません", () => scene.Transfers.AnnounceAsync(scene.Clerk.Id, Form(scene.GeneralAffairs, Day, Duties.Staff), scene.Operator, "a"));
        var id = await scene.Transfers.AnnounceAsync(scene.Clerk.Id, Form(scene.Elsewhere, Day, Duties.Staff), scene.Operator, "b");
        await StaffScene.RefusedAsync("effectiveOn", "既に登録", () => scene.Transfers.AnnounceAsync(scene.Clerk.Id, Form(scene.Elsewhere, Day, Duties.Approver), scene.Operator, "c"));
        await StaffScene.ForbiddenAsync("運用管理者の職務", () => scene.Transfers.CancelAsync(id, scene.Supervisor, "d"));
        await scene.Transfers.CancelAsync(id, scene.Operator, "e");
        await scene.Transfers.CancelAsync(id, scene.Operator, "f");
        Assert.Equal(["transfer.announce", "transfer.cancel"], await scene.RecordAsync(scene.Clerk.Id));

        var other = await scene.Transfers.AnnounceAsync(scene.Clerk.Id, Form(scene.Elsewhere, Day, Duties.Staff), scene.Operator, "g");
        await scene.Driver.GoToAsync(Day);
        var late = await Assert.ThrowsAsync<TaskConflictException>(() => scene.Transfers.CancelAsync(other, scene.Operator, "h"));
        Assert.Contains("発令日になった", late.Message, StringComparison.Ordinal);
        Assert.Equal(1, await scene.Transfers.ApplyDueAsync());
        Assert.Null((await TransferAsync(scene, id)).AppliedAt);
        await scene.Driver.AssertSoundAsync();
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Several_transfers_of_one_person_are_carried_out_in_the_order_of_their_days_also_after_an_outage(StorageProvider provider)
    {
        await using var scene = await StaffScene.StartAsync(provider);
        var second = await scene.Transfers.AnnounceAsync(scene.Clerk.Id, Form(scene.GeneralAffairs, Day.AddDays(5), Duties.Approver), scene.Operator, "second");
        var first = await scene.Transfers.AnnounceAsync(scene.Clerk.Id, Form(scene.Elsewhere, Day, Duties.Staff), scene.Operator, "first");
        await scene.Driver.GoToAsync(Day.AddDays(30));
        Assert.Equal(2, await scene.Transfers.ApplyDueAsync());
        Assert.Equal((scene.GeneralAffairs, scene.Elsewhere), ((await TransferAsync(scene, first)).FromDivisionId, (await TransferAsync(scene, second)).FromDivisionId));
        Assert.Equal(scene.GeneralAffairs, (await scene.AccountAsync(scene.Clerk.Id)).DivisionId);
        Assert.Equal([Duties.Approver], await scene.DutiesAsync(scene.Clerk.Id));
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task The_last_operator_keeps_the_duty_when_the_other_one_has_left_meanwhile_and_who_has_left_is_moved_no_more(StorageProvider provider)
    {
        await using var scene = await StaffScene.StartAsync(provider);
        await scene.Commands.MoveAsync(scene.Colleague.Id, new() { DivisionId = scene.GeneralAffairs, Duties = [Duties.Operator] }, scene.Operator, "a");
        var deputy = scene.Colleague with { DutySet = new HashSet<string> { Duties.Operator } };
        await scene.Transfers.AnnounceAsync(deputy.Id, Form(scene.Elsewhere, Day, Duties.Staff), scene.Operator, "b");
        var gone = await scene.Transfers.AnnounceAsync(scene.Operator.Id, Form(scene.Elsewhere, Day, Duties.Operator), deputy, "c");
        await scene.Commands.DeactivateAsync(scene.Operator.Id, deputy, "d");
        await scene.Driver.GoToAsync(Day);
        Assert.Equal(1, await scene.Transfers.ApplyDueAsync());
        Assert.Equal([Duties.Operator, Duties.Staff], await scene.DutiesAsync(deputy.Id));
        Assert.Equal(scene.Elsewhere, (await scene.AccountAsync(deputy.Id)).DivisionId);
        Assert.NotNull((await TransferAsync(scene, gone)).CancelledAt);
        Assert.Equal(scene.GeneralAffairs, (await scene.AccountAsync(scene.Operator.Id)).DivisionId);
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task What_only_the_person_can_do_and_what_they_drafted_stays_and_is_told(StorageProvider provider)
    {
        await using var scene = await StaffScene.StartAsync(provider);
        await scene.ReadAsync(async db =>
        {
            db.AddRange(
                Task("task-review", HumanTaskState.Claimed, t => (t.AssigneeId, t.AssigneeName) = (scene.Clerk.Id, scene.Clerk.DisplayName), personal: true),
                Task("task-draft", HumanTaskState.Done, t => t.CompletedById = scene.Clerk.Id, drafts: "UseContract"),
                Task("task-approve", HumanTaskState.Open, _ => { }, duty: Duties.Approver),
                Task("task-other", HumanTaskState.Open, _ => { }, instance: "another"));
            return await db.SaveChangesAsync();
        });
        await scene.Transfers.AnnounceAsync(scene.Clerk.Id, Form(scene.Elsewhere, Day, Duties.Staff), scene.Operator, "t");
        await scene.Driver.GoToAsync(Day);
        Assert.Equal(1, await scene.Transfers.ApplyDueAsync());
        Assert.Equal(scene.Clerk.Id, (await scene.TaskAsync("task-review")).AssigneeId);
        await using var scope = scene.Driver.Services.CreateAsyncScope();
        var left = await scope.ServiceProvider.GetRequiredService<StaffWorkReader>().ReadAsync(scene.Clerk.Id, scene.GeneralAffairs, default);
        Assert.Equal(["task-review"], left.Personal.Select(t => t.Id));
        Assert.Equal(["task-approve"], left.Drafted.Select(t => t.Id));
        Assert.Equal([NoticeKind.TransferAnnounced, NoticeKind.TransferApplied], (await NoticesAsync(scene)).Select(n => n.Item2));

        HumanTask Task(string id, HumanTaskState state, Action<HumanTask> more, bool personal = false, string drafts = "", string duty = Duties.Staff, string instance = "i")
        {
            var task = new HumanTask
            {
                Id = id,
                InstanceId = instance,
                BookmarkId = "b-" + id,
                DefinitionId = "d",
                ActivityId = "a",
                ActivityType = "t",
                SubjectId = "case-9",
                Title = id,
                DivisionId = scene.GeneralAffairs,
                Duty = duty,
                State = state,
                IsPersonal = personal,
                Drafts = drafts,
            };
            more(task);
            return task;
        }
    }

    [Fact]
    public async Task The_worker_carries_out_what_is_due_by_itself()
    {
        await using var scene = await StaffScene.StartAsync(StorageProvider.Sqlite);
        await scene.Transfers.AnnounceAsync(scene.Clerk.Id, Form(scene.Elsewhere, Day, Duties.Staff), scene.Operator, "t");
        await scene.Driver.GoToAsync(Day);
        using var worker = new TransferWorker(scene.Transfers, ServiceOpening.Made(), NullLogger<TransferWorker>.Instance);
        await worker.StartAsync(default);
        await Eventually.ThatAsync(async () => (await scene.AccountAsync(scene.Clerk.Id)).DivisionId == scene.Elsewhere, TimeSpan.FromMinutes(2), "the transfer");
        await worker.StopAsync(default);
    }

    private static StaffTransferForm Form(string divisionId, DateOnly day, params string[] duties) => new() { EffectiveOn = day, NewDivisionId = divisionId, NewDuties = [.. duties] };

    private static Task<StaffTransfer> TransferAsync(StaffScene scene, string id) => scene.ReadAsync(db => db.Set<StaffTransfer>().AsNoTracking().SingleAsync(t => t.Id == id));

    private static Task<(string, NoticeKind, string)[]> NoticesAsync(StaffScene scene) => scene.ReadAsync(async db =>
        (await db.Set<StaffNotice>().AsNoTracking().OrderBy(n => n.Kind).ToListAsync()).Select(n => (n.RecipientId, n.Kind, n.SubjectLabel)).ToArray());
}
