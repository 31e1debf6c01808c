using Microsoft.EntityFrameworkCore;
using WorkflowAnon.Procedure.Examination;
using WorkflowAnon.Procedure.Notification;
using WorkflowAnon.Storage.Tasks;

namespace WorkflowAnon.Procedure.Demonstration;

/// <summary>審査 (第6) and 通知 (第7).</summary>
public sealed partial class CaseScript
{
    /// <summary>総務課への協議と回答 (6-0).</summary>
    public async Task ConsultAsync(CancellationToken cancellationToken = default)
    {
        await RequestConsultationAsync(cancellationToken);
        await DoAsync("answer", Clerk, new AnswerConsultationForm { Answer = "支障となる先例はない。基準ごとに判断されたい。" }, cancellationToken);
    }

    /// <summary>総務課への協議 (6-0); the answer is still to come.</summary>
    public async Task RequestConsultationAsync(CancellationToken cancellationToken = default)
    {
        await DoAsync("proceed", Staff, new DecideProceedingForm { Reason = "提案の事業の性質について総務課の意見を聴くため。" }, cancellationToken, "Consult");
        await DoAsync("consult", Staff, new RequestConsultationForm { Question = "過去の提案の取扱いとの均衡について確認したい。" }, cancellationToken, "Requested");
    }

    /// <summary>七つの基準による審査, up to the draft of its result; 決裁 is <see cref="DecideAsync"/>.</summary>
    public async Task ExamineAsync(bool conforms = true, CancellationToken cancellationToken = default)
    {
        await BeginExaminationAsync(cancellationToken);
        await DoAsync("assess", Staff, Assessment(conforms), cancellationToken);
        await DoAsync("conclude", Staff, new ConcludeForm { Conforms = conforms ? "conforming" : "non-conforming", Summary = "審査調書のとおり。" }, cancellationToken, "Drafted");
    }

    /// <summary>欠格事由、本人の数、加工の方法: what the seven criteria are judged by.</summary>
    public async Task BeginExaminationAsync(CancellationToken cancellationToken = default)
    {
        await DoAsync("proceed", Staff, new DecideProceedingForm { Reason = "提案書類に不明な点はない。" }, cancellationToken, "Examine");
        await DoAsync("eligibility", Staff, new CheckEligibilityForm { OathsConfirmed = true, OtherInquiry = "他の行政機関等の公表資料を確認し、該当する者はなかった。", GroundFound = false }, cancellationToken);
        await FillAsync<FixPersonCountForm>("person-count", Staff, form =>
        {
            form.Raw ??= Proposal.File.Entry.RawPersonCount;
            form.Deduplicated ??= Proposal.File.Entry.PersonCount;
            form.Method = "システムの抽出条件により名寄せをして数えた。";
            if (form.CountAsOf > Today)
                (form.CountAsOf, form.AsOfReason) = (Today, "募集の期間の終了を待たずに審査するため。");
            return form;
        }, cancellationToken);
        await DoAsync("method", Staff, Method(), cancellationToken);
    }

    /// <summary>審査結果の決裁.</summary>
    public Task DecideAsync(CancellationToken cancellationToken = default) => ApproveAsync("approve", Approver, cancellationToken);

    /// <summary>委託の有無; the 委託費 is consulted and scrutinised, and the contract signed, where there is one.</summary>
    public async Task DecideOutsourcingAsync(long outsourcedYen = 0, CancellationToken cancellationToken = default)
    {
        await DoAsync("decide-outsourcing", Staff, outsourcedYen > 0
            ? new DecideOutsourcingForm { Outsourced = true, Scope = "加工処理の一部" }
            : new DecideOutsourcingForm { Outsourced = false, Scope = "抽出と加工が容易なため" }, cancellationToken);
        if (outsourcedYen > 0)
            await OutsourceAsync(outsourcedYen, cancellationToken);
    }

    /// <summary>委託の有無と手数料の積算 (第8の1).</summary>
    public async Task EstimateAsync(long outsourcedYen = 0, CancellationToken cancellationToken = default)
    {
        await DecideOutsourcingAsync(outsourcedYen, cancellationToken);
        // Only where others proposed on the same file.
        if (await office.ReadAsync(db => db.Set<HumanTask>().AsNoTracking().AnyAsync(
            t => t.SubjectId == CaseId && t.ActivityId == "confirm-identical" && (t.State == HumanTaskState.Open || t.State == HumanTaskState.Claimed), cancellationToken)))
            await DoAsync("confirm-identical", Staff, new ConfirmIdenticalForm { Basis = "加工の方法及び項目を比べ、全く同一のものはなかった。" }, cancellationToken);
        await DoAsync("estimate-fee", Staff, new EstimateFeeForm
        {
            Lines = [new FeeLineRow { Work = "ExtractionDesign", Minutes = 90 }, new FeeLineRow { Work = "Processing", Minutes = 162 }, new FeeLineRow { Work = "Inspection", Minutes = 48 }],
            OutsourcedYen = outsourcedYen > 0 ? outsourcedYen : null,
        }, cancellationToken, "Done");
    }

