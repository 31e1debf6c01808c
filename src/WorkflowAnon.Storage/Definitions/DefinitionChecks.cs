using Microsoft.EntityFrameworkCore;
using WorkflowAnon.Engine.Definitions;
using WorkflowAnon.Engine.Runtime;
using WorkflowAnon.Storage.Engine;
using WorkflowAnon.Storage.Model;

namespace WorkflowAnon.Storage.Definitions;

/// <summary>
/// 公開前の検査 (architecture.md, decision 6): the rules for one definition, structure among them, and the rules over all definitions that are then published
/// beside each other.
/// </summary>
internal sealed class DefinitionChecks(DefinitionCache cache, IEnumerable<IDefinitionRule> rules, IEnumerable<IDefinitionSetRule> setRules)
{
    /// <summary>Problems of the definitions by themselves.</summary>
    public IReadOnlyList<DefinitionProblem> Single(IReadOnlyList<CheckedDefinition> definitions) =>
        [.. definitions.SelectMany(d => rules.SelectMany(r => r.Check(d)).Select(p => p with { DefinitionId = d.Workflow.Definition.DefinitionId }))];

    /// <summary>Problems of all definitions together.</summary>
    public IReadOnlyList<DefinitionProblem> Together(IReadOnlyList<CheckedDefinition> set) => [.. setRules.SelectMany(r => r.Check(set))];

    /// <summary>Refuses a change of what is published that would break a rule; returns the warnings.</summary>
    /// <param name="db">The database as the burst sees it, before the change.</param>
    /// <param name="published">What is to be published, each instead of the version that is published now.</param>
    /// <param name="withdrawn">Definition that is withdrawn without another version; null for none.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <exception cref="DefinitionRefusedException">A rule would be broken, or an error of structure published.</exception>
    /// <remarks>A rule that is broken already, by definitions that the change leaves alone, does not stand in the way: else nothing could be mended.</remarks>
    public async Task<IReadOnlyList<DefinitionProblem>> RequireAsync(WorkflowAnonDbContext db, IReadOnlyList<CheckedDefinition> published, string? withdrawn, CancellationToken cancellationToken)
    {
        var problems = Single(published).ToList();
        var before = await PublishedAsync(db, cancellationToken).ConfigureAwait(false);
        var changed = published.Select(d => d.Workflow.Definition.DefinitionId).ToHashSet(StringComparer.Ordinal);
        var after = before.Where(d => d.Workflow.Definition.DefinitionId != withdrawn && !changed.Contains(d.Workflow.Definition.DefinitionId)).Concat(published).ToList();
        var broken = Together(after);
        if (broken.Count > 0)
        {
            var known = Together(before).Select(p => p.Check).ToHashSet(StringComparer.Ordinal);
            problems.AddRange(broken.Where(p => !known.Contains(p.Check) || changed.Contains(p.DefinitionId) || p.Path.Any(s => changed.Contains(s.DefinitionId))));
        }

        if (problems.Exists(p => !p.IsWarning))
            throw new DefinitionRefusedException(problems);
        return problems;
    }

    /// <summary>The published versions, ready to run.</summary>
    public async Task<IReadOnlyList<CheckedDefinition>> PublishedAsync(WorkflowAnonDbContext db, CancellationToken cancellationToken)
    {
        var rows = await db.Set<DefinitionRow>().AsNoTracking().Where(d => d.IsPublished).OrderBy(d => d.DefinitionId).Select(d => new { d.VersionId, d.Json }).ToListAsync(cancellationToken).ConfigureAwait(false);
        var found = new List<CheckedDefinition>();
        foreach (var row in rows)
            found.Add(new(cache.Published(row.VersionId, row.Json), row.VersionId));
        return found;
    }
}
