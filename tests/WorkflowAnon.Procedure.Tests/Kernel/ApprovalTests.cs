using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WorkflowAnon.Domain.Approvals;
using WorkflowAnon.Domain.Cases;
using WorkflowAnon.Procedure.Contracting;
using WorkflowAnon.Procedure.Kernel.Absences;
using WorkflowAnon.Procedure.Kernel.Activities;
using WorkflowAnon.Procedure.Kernel.Approvals;
using WorkflowAnon.Procedure.Kernel.Forms;
using WorkflowAnon.Procedure.Kernel.Tasks;
using WorkflowAnon.Procedure.Tests.Journey;
using WorkflowAnon.Storage.Bursts;
using WorkflowAnon.Storage.Identity;
using WorkflowAnon.Storage.Model;
using WorkflowAnon.Storage.Tasks;
using Xunit;

namespace WorkflowAnon.Procedure.Tests.Kernel;

/// <summary>起案 → 合議 → 決裁 on the contract's draft: routes, 差戻し, 引戻し, 取下, 却下, 代決 and 後閲.</summary>
public sealed class ApprovalTests
{
    private static async Task<JourneyScene> ReadyToDraftAsync(StorageProvider provider = StorageProvider.Sqlite)
    {
        var scene = await JourneyScene.StartAsync(provider);
        await scene.NoticedAsync();
        await scene.Driver.GoToAsync(JourneyScene.Paid);
        await scene.Case.ApplyAsync();
        await scene.Case.PayAsync();
        return scene;
    }

    private static FormData Draft(params string[] consulted) => new([
        .. FormBinder.Unbind(new DraftContractForm { InformationName = "交通事故統計匿名加工情報" }).Values,
        KeyValuePair.Create("routeDecider", new[] { "general-affairs" }), KeyValuePair.Create("routeConsulted", consulted)]);

    private static Task<ApprovalDocument> DocumentAsync(JourneyScene scene) =>
        scene.ReadAsync(db => db.Set<ApprovalDocument>().AsNoTracking().Where(d => d.Subject == ApprovalSubject.UseContract).OrderByDescending(d => d.Id).FirstAsync());

    private static DraftCommands Drafts(JourneyScene scene) => scene.Driver.Services.GetRequiredService<DraftCommands>();

    private static string Key() => Guid.NewGuid().ToString("N");

    [Fact]
    public async Task A_draft_passes_the_divisions_on_its_route_in_order_before_it_is_decided()
    {
        await using var scene = await ReadyToDraftAsync();
        var (first, second) = (scene.Proposal.DivisionId, "accounting");
        await scene.RefusedAsync("routeConsulted", "", "draft-contract", scene.Clerk, Draft("general-affairs"));
        await scene.RefusedAsync("routeConsulted", "", "draft-contract", scene.Clerk, Draft("no-such-division"));
        await scene.DoAsync("draft-contract", scene.Clerk, Draft(first, second));

        Assert.Equal(["countersign-contract"], await scene.OpenAsync());
        await scene.DoAsync("countersign-contract", scene.People.Approver(first), new CountersignForm { Opinion = "提供期限に支障はない。" }, "Agreed");
        await scene.RefusedAsync("opinion", "", "countersign-contract", scene.People.Approver(second), new CountersignForm(), "SentBack");
        await scene.DoAsync("countersign-contract", scene.People.Approver(second), new CountersignForm(), "Agreed");
        await scene.DoAsync("approve-contract", scene.People.HeadClerk, new ApproveForm(), "Approved");

        Assert.Equal(["seal"], await scene.OpenAsync());
        var document = await DocumentAsync(scene);
        Assert.Equal((ApprovalDocumentState.Approved, 1), (document.State, document.Round));
        Assert.Equal([("提供期限に支障はない。", first), ("", second)], document.Consultations.Select(c => (c.Opinion, c.DivisionId)));
        await scene.Driver.AssertSoundAsync();
    }

