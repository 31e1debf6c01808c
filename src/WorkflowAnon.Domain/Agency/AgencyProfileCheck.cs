using System.Globalization;
using WorkflowAnon.Domain.Records;

namespace WorkflowAnon.Domain.Agency;

/// <summary>A fault in a profile: where (path of keys) and what, in 日本語.</summary>
/// <param name="Path">Path of the key, for example fees[0].baseYen.</param>
/// <param name="Problem">What is wrong, in 日本語.</param>
public sealed record ProfileProblem(string Path, string Problem);

/// <summary>団体設定の検査: what a well-formed file may still say wrongly.</summary>
public static class AgencyProfileCheck
{
    /// <summary>規則53: 募集 lasts 30 days or more; no agency may set less.</summary>
    public const int StatutoryRecruitmentDays = 30;

    /// <summary>All faults of <paramref name="profile"/>; empty where it may be used.</summary>
    public static IReadOnlyList<ProfileProblem> Problems(AgencyProfile profile)
    {
        ArgumentNullException.ThrowIfNull(profile);
        var found = new List<ProfileProblem>();
        if (!IsId(profile.Id)) found.Add(new("id", IdRule));
        Divisions(profile, found);
        Fees(profile, found);
        Choices(profile, found);
        Periods(profile, found);
        Masks(profile, found);
        Routes(profile, found);
        Retention(profile.Retention, found);
        return found;
    }

    private const string IdRule = "半角英小文字・数字・ハイフンで書いてください。";

    private static void Divisions(AgencyProfile profile, List<ProfileProblem> found)
    {
        Ids("divisions", profile.Divisions.Select(d => d.Id), found);
        var generalAffairs = profile.Divisions.Count(d => d.Kind == DivisionKind.GeneralAffairs);
        if (generalAffairs != 1) found.Add(new("divisions", $"総務課（generalAffairs）はちょうど1つ必要です（現在 {generalAffairs}）。"));
        if (!profile.OwningDivisions().Any()) found.Add(new("divisions", "担当課（owningDivision）が1つもありません。"));
        if (profile.FindDivision(profile.ReceivingOffice.DivisionId) is null) found.Add(new("receivingOffice.divisionId", $"所属「{profile.ReceivingOffice.DivisionId}」が divisions にありません。"));
        if (profile.ReceivingOffice.Hours.Opens >= profile.ReceivingOffice.Hours.Closes) found.Add(new("receivingOffice.hours", "受付時間は開始が終了より前でなければなりません。"));
        Texts(found,
            ("names.agency", profile.Names.Agency), ("names.office", profile.Names.Office), ("names.head", profile.Names.Head), ("names.headTitle", profile.Names.HeadTitle), ("names.localGovernment", profile.Names.LocalGovernment),
            ("names.procedureRules", profile.Names.ProcedureRules), ("names.feeOrdinance", profile.Names.FeeOrdinance),
            ("contractingParty.name", profile.ContractingParty.Name), ("contractingParty.title", profile.ContractingParty.Title));
    }

    private static void Fees(AgencyProfile profile, List<ProfileProblem> found)
    {
        if (profile.Fees.Count == 0) found.Add(new("fees", "手数料の表が1つもありません。"));
        for (var i = 0; i < profile.Fees.Count; i++)
        {
            var fee = profile.Fees[i];
            if (fee.BaseYen <= 0) found.Add(new(At("fees", i, "baseYen"), "1円以上の整数で書いてください。"));
            if (fee.HourlyYen <= 0) found.Add(new(At("fees", i, "hourlyYen"), "1円以上の整数で書いてください。"));
            if (fee.ChangeOfBusinessYen <= 0) found.Add(new(At("fees", i, "changeOfBusinessYen"), "1円以上の整数で書いてください。"));
            if (i > 0 && fee.ValidFrom <= profile.Fees[i - 1].ValidFrom) found.Add(new(At("fees", i, "validFrom"), "適用開始日の古い順に、重なりなく並べてください。"));
        }

        Ids("paymentMethods", profile.PaymentMethods.Select(m => m.Id), found);
        for (var i = 0; i < profile.PaymentMethods.Count; i++)
            if (profile.PaymentMethods[i].ValidUntil < profile.PaymentMethods[i].ValidFrom) found.Add(new(At("paymentMethods", i, "validUntil"), "終了日が開始日より前です。"));
    }

    private static void Choices(AgencyProfile profile, List<ProfileProblem> found)
    {
        Ids("media", profile.Media.Select(m => m.Id), found);
        Ids("provisionWays", profile.ProvisionWays.Select(m => m.Id), found);
        Ids("submissionChannels", profile.SubmissionChannels.Select(m => m.Id), found);
        Ids("publicationChannels", profile.PublicationChannels.Select(m => m.Id), found);
        foreach (var subject in Enum.GetValues<PublicationSubject>())
            if (profile.PublicationChannels.All(c => c.Subject != subject)) found.Add(new("publicationChannels", subject == PublicationSubject.Recruitment ? "募集（recruitment）の公表先がありません。" : "匿名加工情報（anonymizedInformation）の公表先がありません。"));
    }

