namespace WorkflowAnon.Domain.Calendar;

/// <summary>Whether a recruitment is long enough.</summary>
public enum RecruitmentPeriodVerdict
{
    /// <summary>Longer than the law's minimum.</summary>
    Ok,

    /// <summary>Exactly the minimum: lawful, but practice takes a day more.</summary>
    Warn,

    /// <summary>Shorter than the minimum.</summary>
    Block,
}

/// <summary>The judgement of a recruitment's length (4-1b).</summary>
/// <param name="Verdict">The verdict.</param>
/// <param name="Days">Length in days, start and end included.</param>
/// <param name="Rule">日本語: how it was counted.</param>
/// <param name="Clause">Id of the clause.</param>
public sealed record RecruitmentPeriodJudgement(RecruitmentPeriodVerdict Verdict, int Days, string Rule, string Clause);

/// <summary>The judgement of 「…の日から起算して2年を経過しない」 (5-1-4, 5-1-5, 10-4).</summary>
/// <param name="IsBarred">The day asked lies within the two years.</param>
/// <param name="Until">Last barred day.</param>
/// <param name="Rule">日本語: how it was counted.</param>
/// <param name="Clause">Id of the clause.</param>
/// <param name="Steps">The same, step by step.</param>
public sealed record LookbackJudgement(bool IsBarred, DateOnly Until, string Rule, string Clause, IReadOnlyList<ComputationStep> Steps)
{
    /// <summary>The first day on which a proposal is possible again.</summary>
    public DateOnly FreeFrom => Until.AddDays(1);
}

/// <summary>The judgement of 「提案日前6月以内に作成」 (5-4-2ア(ｱ)).</summary>
/// <param name="IsAcceptable">Made within the months before the proposal.</param>
/// <param name="Earliest">The earliest day of issue that is accepted.</param>
/// <param name="Rule">日本語: how it was counted.</param>
/// <param name="Clause">Id of the clause.</param>
public sealed record CertificateJudgement(bool IsAcceptable, DateOnly Earliest, string Rule, string Clause);

/// <summary>The judgement of full age (5-1-1).</summary>
/// <param name="IsAdult">18 or over on the day asked.</param>
/// <param name="AdultFrom">First day as an adult.</param>
/// <param name="Rule">日本語: how it was counted.</param>
/// <param name="Clause">Id of the clause.</param>
public sealed record AdulthoodJudgement(bool IsAdult, DateOnly AdultFrom, string Rule, string Clause);
