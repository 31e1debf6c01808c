using WorkflowAnon.Documents;

namespace WorkflowAnon.Procedure.Tests.Kernel;

/// <summary>Everything that a paper says.</summary>
internal static class PaperText
{
    public static string Of(DocumentModel model) => string.Join("\n", model.Blocks.Select(b => b switch
    {
        Paragraph p => p.Text,
        Heading h => h.Text,
        Fields f => string.Join("\n", f.Items.Select(i => i.Label + " " + i.Value)),
        Table t => string.Join("\n", t.Rows.Select(r => string.Join(" ", r))),
        ItemList l => string.Join("\n", l.Items),
        _ => "",
    }));
}
