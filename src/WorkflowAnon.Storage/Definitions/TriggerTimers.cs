using System.Globalization;
using WorkflowAnon.Engine.Definitions;
using WorkflowAnon.Engine.Runtime;
using WorkflowAnon.Storage.Engine;

namespace WorkflowAnon.Storage.Definitions;

/// <summary>The clocks of a definition that starts by itself.</summary>
internal static class TriggerTimers
{
    public static IEnumerable<TriggerTimerRow> Of(CompiledWorkflow workflow, string owner, DateTimeOffset now, string source)
    {
        foreach (var trigger in workflow.Triggers)
        {
            var row = new TriggerTimerRow
            {
                VersionId = workflow.Definition.Id,
                ActivityId = trigger.ActivityId,
                DefinitionId = workflow.Definition.DefinitionId,
                Owner = owner,
            };
            if (trigger.Kind == "Timer")
            {
                var isInterval = TimeSpan.TryParse(trigger.Key, CultureInfo.InvariantCulture, out var interval) && interval > TimeSpan.Zero;
                row.IntervalTicks = isInterval ? interval.Ticks : throw Refused(source, trigger, "開始の間隔（interval）は、0 より長い時間を定数で指定してください。");
                row.DueAt = now + interval;
            }
            else if (trigger.Kind == "StartAt")
            {
                row.DueAt = DateTimeOffset.TryParse(trigger.Key, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at)
                    ? at
                    : throw Refused(source, trigger, "開始の日時（dateTime）は、定数で指定してください。");
            }
            else
            {
                continue;
            }
            yield return row;
        }
    }

    /// <summary>The next time after <paramref name="now"/> on the row's own beat: what was missed while nothing ran is made up for once.</summary>
    public static DateTimeOffset Next(DateTimeOffset dueAt, long intervalTicks, DateTimeOffset now) =>
        dueAt.AddTicks((((now - dueAt).Ticks / intervalTicks) + 1) * intervalTicks);

    private static DefinitionRefusedException Refused(string source, WorkflowTrigger trigger, string reason) =>
        new([new DefinitionProblem(source, trigger.ActivityId, reason)]);
}
