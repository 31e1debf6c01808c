using System.Globalization;
using WorkflowAnon.Domain.Calendar;
using WorkflowAnon.Domain.FileRegister;

namespace WorkflowAnon.Domain.Rules;

/// <summary>Rules of a division's own selection and of its entries in the register (第3, 2-d, 6-2ア).</summary>
public static class SelectionRules
{
    /// <summary>Every file of the division is judged, once (3-1a).</summary>
    /// <param name="held">Ids of the files that the division holds.</param>
    /// <param name="judged">Ids in the order typed.</param>
    /// <param name="name">Name of a file by its id.</param>
    public static RuleResult CheckComplete(IReadOnlyCollection<string> held, IReadOnlyList<string> judged, Func<string, string> name)
    {
        ArgumentNullException.ThrowIfNull(held);
        ArgumentNullException.ThrowIfNull(judged);
        ArgumentNullException.ThrowIfNull(name);
        var found = new FindingList();
        for (int i = 0; i < judged.Count; i++)
        {
            string item = string.Create(CultureInfo.InvariantCulture, $"files[{i}].fileId");
            if (!held.Contains(judged[i]))
                found.Block("3-1a", item, "この所属が保有する個人情報ファイルではありません。");
            else if (judged.Take(i).Contains(judged[i]))
                found.Block("3-1a", item, $"「{name(judged[i])}」が二度入力されています。一つにしてください。");
        }

        foreach (string missing in held.Except(judged))
            found.Block("3-1a", "files", $"「{name(missing)}」の判断が入力されていません。保有する全ての個人情報ファイルについて判断してください。");
        return found.ToResult();
    }

    /// <summary>A file that is not offered: the tests are answered as far as needed, and the reason is stated (3-1a, 3-1b).</summary>
    public static RuleResult CheckExclusion(string fileName, FileTests tests, string? reason)
    {
        ArgumentNullException.ThrowIfNull(tests);
        var found = new FindingList();
        found.BlockIfBlank(reason, "3-1a", "exclusionReason", $"「{fileName}」を募集の対象としない理由を入力してください。");
        bool decided = tests.Answers().Any(a => a.Answer == false);
        foreach (var test in tests.Answers())
        {
            if (test.Answer is null && !decided)
                found.Block("3-1b", test.Item, $"法第60条第3項の要件「{test.Text}」の判断が入力されていません。");
            else if (test.Answer is not null && string.IsNullOrWhiteSpace(test.Reason))
                found.Block("3-1b", test.ReasonItem, $"法第60条第3項の要件「{test.Text}」の判断の理由を入力してください。");
        }

        return found.ToResult();
    }

    /// <summary>⒁ and ⒂ of a selected file are all entered (3-2, 4-1c).</summary>
    public static RuleResult CheckEntered(RecruitmentFileFacts file)
    {
        ArgumentNullException.ThrowIfNull(file);
        var found = new FindingList();
        if (!file.HasRecruitmentEntry)
            found.Block("3-2", "entered14", $"「{file.Name}」の個人情報ファイル簿に、提案の募集をする旨（要綱第4の6⒁）を記載してください。");
        found.BlockIfBlank(file.ReceivingOrganisation, "3-2", "organisation15", $"「{file.Name}」の個人情報ファイル簿に、提案を受ける組織の名称（要綱第4の6⒂）を記載してください。");
        found.BlockIfBlank(file.ReceivingAddress, "3-2", "address15", $"「{file.Name}」の個人情報ファイル簿に、提案を受ける組織の所在地（要綱第4の6⒂）を記載してください。");
        return found.ToResult();
    }

