namespace WorkflowAnon.Domain.Calendar;

/// <summary>A computed deadline (期限) with everything that a supervisor needs to see how it came about.</summary>
/// <param name="Raw">The day by the period's own rule, before any roll.</param>
/// <param name="Due">The day that binds, rolled to a 開庁日 where the policy says so.</param>
/// <param name="Rule">日本語: 起算日, 応当日, 末日 and the skipped days, in one text.</param>
/// <param name="Clause">Id of the clause (clauses.md).</param>
/// <param name="Steps">The same, step by step.</param>
/// <param name="Provisional">The roll depends on an equinox that is not official yet: compute again when the 暦要項 is out.</param>
public sealed record ComputedDate(DateOnly Raw, DateOnly Due, string Rule, string Clause, IReadOnlyList<ComputationStep> Steps, bool Provisional = false)
{
    /// <summary>The end was moved off a closed day.</summary>
    public bool IsRolled => Raw != Due;

    /// <summary>起算日, or null when a person fixed the date.</summary>
    public DateOnly? StartDay => DayOf("起算日");

    /// <summary>応当日, or null when the month has none or the period is not one of months.</summary>
    public DateOnly? CorrespondingDay => DayOf("応当日");

    private DateOnly? DayOf(string label) => Steps.FirstOrDefault(s => s.Label == label)?.Date;
}

/// <summary>One step of a computation.</summary>
/// <param name="Label">起算日, 応当日, 満了日, 繰下げ and so on.</param>
/// <param name="Date">The day that the step gave.</param>
/// <param name="Text">日本語: why.</param>
public sealed record ComputationStep(string Label, DateOnly Date, string Text);
