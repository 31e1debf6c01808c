using Microsoft.EntityFrameworkCore;
using WorkflowAnon.Domain.Agency;
using WorkflowAnon.Domain.Calendar;
using WorkflowAnon.Domain.Cases;
using WorkflowAnon.Domain.FileRegister;
using WorkflowAnon.Procedure.Kernel.Forms;
using WorkflowAnon.Procedure.Kernel.Tasks;

namespace WorkflowAnon.Procedure.Inquiries;

/// <summary>窓口: what inquiries, pre-checks and complaints have in common — ways of contact, files, cases, divisions, numbers.</summary>
internal static class DeskChoices
{
    public const string Phone = "電話", Counter = "窓口", Letter = "郵便", Email = "電子メール", Other = "その他";

    /// <summary>個人情報ファイル with the division that holds each.</summary>
    public static async Task<IReadOnlyList<Choice>> FilesAsync(TaskContext context, CancellationToken cancellationToken) =>
        [.. (await context.Db.Set<PersonalInformationFile>().AsNoTracking().OrderBy(f => f.DivisionId).ThenBy(f => f.Name).ToListAsync(cancellationToken))
            .Select(f => new Choice(f.Id, $"{f.Name}（{DivisionName(context.Profile, f.DivisionId)}）"))];

    /// <summary>事案, newest first.</summary>
    public static async Task<IReadOnlyList<Choice>> CasesAsync(TaskContext context, CancellationToken cancellationToken) =>
        [.. (await context.Db.Set<Case>().AsNoTracking().OrderByDescending(c => c.OpenedAt).Take(200).ToListAsync(cancellationToken)).Select(c => new Choice(c.Id, c.Number))];

    /// <summary>Every division that can answer.</summary>
    public static IReadOnlyList<Choice> Divisions(AgencyProfile profile) => [.. profile.Divisions.Select(d => new Choice(d.Id, d.Name))];

    public static string DivisionName(AgencyProfile profile, string divisionId) => profile.FindDivision(divisionId)?.Name ?? divisionId;

    /// <summary>True when 総務課 itself is meant.</summary>
    public static bool IsGeneralAffairs(AgencyProfile profile, string divisionId) => profile.FindDivision(divisionId)?.Kind == DivisionKind.GeneralAffairs;

    /// <summary>年度 and number of a new entry of a series.</summary>
    public static async Task<(int Year, int Number)> NextAsync(TaskContext context, string series, CancellationToken cancellationToken)
    {
        var year = FiscalYear.Of(context.Today).Year;
        return (year, await context.Subject.NextNumberAsync(series, year, cancellationToken));
    }
}
