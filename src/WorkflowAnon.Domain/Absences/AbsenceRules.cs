using WorkflowAnon.Domain.Calendar;

namespace WorkflowAnon.Domain.Absences;

/// <summary>
/// 代理の決まり: substitution holds by period and is transitive (A → B, B → C: while both are away C acts for A as well); a circle, in which nobody would be
/// left to act, is refused when it is registered.
/// </summary>
public static class AbsenceRules
{
    /// <summary>Null when the absence may be registered beside <paramref name="present"/>, else why not.</summary>
    /// <param name="absence">The new one.</param>
    /// <param name="present">Those on record, of anybody; cancelled ones do not count.</param>
    /// <param name="today">Today in Japan.</param>
    public static string? WhyNotRegister(Absence absence, IReadOnlyCollection<Absence> present, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(absence);
        ArgumentNullException.ThrowIfNull(present);
        if (absence.Until < absence.From)
            return "終わりの日が始まりの日より前です。";
        if (absence.Until < today)
            return "過ぎた期間は登録できません。";
        if (absence.PersonId == absence.SubstituteId)
            return "本人を代理にはできません。";
        if (string.IsNullOrWhiteSpace(absence.Reason))
            return "理由を入力してください。";
        if (present.Any(p => p.PersonId == absence.PersonId && p.CancelledAt is null && p.From <= absence.Until && absence.From <= p.Until))
            return "同じ人の不在がこの期間に既に登録されています。先に取り消すか、期間を分けてください。";
        Absence[] all = [.. present, absence];
        for (var day = absence.From; day <= absence.Until; day = day.AddDays(1))
        {
            if (SubstituteOf(absence.PersonId, all, day) is null)
                return $"代理が互いに不在となり、{JapaneseDate.Format(day)}に代理する人がいなくなります。別の人を代理にしてください。";
        }

        return null;
    }

    /// <summary>Who acts for a person on a day: the person when present, else the end of the chain of substitutes; null for a circle.</summary>
    public static string? SubstituteOf(string personId, IReadOnlyCollection<Absence> absences, DateOnly day)
    {
        ArgumentNullException.ThrowIfNull(absences);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var acting = personId;
        while (absences.FirstOrDefault(a => a.PersonId == acting && a.Covers(day)) is { } absence)
        {
            if (!seen.Add(acting))
                return null;
            acting = absence.SubstituteId;
        }

        return acting;
    }

    /// <summary>Everybody for whom <paramref name="personId"/> acts on a day, directly or through others who are away too; nobody when the person is away.</summary>
    public static IReadOnlyList<Absence> ActsFor(string personId, IReadOnlyCollection<Absence> absences, DateOnly day)
    {
        ArgumentNullException.ThrowIfNull(absences);
        return [.. absences.Where(a => a.Covers(day) && a.PersonId != personId && SubstituteOf(a.PersonId, absences, day) == personId)];
    }
}
