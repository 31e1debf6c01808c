using WorkflowAnon.Engine.Activities;
using WorkflowAnon.Engine.Definitions;
using WorkflowAnon.Engine.Expressions;

namespace WorkflowAnon.Engine.Execution;

internal sealed partial class BurstExecution
{
    private Dictionary<(string Activity, string Output), object?>? _activityOutputs;

    /// <summary>Values of the workflow's variables, by position.</summary>
    internal object?[] WorkflowVariables { get; }

    internal Dictionary<string, object?> Output { get; } = new(StringComparer.Ordinal);

    internal Dictionary<string, object?> Input { get; } = new(StringComparer.OrdinalIgnoreCase);

    internal object? LastResult { get; private set; }

    internal bool TryGetInput(string name, out object? value) => Input.TryGetValue(name, out value);

    internal bool TryGetVariable(ActivityInstance? instance, string name, out object? value)
    {
        for (var current = instance; current is not null; current = current.Parent)
        {
            if (current.Dynamic is { } dynamic && dynamic.TryGetValue(name, out value))
                return true;
            var at = IndexOf(current.Node.Variables, name, byId: false);
            if (at >= 0 && current.Variables is { } values)
            {
                value = values[at];
                return true;
            }
        }

        var position = IndexOf(Workflow.Variables, name, byId: false);
        value = position >= 0 ? WorkflowVariables[position] : null;
        return position >= 0;
    }

    internal bool TrySetVariable(ActivityInstance? instance, string name, object? value)
    {
        for (var current = instance; current is not null; current = current.Parent)
        {
            if (current.Dynamic is { } dynamic && dynamic.ContainsKey(name))
            {
                dynamic[name] = Values.Normalize(value);
                return true;
            }

            if (TrySet(current.Node.Variables, current.Variables, name, value, byId: false))
                return true;
        }

        return TrySet(Workflow.Variables, WorkflowVariables, name, value, byId: false);
    }

    internal bool TryGetVariableById(ActivityInstance? instance, string id, out object? value)
    {
        for (var current = instance; current is not null; current = current.Parent)
        {
            var at = IndexOf(current.Node.Variables, id, byId: true);
            if (at >= 0 && current.Variables is { } values)
            {
                value = values[at];
                return true;
            }
        }

        var position = IndexOf(Workflow.Variables, id, byId: true);
        value = position >= 0 ? WorkflowVariables[position] : null;
        return position >= 0;
    }

    internal bool TrySetVariableById(ActivityInstance? instance, string id, object? value)
    {
        for (var current = instance; current is not null; current = current.Parent)
            if (TrySet(current.Node.Variables, current.Variables, id, value, byId: true))
                return true;
        return TrySet(Workflow.Variables, WorkflowVariables, id, value, byId: true);
    }

    internal IEnumerable<string> VariableNames(ActivityInstance? instance)
    {
        for (var current = instance; current is not null; current = current.Parent)
        {
            if (current.Dynamic is { } dynamic)
                foreach (var name in dynamic.Keys)
                    yield return name;
            foreach (var slot in current.Node.Variables)
                yield return slot.Name;
        }

        foreach (var slot in Workflow.Variables)
            yield return slot.Name;
    }

    /// <summary>Sets an output of an activity: the variable bound to it, and what later expressions of this burst may ask for.</summary>
    internal void SetOutput(ActivityInstance instance, string name, object? value)
    {
        value = Values.Normalize(value);
        instance.NoteOutput(name, value);
        foreach (var binding in instance.Node.Outputs)
            if (binding.Name == name)
                TrySetVariableById(instance, binding.VariableId, value);
        (_activityOutputs ??= [])[(instance.Node.Node.Id, name)] = value;
        if (name == "result")
            LastResult = value;
    }

    internal object? GetOutputOf(string activityIdOrName, string? outputName)
    {
        var id = Workflow.FindNode(activityIdOrName)?.Node.Id ?? Workflow.Nodes.FirstOrDefault(x => x.Node.Name == activityIdOrName)?.Node.Id;
        if (id is null || _activityOutputs is null)
            return null;
        var name = string.IsNullOrEmpty(outputName) ? "result" : char.ToLowerInvariant(outputName[0]) + outputName[1..];
        return _activityOutputs.GetValueOrDefault((id, name));
    }

    internal object? Evaluate(ActivityInstance instance, CompiledExpression expression, Type target) =>
        expression.Evaluate(new InstanceScope(this, instance), target);

    /// <summary>Evaluates one input now; for inputs that an activity reads more than once.</summary>
    internal object? EvaluateInput(ActivityInstance instance, int index)
    {
        var (slot, expression) = instance.Node.Inputs[index];
        if (expression is null)
            return slot.Default;
        try
        {
            var value = Evaluate(instance, expression, slot.Type);
            if (expression is not (LiteralExpression or ObjectExpression))
                instance.NoteInput(slot.Name, value);
            return value;
        }
        catch (Exception e) when (e is not BurstRefusedException && (e is not OperationCanceledException || !CancellationToken.IsCancellationRequested))
        {
            throw new InputEvaluationException(slot.Name, e);
        }
    }

    private static bool TrySet(VariableSlot[] slots, object?[]? values, string key, object? value, bool byId)
    {
        var at = IndexOf(slots, key, byId);
        if (at < 0 || values is null)
            return false;
        values[at] = VariableTypes.Coerce(value, slots[at].Type);
        return true;
    }

    private static int IndexOf(VariableSlot[] slots, string key, bool byId)
    {
        for (var i = 0; i < slots.Length; i++)
            if (string.Equals(byId ? slots[i].Id : slots[i].Name, key, StringComparison.Ordinal))
                return i;
        return -1;
    }

    private void EvaluateInputs(ActivityInstance instance)
    {
        var bindings = instance.Node.Inputs;
        if (bindings.Length == 0)
            return;
        if (instance.Inputs.Length == 0)
            instance.Inputs = new object?[bindings.Length];
        for (var i = 0; i < bindings.Length; i++)
            if (bindings[i].Slot.AutoEvaluate)
                instance.Inputs[i] = EvaluateInput(instance, i);
    }
}

/// <summary>An expression in a definition could not be evaluated; faults its activity.</summary>
#pragma warning disable CA1032, CA1064 // Only the engine makes it; outside it is seen as an incident.
internal sealed class InputEvaluationException(string input, Exception cause)
    : Exception($"入力「{input}」を評価できません: {ExpressionTrouble.Describe(cause)}", cause);
#pragma warning restore CA1032, CA1064
