namespace WorkflowAnon.Domain.Calendar;

/// <summary>A national holiday (国民の祝日・休日).</summary>
/// <param name="Date">The day.</param>
/// <param name="Name">Its name, e.g. 敬老の日, 振替休日.</param>
/// <param name="Kind">By which provision it is a holiday.</param>
/// <param name="Provisional">It rests on an equinox that the 暦要項 has not yet fixed.</param>
/// <param name="Law">The law that makes it a holiday.</param>
public sealed record Holiday(DateOnly Date, string Name, HolidayKind Kind, bool Provisional, string Law);

/// <summary>By which provision a day is a national holiday.</summary>
public enum HolidayKind
{
    /// <summary>国民の祝日 (祝日法第2条, or a law of its own).</summary>
    National,

    /// <summary>振替休日 (祝日法第3条第2項).</summary>
    Substitute,

    /// <summary>国民の休日 (祝日法第3条第3項).</summary>
    Between,
}

/// <summary>A correction by an authorised person, for a law or an official day that this version does not know yet.</summary>
/// <param name="Date">The day.</param>
/// <param name="Name">The 国民の祝日 that the day becomes; null when the day is no 国民の祝日.</param>
/// <param name="Reason">Why, e.g. the law or the 官報.</param>
public sealed record HolidayOverride(DateOnly Date, string? Name, string Reason);
