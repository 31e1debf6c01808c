using WorkflowAnon.Domain.Attachments;
using WorkflowAnon.Domain.Rules;
using WorkflowAnon.Procedure.Kernel.Forms;

namespace WorkflowAnon.Procedure.Attachments;

/// <summary>Form of a new file of a recruitment. The file is the last field of every form: what is written before it has arrived when its bytes do.</summary>
public sealed class AttachmentForm
{
    /// <summary>Endings that are offered for choice.</summary>
    internal const string Accept = ".pdf,.png,.jpg,.jpeg,.tif,.tiff";

    /// <summary>Help beside every file.</summary>
    internal const string FileHelp = "PDF、PNG、JPEG、TIFFを、50MBまで登録できます。";

    /// <summary>件名.</summary>
    [FormField("件名", RequiredByRule = true, Help = "何の書類か分かるように書きます。例：提案書（様式第2）の写し")]
    public string Title { get; set; } = "";

    /// <summary>Paper on the custody list, or empty.</summary>
    [FormField("スキャンした書類", OptionsFrom = "papers", Help = "「書類と所在」にある書類をスキャンしたものであるときに選びます。")]
    public string PaperId { get; set; } = "";

    /// <summary>ファイル.</summary>
    [FormField("ファイル", RequiredByRule = true, Accept = Accept, Help = FileHelp)]
    public string File { get; set; } = "";
}

/// <summary>Form of a new file of a case.</summary>
public sealed class CaseAttachmentForm
{
    /// <summary>Value of <see cref="Identity"/> for a file that is no identity paper.</summary>
    public const string NoIdentity = "none";

    /// <summary>件名.</summary>
    [FormField("件名", RequiredByRule = true, Help = "何の書類か分かるように書きます。例：提案書（様式第2）の写し")]
    public string Title { get; set; } = "";

    /// <summary>Paper on the custody list, or empty.</summary>
    [FormField("スキャンした書類", OptionsFrom = "papers", Help = "「書類と所在」にある書類をスキャンしたものであるときに選びます。")]
    public string PaperId { get; set; } = "";

    /// <summary>Kind of identity paper, or <see cref="NoIdentity"/>.</summary>
    [FormField("本人確認書類の写しか", RequiredByRule = true, OptionsFrom = "identity", Clause = "5-4-1ア", Help = IndividualNumberRules.CopyWarning + "本人確認書類の写しを開くと、閲覧が記録されます。")]
    public string Identity { get; set; } = "";

    /// <summary>ファイル.</summary>
    [FormField("ファイル", RequiredByRule = true, Accept = AttachmentForm.Accept, Help = AttachmentForm.FileHelp)]
    public string File { get; set; } = "";

    /// <summary>What may be chosen as identity paper: the kinds whose copy may be kept.</summary>
    public static IReadOnlyList<Choice> IdentityChoices { get; } =
    [
        new(NoIdentity, "本人確認書類ではない"),
        .. Enum.GetValues<IdentityPaperKind>().Where(k => k != IdentityPaperKind.NumberNotificationCard).Select(k => new Choice(k.ToString(), k.DisplayName())),
    ];
}

/// <summary>Form of a new version: everything else is as before.</summary>
public sealed class AttachmentVersionForm
{
    /// <summary>ファイル.</summary>
    [FormField("新しい版のファイル", RequiredByRule = true, Accept = AttachmentForm.Accept, Help = AttachmentForm.FileHelp + "前の版も残ります。")]
    public string File { get; set; } = "";
}

/// <summary>What is written beside a file.</summary>
/// <param name="Title">件名.</param>
/// <param name="PaperId">Paper on the custody list, or empty.</param>
/// <param name="Identity">A kind of identity paper by its name, <see cref="CaseAttachmentForm.NoIdentity"/>, or empty while nothing was chosen; null where it is not asked.</param>
public sealed record AttachmentEntry(string Title, string PaperId, string? Identity);

/// <summary>A file on its way in.</summary>
/// <param name="Name">Name as the browser sent it.</param>
/// <param name="DeclaredType">Media type as the browser sent it, or empty.</param>
/// <param name="Content">Its bytes, read once and forward only.</param>
public sealed record UploadedFile(string Name, string DeclaredType, Stream Content);
