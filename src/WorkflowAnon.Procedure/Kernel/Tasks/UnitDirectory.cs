using Microsoft.EntityFrameworkCore;
using WorkflowAnon.Domain.Agency;
using WorkflowAnon.Domain.Cases;
using WorkflowAnon.Procedure.Kernel.Activities;
using WorkflowAnon.Storage.Model;

namespace WorkflowAnon.Procedure.Kernel.Tasks;

/// <summary>Which division a unit of the procedure is for a given subject, and how the subject is called in lists.</summary>
internal sealed class UnitDirectory(WorkflowAnonDbContext db, AgencyProfile profile, IEnumerable<ISubjectLabels> labels)
{
    /// <summary>Division id of <paramref name="unit"/>: 総務課, the case's 担当課, the division an event named, or a division id itself.</summary>
    public async Task<string> ResolveAsync(string unit, string subjectId, string? eventDivisionId, CancellationToken cancellationToken)
    {
        if (unit == Units.GeneralAffairs)
            return profile.GeneralAffairs().Id;
        if (unit != Units.OwningDivision)
            return profile.FindDivision(unit)?.Id ?? throw new InvalidOperationException($"所属「{unit}」は団体設定にありません。");
        if (eventDivisionId is { Length: > 0 })
            return eventDivisionId;
        var @case = await FindCaseAsync(subjectId, cancellationToken);
        return @case is { OwningDivisionId.Length: > 0 }
            ? @case.OwningDivisionId
            : throw new InvalidOperationException($"「{subjectId}」の担当課が定まっていません。");
    }

    /// <summary>How lists call the subject; no personal data.</summary>
    public async Task<string> LabelAsync(string subjectId, CancellationToken cancellationToken)
    {
        if (await FindCaseAsync(subjectId, cancellationToken) is { } @case)
            return @case.Number;
        foreach (var source in labels)
        {
            if (await source.FindAsync(db, subjectId, cancellationToken) is { } label)
                return label;
        }

        return "";
    }

    private async Task<Case?> FindCaseAsync(string subjectId, CancellationToken cancellationToken) =>
        db.Set<Case>().Local.FindEntry(subjectId)?.Entity ?? await db.Set<Case>().FirstOrDefaultAsync(c => c.Id == subjectId, cancellationToken);
}

/// <summary>Names subjects other than cases (recruitments, files) in lists. Found by reflection.</summary>
public interface ISubjectLabels
{
    /// <summary>The label, or null when the subject is not of this kind.</summary>
    Task<string?> FindAsync(WorkflowAnonDbContext db, string subjectId, CancellationToken cancellationToken);
}
