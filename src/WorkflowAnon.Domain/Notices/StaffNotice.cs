using WorkflowAnon.Domain.Cases;

namespace WorkflowAnon.Domain.Notices;

/// <summary>お知らせの種類.</summary>
public enum NoticeKind
{
    /// <summary>A 期限 of the law or of a notice is near.</summary>
    DeadlineApproaching = 1,

    /// <summary>It has passed unmet.</summary>
    DeadlineExceeded = 2,

    /// <summary>The internal date (内部の期限) of a task is near.</summary>
    TaskApproaching = 3,

    /// <summary>It has passed and the task is not done.</summary>
    TaskExceeded = 4,

    /// <summary>A colleague is going to be transferred (人事異動): what they hold can be handed over before.</summary>
    TransferAnnounced = 5,

    /// <summary>The transfer was carried out and left work behind.</summary>
    TransferApplied = 6,

    /// <summary>The publication of a 手続定義, or its end, waits for a second person's decision.</summary>
    ReleaseRequested = 7,
}

/// <summary>Names of the kinds on screens and in mails.</summary>
public static class NoticeKindNames
{
    /// <summary>The 日本語 name of <paramref name="kind"/>.</summary>
    public static string DisplayName(this NoticeKind kind) => kind switch
    {
        NoticeKind.DeadlineApproaching or NoticeKind.TaskApproaching => "期限が近付いています",
        NoticeKind.DeadlineExceeded or NoticeKind.TaskExceeded => "期限を過ぎました",
        NoticeKind.TransferAnnounced => "人事異動の予定があります",
        NoticeKind.TransferApplied => "人事異動で戻った仕事・残った仕事があります",
        NoticeKind.ReleaseRequested => "手続定義の公開の申請が承認を待っています",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "お知らせの種類の値が正しくありません。"),
    };

    /// <summary>What the date of a notice of this kind is called.</summary>
    public static string DateName(this NoticeKind kind) => kind switch
    {
        NoticeKind.TaskApproaching or NoticeKind.TaskExceeded => "内部の期限",
        NoticeKind.TransferAnnounced or NoticeKind.TransferApplied => "発令日",
        NoticeKind.ReleaseRequested => "申請日",
        _ => "法令・通知の期限",
    };
}

/// <summary>
/// お知らせ: what one member of staff is told about one date. Recipient, kind, source and date are unique together, so that nobody is told the same twice. It
/// holds numbers and names of files and steps, never of persons outside the office.
/// </summary>
public sealed class StaffNotice
{
    /// <summary>Id.</summary>
    public required string Id { get; init; }

    /// <summary>Who is told (account id).</summary>
    public required string RecipientId { get; init; }

    /// <summary>お知らせの種類.</summary>
    public NoticeKind Kind { get; init; }

    /// <summary>The deadline, the task, the transfer or the request whose date it is.</summary>
    public required string SourceId { get; init; }

    /// <summary>The date; a period ends at its 24:00 in Japan time.</summary>
    public DateOnly DueOn { get; init; }

    /// <summary>The case, recruitment, file, transfer or request that it concerns.</summary>
    public required string SubjectId { get; init; }

    /// <summary>事案番号, or what lists call the subject; may be empty.</summary>
    public required string SubjectLabel { get; init; }

    /// <summary>個人情報ファイルの名称; empty when the subject has none.</summary>
    public required string FileName { get; init; }

    /// <summary>What is due: the kind of the deadline, or 件名 of the task.</summary>
    public required string Title { get; init; }

    /// <summary>The task by which it is kept, or null when none was open.</summary>
    public string? TaskId { get; init; }

    /// <summary>True for who is told in the place of somebody absent (代理).</summary>
    public bool IsForAbsent { get; init; }

    /// <summary>When it arose.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it was marked as read, or null.</summary>
    public DateTimeOffset? ReadAt { get; set; }

    /// <summary>The mail that carries it, or null; set with that mail's row in one transaction.</summary>
    public string? MailId { get; set; }
}
