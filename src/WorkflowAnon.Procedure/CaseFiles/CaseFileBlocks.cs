using WorkflowAnon.Documents;

namespace WorkflowAnon.Procedure.CaseFiles;

/// <summary>What the parts of a case file are put together from.</summary>
internal static class CaseFileBlocks
{
    /// <summary>Adds a heading and a table; nothing when there are no rows.</summary>
    public static void AddTable(this List<DocumentBlock> blocks, string title, IReadOnlyList<string> headers, IEnumerable<IReadOnlyList<string>> rows)
    {
        List<IReadOnlyList<string>> lines = [.. rows];
        if (lines.Count > 0)
            blocks.AddRange([new Heading(title), new Table(headers, lines)]);
    }

    /// <summary>The same blocks without the facts that say nothing.</summary>
    public static IReadOnlyList<DocumentBlock> WithoutBlanks(IEnumerable<DocumentBlock> blocks) =>
        [.. blocks.Select(b => b is Fields f ? new Fields([.. f.Items.Where(i => !string.IsNullOrWhiteSpace(i.Value))]) : b)];
}
