using WorkflowAnon.Domain.Rules;

namespace WorkflowAnon.Domain.Cases;

/// <summary>期限の見張り: which deadlines are told to others, and when. Each is told once that it is near and once that it has passed (N-2).</summary>
[Implements("N-2")]
public static class DeadlineWatch
{
    /// <summary>Kinds whose day somebody of 総務課 has to keep; the others are 担当課's.</summary>
    public static IReadOnlyList<DeadlineKind> OfGeneralAffairs { get; } =
        [DeadlineKind.RecruitmentStart, DeadlineKind.RecruitmentEnd, DeadlineKind.ContractApplication, DeadlineKind.CommissionReport];

    /// <summary>Kinds by which somebody must have done something. The others only mark the day on which a period ends by itself: nobody is late for it.</summary>
    public static IReadOnlyList<DeadlineKind> ToBeKept { get; } =
        [DeadlineKind.RecruitmentStart, DeadlineKind.Correction, DeadlineKind.ContractApplication, DeadlineKind.Provision, DeadlineKind.CommissionReport, DeadlineKind.SafetyEvaluation];

    /// <summary>It is near and nobody was told: today is one of the <paramref name="leadDays"/> calendar days before it, or the day itself.</summary>
    public static bool IsApproaching(Deadline deadline, DateOnly today, int leadDays)
    {
        ArgumentNullException.ThrowIfNull(deadline);
        return deadline is { IsOpen: true, ApproachingAt: null, ExceededAt: null } && today <= deadline.Due && today >= deadline.Due.AddDays(-leadDays);
    }

    /// <summary>Its day is over, what had to be done was not done, and nobody was told.</summary>
    public static bool IsExceeded(Deadline deadline, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(deadline);
        return deadline is { IsOpen: true, ExceededAt: null } && today > deadline.Due && ToBeKept.Contains(deadline.Kind);
    }
}