    /// <summary>The days of the revised register: revised, then published, neither to come (3-2).</summary>
    public static RuleResult CheckRevision(DateOnly? revisedOn, DateOnly? publishedOn, DateOnly today)
    {
        var found = new FindingList();
        if (revisedOn is not { } revised)
            found.Block("3-2", "revisedOn", "個人情報ファイル簿を修正した日を入力してください。");
        else if (revised > today)
            found.Block("3-2", "revisedOn", $"{JapaneseDate.Format(revised)}はまだ来ていません。修正した後に記録してください。");
        if (publishedOn is not { } published)
            found.Block("3-1a", "publishedOn", "修正後の個人情報ファイル簿を公表した日を入力してください（法第60条第3項第1号）。");
        else if (published > today)
            found.Block("3-1a", "publishedOn", $"{JapaneseDate.Format(published)}はまだ来ていません。公表した後に記録してください。");
        else if (revisedOn > published)
            found.Block("3-2", "publishedOn", "公表の日が修正の日より前になっています。");
        return found.ToResult();
    }

    /// <summary>Counts that a person typed: not negative, not of a day to come (6-2ア, 6-2イ).</summary>
    public static RuleResult CheckCount(int? raw, int? deduplicated, DateOnly? asOf, DateOnly today)
    {
        var found = new FindingList();
        if (raw < 0)
            found.Block("6-2ア", "rawPersonCount", "名寄せ前の数は0以上です。");
        if (deduplicated < 0)
            found.Block("6-2ア", "personCount", "本人の数（名寄せ後）は0以上です。");
        if (asOf > today)
            found.Block("6-2イ", "personCountAsOf", "本人の数の基準日が先の日付です。");
        return found.ToResult();
    }

    /// <summary>An entry of the register before it is stored (2-d, 3-1a, 6-2ア).</summary>
    public static RuleResult CheckEntry(RegisterEntryFacts facts, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(facts);
        var found = new FindingList();
        found.BlockIfBlank(facts.Name, "3-1a", "name", "個人情報ファイルの名称を入力してください。");
        found.BlockIfBlank(facts.DivisionId, "2-d", "divisionId", "保有する所属（担当課）を選んでください。");
        found.BlockIfBlank(facts.Summary, "4-2b", "summary", "概要を入力してください。募集の前に公示する事項です。");
        if (facts.ItemNames.Count == 0)
            found.Block("5-5-4", "recordItems", "記録項目を一つ以上入力してください。提案は記録項目ごとに行われます。");
        for (int i = 0; i < facts.ItemNames.Count; i++)
        {
            string item = string.Create(CultureInfo.InvariantCulture, $"recordItems[{i}].name");
            if (string.IsNullOrWhiteSpace(facts.ItemNames[i]))
                found.Block("5-5-4", item, "記録項目の名称を入力してください。");
            else if (facts.ItemNames.Take(i).Any(n => Text.JapaneseText.SameText(n, facts.ItemNames[i])))
                found.Block("5-5-4", item, $"記録項目「{facts.ItemNames[i]}」が二度入力されています。");
        }

        found.Add(CheckCount(facts.RawPersonCount, facts.PersonCount, facts.PersonCountAsOf, today));
        if (facts.PersonCount > facts.RawPersonCount)
            found.Block("6-2ア", "personCount", "名寄せ後の数が名寄せ前の数より多くなっています。入力を確かめてください。");
        if (facts.PersonCountAsOf is null)
            found.Block("6-2イ", "personCountAsOf", "本人の数をいつの時点で数えたかを入力してください。");
        if (facts.RegisterPublishedOn > today)
            found.Block("3-1a", "registerPublishedOn", "個人情報ファイル簿の公表日が先の日付です。公表した後に記録してください。");
        return found.ToResult();
    }
}

/// <summary>What is entered of a file in the register.</summary>
/// <param name="Name">個人情報ファイルの名称.</param>
/// <param name="DivisionId">保有する所属.</param>
/// <param name="Summary">概要.</param>
/// <param name="ItemNames">Names of the record items.</param>
/// <param name="RawPersonCount">名寄せ前の数.</param>
/// <param name="PersonCount">本人の数（名寄せ後）.</param>
/// <param name="PersonCountAsOf">基準日.</param>
/// <param name="RegisterPublishedOn">公表日, or null.</param>
public sealed record RegisterEntryFacts(
    string? Name, string? DivisionId, string? Summary, IReadOnlyList<string> ItemNames, int RawPersonCount, int PersonCount, DateOnly? PersonCountAsOf, DateOnly? RegisterPublishedOn);
