using System.Data.Common;
using WorkflowAnon.Storage.Sql;

namespace WorkflowAnon.Storage.Bursts;

/// <summary>A subject's numbers, held under the lock of its case_streams row.</summary>
internal sealed class StreamState
{
    public required string SubjectId { get; init; }
    public long OutboxSequence { get; set; }
    public long AuditSequence { get; set; }
    public required byte[] AuditHead { get; set; }

    /// <summary>True when the row is to be written.</summary>
    public bool IsChanged { get; set; }

    public static StreamState Read(DbDataReader reader) => new()
    {
        SubjectId = reader.GetString(0),
        OutboxSequence = reader.GetInt64(1),
        AuditSequence = reader.GetInt64(2),
        AuditHead = reader.Bytes(3),
    };
}
