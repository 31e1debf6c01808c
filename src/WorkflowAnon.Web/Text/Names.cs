using WorkflowAnon.Domain.Agency;
using WorkflowAnon.Domain.Approvals;
using WorkflowAnon.Domain.Calendar;
using WorkflowAnon.Domain.Cases;
using WorkflowAnon.Domain.Definitions;
using WorkflowAnon.Domain.Recruitment;
using WorkflowAnon.Domain.Staff;
using WorkflowAnon.Web.Queries;

namespace WorkflowAnon.Web.Text;

/// <summary>日本語 names of what the screens show.</summary>
internal static class Names
{
    public static string Of(CaseOutcome outcome) => outcome.DisplayName();

    public static string Of(DeadlineKind kind) => kind.DisplayName();

    public static string Of(ApprovalSubject subject) => subject.DisplayName();

    public static string Of(ApprovalDocumentState state) => state switch
    {
        ApprovalDocumentState.Circulating => "回議中",
        ApprovalDocumentState.Approved => "決裁済",
        ApprovalDocumentState.SentBack => "差戻し",
        ApprovalDocumentState.PulledBack => "引戻し",
        ApprovalDocumentState.Withdrawn => "取下",
        ApprovalDocumentState.Rejected => "却下",
        _ => state.ToString(),
    };

    public static string Of(ApprovalKind kind) => kind switch
    {
        ApprovalKind.Approval => "決裁",
        ApprovalKind.DelegatedApproval => "専決",
        _ => kind.ToString(),
    };

    public static string Of(RecruitmentState state) => state switch
    {
        RecruitmentState.Planned => "計画中（ファイル選定）",
        RecruitmentState.Drafted => "募集要綱 起案済",
        RecruitmentState.PreNoticed => "公示済",
        RecruitmentState.Open => "募集中",
        RecruitmentState.Closed => "終了",
        RecruitmentState.Reported => "報告済",
        _ => state.ToString(),
    };

    public static string Of(PublicationKind kind) => kind switch
    {
        PublicationKind.PreNotice => "募集開始前の公示",
        PublicationKind.Guidelines => "募集要綱の掲載",
        PublicationKind.Extension => "期間の延長の掲載",
        _ => kind.ToString(),
    };

    public static string Of(StageProgress progress) => progress switch
    {
        StageProgress.Running => "進行中",
        StageProgress.Done => "終了",
        StageProgress.Faulted => "障害",
        StageProgress.NotTaken => "対象外",
        _ => "未到達",
    };

    public static string Of(DueBand band) => band switch
    {
        DueBand.Critical => "重大な超過",
        DueBand.Overdue => "超過",
        DueBand.Soon => "期限間近",
        DueBand.Later => "期限前",
        _ => "期限なし",
    };

    /// <summary>State of a deadline at <paramref name="today"/>.</summary>
    public static string StateOf(Deadline deadline, DateOnly today) => deadline switch
    {
        { MetAt: not null } => "充足",
        { SupersededAt: not null } => "変更済",
        _ when deadline.Due < today => "超過",
        _ => "進行中",
    };

    /// <summary>原本・写しの所在 in words.</summary>
    public static string Holder(AgencyProfile profile, string? holder) => PaperHolders.Name(profile, holder);

    /// <summary>Name of a 所属.</summary>
    public static string Division(AgencyProfile profile, string? id) => id is { Length: > 0 } ? profile.FindDivision(id)?.Name ?? id : "";
}

/// <summary>Addresses of subjects in the product.</summary>
internal static class SubjectLinks
{
    /// <summary>Page of a case, a recruitment, a disposal, a transfer, a request to publish or something at the desk, or null for another subject.</summary>
    public static string? PathOf(string subjectId) =>
        subjectId.StartsWith("case-", StringComparison.Ordinal) ? "/cases/" + subjectId
        : subjectId.StartsWith("recruitment-", StringComparison.Ordinal) ? "/recruitments/" + subjectId
        : subjectId.StartsWith("safety-", StringComparison.Ordinal) ? "/created"
        : subjectId.StartsWith("records-disposal-", StringComparison.Ordinal) ? "/records/disposals/" + subjectId
        : subjectId.StartsWith(StaffTransfer.IdPrefix, StringComparison.Ordinal) ? "/transfers/" + subjectId
        : subjectId.StartsWith(ReleaseRequest.IdPrefix, StringComparison.Ordinal) ? "/definitions/requests/" + subjectId
        : DeskQuery.KindOf(subjectId) is not null ? "/desk/" + subjectId
        : null;

    /// <summary>What the subject of a page is called in a sentence.</summary>
    public static string Noun(string? path) => path switch
    {
        not null when path.StartsWith("/recruitments", StringComparison.Ordinal) => "募集",
        not null when path.StartsWith("/desk", StringComparison.Ordinal) => "件",
        not null when path.StartsWith("/records", StringComparison.Ordinal) => "廃棄の起案",
        _ => "事案",
    };
}
