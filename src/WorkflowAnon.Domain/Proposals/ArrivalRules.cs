using System.Globalization;
using WorkflowAnon.Domain.Calendar;

namespace WorkflowAnon.Domain.Rules;

/// <summary>Rules of the arrival, the receipt stamp and the return of papers (第5-2).</summary>
public static class ArrivalRules
{
    /// <summary>First day on which this version of the 要領 is operated (N-1).</summary>
    public static DateOnly OperatedFrom { get; } = new(2025, 6, 1);

    /// <summary>Days of an arrival that cannot be (5-2-3), and an arrival on a closed day, whose timeliness a person judges by the evidence (4-1b).</summary>
    public static RuleResult CheckDays(DateOnly arrivedOn, DateOnly? postmarkedOn, DateOnly today, HolidayCalendar calendar)
    {
        ArgumentNullException.ThrowIfNull(calendar);
        var found = new FindingList();
        if (arrivedOn > today)
            found.Block("5-2-3", "arrivedOn", $"到達の日{JapaneseDate.Format(arrivedOn)}はまだ来ていません。");
        if (postmarkedOn > arrivedOn)
            found.Block("5-2-3", "postmarkedOn", $"消印の日{JapaneseDate.Format(postmarkedOn.Value)}が到達の日{JapaneseDate.Format(arrivedOn)}より後です。");
        if (calendar.WhyClosed(arrivedOn) is { } closed)
            found.Human("4-1b", "arrivedOn", $"到達の日{JapaneseDate.FormatWithWeekday(arrivedOn)}は{closed.Name}で閉庁日です。守衛室の記録など到達を示す資料を確かめてください。収受日付印は次の開庁日{JapaneseDate.FormatWithWeekday(calendar.OnOrAfter(arrivedOn))}に押します。");
        return found.ToResult();
    }

    /// <summary>How the papers came is one of the ways that are known, accepted or not (5-2-1).</summary>
    public static RuleResult CheckChannel(bool isKnown)
    {
        var found = new FindingList();
        if (!isKnown)
            found.Block("5-2-1", "channel", "提出の方法を選んでください。");
        return found.ToResult();
    }

    /// <summary>A first proposal answers a recruitment that was opened (5-5-2, 4-2a).</summary>
    public static RuleResult CheckRecruitment(bool isChosen, bool isOpened)
    {
        var found = new FindingList();
        if (!isChosen)
            found.Block("5-5-2", "recruitmentId", "「どの募集への提案か」を選んでください。");
        else if (!isOpened)
            found.Block("4-2a", "recruitmentId", "選ばれた募集は開始されていません。募集を選び直してください。");
        return found.ToResult();
    }

    /// <summary>A proposal whose file is not recruited goes to a division all the same: 総務課 decides which, and why (2-b, 2-d).</summary>
    /// <param name="isRecruited">The file named is one of the recruitment: its division gets the papers.</param>
    /// <param name="isOwningDivision">A 担当課 was chosen.</param>
    public static RuleResult CheckDestination(bool isRecruited, bool isOwningDivision)
    {
        var found = new FindingList();
        if (isRecruited)
            return found.ToResult();
        if (!isOwningDivision)
            found.Block("2-d", "divisionId", "記載された名称は今回の募集のファイルに対応しません。対応するファイルを選ぶか、送付先の所属を選んでください。");
        return found.Human("2-b", "divisionId", "記載された名称は今回の募集のファイルに対応しません。原本を送付する担当課を決めてください。").ToResult();
    }

    /// <summary>Checks the receipt stamp (5-2-3, N-1): pressed, dated, neither before the arrival nor to come.</summary>
    public static RuleResult CheckStamp(bool stamped, DateOnly? stampedOn, DateOnly arrivedOn, DateOnly today, HolidayCalendar calendar)
    {
        ArgumentNullException.ThrowIfNull(calendar);
        var found = new FindingList();
        if (!stamped)
            found.Block("5-2-3", "stamped", "提案書に収受日付印を押してから登録してください。");
        if (stampedOn is not { } on)
            return found.Block("5-2-3", "receivedOn", "収受日付印の日付を入力してください。日付がないと写しの保管にも原本の送付にも進めません。").ToResult();
        if (on > today)
            found.Block("5-2-3", "receivedOn", $"収受日付印の日付{JapaneseDate.Format(on)}はまだ来ていません。");
        if (on < arrivedOn)
            found.Block("5-2-3", "receivedOn", $"収受日付印の日付{JapaneseDate.Format(on)}が到達の日{JapaneseDate.Format(arrivedOn)}より前です。");
        if (calendar.WhyClosed(on) is { } closed)
            found.Warn("5-2-3", "receivedOn", $"収受日付印の日付{JapaneseDate.FormatWithWeekday(on)}は{closed.Name}で閉庁日です。閉庁日の到達は次の開庁日の日付で押印します。");
        return found.Add(ProcedureRules.CheckVersion(on, OperatedFrom)).ToResult();
    }

