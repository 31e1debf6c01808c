using Microsoft.AspNetCore.Mvc;
using WorkflowAnon.Domain.Agency;
using WorkflowAnon.Procedure.Definitions;
using WorkflowAnon.Procedure.Definitions.Composing;
using WorkflowAnon.Procedure.Kernel.DrawnTasks;
using WorkflowAnon.Web.Studio;

namespace WorkflowAnon.Web.Pages;

/// <summary>担当者の作業 of a draft: which there are, and what each asks.</summary>
internal sealed class DraftTasksModel(TaskComposer composer, AgencyProfile profile) : StaffPage
{
    private IReadOnlyList<DraftStep> _all = [];

    /// <summary>Id of the draft.</summary>
    [BindProperty(SupportsGet = true)]
    public string VersionId { get; set; } = "";

    /// <summary>The draft.</summary>
    public OpenedDefinition Opened { get; private set; } = null!;

    /// <summary>Its drawn steps.</summary>
    public IReadOnlyList<ComposedStep> Steps { get; private set; } = [];

    public string UnitName(string unit) => InputChoices.Units(profile).FirstOrDefault(c => c.Value == unit)?.Text ?? unit;

    public static string PaperName(string paper) => paper.Length == 0 ? "－" : InputChoices.Papers.FirstOrDefault(c => c.Value == paper)?.Text ?? paper;

    public string StepName(string id) => _all.FirstOrDefault(s => s.Id == id)?.Name ?? id;

    public static string ButtonOf(ComposedOutcome outcome) =>
        outcome.Button.Length > 0 ? outcome.Button : DrawnForm.Default.Buttons.FirstOrDefault(b => b.Value == outcome.Name)?.Text ?? outcome.Name;

    public static string ListOf(IEnumerable<string> words) => string.Join("、", words) is { Length: > 0 } text ? text : "－";

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Opened = await composer.OpenAsync(Actor, VersionId, cancellationToken);
        _all = composer.Steps(Opened);
        Steps = [.. _all.Where(s => s.IsDrawn).Select(s => composer.Find(Opened, s.Id)!)];
    }
}
