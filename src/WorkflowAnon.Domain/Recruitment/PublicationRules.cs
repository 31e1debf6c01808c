using WorkflowAnon.Domain.Calendar;

namespace WorkflowAnon.Domain.Rules;

/// <summary>Rules of records about publication and of dates that a person records (第4).</summary>
public static class PublicationRules
{
    /// <summary>A start day that is today or past leaves no day for the notice beforehand (4-2b).</summary>
    public static RuleResult CheckStartAhead(DateOnly start, DateOnly today)
    {
        var found = new FindingList();
        if (start <= today)
            found.Block("4-2b", "start", $"募集の開始の日{JapaneseDate.Format(start)}は本日{JapaneseDate.Format(today)}以前です。開始の日より前の公示（規則第53条第2項）ができないので、後の日に改めてください。");
        return found.ToResult();
    }

    /// <summary>Where, by whom and with what evidence something was published; a day to come cannot be recorded as done.</summary>
    /// <param name="facts">The record.</param>
    /// <param name="clause">4-2a or 4-2b.</param>
    /// <param name="today">Today in Japan.</param>
    public static RuleResult CheckRecord(PublicationFacts facts, string clause, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(facts);
        var found = new FindingList();
        found.BlockIfBlank(facts.Channel, clause, "channelId", "掲載先を選んでください。募集の公示は県警ホームページに掲載して行います。");
        if (string.IsNullOrWhiteSpace(facts.Url) || !Uri.TryCreate(facts.Url.Trim(), UriKind.Absolute, out var url) || (url.Scheme != Uri.UriSchemeHttps && url.Scheme != Uri.UriSchemeHttp))
            found.Block(clause, "url", "掲載したページのURL（https:// から始まるもの）を入力してください。掲載の証跡になります。");
        found.BlockIfBlank(facts.PublishedBy, clause, "publishedBy", "掲載した者（係・氏名）を入力してください。");
        found.BlockIfBlank(facts.Evidence, clause, "evidence", "掲載の確認（画面の写しの綴じ込み先など）を入力してください。");
        if (facts.PublishedOn is { } on && on > today)
            found.Block(clause, "publishedOn", $"掲載の日{JapaneseDate.Format(on)}はまだ来ていません。掲載した後に記録してください。");
        return found.ToResult();
    }

    /// <summary>The recruitment does not open without the notice beforehand (4-2b).</summary>
    public static RuleResult CheckNoticed(DateOnly? noticedOn, DateOnly start)
    {
        var found = new FindingList();
        if (noticedOn is not { } on || on >= start)
            found.Block("4-2b", "publishedOn", "募集開始前の公示の記録がありません。あらかじめ公示していない募集は開始できません。期間を改めて公示してください。");
        return found.ToResult();
    }

    /// <summary>Every recruited file has an outline to publish beforehand (4-2b ウ).</summary>
    /// <param name="files">Name and outline of each file.</param>
    public static RuleResult CheckOutlines(IReadOnlyList<(string Name, string? Outline)> files)
    {
        ArgumentNullException.ThrowIfNull(files);
        var found = new FindingList();
        foreach (var (name, outline) in files)
            found.BlockIfBlank(outline, "4-2b", "files", $"「{name}」の概要が個人情報ファイル簿にありません。募集の前に公示する事項なので、担当課に記載を求めてください。");
        return found.ToResult();
    }

    /// <summary>The period of an open recruitment may become longer, never shorter (4-1b, 4-2b).</summary>
    public static RuleResult CheckExtension(bool isOpen, DateOnly end, DateOnly? newEnd, string? reason, DateOnly today, HolidayCalendar calendar)
    {
        ArgumentNullException.ThrowIfNull(calendar);
        var found = new FindingList();
        if (!isOpen || today > end)
            found.Block("4-1b", "", $"募集は{JapaneseDate.Format(end)}に終了したか、まだ開始されていません。期間を延長できるのは募集中に限ります。");
        if (newEnd is not { } to || to <= end)
            found.Block("4-1b", "endsOn", $"延長後の終了の日は、今の終了の日{JapaneseDate.Format(end)}より後の日にしてください。公示した期間を短くすることはできません。");
        else if (calendar.WhyClosed(to) is { } closed)
            found.Warn("4-1b", "endsOn", $"延長後の終了の日{JapaneseDate.FormatWithWeekday(to)}は{closed.Name}で閉庁日です。{JapaneseDate.FormatWithWeekday(calendar.OnOrAfter(to))}などの開庁日をお勧めします。");
        return found.BlockIfBlank(reason, "4-2b", "reason", "期間を延長する理由を入力してください。").ToResult();
    }

    /// <summary>An extension is published while the recruitment still runs (4-2b).</summary>
    public static RuleResult CheckExtensionPublished(bool isOpen, DateOnly end, DateOnly? publishedOn)
    {
        var found = new FindingList();
        if (!isOpen || publishedOn is not { } on || on > end)
            found.Block("4-2b", "publishedOn", $"期間の延長は、募集の終了の日{JapaneseDate.Format(end)}までに掲載しなければなりません。");
        return found.ToResult();
    }

    /// <summary>The result of a recruitment is reported after its close (4-1b).</summary>
    public static RuleResult CheckReport(string? report, DateOnly? reportedOn, DateOnly? closedOn, DateOnly today)
    {
        var found = new FindingList();
        found.BlockIfBlank(report, "4-1b", "report", "報告の内容を入力してください。");
        if (reportedOn is not { } on || on > today || closedOn is null || on < closedOn)
            found.Block("4-1b", "reportedOn", "報告した日は、募集の終了を確認した日から本日までの日にしてください。");
        return found.ToResult();
    }

    /// <summary>A recruitment is closed only after its last day has passed (4-1b).</summary>
    public static RuleResult CheckClose(DateOnly? closedOn, DateOnly end, DateOnly today)
    {
        var found = new FindingList();
        if (closedOn is not { } on)
            found.Block("4-1b", "closedOn", "募集の終了を確認した日を入力してください。");
        else if (on <= end)
            found.Block("4-1b", "closedOn", $"募集の終了の日{JapaneseDate.Format(end)}は24時まで募集中です。終了の確認はその翌日以後の日にしてください。");
        else if (on > today)
            found.Block("4-1b", "closedOn", $"{JapaneseDate.Format(on)}はまだ来ていません。");
        return found.ToResult();
    }
}

/// <summary>A record of a publication.</summary>
/// <param name="Channel">公表先.</param>
/// <param name="Url">Where.</param>
/// <param name="PublishedOn">When.</param>
/// <param name="PublishedBy">By whom.</param>
/// <param name="Evidence">How it was confirmed.</param>
public sealed record PublicationFacts(string? Channel, string? Url, DateOnly? PublishedOn, string? PublishedBy, string? Evidence);
