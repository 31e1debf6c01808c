using Microsoft.AspNetCore.Mvc;
using WorkflowAnon.Domain.Rules;
using WorkflowAnon.Engine.Definitions;
using WorkflowAnon.Engine.Runtime;
using WorkflowAnon.Procedure.Statute;
using WorkflowAnon.Web.Queries;

namespace WorkflowAnon.Web.Pages;

/// <summary>手続定義の版: its picture, its activities, what the checks say with the counterexample on the picture, and how it differs from another version.</summary>
[Implements("1-0")]
internal sealed class DefinitionModel(DefinitionQuery definitions) : StaffPage
{
    /// <summary>Id of the definition.</summary>
    [BindProperty(SupportsGet = true)]
    public string Id { get; set; } = "";

    /// <summary>Number of the version.</summary>
    [BindProperty(SupportsGet = true)]
    public int Version { get; set; }

    /// <summary>Number of the problem whose path stands out on the picture, from 1; the first where none is chosen.</summary>
    [BindProperty(SupportsGet = true)]
    public int Problem { get; set; } = 1;

    /// <summary>Version to compare with.</summary>
    [BindProperty(SupportsGet = true)]
    public int? Against { get; set; }

    public ExaminedDefinition Definition { get; private set; } = null!;

    public DefinitionPicture Picture { get; private set; } = null!;

    public DefinitionComparison? Comparison { get; private set; }

    public IReadOnlyList<string> VerdictChanges { get; private set; } = [];

    /// <summary>The problem whose path is on the picture; null for none.</summary>
    public DefinitionProblem? Shown => Comparison is null && Problem >= 1 && Problem <= Definition.Problems.Count ? Definition.Problems[Problem - 1] : null;

    /// <summary>The other versions, the latest first.</summary>
    public IEnumerable<DefinitionSummary> Others => Definition.Versions.Where(v => v.Version != Version).OrderByDescending(v => v.Version);

    public static string OwnerName(string owner) => owner switch { "general-affairs" => "総務課", "owning-division" => "担当課", _ => owner };

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Definition = await definitions.FindAsync(Actor, Id, Version, cancellationToken);
        if (Definition.Versions.FirstOrDefault(v => v.Version == Against && v.Version != Version) is { } other)
            (Comparison, VerdictChanges) = await definitions.CompareAsync(Definition.Workflow, other, cancellationToken);
        List<string> path = [.. (Shown?.Path ?? []).Where(s => s.DefinitionId == Id).Select(s => s.ActivityId)];
        var broken = Shown is { } shown && shown.DefinitionId == Id ? shown.ActivityId : null;
        Picture = DefinitionPicture.Of(Definition.Workflow, path, broken, Comparison?.Activities ?? new Dictionary<string, ActivityChange>());
    }
}
