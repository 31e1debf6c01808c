using System.Globalization;
using System.Text.RegularExpressions;
using WorkflowAnon.Domain.Calendar;
using WorkflowAnon.Domain.Text;

namespace WorkflowAnon.Domain.Rules;

/// <summary>Rules of the items of a proposal (第5-5). Every defect goes to 補正; none refuses.</summary>
public static partial class ProposalFormRules
{
    private static readonly string[] Vague = ["適宜", "任意", "必要に応じて", "未定", "可能な限り", "できるだけ", "別途", "相談", "-", "なし", "特になし"];

    /// <summary>Checks 提案書 (第2号様式) item by item (5-5-1 to 5-5-8, 5-1-0).</summary>
    public static RuleResult CheckForm2(ProposalFormFacts form, ProposalFormContext context)
    {
        ArgumentNullException.ThrowIfNull(form);
        ArgumentNullException.ThrowIfNull(context);
        var found = new FindingList();
        CheckProposers(form.Proposers, found);
        var file = CheckFile(form, context, found);
        CheckItems(form.Items, file, found);
        CheckUse(form.Use, found);
        CheckSafety(form.Safety, found);
        CheckProvisionMethod(form.Media, form.Ways, context.AllowedMedia, context.AllowedWays, found);
        return found.ToResult();
    }

    /// <summary>A period that begins before the day of proposal cannot be meant as written; whether it is necessary is a person's judgement (5-5-6).</summary>
    public static RuleResult CheckUseStart(DateOnly? from, DateOnly proposedOn)
    {
        var found = new FindingList();
        if (from < proposedOn)
            found.Human("5-5-6", "use.from", $"事業の用に供しようとする期間の始まり{JapaneseDate.Format(from.Value)}が、提案の日{JapaneseDate.Format(proposedOn)}より前です。必要な期間として記載されたものか確かめてください。");
        return found.ToResult();
    }

    internal static void CheckProposers(IReadOnlyList<ProposerFacts> proposers, FindingList found)
    {
        if (proposers.Count == 0)
            found.Block("5-1-0", "proposers", "提案者が入力されていません。一人（一団体）以上入力してください。");
        for (int i = 0; i < proposers.Count; i++)
        {
            var p = proposers[i];
            string item = string.Create(CultureInfo.InvariantCulture, $"proposers[{i}]");
            found.CorrectIfBlank(p.Name, "5-5-1", item + ".name", p.IsCorporation ? "法人等の名称が記載されていません。" : "氏名が記載されていません。");
            found.CorrectIfBlank(p.Address, "5-5-1", item + ".address", "住所又は居所（法人等は所在地）が記載されていません。");
            if (p.IsCorporation)
                found.CorrectIfBlank(p.Representative, "5-5-1", item + ".representative", "法人等の代表者の氏名が記載されていません。");
            if (string.IsNullOrWhiteSpace(p.Phone) || !Phone().IsMatch(JapaneseText.Comparable(p.Phone)))
                found.Correct("5-5-1", item + ".phone", "連絡のとれる電話番号が記載されていないか、電話番号として読めません。");
            if (string.IsNullOrWhiteSpace(p.Email) || !Email().IsMatch(JapaneseText.Comparable(p.Email)))
                found.Correct("5-5-1", item + ".email", "電子メールアドレスが記載されていないか、アドレスとして読めません。");
            if (p.HasContactDivision)
            {
                found.CorrectIfBlank(p.ContactDivision, "5-5-1", item + ".contactDivision", "担当部署の名称が記載されていません。");
                found.CorrectIfBlank(p.ContactPerson, "5-5-1", item + ".contactPerson", "担当者の氏名が記載されていません。");
            }
        }
    }

    internal static void CheckUse(UseFacts use, FindingList found)
    {
        found.CorrectIfBlank(use.Purpose, "5-5-5", "use.purpose", "利用の目的が記載されていません。");
        found.CorrectIfBlank(use.Method, "5-5-5", "use.method", "利用の方法が記載されていません。");
        found.CorrectIfBlank(use.Business, "5-5-5", "use.business", "事業の内容が記載されていません。");
        found.CorrectIfBlank(use.Contribution, "5-5-5", "use.contribution", "新産業の創出又は活力ある経済社会若しくは豊かな国民生活の実現に資する理由が記載されていません。");
        if (use.From is null)
            found.Correct("5-5-6", "use.from", "事業の用に供しようとする期間の始まりが記載されていません。");
        if (use.To is null)
            found.Correct("5-5-6", "use.to", "事業の用に供しようとする期間の終わりが記載されていません。期間を定めない提案はできません。");
        if (use.From is { } from && use.To is { } to && to < from)
            found.Correct("5-5-6", "use.to", $"期間の終わり{JapaneseDate.Format(to)}が始まり{JapaneseDate.Format(from)}より前です。");
    }

