using System.Globalization;

namespace WorkflowAnon.Domain.Rules;

/// <summary>Rules of 第6 提案の審査: the record of the criteria, and what makes a proposal 不適合. A person judges; the software checks that it is whole.</summary>
public static class ExaminationRules
{
    private static readonly int[] AllCriteria = [1, 2, 3, 4, 5, 6, 7];

    // 法118②: 114① is read as 第一号及び第四号から第七号まで.
    private static readonly int[] NewProposalCriteria = [1, 4, 5, 6, 7];

    /// <summary>The criteria that are examined for a kind of proposal: seven, or five for a new proposal (11-6-2イ).</summary>
    public static IReadOnlyList<int> CriteriaFor(ProposalKind kind) => kind == ProposalKind.First ? AllCriteria : NewProposalCriteria;

    /// <summary>Short name of a criterion 1 to 7.</summary>
    public static string CriterionName(int number) => number switch
    {
        1 => "欠格事由に当たらないこと",
        2 => "本人の数",
        3 => "加工の方法",
        4 => "新産業の創出等への貢献",
        5 => "事業の用に供する期間",
        6 => "本人の権利利益の保護",
        7 => "事務又は事業に著しい支障がないこと",
        _ => throw new ArgumentOutOfRangeException(nameof(number), number, "1 to 7"),
    };

    /// <summary>The clause of a criterion 1 to 7.</summary>
    public static string ClauseOf(int number) => number is >= 1 and <= 7
        ? string.Create(CultureInfo.InvariantCulture, $"6-{number}")
        : throw new ArgumentOutOfRangeException(nameof(number), number, "1 to 7");

    /// <summary>Checks that the record may be completed: each criterion of the kind has a result, a reason, a reviewer and a day (6-0, 11-6-2イ).</summary>
    public static RuleResult CheckCompletion(IReadOnlyList<CriterionFacts> record, ProposalKind kind)
    {
        ArgumentNullException.ThrowIfNull(record);
        var found = new FindingList();
        foreach (int number in CriteriaFor(kind))
        {
            string item = string.Create(CultureInfo.InvariantCulture, $"criteria[{number}]");
            string name = string.Create(CultureInfo.InvariantCulture, $"基準{number}（{CriterionName(number)}）");
            var entries = record.Where(c => c.Number == number).ToList();
            if (entries.Count != 1)
            {
                found.Block("6-0", item, entries.Count == 0 ? $"{name}が審査されていません。" : $"{name}の記録が二つ以上あります。一つにまとめてください。");
                continue;
            }

            var entry = entries[0];
            if (entry.Conforms is null)
                found.Block("6-0", item + ".result", $"{name}の結果が入力されていません。");
            found.BlockIfBlank(entry.Reason, "6-0", item + ".reason", $"{name}の理由が入力されていません。");
            found.BlockIfBlank(entry.Reviewer, "6-0", item + ".reviewer", $"{name}の審査をした者が記録されていません。");
            if (entry.ReviewedOn is null)
                found.Block("6-0", item + ".reviewedOn", $"{name}の審査の日が記録されていません。");
        }

        if (kind != ProposalKind.First && record.Any(c => c.Number is 2 or 3))
            found.Block("11-6-2イ", "criteria", "新たな提案では、本人の数（基準2）と加工の方法（基準3）は審査しません。記録から除いてください。");
        return found.ToResult();
    }

    /// <summary>The outcome of a complete record: conforming when every criterion of the kind conforms.</summary>
    /// <exception cref="InvalidOperationException">The record is not complete.</exception>
    public static bool Conforms(IReadOnlyList<CriterionFacts> record, ProposalKind kind)
    {
        if (!CheckCompletion(record, kind).IsClean)
            throw new InvalidOperationException("The record of the examination is not complete.");
        return record.All(c => c.Conforms == true);
    }

    /// <summary>Criterion ①: what the eligibility rules found is a ground of 不適合 that a person confirms (6-1).</summary>
    public static RuleResult CheckEligibility(RuleResult eligibility)
    {
        ArgumentNullException.ThrowIfNull(eligibility);
        return new(eligibility.Findings.Select(f => new Finding("6-1", FindingLevel.NonConforming, f.Item, f.Message)));
    }

