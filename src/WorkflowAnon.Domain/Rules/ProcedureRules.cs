using WorkflowAnon.Domain.Calendar;

namespace WorkflowAnon.Domain.Rules;

/// <summary>Rules that hold on every stage: the version of the procedure and the separation of duties (職務分離).</summary>
public static class ProcedureRules
{
    /// <summary>A case date before the day from which this version of the 要領 is operated needs a reason (N-1).</summary>
    /// <param name="caseDate">The day that decides which version holds, e.g. the receipt.</param>
    /// <param name="operatedFrom">First day of the version.</param>
    public static RuleResult CheckVersion(DateOnly caseDate, DateOnly operatedFrom)
    {
        var found = new FindingList();
        if (caseDate < operatedFrom)
            found.Warn("N-1", "caseDate", $"{JapaneseDate.Format(caseDate)}は、この要領の運用開始日{JapaneseDate.Format(operatedFrom)}より前です。旧通達による事案でないか確かめ、理由を記録してください。");
        return found.ToResult();
    }

    /// <summary>One person may not do both duties, e.g. draft and approve, produce and inspect, estimate a fee and confirm its payment.</summary>
    /// <param name="duty">The first duty and who did it.</param>
    /// <param name="other">The second duty and who is about to do it.</param>
    /// <param name="clause">Clause of the step; N-2 where none names the duty.</param>
    public static RuleResult CheckSeparation(Duty duty, Duty other, string clause = "N-2")
    {
        ArgumentNullException.ThrowIfNull(duty);
        ArgumentNullException.ThrowIfNull(other);
        var found = new FindingList();
        if (string.Equals(duty.PersonId, other.PersonId, StringComparison.OrdinalIgnoreCase))
            found.Block(clause, "actor", $"{duty.Name}をした者は、同じ事案の{other.Name}をすることができません（職務分離）。別の職員が行ってください。");
        return found.ToResult();
    }

    /// <summary>The drafter never approves (起案者 ≠ 決裁者).</summary>
    public static RuleResult CheckApproval(string drafterId, string approverId, string clause) =>
        CheckSeparation(new Duty("起案", drafterId), new Duty("決裁", approverId), clause);
}

/// <summary>A duty and the person who has it.</summary>
/// <param name="Name">日本語, e.g. 起案.</param>
/// <param name="PersonId">Account of the person.</param>
public sealed record Duty(string Name, string PersonId);
