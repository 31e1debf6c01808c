using System.Globalization;
using System.Text.Json;
using WorkflowAnon.Engine.Definitions;
using WorkflowAnon.Engine.Execution;
using WorkflowAnon.Engine.Runtime;

namespace WorkflowAnon.Web.Studio;

/// <summary>One execution of an activity, as the journal tells it.</summary>
internal sealed class ActivityRun
{
    /// <summary>Number of the journal entry that began it.</summary>
    public required long Sequence { get; init; }

    /// <summary>The activity.</summary>
    public required ActivityNode Activity { get; init; }

    /// <summary>When it began.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>When it ended; null while it runs.</summary>
    public DateTimeOffset? EndedAt { get; set; }

    /// <summary>Running, Completed, Canceled or Faulted.</summary>
    public string Status { get; set; } = Running;

    /// <summary>Outcomes of its completion, comma separated.</summary>
    public string? Outcomes { get; set; }

    /// <summary>Message of its fault.</summary>
    public string? Fault { get; set; }

    /// <summary>What its inputs that are not literals evaluated to, by name in camel case, as recorded (masked).</summary>
    public Dictionary<string, JsonElement> Inputs { get; } = new(StringComparer.Ordinal);

    /// <summary>What it gave out, likewise.</summary>
    public Dictionary<string, JsonElement> Outputs { get; } = new(StringComparer.Ordinal);

    /// <summary>An operator has it run again, and it has not yet begun to.</summary>
    public bool IsRetried { get; set; }

    /// <summary>How often it failed.</summary>
    public int Faults { get; set; }

    /// <summary>The state of one that has not ended.</summary>
    public const string Running = "Running";
}

/// <summary>
/// 実行の経過: the journal put together to executions. An entry belongs to the oldest open execution of its activity: bodies of a loop that run at the same time may change places, what
/// was done and when stays right.
/// </summary>
internal static class ExecutionHistory
{
    /// <summary>Executions in the order in which they began.</summary>
    public static IReadOnlyList<ActivityRun> Of(IEnumerable<JournalLine> journal, CompiledWorkflow workflow)
    {
        List<ActivityRun> runs = [];
        Dictionary<string, List<ActivityRun>> open = new(StringComparer.Ordinal);
        foreach (var entry in journal.Select(l => l.Entry))
        {
            if (workflow.FindActivity(entry.ActivityId) is not { } activity)
            {
                if (entry.Event == "Workflow cancelled")
                    Cancel(open, entry.At);
                continue;
            }

            if (!open.TryGetValue(activity.Id, out var mine))
                open[activity.Id] = mine = [];
            // Run again after a fault it is still the same execution.
            var again = entry.Event == "Started" ? mine.Find(r => r.IsRetried) : null;
            if (again is not null)
                again.IsRetried = false;
            else if (entry.Event == "Started" || mine.Count == 0)
            {
                var run = new ActivityRun { Sequence = entry.Sequence, Activity = activity, StartedAt = entry.At };
                runs.Add(run);
                mine.Add(run);
            }

            Apply(mine, entry);
        }

        return runs;
    }

    /// <summary>Id of an execution: instance and number of the entry that began it.</summary>
    public static string IdOf(string instanceId, long sequence) => string.Create(CultureInfo.InvariantCulture, $"{instanceId}~{sequence}");

    /// <summary>Instance and number out of an id; null when it is none.</summary>
    public static (string InstanceId, long Sequence)? Parse(string? id)
    {
        var at = id?.LastIndexOf('~') ?? -1;
        return at > 0 && long.TryParse(id.AsSpan(at + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var sequence) ? (id![..at], sequence) : null;
    }

    private static void Apply(List<ActivityRun> open, JournalEntry entry)
    {
        var (what, at) = (entry.Event, entry.At);
        var run = open.Find(r => what is "Retried" or "Skipped" ? r.Fault is not null : true) ?? open[0];
        // A step that was resumed evaluates its inputs anew: the last values stand.
        Note(run.Inputs, entry.InputsJson);
        Note(run.Outputs, entry.OutputsJson);
        switch (what)
        {
            case "Completed":
                (run.Status, run.EndedAt, run.Outcomes, run.Fault) = ("Completed", at, entry.Outcomes, null);
                open.Remove(run);
                break;
            case "Canceled":
                (run.Status, run.EndedAt) = ("Canceled", at);
                open.Remove(run);
                break;
            case "Faulted":
                // Stays open: an operator may have it run again or go past it.
                run.Faults++;
                (run.Status, run.EndedAt, run.Fault) = ("Faulted", at, entry.Message);
                break;
            case "Retried" or "Resumed" or "Skipped":
                (run.Status, run.EndedAt, run.Fault, run.IsRetried) = (ActivityRun.Running, null, null, what == "Retried");
                break;
        }
    }

    private static void Note(Dictionary<string, JsonElement> noted, string? json)
    {
        if (json is null)
            return;
        foreach (var property in JsonSerializer.Deserialize<JsonElement>(json).EnumerateObject())
            noted[property.Name] = property.Value;
    }

    private static void Cancel(Dictionary<string, List<ActivityRun>> open, DateTimeOffset at)
    {
        foreach (var run in open.Values.SelectMany(r => r).Where(r => r.EndedAt is null))
            (run.Status, run.EndedAt) = ("Canceled", at);
        open.Clear();
    }
}
