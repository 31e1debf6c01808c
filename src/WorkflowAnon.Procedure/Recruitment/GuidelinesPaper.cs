using Microsoft.EntityFrameworkCore;
using WorkflowAnon.Documents;
using WorkflowAnon.Domain.Agency;
using WorkflowAnon.Domain.Recruitment;
using WorkflowAnon.Domain.Rules;
using WorkflowAnon.Procedure.Kernel;
using WorkflowAnon.Storage.Model;

namespace WorkflowAnon.Procedure.Recruitment;

/// <summary>募集要綱（第1号様式）. The id is the recruitment's.</summary>
[Implements("4-2a")]
internal sealed class GuidelinesPaper(AgencyProfile profile) : IPaperSource
{
    public const string PaperKey = "form1";

    public string Key => PaperKey;

    public async Task<DocumentModel?> BuildAsync(WorkflowAnonDbContext db, string id, CancellationToken cancellationToken)
    {
        var round = await db.Set<RecruitmentRound>().AsNoTracking().FirstOrDefaultAsync(r => r.Id == id, cancellationToken);
        if (round is not { Guidelines.DraftedOn: not null })
            return null;
        List<DocumentBlock> blocks = [new Paragraph(profile.Names.Head, BlockAlign.End)];
        var number = 0;
        foreach (var part in round.Guidelines.Parts())
        {
            blocks.Add(new Heading(Numbered(++number, part.Section)));
            blocks.Add(new Paragraph(part.Text));
            if (part.Item == "fileTests")
                blocks.Add(RecruitmentTables.Files(profile, round));
            if (part.Item == "submission")
            {
                blocks.Add(new Heading(Numbered(++number, "募集期間")));
                blocks.Add(new Paragraph(GuidelineTexts.Period(round)));
            }

            if (part.Item == "attachments" && round.Guidelines.RequiredPapers.Count > 0)
            {
                blocks.Add(new Paragraph("その他必要と認める書類"));
                blocks.Add(new ItemList(round.Guidelines.RequiredPapers, Numbered: true));
            }
        }

        return new DocumentModel("第1号様式", $"行政機関等匿名加工情報に係る提案の募集要綱（{round.Label()}）", blocks);
    }

    private static string Numbered(int number, string heading) => FormattableString.Invariant($"{number} {heading}");
}

/// <summary>募集開始前の公示事項 ア～ウ (4-2b). The id is the recruitment's.</summary>
[Implements("4-2b")]
internal sealed class PreNoticePaper(AgencyProfile profile) : IPaperSource
{
    public const string PaperKey = "pre-notice";

    public string Key => PaperKey;

    public async Task<DocumentModel?> BuildAsync(WorkflowAnonDbContext db, string id, CancellationToken cancellationToken)
    {
        var round = await db.Set<RecruitmentRound>().AsNoTracking().FirstOrDefaultAsync(r => r.Id == id, cancellationToken);
        if (round is null || round.Items.Count == 0)
            return null;
        return new DocumentModel("", $"行政機関等匿名加工情報に係る提案の募集について（{round.Label()}）",
        [
            new Paragraph(profile.Names.Agency, BlockAlign.End),
            new Paragraph($"{LawCitations.Of("法111", round.StartsOn).Text}及び{LawCitations.Of("規則53②", round.StartsOn).Text}の規定により、次のとおり公示します。"),
            new Heading("ア 提案の募集の開始日及びその期間"),
            new Paragraph(GuidelineTexts.Period(round)),
            new Heading("イ 提案の募集の対象となる個人情報ファイルの一覧"),
            RecruitmentTables.Files(profile, round),
            new Heading("ウ 各個人情報ファイルの概要"),
            new Table(["個人情報ファイルの名称", "概要"], [.. round.Items.Select(i => (IReadOnlyList<string>)[i.FileName, i.Summary])]),
            new Heading("問合せ先"),
            new Paragraph($"{profile.Names.Office}{profile.GeneralAffairs().Name}　電話 {profile.ReceivingOffice.Phone}"),
        ]);
    }
}

/// <summary>Tables that the papers of a recruitment share.</summary>
internal static class RecruitmentTables
{
    public static Table Files(AgencyProfile profile, RecruitmentRound round) => new(
        ["番号", "個人情報ファイルの名称", "担当課", "本人の数", "取りまとめ"],
        [.. round.Items.Select((item, i) => (IReadOnlyList<string>)
        [
            FormattableString.Invariant($"{i + 1}"), item.FileName, profile.FindDivision(item.DivisionId)?.Name ?? item.DivisionId,
            FormattableString.Invariant($"{item.PersonCount:#,0}人"),
            item.GroupPersonCount is { } count ? FormattableString.Invariant($"{item.GroupName}（全体で{count:#,0}人）") : item.GroupName,
        ])]);
}
