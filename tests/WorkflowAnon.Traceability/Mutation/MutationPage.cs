using System.Globalization;
using System.Text;

namespace WorkflowAnon.Traceability.Mutation;

/// <summary>Fates of the mutants as a page (docs/rule-mutation.md).</summary>
internal static class MutationPage
{
    /// <summary>Tests that are named beside a clause.</summary>
    public const int Shown = 3;

    /// <summary>Mutants that a test should have noticed and did not.</summary>
    public static IReadOnlyList<Fate> Survivors(MutationResult result)
    {
        var quiet = NothingToSwitchOff(result);
        return [.. result.Fates.Where(f => !f.IsKilled && !quiet.Contains(f.Name))];
    }

    public static string Write(MutationResult result)
    {
        var clauses = Mutant.OfClauses().Select(m => m.Name).ToList();
        var byName = result.Fates.ToLookup(f => f.Name, StringComparer.Ordinal);
        var quiet = NothingToSwitchOff(result);
        var places = result.Fates.Where(f => !clauses.Contains(f.Name)).OrderBy(f => f.Name, StringComparer.Ordinal).ToList();
        var page = new StringBuilder();
        page.Append("""
            # Rules switched off in turn

            Written by `dotnet run --project tests/WorkflowAnon.Traceability -c Release -- mutate --save`. A copy of the compiled rules and handlers is changed so that
            each check can be switched off; with each off in turn, the tests of the pure rules and the tests that submit bad input through the commands are run, and at least one must fail.


            """.ReplaceLineEndings("\n"));
        page.Append(Line("kinds of finding, by clause", result.Fates.Where(f => clauses.Contains(f.Name) && !quiet.Contains(f.Name)))).Append(Line("single checks in the code", places));
        page.Append("\n## By clause and kind of finding\n\n| clause/finding | killed by tests of the rules | killed by tests through the commands |\n|---|---|---|\n");
        foreach (var fate in clauses.Where(name => !quiet.Contains(name)).SelectMany(name => byName[name]))
            page.Append(CultureInfo.InvariantCulture, $"| {fate.Name} | {List(fate.ByRules)} | {(fate.IsKilled ? List(fate.ByCommands) : "**survived**")} |\n");
        page.Append("\n## Nothing to switch off\n\nThe catalogue asks for this kind of finding and no check reports it as such: the screen puts the question to a person (HUMAN), or another kind of finding of the same clause stops the act. Tests through the commands cover them (clauses.md).\n\n");
        foreach (var name in clauses.Where(quiet.Contains))
            page.Append(CultureInfo.InvariantCulture, $"- {name}\n");
        page.Append("\n## Single checks that survived\n\n");
        if (places.TrueForAll(f => f.IsKilled))
            page.Append("None.\n");
        foreach (var fate in places.Where(f => !f.IsKilled))
            page.Append(CultureInfo.InvariantCulture, $"- `{fate.Name}`{(fate.IsReached ? " (a test came by)" : "")}\n");
        return page.ToString();
    }

    private static HashSet<string> NothingToSwitchOff(MutationResult result)
    {
        var byName = result.Fates.ToLookup(f => f.Name, StringComparer.Ordinal);
        return [.. Mutant.OfClauses().Where(m => byName[m.Name].Any(f => result.HasNothingToSwitchOff(m, f))).Select(m => m.Name)];
    }

    private static string Line(string what, IEnumerable<Fate> fates)
    {
        var all = fates.ToList();
        return string.Create(CultureInfo.InvariantCulture, $"- {what}: {all.Count} switched off, {all.Count(f => f.IsKilled)} noticed, {all.Count(f => !f.IsKilled)} survived\n");
    }

    private static string List(IReadOnlyList<string> tests)
    {
        if (tests.Count == 0)
            return "–";
        return string.Join("<br>", tests.Take(Shown).Select(Short));
    }

    // "WorkflowAnon.Domain.Tests.Rules.RuleTables.The_rule…(name: "8-3-1 one contract came")" becomes the name of the line or of the test.
    private static string Short(string test)
    {
        var line = test.IndexOf("(name: \"", StringComparison.Ordinal);
        var name = line >= 0 ? test[(line + 8)..].TrimEnd(')', '"') : string.Join('.', test.Split('(')[0].Split('.')[^2..]);
        return name.Replace("|", "\\|", StringComparison.Ordinal);
    }
}
