using System.Reflection;
using WorkflowAnon.Engine.Activities;
using WorkflowAnon.Procedure.Kernel;
using WorkflowAnon.Procedure.Kernel.Activities;
using WorkflowAnon.Procedure.Kernel.Forms;

namespace WorkflowAnon.Traceability.Sources;

/// <summary>Which code stands behind a type of activity.</summary>
internal static class Handlers
{
    private static readonly Dictionary<string, Type> Activities = ProcedureServices.Assembly.GetTypes()
        .Where(t => !t.IsAbstract && t.IsDefined(typeof(ActivityAttribute)))
        .ToDictionary(t => t.GetCustomAttribute<ActivityAttribute>()!.Type, StringComparer.Ordinal);

    private static readonly ILookup<string, MethodCode> Code = CompiledCode.MethodsOf("WorkflowAnon.Procedure").ToLookup(m => m.Type);

    /// <summary>Handler of a task; null when no person finishes a step of this type.</summary>
    public static Type? Of(string activity) => Activities.TryGetValue(activity, out var type) ? Argument(type, typeof(HumanTaskActivity<>)) : null;

    /// <summary>Clauses named beside the fields of the form that a handler reads.</summary>
    public static IEnumerable<string> FieldClauses(Type handler) =>
        handler.BaseType is { IsGenericType: true } b ? FormClauses(FormDescriptor.Of(b.GetGenericArguments()[0])) : [];

    /// <summary>Clauses named beside the fields of a form.</summary>
    public static IEnumerable<string> FormClauses(FormDescriptor form) =>
        form.Fields.SelectMany(f => (f.Attribute.Clause.Length > 0 ? [f.Attribute.Clause] : Array.Empty<string>()).Concat(f.Rows is null ? [] : FormClauses(f.Rows)));

    /// <summary>Events that the activity or its handler publishes.</summary>
    public static IEnumerable<string> EventsOf(string activity)
    {
        if (!Activities.TryGetValue(activity, out var type))
            return [];
        var types = new[] { type, Of(activity) }.OfType<Type>().Select(t => t.FullName!);
        return types.SelectMany(t => Code[t]).SelectMany(m => m.Creates)
            .Where(name => name.StartsWith("WorkflowAnon.Contracts.", StringComparison.Ordinal))
            .Select(name => name["WorkflowAnon.Contracts.".Length..]).Distinct();
    }

    private static Type? Argument(Type type, Type definition)
    {
        for (var t = type; t is not null; t = t.BaseType)
        {
            if (t.IsGenericType && t.GetGenericTypeDefinition() == definition)
                return t.GetGenericArguments()[0];
        }

        return null;
    }
}
