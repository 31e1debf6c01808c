namespace WorkflowAnon.Domain.Approvals;

/// <summary>決裁の決まり: what a drafter may do with a document that is on its way, and which routes are possible. No clause of the 要領 speaks of them; they are the house's 文書管理.</summary>
public static class ApprovalRules
{
    /// <summary>Null when the drafter may take the document back (引戻し), else why not: the next one must not have acted yet.</summary>
    /// <param name="document">The document.</param>
    /// <param name="actorId">Who wants to.</param>
    /// <param name="nextHasTakenIt">True when whoever is next has taken the task on.</param>
    public static string? WhyNotPullBack(ApprovalDocument document, string actorId, bool nextHasTakenIt)
    {
        if (WhyNotWithdraw(document, actorId) is { } refusal)
            return refusal;
        if (document.Consultations.Exists(s => s.At is not null))
            return "合議が始まっているため、引き戻せません。取り下げるか、差戻しを求めてください。";
        return nextHasTakenIt ? "次の人がこの起案を引き受けているため、引き戻せません。取り下げるか、差戻しを求めてください。" : null;
    }

    /// <summary>Null when the drafter may withdraw the document (取下), else why not: until the decision is made.</summary>
    public static string? WhyNotWithdraw(ApprovalDocument document, string actorId)
    {
        ArgumentNullException.ThrowIfNull(document);
        if (document.DrafterId != actorId)
            return "引戻しと取下ができるのは、起案した人だけです。";
        return document.State == ApprovalDocumentState.Circulating ? null : "この起案は回議中ではありません。画面を開き直してください。";
    }

    /// <summary>Null when the route is possible, else what is wrong with it.</summary>
    /// <param name="route">As the drafter chose it.</param>
    /// <param name="divisionIds">The agency's divisions.</param>
    public static string? WhyNotRoute(ApprovalRoute route, IEnumerable<string> divisionIds)
    {
        ArgumentNullException.ThrowIfNull(route);
        var known = divisionIds.ToHashSet(StringComparer.Ordinal);
        if (!known.Contains(route.DeciderDivisionId))
            return "決裁する所属を選んでください。";
        if (route.ConsultedDivisionIds.Any(d => !known.Contains(d)))
            return "合議先に、団体設定にない所属があります。選び直してください。";
        return route.ConsultedDivisionIds.Contains(route.DeciderDivisionId)
            ? "決裁する所属を合議先にはできません。合議先から外してください。"
            : null;
    }
}