    [Fact]
    public async Task What_is_sent_back_pulled_back_or_withdrawn_stays_one_document_and_a_rejected_one_is_over()
    {
        await using var scene = await ReadyToDraftAsync();
        await scene.DoAsync("draft-contract", scene.Clerk, Draft(scene.Proposal.DivisionId));
        var document = await DocumentAsync(scene);
        await scene.DoAsync("countersign-contract", scene.Approver, new CountersignForm { Opinion = "名称を改められたい。" }, "SentBack");
        await scene.DoAsync("draft-contract", scene.Clerk, Draft());
        Assert.Equal((document.Number, 2), ((await DocumentAsync(scene)).Number, (await DocumentAsync(scene)).Round));

        // 引戻し: by the drafter, until the next one has taken it on.
        await Assert.ThrowsAsync<TaskRefusedException>(() => Drafts(scene).PullBackAsync(document.Id, scene.People.HeadClerk, Key()));
        await Drafts(scene).PullBackAsync(document.Id, scene.Clerk, Key());
        Assert.Equal(["draft-contract"], await scene.OpenAsync());
        Assert.Equal(ApprovalDocumentState.PulledBack, (await DocumentAsync(scene)).State);
        await scene.DoAsync("draft-contract", scene.Clerk, Draft());
        var waiting = await scene.Driver.Office.TaskAsync(scene.CaseId, "approve-contract");
        await scene.Driver.Services.GetRequiredService<TaskCommands>().ClaimAsync(waiting.Id, scene.People.HeadClerk);
        await Assert.ThrowsAsync<TaskRefusedException>(() => Drafts(scene).PullBackAsync(document.Id, scene.Clerk, Key()));

        // 取下: with a reason, until it is decided.
        await Assert.ThrowsAsync<TaskRefusedException>(() => Drafts(scene).WithdrawAsync(document.Id, scene.Clerk, " ", Key()));
        await Drafts(scene).WithdrawAsync(document.Id, scene.Clerk, "提供期限を改めるため", Key());
        Assert.Equal((ApprovalDocumentState.Withdrawn, "提供期限を改めるため"), ((await DocumentAsync(scene)).State, (await DocumentAsync(scene)).Reason));
        await scene.DoAsync("draft-contract", scene.Clerk, Draft());
        Assert.Equal((document.Number, 4), ((await DocumentAsync(scene)).Number, (await DocumentAsync(scene)).Round));

        // 却下: that document is over; the matter is drafted anew under another number.
        await scene.RefusedAsync("comment", "", "approve-contract", scene.People.HeadClerk, new ApproveForm(), "Rejected");
        await scene.DoAsync("approve-contract", scene.People.HeadClerk, new ApproveForm { Comment = "契約の相手方の確認からやり直すこと。" }, "Rejected");
        Assert.Equal(ApprovalDocumentState.Rejected, (await DocumentAsync(scene)).State);
        await Assert.ThrowsAsync<TaskRefusedException>(() => Drafts(scene).WithdrawAsync(document.Id, scene.Clerk, "理由", Key()));
        await scene.DoAsync("draft-contract", scene.Clerk, Draft());
        var anew = await DocumentAsync(scene);
        Assert.NotEqual(document.Number, anew.Number);
        Assert.Equal((1, ApprovalDocumentState.Circulating), (anew.Round, anew.State));
        await scene.DoAsync("approve-contract", scene.People.HeadClerk, new ApproveForm(), "Approved");
        await Assert.ThrowsAsync<TaskRefusedException>(() => Drafts(scene).WithdrawAsync(anew.Id, scene.Clerk, "理由", Key()));
        await scene.Driver.AssertSoundAsync();
    }

