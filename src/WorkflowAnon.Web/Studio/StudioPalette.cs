using WorkflowAnon.Contracts;
using WorkflowAnon.Domain.Agency;
using WorkflowAnon.Domain.Cases;
using WorkflowAnon.Engine.Activities;
using WorkflowAnon.Engine.Runtime;
using WorkflowAnon.Procedure.Kernel.DrawnTasks;
using WorkflowAnon.Procedure.Kernel.Forms;

namespace WorkflowAnon.Web.Studio;

/// <summary>道具箱: the activities that a designer draws with, each input with the editor that fits what may stand there.</summary>
internal sealed class StudioPalette(ActivityCatalog catalog, AgencyProfile profile)
{
    private const string Dropdown = "dropdown";
    private const string ClauseInput = "Clauses";
    private static readonly Choice None = new("", "（なし）");

    private readonly Lazy<IReadOnlyList<ActivityDescriptor>> _activities = new(() => [.. catalog.Descriptors.Select(d => Describe(d, profile))]);

    /// <summary>Every type, also those that are not in the palette: a definition may hold them.</summary>
    public IReadOnlyList<ActivityDescriptor> Activities => _activities.Value;

    /// <summary>The choices of an input whose list is too long to travel with every activity; null where there is none.</summary>
    /// <param name="input">Name of the input.</param>
    /// <param name="store">What is published: several clauses stand together as they do there.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public static async Task<object?> ChoicesAsync(string input, IDefinitionStore store, CancellationToken cancellationToken)
    {
        return input.Equals(ClauseInput, StringComparison.OrdinalIgnoreCase) ? Select([None, .. await InputChoices.ClausesAsync(store, cancellationToken)]) : null;
    }

    private static ActivityDescriptor Describe(ActivityDescriptor type, AgencyProfile profile) => type with
    {
        Inputs = [.. type.Inputs.Select(i => Describe(type, i, profile))],
        // The editor calls an outcome that is not named Done; a fork's outcomes are its branches.
        ConstructionProperties = type.TypeName == DrawnTask.TypeName ? OneOutcome : type.ConstructionProperties,
        Ports = type.IsTerminal || type.Ports.Any(p => p.Type == "Flow") || type.Inputs.Any(i => i.UIHint == "dynamic-outcomes") ? type.Ports : [.. type.Ports, new PortDescriptor("Done", "完了")],
    };

    // A node gets its ports from its outcomes: a new one begins with the one that a step has for which none is drawn.
    private static readonly Dictionary<string, object> OneOutcome = new()
    {
        ["Outcomes"] = new { typeName = "String[]", expression = new { type = "Object", value = $"[\"{DrawnTask.DefaultOutcome}\"]" } },
    };

    private static InputDescriptor Describe(ActivityDescriptor type, InputDescriptor input, AgencyProfile profile) => (type.TypeName, input.Name) switch
    {
        // Its form is its own.
        (DrawnTask.TypeName, "Context") => input with { IsBrowsable = false },
        (_, "DifferentFrom") => input with { Description = "ほかの作業のID（空白で区切る）。その作業を最後に行った人は、この作業を行えない。" + (type.TypeName == DrawnTask.TypeName ? "画面上の「担当者の作業を組み立てる」で、名前から選べます。" : "") },
        (_, "Unit") => Choose(input, InputChoices.Units(profile)),
        (_, "LegalDeadline") => Choose(input, [None, .. InputChoices.Deadlines]),
        (_, "Drafts") => Choose(input, [None, .. Enum.GetValues<ApprovalSubject>().Select(s => new Choice(s.ToString(), s.DisplayName()))]),
        (DrawnTask.TypeName, "Paper") => Choose(input, [None, .. InputChoices.Papers]),
        ("WorkflowAnon.PublishCaseEvent", "EventName") => Choose(input, [.. EventCatalog.Types.Select(t => new Choice(t.Name, t.Name))]),
        (_, ClauseInput) => input with { UIHint = Dropdown, UISpecifications = new Dictionary<string, object?> { ["Refresh"] = true, [Dropdown] = Select([]) } },
        _ => input,
    };

    private static InputDescriptor Choose(InputDescriptor input, IEnumerable<Choice> choices) =>
        input with { UIHint = Dropdown, UISpecifications = new Dictionary<string, object?> { [Dropdown] = Select(choices) } };

    private static object Select(IEnumerable<Choice> choices) => new
    {
        selectList = new { items = choices.Select(c => new { text = c.Text, value = c.Value }).ToList(), isFlagsEnum = false, sortItems = false },
        providerName = (string?)null,
    };
}
