using System.Globalization;
using Microsoft.EntityFrameworkCore;
using WorkflowAnon.Documents;
using WorkflowAnon.Domain.Calendar;
using WorkflowAnon.Domain.Fees;
using WorkflowAnon.Domain.Production;
using WorkflowAnon.Domain.Rules;
using WorkflowAnon.Procedure.Examination;
using WorkflowAnon.Procedure.Kernel;
using WorkflowAnon.Storage.Model;

namespace WorkflowAnon.Procedure.Notification;

/// <summary>手数料積算書 (8-1). Stays in the office.</summary>
[Implements("8-1-1")]
internal sealed class FeeSheetPaper : IPaperSource
{
    /// <summary>Key in the address.</summary>
    public const string PaperKey = "fee-sheet";

    /// <inheritdoc/>
    public string Key => PaperKey;

    /// <inheritdoc/>
    public async Task<DocumentModel?> BuildAsync(WorkflowAnonDbContext db, string id, CancellationToken cancellationToken)
    {
        if (await db.FeeSheetAsync(id, cancellationToken) is not { } sheet)
            return null;
        var identical = await db.Set<IdenticalProposals>().AsNoTracking().FirstOrDefaultAsync(r => r.Id == sheet.IdenticalRecordId, cancellationToken);
        if (sheet.Lines.Count == 0)
            return NewProposal(sheet);
        var actual = (await db.Set<ProductionFile>().AsNoTracking().FirstOrDefaultAsync(p => p.CaseId == id, cancellationToken))?.ActualMinutes;
        var timeCost = sheet.Hours * sheet.HourlyYen;
        return new("", string.Create(CultureInfo.InvariantCulture, $"手数料積算書（第{sheet.Version}版）"),
        [
            new Table(["作業（イ）", "延べ時間（分）", "内訳"],
            [
                .. sheet.Lines.Select(l => (IReadOnlyList<string>)[Name(l.Work), ExaminationReader.Number(l.Minutes), l.Note]),
                ["合計", ExaminationReader.Number(sheet.TotalMinutes), $"1時間までごとに切上げ {ExaminationReader.Number(sheet.Hours)}時間"],
            ]),
            new Fields(
            [
                ("ア　基本額", Yen(sheet.BaseYen)),
                ("イ　作成に要する時間", $"{ExaminationReader.Number(sheet.Hours)}時間 × {Yen(sheet.HourlyYen)} ＝ {Yen(timeCost)}"),
                ("ウ　受託者に支払う額", sheet.OutsourcedYen is { } outsourced ? Yen(outsourced) : "委託しない"),
                ("全く同一の提案の数", $"{sheet.IdenticalProposals}件　{identical?.Basis}"),
                ("作成に要する費用（案分後）", Yen(sheet.ProductionShareYen)),
                ("手数料の額", Yen(sheet.TotalYen)),
                ("計算", sheet.Rule),
                ("根拠", sheet.LegalBasis),
                ("積算した日", JapaneseDate.Format(sheet.EstimatedOn)),
                ("実際に要した工数（算定方法の見直しのため）", actual is { } minutes ? $"{WorkComparison.Minutes(minutes)}（見積りとの差 {WorkComparison.Difference(minutes - sheet.TotalMinutes)}）" : "作成の後に記録する"),
            ]),
        ]);
    }

    // 11-6-2エ: no work of production, no outsourcing, nothing to split.
    private static DocumentModel NewProposal(FeeSheet sheet) => new("", string.Create(CultureInfo.InvariantCulture, $"手数料積算書（新たな提案、第{sheet.Version}版）"),
    [
        new Fields([("手数料の額", Yen(sheet.TotalYen)), ("計算", sheet.Rule), ("根拠", sheet.LegalBasis), ("積算した日", JapaneseDate.Format(sheet.EstimatedOn))]),
    ]);

    private static string Yen(long value) => ExaminationReader.Number(value) + "円";

    /// <summary>作業 in words.</summary>
    public static string Name(FeeWork work) => work switch
    {
        FeeWork.ExtractionDesign => "データ抽出方法の設計",
        FeeWork.Extraction => "データ抽出の実行",
        FeeWork.ProcessingDesign => "加工プログラムの設計",
        FeeWork.Processing => "加工処理の実行",
        FeeWork.Inspection => "作成した情報の検査",
        FeeWork.OutsourcingPaperwork => "委託の手続（起案・決裁等）",
        _ => "その他作成に要する作業",
    };
}
