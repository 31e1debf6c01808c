using Microsoft.EntityFrameworkCore;
using WorkflowAnon.Documents;
using WorkflowAnon.Domain.Agency;
using WorkflowAnon.Domain.Cases;
using WorkflowAnon.Domain.FileRegister;
using WorkflowAnon.Domain.Provision;
using WorkflowAnon.Procedure.Provision;
using static WorkflowAnon.Procedure.CaseFiles.CaseFileScope;

namespace WorkflowAnon.Procedure.CaseFiles;

/// <summary>提供 (第9の2, 第11の5): the ledger of the media with the measures, delays, and what was entered in the register and published.</summary>
internal sealed class ProvisionPart : ICaseFilePart
{
    public string Key => "provision";

    public string Title => "提供";

    public int Order => 70;

    public IReadOnlyList<PaperKind> Papers { get; } = [PaperKind.ProvisionSlip, PaperKind.DelayNotice, PaperKind.FileRegister, PaperKind.PublicationRequest];

    public async Task<IReadOnlyList<DocumentBlock>> BuildAsync(CaseFileScope scope, CancellationToken cancellationToken)
    {
        var id = scope.Case.Id;
        List<DocumentBlock> blocks = [];
        if (await scope.Db.Set<ProvisionFile>().AsNoTracking().SingleOrDefaultAsync(p => p.CaseId == id, cancellationToken) is { } file)
        {
            blocks.Add(new Heading("媒体の台帳"));
            blocks.Add(new Fields(
            [
                ("媒体の管理番号・枚数", file.MediaSerial.Length > 0 ? $"{file.MediaSerial}　{Number(file.MediaCount)}枚" : ""), ("媒体・方法", $"{Named(scope.Profile.Media, file.Medium)}　{Named(scope.Profile.ProvisionWays, file.Way)}".Trim()),
                ("変更後の媒体・方法", $"{Named(scope.Profile.Media, file.AgreedMedium)}　{Named(scope.Profile.ProvisionWays, file.AgreedWay)}".Trim()),
                ("講じた措置", string.Join("\n", file.Measures.Select(m => Words<PrepareMediaForm>(nameof(PrepareMediaForm.Measures), m)))), ("措置をした人", scope.Who(file.PreparedById)),
                ("提供", file.ProvidedOn is null ? "（まだ提供していません）" : $"{Day(file.ProvidedOn)}　{scope.Who(file.ProvidedById)}"), ("受領した者", file.Recipient), ("受領書・追跡番号", file.ReceiptNote),
            ]));
            blocks.AddTable("提供が遅れる旨の通知", ["通知した日", "やむを得ない事情", "新しい提供の見込み"], file.DelayNotices.Select(d => (IReadOnlyList<string>)[Day(d.NotifiedOn), d.Reason, Day(d.ExpectedOn)]));
        }

        if (await scope.Db.Set<CreatedInformationEntry>().AsNoTracking().SingleOrDefaultAsync(e => e.CaseId == id, cancellationToken) is { } entry)
        {
            blocks.Add(new Heading("個人情報ファイル簿への記載と公表"));
            blocks.Add(new Fields(
            [
                ("情報の名称", entry.InformationName), ("本人の数", Number(entry.PersonCount) + "人"), ("情報の項目", string.Join("、", entry.Items)), ("新たな提案を受ける組織", $"{entry.Organisation}　{entry.Address}"),
                ("新たな提案ができる期間", $"{Day(entry.ProposalsFrom)}から{Day(entry.ProposalsTo)}まで"), ("ファイル簿に記載した日", Day(entry.EnteredOn)), ("総務課へ提出した日", entry.SubmittedOn is null ? "" : Day(entry.SubmittedOn)),
                ("公表の依頼", entry.PublicationRequestedOn is null ? "" : $"{Day(entry.PublicationRequestedOn)}　{entry.RequestNumber}"), ("公表", entry.PublishedOn is null ? "" : $"{Day(entry.PublishedOn)}　{entry.PublishedAt}"),
            ]));
        }

        return blocks;
    }

    private static string Named(IReadOnlyList<NamedChoice> choices, string id) => choices.FirstOrDefault(c => c.Id == id)?.Name ?? id;
}
