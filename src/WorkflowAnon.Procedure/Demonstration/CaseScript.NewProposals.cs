using WorkflowAnon.Domain.Rules;
using WorkflowAnon.Procedure.Examination;
using WorkflowAnon.Procedure.NewProposals;
using WorkflowAnon.Procedure.Proposals;

namespace WorkflowAnon.Procedure.Demonstration;

/// <summary>新たな提案 (第11の6): form 10 on information that was made, and what differs from a first proposal.</summary>
public sealed partial class CaseScript
{
    private static readonly string[] ItemsOfForm10 = ["5-5-1", "5-5-5", "5-5-6", "5-5-7", "5-5-8"];

    /// <summary>第10号様式の到達の記録: the case is opened.</summary>
    /// <param name="kind">ア or イ.</param>
    /// <param name="basisCaseId">The case whose proposal the information was made for.</param>
    /// <param name="existingCaseId">The case whose contract changes; empty for ア.</param>
    /// <param name="cancellationToken">Cancels between steps.</param>
    public async Task ArriveNewAsync(ProposalKind kind, string basisCaseId, string existingCaseId = "", CancellationToken cancellationToken = default)
    {
        file.CaseId = await office.BeginAsync("proposal-receipt", Clerk, file.Next("begin"), null, cancellationToken);
        await DoAsync("record-arrival", Clerk, new RecordArrivalForm
        {
            ArrivedOn = Today,
            Channel = "in-person",
            ForCreatedInformation = true,
            NewProposalKind = kind.ToString(),
            InformationId = basisCaseId,
            ExistingContract = existingCaseId,
            ProposerNames = Proposal.Party.Name,
        }, cancellationToken);
    }

    /// <summary>新たな提案の内容の入力、記載の確認と担当課への送付.</summary>
    /// <param name="informationName">Name of the information, as the publication has it.</param>
    /// <param name="alreadyHolds">イ: the recipient holds the information already.</param>
    /// <param name="cancellationToken">Cancels between steps.</param>
    public async Task CheckNewContentsAsync(string informationName, bool alreadyHolds = false, CancellationToken cancellationToken = default)
    {
        await DoAsync("enter-new-content", Clerk, new EnterNewContentForm
        {
            InformationName = informationName,
            Purpose = Proposal.Purpose,
            Method = Proposal.Method,
            BusinessContent = Proposal.Business,
            ContributionReason = Proposal.Contribution,
            UseFrom = Proposal.UseFrom,
            UseTo = Proposal.UseTo,
            AlreadyHoldsInformation = alreadyHolds,
        }, cancellationToken);
        await DoAsync("enter-safety", Clerk, Proposal.Safety(), cancellationToken);
        await DoAsync("check-items", Clerk, new CheckItemsForm { Confirmed = [.. ItemsOfForm10] }, cancellationToken);
        await DoAsync("send-findings", Clerk, new SendFindingsForm(), cancellationToken);
    }

    /// <summary>五つの基準による審査、決裁と手数料の積算 (11-6-2イ・エ).</summary>
    public async Task ExamineNewAsync(CancellationToken cancellationToken = default)
    {
        const string reason = "提案書の記載により認められる。", evidence = "提案書（第10号様式）";
        await DoAsync("proceed", Staff, new DecideProceedingForm { Reason = "提案書類に不明な点はない。" }, cancellationToken, "Examine");
        await DoAsync("eligibility", Staff, new CheckEligibilityForm { OathsConfirmed = true, OtherInquiry = "該当する者はなかった。", GroundFound = false }, cancellationToken);
        await DoAsync("assess-new", Staff, new AssessNewProposalForm
        {
            Criterion1Result = "met",
            Criterion1Reason = reason,
            Criterion1Evidence = "誓約書",
            Criterion4Result = "met",
            Criterion4Reason = reason,
            Criterion4Evidence = evidence,
            Criterion5Result = "met",
            Criterion5Reason = reason,
            Criterion5Evidence = evidence,
            Criterion6Result = "met",
            Criterion6Reason = reason,
            Criterion6Evidence = evidence,
            Criterion7Result = "met",
            Criterion7Reason = reason,
            Criterion7Evidence = evidence,
        }, cancellationToken, "Done");
        await DoAsync("conclude-new", Staff, new ConcludeForm { Conforms = "conforming", Summary = "審査調書のとおり。" }, cancellationToken, "Drafted");
        await ApproveAsync("approve-new", Approver, cancellationToken);
        await DoAsync("estimate-new", Staff, null, cancellationToken);
    }
}