    /// <summary>The copy is kept after the stamp is on the paper (5-2-3, 5-7n).</summary>
    /// <param name="stampedOn">Date of the stamp, or null.</param>
    /// <param name="place">Where the copy is filed.</param>
    /// <param name="clause">5-2-3 or 5-7n.</param>
    public static RuleResult CheckCopy(DateOnly? stampedOn, string? place, string clause)
    {
        var found = new FindingList();
        if (stampedOn is null)
            found.Block(clause, "", "収受日付印を押す前の書類です。押印してから写しを取ってください。");
        return found.BlockIfBlank(place, clause, "place", "写しの保管場所（簿冊の名称など）を入力してください。").ToResult();
    }

    /// <summary>Papers that are not received go back with guidance on record (5-2-1).</summary>
    public static RuleResult CheckReturn(DateOnly? returnedOn, DateOnly arrivedOn, string? guidance, DateOnly today)
    {
        var found = new FindingList();
        if (returnedOn is not { } on)
            found.Block("5-2-1", "returnedOn", "返戻した日を入力してください。");
        else if (on > today || on < arrivedOn)
            found.Block("5-2-1", "returnedOn", $"返戻した日は、到達の日{JapaneseDate.Format(arrivedOn)}から本日までの日にしてください。");
        return found.BlockIfBlank(guidance, "5-2-1", "guidance", "提出の方法など、案内した内容を入力してください。").ToResult();
    }

    /// <summary>The day on which an original goes on (5-2-3, 5-7n): not before the receipt, not to come.</summary>
    public static RuleResult CheckForwardDay(DateOnly? forwardedOn, DateOnly? receivedOn, DateOnly today, string clause)
    {
        var found = new FindingList();
        if (forwardedOn is not { } on)
            found.Block(clause, "forwardedOn", "原本を送付した日を入力してください。");
        else if (on > today)
            found.Block(clause, "forwardedOn", $"{JapaneseDate.Format(on)}はまだ来ていません。送付した後に記録してください。");
        else if (on < receivedOn)
            found.Block(clause, "forwardedOn", "送付の日が収受の日より前です。");
        return found.ToResult();
    }

    /// <summary>Corrected papers are the proposal's papers too: by hand or by post; a mere explanation may come otherwise (5-2-1, 5-7).</summary>
    public static RuleResult CheckCorrectionChannel(bool allowed, string channelName, bool explanationOnly)
    {
        var found = new FindingList();
        if (!allowed && !explanationOnly)
            found.Block("5-2-1", "channel", $"{channelName}による訂正後の提案書類は受け付けられません。持参又は郵送による提出を案内してください。");
        return found.ToResult();
    }

    /// <summary>Every one of the eight items has been looked at (5-5-1 to 5-5-8); form 10 has neither file nor persons nor method (11-6-2ア).</summary>
    /// <param name="confirmed">Clauses that the person confirmed.</param>
    /// <param name="kind">First or new proposal.</param>
    public static RuleResult CheckAllItemsSeen(IReadOnlyCollection<string> confirmed, ProposalKind kind = ProposalKind.First)
    {
        ArgumentNullException.ThrowIfNull(confirmed);
        var found = new FindingList();
        for (int i = 1; i <= 8; i++)
        {
            string clause = string.Create(CultureInfo.InvariantCulture, $"5-5-{i}");
            if (!confirmed.Contains(clause) && (kind == ProposalKind.First || i is 1 or >= 5))
                found.Block(clause, "confirmed", $"{Clauses.Get(clause).Reference}の事項の確認が済んでいません。");
        }

        return found.ToResult();
    }
}
