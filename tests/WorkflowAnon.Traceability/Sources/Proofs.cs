using System.Reflection;
using WorkflowAnon.Domain.Rules;
using WorkflowAnon.Domain.Tests.Rules;
using WorkflowAnon.Testing.Clauses;

namespace WorkflowAnon.Traceability.Sources;

/// <summary>A test that says which clause it proves.</summary>
/// <param name="Test">Class and method.</param>
/// <param name="Clause">Id of the clause.</param>
/// <param name="Levels">Kinds of bad input that it submits through a command.</param>
internal sealed record Proof(string Test, string Clause, IReadOnlyList<FindingLevel> Levels);

/// <summary>What the tests prove.</summary>
internal static class Proofs
{
    private static readonly string[] Assemblies = ["Storage.Tests", "Procedure.Tests"];

    /// <summary>Tests that carry <see cref="CoversAttribute"/>, by clause.</summary>
    public static ILookup<string, Proof> ByClause { get; } = Assemblies
        .SelectMany(name => Assembly.Load(new AssemblyName("WorkflowAnon." + name)).GetTypes())
        .SelectMany(type => type.GetMethods())
        .SelectMany(method => method.GetCustomAttributes<CoversAttribute>().Select(c => new Proof($"{method.DeclaringType!.Name}.{method.Name}", c.Clause, c.Levels)))
        .ToLookup(p => p.Clause, StringComparer.Ordinal);

    /// <summary>Lines of the rule tables by the clause and kind of finding that they expect.</summary>
    public static ILookup<(string Clause, FindingLevel Level), RuleCase> TableLines { get; } =
        RuleTables.Cases.Values.Where(c => c.Clause is not null).ToLookup(c => (c.Clause!, c.Level));
}