    private static void Periods(AgencyProfile profile, List<ProfileProblem> found)
    {
        var r = profile.Recruitment;
        if (r.MinDaysInclusive < StatutoryRecruitmentDays) found.Add(new("recruitment.minDaysInclusive", "規則第53条により30日以上でなければなりません。"));
        if (r.SuggestedDaysInclusive < r.MinDaysInclusive) found.Add(new("recruitment.suggestedDaysInclusive", "最短日数（minDaysInclusive）以上でなければなりません。"));
        var s = profile.ServiceLevels;
        if (s.ImmediatelyDays < 0 || s.PromptlyDays < s.ImmediatelyDays || s.WithoutDelayDays < s.PromptlyDays) found.Add(new("serviceLevels", "0以上で、直ちに≦速やかに≦遅滞なく の順でなければなりません。"));
        if (profile.Inbox.SoonDays < 0 || profile.Inbox.CriticalDays < 0 || profile.Inbox.StuckDays < 1) found.Add(new("inbox", "soonDays と criticalDays は0以上、stuckDays は1以上でなければなりません。"));
        if (profile.Deadlines.CertificateMonths is < 1 or > 6) found.Add(new("deadlines.certificateMonths", "規則第54条により1から6までの月数でなければなりません。"));
        if (profile.Deadlines.ApproachingDays < 0) found.Add(new("deadlines.approachingDays", "0日以上でなければなりません。"));
    }

    private static void Masks(AgencyProfile profile, List<ProfileProblem> found)
    {
        var masks = new List<(string Path, string Mask)> { ("numberMasks.caseNumber", profile.NumberMasks.CaseNumber), ("numberMasks.receiptNumber", profile.NumberMasks.ReceiptNumber) };
        masks.AddRange(profile.Divisions.Select((d, i) => (At("divisions", i, "documentNumberMask"), d.DocumentNumberMask)));
        found.AddRange(masks.Where(m => !DocumentNumber.IsValidMask(m.Mask)).Select(m => new ProfileProblem(m.Path, "{number} を含み、{number} と {fiscalYear} 以外の差込みのない様式で書いてください。")));
    }

    private static void Routes(AgencyProfile profile, List<ProfileProblem> found)
    {
        for (var i = 0; i < profile.ApprovalRoutes.Count; i++)
        {
            var route = profile.ApprovalRoutes[i];
            if (profile.ApprovalRoutes.Take(i).Any(r => r.Subject == route.Subject)) found.Add(new(At("approvalRoutes", i, "subject"), $"「{route.Subject}」の決裁経路は二度書かれています。"));
            if (route.DeciderDivisionId is { } decider && profile.FindDivision(decider) is null) found.Add(new(At("approvalRoutes", i, "deciderDivisionId"), $"所属「{decider}」が divisions にありません。"));
            found.AddRange(route.ConsultedDivisionIds.Where(d => profile.FindDivision(d) is null || d == route.DeciderDivisionId)
                .Select(d => new ProfileProblem(At("approvalRoutes", i, "consultedDivisionIds"), $"所属「{d}」を合議先にできません（divisions にないか、決裁する所属です）。")));
        }
    }

    private static void Retention(RetentionSettings settings, List<ProfileProblem> found)
    {
        var years = new (string Key, int Years)[]
        {
            ("adoptedCaseYears", settings.AdoptedCaseYears), ("notAdoptedCaseYears", settings.NotAdoptedCaseYears), ("inquiryYears", settings.InquiryYears),
            ("preCheckYears", settings.PreCheckYears), ("complaintYears", settings.ComplaintYears), ("recruitmentYears", settings.RecruitmentYears),
            ("disqualificationYears", settings.DisqualificationYears), ("safetyEvaluationYears", settings.SafetyEvaluationYears),
        };
        found.AddRange(years.Where(y => y.Years is < 1 or > 100).Select(y => new ProfileProblem("retention." + y.Key, "1から100までの年数で書いてください。")));
        if (settings.FeePaperYears is < RetentionSettings.StatutoryFeePaperYears or > 100) found.Add(new("retention.feePaperYears", "地方自治法第236条により5年以上（100年まで）でなければなりません。"));
        if (settings.AuditLogYears < settings.LongestYears() || settings.AuditLogYears > 200) found.Add(new("retention.auditLogYears", string.Create(CultureInfo.InvariantCulture, $"最も長い文書の保存期間（{settings.LongestYears()}年）以上（200年まで）でなければなりません。")));
    }

    private static void Texts(List<ProfileProblem> found, params ReadOnlySpan<(string Path, string Text)> texts)
    {
        foreach (var (path, text) in texts)
            if (string.IsNullOrWhiteSpace(text)) found.Add(new(path, "空にはできません。"));
    }

    private static void Ids(string list, IEnumerable<string> ids, List<ProfileProblem> found)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var i = 0;
        foreach (var id in ids)
        {
            if (!IsId(id)) found.Add(new(At(list, i, "id"), IdRule));
            else if (!seen.Add(id)) found.Add(new(At(list, i, "id"), $"「{id}」は二度使われています。"));
            i++;
        }

        if (i == 0) found.Add(new(list, "1つ以上必要です。"));
    }

    private static string At(string list, int index, string key) => string.Create(CultureInfo.InvariantCulture, $"{list}[{index}].{key}");

    private static bool IsId(string id) => id is [>= 'a' and <= 'z', ..] && id.All(c => c is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '-');
}
