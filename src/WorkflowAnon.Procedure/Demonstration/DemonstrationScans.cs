using System.Globalization;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using WorkflowAnon.Procedure.Attachments;
using WorkflowAnon.Procedure.Kernel.Tasks;
using WorkflowAnon.Storage.Bursts;

namespace WorkflowAnon.Procedure.Demonstration;

/// <summary>Made-up scans of two cases, registered by the product's own command under fixed keys; one has been scanned again.</summary>
internal static class DemonstrationScans
{
    // Case of the second round, key of the file, 件名, name, lines.
    private static readonly (string Case, string Key, string Title, string FileName, string[] Lines)[] Files =
    [
        ("examination", "form2", "提案書（様式第2）の写し", "提案書_様式第2.pdf", ["行政機関等匿名加工情報に関する提案書（様式第2）", "実演のための見本です。実在の提案者のものではありません。"]),
        ("decision", "form2", "提案書（様式第2）の写し", "提案書_様式第2.pdf", ["行政機関等匿名加工情報に関する提案書（様式第2）", "実演のための見本です。1枚目"]),
    ];

    /// <summary>Registers what is missing; a case that could not be made has no scans.</summary>
    public static async Task AttachAsync(IServiceProvider services, Actor clerk, CancellationToken cancellationToken)
    {
        var commands = services.GetRequiredService<AttachmentCommands>();
        foreach (var (name, key, title, fileName, lines) in Files)
        {
            var begun = $"demo-{name}-begin-1";
            if (!await services.GetRequiredService<CommittedCommands>().ContainsAsync("start-" + begun, cancellationToken))
                continue;
            // The same key again: the answer is the case that was begun.
            var caseId = await services.GetRequiredService<ProcedureCommands>().StartAsync("proposal-receipt", null, clerk, begun, cancellationToken);
            var id = await commands.AddAsync(
                caseId, new AttachmentEntry(title, "", CaseAttachmentForm.NoIdentity), File(fileName, lines), clerk, $"demo-{name}-{key}", cancellationToken);
            if (name == "decision")
                await commands.ReplaceAsync(id, File(fileName, [.. lines, "2枚目（読み取りにくかったため、スキャンし直した。）"]), clerk, $"demo-{name}-{key}-2", cancellationToken);
        }
    }

    private static UploadedFile File(string name, string[] lines) => new(name, "application/pdf", new MemoryStream(Pdf(lines)));

    /// <summary>A PDF of one A4 page: the same bytes for the same lines. 日本語 stands in a font that every viewer has by its name (ISO 32000-1, 9.7.5.2).</summary>
    internal static byte[] Pdf(IReadOnlyList<string> lines)
    {
        var text = new StringBuilder("BT /F1 14 Tf 72 760 Td 26 TL\n");
        foreach (var line in lines)
            text.Append('<').Append(Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(line))).Append("> Tj T*\n");
        text.Append("ET");
        string[] objects =
        [
            "<< /Type /Catalog /Pages 2 0 R /Lang (ja-JP) >>",
            "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
            string.Create(CultureInfo.InvariantCulture, $"<< /Length {text.Length} >>\nstream\n{text}\nendstream"),
            "<< /Type /Font /Subtype /Type0 /BaseFont /HeiseiMin-W3 /Encoding /UniJIS-UTF16-H /DescendantFonts [6 0 R] >>",
            "<< /Type /Font /Subtype /CIDFontType0 /BaseFont /HeiseiMin-W3 /CIDSystemInfo << /Registry (Adobe) /Ordering (Japan1) /Supplement 2 >> /FontDescriptor 7 0 R >>",
            "<< /Type /FontDescriptor /FontName /HeiseiMin-W3 /Flags 4 /FontBBox [-123 -257 1001 910] /ItalicAngle 0 /Ascent 709 /Descent -241 /CapHeight 709 /StemV 69 >>",
        ];
        var pdf = new StringBuilder("%PDF-1.4\n");
        List<int> places = [];
        for (var i = 0; i < objects.Length; i++)
        {
            places.Add(pdf.Length);
            pdf.Append(CultureInfo.InvariantCulture, $"{i + 1} 0 obj\n{objects[i]}\nendobj\n");
        }

        var table = pdf.Length;
        pdf.Append(CultureInfo.InvariantCulture, $"xref\n0 {objects.Length + 1}\n0000000000 65535 f \n");
        foreach (var place in places)
            pdf.Append(CultureInfo.InvariantCulture, $"{place:D10} 00000 n \n");
        pdf.Append(CultureInfo.InvariantCulture, $"trailer\n<< /Size {objects.Length + 1} /Root 1 0 R >>\nstartxref\n{table}\n%%EOF\n");
        return Encoding.ASCII.GetBytes(pdf.ToString());
    }
}
