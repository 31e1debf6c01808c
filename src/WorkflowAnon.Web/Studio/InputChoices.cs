using System.Text.Json;
using WorkflowAnon.Domain.Agency;
using WorkflowAnon.Domain.Cases;
using WorkflowAnon.Domain.Rules;
using WorkflowAnon.Engine.Runtime;
using WorkflowAnon.Procedure.Kernel.Activities;
using WorkflowAnon.Procedure.Kernel.Forms;
using WorkflowAnon.Web.Text;

namespace WorkflowAnon.Web.Studio;

/// <summary>What may stand in the inputs of a task, by its name: the same for the designer's palette and for our own page.</summary>
internal static class InputChoices
{
    /// <summary>担当: the two units of the procedure and the agency's divisions.</summary>
    public static IReadOnlyList<Choice> Units(AgencyProfile profile) =>
        [.. new[] { new Choice(Procedure.Kernel.Activities.Units.GeneralAffairs, "総務課"), new Choice(Procedure.Kernel.Activities.Units.OwningDivision, "担当課") }.Concat(profile.Divisions.Select(d => new Choice(d.Id, d.Name))).DistinctBy(c => c.Value)];

    /// <summary>法定期限の種類.</summary>
    public static IReadOnlyList<Choice> Deadlines { get; } = [.. Enum.GetValues<DeadlineKind>().Select(k => new Choice(k.ToString(), k.DisplayName()))];

    /// <summary>書類, with the numbers of their 様式.</summary>
    public static IReadOnlyList<Choice> Papers { get; } = [.. Enum.GetValues<PaperKind>().Select(k => new Choice(k.ToString(), k.NameWithForms()))];

    /// <summary>根拠条項: every clause, and several together as they stand in what is published.</summary>
    public static async Task<IReadOnlyList<Choice>> ClausesAsync(IDefinitionStore store, CancellationToken cancellationToken)
    {
        HashSet<string> together = new(StringComparer.Ordinal);
        foreach (var published in (await store.ListAsync(null, cancellationToken)).Where(d => d.IsPublished))
        {
            foreach (var activity in (await store.GetCompiledAsync(published.VersionId, cancellationToken)).Definition.Activities)
            {
                if (activity.CustomProperties.TryGetValue("clauses", out var clauses) && clauses.ValueKind == JsonValueKind.String && clauses.GetString() is { } ids && ids.Contains(' ', StringComparison.Ordinal))
                    together.Add(ids);
            }
        }

        return [.. Clauses.All.Select(c => new Choice(c.Id, c.Reference)), .. together.Order(StringComparer.Ordinal).Select(ids => new Choice(ids, ClauseText.References(ids)))];
    }
}
