using WorkflowAnon.Domain.Agency;
using WorkflowAnon.Domain.Calendar;
using WorkflowAnon.Domain.Cases;
using WorkflowAnon.Procedure.CaseFiles;

namespace WorkflowAnon.Web.Queries;

/// <summary>事案ファイル for pages. The caller has checked access to the case.</summary>
internal sealed class CaseFileQuery(WorkflowAnonDbContext db, CaseFileReader reader, AgencyProfile profile, TimeProvider clock)
{
    /// <summary>The parts in order.</summary>
    public IReadOnlyList<ICaseFilePart> Parts => reader.Parts;

    /// <summary>One part of a case.</summary>
    public async Task<CaseFileContent> ReadAsync(Case @case, ICaseFilePart part, CancellationToken cancellationToken) =>
        await CaseFileReader.ReadAsync(part, await ScopeAsync(@case, cancellationToken), cancellationToken);

    /// <summary>The whole of a case.</summary>
    public async Task<IReadOnlyList<CaseFileContent>> ReadAllAsync(Case @case, CancellationToken cancellationToken) =>
        await reader.ReadAllAsync(await ScopeAsync(@case, cancellationToken), cancellationToken);

    private Task<CaseFileScope> ScopeAsync(Case @case, CancellationToken cancellationToken) =>
        CaseFileScope.CreateAsync(db, @case, profile, JapanTime.Today(clock), cancellationToken);
}
