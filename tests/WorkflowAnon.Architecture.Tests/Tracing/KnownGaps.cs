namespace WorkflowAnon.Architecture.Tests.Tracing;

/// <summary>What is still missing, while it is being filled. An entry that is no longer missing fails the test, so that these lists only shrink.</summary>
internal static class KnownGaps
{
    /// <summary>Clauses.</summary>
    public static IReadOnlyList<string> Clauses { get; } = Lines("""
        N-1 test
        N-1/Warn test
        N-3 test
        2-a screen
        2-a event InquiryReceived
        2-a event InquiryAnswered
        2-a test
        2-a/Block test
        2-d/Block test
        4-1a test
        4-1a/Warn test
        4-1a/Human test
        4-3a test
        4-3a/Warn test
        4-3b test
        4-3b/Warn test
        5-1-2 test
        5-1-2/Human test
        5-1-3 test
        5-1-3/Human test
        5-1-4 screen
        5-1-4 test
        5-1-4/Human test
        5-1-5 screen
        5-1-5 test
        5-1-5/Human test
        5-1-6 test
        5-1-6/Human test
        5-2-1/Warn test
        5-2-2/Block test
        5-2-3/Warn test
        5-2-4a element
        5-2-4a screen
        5-2-4a event DraftPreChecked
        5-2-4a test
        5-2-4b screen
        5-2-4b document
        5-2-4b test
        5-2-4b/Block test
        5-2-4b/Warn test
        5-3-1n test
        5-3-2 test
        5-3-2/Human test
        5-4-1イ test
        5-4-1イ/Block test
        5-4-1イ/Correct test
        5-4-1イ/Human test
        5-4-2ア(ｲ)/Correct test
        5-4-2イ/Correct test
        5-4-2ウ test
        5-4-2ウ/Warn test
        5-4-2ウn test
        5-4-2ウn/Warn test
        5-5-1/Block test
        5-5-2 test
        5-5-2/Block test
        5-5-2/Correct test
        5-5-3/Block test
        5-5-4/Block test
        5-5-5/Block test
        5-5-6/Block test
        5-5-6/Human test
        5-5-7/Block test
        5-6-1/Block test
        5-6-3n/Warn test
        5-7/Warn test
        5-7/Human test
        6-0 event CriterionAssessed
        6-2 test
        6-2/NonConforming test
        6-3/NonConforming test
        6-4 test
        6-4/NonConforming test
        6-4ア/NonConforming test
        6-4イ(ｱ) test
        6-4イ(ｱ)/Warn test
        6-5 test
        6-5/NonConforming test
        6-6 test
        6-6/NonConforming test
        6-7 test
        6-7/NonConforming test
        6-7ア(ｱ) test
        6-7ア(ｱ)/NonConforming test
        6-7ア(ｲ) test
        6-7ア(ｲ)/NonConforming test
        6-7ア(ｳ) test
        6-7ア(ｳ)/NonConforming test
        6-7イ event ConsolidationAgreed
        7-2/Warn test
        8-1-1/Block test
        8-1-2ア/Block test
        8-1-2ウ(ｱ) test
        8-1-2ウ(ｱ)/Warn test
        8-1-2ウ(ｲ)/Block test
        8-2-1ア/Warn test
        8-2-1イ/Human test
        8-2-2但 event ResultNoticeCorrected
        8-3-1n/Warn test
        8-3-3a/Block test
        9-1-1n test
        9-1-2b document
        9-1-3 test
        9-1-4n/Warn test
        9-1-4ア event OutsourcingEstimateReceived
        9-1-4ア test
        9-1-4ア/Block test
        9-1-4ア/Warn test
        9-1-4イn document
        9-2-1/Warn test
        9-2-1但 document
        9-2-2a/Human test
        9-3-2 document
        10-4 screen
        10-4/Block test
        10-4/Human test
        11-5-1n/Block test
        11-6-1ア screen
        11-6-1ア event NewProposalReceived
        11-6-1ア test
        11-6-1ア/Block test
        11-6-1イ screen
        11-6-1イ test
        11-6-1イ/Block test
        11-6-1イ/Human test
        11-6-2 screen
        11-6-2 test
        11-6-2/Block test
        11-6-2ア screen
        11-6-2ア document
        11-6-2ア test
        11-6-2ア/Correct test
        11-6-2イ screen
        11-6-2イ test
        11-6-2イ/Block test
        11-6-2ウ(ｱ)(ｲ) screen
        11-6-2ウ(ｱ)(ｲ) document
        11-6-2ウ(ｱ)(ｲ) test
        11-6-2ウ(ｱ)(ｲ)/Block test
        11-6-2エ(ｱ) screen
        11-6-2エ(ｱ) test
        11-6-2エ(ｱ)/Block test
        11-6-2エ(ｱ)/Human test
        11-6-2エ(ｲ) screen
        11-6-2エ(ｲ) test
        11-6-2エ(ｲ)/Block test
        11-6-2オ screen
        11-6-2オ document
        11-6-2オ test
        11-6-2オ/Block test
        12 screen
        12 event ComplaintReceived
        12 event ComplaintClosed
        12 test
        12/Block test
        """);

    /// <summary>Rules that nobody applies.</summary>
    public static IReadOnlyList<string> DeadRules { get; } = Lines("""
        ComplaintRules.CheckClose
        ComplaintRules.CheckReception
        ContractingRules.CheckLapse
        ContractingRules.CheckContractForm
        NewProposalRules.CheckKind
        NewProposalRules.CheckForm10
        NewProposalRules.CheckFee
        NewProposalRules.CheckCriteria
        NewProposalRules.CheckNoticeForm
        NewProposalRules.IsOneOf
        ProductionRules.CheckOutsourcingOrder
        ProductionRules.CheckOutsourcingReport
        CorrectionRules.CheckOverdue
        ReceiptRules.CheckAgentInquiry
        ProvisionRules.CheckMethodChange
        GuidelinesRules.CheckInquiryClose
        GuidelinesRules.CheckInquiryRouting
        ProcedureRules.CheckApproval
        WordingRules.CheckPreCheckReply
        """);

    /// <summary>Promised events that nobody publishes.</summary>
    public static IReadOnlyList<string> Events { get; } = Lines("""
        RecruitmentPeriodChanged
        AnnualRecruitmentMissing
        InquiryReceived
        InquiryAnswered
        DraftPreChecked
        CriterionAssessed
        HearingHeld
        ConsolidationAgreed
        OutsourcingEstimateReceived
        ResultNoticeCorrected
        OutsourcingConditionFulfilled
        NewProposalReceived
        ComplaintReceived
        ComplaintClosed
        DeadlineApproaching
        DeadlineExceeded
        ProcessVersionPublished
        """);

    private static string[] Lines(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
