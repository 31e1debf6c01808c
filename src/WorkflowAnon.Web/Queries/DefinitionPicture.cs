using System.Globalization;
using System.Text.Json;
using WorkflowAnon.Engine.Definitions;
using WorkflowAnon.Procedure.Kernel.DrawnTasks;
using WorkflowAnon.Procedure.Statute;

namespace WorkflowAnon.Web.Queries;

/// <summary>An activity on the picture.</summary>
internal sealed record PictureNode(string Id, double X, double Y, double Width, double Height, IReadOnlyList<string> Lines, string Style, string Mark);

/// <summary>A connection on the picture.</summary>
internal sealed record PictureEdge(string Path, double LabelX, double LabelY, string Label, string Style);

/// <summary>手続の図: a definition drawn from the places that its designer gave, as one SVG of our own.</summary>
internal sealed class DefinitionPicture
{
    private const double Width = 220, Height = 64, Margin = 40, Step = 100;
    private const int LettersOfALine = 14, MostLines = 3;
    private readonly CompiledWorkflow _workflow;
    private readonly Dictionary<string, (double X, double Y)> _places = new(StringComparer.Ordinal);

    private IReadOnlySet<string> _waiting = new HashSet<string>();

    private DefinitionPicture(CompiledWorkflow workflow) => _workflow = workflow;

    public IReadOnlyList<PictureNode> Nodes { get; private set; } = [];

    public IReadOnlyList<PictureEdge> Edges { get; private set; } = [];

    public string ViewBox { get; private set; } = "0 0 1 1";

    public double PixelWidth { get; private set; }

    public double PixelHeight { get; private set; }

    /// <summary>Draws a definition; a path's activities, those that wait and those that a comparison names stand out, by mark as well as by colour.</summary>
    /// <param name="workflow">The definition.</param>
    /// <param name="path">Activities in the order of a path.</param>
    /// <param name="broken">The activity where a rule is broken; null for none.</param>
    /// <param name="changes">Activities that a comparison names.</param>
    /// <param name="waiting">Activities that wait in a simulation.</param>
    public static DefinitionPicture Of(
        CompiledWorkflow workflow, IReadOnlyList<string> path, string? broken, IReadOnlyDictionary<string, ActivityChange> changes, IReadOnlySet<string>? waiting = null)
    {
        var picture = new DefinitionPicture(workflow) { _waiting = waiting ?? new HashSet<string>() };
        var root = workflow.Definition.Root;
        List<ActivityNode> drawn = [.. root.Children.Count > 0 ? root.Children : [root]];
        foreach (var node in drawn)
            picture.Place(node);
        var numbers = path.Distinct().Select((id, i) => (id, i)).ToDictionary(x => x.id, x => x.i + 1, StringComparer.Ordinal);
        picture.Nodes = [.. drawn.Select(n => picture.Node(n, numbers, broken, changes))];
        picture.Edges = picture.Connect(root.Connections, numbers);
        picture.Frame();
        return picture;
    }

    /// <summary>A number as SVG wants it.</summary>
    public static string Number(double value) => value.ToString("0.#", CultureInfo.InvariantCulture);

    private void Place(ActivityNode node)
    {
        var at = (X: _places.Count * (Width + 60), Y: 0d);
        if (node.Json.TryGetProperty("metadata", out var metadata) && metadata.ValueKind == JsonValueKind.Object && metadata.TryGetProperty("designer", out var designer) && designer.ValueKind == JsonValueKind.Object
            && designer.TryGetProperty("position", out var position) && position.TryGetProperty("x", out var x) && position.TryGetProperty("y", out var y) && x.TryGetDouble(out var left) && y.TryGetDouble(out var top))
            at = (left, top);
        // What lies upon another would be hidden.
        while (_places.Values.Any(p => Math.Abs(p.X - at.X) < Width && Math.Abs(p.Y - at.Y) < Height))
            at.Y += Step;
        _places[node.Id] = at;
    }

    private PictureNode Node(ActivityNode node, Dictionary<string, int> path, string? broken, IReadOnlyDictionary<string, ActivityChange> changes)
    {
        var inside = node.SelfAndDescendants().Select(n => n.Id).ToList();
        var number = inside.Where(path.ContainsKey).Select(id => path[id]).DefaultIfEmpty().Min();
        var change = inside.Where(changes.ContainsKey).Select(id => (ActivityChange?)changes[id]).FirstOrDefault();
        var style = broken is not null && inside.Contains(broken) ? "is-broken" : inside.Exists(_waiting.Contains) ? "is-waiting" : number > 0 ? "is-path" : change switch { ActivityChange.Added => "is-added", not null => "is-changed", null => "" };
        var mark = number > 0 ? number.ToString(CultureInfo.InvariantCulture) + (inside.Exists(_waiting.Contains) ? " 待ち" : "") : change switch { ActivityChange.Added => "追加", not null => "変更", null => "" };
        var (x, y) = _places[node.Id];
        var kind = node.Children.Count > 0 ? " is-container" : node.Type.StartsWith("Elsa.", StringComparison.Ordinal) ? " is-flow" : "";
        return new PictureNode(node.Id, x, y, Width, Height, Wrap(node.DisplayName ?? node.Id), style + kind, mark);
    }

