using WorkflowAnon.Domain.Rules;
using Xunit.Sdk;

namespace WorkflowAnon.Testing.Clauses;

/// <summary>
/// Says which obligation a test proves, by clause id, and which kinds of bad input it submits. The matrix of clauses is read off these, and a clause
/// without such a test fails the build's tests. A test carries it also as the traits <c>Clause</c> and <c>Finding</c> (e.g. 8-3-1/Block), by which a run can be narrowed.
/// </summary>
/// <param name="clause">Id of the clause, e.g. 8-3-1.</param>
/// <param name="levels">The kinds of finding that the test provokes and asserts; empty when it proves the clause otherwise.</param>
[TraitDiscoverer("WorkflowAnon.Testing.Clauses.CoversDiscoverer", "WorkflowAnon.Testing")]
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public sealed class CoversAttribute(string clause, params FindingLevel[] levels) : Attribute, ITraitAttribute
{
    /// <summary>Id of the clause.</summary>
    public string Clause { get; } = Domain.Rules.Clauses.Get(clause).Id;

    /// <summary>Kinds of finding that the test provokes.</summary>
    public IReadOnlyList<FindingLevel> Levels { get; } = levels;
}
