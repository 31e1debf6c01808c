namespace WorkflowAnon.Documents;

/// <summary>様式の内容: a paper that leaves or is kept, independent of how it is rendered (A4 print view now; DOCX and PDF from the same model).</summary>
/// <param name="FormNumber">様式番号 (第5号様式), or empty.</param>
/// <param name="Title">標題.</param>
/// <param name="Blocks">Content in order.</param>
public sealed record DocumentModel(string FormNumber, string Title, IReadOnlyList<DocumentBlock> Blocks);

/// <summary>A part of a paper.</summary>
public abstract record DocumentBlock;

/// <summary>A paragraph.</summary>
/// <param name="Text">Text; line breaks are kept.</param>
/// <param name="Align">Where it stands.</param>
public sealed record Paragraph(string Text, BlockAlign Align = BlockAlign.Start) : DocumentBlock;

/// <summary>A heading (記, 1 …).</summary>
/// <param name="Text">Text.</param>
/// <param name="Align">Where it stands.</param>
public sealed record Heading(string Text, BlockAlign Align = BlockAlign.Start) : DocumentBlock;

/// <summary>Label and value, drawn as a two-column table.</summary>
/// <param name="Items">Label and value in order.</param>
public sealed record Fields(IReadOnlyList<(string Label, string Value)> Items) : DocumentBlock;

/// <summary>A table.</summary>
/// <param name="Headers">Column names.</param>
/// <param name="Rows">Cells.</param>
public sealed record Table(IReadOnlyList<string> Headers, IReadOnlyList<IReadOnlyList<string>> Rows) : DocumentBlock;

/// <summary>A numbered or bulleted list.</summary>
/// <param name="Items">Items.</param>
/// <param name="Numbered">True: 1, 2, 3 …</param>
public sealed record ItemList(IReadOnlyList<string> Items, bool Numbered = false) : DocumentBlock;

/// <summary>A framed empty place (証紙貼付欄, 収受印).</summary>
/// <param name="Caption">What belongs there.</param>
/// <param name="HeightMillimetres">Height in mm.</param>
public sealed record BlankBox(string Caption, int HeightMillimetres = 40) : DocumentBlock;

/// <summary>Horizontal place of a paragraph.</summary>
public enum BlockAlign
{
    /// <summary>Left.</summary>
    Start,

    /// <summary>Centre.</summary>
    Center,

    /// <summary>Right (date, number, sender).</summary>
    End,
}
