namespace WorkflowAnon.Procedure.Demonstration;

/// <summary>実演データの準備の状況.</summary>
public enum DemonstrationState
{
    /// <summary>It is being prepared.</summary>
    Preparing = 0,

    /// <summary>Everything is there.</summary>
    Ready = 1,

    /// <summary>What could be made is there; what could not is in the log.</summary>
    Incomplete = 2,
}

/// <summary>How far the preparation of the demonstration's data has come.</summary>
public sealed class DemonstrationProgress
{
    private volatile Snapshot _now = new(DemonstrationState.Preparing, 0, 0);

    /// <summary>State, and steps done of all steps; 0 of 0 before they are known.</summary>
    public (DemonstrationState State, int Done, int Total) Now => (_now.State, _now.Done, _now.Total);

    /// <summary>The preparation broke off; the next start goes on.</summary>
    public void Abandon() => Finish(DemonstrationState.Incomplete);

    internal void Report(int done, int total) => _now = new(DemonstrationState.Preparing, done, total);

    internal void Finish(DemonstrationState state) => _now = _now with { State = state };

    private sealed record Snapshot(DemonstrationState State, int Done, int Total);
}
