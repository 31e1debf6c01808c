using WorkflowAnon.Domain.Rules;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace WorkflowAnon.Testing.Clauses;

/// <summary>Turns <see cref="CoversAttribute"/> into traits.</summary>
public sealed class CoversDiscoverer : ITraitDiscoverer
{
    /// <inheritdoc/>
    public IEnumerable<KeyValuePair<string, string>> GetTraits(IAttributeInfo traitAttribute)
    {
        ArgumentNullException.ThrowIfNull(traitAttribute);
        var arguments = traitAttribute.GetConstructorArguments().ToList();
        var clause = (string)arguments[0];
        yield return new("Clause", clause);
        foreach (var level in ((System.Collections.IEnumerable)arguments[1]).Cast<FindingLevel>())
            yield return new("Finding", $"{clause}/{level}");
    }
}
