namespace WorkflowAnon.Domain.Attachments;

/// <summary>A kind of file that is accepted.</summary>
/// <param name="MediaType">Media type under which it is stored and sent.</param>
/// <param name="Name">What people call it.</param>
/// <param name="Extensions">Endings of its names, lower case with the dot.</param>
/// <param name="Declared">Other media types that browsers declare for it.</param>
public sealed record FileType(string MediaType, string Name, IReadOnlyList<string> Extensions, IReadOnlyList<string> Declared);

/// <summary>添付ファイルの種類: told by the first bytes of the content, which nobody can rename.</summary>
public static class FileTypes
{
    /// <summary>Bytes at the beginning of a content that are enough to tell its kind.</summary>
    public const int HeadBytes = 16;

    /// <summary>PDF (ISO 32000-1, 7.5.2).</summary>
    public static FileType Pdf { get; } = new("application/pdf", "PDF", [".pdf"], ["application/x-pdf"]);

    /// <summary>PNG (ISO/IEC 15948, 5.2).</summary>
    public static FileType Png { get; } = new("image/png", "PNG画像", [".png"], ["image/x-png"]);

    /// <summary>JPEG (ITU-T T.81, B.1.1.3).</summary>
    public static FileType Jpeg { get; } = new("image/jpeg", "JPEG画像", [".jpg", ".jpeg"], ["image/jpg", "image/pjpeg"]);

    /// <summary>TIFF 6.0.</summary>
    public static FileType Tiff { get; } = new("image/tiff", "TIFF画像", [".tif", ".tiff"], ["image/tif", "image/x-tiff"]);

    /// <summary>Every kind that is accepted.</summary>
    public static IReadOnlyList<FileType> All { get; } = [Pdf, Png, Jpeg, Tiff];

    /// <summary>The kind that the first bytes of a content tell, or null for none that is accepted.</summary>
    public static FileType? OfContent(ReadOnlySpan<byte> head) =>
        head.StartsWith("%PDF-"u8) ? Pdf
        : head.StartsWith((ReadOnlySpan<byte>)[0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) && head.Length >= HeadBytes && head[12..16].SequenceEqual("IHDR"u8) ? Png
        : head.Length > 3 && head.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]) && head[3] is >= 0xC0 and < 0xFF ? Jpeg
        : head.StartsWith((ReadOnlySpan<byte>)[0x49, 0x49, 0x2A, 0x00]) || head.StartsWith((ReadOnlySpan<byte>)[0x4D, 0x4D, 0x00, 0x2A]) ? Tiff
        : null;

    /// <summary>The kind that a file's name tells, or null.</summary>
    public static FileType? OfName(string fileName) => All.FirstOrDefault(t => t.Extensions.Any(e => fileName.EndsWith(e, StringComparison.OrdinalIgnoreCase)));

    /// <summary>The kind of a media type, or null.</summary>
    public static FileType? OfMediaType(string mediaType) =>
        All.FirstOrDefault(t => string.Equals(t.MediaType, mediaType, StringComparison.OrdinalIgnoreCase) || t.Declared.Contains(mediaType, StringComparer.OrdinalIgnoreCase));
}
