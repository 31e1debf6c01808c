namespace WorkflowAnon.Web.Queries;

/// <summary>Where the words on the connections of a picture stand: beside their own line, clear of activities, of other lines and of each other as far as there is room.</summary>
internal static class PictureLabels
{
    private const double Above = -6, Below = 16, Ascent = 13, LineHeight = 17, Aside = 36;
    private const int Samples = 48;

    /// <summary>A cubic line of the picture.</summary>
    internal readonly record struct Line(double X1, double Y1, double X2, double Y2, double X3, double Y3, double X4, double Y4)
    {
        internal (double X, double Y) At(double t)
        {
            var (u, a) = (1 - t, 3 * (1 - t) * (1 - t) * t);
            var b = 3 * u * t * t;
            return ((u * u * u * X1) + (a * X2) + (b * X3) + (t * t * t * X4), (u * u * u * Y1) + (a * Y2) + (b * Y3) + (t * t * t * Y4));
        }
    }

    /// <summary>A rectangle.</summary>
    internal readonly record struct Box(double X, double Y, double Width, double Height)
    {
        internal bool Meets(Box other) => X < other.X + other.Width && other.X < X + Width && Y < other.Y + other.Height && other.Y < Y + Height;

        internal bool Holds((double X, double Y) point) => point.X >= X && point.X <= X + Width && point.Y >= Y && point.Y <= Y + Height;
    }

    /// <summary>The start of the baseline of each text; in the order of <paramref name="lines"/>.</summary>
    /// <param name="lines">The lines with their texts; an empty text is not placed.</param>
    /// <param name="nodes">The activities.</param>
    public static IReadOnlyList<(double X, double Y)> Place(IReadOnlyList<(Line Line, string Text)> lines, IReadOnlyList<Box> nodes)
    {
        List<List<(double X, double Y)>> points = [.. lines.Select(l => Enumerable.Range(0, Samples + 1).Select(i => l.Line.At((double)i / Samples)).ToList())];
        List<Box> taken = [];
        List<(double X, double Y)> places = [];
        for (var i = 0; i < lines.Count; i++)
        {
            if (lines[i].Text.Length == 0)
            {
                places.Add((0, 0));
                continue;
            }

            var best = Candidates(lines[i].Line, WidthOf(lines[i].Text)).MinBy(c => Cost(c.Box, c.Distance, i, points, nodes, taken));
            taken.Add(best.Box);
            places.Add((best.Box.X, best.Box.Y + Ascent));
        }

        return places;
    }

    /// <summary>About how wide a text is at the size of the picture's labels.</summary>
    public static double WidthOf(string text) => text.Sum(c => c < 0x3000 ? 8.0 : 13.5);

    // From the start of the line on, above and below it, and to both sides of it.
    private static IEnumerable<(Box Box, double Distance)> Candidates(Line line, double width)
    {
        for (var step = 1; step < Samples; step++)
        {
            var (x, y) = line.At((double)step / Samples);
            var distance = step / 2.0;
            yield return (new Box(x + 4, y + Above - Ascent, width, LineHeight), distance);
            yield return (new Box(x + 4, y + Below - Ascent, width, LineHeight), distance + 0.5);
            yield return (new Box(x + 8, y - (LineHeight / 2), width, LineHeight), distance + 0.2);
            yield return (new Box(x - width - 8, y - (LineHeight / 2), width, LineHeight), distance + 0.7);
            yield return (new Box(x - (width / 2), y + Above - Ascent - 2, width, LineHeight), distance + 0.4);
            // Between two activities that stand close a text has room only under or over them.
            yield return (new Box(x - (width / 2), y + Aside, width, LineHeight), distance + 20);
            yield return (new Box(x - (width / 2), y - Aside - LineHeight, width, LineHeight), distance + 24);
        }
    }

    private static double Cost(Box box, double distance, int own, List<List<(double X, double Y)>> points, IReadOnlyList<Box> nodes, List<Box> taken)
    {
        var cost = distance + (1000 * nodes.Count(box.Meets)) + (1000 * taken.Count(box.Meets));
        for (var i = 0; i < points.Count; i++)
            cost += (i == own ? 20 : 40) * points[i].Count(box.Holds);
        return cost;
    }
}
