namespace WorkflowAnon.Engine.Expressions;

/// <summary>An expression of a definition, prepared once per version; evaluated in the scope of an activity instance.</summary>
internal abstract class CompiledExpression
{
    /// <summary>The value, converted to <paramref name="target"/>.</summary>
    internal abstract object? Evaluate(IExpressionScope scope, Type target);

    /// <summary>The value when it needs no scope; used for triggers.</summary>
    internal virtual bool TryConstant(out object? value)
    {
        value = null;
        return false;
    }
}

/// <summary>What an expression may see and change.</summary>
internal interface IExpressionScope
{
    Definitions.CompiledWorkflow Workflow { get; }

    string InstanceId { get; }

    string? CorrelationId { get; set; }

    string? InstanceName { get; set; }

    object? LastResult { get; }

    CancellationToken CancellationToken { get; }

    bool TryGetVariable(string name, out object? value);

    bool TrySetVariable(string name, object? value);

    bool TryGetVariableById(string id, out object? value);

    /// <summary>Names of all variables in scope, nearest first.</summary>
    IEnumerable<string> VariableNames { get; }

    bool TryGetInput(string name, out object? value);

    object? GetOutputOf(string activityIdOrName, string? outputName);

    string NewId();
}
