using System.Data.Common;
using WorkflowAnon.Engine.Execution;
using WorkflowAnon.Storage.Sql;

namespace WorkflowAnon.Storage.Bursts;

/// <summary>An instance as its locked row says.</summary>
internal sealed class InstanceLock
{
    public required string Id { get; init; }
    public required string DefinitionVersionId { get; init; }
    public required string DefinitionId { get; init; }
    public required string Owner { get; init; }
    public string? CorrelationId { get; init; }
    public string? Name { get; init; }
    public WorkflowSubStatus SubStatus { get; init; }
    public int OpenIncidents { get; init; }
    public int OpenTimers { get; init; }
    public long JournalSequence { get; init; }
    public string? ParentInstanceId { get; init; }
    public string? ParentBookmarkId { get; init; }
    public long RowVersion { get; init; }
    public required byte[] Data { get; init; }

    public static InstanceLock Read(string id, DbDataReader reader) => new()
    {
        Id = id,
        DefinitionVersionId = reader.GetString(0),
        DefinitionId = reader.GetString(1),
        Owner = reader.GetString(2),
        CorrelationId = reader.Text(3),
        Name = reader.Text(4),
        SubStatus = (WorkflowSubStatus)reader.GetInt32(5),
        OpenIncidents = reader.GetInt32(6),
        OpenTimers = reader.GetInt32(7),
        JournalSequence = reader.GetInt64(8),
        ParentInstanceId = reader.Text(9),
        ParentBookmarkId = reader.Text(10),
        RowVersion = reader.GetInt64(11),
        Data = reader.Bytes(12),
    };

    public InstanceState ToState(int version) => new()
    {
        Id = Id,
        DefinitionId = DefinitionId,
        DefinitionVersionId = DefinitionVersionId,
        Version = version,
        CorrelationId = CorrelationId,
        Name = Name,
        SubStatus = SubStatus,
        JournalSequence = JournalSequence,
        ParentInstanceId = ParentInstanceId,
        ParentBookmarkId = ParentBookmarkId,
        Data = Data,
    };
}
