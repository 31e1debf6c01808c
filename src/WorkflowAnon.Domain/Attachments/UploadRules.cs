using System.Globalization;
using System.Text;
using WorkflowAnon.Domain.Rules;

namespace WorkflowAnon.Domain.Attachments;

/// <summary>Why a file is not accepted.</summary>
/// <param name="Item">Field: <c>title</c>, <c>file</c> or <c>reason</c>.</param>
/// <param name="Message">日本語: what is wrong and what to do.</param>
public sealed record UploadRefusal(string Item, string Message);

/// <summary>
/// What is accepted as 添付ファイル: PDF, PNG, JPEG and TIFF of at most 50 MB, whose name, declared type and content say the same. Names are kept as they
/// are written (髙, 﨑, 𠮷, combining characters, 外字); what hides in a name or breaks a file system is refused.
/// </summary>
public static class UploadRules
{
    /// <summary>Largest size in bytes: 50 MB.</summary>
    public const long MostBytes = 50L * 1024 * 1024;

    /// <summary>Longest title and file name, in characters as people count them.</summary>
    public const int LongestText = 100;

    // Longest name that a Windows file system holds, in UTF-16 code units: a character may be built of many.
    private const int LongestUnits = 255;

    private const string FileItem = "file", TitleItem = "title", ReasonItem = "reason";
    private const string PathCharacters = "/\\", UnusableCharacters = ":*?\"<>|";
    private static readonly string[] DeviceNames = ["CON", "PRN", "AUX", "NUL", .. Numbered("COM"), .. Numbered("LPT")];

    /// <summary>What a person is told about a file that is too large.</summary>
    public static UploadRefusal TooLarge { get; } = new(FileItem, "ファイルが大きすぎます。50MBまで登録できます。解像度を下げてスキャンし直すか、分けて登録してください。");

    /// <summary>件名: written, not too long, one line, without a 個人番号.</summary>
    public static IReadOnlyList<UploadRefusal> CheckTitle(string? title) => CheckText(title, TitleItem, "件名", LongestText);

    /// <summary>取下げの理由.</summary>
    public static IReadOnlyList<UploadRefusal> CheckReason(string? reason) => CheckText(reason, ReasonItem, "取り下げる理由", 400);

    /// <summary>Name, declared type and content of a file agree on a kind that is accepted.</summary>
    /// <param name="fileName">Name as the browser sent it; empty when no file was chosen.</param>
    /// <param name="declared">Media type as the browser sent it, or empty.</param>
    /// <param name="head">The first <see cref="FileTypes.HeadBytes"/> bytes, fewer only at the end of the content.</param>
    public static IReadOnlyList<UploadRefusal> CheckFile(string? fileName, string? declared, ReadOnlySpan<byte> head)
    {
        if (string.IsNullOrEmpty(fileName))
            return [new(FileItem, "ファイルを選んでください。")];
        if (CheckName(fileName) is { } refused)
            return [new(FileItem, refused)];
        if (head.IsEmpty)
            return [new(FileItem, "ファイルが空です（0バイト）。スキャンや保存が終わっているか確かめて、選び直してください。")];
        return CheckType(fileName, declared, FileTypes.OfContent(head)) is { } wrong ? [new(FileItem, wrong)] : [];
    }

    /// <summary>Size of a whole content.</summary>
    /// <param name="bytes">Bytes, 0 or more.</param>
    public static IReadOnlyList<UploadRefusal> CheckSize(long bytes) => bytes > MostBytes ? [TooLarge] : [];

    private static string? CheckType(string fileName, string? declared, FileType? content)
    {
        if (FileTypes.OfName(fileName) is not { } named)
            return "この種類のファイルは登録できません。登録できるのはPDF（.pdf）、PNG（.png）、JPEG（.jpg、.jpeg）、TIFF（.tif、.tiff）です。スキャンしたPDFなどに変えてください。";
        if (content is null)
            return $"ファイル名は{named.Name}ですが、中身はPDF・PNG・JPEG・TIFFのどれでもありません。元のファイルを開いて{named.Name}として保存し直し、それを選んでください。";
        if (content != named)
            return $"ファイル名は{named.Name}ですが、中身は{content.Name}です。拡張子を{content.Extensions[0]}に直すか、{named.Name}として保存し直してください。";
        var type = (declared ?? "").Split(';')[0].Trim();
        // A browser that does not know the kind says nothing or this.
        if (type.Length == 0 || type.Equals("application/octet-stream", StringComparison.OrdinalIgnoreCase) || FileTypes.OfMediaType(type) == content)
            return null;
        return $"送られた種類と中身（{content.Name}）が一致しません。ファイルを選び直してください。";
    }

    private static string? CheckName(string name)
    {
        if (name.Any(PathCharacters.Contains))
            return "ファイル名にフォルダの区切り（/ 又は \\）が含まれています。ファイル名だけに直してください。";
        if (HasHiddenCharacter(name))
            return "ファイル名に、目に見えない制御文字や文字の向きを変える文字が含まれています。ファイル名を付け直してください。";
        if (name.Any(UnusableCharacters.Contains))
            return "ファイル名に使えない記号（: * ? \" < > |）が含まれています。ファイル名を付け直してください。";
        if (CharactersOf(name) > LongestText || name.Length > LongestUnits)
            return string.Create(CultureInfo.InvariantCulture, $"ファイル名が長すぎます。拡張子を含めて{LongestText}文字までに付け直してください（現在{CharactersOf(name)}文字）。");
        var stem = name.Split('.')[0].Trim();
        if (stem.Length == 0 || DeviceNames.Contains(stem, StringComparer.OrdinalIgnoreCase))
            return "このファイル名では保存できません。内容の分かる名前を付け直してください。";
        return IndividualNumberRules.Contains(name) ? "ファイル名に個人番号とみられる12桁の数字が含まれています。個人番号は記録できません（番号法第20条）。付け直してください。" : null;
    }

    private static List<UploadRefusal> CheckText(string? text, string item, string label, int longest)
    {
        var written = text?.Trim() ?? "";
        if (written.Length == 0)
            return [new(item, $"{label}を入力してください。")];
        if (HasHiddenCharacter(written))
            return [new(item, $"{label}に、改行などの制御文字や文字の向きを変える文字が含まれています。入力し直してください。")];
        if (CharactersOf(written) > longest || written.Length > longest * 4)
            return [new(item, string.Create(CultureInfo.InvariantCulture, $"{label}は{longest}文字以内で入力してください（現在{CharactersOf(written)}文字）。"))];
        return [.. IndividualNumberRules.CheckText(written, item).Blocks.Select(f => new UploadRefusal(item, f.Message))];
    }

    private static int CharactersOf(string text) => new StringInfo(text).LengthInTextElements;

    // Control characters, line separators, halves of characters, and the marks that turn or embed the direction of writing (Unicode TR36, 3.1): 「fdp.exe」 would look like 「exe.pdf」.
    private static bool HasHiddenCharacter(string text) => text.EnumerateRunes().Any(r =>
        Rune.GetUnicodeCategory(r) is UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
        || r.Value is 0x61C or 0x200E or 0x200F or (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069) or 0xFEFF or 0xFFFD);

    private static IEnumerable<string> Numbered(string device) => Enumerable.Range(1, 9).Select(n => string.Create(CultureInfo.InvariantCulture, $"{device}{n}"));
}
