using System.Globalization;
using WorkflowAnon.Domain.Calendar;
using WorkflowAnon.Domain.Text;

namespace WorkflowAnon.Domain.Rules;

/// <summary>Rules of 第4 提案の募集.</summary>
public static class RecruitmentRules
{
    /// <summary>Checks the period, the files and the groups of a plan (4-1b, 4-1c, 3-2, 2-d, 4-3a, 4-3b).</summary>
    public static RuleResult CheckPlan(RecruitmentPlanFacts plan, PeriodCalculator periods)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(periods);
        var found = new FindingList();
        CheckPeriod(plan.Start, plan.End, periods, found);
        if (plan.Files.Count == 0)
            found.Block("4-1c", "files", "募集の対象となる個人情報ファイルがありません。一つ以上選んでください。");
        for (int i = 0; i < plan.Files.Count; i++)
            CheckFile(plan.Files[i], Item("files", i), found);
        for (int i = 0; i < plan.Groups.Count; i++)
            CheckGroup(plan.Groups[i], Item("groups", i), found);
        foreach (var twice in plan.Files.GroupBy(f => JapaneseText.Comparable(f.Name)).Where(g => g.Count() > 1))
            found.Warn("4-3a", "files", $"「{twice.First().Name}」が二度挙げられています。募集は個人情報ファイルを単位として行います。");
        return found.ToResult();
    }

    /// <summary>Checks what was published before the start day (4-2b).</summary>
    public static RuleResult CheckPreNotice(PreNoticeFacts notice, DateOnly start, IReadOnlyCollection<string> files)
    {
        ArgumentNullException.ThrowIfNull(notice);
        ArgumentNullException.ThrowIfNull(files);
        var found = new FindingList();
        if (notice.PublishedOn is not { } published)
            found.Block("4-2b", "publishedOn", "事前の掲載の日が登録されていません。募集開始日より前にホームページに掲載し、その日を登録してください。");
        else if (published >= start)
            found.Block("4-2b", "publishedOn", $"事前の掲載の日{JapaneseDate.Format(published)}が募集開始日{JapaneseDate.Format(start)}より前ではありません。「あらかじめ」公示することとされています（規則第53条第2項）。開始日を後の日に改めてください。");
        if (!notice.StatesStartAndPeriod)
            found.Block("4-2b", "startAndPeriod", "掲載事項ア（提案の募集の開始日及びその期間）がありません。");
        foreach (string file in Missing(files, notice.ListedFiles))
            found.Block("4-2b", "listedFiles", $"掲載事項イ（対象ファイルの一覧）に「{file}」がありません。");
        foreach (string file in Missing(files, notice.SummarisedFiles))
            found.Block("4-2b", "summarisedFiles", $"掲載事項ウ（各ファイルの概要）に「{file}」の概要がありません。");
        return found.ToResult();
    }

    /// <summary>Checks the evidence without which a recruitment does not open (4-2a).</summary>
    public static RuleResult CheckOpening(OpeningFacts facts, DateOnly start)
    {
        ArgumentNullException.ThrowIfNull(facts);
        var found = new FindingList();
        if (!facts.GuidelinesApproved)
            found.Block("4-2a", "guidelines", "募集要綱（第1号様式）の決裁が終わっていません。");
        found.BlockIfBlank(facts.Url, "4-2a", "url", "募集要綱を掲載した場所（URL）が登録されていません。掲載の証跡がないと募集を開始できません。");
        found.BlockIfBlank(facts.PublishedBy, "4-2a", "publishedBy", "募集要綱を掲載した者が登録されていません。");
        if (facts.PublishedOn is not { } published)
            found.Block("4-2a", "publishedOn", "募集要綱を掲載した日が登録されていません。");
        else if (published > start)
            found.Block("4-2a", "publishedOn", $"募集要綱の掲載の日{JapaneseDate.Format(published)}が募集開始日{JapaneseDate.Format(start)}より後です。募集は掲載して行うものなので、期間を改めてください。");
        return found.ToResult();
    }

    /// <summary>Watches that a 年度 does not pass without a recruitment (4-1a); the start day decides the 年度.</summary>
    /// <param name="year">The 年度 watched.</param>
    /// <param name="startDays">Start days of the recruitments that were opened.</param>
    /// <param name="today">Today in Japan.</param>
    /// <param name="firstAlert">From this day on none opened is a warning, e.g. 1 January.</param>
    public static RuleResult CheckYear(FiscalYear year, IEnumerable<DateOnly> startDays, DateOnly today, DateOnly firstAlert)
    {
        var found = new FindingList();
        if (startDays.Any(year.Contains))
            return found.ToResult();
        if (today > year.LastDay)
            found.Human("4-1a", "fiscalYear", $"{year.Name}に提案の募集が一度も行われませんでした。毎年度1回以上の募集が必要です（規則第53条第1項）。所属長に報告し、対応を決めてください。");
        else if (today >= firstAlert)
            found.Warn("4-1a", "fiscalYear", $"{year.Name}の提案の募集がまだ開始されていません。{JapaneseDate.Format(year.LastDay)}までに開始してください（規則第53条第1項）。");
        return found.ToResult();
    }

    /// <summary>Checks the period alone, before the files are known (4-1b).</summary>
    public static RuleResult CheckPeriod(DateOnly? start, DateOnly? end, PeriodCalculator periods)
    {
        ArgumentNullException.ThrowIfNull(periods);
        var found = new FindingList();
        CheckPeriod(start, end, periods, found);
        return found.ToResult();
    }

    private static void CheckPeriod(DateOnly? start, DateOnly? end, PeriodCalculator periods, FindingList found)
    {
        if (start is null)
            found.Block("4-1b", "start", "募集の開始日を入力してください。");
        if (end is null)
            found.Block("4-1b", "end", "募集の終了日を入力してください。");
        if (start is not { } from || end is not { } to)
            return;
        if (to < from)
        {
            found.Block("4-1b", "end", "募集の終了日が開始日より前です。");
            return;
        }

        var judged = periods.JudgeRecruitmentPeriod(from, to);
        var suggested = periods.SuggestRecruitmentEnd(from);
        string advice = $"終了日は{JapaneseDate.FormatWithWeekday(suggested.Due)}以後をお勧めします。";
        if (judged.Verdict == RecruitmentPeriodVerdict.Block)
            found.Block("4-1b", "end", $"募集の期間は開始日を含めて{judged.Days.ToString(CultureInfo.InvariantCulture)}日間で、30日以上（規則第53条第1項）に足りません。{advice}");
        else if (judged.Verdict == RecruitmentPeriodVerdict.Warn)
            found.Warn("4-1b", "end", $"募集の期間が30日ちょうどです。{advice}このまま進めるときは理由を記録してください。");
        if (periods.Calendar.WhyClosed(to) is { } closed)
            found.Warn("4-1b", "end", $"募集の終了日{JapaneseDate.FormatWithWeekday(to)}は{closed.Name}で閉庁日です。{advice}");
    }

    private static void CheckFile(RecruitmentFileFacts file, string item, FindingList found)
    {
        found.BlockIfBlank(file.OwningDivision, "2-d", item, $"「{file.Name}」を保有する所属（担当課）が登録されていません。");
        if (!file.HasRecruitmentEntry)
            found.Block("4-1c", item, $"「{file.Name}」の個人情報ファイル簿に、提案の募集をする旨の記載（要綱第4の6⒁）がありません。記載してから募集してください。");
        found.Add(FileRegisterRules.CheckRecruitmentEntry(file, item));
    }

    private static void CheckGroup(RecruitmentGroupFacts group, string item, FindingList found)
    {
        if (group.Divisions.Distinct(StringComparer.Ordinal).Count() < 2)
            found.Warn("4-3b", item, $"取りまとめ「{group.Name}」の所属が一つだけです。取りまとめは、同種のファイルを複数の所属が保有する場合に限られます。");
        if (!group.SameKind && string.IsNullOrWhiteSpace(group.Reason))
            found.Warn("4-3b", item, $"取りまとめ「{group.Name}」に種類の異なるファイルがあります。取りまとめる理由を記録してください。");
        if (string.IsNullOrWhiteSpace(group.LeadDivision))
            found.Warn("4-3b", item, $"取りまとめ「{group.Name}」の代表となる担当課が決まっていません。");
        CheckGroupCount(group, item + ".personCount", found);
    }

    // One person may stand in several of the files, never in more than all of them: the group's number lies between the largest file's and the sum.
    private static void CheckGroupCount(RecruitmentGroupFacts group, string item, FindingList found)
    {
        if (group.PersonCounts.Count == 0)
            return;
        var (largest, sum) = (group.PersonCounts.Max(), group.PersonCounts.Sum(c => (long)c));
        if (group.PersonCount is not { } count)
            found.Warn("4-3b", item, $"取りまとめ「{group.Name}」の名寄せ後の本人の数が入力されていません。");
        else if (count > sum)
            found.Warn("4-3b", item, string.Create(CultureInfo.InvariantCulture, $"取りまとめ「{group.Name}」の本人の数{count:#,0}人が、各ファイルの数の合計{sum:#,0}人より多くなっています。"));
        else if (count < largest)
            found.Warn("4-3b", item, string.Create(CultureInfo.InvariantCulture, $"取りまとめ「{group.Name}」の本人の数{count:#,0}人が、最も多いファイルの数{largest:#,0}人より少なくなっています。"));
    }

    private static IEnumerable<string> Missing(IEnumerable<string> wanted, IEnumerable<string> given)
    {
        var have = given.Select(JapaneseText.Comparable).ToHashSet(StringComparer.Ordinal);
        return wanted.Where(w => !have.Contains(JapaneseText.Comparable(w)));
    }

    private static string Item(string list, int index) => string.Create(CultureInfo.InvariantCulture, $"{list}[{index}]");
}
