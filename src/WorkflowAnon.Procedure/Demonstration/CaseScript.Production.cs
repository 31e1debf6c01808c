using WorkflowAnon.Procedure.FileRegister;
using WorkflowAnon.Procedure.Production;
using WorkflowAnon.Procedure.Provision;

namespace WorkflowAnon.Procedure.Demonstration;

/// <summary>作成 (第9の1), 提供 (第9の2), ファイル簿への記載と公表 (第11の5).</summary>
public sealed partial class CaseScript
{
    /// <summary>作成の開始; where the work is outsourced, the contractor is told its duties.</summary>
    public async Task StartProductionAsync(bool outsourced = false, CancellationToken cancellationToken = default)
    {
        await DoAsync("start-production", Staff, new StartProductionForm
        {
            StartedOn = Today,
            Persons = [Person(Staff.DisplayName), Person(Colleague.DisplayName)],
            AuthorityDefined = true,
            RegulationsKept = true,
            UnauthorisedPrevented = true,
        }, cancellationToken);
        if (!outsourced)
            return;
        await DoAsync("instruct-contractor", Staff, new InstructContractorForm
        {
            Told = ["processing", "noIdentification", "secrecy", "penalties", "chapter4"],
            IsBusinessOperator = true,
            AcknowledgedOn = Today,
            SafetyChecked = true,
            ContractForbidsIdentification = true,
            Note = "作業の場所を訪ねて確認した。",
        }, cancellationToken);
        await DoAsync("report-outsourcing", Staff, new ReportOutsourcingForm { ReportedOn = Today }, cancellationToken);
    }

    /// <summary>作成と加工の基準の確認.</summary>
    public Task ProduceAsync(CancellationToken cancellationToken = default) => FillAsync<RecordProductionForm>("produce", Staff, form =>
    {
        string[] measures = ["氏名を削除し、住所を市町村名までとした。", "個人識別符号を削除した。", "管理番号を削除した。", "特異な値を一つの区分にまとめた。", "該当する者が1人の区分を統合した。"];
        for (var i = 0; i < form.Standards.Count; i++)
            (form.Standards[i].Measure, form.Standards[i].Evidence, form.Standards[i].Count) = (measures[i], FormattableString.Invariant($"確認記録{i + 1}"), i switch { 3 => 12, 4 => 0, _ => null });
        form.PersonCount = Proposal.PersonCount;
        form.ActualMinutes = 315;
        form.FinishedOn = Today;
        return form;
    }, cancellationToken);

    /// <summary>検査, by another person.</summary>
    public Task InspectAsync(bool passed = true, CancellationToken cancellationToken = default) => FillAsync<InspectForm>("inspect", Colleague, form =>
    {
        form.InspectedOn = Today;
        foreach (var standard in form.Standards)
            (standard.IsMet, standard.Evidence) = (passed || standard.Number != "5", "作成された情報を抽出して確かめた。");
        form.PersonCount = Proposal.PersonCount;
        form.MatchesContract = true;
        form.Note = passed ? "全ての基準を満たしている。" : "居住市町村と年齢の組合せに該当する者が1人の区分があるため、区分を統合すること。";
        return form;
    }, cancellationToken, passed ? "Passed" : "Failed");

    /// <summary>媒体の用意.</summary>
    public Task PrepareMediaAsync(CancellationToken cancellationToken = default) => DoAsync("prepare-media", Staff, new PrepareMediaForm
    {
        Measures = ["encryption", "sealed", "tracked", "recorded", "labelled"],
        MediaSerial = "匿加-" + (Proposal.Party.CorporateNumber is { Length: > 4 } number ? number[^4..] : "0001"),
        MediaCount = 1,
    }, cancellationToken);

    /// <summary>提供が遅れる旨の通知.</summary>
    public async Task DelayAsync(DateOnly expectedOn, CancellationToken cancellationToken = default)
    {
        await DoAsync("provide", Staff, new ProvideForm(), cancellationToken, "Delayed");
        await DoAsync("notify-delay", Staff, new NotifyDelayForm { NotifiedOn = Today, Reason = "媒体の書込み装置が故障したため", ExpectedOn = expectedOn }, cancellationToken);
    }

    /// <summary>提供.</summary>
    public Task ProvideAsync(CancellationToken cancellationToken = default) => DoAsync("provide", Staff, new ProvideForm
    {
        ProvidedOn = Today,
        Medium = Proposal.Medium,
        Way = Proposal.Way,
        Recipient = Proposal.Party.Name,
        ReceiptNote = "書留 000-00-00000-0",
    }, cancellationToken, "Provided");

    /// <summary>利用期間の満了後の消去の確認: the case ends.</summary>
    public Task ConfirmErasureAsync(CancellationToken cancellationToken = default) => DoAsync("confirm-erasure", Staff, new ConfirmErasureForm
    {
        ConfirmedOn = Today,
        Content = "媒体を裁断し、複製を消去した旨の報告書を受けた。",
    }, cancellationToken);

    /// <summary>ファイル簿への記載と総務課への提出.</summary>
    public async Task RegisterAsync(CancellationToken cancellationToken = default)
    {
        await FillAsync<EnterCreatedInformationForm>("enter-outline", Staff, form =>
        {
            form.ProposalsFrom = Today.AddDays(7);
            form.ProposalsTo = Today.AddYears(1);
            return form;
        }, cancellationToken);
        await DoAsync("submit-register", Staff, new SubmitFileRegisterForm { SubmittedOn = Today }, cancellationToken);
    }

    /// <summary>総務文書課への公表の依頼と、公表の確認.</summary>
    public async Task PublishAsync(CancellationToken cancellationToken = default)
    {
        await DoAsync("request-publication", Clerk, new RequestPublicationForm { RequestedOn = Today }, cancellationToken);
        await DoAsync("confirm-publication", Clerk, new ConfirmPublicationForm { PublishedOn = Today, PublishedAt = "https://www.pref.example.jp/anon/list.html" }, cancellationToken);
    }

    /// <summary>From a concluded contract to the use, all in one day.</summary>
    public async Task DeliverAsync(CancellationToken cancellationToken = default)
    {
        await StartProductionAsync(cancellationToken: cancellationToken);
        await ProduceAsync(cancellationToken);
        await InspectAsync(cancellationToken: cancellationToken);
        await PrepareMediaAsync(cancellationToken);
        await ProvideAsync(cancellationToken);
    }

    private HandlingPersonRow Person(string name) => new() { Name = name, Kind = "Staff", InformedOn = Today, PromisedNoIdentification = true };
}
