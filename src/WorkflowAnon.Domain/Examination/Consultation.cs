namespace WorkflowAnon.Domain.Examination;

/// <summary>協議の種類.</summary>
public enum ConsultationSubject
{
    /// <summary>審査についての協議・確認 (第6).</summary>
    Examination = 1,

    /// <summary>委託費の積算、負担等についての協議 (8-1-2ウ(ｲ)).</summary>
    OutsourcingCost = 2,
}

/// <summary>協議: the 担当課 asks 総務課 and gets an answer on record.</summary>
public sealed class Consultation
{
    /// <summary>Id ("consultation-…").</summary>
    public required string Id { get; init; }

    /// <summary>The case.</summary>
    public required string CaseId { get; init; }

    /// <summary>協議の種類.</summary>
    public ConsultationSubject Subject { get; init; }

    /// <summary>協議の内容.</summary>
    public required string Question { get; init; }

    /// <summary>Who asked.</summary>
    public required string RequestedById { get; init; }

    /// <summary>所属 that asked.</summary>
    public required string RequestedByDivisionId { get; init; }

    /// <summary>When.</summary>
    public DateTimeOffset RequestedAt { get; init; }

    /// <summary>回答; empty until answered.</summary>
    public string Answer { get; set; } = "";

    /// <summary>Who answered.</summary>
    public string AnsweredById { get; set; } = "";

    /// <summary>When, or null while open.</summary>
    public DateTimeOffset? AnsweredAt { get; set; }

    /// <summary>Optimistic concurrency token, incremented at each save.</summary>
    public long Revision { get; set; }
}
