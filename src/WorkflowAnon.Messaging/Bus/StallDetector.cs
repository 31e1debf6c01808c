namespace WorkflowAnon.Messaging.Bus;

/// <summary>What one check saw of a department's queue.</summary>
/// <param name="Queue">What the broker says.</param>
/// <param name="Begun">Messages that this process has begun since its start.</param>
/// <param name="InFlight">Messages under way in this process.</param>
internal sealed record QueueCheck(QueueView Queue, long Begun, int InFlight)
{
    /// <summary>What looks wrong (日本語), or null. A consumer that is busy has not stopped.</summary>
    public string? Suspicion => this switch
    {
        { Queue.Exists: false } => "キューがありません",
        { InFlight: > 0 } => null,
        { Queue.Consumers: 0 } => "受信者がいません",
        { Queue.Ready: > 0 } => "メッセージが残っているのに受信していません",
        _ => null,
    };
}

/// <summary>Judges by several checks: only a suspicion that lasts, without any progress, is reason enough.</summary>
internal sealed class StallDetector(TimeSpan stalledAfter)
{
    private const int MostDoublings = 4;
    private readonly Dictionary<string, (DateTimeOffset Since, long Progress)> _suspects = new(StringComparer.Ordinal);
    private int _restarts;

    /// <summary>The reason (日本語) to restart, or null.</summary>
    /// <param name="name">Queue, or other thing that is watched.</param>
    /// <param name="suspicion">What looks wrong now, or null.</param>
    /// <param name="progress">A number that changes as long as something is done.</param>
    /// <param name="now">When.</param>
    public string? Judge(string name, string? suspicion, long progress, DateTimeOffset now)
    {
        if (suspicion is null)
        {
            _suspects.Remove(name);
            return null;
        }

        if (!_suspects.TryGetValue(name, out var suspect) || suspect.Progress != progress)
        {
            _suspects[name] = (now, progress);
            return null;
        }

        return now - suspect.Since >= stalledAfter * (1 << _restarts) ? $"{name}：{suspicion}" : null;
    }

    /// <summary>All things were judged: where nothing is suspected the last restart has helped.</summary>
    public void EndRound()
    {
        if (_suspects.Count == 0) _restarts = 0;
    }

    /// <summary>Forgets what it suspected: the broker did not answer.</summary>
    public void Reset() => _suspects.Clear();

    /// <summary>The bus was restarted. Each restart that did not help is followed by twice the patience, so that a broken queue does not keep the others from working.</summary>
    public void Restarted()
    {
        _suspects.Clear();
        _restarts = Math.Min(_restarts + 1, MostDoublings);
    }
}
