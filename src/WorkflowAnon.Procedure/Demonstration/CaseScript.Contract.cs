using Microsoft.EntityFrameworkCore;
using WorkflowAnon.Domain.Notification;
using WorkflowAnon.Procedure.Contracting;
using WorkflowAnon.Procedure.Fees;

namespace WorkflowAnon.Procedure.Demonstration;

/// <summary>手数料の納付 (第8の2) and 契約 (第8の3).</summary>
public sealed partial class CaseScript
{
    /// <summary>証紙による納付と消印.</summary>
    public async Task PayAsync(CancellationToken cancellationToken = default)
    {
        var yen = await office.ReadAsync(db => db.Set<ResultNotice>().AsNoTracking().Where(n => n.CaseId == CaseId && n.DispatchedAt != null).MaxAsync(n => n.FeeYen, cancellationToken));
        await DoAsync("confirm", Clerk, new ConfirmPaymentForm { PaidOn = Today, Yen = yen, PaymentMethod = "prefectural-stamp", Channel = "InPerson" }, cancellationToken, "Paid");
        await DoAsync("cancel-stamps", Clerk, new CancelStampsForm { CancelledOn = Today, CopyKept = true }, cancellationToken);
    }

    /// <summary>申込書と契約書2通の受付.</summary>
    public Task ApplyAsync(CancellationToken cancellationToken = default) => DoAsync("receive-application", Clerk, Application(), cancellationToken, "Received");

    /// <summary>契約の起案; 決裁 and what follows are <see cref="ConcludeAsync"/>.</summary>
    public Task DraftContractAsync(DateOnly? provisionDueOn = null, CancellationToken cancellationToken = default) => FillAsync<DraftContractForm>("draft-contract", Clerk, form =>
    {
        form.ProvisionDueOn = provisionDueOn;
        return form;
    }, cancellationToken);

    /// <summary>契約の決裁、締結、送付、引継ぎ.</summary>
    public async Task ConcludeAsync(CancellationToken cancellationToken = default)
    {
        await ApproveContractAsync(cancellationToken);
        await DoAsync("seal", Clerk, new SealContractForm { ConcludedOn = Today, BothSealed = true }, cancellationToken);
        await DoAsync("send-counterpart", Clerk, new SendCounterpartForm { SentOn = Today, Way = "post" }, cancellationToken);
        await DoAsync("retain-copy", Clerk, new RetainApplicationCopyForm { ApplicationCopy = true, StampCopy = true }, cancellationToken);
        await DoAsync("forward-application", Clerk, new ForwardApplicationForm { ForwardedOn = Today }, cancellationToken);
        await DoAsync("notify-handlers", Clerk, new NotifyDataHandlersForm { PassedOn = true }, cancellationToken);
    }

    /// <summary>契約の決裁; the seal is <see cref="ConcludeAsync"/>'s.</summary>
    public Task ApproveContractAsync(CancellationToken cancellationToken = default) => ApproveAsync("approve-contract", people.HeadClerk, cancellationToken);

    /// <summary>納付がないまま期限が経過し、終了とする決定: the case ends.</summary>
    public Task LapseAsync(CancellationToken cancellationToken = default) => DoAsync("lapse", people.Supervisor, new DecideLapseForm
    {
        Reason = "期限までに申込みも納付もなく、電話で確認したところ、事業の計画を見直すため申し込まないとのことであった。",
    }, cancellationToken, "Closed");

    private ReceiveApplicationForm Application() => new()
    {
        ReceivedOn = Today,
        Channel = "in-person",
        Applicants = [new ApplicantRow { Name = Proposal.Party.Name }],
        ContractCopies = 2,
        Taxable = false,
        TaxableReason = "印紙税法別表第一の課税物件に当たらない。",
        DataHandlers = [new DataHandlerRow { Name = Proposal.Handler, Unit = Proposal.Party.ContactUnit, Position = "主任" }],
    };
}
