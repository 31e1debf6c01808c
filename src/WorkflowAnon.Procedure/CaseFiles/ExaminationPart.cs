using Microsoft.EntityFrameworkCore;
using WorkflowAnon.Documents;
using WorkflowAnon.Domain.Cases;
using WorkflowAnon.Domain.Examination;
using WorkflowAnon.Domain.Notification;
using WorkflowAnon.Domain.Rules;
using WorkflowAnon.Procedure.Notification;
using static WorkflowAnon.Procedure.CaseFiles.CaseFileScope;

namespace WorkflowAnon.Procedure.CaseFiles;

/// <summary>審査 (第6, 第7): the criteria with result, reason, evidence and examiner; what they rest on; 補正, 協議, ヒアリング, 一本化; the notices that went out.</summary>
internal sealed class ExaminationPart : ICaseFilePart
{
    public string Key => "examination";

    public string Title => "審査";

    public int Order => 30;

    public IReadOnlyList<PaperKind> Papers { get; } = [PaperKind.CorrectionDemand, PaperKind.ResultNotice, PaperKind.NoticeEnclosure];

    public async Task<IReadOnlyList<DocumentBlock>> BuildAsync(CaseFileScope scope, CancellationToken cancellationToken)
    {
        var id = scope.Case.Id;
        List<DocumentBlock> blocks = [];
        if (await scope.Db.Set<ExaminationFile>().AsNoTracking().SingleOrDefaultAsync(e => e.CaseId == id, cancellationToken) is { } file)
            AddFile(blocks, file, scope);
        await AddCorrectionsAsync(blocks, scope, cancellationToken);
        var consultations = await scope.Db.Set<Consultation>().AsNoTracking().Where(c => c.CaseId == id).OrderBy(c => c.RequestedAt).ToListAsync(cancellationToken);
        blocks.AddTable("総務課との協議", ["協議の日時", "協議した人", "協議の内容", "回答", "回答した人・日時"], consultations.Select(c => (IReadOnlyList<string>)
            [At(c.RequestedAt), scope.Who(c.RequestedById), c.Question, c.AnsweredAt is null ? "（回答待ち）" : c.Answer, c.AnsweredAt is null ? "" : $"{scope.Who(c.AnsweredById)}　{At(c.AnsweredAt)}"]));
        var hearings = await scope.Db.Set<Hearing>().AsNoTracking().Where(h => h.CaseId == id).OrderBy(h => h.HeldOn).ThenBy(h => h.Id).ToListAsync(cancellationToken);
        blocks.AddTable("ヒアリング", ["日", "相手・方法", "確認した事項", "聴取した内容", "聴取した人"], hearings.Select(h => (IReadOnlyList<string>)
            [Day(h.HeldOn), $"{(h.OfAgent ? "代理人" : "提案者")}　{h.Method}", h.Question, h.Answer, scope.Who(h.HeardById)]));
        await AddConsolidationsAsync(blocks, scope, cancellationToken);
        await AddNoticesAsync(blocks, scope, cancellationToken);
        return blocks;
    }

    private static void AddFile(List<DocumentBlock> blocks, ExaminationFile file, CaseFileScope scope)
    {
        blocks.Add(new Heading("審査の結論"));
        blocks.Add(new Fields(
        [
            ("結論", file.ConclusionConforms switch { true => "適合する", false => "適合しない", null => "（まだ起案されていません）" }), ("要旨", file.ConclusionSummary),
            ("起案", $"{Day(file.ConcludedOn)}　{scope.Who(file.ConcludedById)}"), ("決裁", Day(file.DecidedOn)), ("審査の開始", At(file.StartedAt)),
        ]));
        blocks.AddTable("基準ごとの判断", ["基準", "結果", "理由", "根拠", "審査者", "判断した日"], file.Assessments.OrderBy(a => a.Criterion).Select(a => (IReadOnlyList<string>)
        [
            Criteria.Get(a.Criterion).Title, a.Met ? "適合する" : "適合しない", a.ReasonCodes.Count > 0 ? $"{string.Join("、", a.ReasonCodes.Select(Criteria.ReasonText))}。{a.Reason}" : a.Reason, a.Evidence, a.ExaminerName, Day(a.AssessedOn),
        ]));
        if (file.Eligibility is { } eligibility)
        {
            blocks.Add(new Heading("欠格事由の確認"));
            blocks.Add(new Fields(
            [
                ("誓約書", eligibility.OathsConfirmed ? "確認した" : "確認していない"),
                ("解除者の記録との照合", $"{At(eligibility.LookedUpAt)}　{(eligibility.RegisterHits.Count == 0 ? "一致なし" : $"{Number(eligibility.RegisterHits.Count)}件一致　{eligibility.HitJudgement}")}"),
                ("可能な範囲での確認", eligibility.OtherInquiry), ("確認の結果", eligibility.GroundFound ? "欠格事由に当たる者がいる" : "欠格事由に当たる者はいない"),
                ("確認", $"{Day(eligibility.ConfirmedOn)}　{scope.Who(eligibility.ConfirmedById)}"),
            ]));
        }

        if (file.PersonCount is { } count)
        {
            blocks.Add(new Heading("本人の数"));
            blocks.Add(new Fields(
            [
                ("提案に係る数", Number(count.ProposedCount) + "人"), ("名寄せ前・名寄せ後", $"{Number(count.RawCount)}人・{Number(count.DeduplicatedCount)}人"), ("基準日", $"{Day(count.AsOf)}　{count.AsOfReason}"),
                ("範囲", count.WithinLimits ? "1,000人以上、名寄せ後の数以下" : "範囲外"), ("数えた方法", count.Method), ("数えた人", scope.Who(count.CountedById)),
            ]));
        }

        if (file.Method is { } method)
        {
            blocks.AddTable("加工の方法の点検", ["号", "基準", "満たせるか", "方法・理由"], method.Standards.OrderBy(s => s.Standard).Select(s => (IReadOnlyList<string>)
                [$"第{Number(s.Standard)}号", ProcessingStandards.Name(s.Standard), s.CanBeMet ? "満たせる" : "満たせない", s.Note]));
            blocks.Add(new Fields([("提案者との認識の共有", method.SharedUnderstanding), ("点検", $"{Day(method.CheckedOn)}　{scope.Who(method.CheckedById)}")]));
        }
    }

