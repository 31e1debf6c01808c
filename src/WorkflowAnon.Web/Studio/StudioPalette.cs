using WorkflowAnon.Engine.Activities;

namespace WorkflowAnon.Web.Studio;

/// <summary>道具箱: the activities that a designer draws with, each input with the editor that fits what may stand there.</summary>
internal sealed class StudioPalette(ActivityCatalog catalog)
{
    private readonly Lazy<IReadOnlyList<ActivityDescriptor>> _activities = new(() => [.. catalog.Descriptors]);

    private readonly Lazy<IReadOnlyCollection<string>> _words = new(() => catalog.Descriptors.SelectMany(d => d.Ports).Select(p => p.Name).ToHashSet(StringComparer.Ordinal));

    /// <summary>Every type, also those that are not in the palette: a definition may hold them.</summary>
    public IReadOnlyList<ActivityDescriptor> Activities => _activities.Value;

    /// <summary>Outcomes and choices: words that say nothing of a person.</summary>
    public IReadOnlyCollection<string> Words => _words.Value;
}
