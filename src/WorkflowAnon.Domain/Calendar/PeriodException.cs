namespace WorkflowAnon.Domain.Calendar;

/// <summary>Dates that cannot make a period, e.g. an end before its start (期間にならない日付); the message says so in 日本語.</summary>
public sealed class PeriodException(string message) : Exception(message);
