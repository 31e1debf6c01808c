using Xunit.Abstractions;

namespace WorkflowAnon.Traceability.Mutation;

/// <summary>What happened to one mutant.</summary>
/// <param name="Name">The rule that was switched off.</param>
/// <param name="IsReached">Some test came by.</param>
/// <param name="ByRules">Tests of the pure rules that failed.</param>
/// <param name="ByCommands">Tests through the commands that failed.</param>
internal sealed record Fate(string Name, bool IsReached, IReadOnlyList<string> ByRules, IReadOnlyList<string> ByCommands)
{
    public bool IsKilled => ByRules.Count + ByCommands.Count > 0;
}

/// <summary>Runs the tests of a mutant inside the instrumented copy.</summary>
internal sealed class MutantRun : IDisposable
{
    private static readonly string[] Stages = ["Rules", "Examination", "Fees", "Notification", "Eligibility", "Clauses"];

    private readonly TestHost _rules = new("WorkflowAnon.Domain.Tests");
    private readonly TestHost _commands = new("WorkflowAnon.Procedure.Tests");
    private readonly List<ITestCase> _ruleTests;
    private readonly List<ITestCase> _commandTests;

    public MutantRun()
    {
        _ruleTests = [.. _rules.Cases.Where(c => Stages.Any(s => c.TestMethod.TestClass.Class.Name.StartsWith($"WorkflowAnon.Domain.Tests.{s}.", StringComparison.Ordinal)))];
        _commandTests = [.. _commands.Cases.Where(c => c.Traits.ContainsKey("Clause"))];
        // Nothing is switched off: everything must pass, or a failure later on would prove nothing.
        List<string> broken = [.. _rules.Failing(_ruleTests), .. _commands.Failing(_commandTests)];
        if (broken.Count > 0)
            throw new InvalidOperationException($"fails although nothing is switched off: {string.Join(", ", broken)}");
    }

    /// <summary>Switches <paramref name="mutant"/> off and runs what should notice.</summary>
    public Fate Try(Mutant mutant)
    {
        Mutants.Current = mutant;
        try
        {
            var byRules = mutant.IsRefusal ? [] : _rules.Failing(_ruleTests);
            var byCommands = mutant.Site is not null && byRules.Count > 0 ? [] : _commands.Failing(_commandTests.Where(c => Concerns(c, mutant)));
            return new Fate(mutant.Name, mutant.WasReached, byRules, byCommands);
        }
        finally
        {
            Mutants.Current = null;
        }
    }

    private static bool Concerns(ITestCase test, Mutant mutant) =>
        mutant.Level is { } level ? Has(test, "Finding", $"{mutant.Clauses[0]}/{level}") : mutant.Clauses.Any(c => Has(test, "Clause", c));

    private static bool Has(ITestCase test, string trait, string value) => test.Traits.TryGetValue(trait, out var values) && values.Contains(value);

    public void Dispose()
    {
        _rules.Dispose();
        _commands.Dispose();
    }
}
