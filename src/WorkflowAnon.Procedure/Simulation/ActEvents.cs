using System.Collections.Frozen;

namespace WorkflowAnon.Procedure.Simulation;

/// <summary>An event that a handler publishes.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Outcome">Outcome with which it does; empty for any.</param>
/// <param name="IsCertain">False where records of the case decide whether it does.</param>
internal sealed record EventEffect(string Name, string Outcome = "", bool IsCertain = true);

/// <summary>Events that the handlers of tasks and steps publish beside those that a definition shows, as a table: a simulation must not run them. A test holds it against their source.</summary>
internal static class ActEvents
{
    private static readonly FrozenDictionary<string, EventEffect[]> ByType = new Dictionary<string, EventEffect[]>
    {
        ["WorkflowAnon.FileSelection.RegisterEntries"] = [new("FileRegisterUpdated")],
        ["WorkflowAnon.FileSelection.FixPersonCounts"] = [new("PersonCountFixed")],
        ["WorkflowAnon.FileSelection.Apply"] = [new("FileNominated", IsCertain: false), new("FileRegisterUpdated", IsCertain: false)],
        ["WorkflowAnon.Recruitment.Plan"] = [new("RecruitmentPlanned")],
        ["WorkflowAnon.Recruitment.PublishPreNotice"] = [new("RecruitmentPreNoticePublished")],
        ["WorkflowAnon.Recruitment.ComposeGuidelines"] = [new("RecruitmentPeriodChanged", "Done", IsCertain: false)],
        ["WorkflowAnon.Recruitment.Open"] = [new("RecruitmentPublished", "Done"), new("RecruitmentOpened", "Done")],
        ["WorkflowAnon.Recruitment.PublishExtension"] = [new("RecruitmentPeriodChanged")],
        ["WorkflowAnon.Inquiries.Receive"] = [new("InquiryReceived")],
        ["WorkflowAnon.Complaints.Receive"] = [new("ComplaintReceived")],
        ["WorkflowAnon.Complaints.Close"] = [new("ComplaintClosed", "Closed")],
        ["WorkflowAnon.Proposals.RecordArrival"] = [new("ProposalArrived"), new("NewProposalReceived", IsCertain: false)],
        ["WorkflowAnon.Proposals.StampReceipt"] = [new("ProposalReceived")],
        ["WorkflowAnon.Proposals.RetainCopy"] = [new("ProposalCopyRetained")],
        ["WorkflowAnon.Proposals.CheckIdentity"] = [new("IdentityVerified", IsCertain: false)],
        ["WorkflowAnon.Proposals.AgreeAlternative"] = [new("IdentityVerified", IsCertain: false)],
        ["WorkflowAnon.Proposals.ReceiveCorrection"] = [new("CorrectionReceived", "Done")],
        ["WorkflowAnon.Contracting.ReceiveApplication"] = [new("ContractApplicationReceived", "Received")],
        ["WorkflowAnon.FileRegister.EnterCreatedInformation"] = [new("FileRegisterUpdated")],
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Every type that publishes.</summary>
    public static IEnumerable<string> Types => ByType.Keys;

    /// <summary>Names of the events of all types.</summary>
    public static IEnumerable<string> Names => ByType.Values.SelectMany(e => e).Select(e => e.Name);

    /// <summary>What completing an activity with an outcome publishes.</summary>
    public static IEnumerable<EventEffect> Of(string activityType, string outcome) => ByType.GetValueOrDefault(activityType, []).Where(e => e.Outcome.Length == 0 || e.Outcome == outcome);
}
