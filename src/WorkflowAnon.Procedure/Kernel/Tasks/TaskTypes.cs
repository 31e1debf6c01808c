using System.Collections.Frozen;
using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using WorkflowAnon.Engine.Activities;
using WorkflowAnon.Procedure.Kernel.Activities;
using WorkflowAnon.Procedure.Kernel.Approvals;

namespace WorkflowAnon.Procedure.Kernel.Tasks;

/// <summary>Which handler belongs to which activity type. Built once from the assembly.</summary>
public sealed class TaskTypes
{
    private readonly FrozenDictionary<string, Type> _handlers = typeof(TaskTypes).Assembly.GetTypes()
        .Where(t => !t.IsAbstract && t.IsDefined(typeof(ActivityAttribute)))
        .Select(t => (t.GetCustomAttribute<ActivityAttribute>()!.Type, Handler: HandlerOf(t)))
        .Where(t => t.Handler is not null)
        .ToFrozenDictionary(t => t.Type, t => t.Handler!, StringComparer.Ordinal);

    /// <summary>Activity types that create human tasks.</summary>
    public IEnumerable<string> ActivityTypes => _handlers.Keys.Order(StringComparer.Ordinal);

    /// <summary>The handler of <paramref name="activityType"/>, made from <paramref name="services"/>.</summary>
    /// <exception cref="InvalidOperationException">The type has no handler.</exception>
    public ITaskHandler Handler(string activityType, IServiceProvider services) => _handlers.TryGetValue(activityType, out var type)
        ? (ITaskHandler)ActivatorUtilities.GetServiceOrCreateInstance(services, type)
        : throw new InvalidOperationException($"タスクの種類「{activityType}」の処理がありません。");

    /// <summary>True for 合議 and 決裁: what waits there may be taken back by its drafter.</summary>
    public bool ReturnsToDrafter(string activityType) => _handlers.TryGetValue(activityType, out var type) && type.IsAssignableTo(typeof(IReturnsToDrafter));

    private static Type? HandlerOf(Type type)
    {
        for (var t = type; t is not null; t = t.BaseType)
        {
            if (t.IsGenericType && t.GetGenericTypeDefinition() == typeof(HumanTaskActivity<>))
                return t.GetGenericArguments()[0];
        }

        return null;
    }
}