    /// <summary>適合の通知 (第5号様式).</summary>
    public async Task NotifyAsync(CancellationToken cancellationToken = default)
    {
        await DraftNoticeAsync(cancellationToken);
        await DoAsync("dispatch", Staff, new DispatchNoticeForm { EnforcementDate = Today, DispatchMethod = "post", EnclosuresPacked = true }, cancellationToken, "Dispatched");
    }

    /// <summary>適合の通知の起案と決裁; it is still to be dispatched.</summary>
    public async Task DraftNoticeAsync(CancellationToken cancellationToken = default)
    {
        await DoAsync("draft", Staff, new DraftConformingNoticeForm
        {
            ContractingPartyConfirmed = true,
            PaymentMethod = "prefectural-stamp",
            PaymentPlace = "総務課窓口",
            Medium = Proposal.Medium,
            ProvisionWay = Proposal.Way,
            InformationName = InformationName,
            PlannedEnforcementDate = Today,
            ApplicationFormEnclosed = true,
            ContractDraftCopies = 2,
        }, cancellationToken, "Drafted");
        // Examination and notice both have an "approve": the notice's is the one that is open now.
        await ApproveAsync("approve", Approver, cancellationToken);
    }

    /// <summary>不適合の通知 (第8号様式): the case ends.</summary>
    public async Task NotifyNonConformingAsync(CancellationToken cancellationToken = default)
    {
        await DoAsync("draft-non-conforming", Staff, null, cancellationToken);
        await ApproveAsync("approve-non-conforming", Approver, cancellationToken);
        await DoAsync("dispatch-non-conforming", Staff, new DispatchNoticeForm { EnforcementDate = Today, DispatchMethod = "post" }, cancellationToken, "Dispatched");
    }

    private string InformationName => Proposal.File.Entry.Name.Replace("ファイル", "", StringComparison.Ordinal) + "匿名加工情報";

    private async Task OutsourceAsync(long yen, CancellationToken cancellationToken)
    {
        await DoAsync("consult-cost", Staff, new ConsultCostForm { Question = "委託費の積算と負担について" }, cancellationToken);
        await DoAsync("answer", Clerk, new AnswerConsultationForm { Answer = "見積りの精査の後、手数料に算入されたい。" }, cancellationToken);
        await DoAsync("scrutinise", Staff, new ScrutiniseEstimateForm
        {
            ContractorName = "陸奥湾情報処理株式会社",
            ContractorAddress = "むつ市中央一丁目0番0号",
            EstimatedOn = Today,
            EstimateYen = yen,
            Scrutiny = "単価及び工数は妥当である。",
        }, cancellationToken);
        await DoAsync("sign-outsourcing", Staff, new SignOutsourcingForm
        {
            ContractedOn = Today,
            ContractNumber = "委託第1号 加工処理業務",
            ConditionalOnUseContract = true,
            ContractItems = ["no-identification", "controls", "guidance", "safety"],
        }, cancellationToken);
    }

    private CheckMethodForm Method() => new()
    {
        Standard1 = true,
        Standard1Note = "氏名を削除し、住所を市町村名までとする。",
        Standard2 = true,
        Standard2Note = "個人識別符号を削除する。",
        Standard3 = true,
        Standard3Note = "他の情報と連結する管理番号を削除する。",
        Standard4 = true,
        Standard4Note = "特異な値をまとめる。",
        Standard5 = true,
        Standard5Note = "該当する者が1人の区分がないことを確かめる。",
        SharedUnderstanding = $"{Proposal.Party.Name}に電話で確認した。",
    };

    private static AssessCriteriaForm Assessment(bool conforms)
    {
        const string reason = "提案書の記載により認められる。", evidence = "提案書、事業計画書";
        var form = new AssessCriteriaForm
        {
            Criterion1Result = "met",
            Criterion1Reason = reason,
            Criterion1Evidence = "誓約書",
            Criterion2Result = "met",
            Criterion2Reason = reason,
            Criterion2Evidence = evidence,
            Criterion3Result = "met",
            Criterion3Reason = reason,
            Criterion3Evidence = evidence,
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
        };
        if (conforms)
            return form;
        form.Criterion4Result = "not-met";
        form.Criterion4Codes = ["curiosity"];
        form.Criterion4Reason = "事業計画に閲覧用の一覧を作るとあるのみで、どのような産業や生活に役立つかの記載がない。";
        return form;
    }
}
