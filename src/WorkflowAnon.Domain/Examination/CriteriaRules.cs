using System.Text.RegularExpressions;
using WorkflowAnon.Domain.Rules;

namespace WorkflowAnon.Domain.Examination;

/// <summary>Rules on the seven criteria and the conclusion (第6). A person judges; these only refuse what contradicts the record or leaves something open.</summary>
public static partial class CriteriaRules
{
    /// <summary>Name of the form fields of a criterion: criterion1 … criterion7.</summary>
    public static string Field(int criterion) => FormattableString.Invariant($"criterion{criterion}");

    /// <summary>Checks that every criterion of this kind of proposal has a result with a reason and evidence that fit what was found out.</summary>
    /// <param name="file">The examination.</param>
    /// <param name="kind">A new proposal is not examined by ② and ③ (11-6-2イ).</param>
    public static RuleResult CheckAssessments(ExaminationFile file, ProposalKind kind)
    {
        ArgumentNullException.ThrowIfNull(file);
        var found = new FindingList().Add(NewProposalRules.CheckCriteria(kind, file.Assessments.Select(a => a.Criterion)));
        foreach (var criterion in NewProposalRules.CriteriaFor(kind).Select(Criteria.Get))
        {
            var field = Field(criterion.Number);
            if (file.Assessments.SingleOrDefault(a => a.Criterion == criterion.Number) is not { } assessment)
            {
                found.Block("6-0", field + "Result", $"{criterion.Title}に適合するかどうかを選んでください。");
                continue;
            }

            found.BlockIfBlank(assessment.Reason, "6-0", field + "Reason", $"{criterion.Title}の判断の理由を入力してください。");
            found.BlockIfBlank(assessment.Evidence, "6-0", field + "Evidence", $"{criterion.Title}の根拠とした書類・資料を入力してください。");
            found.BlockIfBlank(assessment.ExaminerId, "6-0", field + "Result", $"{criterion.Title}の審査者が記録されていません。");
            CheckReasonCodes(assessment, criterion, field, found);
            if (criterion.Number == 4)
                CheckNoScoring(assessment, field, found);
            NameGrounds(assessment, criterion, field, found);
        }

        return found.Add(CheckEvidence(file, kind)).ToResult();
    }

    /// <summary>Any criterion not met means 不適合, and only that does (6-0).</summary>
    /// <param name="file">The examination.</param>
    /// <param name="kind">Decides the criteria.</param>
    /// <param name="conforms">What a person concluded; null while nothing was chosen.</param>
    /// <param name="summary">起案の要旨.</param>
    public static RuleResult CheckConclusion(ExaminationFile file, ProposalKind kind, bool? conforms, string summary)
    {
        ArgumentNullException.ThrowIfNull(file);
        var found = new FindingList();
        if (conforms is null)
            found.Block("6-0", "conforms", "審査結果を選んでください。");
        found.BlockIfBlank(summary, "6-0", "summary", "起案の要旨を入力してください。").Add(CheckAssessments(file, kind));
        var failed = file.Assessments.Where(a => !a.Met).Select(a => Criteria.Get(a.Criterion).Title).ToList();
        if (conforms == true && failed.Count > 0)
            found.Block("6-0", "conforms", $"適合しない基準（{string.Join("、", failed)}）があるため、「適合」として起案できません。");
        if (conforms == false && failed.Count == 0 && file.Assessments.Count == NewProposalRules.CriteriaFor(kind).Count)
            found.Block("6-0", "conforms", "全ての基準に適合すると判断されているため、「不適合」として起案できません。判断を見直すときは、基準ごとの審査に戻ってください。");
        // Warnings on wording were answered, and grounds recorded, when the criteria were judged.
        return new RuleResult(found.ToResult().Blocks);
    }

    // What a person judged as not met is the ground of 不適合, under the clause that names it.
    private static void NameGrounds(CriterionAssessment assessment, Criterion criterion, string field, FindingList found)
    {
        if (assessment.Met)
            return;
        var codes = Known(criterion).Where(r => assessment.ReasonCodes.Contains(r.Code)).ToList();
        foreach (var code in codes)
            found.NonConforming(code.Clause, field + "Codes", $"{criterion.Title}に適合しません（{code.Text}）。");
        if (codes.Count == 0)
            found.NonConforming(criterion.Clause, field + "Result", $"{criterion.Title}に適合しません。");
    }

