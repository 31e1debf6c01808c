using WorkflowAnon.Documents;
using WorkflowAnon.Domain.Cases;

namespace WorkflowAnon.Procedure.CaseFiles;

/// <summary>
/// 事案ファイルの一部: what is on record of a case about one matter, in blocks. The tab of the page, the A4 print and the export are made from
/// the same blocks. Found by reflection.
/// </summary>
public interface ICaseFilePart
{
    /// <summary>Key in addresses, ASCII.</summary>
    string Key { get; }

    /// <summary>標題, 日本語.</summary>
    string Title { get; }

    /// <summary>Place among the parts.</summary>
    int Order { get; }

    /// <summary>Kinds of paper that belong to the matter.</summary>
    IReadOnlyList<PaperKind> Papers { get; }

    /// <summary>The blocks; none while nothing is on record. A heading begins each section.</summary>
    Task<IReadOnlyList<DocumentBlock>> BuildAsync(CaseFileScope scope, CancellationToken cancellationToken);
}
