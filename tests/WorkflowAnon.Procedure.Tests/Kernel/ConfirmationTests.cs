using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WorkflowAnon.Domain.Cases;
using WorkflowAnon.Engine.Runtime;
using WorkflowAnon.Procedure.Kernel.Activities;
using WorkflowAnon.Procedure.Kernel.Forms;
using WorkflowAnon.Procedure.Kernel.Tasks;
using WorkflowAnon.Procedure.Notification;
using WorkflowAnon.Procedure.Tests.Examination;
using WorkflowAnon.Procedure.Tests.Notification;
using WorkflowAnon.Storage.Tasks;
using Xunit;

namespace WorkflowAnon.Procedure.Tests.Kernel;

/// <summary>確認: what an act does is read in its own burst, and only what was confirmed is committed.</summary>
public sealed class ConfirmationTests
{
    private static async Task<(ExaminationScene Scene, HumanTask Task)> ReadyToSendAsync(string store)
    {
        var scene = await ExaminationScene.StartAsync(store == "sqlite" ? ProcedureStore.Sqlite : ProcedureStore.PostgreSql);
        await scene.ToDecisionAsync(conforms: true);
        await scene.ToDraftAsync();
        await scene.DoAsync("draft", scene.Staff, NoticeScenes.Draft(scene.Driver.Today), "Drafted");
        await scene.DoAsync("approve", scene.Approver, new ApproveForm(), "Approved");
        return (scene, await scene.Driver.Office.TaskAsync(ExaminationScene.CaseId, "dispatch"));
    }

    private static Task<InstanceAnswer> SendAsync(ExaminationScene scene, HumanTask task, Func<ActOutcome, bool> isConfirmed, string key) =>
        scene.Driver.Services.GetRequiredService<TaskCommands>().CompleteAsync(
            task.Id, scene.Staff, FormBinder.Unbind(NoticeScenes.Dispatch(scene.Driver.Today)), "Dispatched", key, isConfirmed);

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgresql")]
    public async Task What_goes_out_is_seen_before_anything_happens_and_is_what_then_goes_out(string store)
    {
        var (scene, task) = await ReadyToSendAsync(store);
        await using var disposeScene = scene;
        var before = await scene.Driver.FingerprintAsync();

        var shown = (await Assert.ThrowsAsync<ConfirmationNeededException>(() => SendAsync(scene, task, _ => false, "k"))).Outcome;

        Assert.Equal(before, await scene.Driver.FingerprintAsync());
        Assert.Equal(3, shown.Papers.Count);
        Assert.All(shown.Papers, p => Assert.Equal("counterparty", p.Receiver));
        var notice = shown.Papers[0];
        Assert.Contains("32,850円", PaperText.Of(notice.Document!), StringComparison.Ordinal);
        Assert.Contains(notice.DocumentNumber, PaperText.Of(notice.Document!), StringComparison.Ordinal);
        Assert.Equal(DeadlineKind.ContractApplication, Assert.Single(shown.Deadlines).Kind);

        await SendAsync(scene, task, outcome => outcome.Digest == shown.Digest, "k");

        var sent = await scene.ReadAsync(db => db.Set<Paper>().AsNoTracking().SingleAsync(p => p.Kind == PaperKind.ResultNotice));
        Assert.Equal((notice.Title, notice.DocumentNumber, notice.DatedOn), (sent.Title, sent.DocumentNumber, sent.DatedOn));
        var deadline = await scene.ReadAsync(db => db.Set<Deadline>().AsNoTracking().SingleAsync());
        Assert.Equal((shown.Deadlines[0].Due, shown.Deadlines[0].Rule), (deadline.Due, deadline.Rule));

        // The same key again is the same act: nobody is asked, nothing is sent twice.
        await SendAsync(scene, task, _ => throw new InvalidOperationException("asked again"), "k");
        await scene.Driver.AssertSoundAsync();
    }

    [Fact]
    public async Task What_was_confirmed_on_another_day_is_not_sent_with_other_dates()
    {
        var (scene, task) = await ReadyToSendAsync("sqlite");
        await using var disposeScene = scene;
        var shown = (await Assert.ThrowsAsync<ConfirmationNeededException>(() => SendAsync(scene, task, _ => false, "k"))).Outcome;
        await scene.Driver.GoToAsync(scene.Driver.Today.AddDays(2));
        var before = await scene.Driver.FingerprintAsync();

        var now = (await Assert.ThrowsAsync<ConfirmationNeededException>(() => SendAsync(scene, task, outcome => outcome.Digest == shown.Digest, "k"))).Outcome;

        Assert.NotEqual(shown.Deadlines[0].Due, now.Deadlines[0].Due);
        Assert.Equal(before, await scene.Driver.FingerprintAsync());
    }

    [Fact]
    public async Task A_step_that_sends_nothing_names_what_comes_next()
    {
        await using var scene = await ExaminationScene.StartAsync(ProcedureStore.Sqlite);
        await scene.ToDecisionAsync(conforms: true);
        var task = await scene.Driver.Office.TaskAsync(ExaminationScene.CaseId, "decide-outsourcing");
        var form = FormBinder.Unbind(new DecideOutsourcingForm { Outsourced = false, Scope = "抽出と加工が容易であるため" });
        ActOutcome? seen = null;

        await scene.Driver.Services.GetRequiredService<TaskCommands>().CompleteAsync(task.Id, scene.Staff, form, "Done", "k", outcome => (seen = outcome).Papers.Count == 0);

        Assert.Empty(seen!.Papers);
        Assert.Equal("手数料を積算する", Assert.Single(seen.Tasks).Title);
        Assert.Contains("estimate-fee", await scene.OpenAsync());
    }
}
