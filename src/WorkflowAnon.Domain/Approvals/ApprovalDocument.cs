using WorkflowAnon.Domain.Cases;

namespace WorkflowAnon.Domain.Approvals;

/// <summary>State of a 起案文書.</summary>
public enum ApprovalDocumentState
{
    /// <summary>回議中: on its way.</summary>
    Circulating = 1,

    /// <summary>決裁済.</summary>
    Approved = 2,

    /// <summary>差戻し: back at the drafter, who amends the same document.</summary>
    SentBack = 3,

    /// <summary>引戻し: taken back by the drafter before the next one acted; the same document goes on.</summary>
    PulledBack = 4,

    /// <summary>取下: withdrawn by the drafter; the same document may be amended and drafted again.</summary>
    Withdrawn = 5,

    /// <summary>却下: this document is over for good; the matter needs another one with another number.</summary>
    Rejected = 6,
}

/// <summary>合議 by one division.</summary>
public sealed class ConsultationStep
{
    /// <summary>合議先.</summary>
    public required string DivisionId { get; init; }

    /// <summary>Who answered, or null while it is outstanding.</summary>
    public string? ById { get; set; }

    /// <summary>Name of who answered.</summary>
    public string ByName { get; set; } = "";

    /// <summary>When.</summary>
    public DateTimeOffset? At { get; set; }

    /// <summary>意見; empty when there is none.</summary>
    public string Opinion { get; set; } = "";
}

/// <summary>起案文書: one draft on its way through 合議 to 決裁. Its drafter never decides on it.</summary>
public sealed class ApprovalDocument
{
    /// <summary>Id.</summary>
    public required string Id { get; init; }

    /// <summary>起案番号 of the drafting division in the 年度; a document keeps it through 差戻し, 引戻し and 取下.</summary>
    public required string Number { get; init; }

    /// <summary>The case or recruitment.</summary>
    public required string SubjectId { get; init; }

    /// <summary>Workflow instance that waits for the decision.</summary>
    public required string InstanceId { get; init; }

    /// <summary>Activity id of the draft in that instance.</summary>
    public required string DraftActivity { get; init; }

    /// <summary>The kind of matter.</summary>
    public ApprovalSubject Subject { get; init; }

    /// <summary>件名.</summary>
    public required string Title { get; init; }

    /// <summary>Task whose completion is the latest draft.</summary>
    public required string DraftTaskId { get; set; }

    /// <summary>起案の回数: 1 at first, one more after each 差戻し, 引戻し or 取下.</summary>
    public int Round { get; set; } = 1;

    /// <summary>起案者.</summary>
    public required string DrafterId { get; set; }

    /// <summary>Name of the drafter.</summary>
    public required string DrafterName { get; set; }

    /// <summary>所属 of the drafter.</summary>
    public required string DivisionId { get; init; }

    /// <summary>起案日 of the latest round.</summary>
    public DateOnly DraftedOn { get; set; }

    /// <summary>決裁の区分.</summary>
    public ApprovalKind Kind { get; set; }

    /// <summary>Rule that gives the authority; may be empty.</summary>
    public string Basis { get; set; } = "";

    /// <summary>所属 whose 決裁者 decides.</summary>
    public required string DeciderDivisionId { get; set; }

    /// <summary>合議 of this round, in order.</summary>
    public List<ConsultationStep> Consultations { get; set; } = [];

    /// <summary>State.</summary>
    public ApprovalDocumentState State { get; set; } = ApprovalDocumentState.Circulating;

    /// <summary>When the state was reached.</summary>
    public DateTimeOffset StateAt { get; set; }

    /// <summary>Reason of a 差戻し, 引戻し, 取下 or 却下.</summary>
    public string Reason { get; set; } = "";

    /// <summary>Optimistic concurrency token.</summary>
    public long Revision { get; set; }

    /// <summary>The division to be asked next, or null when the draft is ready for the decision.</summary>
    public ConsultationStep? NextConsultation => Consultations.FirstOrDefault(s => s.At is null);

    /// <summary>True while the same document may be drafted again.</summary>
    public bool MayBeAmended => State is ApprovalDocumentState.SentBack or ApprovalDocumentState.PulledBack or ApprovalDocumentState.Withdrawn;

    /// <summary>Begins a round: the document goes on its way along <paramref name="route"/>.</summary>
    /// <param name="route">Whom it passes.</param>
    /// <param name="now">The moment, Japan time.</param>
    public void Circulate(ApprovalRoute route, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(route);
        Kind = route.Kind;
        Basis = route.Basis;
        DeciderDivisionId = route.DeciderDivisionId;
        Consultations = [.. route.ConsultedDivisionIds.Select(d => new ConsultationStep { DivisionId = d })];
        Settle(ApprovalDocumentState.Circulating, "", now);
    }

    /// <summary>Moves the document to another state.</summary>
    /// <param name="state">The state.</param>
    /// <param name="reason">Why; empty for a 決裁.</param>
    /// <param name="now">The moment, Japan time.</param>
    public void Settle(ApprovalDocumentState state, string reason, DateTimeOffset now) => (State, Reason, StateAt) = (state, reason, now.ToUniversalTime());
}
