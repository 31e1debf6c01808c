using WorkflowAnon.Domain.Rules;

namespace WorkflowAnon.Domain.Cases;

/// <summary>期限の種類.</summary>
public enum DeadlineKind
{
    /// <summary>募集の開始の日 (4-1b).</summary>
    [Implements("4-1b")]
    RecruitmentStart = 1,

    /// <summary>募集の終了の日 (4-1b).</summary>
    [Implements("4-1b", "6-2イ")]
    RecruitmentEnd = 2,

    /// <summary>補正の期限 (5-7).</summary>
    [Implements("5-7")]
    Correction = 3,

    /// <summary>契約締結に関する申込書の提出期限 = 手数料の納付期限 (8-3-2, 8-2-1イ).</summary>
    [Implements("8-3-2", "8-2-1イ")]
    ContractApplication = 4,

    /// <summary>提供期限 (9-2-1).</summary>
    [Implements("9-2-1")]
    Provision = 5,

    /// <summary>委員会への報告 (10-1, 10-3).</summary>
    [Implements("10-1", "10-3")]
    CommissionReport = 6,

    /// <summary>利用期間の満了 (5-5-6).</summary>
    [Implements("5-5-6")]
    UsePeriodEnd = 7,

    /// <summary>欠格の最終日 (10-4).</summary>
    [Implements("10-4")]
    Disqualification = 8,

    /// <summary>取扱状況の評価 of a 年度 (11-3).</summary>
    SafetyEvaluation = 20,
}

/// <summary>Names of the kinds on screens and in mails.</summary>
public static class DeadlineKindNames
{
    /// <summary>The 日本語 name of <paramref name="kind"/>.</summary>
    public static string DisplayName(this DeadlineKind kind) => kind switch
    {
        DeadlineKind.RecruitmentStart => "募集の開始の日",
        DeadlineKind.RecruitmentEnd => "募集の終了の日",
        DeadlineKind.Correction => "補正の期限",
        DeadlineKind.ContractApplication => "申込書の提出・手数料の納付の期限",
        DeadlineKind.Provision => "提供期限",
        DeadlineKind.CommissionReport => "委員会への報告の期限",
        DeadlineKind.UsePeriodEnd => "利用期間の満了",
        DeadlineKind.Disqualification => "欠格の最終日",
        DeadlineKind.SafetyEvaluation => "取扱状況の評価",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "期限の種類の値が正しくありません。"),
    };
}

/// <summary>期限: a date that the law or a notice fixes, with the computation that gave it, so that a supervisor can see why.</summary>
public sealed class Deadline
{
    /// <summary>Id.</summary>
    public required string Id { get; init; }

    /// <summary>The case or recruitment it belongs to.</summary>
    public required string SubjectId { get; init; }

    /// <summary>期限の種類.</summary>
    public DeadlineKind Kind { get; init; }

    /// <summary>What it is about within the subject where there may be several of a kind at once (the violation of a report); empty otherwise.</summary>
    public string DetailId { get; init; } = "";

    /// <summary>起算日, or null when the date was fixed by a person.</summary>
    public DateOnly? StartDay { get; set; }

    /// <summary>応当日, or null when the period has none.</summary>
    public DateOnly? CorrespondingDay { get; set; }

    /// <summary>The date before a closed day moved it.</summary>
    public DateOnly Raw { get; set; }

    /// <summary>The date that counts; the period ends at its 24:00 in Japan time.</summary>
    public DateOnly Due { get; set; }

    /// <summary>どう計算したか, in 日本語.</summary>
    public required string Rule { get; set; }

    /// <summary>Clause id.</summary>
    public required string Clause { get; set; }

    /// <summary>When it was met, or null.</summary>
    public DateTimeOffset? MetAt { get; set; }

    /// <summary>When a newer deadline of the same kind and matter took its place, or null.</summary>
    public DateTimeOffset? SupersededAt { get; set; }

    /// <summary>When it was told that it is near, or null.</summary>
    public DateTimeOffset? ApproachingAt { get; set; }

    /// <summary>When it was told that it has passed, or null.</summary>
    public DateTimeOffset? ExceededAt { get; set; }

    /// <summary>True while it is neither met nor superseded.</summary>
    public bool IsOpen => MetAt is null && SupersededAt is null;
}
