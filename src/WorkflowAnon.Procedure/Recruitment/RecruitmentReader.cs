using Microsoft.EntityFrameworkCore;
using WorkflowAnon.Domain.FileRegister;
using WorkflowAnon.Domain.Recruitment;
using WorkflowAnon.Procedure.Kernel.Tasks;
using WorkflowAnon.Storage.Model;

namespace WorkflowAnon.Procedure.Recruitment;

/// <summary>Loads what the steps of a recruitment work on, tracked by the burst's context.</summary>
internal static class RecruitmentReader
{
    public static async Task<RecruitmentRound> RoundAsync(this WorkflowAnonDbContext db, string recruitmentId, CancellationToken cancellationToken) =>
        await db.Set<RecruitmentRound>().FindAsync([recruitmentId], cancellationToken)
        ?? throw new InvalidOperationException($"募集「{recruitmentId}」がありません。");

    public static async Task<FileSelection> SelectionAsync(this WorkflowAnonDbContext db, string recruitmentId, string divisionId, CancellationToken cancellationToken) =>
        await db.Set<FileSelection>().FindAsync([FileSelection.IdOf(recruitmentId, divisionId)], cancellationToken)
        ?? throw new InvalidOperationException($"所属「{divisionId}」への選定の依頼がありません。");

    /// <summary>The division's own selection of the task's recruitment.</summary>
    public static Task<FileSelection> SelectionAsync(this TaskContext context, CancellationToken cancellationToken) =>
        context.Db.SelectionAsync(context.SubjectId, context.Task.DivisionId, cancellationToken);

    public static Task<List<FileSelection>> SelectionsAsync(this WorkflowAnonDbContext db, string recruitmentId, CancellationToken cancellationToken) =>
        db.Set<FileSelection>().Where(s => s.RecruitmentId == recruitmentId).OrderBy(s => s.DivisionId).ToListAsync(cancellationToken);

    public static Task<List<PersonalInformationFile>> FilesOfAsync(this WorkflowAnonDbContext db, string divisionId, CancellationToken cancellationToken) =>
        db.Set<PersonalInformationFile>().Where(f => f.DivisionId == divisionId).OrderBy(f => f.Name).ToListAsync(cancellationToken);

    public static async Task<Dictionary<string, PersonalInformationFile>> FilesAsync(this WorkflowAnonDbContext db, IEnumerable<string> fileIds, CancellationToken cancellationToken)
    {
        var ids = fileIds.Distinct().ToList();
        return await db.Set<PersonalInformationFile>().Where(f => ids.Contains(f.Id)).ToDictionaryAsync(f => f.Id, cancellationToken);
    }
}
