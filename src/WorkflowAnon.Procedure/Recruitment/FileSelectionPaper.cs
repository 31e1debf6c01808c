using Microsoft.EntityFrameworkCore;
using WorkflowAnon.Documents;
using WorkflowAnon.Domain.Agency;
using WorkflowAnon.Domain.FileRegister;
using WorkflowAnon.Domain.Recruitment;
using WorkflowAnon.Domain.Rules;
using WorkflowAnon.Procedure.Kernel;
using WorkflowAnon.Storage.Model;

namespace WorkflowAnon.Procedure.Recruitment;

/// <summary>対象ファイルの選定案 (3-1a, 3-1b): what the approver decides on. The id is the selection's.</summary>
[Implements("3-1a", "3-1b")]
internal sealed class FileSelectionPaper(AgencyProfile profile) : IPaperSource
{
    public const string PaperKey = "file-selection";

    public string Key => PaperKey;

    public async Task<DocumentModel?> BuildAsync(WorkflowAnonDbContext db, string id, CancellationToken cancellationToken)
    {
        var selection = await db.Set<FileSelection>().AsNoTracking().FirstOrDefaultAsync(s => s.Id == id, cancellationToken);
        var round = selection is null ? null : await db.Set<RecruitmentRound>().AsNoTracking().FirstOrDefaultAsync(r => r.Id == selection.RecruitmentId, cancellationToken);
        if (selection is null || round is null || selection.Nominations.Count == 0)
            return null;
        var files = await db.FilesAsync(selection.Nominations.Select(n => n.FileId), cancellationToken);
        List<DocumentBlock> blocks =
        [
            new Paragraph(profile.FindDivision(selection.DivisionId)?.Name ?? selection.DivisionId, BlockAlign.End),
            new Paragraph($"{round.Label()}（{GuidelineTexts.Period(round)}）の対象とする個人情報ファイルを、次のとおり選定する。"),
        ];
        foreach (var nomination in selection.Nominations)
            Add(blocks, files[nomination.FileId], nomination, selection.SubmittedOn);
        return new DocumentModel("", "提案の募集の対象となる個人情報ファイルの選定", blocks);
    }

    private static void Add(List<DocumentBlock> blocks, PersonalInformationFile file, FileNomination nomination, DateOnly? day)
    {
        blocks.Add(new Heading(file.Name));
        blocks.Add(new Fields(
        [
            ("選定", nomination.Selected ? "募集の対象とする" : $"募集の対象としない（{nomination.ExclusionReason}）"),
            ("本人の数", FormattableString.Invariant($"名寄せ前{file.RawPersonCount:#,0}人、名寄せ後{file.PersonCount:#,0}人")),
        ]));
        blocks.Add(new Table([$"{LawCitations.Of("法60③", day).Text}の要件", "判断", "理由"], [.. nomination.Tests.Answers().Select(a => (IReadOnlyList<string>)
            [a.Text, a.Answer switch { true => "満たす", false => "満たさない", null => "判断していない" }, a.Reason])]));
    }
}
