using WorkflowAnon.Domain.Cases;
using WorkflowAnon.Web.Queries;

namespace WorkflowAnon.Web.Text;

/// <summary>段階図 as a drawing: the stages in a row, and thick the way that the case took.</summary>
internal sealed class StageMap
{
    /// <summary>Radius of a stop.</summary>
    public const int Radius = 18;

    private const int Column = 128, Row = 52;

    private StageMap(IReadOnlyList<Stop> stops, IReadOnlyList<Line> lines, int width, int height) => (Stops, Lines, Width, Height) = (stops, lines, width, height);

    /// <summary>The stages.</summary>
    public IReadOnlyList<Stop> Stops { get; }

    /// <summary>What joins them, the way taken last so that it is drawn above.</summary>
    public IReadOnlyList<Line> Lines { get; }

    /// <summary>Width in units.</summary>
    public int Width { get; }

    /// <summary>Height in units.</summary>
    public int Height { get; }

    /// <summary>The drawing for the stages of a case.</summary>
    /// <param name="steps">In the order of the 要領.</param>
    /// <param name="now">Where the case stands.</param>
    public static StageMap Of(IReadOnlyList<StageStep> steps, CaseStage now)
    {
        ArgumentNullException.ThrowIfNull(steps);
        List<Stop> stops = [.. steps.Select((step, i) => new Stop(step, Column / 2 + i * Column, Row, step.Stage == now))];
        List<Line> lines = [.. stops.Zip(stops.Skip(1), (from, to) => new Line(Straight(from, to), false))];
        foreach (var (from, to) in stops.Where(s => s.IsTaken).Zip(stops.Where(s => s.IsTaken).Skip(1)))
            lines.Add(new(to.X - from.X > Column ? Over(from, to) : Straight(from, to), true));
        return new(stops, lines, stops.Count * Column, Row + 76);
    }

    private static string Straight(Stop from, Stop to) => FormattableString.Invariant($"M{from.X} {from.Y}L{to.X} {to.Y}");

    // What was passed over is not touched: the way goes above it.
    private static string Over(Stop from, Stop to) => FormattableString.Invariant($"M{from.X} {from.Y}Q{(from.X + to.X) / 2} {16 - Row} {to.X} {to.Y}");

    /// <summary>A stage in the drawing.</summary>
    /// <param name="Step">The stage.</param>
    /// <param name="X">Middle.</param>
    /// <param name="Y">Middle.</param>
    /// <param name="IsNow">The case stands here.</param>
    internal sealed record Stop(StageStep Step, int X, int Y, bool IsNow)
    {
        /// <summary>The case came here.</summary>
        public bool IsTaken => Step.Progress is StageProgress.Done or StageProgress.Running or StageProgress.Faulted;

        /// <summary>Class of its look.</summary>
        public string Style => Step.Progress switch { StageProgress.Done => "is-done", StageProgress.Running => "is-now", StageProgress.Faulted => "is-fault", _ => "" };

        /// <summary>Sign in it: what it says is not said by colour alone.</summary>
        public string Mark => Step.Progress switch { StageProgress.Done => "✓", StageProgress.Running => "●", StageProgress.Faulted => "!", StageProgress.NotTaken => "－", _ => "" };
    }

    /// <summary>A line between two stages.</summary>
    /// <param name="Path">SVG path.</param>
    /// <param name="IsTaken">The case went this way.</param>
    internal sealed record Line(string Path, bool IsTaken);
}
