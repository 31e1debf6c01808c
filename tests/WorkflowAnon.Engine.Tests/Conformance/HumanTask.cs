using System.Text.Json;
using WorkflowAnon.Engine.Activities;

namespace WorkflowAnon.Engine.Tests.Conformance;

/// <summary>The corpus's test activity: waits, sets its result (as text, as the recorder did) if one is given, completes with the given outcome, declared or not.</summary>
[AlwaysWaits]
[Activity("Test.HumanTask", Category = "試験", DisplayName = "人の作業", Kind = ActivityKind.Task)]
public sealed class HumanTask : Activity
{
    [Input(DisplayName = "題名")]
    public string? Title { get; set; }

    [Input(DisplayName = "ボタン", UIHint = "dynamic-outcomes")]
    public IReadOnlyList<string>? Outcomes { get; set; }

    [Output(DisplayName = "結果")]
    public object? Result { get; set; }

    protected internal override ValueTask ExecuteAsync(ActivityContext context)
    {
        context.CreateBookmark("HumanTask", context.ActivityId, new { title = Title });
        return ValueTask.CompletedTask;
    }

    protected internal override ValueTask ResumeAsync(ActivityContext context, ResumeInput input)
    {
        if (input.Result is { ValueKind: not JsonValueKind.Undefined } result)
            context.SetResult(result.ToString());
        return base.ResumeAsync(context, input);
    }
}
