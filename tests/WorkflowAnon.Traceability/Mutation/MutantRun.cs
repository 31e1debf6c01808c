using Xunit.Abstractions;

namespace WorkflowAnon.Traceability.Mutation;

/// <summary>What happened to one mutant.</summary>
/// <param name="Name">The rule that was switched off.</param>
/// <param name="IsReached">Some test came by.</param>
/// <param name="ByRules">Tests of the pure rules that failed, a few.</param>
/// <param name="ByCommands">Tests through the commands that failed, a few.</param>
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
    private readonly HashSet<ITestCase> _sound = [];

    public MutantRun()
    {
        _ruleTests = [.. _rules.Cases.Where(c => Stages.Any(s => c.TestMethod.TestClass.Class.Name.StartsWith($"WorkflowAnon.Domain.Tests.{s}.", StringComparison.Ordinal)))];
        RequireSound(_rules, _ruleTests);
        _commandTests = [.. _commands.Cases.Where(c => c.Traits.ContainsKey("Clause"))];
    }

    /// <summary>Switches <paramref name="mutant"/> off and runs what should notice.</summary>
    public Fate Try(Mutant mutant)
    {
        // One failure is the proof for a single check; for a clause the page names a few of those that notice.
        var enough = mutant.Site is null ? MutationPage.Shown : 1;
        var byRules = mutant.IsRefusal ? [] : With(mutant, () => _rules.Failing(_ruleTests, enough));
        if (mutant.Site is not null && byRules.Count > 0)
            return new Fate(mutant.Name, mutant.WasReached, byRules, []);
        var concerned = _commandTests.Where(c => Concerns(c, mutant)).ToList();
        // A test that fails although nothing is switched off would prove nothing.
        RequireSound(_commands, concerned.Where(_sound.Add));
        var byCommands = With(mutant, () => _commands.Failing(concerned, enough));
        return new Fate(mutant.Name, mutant.WasReached, byRules, byCommands);
    }

    private static IReadOnlyList<string> With(Mutant mutant, Func<IReadOnlyList<string>> run)
    {
        Mutants.Current = mutant;
        try
        {
            return run();
        }
        finally
        {
            Mutants.Current = null;
        }
    }

    private static void RequireSound(TestHost host, IEnumerable<ITestCase> tests)
    {
        if (host.Failing(tests, 1) is { Count: > 0 } failing)
            throw new InvalidOperationException($"fails although nothing is switched off: {string.Join(", ", failing)}\n{host.Reason}");
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
