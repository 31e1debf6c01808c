using Microsoft.EntityFrameworkCore;
using WorkflowAnon.Documents;
using WorkflowAnon.Domain.Cases;
using WorkflowAnon.Domain.Production;
using WorkflowAnon.Domain.Rules;
using WorkflowAnon.Procedure.Production;
using static WorkflowAnon.Procedure.CaseFiles.CaseFileScope;

namespace WorkflowAnon.Procedure.CaseFiles;

/// <summary>作成 (第9の1, 第11): who handled the data and was told the duties, the five standards with their evidence, every inspection, questions to the counterparty.</summary>
internal sealed class ProductionPart : ICaseFilePart
{
    public string Key => "production";

    public string Title => "作成";

    public int Order => 60;

    public IReadOnlyList<PaperKind> Papers { get; } = [PaperKind.CounterpartyInquiry];

    public async Task<IReadOnlyList<DocumentBlock>> BuildAsync(CaseFileScope scope, CancellationToken cancellationToken)
    {
        var id = scope.Case.Id;
        List<DocumentBlock> blocks = [];
        if (await scope.Db.Set<ProductionFile>().AsNoTracking().SingleOrDefaultAsync(p => p.CaseId == id, cancellationToken) is { } file)
            AddFile(blocks, file, scope);
        var persons = await scope.Db.Set<HandlingPerson>().AsNoTracking().Where(p => p.CaseId == id).OrderBy(p => p.InformedOn).ThenBy(p => p.Id).ToListAsync(cancellationToken);
        blocks.AddTable("取扱いに従事する者への義務の周知", ["氏名", "区分", "周知した日・人", "従事しなくなった日", "そのときの周知"], persons.Select(p => (IReadOnlyList<string>)
            [p.Name, HandlingPersons.KindName(p.Kind), $"{Day(p.InformedOn)}　{scope.Who(p.InformedById)}（周知文第{Number(p.TextVersion)}版）", Day(p.LeftOn), Day(p.InformedOnLeavingOn)]));
        var inquiries = await scope.Db.Set<CounterpartyInquiry>().AsNoTracking().Where(i => i.CaseId == id).OrderBy(i => i.AskedOn).ThenBy(i => i.Id).ToListAsync(cancellationToken);
        blocks.AddTable("契約の相手方への照会", ["照会した日・文書", "照会した事項", "回答", "回答を受けた日", "照会した人"], inquiries.Select(i => (IReadOnlyList<string>)
            [$"{Day(i.AskedOn)}　{i.DocumentNumber}", i.Question, i.AnsweredOn is null ? "（回答待ち）" : i.Answer, Day(i.AnsweredOn), scope.Who(i.AskedById)]));
        return blocks;
    }

    private static void AddFile(List<DocumentBlock> blocks, ProductionFile file, CaseFileScope scope)
    {
        blocks.Add(new Heading("作成"));
        blocks.Add(new Fields(
        [
            ("開始・終了", $"{Day(file.StartedOn)}から{Day(file.FinishedOn)}まで"), ("作成した人", scope.Who(file.ProducerId)), ("作成した情報の本人の数", file.ProducedPersonCount is { } n ? Number(n) + "人" : ""),
            ("情報の項目", string.Join("、", file.ProducedItems)), ("実際に要した時間（統計）", file.ActualMinutes is { } minutes ? Number(minutes) + "分" : ""), ("作成した情報のハッシュ値（SHA-256）", file.OutputHash),
            ("委託した旨の報告", file.OutsourcingReportedOn is null ? "" : Day(file.OutsourcingReportedOn)),
        ]));
        if (file.ContractorDutiesTold.Count > 0)
        {
            blocks.Add(new Heading("委託先への周知"));
            blocks.Add(new ItemList([.. file.ContractorDutiesTold.Select(d => Words<InstructContractorForm>(nameof(InstructContractorForm.Told), d))]));
            blocks.Add(new Fields([("委託先の受領確認", Day(file.ContractorAcknowledgedOn)), ("安全管理の措置の確認", file.ContractorSafetyNote)]));
            if (file.Subcontractors.Count > 0)
                blocks.Add(new Table(["再委託先", "範囲", "周知の確認"], [.. file.Subcontractors.Select(s => (IReadOnlyList<string>)[s.Name, s.Scope, Day(s.AcknowledgedOn)])]));
        }

        blocks.AddTable("加工の基準ごとの措置と根拠", ["号", "基準", "講じた措置", "確認の根拠", "件数"], file.Standards.OrderBy(s => s.Number).Select(s => (IReadOnlyList<string>)
            [$"第{Number(s.Number)}号", ProcessingStandards.Name(s.Number), s.Measure, s.Evidence, s.Count is { } count ? Number(count) + "件" : ""]));
        blocks.AddTable("検査", ["回", "検査した日", "検査者", "結果", "方法と結果"], file.Inspections.Select((x, i) => (IReadOnlyList<string>)
            [Number(i + 1), Day(x.InspectedOn), scope.Who(x.InspectorId), x.Passed ? "合格" : "やり直し", x.Note]));
    }
}
