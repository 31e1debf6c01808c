using Microsoft.Extensions.DependencyInjection;
using WorkflowAnon.Contracts;
using WorkflowAnon.Engine.Activities;
using WorkflowAnon.Storage.Bursts;
using WorkflowAnon.Storage.Engine;
using WorkflowAnon.Storage.Model;
using WorkflowAnon.Storage.Tasks;

namespace WorkflowAnon.Storage.Tests.Hosting;

/// <summary>Counts what activities did, and tells them to fail.</summary>
internal sealed class Probe
{
    private int _runs;

    public int Runs => _runs;

    public Exception? Fault { get; set; }

    /// <summary>How many runs fail before one succeeds.</summary>
    public int Failures { get; set; } = int.MaxValue;

    public void Run()
    {
        Interlocked.Increment(ref _runs);
        if (Fault is { } fault && Failures-- > 0)
            throw fault;
    }
}

/// <summary>Waits for a person.</summary>
[Activity("Test.Task", Kind = ActivityKind.Task)]
internal sealed class TaskActivity : Activity
{
    protected override ValueTask ExecuteAsync(ActivityContext context)
    {
        context.CreateBookmark("HumanTask", context.ActivityId);
        return ValueTask.CompletedTask;
    }
}

/// <summary>Waits for a person, with a row of human_tasks as the procedure makes it.</summary>
[Activity("Test.Inbox", Kind = ActivityKind.Task)]
internal sealed class InboxActivity : Activity
{
    protected override ValueTask ExecuteAsync(ActivityContext context)
    {
        var bookmark = context.CreateBookmark("HumanTask", context.ActivityId);
        context.Services.GetRequiredService<WorkflowAnonDbContext>().Add(new HumanTask
        {
            Id = context.NewId(),
            InstanceId = context.InstanceId,
            BookmarkId = bookmark.Id,
            DefinitionId = context.Workflow.Definition.DefinitionId,
            ActivityId = context.ActivityId,
            ActivityType = context.Node.Type,
            SubjectId = context.CorrelationId!,
            Title = context.ActivityId,
            DivisionId = "somu",
            Duty = Duties.Staff,
            DueOn = new DateOnly(2026, 4, 30),
            CreatedAt = context.Services.GetRequiredService<BurstScope>().Now,
        });
        return ValueTask.CompletedTask;
    }

    protected override ValueTask ResumeAsync(ActivityContext context, ResumeInput input)
    {
        var scope = context.Services.GetRequiredService<BurstScope>();
        var task = context.Services.GetRequiredService<WorkflowAnonDbContext>().Set<HumanTask>().Single(t => t.BookmarkId == input.Bookmark.Id);
        (task.State, task.EndedAt, task.CompletedById) = (HumanTaskState.Done, scope.Now, scope.Actor.Id);
        return base.ResumeAsync(context, input);
    }
}

/// <summary>Writes a row of the domain, tells the world, then fails if told to.</summary>
[Activity("Test.Write")]
internal sealed class WriteActivity : Activity
{
    protected override ValueTask ExecuteAsync(ActivityContext context)
    {
        var db = context.Services.GetRequiredService<WorkflowAnonDbContext>();
        var scope = context.Services.GetRequiredService<BurstScope>();
        db.Add(new BlobRow { Hash = Guid.NewGuid().ToString("N"), MediaType = context.ActivityId, CreatedAt = scope.Now });
        scope.AddEvent(new RecruitmentPlanned { SubjectId = context.CorrelationId ?? context.InstanceId });
        context.Services.GetRequiredService<Probe>().Run();
        return ValueTask.CompletedTask;
    }
}
