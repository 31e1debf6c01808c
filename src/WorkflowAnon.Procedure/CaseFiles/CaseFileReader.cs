using WorkflowAnon.Documents;

namespace WorkflowAnon.Procedure.CaseFiles;

/// <summary>One part of a case file as it stands.</summary>
/// <param name="Part">Which.</param>
/// <param name="Blocks">Its content; empty while nothing is on record.</param>
public sealed record CaseFileContent(ICaseFilePart Part, IReadOnlyList<DocumentBlock> Blocks);

/// <summary>事案ファイル: the parts in their order. The caller has checked who may read the case.</summary>
public sealed class CaseFileReader(IEnumerable<ICaseFilePart> parts)
{
    /// <summary>The parts in order.</summary>
    public IReadOnlyList<ICaseFilePart> Parts { get; } = [.. parts.OrderBy(p => p.Order)];

    /// <summary>One part.</summary>
    public static async Task<CaseFileContent> ReadAsync(ICaseFilePart part, CaseFileScope scope, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(part);
        return new(part, CaseFileBlocks.WithoutBlanks(await part.BuildAsync(scope, cancellationToken)));
    }

    /// <summary>All parts.</summary>
    public async Task<IReadOnlyList<CaseFileContent>> ReadAllAsync(CaseFileScope scope, CancellationToken cancellationToken)
    {
        List<CaseFileContent> contents = [];
        foreach (var part in Parts)
            contents.Add(await ReadAsync(part, scope, cancellationToken));
        return contents;
    }
}
