using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using WorkflowAnon.Documents;

namespace WorkflowAnon.Procedure.CaseFiles;

/// <summary>A page of the archive: one file, readable in any browser without a network, no script.</summary>
internal sealed class HtmlPage
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);
    private readonly StringBuilder _body = new();
    private readonly string _title;

    public HtmlPage(string title) => _title = title;

    /// <summary>A paper as one page.</summary>
    public static string Of(DocumentModel paper)
    {
        var page = new HtmlPage(paper.Title);
        if (paper.FormNumber.Length > 0)
            page.Element("p", paper.FormNumber);
        page.Element("h1", paper.Title);
        page.Add(paper.Blocks, 2);
        return page.ToString();
    }

    /// <summary>An element with text.</summary>
    public void Element(string tag, string text, string style = "") =>
        _body.Append('<').Append(tag).Append(style.Length > 0 ? $" class=\"{style}\"" : "").Append('>').Append(Encode(text)).Append("</").Append(tag).Append(">\n");

    /// <summary>Blocks, whose headings are of level <paramref name="level"/>.</summary>
    public void Add(IEnumerable<DocumentBlock> blocks, int level)
    {
        foreach (var block in blocks)
        {
            switch (block)
            {
                case Heading h:
                    Element($"h{level}", h.Text, Style(h.Align));
                    break;
                case Paragraph p:
                    Element("p", p.Text, Style(p.Align));
                    break;
                case Fields f:
                    _body.Append("<table>");
                    foreach (var (label, value) in f.Items)
                        _body.Append("<tr><th scope=\"row\">").Append(Encode(label)).Append("</th><td>").Append(Encode(value)).Append("</td></tr>");
                    _body.Append("</table>\n");
                    break;
                case Table t:
                    Table(t.Headers, t.Rows.Select(r => r.Select(Encode)));
                    break;
                case ItemList l:
                    _body.Append(l.Numbered ? "<ol>" : "<ul>");
                    foreach (var item in l.Items)
                        Element("li", item);
                    _body.Append(l.Numbered ? "</ol>\n" : "</ul>\n");
                    break;
                case BlankBox b:
                    Element("div", b.Caption, "box");
                    break;
            }
        }
    }

    /// <summary>A table whose cells are encoded already.</summary>
    public void Table(IEnumerable<string> headers, IEnumerable<IEnumerable<string>> rows)
    {
        _body.Append("<table><thead><tr>");
        foreach (var header in headers)
            _body.Append("<th scope=\"col\">").Append(Encode(header)).Append("</th>");
        _body.Append("</tr></thead><tbody>");
        foreach (var row in rows)
            _body.Append("<tr>").AppendJoin("", row.Select(c => $"<td>{c}</td>")).Append("</tr>");
        _body.Append("</tbody></table>\n");
    }

    /// <summary>A link to a file of the archive.</summary>
    public static string Link(string path, string text) => $"<a href=\"{Encode(string.Join('/', path.Split('/').Select(Uri.EscapeDataString)))}\">{Encode(text)}</a>";

    /// <summary>Text as HTML.</summary>
    public static string Encode(string text) => Encoder.Encode(text);

    /// <inheritdoc/>
    public override string ToString() => $$"""
        <!DOCTYPE html>
        <html lang="ja"><head><meta charset="utf-8"><title>{{Encode(_title)}}</title>
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
        <style>
        body { font-family: 'Noto Sans JP', 'BIZ UDPGothic', Meiryo, sans-serif; line-height: 1.6; max-width: 70rem; margin: 1.5rem auto; padding: 0 1rem; color: #1a1a1a; overflow-wrap: anywhere; }
        h1 { font-size: 1.5rem; } h2 { border-bottom: 2px solid #0017c1; padding-bottom: .25rem; margin-top: 2rem; } h3 { margin-bottom: .25rem; }
        table { border-collapse: collapse; width: 100%; margin: 0 0 1rem; } th, td { border: 1px solid #767676; padding: .3rem .5rem; text-align: left; vertical-align: top; white-space: pre-line; font-weight: 400; }
        thead th { background: #f2f2f2; } th[scope=row] { width: 26%; background: #f8f8fb; } p { white-space: pre-line; } .center { text-align: center; } .end { text-align: right; }
        .box { border: 1px solid #767676; min-height: 4rem; padding: .5rem; } .mono { font-family: monospace; }
        @page { size: A4; margin: 18mm; } @media print { body { max-width: none; margin: 0; font-size: 10pt; } tr { break-inside: avoid; } thead { display: table-header-group; } }
        </style></head><body>
        {{_body}}</body></html>
        """;

    private static string Style(BlockAlign align) => align switch { BlockAlign.Center => "center", BlockAlign.End => "end", _ => "" };
}
