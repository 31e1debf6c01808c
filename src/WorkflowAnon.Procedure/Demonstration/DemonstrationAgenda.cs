namespace WorkflowAnon.Procedure.Demonstration;

/// <summary>日程: what happens in the demonstration on which day.</summary>
internal sealed class DemonstrationAgenda
{
    private readonly List<DemonstrationTrack> _tracks = [];

    /// <summary>Every recruitment and case.</summary>
    public IReadOnlyList<DemonstrationTrack> Tracks => _tracks;

    /// <summary>How many steps there are.</summary>
    public int Count => _tracks.Sum(t => t.Steps.Count);

    /// <summary>The days on which something happens, in order.</summary>
    public IReadOnlyList<DateOnly> Days => [.. _tracks.SelectMany(t => t.Steps).Select(s => s.Day).Distinct().Order()];

    /// <summary>Adds a track.</summary>
    public DemonstrationTrack Track(string name, bool isRecruitment = false)
    {
        var track = new DemonstrationTrack(name, isRecruitment);
        _tracks.Add(track);
        return track;
    }
}

/// <summary>One recruitment or one case: its steps follow each other, whatever the other tracks do meanwhile.</summary>
/// <param name="name">Short fixed name.</param>
/// <param name="isRecruitment">True: cases that answer it follow what it does on the same day.</param>
internal sealed class DemonstrationTrack(string name, bool isRecruitment)
{
    private readonly List<(DateOnly Day, Func<CancellationToken, Task> Work)> _steps = [];

    public string Name => name;

    public bool IsRecruitment => isRecruitment;

    public IReadOnlyList<(DateOnly Day, Func<CancellationToken, Task> Work)> Steps => _steps;

    /// <summary>Adds what is done on a day, which is not before that of the last step.</summary>
    public void On(DateOnly day, Func<CancellationToken, Task> work)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(day, _steps.Count == 0 ? DateOnly.MinValue : _steps[^1].Day);
        _steps.Add((day, work));
    }
}