    private static async Task AddCorrectionsAsync(List<DocumentBlock> blocks, CaseFileScope scope, CancellationToken cancellationToken)
    {
        foreach (var c in await scope.Db.Set<Correction>().AsNoTracking().Where(c => c.CaseId == scope.Case.Id).OrderBy(c => c.Round).ToListAsync(cancellationToken))
        {
            blocks.Add(new Heading($"補正（第{Number(c.Round)}回）"));
            blocks.Add(new Fields(
            [
                ("求め", c.Kind switch { CorrectionKind.Explanation => "説明の要求", CorrectionKind.Correction => "訂正の求め", _ => "説明の要求及び訂正の求め" }), ("相手", c.ToAgent ? "代理人" : "提案者"),
                ("文書", $"{c.DocumentNumber}　{Day(c.RequestedOn)}　{scope.Who(c.RequestedById)}"), ("期限", $"{Day(c.DueOn)}　{c.DueReason}"),
                ("状態", c.State switch
                {
                    CorrectionState.Requested => "求めている", CorrectionState.Received => "訂正後の書類を収受した", CorrectionState.Forwarded => "担当課へ送付した", CorrectionState.ExaminedAsIs => "そのままの書類で審査する", _ => "取り下げられた",
                }),
                ("訂正後の書類の収受・送付", $"{Day(c.ReceivedOn)}・{At(c.ForwardedAt)}"), ("結果", c.Outcome),
            ]));
            blocks.Add(new Table(["条項", "求める事項"], [.. c.Items.Select(i => (IReadOnlyList<string>)[Clauses.TryGet(i.Clause)?.Reference ?? i.Clause, i.Text])]));
        }
    }

    private static async Task AddConsolidationsAsync(List<DocumentBlock> blocks, CaseFileScope scope, CancellationToken cancellationToken)
    {
        var all = await scope.Db.Set<Consolidation>().AsNoTracking().Where(c => c.RecruitmentId == scope.Case.RecruitmentId && c.FileId == scope.Case.FileId).OrderBy(c => c.ProposedOn).ToListAsync(cancellationToken);
        // Of the other proposals only how many they are: their proposers are not this file's.
        blocks.AddTable("提案の一本化・共通化", ["始めた日・人", "提案の数", "調整の内容", "承諾", "結果"], all.Where(c => c.CaseIds.Contains(scope.Case.Id)).Select(c => (IReadOnlyList<string>)
        [
            $"{Day(c.ProposedOn)}　{scope.Who(c.ProposedById)}", Number(c.CaseIds.Count) + "件", c.Content, $"{Number(c.Consents.Count(x => x.Consented))}人が承諾（回答 {Number(c.Consents.Count(x => x.On is not null))}人）",
            c.AgreedOn is { } on ? $"{Day(on)}に全員が承諾" : c.GivenUp.Length > 0 ? $"取りやめ　{c.GivenUp}" : "調整中",
        ]));
    }

    private static async Task AddNoticesAsync(List<DocumentBlock> blocks, CaseFileScope scope, CancellationToken cancellationToken)
    {
        foreach (var n in await scope.Db.Set<ResultNotice>().AsNoTracking().Where(n => n.CaseId == scope.Case.Id).OrderBy(n => n.Version).ToListAsync(cancellationToken))
        {
            blocks.Add(new Heading($"審査結果の通知（第{Number(n.Version)}版）"));
            blocks.Add(new Fields(
            [
                ("内容", n.Conforming ? "適合（第5号様式）" : "不適合（第8号様式）"), ("文書番号・施行日", n.DispatchedAt is null ? "（まだ発送していません）" : $"{n.DocumentNumber}　{Day(n.EnforcementDate)}"),
                ("発送", n.DispatchedAt is null ? "" : $"{At(n.DispatchedAt)}　{Words<DispatchNoticeForm>(nameof(DispatchNoticeForm.DispatchMethod), n.DispatchMethod)}"), ("起案", $"{Day(n.DraftedOn)}　{scope.Who(n.DraftedById)}"),
                ("再び通知した理由", n.ReissueReason), ("手数料の額", n.Conforming ? Yen(n.FeeYen) : ""),
                ("申込み・納付の期限", n.ApplicationDue is { } due ? $"{Day(due)}　{n.ApplicationDueRule}{(n.ApplicationDueReason.Length > 0 ? $"　変更の理由: {n.ApplicationDueReason}" : "")}" : ""),
                ("情報の名称", n.InformationName), ("同封", n.Conforming ? $"{(n.ApplicationFormEnclosed ? "申込書の様式、" : "")}契約書の案 {Number(n.ContractDraftCopies)}通" : ""), ("その他の記載", n.Remarks),
            ]));
            if (n.NonConformities.Count > 0)
                blocks.Add(new Table(["適合しない基準", "理由"], [.. n.NonConformities.Select(x => (IReadOnlyList<string>)[Criteria.Get(x.Criterion).Title, x.Reason])]));
        }
    }
}
