using WorkflowAnon.Engine.Definitions;
using WorkflowAnon.Engine.Execution;
using WorkflowAnon.Engine.Expressions;

namespace WorkflowAnon.Engine.Activities.BuiltIn;

/// <summary>Elsa.Sequence: children one after another; a terminal child or a Break ends it.</summary>
internal sealed class SequenceBehavior : Behavior
{
    internal override ValueTask ExecuteAsync(BurstExecution burst, ActivityInstance instance)
    {
        Next(burst, instance);
        return ValueTask.CompletedTask;
    }

    internal override void ChildCompleted(BurstExecution burst, ActivityInstance owner, ActivityInstance child, string[] outcomes)
    {
        if (owner.IsBreaking || child.Node.Type.Behavior.IsTerminal)
            burst.Complete(owner);
        else
            Next(burst, owner);
    }

    private static void Next(BurstExecution burst, ActivityInstance instance)
    {
        if (instance.Counter >= instance.Node.Children.Length)
            burst.Complete(instance);
        else
            burst.Schedule(instance, instance.Node.Children[instance.Counter++]);
    }
}

/// <summary>Elsa.If: then or else; completes when the chosen one has.</summary>
internal sealed class IfBehavior : Behavior
{
    internal override ValueTask ExecuteAsync(BurstExecution burst, ActivityInstance instance)
    {
        var result = instance.Inputs[0] is true;
        burst.SetOutput(instance, "result", result);
        if ((result ? instance.Node.EmbeddedThen : instance.Node.EmbeddedElse) is { } next)
            burst.Schedule(instance, next);
        else
            burst.Complete(instance);
        return ValueTask.CompletedTask;
    }
}

/// <summary>What the loops share: a Break stops at the nearest of them.</summary>
internal abstract class LoopBehavior : Behavior
{
    protected static CompiledNode? Body(ActivityInstance instance) => instance.Node.Children.Length == 0 ? null : instance.Node.Children[0];

    internal override ValueTask ExecuteAsync(BurstExecution burst, ActivityInstance instance)
    {
        // A retried loop starts over.
        instance.Counter = 0;
        instance.IsBreaking = false;
        Begin(burst, instance);
        Iterate(burst, instance);
        return ValueTask.CompletedTask;
    }

    internal override void ChildCompleted(BurstExecution burst, ActivityInstance owner, ActivityInstance child, string[] outcomes) => Iterate(burst, owner);

    protected virtual void Begin(BurstExecution burst, ActivityInstance instance)
    {
    }

    protected abstract void Iterate(BurstExecution burst, ActivityInstance instance);
}

/// <summary>Elsa.ForEach: the body once per item, one after another.</summary>
internal sealed class ForEachBehavior : LoopBehavior
{
    protected override void Begin(BurstExecution burst, ActivityInstance instance) =>
        instance.Items = (List<object?>?)instance.Inputs[0] ?? throw new InvalidOperationException("繰り返す対象（items）がありません。");

    protected override void Iterate(BurstExecution burst, ActivityInstance instance)
    {
        var items = instance.Items!;
        if (instance.IsBreaking || instance.Counter >= items.Count)
        {
            burst.Complete(instance);
            return;
        }

        var index = instance.Counter++;
        burst.SetOutput(instance, "currentValue", items[index]);
        if (Body(instance) is { } body)
            burst.Schedule(instance, body, new Dictionary<string, object?>(StringComparer.Ordinal) { ["CurrentIndex"] = index, ["CurrentValue"] = items[index] });
        else
            burst.Complete(instance);
    }
}

/// <summary>Elsa.ParallelForEach: the body once per item, all at the same time.</summary>
internal sealed class ParallelForEachBehavior : Behavior
{
    internal override ValueTask ExecuteAsync(BurstExecution burst, ActivityInstance instance)
    {
        // Text is no list: an Object expression on this untyped input iterates zero times, as in Elsa.
        var items = Values.Normalize(instance.Inputs[0]) as List<object?> ?? [];
        instance.Counter = items.Count;
        if (items.Count == 0 || instance.Node.Children.Length == 0)
        {
            burst.Complete(instance);
            return ValueTask.CompletedTask;
        }

        for (var i = 0; i < items.Count; i++)
            burst.Schedule(instance, instance.Node.Children[0], new Dictionary<string, object?>(StringComparer.Ordinal) { ["CurrentValue"] = items[i], ["CurrentIndex"] = i });
        return ValueTask.CompletedTask;
    }

    internal override void ChildCompleted(BurstExecution burst, ActivityInstance owner, ActivityInstance child, string[] outcomes)
    {
        if (--owner.Counter == 0)
            burst.Complete(owner);
    }
}

/// <summary>Elsa.For: the body for each number from start to end.</summary>
internal sealed class ForBehavior : LoopBehavior
{
    protected override void Iterate(BurstExecution burst, ActivityInstance instance)
    {
        // Start, end and step are kept with the instance: they are evaluated once, when the loop begins.
        instance.Items ??= [instance.Inputs[0], instance.Inputs[1], instance.Inputs[2], instance.Inputs[3]];
        var (start, end, step) = (Number(instance, 0), Number(instance, 1), Number(instance, 2));
        var inclusive = instance.Items[3] is not false;
        var value = start + ((long)step * instance.Counter);
        var goesOn = !instance.IsBreaking && (step >= 0 ? (inclusive ? value <= end : value < end) : (inclusive ? value >= end : value > end));
        if (!goesOn || Body(instance) is not { } body)
        {
            burst.Complete(instance);
            return;
        }

        instance.Counter++;
        burst.Schedule(instance, body, new Dictionary<string, object?>(StringComparer.Ordinal) { ["CurrentValue"] = (int)value });
        burst.SetOutput(instance, "currentValue", (int)value);
    }

    private static int Number(ActivityInstance instance, int at) => Values.Convert<int>(instance.Items![at]);
}

/// <summary>Elsa.While: the body as long as the condition holds.</summary>
internal sealed class WhileBehavior : LoopBehavior
{
    protected override void Iterate(BurstExecution burst, ActivityInstance instance)
    {
        if (instance.IsBreaking || burst.EvaluateInput(instance, 0) is not true)
            burst.Complete(instance);
        else
            burst.Schedule(instance, Body(instance) ?? throw new InvalidOperationException("繰り返しの本体がないため、条件が変わることがありません。"));
    }
}

/// <summary>Elsa.Break: leaves the nearest loop.</summary>
internal sealed class BreakBehavior : Behavior
{
    internal override bool IsTerminal => true;

    internal override ValueTask ExecuteAsync(BurstExecution burst, ActivityInstance instance)
    {
        for (var current = instance.Parent; current is not null; current = current.Parent)
        {
            current.IsBreaking = current.Node.Type.Behavior is SequenceBehavior or LoopBehavior;
            if (current.Node.Type.Behavior is LoopBehavior)
                break;
        }

        burst.Complete(instance);
        return ValueTask.CompletedTask;
    }
}
