using WorkflowAnon.Domain.Cases;
using WorkflowAnon.Web.Queries;

namespace WorkflowAnon.Web.Text;

/// <summary>段階図 as a drawing: the stages in a row, 解除 below it, and thick the way that the case took.</summary>
internal sealed class StageMap
{
    /// <summary>Radius of a stop.</summary>
    public const int Radius = 18;

    private const int Column = 128, Row = 44, Branch = 128;

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
        List<Stop> stops = [];
        var column = 0;
        foreach (var step in steps)
        {
            // 解除 is no station of the row: it leaves it.
            var aside = step.Stage == CaseStage.Termination;
            var x = Column / 2 + (aside ? Math.Max(0, column - 1) : column) * Column;
            stops.Add(new(step, x, aside ? Row + Branch : Row, step.Stage == now));
            column += aside ? 0 : 1;
        }

        List<Line> lines = [];
        foreach (var (from, to) in stops.Where(s => s.Y == Row).Zip(stops.Where(s => s.Y == Row).Skip(1)))
            lines.Add(new(Straight(from, to), false));
        foreach (var (from, to) in stops.Where(s => s.IsTaken).Zip(stops.Where(s => s.IsTaken).Skip(1)))
            lines.Add(new(from.Y == to.Y && to.X - from.X > Column ? Over(from, to) : Straight(from, to), true));
        return new(stops, lines, column * Column, stops.Any(s => s.Y > Row) ? Row + Branch + 76 : Row + 76);
    }

    private static string Straight(Stop from, Stop to) => FormattableString.Invariant($"M{from.X} {from.Y}L{to.X} {to.Y}");

    // What was passed over is not touched: the way goes above it.
    private static string Over(Stop from, Stop to) => FormattableString.Invariant($"M{from.X} {from.Y}Q{(from.X + to.X) / 2} {-Row} {to.X} {to.Y}");

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
