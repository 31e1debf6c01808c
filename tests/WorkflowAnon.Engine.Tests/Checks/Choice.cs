using WorkflowAnon.Engine.Activities;

namespace WorkflowAnon.Engine.Tests.Checks;

/// <summary>Completes at once with the outcome that the test asks for next.</summary>
[Activity("Test.Choice", Category = "試験", DisplayName = "選択")]
[Outcomes("A", "B")]
public sealed class Choice : Activity
{
    protected internal override ValueTask ExecuteAsync(ActivityContext context)
    {
        context.Complete(((Choices)context.Services.GetService(typeof(Choices))!).Next());
        return ValueTask.CompletedTask;
    }
}

/// <summary>The outcomes that a burst is told to take; what it asks for beyond them is noted, so that it can be run again with each.</summary>
internal sealed class Choices(IReadOnlyList<string> given) : IServiceProvider
{
    private int _asked;

    public bool WasAskedForMore => _asked > given.Count;

    public object GetService(Type serviceType) => this;

    public string Next() => _asked++ < given.Count ? given[_asked - 1] : "A";
}