    private List<PictureEdge> Connect(IReadOnlyList<ConnectionDefinition> connections, Dictionary<string, int> path)
    {
        List<(PictureLabels.Line Line, string Label)> lines = [.. connections.Select(c => (Line(c), LabelOf(c)))];
        var places = PictureLabels.Place(lines, [.. _places.Values.Select(p => new PictureLabels.Box(p.X, p.Y, Width, Height))]);
        return [.. connections.Select((c, i) => Edge(c, lines[i].Line, lines[i].Label, places[i], path))];
    }

    private PictureEdge Edge(ConnectionDefinition connection, PictureLabels.Line line, string label, (double X, double Y) place, Dictionary<string, int> path)
    {
        var drawn = $"M{Number(line.X1)} {Number(line.Y1)} C{Number(line.X2)} {Number(line.Y2)} {Number(line.X3)} {Number(line.Y3)} {Number(line.X4)} {Number(line.Y4)}";
        var isOnPath = Numbers(connection.Source, path) is { } a && Numbers(connection.Target, path) is { } b && a < b;
        return new PictureEdge(drawn, place.X, place.Y, label, (isOnPath ? "is-path" : "") + (_places[connection.Target].X < _places[connection.Source].X ? " is-back" : ""));
    }

    private PictureLabels.Line Line(ConnectionDefinition connection)
    {
        var (from, to) = (_places[connection.Source], _places[connection.Target]);
        var (x1, y1, x2, y2) = (from.X + Width, from.Y + (Height / 2), to.X, to.Y + (Height / 2));
        var bend = Math.Max(40, Math.Abs(x2 - x1) / 3);
        if (x2 > x1)
            return new(x1, y1, x1 + bend, y1, x2 - bend, y2, x2, y2);

        // What lies above, below or behind is reached from the edge that faces it; in the same row the line goes round below.
        var (start, end, above, below) = (from.X + (Width / 2), to.X + (Width / 2), to.Y + Height < from.Y, to.Y > from.Y + Height);
        var (startY, endY) = above ? (from.Y, to.Y + Height) : (from.Y + Height, below ? to.Y : to.Y + Height);
        return new(start, startY, start, startY + (above ? -40 : 40), end, endY + (above || !below ? 40 : -40), end, endY);
    }

    private string LabelOf(ConnectionDefinition connection)
    {
        var source = _workflow.FindActivity(connection.Source)!;
        var label = _workflow.OutcomesOf(source.Id).Count > 1 ? DrawnTask.ButtonText(source, connection.SourcePort) ?? _workflow.Catalog.TryGet(source.Type)?.Ports.FirstOrDefault(p => p.Name == connection.SourcePort)?.DisplayName ?? connection.SourcePort : "";
        return label.Length > 10 ? label[..9] + "…" : label;
    }

    private int? Numbers(string id, Dictionary<string, int> path)
    {
        var found = _workflow.FindActivity(id)!.SelfAndDescendants().Where(n => path.ContainsKey(n.Id)).Select(n => (int?)path[n.Id]).FirstOrDefault();
        return found;
    }

    private void Frame()
    {
        var (left, top) = (_places.Values.Min(p => p.X) - Margin, _places.Values.Min(p => p.Y) - Margin);
        PixelWidth = _places.Values.Max(p => p.X) + Width + Margin - left;
        PixelHeight = _places.Values.Max(p => p.Y) + Height + Margin + 40 - top;
        ViewBox = $"{Number(left)} {Number(top)} {Number(PixelWidth)} {Number(PixelHeight)}";
    }

    private static List<string> Wrap(string text)
    {
        List<string> lines = [.. text.Chunk(LettersOfALine).Select(c => new string(c))];
        return lines.Count <= MostLines ? lines : [.. lines[..(MostLines - 1)], lines[MostLines - 1][..(LettersOfALine - 1)] + "…"];
    }
}

/// <summary>A picture on a page.</summary>
/// <param name="Picture">The picture.</param>
/// <param name="Name">Name of the definition.</param>
/// <param name="IsRun">True where the path is one that was taken, not one that breaks a rule.</param>
internal sealed record PictureView(DefinitionPicture Picture, string Name, bool IsRun = false);
