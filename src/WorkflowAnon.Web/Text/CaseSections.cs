using WorkflowAnon.Documents;

namespace WorkflowAnon.Web.Text;

/// <summary>A heading of a case file with what stands below it.</summary>
internal sealed record CaseSection(string Title, IReadOnlyList<DocumentBlock> Blocks);

/// <summary>The blocks of a part of a case file by their headings.</summary>
internal static class CaseSections
{
    /// <summary>The sections; every part begins with a heading.</summary>
    public static IReadOnlyList<CaseSection> Of(IReadOnlyList<DocumentBlock> blocks)
    {
        ArgumentNullException.ThrowIfNull(blocks);
        List<CaseSection> sections = [];
        List<DocumentBlock> below = [];
        foreach (var block in blocks)
        {
            if (block is Heading heading)
                sections.Add(new(heading.Text, below = []));
            else
                below.Add(block);
        }

        return sections;
    }
}
