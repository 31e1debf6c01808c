using WorkflowAnon.Domain.Rules;

namespace WorkflowAnon.Traceability.Mutation;

/// <summary>
/// What the instrumented copy of the rules asks before it reports anything: is this check switched off just now? Only the copy made by
/// <see cref="Instrumentation"/> calls it; the product knows nothing of it.
/// </summary>
public static class Switch
{
    [ThreadStatic]
    private static int _site;

    /// <summary>The check at this place in the code is about to report; called before every report.</summary>
    public static void Enter(int site) => _site = site;

    /// <summary>The finding that is about to be added is to be dropped.</summary>
    public static bool DropsFinding(string clause, int level)
    {
        var mutant = Mutants.Current;
        if (mutant is null)
            return false;
        var drops = mutant.Site is { } site ? site == _site : mutant.Clauses[0] == clause && mutant.Level == (FindingLevel)level;
        mutant.WasReached |= drops;
        return drops;
    }

    /// <summary>Throws the refusal of a handler, unless that place is switched off.</summary>
    public static void Throw(Exception refusal, int site, string clause)
    {
        var mutant = Mutants.Current;
        if (mutant is null || (mutant.Site is { } off ? off != site : mutant.Level != FindingLevel.Block || mutant.Clauses[0] != clause))
            throw refusal;
        mutant.WasReached = true;
    }
}

/// <summary>A rule switched off: one place in the code, or all findings of one clause and kind.</summary>
/// <param name="Name">What people read.</param>
/// <param name="Clauses">The clause; of a single place those that it names, none when they are not constants.</param>
/// <param name="Level">Kind of finding; null for a single place.</param>
/// <param name="Site">Number of the place; null for all findings of the clause and kind.</param>
/// <param name="IsRefusal">The place is a handler's own refusal.</param>
internal sealed record Mutant(string Name, IReadOnlyList<string> Clauses, FindingLevel? Level, int? Site = null, bool IsRefusal = false)
{
    /// <summary>A test came by.</summary>
    public bool WasReached { get; set; }

    /// <summary>One for each kind of finding of each clause.</summary>
    public static IEnumerable<Mutant> OfClauses() =>
        from clause in Domain.Rules.Clauses.All
        from level in clause.Results
        select new Mutant($"{clause.Id}/{level}", [clause.Id], level);

    /// <summary>One for each place that reports.</summary>
    public static IEnumerable<Mutant> Of(IEnumerable<Site> sites) => sites.Select(s => new Mutant(s.Name, s.Clauses, null, s.Id, s.IsRefusal));
}

/// <summary>Which mutant lives at the moment. One at a time per process.</summary>
internal static class Mutants
{
    public static Mutant? Current { get; set; }
}
