using Microsoft.EntityFrameworkCore;
using WorkflowAnon.Domain.Proposals;
using WorkflowAnon.Procedure.Examination;
using WorkflowAnon.Procedure.Proposals;

namespace WorkflowAnon.Procedure.Demonstration;

/// <summary>提案の手続 (第5).</summary>
public sealed partial class CaseScript
{
    /// <summary>到達の記録: the case is opened.</summary>
    /// <param name="recruitmentId">The recruitment it answers.</param>
    /// <param name="channelId">提出の方法.</param>
    /// <param name="cancellationToken">Cancels between steps.</param>
    public async Task ArriveAsync(string recruitmentId, string channelId = "post", CancellationToken cancellationToken = default)
    {
        file.CaseId = await office.BeginAsync("proposal-receipt", Clerk, file.Next("begin"), null, cancellationToken);
        await DoAsync("record-arrival", Clerk, new RecordArrivalForm
        {
            RecruitmentId = recruitmentId,
            ArrivedOn = Today,
            Channel = channelId,
            PostmarkedOn = channelId == "post" ? Today.AddDays(-1) : null,
            ForCreatedInformation = false,
        }, cancellationToken);
    }

    /// <summary>返戻: papers that came in a way that is not accepted.</summary>
    public Task ReturnAsync(CancellationToken cancellationToken = default) => DoAsync("return-papers", Clerk, new ReturnPapersForm
    {
        ReturnedOn = Today,
        Guidance = "電子メールによる提出は受け付けていないため、持参又は郵送により提出するよう電話で案内した。",
    }, cancellationToken);

    /// <summary>収受日付印、写しの保管、原本の送付.</summary>
    public async Task ForwardAsync(CancellationToken cancellationToken = default)
    {
        await DoAsync("stamp-receipt", Clerk, new StampReceiptForm { ReceivedOn = Today, Stamped = true }, cancellationToken);
        await DoAsync("retain-copy", Clerk, new RetainCopyForm { Place = "提案書類綴", Sheets = 24 }, cancellationToken);
        await DoAsync("forward-original", Clerk, new ForwardOriginalForm { FileName = Proposal.File.Entry.Name, ForwardedOn = Today }, cancellationToken);
    }

    /// <summary>提案者の入力と書類の確認: the checks stop before the contents.</summary>
    public async Task CheckPapersAsync(CancellationToken cancellationToken = default)
    {
        await EnterPartiesAsync(cancellationToken);
        await DoAsync("check-identity", Clerk, Proposal.Identity(Today), cancellationToken);
        await DoAsync("check-attachments", Clerk, Proposal.Attachments(Today.AddDays(-3), RecruitmentScript.RequiredPapers), cancellationToken);
    }

    /// <summary>提案者の入力: the checks begin side by side.</summary>
    public Task EnterPartiesAsync(CancellationToken cancellationToken = default) => DoAsync("enter-parties", Clerk, Proposal.Parties(Today.AddDays(-3)), cancellationToken);

    /// <summary>記載の確認と担当課への送付.</summary>
    /// <param name="vague">True: 「適宜」と書かれた項目がある — to be corrected.</param>
    /// <param name="cancellationToken">Cancels between steps.</param>
    public async Task CheckContentsAsync(bool vague = false, CancellationToken cancellationToken = default)
    {
        var wanted = vague ? Proposal.Wanted.ToDictionary(w => w.Key, _ => "適宜") : Proposal.Wanted;
        await FillAsync<EnterContentForm>("enter-content", Clerk, form => Proposal.Content(form, wanted), cancellationToken);
        await DoAsync("enter-safety", Clerk, Proposal.Safety(), cancellationToken);
        await DoAsync("check-items", Clerk, AllSeen(), cancellationToken);
        await DoAsync("send-findings", Clerk, new SendFindingsForm { Remark = vague ? "希望する程度の記載が不明確な項目がある。" : "" }, cancellationToken);
    }

    /// <summary>説明・訂正の求め (5-7).</summary>
    public async Task DemandCorrectionAsync(DateOnly dueOn, CancellationToken cancellationToken = default)
    {
        await DoAsync("proceed", Staff, new DecideProceedingForm { Reason = "記録項目の程度が明らかでなく、加工の方法を特定できないため。" }, cancellationToken, "Demand");
        var findings = await office.ReadAsync(db => db.Set<FormalFinding>().AsNoTracking().Where(f => f.CaseId == CaseId).OrderBy(f => f.Position).Select(f => f.Id).ToListAsync(cancellationToken));
        await DoAsync("demand", Staff, new DemandCorrectionForm
        {
            Kind = "Correction",
            Addressee = "proposer",
            Findings = findings,
            IssuedOn = Today,
            DueOn = dueOn,
            Points = [new CorrectionPointRow { Text = "記録項目ごとに、希望する程度（「市町村名まで」など）を具体的に記載してください。" }],
        }, cancellationToken, "Issued");
    }

    /// <summary>訂正後の書類: stamped, copied, forwarded, checked again (5-7n).</summary>
    public async Task CorrectAsync(CancellationToken cancellationToken = default)
    {
        await DoAsync("receive-correction", Clerk, new ReceiveCorrectionForm
        {
            ArrivedOn = Today,
            Channel = "post",
            PostmarkedOn = Today.AddDays(-1),
            ReceivedOn = Today,
            Stamped = true,
            ChangedParts = ["content"],
            Description = "訂正後の提案書（3枚目）",
        }, cancellationToken);
        await DoAsync("retain-corrected-copy", Clerk, new RetainCopyForm { Place = "提案書類綴", Sheets = 3 }, cancellationToken);
        await DoAsync("forward-correction", Clerk, new ForwardCorrectionForm { ForwardedOn = Today }, cancellationToken);
        await FillAsync<EnterContentForm>("reenter-content", Clerk, form => Proposal.Content(form, Proposal.Wanted), cancellationToken);
        await DoAsync("recheck-items", Clerk, AllSeen(), cancellationToken);
        await DoAsync("resend-findings", Clerk, new SendFindingsForm { Remark = "訂正により不備は解消した。" }, cancellationToken);
    }

    /// <summary>補正の期限の経過後、書面で確認した取下げ: the case ends.</summary>
    public Task WithdrawAsync(CancellationToken cancellationToken = default) => DoAsync("decide-overdue", Approver, new DecideOverdueCorrectionForm
    {
        ConfirmedOn = Today,
        Reason = $"提案の取下書（{Proposal.Party.Name}）",
    }, cancellationToken, "Withdrawn");

    private static CheckItemsForm AllSeen() => new() { Confirmed = [.. Enumerable.Range(1, 8).Select(i => FormattableString.Invariant($"5-5-{i}"))] };
}
