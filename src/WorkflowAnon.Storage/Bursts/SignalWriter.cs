using System.Text.Json;
using WorkflowAnon.Engine.Execution;
using WorkflowAnon.Storage.Engine;
using WorkflowAnon.Storage.Model;
using WorkflowAnon.Storage.Sql;

namespace WorkflowAnon.Storage.Bursts;

/// <summary>Stores what a burst asks of other instances; the department's worker delivers it in later bursts.</summary>
internal static class SignalWriter
{
    public static void Add(SqlBatch batch, EngineSignal signal, InstanceState sender, string owner, DateTimeOffset now)
    {
        switch (signal)
        {
            case StartWorkflowSignal start:
                AddStimulus(
                    batch, owner, StimulusKind.StartChild, start.DefinitionId, start.CorrelationId, now, JsonSerializer.Serialize(start.Input, JsonColumn.Options),
                    instanceId: start.ChildInstanceId, parentInstanceId: sender.Id, parentBookmarkId: start.WaitBookmarkId);
                break;
            case PublishEventSignal publish:
                AddStimulus(
                    batch, owner, StimulusKind.Event, publish.Name, publish.CorrelationId, now, publish.Payload?.GetRawText(),
                    instanceId: publish.LocalInstanceId);
                break;
            case ResumeParentSignal resume:
                AddStimulus(
                    batch, owner, StimulusKind.Resume, BookmarkKinds.Child, null, now, resume.Result?.GetRawText(),
                    instanceId: resume.ParentInstanceId, bookmarkId: resume.BookmarkId);
                break;
            default:
                throw new InvalidOperationException($"未知の信号です: {signal.GetType().Name}");
        }
    }

    public static void AddStimulus(
        SqlBatch batch,
        string owner,
        StimulusKind kind,
        string name,
        string? correlationId,
        DateTimeOffset now,
        string? payload,
        long orderKey = 0,
        string? versionId = null,
        string? activityId = null,
        string? instanceId = null,
        string? bookmarkId = null,
        string? parentInstanceId = null,
        string? parentBookmarkId = null,
        bool isSoleTarget = false) => batch.Add(
            EngineSql.InsertStimulus, 1, orderKey, owner, (int)kind, name, correlationId, versionId, activityId, instanceId, bookmarkId,
            parentInstanceId, parentBookmarkId, payload, now, isSoleTarget);
}
