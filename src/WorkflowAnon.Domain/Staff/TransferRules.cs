using WorkflowAnon.Domain.Calendar;

namespace WorkflowAnon.Domain.Staff;

/// <summary>人事異動の決まり.</summary>
public static class TransferRules
{
    /// <summary>Null when a transfer may be announced, else why not.</summary>
    /// <param name="transfer">The new one.</param>
    /// <param name="present">The person's other transfers; only those that await their day count.</param>
    /// <param name="today">Today in Japan.</param>
    public static string? WhyNotAnnounce(StaffTransfer transfer, IEnumerable<StaffTransfer> present, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(transfer);
        ArgumentNullException.ThrowIfNull(present);
        if (transfer.EffectiveOn <= today)
            return "発令日は明日以後の日にしてください。今日から変えるときは「所属と職務」で変更します。";
        return present.Any(t => t.IsPending && t.EffectiveOn == transfer.EffectiveOn)
            ? $"{JapaneseDate.Format(transfer.EffectiveOn)}の人事異動が既に登録されています。先に取り消してください。" : null;
    }

    /// <summary>Null when a transfer may still be called off, else why not.</summary>
    public static string? WhyNotCancel(StaffTransfer transfer, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(transfer);
        if (transfer.AppliedAt is not null || transfer.EffectiveOn <= today)
            return $"{JapaneseDate.Format(transfer.EffectiveOn)}の人事異動は発令日になったため、取り消せません。元に戻すには「所属と職務」で変更してください。";
        return null;
    }

    /// <summary>True when the transfer has to be carried out.</summary>
    public static bool IsDue(StaffTransfer transfer, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(transfer);
        return transfer.IsPending && transfer.EffectiveOn <= today;
    }

    /// <summary>
    /// True when a claimed task goes back to its division's inbox: it is the old division's, and the person belongs to another one now or has lost the duty that it needs. What is
    /// held for somebody of another division (代理) stays, and so does what is the person's alone (後閲).
    /// </summary>
    /// <param name="taskDivisionId">所属 of the task.</param>
    /// <param name="taskDuty">Duty that it needs.</param>
    /// <param name="isPersonal">True for what nobody else may do.</param>
    /// <param name="before">Place before.</param>
    /// <param name="after">Place from the day on.</param>
    public static bool GoesBack(string taskDivisionId, string taskDuty, bool isPersonal, StaffPlace before, StaffPlace after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        if (isPersonal || taskDivisionId != before.DivisionId)
            return false;
        return before.DivisionId != after.DivisionId || (before.Duties.Contains(taskDuty) && !after.Duties.Contains(taskDuty));
    }
}

/// <summary>所属と職務 of a person.</summary>
/// <param name="DivisionId">所属.</param>
/// <param name="Duties">職務.</param>
public sealed record StaffPlace(string DivisionId, IReadOnlyCollection<string> Duties);
