using System.Text.Json;
using WorkflowAnon.Engine.Activities;
using WorkflowAnon.Engine.Checks;
using WorkflowAnon.Engine.Definitions;

namespace WorkflowAnon.Procedure.Statute;

/// <summary>Reads what an activity of a definition is for the rules: its inputs as written, the events that it publishes or awaits.</summary>
internal sealed class ActivityReading(StatuteRuleBook book, ActivityCatalog catalog)
{
    private static readonly string[] Publishers = ["WorkflowAnon.PublishCaseEvent", "Elsa.PublishEvent"];

    /// <summary>Names of the events that the activity publishes when it completes.</summary>
    public IEnumerable<string> PublishedBy(ActivityNode activity)
    {
        if (book.Publishes.TryGetValue(activity.Type, out var names))
            return names;
        return Publishers.Contains(activity.Type) && Input(activity, "eventName") is { IsLiteral: true, Text: { Length: > 0 } name } ? [name] : [];
    }

    /// <summary>An input as the definition gives it; the type's own default where it gives none.</summary>
    public InputText Input(ActivityNode activity, string name)
    {
        if (!activity.Json.TryGetProperty(name, out var input) || input.ValueKind is JsonValueKind.Null)
            return Default(activity, name);
        if (input.ValueKind != JsonValueKind.Object || !input.TryGetProperty("expression", out var expression))
            return input.ValueKind == JsonValueKind.Object ? Default(activity, name) : new(TextOf(input), true);
        if (!expression.TryGetProperty("value", out var value) || value.ValueKind == JsonValueKind.Null)
            return Default(activity, name);
        var isLiteral = !expression.TryGetProperty("type", out var type) || type.GetString() is "Literal" or null;
        var text = TextOf(value);
        return isLiteral && text.Length == 0 ? Default(activity, name) : new(isLiteral ? text : null, isLiteral);
    }

    /// <summary>The question that a list of selectors asks of a step; what it found is kept, since paths ask again and again.</summary>
    public StepTest Test(IReadOnlyList<ActivitySelector> selectors)
    {
        var known = new Dictionary<ActivityNode, ActivitySelector[]>(ReferenceEqualityComparer.Instance);
        return (activity, outcomes) =>
        {
            if (!known.TryGetValue(activity, out var matching))
                known[activity] = matching = [.. selectors.Where(s => Matches(activity, s))];
            return matching.Any(s => s.Outcomes.Count == 0 || s.Outcomes.Any(outcomes.Contains));
        };
    }

    /// <summary>True when the activity is of the kind, whatever its outcome.</summary>
    public bool Matches(ActivityNode activity, ActivitySelector selector) => IsKind(activity, selector)
        && selector.Inputs.All(x => Input(activity, x.Key) is { Text: { } text } ? x.Value.Allows(text) : x.Value.Optional);

    /// <summary>Inputs that a rule looks at and that only a script knows.</summary>
    public IEnumerable<string> ScriptedInputs(ActivityNode activity, ActivitySelector selector)
    {
        if (Publishers.Contains(activity.Type) || activity.Type == "Elsa.Event")
            return selector.Publishes.Length + selector.Awaits.Length > 0 && !Input(activity, "eventName").IsLiteral ? ["eventName"] : [];
        return IsKind(activity, selector) ? selector.Inputs.Keys.Where(name => !Input(activity, name).IsLiteral) : [];
    }

    private bool IsKind(ActivityNode activity, ActivitySelector selector) =>
        selector.Publishes.Length > 0 ? PublishedBy(activity).Contains(selector.Publishes)
        : selector.Awaits.Length > 0 ? activity.Type == "Elsa.Event" && Input(activity, "eventName") is { IsLiteral: true } name && name.Text == selector.Awaits
        : activity.Type == selector.Type;

    private InputText Default(ActivityNode activity, string name)
    {
        var value = catalog.TryGet(activity.Type)?.Inputs.FirstOrDefault(x => x.Name.Equals(name, StringComparison.OrdinalIgnoreCase))?.DefaultValue;
        return new(value is null ? null : Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture), true);
    }

    private static string TextOf(JsonElement value) => value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText();
}

/// <summary>An input as text.</summary>
/// <param name="Text">The literal; null when there is none.</param>
/// <param name="IsLiteral">False when a script or a variable gives it.</param>
internal readonly record struct InputText(string? Text, bool IsLiteral);