    [Theory]
    [InlineData(StorageProvider.Sqlite)]
    [InlineData(StorageProvider.PostgreSql)]
    public async Task While_the_approver_is_away_a_substitute_decides_and_the_approver_reviews_it_later(StorageProvider provider)
    {
        await using var scene = await ReadyToDraftAsync(provider);
        await AddPeopleAsync(scene);
        var (approver, substitute) = (scene.People.HeadClerk, scene.People.Supervisor);
        await scene.DoAsync("draft-contract", scene.Clerk, Draft());

        // Present: the supervisor has no say in it.
        Assert.Equal(TaskConflictKind.Forbidden, (await Assert.ThrowsAsync<TaskConflictException>(() => scene.DoAsync("approve-contract", substitute, new ApproveForm(), "Approved"))).Kind);
        var absences = scene.Driver.Services.GetRequiredService<AbsenceCommands>();
        var absence = new AbsenceForm { PersonId = approver.Id, SubstituteId = substitute.Id, From = scene.Driver.Today, Until = scene.Driver.Today.AddDays(2), Reason = "出張のため" };
        Assert.Equal(TaskConflictKind.Forbidden, (await Assert.ThrowsAsync<TaskConflictException>(() => absences.RegisterAsync(absence, scene.Staff, Key()))).Kind);
        await absences.RegisterAsync(absence, approver, Key());

        await scene.DoAsync("approve-contract", substitute, new ApproveForm { Comment = "急を要するため" }, "Approved");
        var decided = await scene.ReadAsync(db => db.Set<Approval>().AsNoTracking().SingleAsync(a => a.Subject == ApprovalSubject.UseContract));
        Assert.Equal((true, substitute.Id, approver.Id, "出張のため"), (decided.Approved, decided.ApproverId, decided.ActedForId, decided.SubstituteReason));
        var task = await scene.ReadAsync(db => db.Set<HumanTask>().AsNoTracking().SingleAsync(t => t.ActivityId == "approve-contract" && t.State == HumanTaskState.Done));
        Assert.Equal((substitute.Id, approver.Id), (task.CompletedById, task.ActedForId));
        Assert.Contains(await scene.ReadAsync(db => db.Set<TimelineEntry>().AsNoTracking().ToListAsync()), t => t.ActorId == substitute.Id && t.ActedForId == approver.Id);

        // The contract goes on; the approver reviews after coming back, and nobody does so for them.
        await scene.SettleAsync();
        Assert.Equal(["review", "seal"], await scene.OpenAsync());
        Assert.Equal(TaskConflictKind.ClaimedByOther, (await Assert.ThrowsAsync<TaskConflictException>(() => scene.DoAsync("review", scene.People.HeadClerk with { Id = "another" }, new LaterReviewForm()))).Kind);
        await Assert.ThrowsAsync<TaskRefusedException>(() => scene.DoAsync("review", substitute, new LaterReviewForm()));
        await scene.DoAsync("review", approver, new LaterReviewForm { Note = "異議なし" });
        Assert.Equal("異議なし", (await scene.ReadAsync(db => db.Set<Approval>().AsNoTracking().SingleAsync(a => a.Id == decided.Id))).ReviewNote);
        await scene.Driver.AssertSoundAsync();
    }

    [Fact]
    public async Task The_drafter_does_not_decide_as_anybodys_substitute()
    {
        await using var scene = await ReadyToDraftAsync();
        await AddPeopleAsync(scene);
        await scene.Driver.Services.GetRequiredService<AbsenceCommands>().RegisterAsync(
            new() { PersonId = scene.People.HeadClerk.Id, SubstituteId = scene.Clerk.Id, From = scene.Driver.Today, Until = scene.Driver.Today, Reason = "休暇のため" }, scene.People.HeadClerk, Key());
        await scene.DoAsync("draft-contract", scene.Clerk, Draft());
        Assert.Equal(TaskConflictKind.Forbidden, (await Assert.ThrowsAsync<TaskConflictException>(() => scene.DoAsync("approve-contract", scene.Clerk, new ApproveForm(), "Approved"))).Kind);
        Assert.Equal(["approve-contract"], await scene.OpenAsync());
    }

    private static Task<int> AddPeopleAsync(JourneyScene scene) => scene.ReadAsync(async db =>
    {
        foreach (var duty in new[] { Duties.Approver, Duties.Supervisor, Duties.Staff })
            db.Add(new IdentityRole(duty) { Id = duty, NormalizedName = duty });
        foreach (var person in new[] { scene.People.HeadClerk, scene.People.Supervisor, scene.Clerk })
        {
            db.Add(new StaffAccount { Id = person.Id, UserName = person.Id, NormalizedUserName = person.Id, DisplayName = person.DisplayName, DivisionId = person.DivisionId });
            db.AddRange(person.DutySet.Select(d => new IdentityUserRole<string> { UserId = person.Id, RoleId = d }));
        }

        return await db.SaveChangesAsync();
    });
}
