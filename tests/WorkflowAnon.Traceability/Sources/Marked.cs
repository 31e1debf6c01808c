using System.Reflection;
using Microsoft.AspNetCore.Mvc.RazorPages;
using WorkflowAnon.Domain.Cases;
using WorkflowAnon.Domain.Rules;
using WorkflowAnon.Procedure.Kernel;

namespace WorkflowAnon.Traceability.Sources;

/// <summary>What part of the product an element is.</summary>
internal enum ElementKind
{
    /// <summary>Pure rule, record or master data.</summary>
    Rule,

    /// <summary>A page.</summary>
    Screen,

    /// <summary>A paper.</summary>
    Document,

    /// <summary>A kind of deadline.</summary>
    Deadline,
}

/// <summary>An element that says itself which clauses it carries out.</summary>
internal sealed record MarkedElement(ElementKind Kind, string Name, IReadOnlyList<string> Clauses);

/// <summary>Everything marked with <see cref="ImplementsAttribute"/>.</summary>
internal static class Marked
{
    private static readonly string[] Assemblies = ["Domain", "Procedure", "Storage", "Web", "Server"];

    public static IReadOnlyList<MarkedElement> All { get; } =
    [
        .. from name in Assemblies
           from type in Assembly.Load(new AssemblyName("WorkflowAnon." + name)).GetTypes()
           from member in type.GetMembers(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly)
               .Where(m => m.MemberType != MemberTypes.NestedType).Prepend(type)
           where member.IsDefined(typeof(ImplementsAttribute), false)
           select new MarkedElement(KindOf(type), NameOf(type, member), member.GetCustomAttribute<ImplementsAttribute>(false)!.Clauses),
    ];

    private static ElementKind KindOf(Type type) =>
        type.IsAssignableTo(typeof(PageModel)) ? ElementKind.Screen
        : type.IsAssignableTo(typeof(IPaperSource)) || type == typeof(PaperKind) ? ElementKind.Document
        : type == typeof(DeadlineKind) ? ElementKind.Deadline
        : ElementKind.Rule;

    private static string NameOf(Type type, MemberInfo member) => KindOf(type) switch
    {
        ElementKind.Screen => $"{Summaries.Of(type)}の画面",
        ElementKind.Document => type.IsEnum ? Summaries.Of(type, member.Name) : Summaries.Of(type),
        ElementKind.Deadline => Summaries.Of(type, member.Name),
        _ => member is Type ? type.Name : $"{type.Name}.{member.Name}",
    };
}
