using WorkflowAnon.Architecture.Tests.Rules;
using WorkflowAnon.Traceability.Sources;
using Xunit;

namespace WorkflowAnon.Architecture.Tests.Tracing;

/// <summary>A rule that nobody applies forbids nothing.</summary>
public sealed class DeadRules
{
    private static readonly string[] Callers = ["Domain", "Procedure", "Storage", "Web", "Server"];

    [Fact]
    public void Every_rule_of_the_law_is_applied_by_a_handler_or_another_rule()
    {
        var code = Callers.SelectMany(name => CompiledCode.MethodsOf("WorkflowAnon." + name)).ToList();
        var called = code.SelectMany(m => m.Calls.Where(call => call != $"{m.Type}.{m.Name}")).ToHashSet(StringComparer.Ordinal);
        var dead = RuleMethods().Where(rule => !called.Contains(rule)).Select(Short).Distinct().ToList();

        Rule.HasNoOffence(dead.Except(KnownGaps.DeadRules).Select(rule => $"nobody calls: {rule}"));
        Rule.HasNoOffence(KnownGaps.DeadRules.Except(dead).Select(rule => $"no longer dead, take it off KnownGaps: {rule}"));
    }

    private static IEnumerable<string> RuleMethods() =>
        from type in ProductAssembly.Load("WorkflowAnon.Domain").GetExportedTypes()
        where type is { IsAbstract: true, IsSealed: true } && type.Name.EndsWith("Rules", StringComparison.Ordinal)
        from method in type.GetMethods()
        where method is { IsStatic: true, IsSpecialName: false }
        select $"{type.FullName}.{method.Name}";

    private static string Short(string full) => string.Join('.', full.Split('.')[^2..]);
}