    // 6-1 to 6-3 themselves only give grounds of 不適合; that a result rests on its evidence and does not contradict it is what 6-0 asks for.
    private static RuleResult CheckEvidence(ExaminationFile file, ProposalKind kind)
    {
        var found = new FindingList();
        if (file.Eligibility is null)
            found.Block("6-0", "", "欠格事由の確認が記録されていません。");
        else if (file.Eligibility.GroundFound && Met(file, 1))
            found.Block("6-0", "criterion1Result", "欠格事由に当たると確認されているため、基準①に「適合する」とはできません。");
        if (kind != ProposalKind.First)
            return found.ToResult();
        if (file.PersonCount is null)
            found.Block("6-0", "", "本人の数が確定していません。");
        else if (!file.PersonCount.WithinLimits && Met(file, 2))
            found.Block("6-0", "criterion2Result", "本人の数が範囲（1,000人以上、名寄せ後の数以下）にないため、基準②に「適合する」とはできません。");
        else if (file.PersonCount.WithinLimits && NotMet(file, 2))
            found.Block("6-0", "criterion2Result", "本人の数は範囲内です。基準②に「適合しない」とはできません。数に誤りがあるときは、本人の数の確定からやり直してください。");
        if (file.Method is null)
            found.Block("6-0", "", "加工の方法の点検が記録されていません。");
        else if (file.Method.Standards.Any(s => !s.CanBeMet) && Met(file, 3))
            found.Block("6-0", "criterion3Result", "満たせない加工の基準があるため、基準③に「適合する」とはできません。");
        return found.ToResult();
    }

    private static void CheckReasonCodes(CriterionAssessment assessment, Criterion criterion, string field, FindingList found)
    {
        if (criterion.Number is not (4 or 7))
            return;
        // That the type is named is part of the record that 6-0 asks for; 6-4ア and 6-7 themselves only give grounds of 不適合.
        const string clause = "6-0";
        var known = Known(criterion);
        if (assessment.ReasonCodes.Any(code => known.All(r => r.Code != code)))
            found.Block(clause, field + "Codes", $"{criterion.Title}の類型の選択が正しくありません。選び直してください。");
        if (!assessment.Met && assessment.ReasonCodes.Count == 0)
            found.Block(clause, field + "Codes", $"{criterion.Title}に適合しないとする類型を選んでください。");
        if (assessment.Met && assessment.ReasonCodes.Count > 0)
            found.Block(clause, field + "Codes", $"{criterion.Title}に適合するときは、適合しない類型を選べません。");
    }

    private static void CheckNoScoring(CriterionAssessment assessment, string field, FindingList found)
    {
        if (Scoring().IsMatch(assessment.Reason))
            found.Warn("6-4イ(ｱ)", field + "Reason", "点数や数値指標による評価を理由としているように読めます。重要度・有用性の定量評価までは求められていません。");
        if (Ranking().IsMatch(assessment.Reason))
            found.Warn("6-4イ(ｲ)", field + "Reason", "他の提案との比較や順位を理由としているように読めます。比較審査までは求められていません。");
    }

    private static IReadOnlyList<ReasonCode> Known(Criterion criterion) => criterion.Number switch { 4 => Criteria.NoContribution, 7 => Criteria.Hindrance, _ => [] };

    private static bool Met(ExaminationFile file, int criterion) => file.Assessments.Any(a => a.Criterion == criterion && a.Met);

    private static bool NotMet(ExaminationFile file, int criterion) => file.Assessments.Any(a => a.Criterion == criterion && !a.Met);

    [GeneratedRegex("点数|評点|採点|スコア|[0-9０-９]+点|配点|定量的?(?:な)?(?:指標|評価)")]
    private static partial Regex Scoring();

    [GeneratedRegex("順位|優劣|ランキング|(?:他|別)の提案(?:と比|より|に比)|最も優れ|劣る|劣後")]
    private static partial Regex Ranking();
}
