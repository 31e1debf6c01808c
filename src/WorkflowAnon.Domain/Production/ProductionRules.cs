using System.Globalization;
using WorkflowAnon.Domain.Calendar;

namespace WorkflowAnon.Domain.Rules;

/// <summary>Rules of 第9-1 作成 and of 第11-1 to 11-4.</summary>
public static class ProductionRules
{
    /// <summary>Production begins after the contract only, and never for a new proposal (9-1-1, 11-6-2).</summary>
    public static RuleResult CheckStart(DateOnly? contractConcludedOn, DateOnly startOn, ProposalKind kind)
    {
        var found = new FindingList();
        if (kind != ProposalKind.First)
            found.Block("11-6-2", "kind", "新たな提案では、既に作成された情報を提供するので、作成は行いません。");
        if (contractConcludedOn is not { } concluded)
            found.Block("9-1-1", "contract", "利用に関する契約が締結されていません。契約の締結後に作成を始めてください。");
        else if (startOn < concluded)
            found.Block("9-1-1", "startOn", $"作成の開始日{JapaneseDate.Format(startOn)}が、契約の締結日{JapaneseDate.Format(concluded)}より前です。");
        return found.ToResult();
    }

    /// <summary>Outsourcing: estimate, scrutiny and conditional contract come before the result notice (9-1-4ア).</summary>
    public static RuleResult CheckOutsourcingOrder(OutsourcingOrderFacts facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        var found = new FindingList();
        CheckBefore(facts.EstimateReceivedOn, facts.NoticeOn, "estimate", "委託予定先の見積り", found);
        CheckBefore(facts.ScrutinisedOn, facts.NoticeOn, "scrutiny", "見積りの精査", found);
        CheckBefore(facts.ContractedOn, facts.NoticeOn, "contract", "委託契約の締結", found);
        if (facts.ScrutinisedOn < facts.EstimateReceivedOn)
            found.Block("9-1-4ア", "scrutiny", "見積りの精査の日が、見積りを受け取った日より前です。");
        if (facts.ContractedOn < facts.ScrutinisedOn)
            found.Block("9-1-4ア", "contract", "委託契約の締結の日が、見積りの精査の日より前です。");
        if (facts.ContractedOn is not null && !facts.IsConditional)
            found.Warn("9-1-4ア", "conditional", "委託契約に、利用契約の締結を停止条件とする定めがありません。このまま進めるときは理由を記録してください。");
        return found.ToResult();
    }

    /// <summary>Source data goes to a contractor only when everything has been told, agreed and checked (9-1-2b, 9-1-4イ, 9-1-4イn, 11-4, 9-1-1).</summary>
    public static RuleResult CheckOutsourcingHandOver(OutsourcingHandOverFacts facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        var found = new FindingList();
        if (!facts.UseContractConcluded)
            found.Block("9-1-1", "contract", "利用に関する契約が締結されていないため、委託契約の停止条件が成就していません。元のデータを渡せません。");
        if (!facts.ToldProcessingDuty)
            found.Block("9-1-2b", "told.processing", "受託者に、(ｱ)規則第62条各号の基準に従って加工する義務（法第116条第2項）が周知されていません。");
        if (!facts.ToldNoIdentification)
            found.Block("9-1-4イn", "told.noIdentification", "受託者に、(ｲ)識別行為の禁止と安全管理の義務（法第66条第2項第1号、第121条第3項）が周知されていません。");
        if (!facts.ToldSecrecy)
            found.Block("9-1-4イn", "told.secrecy", "受託者に、(ｳ)秘密保持と不当利用の禁止（法第67条、第122条）が周知されていません。");
        if (!facts.ToldPenalties)
            found.Block("9-1-4イn", "told.penalties", "受託者に、(ｴ)罰則（法第176条、第180条、第183条）が周知されていません。");
        if (facts.IsBusinessOperator && !facts.ToldChapter4)
            found.Block("9-1-4イn", "told.chapter4", "受託者は個人情報取扱事業者等に当たるので、法第4章の規定も周知してください。");
        if (facts.AcknowledgedOn is null)
            found.Block("9-1-4イn", "acknowledgedOn", "周知した内容についての受託者の確認（受領）が記録されていません。");
        if (!facts.SafetyChecklistDone)
            found.Block("9-1-4イ", "safetyChecklist", "個人情報の取扱いを委託する場合の安全管理の措置の確認が終わっていません。");
        if (!facts.ContractForbidsIdentification)
            found.Block("11-4", "contractClauses", "委託契約に、識別行為の禁止と適切な管理の措置が定められていません（法第121条第3項）。");
        return found.ToResult();
    }

