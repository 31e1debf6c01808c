namespace WorkflowAnon.Domain.Cases;

/// <summary>Names of the kinds of papers on screens, and the numbers of their 様式. The one place that says which form a kind of paper has.</summary>
public static class PaperKindNames
{
    /// <summary>The 日本語 name of <paramref name="kind"/>.</summary>
    public static string DisplayName(this PaperKind kind) => kind switch
    {
        PaperKind.ProposalDocuments => "提案書類",
        PaperKind.CorrectedDocuments => "訂正後の提案書類",
        PaperKind.CorrectionDemand => "説明要求書・訂正依頼書",
        PaperKind.ResultNotice => "審査結果通知書",
        PaperKind.ContractApplication => "契約締結に関する申込書",
        PaperKind.CancelledStampCopy => "消印後の証紙の写し",
        PaperKind.UseContract => "契約書",
        PaperKind.ChangeNotice => "記載事項変更通知書",
        PaperKind.CommissionReport => "個人情報保護委員会への報告書",
        PaperKind.PublicationRequest => "公表依頼書",
        PaperKind.RecruitmentGuidelines => "募集要綱",
        PaperKind.FileRegister => "個人情報ファイル簿",
        PaperKind.TerminationNotice => "契約解除通知書",
        PaperKind.ProvisionSlip => "提供の送付書・受領書",
        PaperKind.NoticeEnclosure => "審査結果通知書の添付書類（申込書の様式、契約書の案）",
        PaperKind.CounterpartyInquiry => "契約の相手方への照会書",
        PaperKind.DelayNotice => "提供が遅れる旨の通知書",
        PaperKind.NewProposalGuidance => "新たな提案を要する旨の通知書",
        PaperKind.Withdrawal => "取下書",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "書類の種類の値が正しくありません。"),
    };

    /// <summary>Numbers of its 様式, that of a first proposal before that of a new one; none for a paper without one.</summary>
    public static IReadOnlyList<int> Forms(this PaperKind kind) => kind switch
    {
        PaperKind.RecruitmentGuidelines => [1],
        PaperKind.ProposalDocuments => [2, 10],
        PaperKind.ResultNotice => [5, 8, 11, 12],
        PaperKind.ContractApplication => [6],
        PaperKind.UseContract => [7, 13],
        PaperKind.NoticeEnclosure => [6, 7, 13],
        PaperKind.ChangeNotice => [9],
        _ => [],
    };

    /// <summary>The name with its 様式: 記載事項変更通知書（第9号様式）.</summary>
    public static string NameWithForms(this PaperKind kind) =>
        kind.Forms() is { Count: > 0 } forms ? $"{kind.DisplayName()}（{string.Join("・", forms.Select(f => $"第{f}号様式"))}）" : kind.DisplayName();
}
