using Microsoft.Extensions.DependencyInjection;
using WorkflowAnon.Contracts;
using WorkflowAnon.Engine.Activities;
using WorkflowAnon.Storage.Bursts;
using WorkflowAnon.Storage.Engine;
using WorkflowAnon.Storage.Model;

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
