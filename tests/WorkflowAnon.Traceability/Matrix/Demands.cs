namespace WorkflowAnon.Traceability.Matrix;

/// <summary>What a clause asks for beside an element, a screen and a test: the papers and the events that the 要領 makes of it.</summary>
internal static class Demands
{
    /// <summary>Clauses that a paper carries, made by the office or received by it.</summary>
    public static IReadOnlySet<string> Document { get; } = new HashSet<string>("""
        3-2 4-2a 4-2b 5-2-3 5-2-4b 5-3-1 5-6-1 5-6-2 5-7 5-7n 7-0 7-1ア 7-1イ 7-2 8-1-1 8-3-1 8-3-3b 8-3-4
        9-1-2b 9-1-4イn 9-2-1 9-2-1但 9-3-1ア 9-3-1ウ 9-3-2 10-1 10-2 10-3 11-5-1 11-5-1n 11-5-2 11-6-2ア 11-6-2ウ(ｱ)(ｲ) 11-6-2オ
        """.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries));

    /// <summary>Events that say that the obligation was met.</summary>
    public static IReadOnlyDictionary<string, string[]> Events { get; } = new Dictionary<string, string[]>
    {
        ["2-a"] = ["InquiryReceived", "InquiryAnswered"],
        ["3-1a"] = ["FileNominated"],
        ["3-2"] = ["FileRegisterUpdated"],
        ["4-2a"] = ["RecruitmentOpened"],
        ["4-2b"] = ["RecruitmentPreNoticePublished"],
        ["5-2-3"] = ["ProposalReceived", "ProposalCopyRetained", "ProposalForwarded"],
        ["5-2-4a"] = ["DraftPreChecked"],
        ["5-4-0"] = ["IdentityVerified"],
        ["5-7"] = ["CorrectionRequested", "CorrectionOverdue"],
        ["5-7n"] = ["CorrectionReceived"],
        ["6-0"] = ["ExaminationStarted", "CriterionAssessed", "ExaminationDecided"],
        ["6-2イ"] = ["PersonCountFixed"],
        ["6-7イ"] = ["ConsolidationAgreed"],
        ["7-0"] = ["ResultNotified"],
        ["8-1-1"] = ["FeeEstimated"],
        ["8-1-2ウ(ｲ)"] = ["OutsourcingConsulted"],
        ["8-2-1"] = ["FeePaid", "FeeMismatchDetected", "StampsCancelled"],
        ["8-2-2但"] = ["ResultNoticeCorrected"],
        ["8-3-1"] = ["ContractApplicationReceived"],
        ["8-3-3b"] = ["ContractConcluded", "CounterpartContractSent"],
        ["8-3-4"] = ["ApplicationOriginalForwarded"],
        ["8-3-5"] = ["DataHandlersNotified"],
        ["9-1-1"] = ["ProductionStarted"],
        ["9-1-2a"] = ["ProcessingStandardsChecked"],
        ["9-1-4n"] = ["OutsourcingReported"],
        ["9-1-4ア"] = ["OutsourcingEstimateReceived", "ConditionalOutsourcingContractSigned"],
        ["9-1-5"] = ["InspectionPassed", "InspectionFailed"],
        ["9-2-1"] = ["InformationProvided"],
        ["9-2-1但"] = ["ProvisionDelayed"],
        ["9-3-1ア"] = ["ChangeNoticeReceived"],
        ["9-3-1ウ"] = ["ChangeNoticeForwarded"],
        ["9-3-2"] = ["NewProposalRequired"],
        ["10-1"] = ["ViolationFound", "ViolationReportedToCommission"],
        ["10-3"] = ["TerminationIntended", "TerminationIntentReportedToCommission", "TerminationReportedToCommission"],
        ["10-4"] = ["DisqualificationRegistered"],
        ["11-5-1n"] = ["FileRegisterSubmitted"],
        ["11-5-2"] = ["PublicationRequested", "AnonymizedInformationPublished"],
        ["11-6-1ア"] = ["NewProposalReceived"],
        ["12"] = ["ComplaintReceived", "ComplaintClosed"],
    };
}
