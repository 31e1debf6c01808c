using Microsoft.EntityFrameworkCore;
using WorkflowAnon.Documents;
using WorkflowAnon.Domain.Cases;
using WorkflowAnon.Domain.Rules;
using static WorkflowAnon.Procedure.CaseFiles.CaseFileScope;

namespace WorkflowAnon.Procedure.CaseFiles;

/// <summary>経過: the whole timeline from the beginning, with who acted and for whom.</summary>
public sealed class TimelinePart : ICaseFilePart
{
    /// <summary>Key of this part.</summary>
    public const string PartKey = "timeline";

    /// <inheritdoc/>
    public string Key => PartKey;

    /// <inheritdoc/>
    public string Title => "経過";

    /// <inheritdoc/>
    public int Order => 100;

    /// <inheritdoc/>
    public IReadOnlyList<PaperKind> Papers => [];

    /// <inheritdoc/>
    public async Task<IReadOnlyList<DocumentBlock>> BuildAsync(CaseFileScope scope, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(scope);
        var entries = await scope.Db.Set<TimelineEntry>().AsNoTracking().Where(t => t.SubjectId == scope.Case.Id).OrderBy(t => t.At).ThenBy(t => t.Id).ToListAsync(cancellationToken);
        List<DocumentBlock> blocks = [];
        blocks.AddTable("経過", ["日時", "所属", "行った人", "したこと", "内容", "根拠"], entries.Select(e => (IReadOnlyList<string>)
        [
            At(e.At), e.DivisionId.Length == 0 ? "" : scope.Division(e.DivisionId), e.ActedForId is null ? scope.Who(e.ActorId) : $"{scope.Who(e.ActorId)}（{scope.Who(e.ActedForId)}の代理）", e.Title, e.Detail,
            Clauses.References(e.Clauses),
        ]));
        return blocks;
    }
}
