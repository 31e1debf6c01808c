using WorkflowAnon.Domain.Agency;
using WorkflowAnon.Domain.Cases;
using WorkflowAnon.Storage.Bursts;

namespace WorkflowAnon.Procedure.Kernel.Tasks;

/// <summary>Who may read what (architecture.md, decision 11): staff their own division's cases, 総務課 all, operators none.</summary>
public static class CaseAccess
{
    private static readonly string[] ReadingDuties = [Duties.Staff, Duties.Approver, Duties.Supervisor, Duties.Auditor];

    /// <summary>True when the person takes part in the procedure; an operator or designer alone does not read cases.</summary>
    public static bool SeesProcedure(Actor actor)
    {
        ArgumentNullException.ThrowIfNull(actor);
        return ReadingDuties.Any(actor.Has);
    }

    /// <summary>True for people of 総務課, which receives, collects, contracts and reports for every division.</summary>
    public static bool SeesAllCases(Actor actor, AgencyProfile profile)
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(profile);
        return SeesProcedure(actor) && profile.FindDivision(actor.DivisionId)?.Kind == DivisionKind.GeneralAffairs;
    }

    /// <summary>The cases that a person may read.</summary>
    public static IQueryable<Case> VisibleTo(this IQueryable<Case> cases, Actor actor, AgencyProfile profile)
    {
        ArgumentNullException.ThrowIfNull(actor);
        if (!SeesProcedure(actor))
            return cases.Where(c => false);
        return SeesAllCases(actor, profile) ? cases : cases.Where(c => c.OwningDivisionId == actor.DivisionId);
    }

    /// <summary>Refuses people who take no part in the procedure.</summary>
    /// <exception cref="TaskConflictException">Not this person's to read.</exception>
    public static void RequireProcedure(Actor actor)
    {
        if (!SeesProcedure(actor))
            throw new TaskConflictException(TaskConflictKind.Forbidden, "事案・募集の内容を見る職務（担当者・決裁者・監督者・監査者）がありません。");
    }

    /// <summary>Refuses people who are not operators.</summary>
    /// <exception cref="TaskConflictException">Not an operator.</exception>
    public static void RequireOperator(Actor actor)
    {
        ArgumentNullException.ThrowIfNull(actor);
        if (!actor.Has(Duties.Operator))
            throw new TaskConflictException(TaskConflictKind.Forbidden, "この画面は運用管理者の職務を持つ人が使います。");
    }

    /// <summary>True for those who connect other systems: operators and designers. What they read there is about no case.</summary>
    public static bool ReadsIntegration(Actor actor)
    {
        ArgumentNullException.ThrowIfNull(actor);
        return actor.Has(Duties.Operator) || actor.Has(Duties.ProcessDesigner);
    }

    /// <summary>Refuses people who connect no other systems.</summary>
    /// <exception cref="TaskConflictException">Not this person's to read.</exception>
    public static void RequireIntegration(Actor actor)
    {
        if (!ReadsIntegration(actor))
            throw new TaskConflictException(TaskConflictKind.Forbidden, "連携の画面は、運用管理者又は手続設計者の職務を持つ人が見ます。");
    }

    /// <summary>True for those who draw procedures, and for supervisors, who read them.</summary>
    public static bool ReadsDefinitions(Actor actor) => actor.Has(Duties.ProcessDesigner) || actor.Has(Duties.Supervisor);

    /// <summary>Refuses people who neither draw procedures nor supervise.</summary>
    /// <exception cref="TaskConflictException">Not this person's to read.</exception>
    public static void RequireDefinitions(Actor actor)
    {
        if (!ReadsDefinitions(actor))
            throw new TaskConflictException(TaskConflictKind.Forbidden, "手続定義は、手続設計者又は監督者の職務を持つ人が見ます。");
    }
}
