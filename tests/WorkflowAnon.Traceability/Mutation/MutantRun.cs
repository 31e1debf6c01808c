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

    public MutantRun()
    {
        // One property against a slow reading takes longer than all tables together, which name what they test.
        _ruleTests = [.. _rules.Cases.Where(c => Stages.Any(s => ClassOf(c).StartsWith($"WorkflowAnon.Domain.Tests.{s}.", StringComparison.Ordinal)) && !ClassOf(c).EndsWith("Properties", StringComparison.Ordinal))];
        if (_rules.Failing(_ruleTests, 1) is [var failing, ..])
            throw new InvalidOperationException($"fails although nothing is switched off: {failing}\n{_rules.Reason}");
        _commandTests = [.. _commands.Cases.Where(c => c.Traits.ContainsKey("Clause"))];
    }

    /// <summary>Switches <paramref name="mutant"/> off and runs what should notice.</summary>
    public Fate Try(Mutant mutant)
    {
        // One failure is the proof; for a clause the page names a few of those that notice.
        var byRules = mutant.IsRefusal ? [] : With(mutant, () => ByRules(mutant, mutant.Site is null ? MutationPage.Shown : 1));
        if (mutant.Site is not null && byRules.Count > 0)
            return new Fate(mutant.Name, mutant.WasReached, byRules, []);
        return new Fate(mutant.Name, mutant.WasReached, byRules, [.. Noticing(mutant).Take(1)]);
    }

    // Lines of the tables that name the clause are asked first: most often they are enough.
    private IReadOnlyList<string> ByRules(Mutant mutant, int enough)
    {
        var near = _ruleTests.Where(c => mutant.Clauses.Any(id => c.DisplayName.Contains($"\"{id} ", StringComparison.Ordinal))).ToList();
        return _rules.Failing(near, enough) is { Count: > 0 } found ? found : _rules.Failing(_ruleTests.Except(near), 1);
    }

    // Those that submit the very finding come first. A test that fails although nothing is switched off (on a busy machine) proves nothing.
    private IEnumerable<string> Noticing(Mutant mutant)
    {
        foreach (var test in _commandTests.Where(c => Concerns(c, mutant)).OrderBy(c => c.Traits.ContainsKey("Finding") ? 0 : 1))
        {
            if (With(mutant, () => _commands.Failing([test], 1)) is not [var name])
                continue;
            if (_commands.Failing([test], 1).Count == 0)
                yield return name;
            else
                Console.WriteLine($"unsound  {name}: {_commands.Reason.Split('\n')[0]}");
        }
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

    private static string ClassOf(ITestCase test) => test.TestMethod.TestClass.Class.Name;

    private static bool Concerns(ITestCase test, Mutant mutant) =>
        mutant.Level is { } level ? Has(test, "Finding", $"{mutant.Clauses[0]}/{level}") : mutant.Clauses.Any(c => Has(test, "Clause", c));

    private static bool Has(ITestCase test, string trait, string value) => test.Traits.TryGetValue(trait, out var values) && values.Contains(value);

    public void Dispose()
    {
        _rules.Dispose();
        _commands.Dispose();
    }
}
