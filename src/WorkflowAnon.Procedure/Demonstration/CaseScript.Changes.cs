using WorkflowAnon.Procedure.Changes;
using WorkflowAnon.Procedure.CommissionReports;
using WorkflowAnon.Procedure.Termination;

namespace WorkflowAnon.Procedure.Demonstration;

/// <summary>変更 (第9の3) and 解除 (第10).</summary>
public sealed partial class CaseScript
{
    /// <summary>取扱従事者の交代の届出 (第9号様式): confirmed, copied, forwarded.</summary>
    public async Task ReplaceHandlerAsync(CancellationToken cancellationToken = default)
    {
        await NotifyOfHandlerAsync(cancellationToken);
        await DoAsync("confirm-reason", Clerk, new ConfirmChangeReasonForm { IsProper = true, Note = "相手方に電話で確かめた。" }, cancellationToken);
        await DoAsync("retain-copy", Clerk, new RetainChangeNoticeCopyForm { CopyRetained = true }, cancellationToken);
        await DoAsync("forward", Clerk, new ForwardChangeNoticeForm { ForwardedOn = Today }, cancellationToken);
    }

    /// <summary>取扱従事者の交代の届出の受付; its reason is still to be confirmed.</summary>
    public async Task NotifyOfHandlerAsync(CancellationToken cancellationToken = default)
    {
        await office.BeginAsync("change-notice", Clerk, file.Next("change"), CaseId, cancellationToken);
        await DoAsync("receive-change", Clerk, new ReceiveChangeNoticeForm
        {
            ReceivedOn = Today,
            Changes = [new ChangeRow { Kind = "DataHandlerReplaced", Before = Proposal.Handler, After = "𠮷野 航", Reason = "人事異動により担当を交代するため", ChangeOn = Today.AddDays(10) }],
        }, cancellationToken, "Minor");
    }

    /// <summary>事業の変更の届出: the counterparty is told that a new proposal is needed (9-3-2).</summary>
    public async Task ExtendUseAsync(CancellationToken cancellationToken = default)
    {
        await office.BeginAsync("change-notice", Clerk, file.Next("change"), CaseId, cancellationToken);
        await DoAsync("receive-change", Clerk, new ReceiveChangeNoticeForm
        {
            ReceivedOn = Today,
            Changes = [new ChangeRow { Kind = "UsePeriodExtended", Before = "令和11年3月31日まで", After = "令和13年3月31日まで", Reason = "分析の対象を広げるため", ChangeOn = Today.AddDays(30) }],
        }, cancellationToken, "Business");
        await DoAsync("tell-new-proposal", Clerk, new TellNewProposalForm { ToldOn = Today, Content = "第10号様式による新たな提案を要する旨を、文書で知らせた。" }, cancellationToken);
    }

    /// <summary>違反等の判断から解除の決裁、解除しようとする旨の通知まで; the first report is still to be made.</summary>
    public async Task IntendTerminationAsync(CancellationToken cancellationToken = default)
    {
        await office.BeginAsync("termination", Staff, file.Next("termination"), CaseId, cancellationToken);
        await DoAsync("record-violation", Staff, new RecordViolationForm { JudgedOn = Today, Facts = "提供を受けた情報を、契約で禁じられた第三者に提供していたことが判明した。" }, cancellationToken);
        await DoAsync("report-violation", Clerk, Report("第三者への提供の事実を報告した。"), cancellationToken);
        await DoAsync("decide-termination", Staff, new DecideTerminationForm { Causes = ["SeriousBreach"], Facts = "第三者への提供は契約第8条に違反し、重大である。" }, cancellationToken, "Terminate");
        await ApproveAsync("approve-termination", Approver, cancellationToken);
        await DoAsync("notify-intent", Staff, new NotifyIntentForm { Note = "早急に報告されたい。" }, cancellationToken);
    }

    /// <summary>1回目の報告、解除、2回目の報告: the case ends.</summary>
    public async Task TerminateAsync(CancellationToken cancellationToken = default)
    {
        await ReportIntentAsync(cancellationToken);
        await DoAsync("terminate", Staff, new TerminateForm { TerminatedOn = Today, Way = "contentCertified" }, cancellationToken);
        await DoAsync("report-terminated", Clerk, Report("契約を解除した旨を報告した。"), cancellationToken);
    }

    /// <summary>1回目の報告: from now on the contract may be terminated.</summary>
    public Task ReportIntentAsync(CancellationToken cancellationToken = default) => DoAsync("report-intent", Clerk, Report("契約を解除しようとする旨を報告した。"), cancellationToken);

    private ReportToCommissionForm Report(string content) => new() { ReportedOn = Today, Method = "form", Content = content };
}