    /// <summary>That production was outsourced is reported to 総務課 (9-1-4n).</summary>
    public static RuleResult CheckOutsourcingReport(bool isOutsourced, DateOnly? reportedOn)
    {
        var found = new FindingList();
        if (isOutsourced && reportedOn is null)
            found.Warn("9-1-4n", "report", "作成を委託したことが総務課に報告されていません。");
        return found.ToResult();
    }

    /// <summary>The record of processing answers all five standards before inspection (9-1-2a).</summary>
    public static RuleResult CheckProcessingRecord(IReadOnlyList<ProcessingStandardFacts> standards)
    {
        var found = new FindingList();
        CheckStandards(standards, "9-1-2a", found);
        return found.ToResult();
    }

    /// <summary>検査 by somebody who did not make it, with every standard answered (9-1-5, 9-1-2a). A clean result lets a person pass it.</summary>
    public static RuleResult CheckInspection(InspectionFacts facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        var found = new FindingList();
        if (!facts.ProductionFinished)
            found.Block("9-1-5", "production", "作成が終わっていません。");
        found.BlockIfBlank(facts.InspectorId, "9-1-5", "inspector", "検査をした者が記録されていません。");
        foreach (string producer in facts.ProducerIds)
            found.Add(ProcedureRules.CheckSeparation(new Duty("作成", producer), new Duty("検査", facts.InspectorId ?? string.Empty), "9-1-5"));
        CheckStandards(facts.Standards, "9-1-5", found);
        if (facts.PersonCount is not >= PersonCountRules.Minimum)
            found.Block("9-1-5", "personCount", "作成した情報の本人の数が1,000人以上であることが確認されていません（規則第56条）。");
        if (facts.MatchesContract != true)
            found.Block("9-1-5", "contract", "契約書の内容・仕様どおりであることが確認されていません。不一致のときは作成に戻してください。");
        return found.ToResult();
    }

    /// <summary>Everybody who handles the data has been told the duties and promised not to identify (11-1, 11-2).</summary>
    public static RuleResult CheckHandlingPersons(IReadOnlyList<HandlingPersonFacts> persons)
    {
        ArgumentNullException.ThrowIfNull(persons);
        var found = new FindingList();
        for (int i = 0; i < persons.Count; i++)
        {
            string item = string.Create(CultureInfo.InvariantCulture, $"persons[{i}]");
            if (persons[i].InformedOn is null)
                found.Block("11-1", item, $"「{persons[i].PersonName}」に、秘密保持と不当利用の禁止（法第122条）が周知されていません。");
            if (!persons[i].PromisedNoIdentification)
                found.Block("11-2", item, $"「{persons[i].PersonName}」について、本人を識別するための照合をしないこと（法第121条第1項）の確認がありません。");
        }

        return found.ToResult();
    }

    /// <summary>Measures by the three standards are there when the data is made (11-3).</summary>
    public static RuleResult CheckSafetyMeasures(SafetyMeasureFacts facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        var found = new FindingList();
        if (!facts.AuthorityDefined)
            found.Block("11-3", "authority", "⑴取り扱う者の権限及び責任が定められていません（規則第65条）。");
        if (!facts.RegulationsKept)
            found.Block("11-3", "regulations", "⑵規程類の整備と、取扱いの評価・改善が確認されていません（規則第65条）。");
        if (!facts.UnauthorisedPrevented)
            found.Block("11-3", "prevention", "⑶権限のない者の取扱いを防ぐ措置が確認されていません（規則第65条）。");
        return found.ToResult();
    }

    private static void CheckStandards(IReadOnlyList<ProcessingStandardFacts> standards, string clause, FindingList found)
    {
        foreach (var (number, standard) in ProcessingStandards.Pair(standards))
        {
            string item = string.Create(CultureInfo.InvariantCulture, $"standards[{number}]");
            string name = $"規則第62条第{number.ToString(CultureInfo.InvariantCulture)}号（{ProcessingStandards.Name(number)}）";
            if (standard?.IsMet is null)
                found.Block(clause, item, $"{name}の確認が入力されていません。");
            else if (standard.IsMet == false)
                found.Block(clause, item, $"{name}を満たしていません。作成に戻して加工し直してください。");
            else
                found.BlockIfBlank(standard.Evidence, clause, item + ".evidence", $"{name}を確認した内容が記録されていません。");
        }
    }

    private static void CheckBefore(DateOnly? step, DateOnly? notice, string item, string what, FindingList found)
    {
        if (step is null)
            found.Block("9-1-4ア", item, $"{what}が記録されていません。審査結果の通知の前に行うこととされています。");
        else if (notice is { } on && step >= on)
            found.Block("9-1-4ア", item, $"{what}の日{JapaneseDate.Format(step.Value)}が、審査結果の通知の日{JapaneseDate.Format(on)}より前ではありません。");
    }
}
