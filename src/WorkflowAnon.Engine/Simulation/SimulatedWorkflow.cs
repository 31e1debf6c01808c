using WorkflowAnon.Engine.Activities;
using WorkflowAnon.Engine.Activities.BuiltIn;
using WorkflowAnon.Engine.Definitions;
using WorkflowAnon.Engine.Execution;
using WorkflowAnon.Engine.Expressions;

namespace WorkflowAnon.Engine.Simulation;

/// <summary>The same definition made ready for a simulation: the engine's own flow, with the product's activities and every unknown condition handed to the session.</summary>
internal static class SimulatedWorkflow
{
    internal static CompiledWorkflow Of(CompiledWorkflow workflow, SimulationSession session)
    {
        var catalog = workflow.Catalog.With(type => type.Behavior switch
        {
            CustomBehavior custom => new ActivityType(type.Descriptor, new SimulatedBehavior(session, custom.AlwaysWaits), Array.ConvertAll(type.Inputs, x => x with { AutoEvaluate = false })),
            FlowDecisionBehavior or FlowSwitchBehavior => new ActivityType(type.Descriptor, new SimulatedChoiceBehavior(session, type.Behavior), type.Inputs),
            _ => type,
        });
        var compiled = DefinitionCompiler.Compile(workflow.Definition, catalog, new ProblemList(workflow.Definition.Id));
        foreach (var node in compiled.Nodes)
            node.Inputs = Array.ConvertAll(node.Inputs, x => x with { Expression = Soften(node, x.Expression, session) });
        return compiled;
    }

    private static CompiledExpression? Soften(CompiledNode node, CompiledExpression? expression, SimulationSession session)
    {
        if (expression is null || expression.TryConstant(out _))
            return expression;
        return node.Type.Behavior is IfBehavior or WhileBehavior ? new AskedCondition(node, session) : new LenientExpression(expression);
    }

    /// <summary>What data of a real case would give is nothing here, not a fault.</summary>
    private sealed class LenientExpression(CompiledExpression inner) : CompiledExpression
    {
        internal override object? Evaluate(IExpressionScope scope, Type target)
        {
            try
            {
                return inner.Evaluate(scope, target);
            }
            catch (Exception e) when (e is not OperationCanceledException || !scope.CancellationToken.IsCancellationRequested)
            {
                return null;
            }
        }
    }

    /// <summary>A condition that a person answers.</summary>
    private sealed class AskedCondition(CompiledNode node, SimulationSession session) : CompiledExpression
    {
        internal override object? Evaluate(IExpressionScope scope, Type target) =>
            session.Take(new SimulationQuestion(node.Node.Id, "条件が成り立つかを選んでください。", ["True", "False"], false)).Outcome == "True";
    }
}

/// <summary>Asks the host what an activity of the product would do.</summary>
internal sealed class SimulatedBehavior(SimulationSession session, bool alwaysWaits) : Behavior
{
    internal override ValueTask ExecuteAsync(BurstExecution burst, ActivityInstance instance) => Act(burst, instance, null, isResumed: false);

    internal override ValueTask ResumeAsync(BurstExecution burst, ActivityInstance instance, ResumeInput input) =>
        Act(burst, instance, input.Payload as SimulationChoice, isResumed: true);

    private ValueTask Act(BurstExecution burst, ActivityInstance instance, SimulationChoice? choice, bool isResumed)
    {
        var act = session.Host.Act(Describe(burst, instance, choice, isResumed));
        if (act is SimulatedQuestion question)
        {
            var answer = session.Take(new SimulationQuestion(instance.Node.Node.Id, question.Text, question.ForDays ? [] : instance.Node.Outcomes, question.ForDays));
            act = session.Host.Act(Describe(burst, instance, answer, isResumed));
        }

        switch (act)
        {
            case SimulatedCompletion { Outcome: { Length: > 0 } outcome }:
                burst.Complete(instance, [outcome]);
                break;
            case SimulatedCompletion:
                burst.Complete(instance);
                break;
            case SimulatedWait wait:
                burst.CreateBookmark(instance, wait.Kind, wait.Key, null, wait.DueAt);
                break;
            default:
                throw new InvalidOperationException("模擬する側が、同じ問いを繰り返しました。");
        }

        return ValueTask.CompletedTask;
    }

    private SimulatedActivity Describe(BurstExecution burst, ActivityInstance instance, SimulationChoice? choice, bool isResumed)
    {
        var inputs = new Dictionary<string, object?>(StringComparer.Ordinal);
        for (var i = 0; i < instance.Node.Inputs.Length; i++)
            inputs[instance.Node.Inputs[i].Slot.Name] = burst.EvaluateInput(instance, i);
        return new SimulatedActivity
        {
            Workflow = burst.Workflow,
            Node = instance.Node.Node,
            Descriptor = instance.Node.Type.Descriptor,
            Outcomes = instance.Node.Outcomes,
            Inputs = inputs,
            Now = burst.Options.Clock.GetUtcNow(),
            Choice = choice,
            IsResumed = isResumed,
            AlwaysWaits = alwaysWaits,
        };
    }
}

/// <summary>A branch: as the engine decides it where the definition itself says how, else as the person says.</summary>
internal sealed class SimulatedChoiceBehavior(SimulationSession session, Behavior real) : Behavior
{
    internal override ValueTask ExecuteAsync(BurstExecution burst, ActivityInstance instance)
    {
        var isKnown = instance.Node.Extra is SwitchCase[] cases
            ? Array.TrueForAll(cases, x => x.Condition.TryConstant(out _))
            : instance.Node.Inputs[0].Expression?.TryConstant(out _) != false;
        if (isKnown)
            return real.ExecuteAsync(burst, instance);
        burst.Complete(instance, [session.Take(new SimulationQuestion(instance.Node.Node.Id, "進む経路を選んでください。", instance.Node.Outcomes, false)).Outcome]);
        return ValueTask.CompletedTask;
    }
}
