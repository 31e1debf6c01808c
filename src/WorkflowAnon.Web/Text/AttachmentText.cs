using System.Globalization;
using WorkflowAnon.Domain.Attachments;

namespace WorkflowAnon.Web.Text;

/// <summary>添付ファイル in words.</summary>
internal static class AttachmentText
{
    private const int Kilo = 1024, ShortHash = 12;

    /// <summary>PDF, PNG画像 …</summary>
    public static string Kind(Attachment attachment) => FileTypes.OfMediaType(attachment.MediaType)?.Name ?? attachment.MediaType;

    /// <summary>1.2MB, 340KB, 12バイト; in steps of 1024.</summary>
    public static string Size(long bytes) => bytes switch
    {
        < Kilo => string.Create(CultureInfo.InvariantCulture, $"{bytes}バイト"),
        < Kilo * Kilo => string.Create(CultureInfo.InvariantCulture, $"{bytes / Kilo}KB"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{(decimal)bytes / (Kilo * Kilo):0.0}MB"),
    };

    /// <summary>The beginning of the hash: enough to compare by eye.</summary>
    public static string Hash(Attachment attachment) => attachment.Sha256[..ShortHash];
}
