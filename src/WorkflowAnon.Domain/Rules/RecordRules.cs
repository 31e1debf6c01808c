namespace WorkflowAnon.Domain.Rules;

/// <summary>Rules that every record of a step obeys: its days can have been, and what the clause asks to be stated is stated.</summary>
public static class RecordRules
{
    /// <summary>An act that is put on record took place by today, and not before what it follows.</summary>
    /// <param name="clause">Clause of the step.</param>
    /// <param name="item">Field of the day.</param>
    /// <param name="day">The day; a day that is missing is another rule's.</param>
    /// <param name="notBefore">Day of what it follows, or null.</param>
    /// <param name="today">Today in Japan.</param>
    /// <param name="message">What is wrong, in 日本語.</param>
    public static RuleResult CheckDay(string clause, string item, DateOnly? day, DateOnly? notBefore, DateOnly today, string message)
    {
        var found = new FindingList();
        if (day > today || day < notBefore)
            found.Block(clause, item, message);
        return found.ToResult();
    }

    /// <summary>What the clause asks for stands on the form: a statement, a reason, a confirmation, a choice among what there is.</summary>
    /// <param name="isStated">It stands there.</param>
    /// <param name="clause">Clause of the step.</param>
    /// <param name="item">Field where it belongs.</param>
    /// <param name="message">What is wrong, in 日本語.</param>
    public static RuleResult CheckStated(bool isStated, string clause, string item, string message)
    {
        var found = new FindingList();
        if (!isStated)
            found.Block(clause, item, message);
        return found.ToResult();
    }
}
