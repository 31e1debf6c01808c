using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Html;
using QRCoder;

namespace WorkflowAnon.Web.Text;

/// <summary>A QR code as inline SVG: no image file, no inline style, made on the server.</summary>
internal static class QrSvg
{
    /// <summary>Draws <paramref name="text"/>.</summary>
    /// <param name="text">What the code holds.</param>
    /// <param name="label">What it is, for who does not see it.</param>
    public static IHtmlContent Draw(string text, string label)
    {
        using var generator = new QRCodeGenerator();
        using var code = generator.CreateQrCode(text, QRCodeGenerator.ECCLevel.M);
        var path = new StringBuilder();
        // The library draws a quiet zone of its own around the modules.
        var size = code.ModuleMatrix.Count;
        for (var y = 0; y < size; y++)
        {
            for (var x = 0; x < size; x++)
            {
                if (code.ModuleMatrix[y][x])
                    path.Append(CultureInfo.InvariantCulture, $"M{x} {y}h1v1h-1z");
            }
        }

        return new HtmlContentBuilder()
            .AppendHtml(string.Create(CultureInfo.InvariantCulture, $"<svg class=\"qr\" role=\"img\" viewBox=\"0 0 {size} {size}\" shape-rendering=\"crispEdges\" aria-label=\""))
            .Append(label)
            .AppendHtml(string.Create(CultureInfo.InvariantCulture, $"\"><rect width=\"{size}\" height=\"{size}\" fill=\"#fff\"/><path fill=\"#000\" d=\"{path}\"/></svg>"));
    }
}