    /// <summary>Criterion ③: the five standards of 規則62 (6-3).</summary>
    public static RuleResult CheckProcessing(IReadOnlyList<ProcessingStandardFacts> standards, bool methodIsClear)
    {
        var found = new FindingList();
        if (!methodIsClear)
            found.Block("6-3", "method", "加工の方法が明確に特定できていません。説明又は訂正（第5の7）を求め、認識の相違をなくしてから審査してください。");
        foreach (var (number, standard) in ProcessingStandards.Pair(standards))
        {
            string item = string.Create(CultureInfo.InvariantCulture, $"standards[{number}]");
            string name = $"規則第62条第{number.ToString(CultureInfo.InvariantCulture)}号（{ProcessingStandards.Name(number)}）";
            if (standard?.IsMet is null)
                found.Block("6-3", item, $"{name}への適合が判断されていません。");
            else if (standard.IsMet == false)
                found.NonConforming("6-3", item, $"{name}に適合しません。");
        }

        return found.ToResult();
    }

    /// <summary>The grounds that a reviewer ticked for criteria ④ to ⑦, as grounds of 不適合 (6-4 to 6-7ア).</summary>
    public static RuleResult CheckGrounds(IEnumerable<NonConformityGround> grounds)
    {
        ArgumentNullException.ThrowIfNull(grounds);
        return new(grounds.Select(Ground));
    }

    /// <summary>What an examination must not ask for (6-4イ): a score for criterion ④, a ranking among proposals.</summary>
    public static RuleResult CheckNoComparison(bool scoreIsCondition, bool reasonRestsOnRanking)
    {
        var found = new FindingList();
        if (scoreIsCondition)
            found.Warn("6-4イ(ｱ)", "criteria[4]", "重要度や有用性を定量的な指標で測ることを適合の条件にしています。そこまでの審査は求められていません。理由を見直してください。");
        if (reasonRestsOnRanking)
            found.Warn("6-4イ(ｲ)", "criteria", "ほかの提案との優劣を理由にしています。比較審査は求められていません。理由を見直してください。");
        return found.ToResult();
    }

    /// <summary>Several proposals become one only with the consent of each proposer (6-7イ).</summary>
    public static RuleResult CheckConsolidation(IReadOnlyList<ConsentFacts> consents)
    {
        ArgumentNullException.ThrowIfNull(consents);
        var found = new FindingList();
        if (consents.Count < 2)
            found.Block("6-7イ", "consents", "一本化・共通化は、二つ以上の提案について行います。");
        for (int i = 0; i < consents.Count; i++)
        {
            if (consents[i].ConsentedOn is null)
                found.Block("6-7イ", string.Create(CultureInfo.InvariantCulture, $"consents[{i}]"), $"提案者「{consents[i].Proposer}」の承諾が記録されていません。全ての提案者の承諾が必要です。");
        }

        return found.ToResult();
    }

    private static Finding Ground(NonConformityGround ground)
    {
        (string clause, string text) = ground switch
        {
            NonConformityGround.NoContribution => ("6-4", "事業が新産業の創出、活力ある経済社会又は豊かな国民生活の実現に資すると認められない。"),
            NonConformityGround.Antisocial => ("6-4ア", "事業の目的及び内容が反社会的なものと認められる。"),
            NonConformityGround.MereCuriosity => ("6-4ア", "興味本位の提案と認められる。"),
            NonConformityGround.LittleNeed => ("6-4ア", "情報を利用する必要性が乏しいと認められる。"),
            NonConformityGround.PeriodTooLong => ("6-5", "期間が、事業と利用の目的・方法からみて必要な期間を超えている。"),
            NonConformityGround.RightsNotProtected => ("6-6", "利用の目的・方法又は管理の措置が、本人の権利利益を保護するために適切でない。"),
            NonConformityGround.SeriousHindrance => ("6-7", "作成により、担当課等の事務又は事業の遂行に著しい支障が及ぶ。"),
            NonConformityGround.NoContractor => ("6-7ア(ｱ)", "受託する事業者がなく、自ら作成すると著しい支障が及ぶ。"),
            NonConformityGround.PaperRecords => ("6-7ア(ｲ)", "紙の記録を加工できる状態にする作業の時間が膨大となる。"),
            NonConformityGround.SystemStop => ("6-7ア(ｳ)", "システムを相当の時間停止しなければ抽出できない。"),
            _ => throw new ArgumentOutOfRangeException(nameof(ground), ground, null),
        };
        return new Finding(clause, FindingLevel.NonConforming, "criteria", text);
    }
}
