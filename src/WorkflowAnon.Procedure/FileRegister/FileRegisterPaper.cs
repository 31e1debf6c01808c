using Microsoft.EntityFrameworkCore;
using WorkflowAnon.Documents;
using WorkflowAnon.Domain.Agency;
using WorkflowAnon.Domain.Calendar;
using WorkflowAnon.Domain.FileRegister;
using WorkflowAnon.Domain.Rules;
using WorkflowAnon.Procedure.Kernel;
using WorkflowAnon.Storage.Model;

namespace WorkflowAnon.Procedure.FileRegister;

/// <summary>個人情報ファイル簿の記載. The id is the file's.</summary>
[Implements("3-2", "11-5-1")]
internal sealed class FileRegisterPaper(AgencyProfile profile) : IPaperSource
{
    public const string PaperKey = "file-register";

    public string Key => PaperKey;

    public async Task<DocumentModel?> BuildAsync(WorkflowAnonDbContext db, string id, CancellationToken cancellationToken)
    {
        var file = await db.Set<PersonalInformationFile>().AsNoTracking().FirstOrDefaultAsync(f => f.Id == id, cancellationToken);
        if (file is null)
            return null;
        return new DocumentModel("", "個人情報ファイル簿",
        [
            new Fields(
            [
                ("個人情報ファイルの名称", file.Name),
                ("行政機関等の名称", profile.Names.Head),
                ("個人情報ファイルが利用に供される事務をつかさどる組織の名称", profile.FindDivision(file.DivisionId)?.Name ?? file.DivisionId),
                ("個人情報ファイルの利用目的", file.Purpose),
                ("概要", file.Summary),
                ("記録範囲", file.Scope),
                ("記録情報の収集方法", file.Collection),
                ("本人の数", FormattableString.Invariant($"{file.PersonCount:#,0}人（名寄せ前{file.RawPersonCount:#,0}人）") + AsOf(file)),
                ("公表日", file.RegisterPublishedOn is { } on ? JapaneseDate.Format(on) : "未公表"),
                ("⒁ 提案の募集をする個人情報ファイルである旨", file.RecruitmentEntry14 ? "該当" : "記載なし"),
                ("⒂ 提案を受ける組織の名称及び所在地", file.Organisation15.Length + file.Address15.Length > 0 ? $"{file.Organisation15}\n{file.Address15}" : "記載なし"),
            ]),
            new Heading("記録項目"),
            new Table(["番号", "記録項目", "識別", "備考"], [.. file.RecordItems.Select((item, i) => (IReadOnlyList<string>)
                [FormattableString.Invariant($"{i + 1}"), item.Name, Kind(item), item.Note])]),
        ]);
    }

    private static string AsOf(PersonalInformationFile file) => file.PersonCountAsOf is { } asOf ? $"　{JapaneseDate.Format(asOf)}現在" : "";

    private static string Kind(RecordItem item) => (item.IsIdentifying, item.IsIdentificationCode) switch
    {
        (_, true) => "個人識別符号",
        (true, false) => "特定の個人を識別する記述等",
        _ => "",
    };
}
