using Microsoft.EntityFrameworkCore;
using WorkflowAnon.Documents;
using WorkflowAnon.Domain.Cases;
using WorkflowAnon.Domain.Examination;
using WorkflowAnon.Domain.Fees;
using WorkflowAnon.Domain.Notification;
using WorkflowAnon.Procedure.Notification;
using static WorkflowAnon.Procedure.CaseFiles.CaseFileScope;

namespace WorkflowAnon.Procedure.CaseFiles;

/// <summary>手数料 (第8の1, 2): every estimate and how it was computed, outsourcing behind it, what was paid, what differed and how it was settled.</summary>
internal sealed class FeesPart : ICaseFilePart
{
    public string Key => "fees";

    public string Title => "手数料";

    public int Order => 40;

    public IReadOnlyList<PaperKind> Papers { get; } = [PaperKind.CancelledStampCopy];

    public async Task<IReadOnlyList<DocumentBlock>> BuildAsync(CaseFileScope scope, CancellationToken cancellationToken)
    {
        var id = scope.Case.Id;
        List<DocumentBlock> blocks = [];
        var bases = await scope.Db.Set<IdenticalProposals>().AsNoTracking().Where(i => i.RecruitmentId == scope.Case.RecruitmentId && i.FileId == scope.Case.FileId)
            .ToDictionaryAsync(i => i.Id, i => i.Basis, cancellationToken);
        foreach (var sheet in await scope.Db.Set<FeeSheet>().AsNoTracking().Where(s => s.CaseId == id).OrderBy(s => s.Version).ToListAsync(cancellationToken))
            AddSheet(blocks, sheet, bases.GetValueOrDefault(sheet.IdenticalRecordId, ""), scope);
        if (await scope.Db.Set<ConditionalOutsourcing>().AsNoTracking().SingleOrDefaultAsync(o => o.CaseId == id, cancellationToken) is { } outsourcing)
            AddOutsourcing(blocks, outsourcing, scope);
        await AddPaymentAsync(blocks, scope, cancellationToken);
        return blocks;
    }

    private static void AddSheet(List<DocumentBlock> blocks, FeeSheet sheet, string basis, CaseFileScope scope)
    {
        blocks.Add(new Heading($"手数料の積算（第{Number(sheet.Version)}版）"));
        if (sheet.Lines.Count > 0)
        {
            blocks.Add(new Table(["作業", "延べ時間（分）", "内訳"],
            [
                .. sheet.Lines.Select(l => (IReadOnlyList<string>)[FeeSheetPaper.Name(l.Work), Number(l.Minutes), l.Note]),
                ["合計", Number(sheet.TotalMinutes), $"1時間までごとに切上げ {Number(sheet.Hours)}時間"],
            ]));
        }

        blocks.Add(new Fields(
        [
            ("手数料の額", Yen(sheet.TotalYen)), ("どう計算したか", sheet.Rule), ("基本額", sheet.Lines.Count > 0 ? Yen(sheet.BaseYen) : ""),
            ("作成に要する時間の額", sheet.Lines.Count > 0 ? $"{Number(sheet.Hours)}時間 × {Yen(sheet.HourlyYen)} ＝ {Yen(sheet.Hours * sheet.HourlyYen)}" : ""),
            ("受託者に支払う額", sheet.OutsourcedYen is { } paid ? Yen(paid) : ""), ("全く同一の提案の数", sheet.Lines.Count > 0 ? $"{Number(sheet.IdenticalProposals)}件　{basis}" : ""),
            ("作成に要する費用（案分後）", sheet.Lines.Count > 0 ? Yen(sheet.ProductionShareYen) : ""), ("根拠", sheet.LegalBasis), ("積算", $"{Day(sheet.EstimatedOn)}　{scope.Who(sheet.EstimatedById)}"),
        ]));
    }

    private static void AddOutsourcing(List<DocumentBlock> blocks, ConditionalOutsourcing o, CaseFileScope scope)
    {
        blocks.Add(new Heading("作成の委託"));
        blocks.Add(new Fields(
        [
            ("委託の要否", o.Outsourced ? "委託する" : "委託しない"), (o.Outsourced ? "委託する範囲" : "理由", o.Scope), ("決めた人", scope.Who(o.DecidedById)), ("委託予定先", $"{o.ContractorName}　{o.ContractorAddress}".Trim()),
            ("見積り", o.EstimatedOn is null ? "" : $"{Day(o.EstimatedOn)}　{Yen(o.EstimateYen)}"), ("精査", o.ScrutinisedOn is null ? "" : $"{Day(o.ScrutinisedOn)}　{o.Scrutiny}（{scope.Who(o.ScrutinisedById)}）"),
            ("停止条件付委託契約", o.ContractedOn is null ? "" : $"{Day(o.ContractedOn)}　{o.ContractNumber}"), ("条件の成就", o.EffectiveOn is null ? "" : Day(o.EffectiveOn)),
        ]));
    }

    private static async Task AddPaymentAsync(List<DocumentBlock> blocks, CaseFileScope scope, CancellationToken cancellationToken)
    {
        var id = scope.Case.Id;
        if (await scope.Db.Set<FeePayment>().AsNoTracking().SingleOrDefaultAsync(p => p.CaseId == id, cancellationToken) is { } payment)
        {
            blocks.Add(new Heading("納付"));
            blocks.Add(new Fields(
            [
                ("納付額", Yen(payment.Yen)), ("納付した日", Day(payment.PaidOn)), ("納付方法", scope.Profile.PaymentMethods.FirstOrDefault(m => m.Id == payment.PaymentMethodId)?.Name ?? payment.PaymentMethodId),
                ("届いた方法", payment.Channel == PaymentChannel.InPerson ? "持参" : $"郵送　{payment.PostReason}"), ("確認", $"{At(payment.ConfirmedAt)}　{scope.Who(payment.ConfirmedById)}"),
                ("証紙の消印", payment.StampsCancelledOn is null ? "" : $"{Day(payment.StampsCancelledOn)}　{scope.Who(payment.StampsCancelledById)}"),
            ]));
        }

        var mismatches = await scope.Db.Set<FeeMismatch>().AsNoTracking().Where(m => m.CaseId == id).OrderBy(m => m.NotedAt).ToListAsync(cancellationToken);
        blocks.AddTable("額の相違", ["日時", "内容", "提示された額", "経緯と対応", "気付いた人"], mismatches.Select(m => (IReadOnlyList<string>)
            [At(m.NotedAt), m.Kind == FeeMismatchKind.AmountReceived ? "納付額が通知した額と異なる" : "通知した額の形式的な誤りの疑い", m.OfferedYen > 0 ? Yen(m.OfferedYen) : "－", m.Note, scope.Who(m.NotedById)]));
        var settlements = await scope.Db.Set<FeeSettlement>().AsNoTracking().Where(s => s.CaseId == id).OrderBy(s => s.DecidedOn).ThenBy(s => s.Id).ToListAsync(cancellationToken);
        blocks.AddTable("訂正による差額の精算", ["決めた日・人", "差額", "誤りの内容", "精算"], settlements.Select(s => (IReadOnlyList<string>)
            [$"{Day(s.DecidedOn)}　{scope.Who(s.DecidedById)}", s.DifferenceYen >= 0 ? $"追加徴収 {Yen(s.DifferenceYen)}" : $"還付 {Yen(-s.DifferenceYen)}", s.Explanation, s.SettledOn is null ? "（まだです）" : $"{Day(s.SettledOn)}　{s.Method}　{scope.Who(s.SettledById)}"]));
    }
}
