using System.Globalization;
using Microsoft.EntityFrameworkCore;
using WorkflowAnon.Domain.Attachments;
using WorkflowAnon.Domain.Calendar;
using WorkflowAnon.Domain.Cases;
using WorkflowAnon.Procedure.Kernel.Tasks;

namespace WorkflowAnon.Procedure.Kernel.DrawnTasks;

/// <summary>見る書類 at the page of a 担当者の作業: the newest version of that paper of the case, where to read it, and who holds original and copy.</summary>
internal static class ShownPaper
{
    /// <summary>Adds the paper to what the page shows; says so when the case has none yet.</summary>
    public static async Task AddAsync(TaskView view, TaskContext context, PaperKind kind, CancellationToken cancellationToken)
    {
        var label = $"見る書類：{kind.NameWithForms()}";
        var paper = await context.Db.Set<Paper>().AsNoTracking()
            .Where(p => p.SubjectId == context.SubjectId && p.Kind == kind).OrderByDescending(p => p.Version).FirstOrDefaultAsync(cancellationToken);
        if (paper is null)
        {
            view.Fact(label, "この事案には、まだありません。");
            return;
        }

        view.Fact(label, paper.Version > 1 ? string.Create(CultureInfo.InvariantCulture, $"{paper.Title}（第{paper.Version}版）") : paper.Title, paper.PrintPath is { Length: > 0 } path ? path : null)
            .Fact("書類の番号・日付", $"{paper.DocumentNumber}　{JapaneseDate.Format(paper.DatedOn)}".Trim('　'))
            .Fact("原本の所在", PaperHolders.Name(context.Profile, paper.OriginalHolder))
            .Fact("写しの所在", PaperHolders.Name(context.Profile, paper.CopyHolder));
        // Copies of identity papers are seen on their own page, which records it.
        var files = await context.Db.Set<Attachment>().AsNoTracking().Where(a => a.PaperId == paper.Id && a.IdentityKind == null && a.WithdrawnAt == null).OrderBy(a => a.AddedAt).ThenBy(a => a.Id).ToListAsync(cancellationToken);
        foreach (var file in files.Where(a => files.All(later => later.PredecessorId != a.Id)))
            view.Fact("書類の添付ファイル", $"{file.Title}（{file.FileName}）", "/attachments/" + file.Id);
    }
}
