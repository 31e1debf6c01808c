namespace WorkflowAnon.Domain.Records;

/// <summary>廃棄の停止: what is held is not disposed of, however long its period is over (訴訟、開示請求、監査 など).</summary>
public sealed class LegalHold
{
    /// <summary>Id ("hold-…").</summary>
    public required string Id { get; init; }

    /// <summary>What is held: a case, a recruitment, something at the desk, or a 解除者の記録. A hold on a case holds all that belongs to it.</summary>
    public required string SubjectId { get; init; }

    /// <summary>停止した日.</summary>
    public DateOnly SetOn { get; init; }

    /// <summary>停止した者.</summary>
    public required string SetById { get; init; }

    /// <summary>Name of who set it.</summary>
    public required string SetByName { get; init; }

    /// <summary>停止の理由.</summary>
    public required string Reason { get; set; }

    /// <summary>解除した日, or null while it holds.</summary>
    public DateOnly? LiftedOn { get; set; }

    /// <summary>解除した者; empty while it holds.</summary>
    public string LiftedById { get; set; } = "";

    /// <summary>Name of who lifted it.</summary>
    public string LiftedByName { get; set; } = "";

    /// <summary>解除の理由.</summary>
    public string LiftReason { get; set; } = "";

    /// <summary>Optimistic concurrency token, incremented at each save.</summary>
    public long Revision { get; set; }
}
