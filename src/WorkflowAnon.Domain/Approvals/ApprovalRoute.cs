using WorkflowAnon.Domain.Cases;

namespace WorkflowAnon.Domain.Approvals;

/// <summary>決裁の区分.</summary>
public enum ApprovalKind
{
    /// <summary>決裁: by the one who has the authority.</summary>
    Approval = 1,

    /// <summary>専決: by the one to whom the 専決規程 gives this kind of matter.</summary>
    DelegatedApproval = 2,
}

/// <summary>決裁経路 as the profile proposes it for a kind of matter (専決規程). The drafter may change who is consulted and who decides.</summary>
public sealed record ApprovalRouteSetting
{
    /// <summary>The kind of matter.</summary>
    public required ApprovalSubject Subject { get; init; }

    /// <summary>決裁 or 専決.</summary>
    public required ApprovalKind Kind { get; init; }

    /// <summary>Rule that gives the authority, as it is cited on the 起案用紙; empty when none is cited.</summary>
    public string Basis { get; init; } = "";

    /// <summary>所属 whose 決裁者 decides; null for the division that holds the matter.</summary>
    public string? DeciderDivisionId { get; init; }

    /// <summary>合議先: divisions that are asked before the decision, in this order.</summary>
    public IReadOnlyList<string> ConsultedDivisionIds { get; init; } = [];
}

/// <summary>決裁経路 of one draft: whom it passes, in order, and who decides.</summary>
/// <param name="Kind">決裁 or 専決.</param>
/// <param name="Basis">Rule that gives the authority; may be empty.</param>
/// <param name="DeciderDivisionId">所属 whose 決裁者 decides.</param>
/// <param name="ConsultedDivisionIds">合議先, in order; never the decider's own division.</param>
public sealed record ApprovalRoute(ApprovalKind Kind, string Basis, string DeciderDivisionId, IReadOnlyList<string> ConsultedDivisionIds)
{
    /// <summary>The route that the settings propose; without a setting the holding division's 決裁者 decides alone.</summary>
    /// <param name="settings">Settings of the profile.</param>
    /// <param name="subject">The kind of matter.</param>
    /// <param name="holdingDivisionId">The division that drafts.</param>
    public static ApprovalRoute Propose(IEnumerable<ApprovalRouteSetting> settings, ApprovalSubject subject, string holdingDivisionId)
    {
        ArgumentNullException.ThrowIfNull(settings);
        var setting = settings.FirstOrDefault(s => s.Subject == subject);
        var decider = setting?.DeciderDivisionId ?? holdingDivisionId;
        return new(
            setting?.Kind ?? ApprovalKind.Approval, setting?.Basis ?? "", decider,
            [.. (setting?.ConsultedDivisionIds ?? []).Where(d => d != decider)]);
    }
}
