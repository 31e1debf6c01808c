using Microsoft.EntityFrameworkCore;
using WorkflowAnon.Documents;
using WorkflowAnon.Domain.Agency;
using WorkflowAnon.Domain.Calendar;
using WorkflowAnon.Domain.FileRegister;
using WorkflowAnon.Domain.Rules;
using WorkflowAnon.Procedure.Kernel;
using WorkflowAnon.Storage.Model;

namespace WorkflowAnon.Procedure.FileRegister;

/// <summary>公表依頼書 to 総務文書課 with its five items (11-5-2).</summary>
[Implements("11-5-2")]
public sealed class PublicationRequestPaper(AgencyProfile profile) : IPaperSource
{
    /// <inheritdoc/>
    public string Key => "publication-request";

    /// <inheritdoc/>
    public async Task<DocumentModel?> BuildAsync(WorkflowAnonDbContext db, string id, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        var entry = await db.Set<CreatedInformationEntry>().AsNoTracking().FirstOrDefaultAsync(e => e.CaseId == id, cancellationToken);
        if (entry is null)
            return null;
        var publisher = profile.PublicationChannels.FirstOrDefault(c => c.Subject == PublicationSubject.AnonymizedInformation);
        return new DocumentModel("", "行政機関等匿名加工情報の公表について（依頼）",
        [
            new Paragraph(entry.RequestNumber, BlockAlign.End),
            new Paragraph(entry.PublicationRequestedOn is { } on ? JapaneseDate.Format(on) : "令和　年　月　日", BlockAlign.End),
            new Paragraph($"{publisher?.Publisher}長　殿"),
            new Paragraph($"{profile.Names.Office}{profile.GeneralAffairs().Name}長", BlockAlign.End),
            new Paragraph($"作成した行政機関等匿名加工情報について、下記の事項を{publisher?.Name}に公表してくださるよう依頼します。"),
            new Heading("記", BlockAlign.Center),
            new Fields(
            [
                ("ア 名称", entry.InformationName),
                ("イ 本人の数", $"{entry.PersonCount:#,0}人"),
                ("ウ 情報の項目", string.Join("、", entry.Items)),
                ("エ 新たな提案等を受ける組織の名称及び所在地", $"{entry.Organisation}\n{entry.Address}"),
                ("オ 新たな提案等をすることができる期間", $"{JapaneseDate.Format(entry.ProposalsFrom)}から{JapaneseDate.Format(entry.ProposalsTo)}まで"),
            ]),
        ]);
    }
}

/// <summary>個人情報ファイル簿の(16)–(18)欄 (11-5-1).</summary>
[Implements("11-5-1")]
public sealed class CreatedInformationPaper : IPaperSource
{
    /// <inheritdoc/>
    public string Key => "created-information";

    /// <inheritdoc/>
    public async Task<DocumentModel?> BuildAsync(WorkflowAnonDbContext db, string id, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        var entry = await db.Set<CreatedInformationEntry>().AsNoTracking().FirstOrDefaultAsync(e => e.CaseId == id, cancellationToken);
        if (entry is null)
            return null;
        var file = await db.Set<PersonalInformationFile>().AsNoTracking().FirstOrDefaultAsync(f => f.Id == entry.FileId, cancellationToken);
        return new DocumentModel("", "個人情報ファイル簿（作成した行政機関等匿名加工情報）",
        [
            new Fields(
            [
                ("個人情報ファイルの名称", file?.Name ?? ""),
                ("(16) 行政機関等匿名加工情報の概要", $"{entry.InformationName}\n本人の数　{entry.PersonCount:#,0}人\n情報の項目　{string.Join("、", entry.Items)}"),
                ("(17) 新たな提案を受ける組織の名称及び所在地", $"{entry.Organisation}\n{entry.Address}"),
                ("(18) 新たな提案をすることができる期間", $"{JapaneseDate.Format(entry.ProposalsFrom)}から{JapaneseDate.Format(entry.ProposalsTo)}まで"),
                ("記載した日", JapaneseDate.Format(entry.EnteredOn)),
            ]),
        ]);
    }
}