    internal static void CheckSafety(SafetyFacts safety, FindingList found)
    {
        if (safety.DataHandlers.Count == 0)
            found.Correct("5-5-7", "safety.dataHandlers", "取扱従事者が記載されていません。一人以上の氏名・所属・職名が必要です。");
        for (int i = 0; i < safety.DataHandlers.Count; i++)
        {
            var d = safety.DataHandlers[i];
            string item = string.Create(CultureInfo.InvariantCulture, $"safety.dataHandlers[{i}]");
            found.CorrectIfBlank(d.Name, "5-5-7", item + ".name", "取扱従事者の氏名が記載されていません。");
            found.CorrectIfBlank(d.Division, "5-5-7", item + ".division", "取扱従事者の所属が記載されていません。");
            found.CorrectIfBlank(d.Title, "5-5-7", item + ".title", "取扱従事者の職名が記載されていません。");
        }

        found.CorrectIfBlank(safety.PlaceOfUse, "5-5-7", "safety.placeOfUse", "実際に利用する場所が記載されていません。");
        found.CorrectIfBlank(safety.Environment, "5-5-7", "safety.environment", "利用する環境が記載されていません。");
        found.CorrectIfBlank(safety.StoragePlace, "5-5-7", "safety.storagePlace", "保管する場所が記載されていません。");
        found.CorrectIfBlank(safety.Management, "5-5-7", "safety.management", "管理の方法が記載されていません。");
        found.CorrectIfBlank(safety.Authority, "5-5-7", "safety.authority", "取り扱う者の権限及び責任（第11の3⑴）が記載されていません。");
        found.CorrectIfBlank(safety.Regulations, "5-5-7", "safety.regulations", "規程類の整備、取扱いの評価と改善（第11の3⑵）が記載されていません。");
        found.CorrectIfBlank(safety.Prevention, "5-5-7", "safety.prevention", "権限のない者の取扱いを防ぐ措置（第11の3⑶）が記載されていません。");
    }

    internal static void CheckProvisionMethod(IReadOnlyList<string> media, IReadOnlyList<string> ways, IReadOnlyCollection<string> allowedMedia, IReadOnlyCollection<string> allowedWays, FindingList found)
    {
        CheckChoice(media, allowedMedia, "provision.medium", "希望する提供媒体", found);
        CheckChoice(ways, allowedWays, "provision.way", "希望する提供方法", found);
    }

    private static void CheckChoice(IReadOnlyList<string> chosen, IReadOnlyCollection<string> allowed, string item, string what, FindingList found)
    {
        string list = string.Join("・", allowed);
        if (chosen.Count != 1)
            found.Correct("5-5-8", item, $"{what}は{list}のうち一つだけを選択してください（{chosen.Count.ToString(CultureInfo.InvariantCulture)}個選択されています）。");
        else if (!allowed.Any(a => JapaneseText.SameText(a, chosen[0])))
            found.Correct("5-5-8", item, $"{what}「{chosen[0]}」は選べません。{list}のうち一つを選択してください。");
    }

    private static RecruitedFileFacts? CheckFile(ProposalFormFacts form, ProposalFormContext context, FindingList found)
    {
        var file = context.Files.FirstOrDefault(f => JapaneseText.SameText(f.Name, form.FileName));
        if (string.IsNullOrWhiteSpace(form.FileName))
            found.Correct("5-5-2", "fileName", "個人情報ファイルの名称が記載されていません。");
        else if (file is null)
            found.Correct("5-5-2", "fileName", $"「{form.FileName}」は今回の募集の対象にありません。個人情報ファイル簿の名称どおりか確認を求めてください。");
        if (form.PersonCount is not { } count)
            found.Correct("5-5-3", "personCount", "本人の数が記載されていないか、数として読めません。");
        else if (count < PersonCountRules.Minimum)
            found.Correct("5-5-3", "personCount", $"本人の数{PersonCountRules.Number(count)}人は下限の1,000人に足りません（規則第56条）。");
        else if (file is not null && count > file.UpperPersonCount)
            found.Correct("5-5-3", "personCount", $"本人の数{PersonCountRules.Number(count)}人は、このファイルの上限{PersonCountRules.Number(file.UpperPersonCount)}人を超えています。");
        return file;
    }

    private static void CheckItems(IReadOnlyList<WantedItemFacts> items, RecruitedFileFacts? file, FindingList found)
    {
        if (!items.Any(i => i.Wanted))
            found.Correct("5-5-4", "items", "提供を希望する記録項目が記載されていません。加工の方法を特定できるよう、項目ごとに記載が必要です。");
        for (int i = 0; i < items.Count; i++)
        {
            var wanted = items[i];
            string item = string.Create(CultureInfo.InvariantCulture, $"items[{i}]");
            if (!wanted.Wanted)
                continue;
            found.CorrectIfBlank(wanted.Name, "5-5-4", item + ".name", "記録項目の名称が記載されていません。");
            if (!string.IsNullOrWhiteSpace(wanted.Name) && file is not null && !file.RecordItems.Any(r => JapaneseText.SameText(r, wanted.Name)))
                found.Correct("5-5-4", item + ".name", $"記録項目「{wanted.Name}」は「{file.Name}」の個人情報ファイル簿にありません。");
            string granularity = JapaneseText.Comparable(wanted.Granularity);
            if (granularity.Length == 0 || Vague.Contains(granularity))
                found.Correct("5-5-4", item + ".granularity", $"記録項目「{wanted.Name}」について、どの程度の情報を希望するか（「都道府県名のみ」など）が具体的に記載されていません。");
        }
    }

    [GeneratedRegex(@"^\+?[0-9][0-9()\-]{8,18}$")]
    private static partial Regex Phone();

    [GeneratedRegex(@"^[^@\s]+@[^@\s.]+(\.[^@\s.]+)+$")]
    private static partial Regex Email();
}
