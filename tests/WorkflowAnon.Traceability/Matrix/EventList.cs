using WorkflowAnon.Traceability.Sources;

namespace WorkflowAnon.Traceability.Matrix;

/// <summary>The events that integrators may rely on.</summary>
internal static class EventList
{
    private static readonly ILookup<string, string> ByCode = new[] { "Procedure", "Storage", "Server", "Messaging" }
        .SelectMany(name => CompiledCode.MethodsOf("WorkflowAnon." + name))
        .SelectMany(m => m.Creates.Where(c => c.StartsWith("WorkflowAnon.Contracts.", StringComparison.Ordinal)).Select(c => (Event: c["WorkflowAnon.Contracts.".Length..], m.ShortName)))
        .ToLookup(x => x.Event, x => x.ShortName, StringComparer.Ordinal);

    /// <summary>Promised by name, in the order of the procedure.</summary>
    public static IReadOnlyList<string> Promised { get; } = """
        RecruitmentPlanned FileNominated FileRegisterUpdated RecruitmentPreNoticePublished RecruitmentOpened RecruitmentPeriodChanged RecruitmentClosed PersonCountFixed AnnualRecruitmentMissing
        InquiryReceived InquiryAnswered DraftPreChecked ProposalReceived ProposalCopyRetained ProposalForwarded IdentityVerified FormalCheckCompleted
        CorrectionRequested CorrectionReceived CorrectionOverdue ProposalWithdrawn
        ExaminationStarted CriterionAssessed HearingHeld ConsolidationAgreed ExaminationDecided
        OutsourcingConsulted OutsourcingEstimateReceived ConditionalOutsourcingContractSigned FeeEstimated ResultNotified ResultNoticeCorrected
        ContractApplicationReceived FeePaid FeeMismatchDetected StampsCancelled ContractConcluded CounterpartContractSent ApplicationOriginalForwarded ContractApplicationLapsed DataHandlersNotified
        OutsourcingConditionFulfilled OutsourcingReported ProductionStarted ProcessingStandardsChecked InspectionPassed InspectionFailed
        ProvisionDelayed InformationProvided FileRegisterSubmitted PublicationRequested AnonymizedInformationPublished
        ChangeNoticeReceived ChangeNoticeForwarded NewProposalRequired NewProposalReceived
        ViolationFound ViolationReportedToCommission TerminationIntended TerminationIntentReportedToCommission ContractTerminated TerminationReportedToCommission DisqualificationRegistered
        UsePeriodExpired ErasureConfirmed ComplaintReceived ComplaintClosed DeadlineApproaching DeadlineExceeded ProcessVersionPublished
        """.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Nodes of definitions and methods that publish an event.</summary>
    public static IReadOnlyList<string> PublishersOf(string name) => [.. Steps.All.Where(s => s.Event == name).Select(s => s.ToString()), .. ByCode[name].Distinct()];

    /// <summary>Nodes of definitions that wait for it or begin by it.</summary>
    public static IReadOnlyList<string> ListenersTo(string name) => [.. Steps.All.Where(s => s.Awaits == name).Select(s => s.ToString())];
}
