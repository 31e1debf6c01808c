using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WorkflowAnon.Domain.Cases;
using WorkflowAnon.Engine.Runtime;
using WorkflowAnon.Procedure.Examination;
using WorkflowAnon.Procedure.Kernel.Forms;
using WorkflowAnon.Procedure.Kernel.Tasks;
using WorkflowAnon.Procedure.Tests.Examination;
using WorkflowAnon.Storage.Engine;
using WorkflowAnon.Storage.Tasks;
using Xunit;

namespace WorkflowAnon.Procedure.Tests.Kernel;

/// <summary>確かめること: who ticked what, and what was left open, is part of the record from the moment the task is done.</summary>
public sealed class ChecklistTests
{
    private static FormData Filled(params string[] ticked) =>
        new(FormBinder.Unbind(new DecideProceedingForm { Reason = "不明な点はない。" }).Values.Append(KeyValuePair.Create(Checklist.Field, ticked)));

    private static Task<InstanceAnswer> FinishAsync(ExaminationScene scene, HumanTask task, FormData data, Func<ActOutcome, bool> isConfirmed) =>
        scene.Driver.Services.GetRequiredService<TaskCommands>().CompleteAsync(task.Id, scene.Staff, data, "Examine", Guid.NewGuid().ToString("N"), isConfirmed);

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgresql")]
    public async Task A_box_left_open_wants_a_confirmation_and_is_open_in_the_record_that_the_audit_chain_vouches_for(string store)
    {
        await using var scene = await ExaminationScene.StartAsync(store == "sqlite" ? ProcedureStore.Sqlite : ProcedureStore.PostgreSql);
        await scene.FormalCheckAsync();
        var opened = await scene.Driver.OpenAsync(ExaminationScene.CaseId, "proceed", scene.Staff);
        var questions = opened.Handler.Checklist(opened.Task);
        var data = Filled(questions[0], questions[2], "この手順にない事項");
        var before = await scene.Driver.FingerprintAsync();

        var shown = (await Assert.ThrowsAsync<ConfirmationNeededException>(() => FinishAsync(scene, opened.Task, data, o => !o.WantsConfirmation))).Outcome;

        Assert.Equal([questions[1]], shown.LeftOpen);
        Assert.Equal(before, await scene.Driver.FingerprintAsync());

        // What was confirmed does not count for other boxes.
        await Assert.ThrowsAsync<ConfirmationNeededException>(() => FinishAsync(scene, opened.Task, Filled(questions[0]), o => o.Digest == shown.Digest));
        await FinishAsync(scene, opened.Task, data, o => o.Digest == shown.Digest);

        var done = await scene.ReadAsync(db => db.Set<HumanTask>().AsNoTracking().SingleAsync(t => t.Id == opened.Task.Id));
        Assert.Equal([new(questions[0], true), new(questions[1], false), new TaskCheck(questions[2], true)], TaskCheck.Read(done.Checks));
        var line = await scene.ReadAsync(db => db.Set<TimelineEntry>().AsNoTracking().SingleAsync(t => t.Title == done.Title && t.ActorId == scene.Staff.Id));
        Assert.Equal($"審査に進む\n確かめた：{questions[0]}\n確かめた印なし：{questions[1]}\n確かめた：{questions[2]}", line.Detail);
        var digest = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{line.Salt}\n{line.Title}\n{line.Detail}\n{line.Clauses}")));
        Assert.Contains(await scene.ReadAsync(db => db.Set<AuditRow>().AsNoTracking().Select(a => a.Content!).ToListAsync()), c => c.Contains(digest, StringComparison.Ordinal));
        await scene.Driver.AssertSoundAsync();
    }

    [Fact]
    public async Task A_task_whose_boxes_are_all_ticked_is_done_without_a_question_and_the_record_says_so()
    {
        await using var scene = await ExaminationScene.StartAsync(ProcedureStore.Sqlite);
        await scene.FormalCheckAsync();
        var opened = await scene.Driver.OpenAsync(ExaminationScene.CaseId, "proceed", scene.Staff);

        await FinishAsync(scene, opened.Task, Filled([.. opened.Handler.Checklist(opened.Task)]), o => !o.WantsConfirmation);

        var done = await scene.ReadAsync(db => db.Set<HumanTask>().AsNoTracking().SingleAsync(t => t.Id == opened.Task.Id));
        Assert.Equal(3, TaskCheck.Read(done.Checks).Count);
        Assert.All(TaskCheck.Read(done.Checks), c => Assert.True(c.IsTicked));
    }

    [Fact]
    public async Task A_step_with_nothing_to_check_records_the_button_alone()
    {
        await using var scene = await ExaminationScene.StartAsync(ProcedureStore.Sqlite);
        await scene.FormalCheckAsync();
        await scene.ToAssessmentAsync();

        var done = await scene.ReadAsync(db => db.Set<HumanTask>().AsNoTracking().SingleAsync(t => t.ActivityId == "person-count"));
        Assert.Equal("", done.Checks);
        Assert.Equal("本人の数を確定する", await scene.ReadAsync(db => db.Set<TimelineEntry>().AsNoTracking().Where(t => t.Title == done.Title).Select(t => t.Detail).SingleAsync()));
    }
}
