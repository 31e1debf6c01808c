using WorkflowAnon.Engine.Execution;

namespace WorkflowAnon.Engine.Activities;

/// <summary>Runs an <see cref="Activity"/>: creates it from the burst's services, sets inputs, completes it by what it asked for.</summary>
internal sealed class CustomBehavior(Func<IServiceProvider, Activity> create, KeyValuePair<string, Func<object, object?>>[] outputs, bool alwaysWaits) : Behavior
{
    /// <summary>True when it never completes in the burst that runs it.</summary>
    internal bool AlwaysWaits { get; } = alwaysWaits;

    internal override async ValueTask ExecuteAsync(BurstExecution burst, ActivityInstance instance)
    {
        var (activity, host) = Prepare(burst, instance);
        await activity.ExecuteAsync(new ActivityContext(host));
        Finish(burst, instance, activity, host, completesBySilence: !host.HasBookmarks);
    }

    internal override async ValueTask ResumeAsync(BurstExecution burst, ActivityInstance instance, ResumeInput input)
    {
        var (activity, host) = Prepare(burst, instance);
        await activity.ResumeAsync(new ActivityContext(host), input);
        Finish(burst, instance, activity, host, completesBySilence: false);
    }

    private (Activity Activity, ActivityHost Host) Prepare(BurstExecution burst, ActivityInstance instance)
    {
        var activity = create(burst.Options.Services);
        burst.MayHaveWritten = activity.MayWrite;
        var bindings = instance.Node.Inputs;
        for (var i = 0; i < bindings.Length; i++)
        {
            var (slot, expression) = bindings[i];
            if (expression is not null || slot.Default is not null)
                Set(slot, activity, instance.Inputs[i]);
        }

        return (activity, new ActivityHost(burst, instance));
    }

    private static void Set(InputSlot slot, Activity activity, object? value)
    {
        // A value type without a value keeps the property's initial value.
        if (value is null && slot.Type.IsValueType && Nullable.GetUnderlyingType(slot.Type) is null)
            return;
        slot.Setter!(activity, value);
    }

    private void Finish(BurstExecution burst, ActivityInstance instance, Activity activity, ActivityHost host, bool completesBySilence)
    {
        var outcomes = host.Outcomes ?? (completesBySilence ? [] : null);
        if (outcomes is null)
            return;
        foreach (var (name, get) in outputs)
        {
            if (get(activity) is { } value && !host.WasSet(name))
                burst.SetOutput(instance, name, value);
        }

        burst.Complete(instance, outcomes.Length == 0 ? null : outcomes);
    }
}
