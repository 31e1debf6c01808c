namespace WorkflowAnon.Domain.Production;

/// <summary>契約の相手方への照会 (9-1-1n): what was unclear while the information is made, and what the counterparty answered.</summary>
public sealed class CounterpartyInquiry
{
    /// <summary>Id ("inquiry-" and the workflow instance).</summary>
    public required string Id { get; init; }

    /// <summary>The case.</summary>
    public required string CaseId { get; init; }

    /// <summary>照会した事項.</summary>
    public string Question { get; set; } = "";

    /// <summary>照会した日.</summary>
    public DateOnly AskedOn { get; set; }

    /// <summary>照会した者.</summary>
    public string AskedById { get; set; } = "";

    /// <summary>文書番号.</summary>
    public string DocumentNumber { get; set; } = "";

    /// <summary>回答; empty while waiting.</summary>
    public string Answer { get; set; } = "";

    /// <summary>回答を受けた日, or null.</summary>
    public DateOnly? AnsweredOn { get; set; }

    /// <summary>Optimistic concurrency token, incremented at each save.</summary>
    public long Revision { get; set; }
}
