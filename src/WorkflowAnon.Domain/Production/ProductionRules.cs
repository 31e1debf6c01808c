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

    /// <summary>Source data goes to a contractor only when everything has been told, agreed and checked (9-1-2b, 9-1-4イ, 9-1-4イn, 11-4, 9-1-1).</summary>
    /// <param name="facts">What was told, agreed and checked.</param>
    /// <param name="today">Today in Japan.</param>
    public static RuleResult CheckOutsourcingHandOver(OutsourcingHandOverFacts facts, DateOnly today)
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
        else if (facts.AcknowledgedOn > today)
            found.Block("9-1-4イn", "acknowledgedOn", "受託者が周知の内容を確認した日が今日より後です。確認を受けてから元のデータを渡してください。");
        for (int i = 0; i < facts.Subcontractors.Count; i++)
            CheckSubcontractor(facts.Subcontractors[i], string.Create(CultureInfo.InvariantCulture, $"subcontractors[{i}]"), today, found);
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

    /// <summary>The record of processing answers all five standards before inspection, with the numbers behind 第4号 and 第5号 (9-1-2a), and speaks of at least 1,000 persons (9-1-5).</summary>
    /// <param name="standards">The five standards.</param>
    /// <param name="affected">第4号: how many were 特異 and treated; null when not recorded.</param>
    /// <param name="stillUnique">第5号: how many remain unique; null when not recorded.</param>
    /// <param name="personCount">Persons in the result.</param>
    public static RuleResult CheckProcessingRecord(IReadOnlyList<ProcessingStandardFacts> standards, int? affected, int? stillUnique, long? personCount)
    {
        var found = new FindingList();
        CheckStandards(standards, "9-1-2a", found);
        if (affected is not >= 0)
            found.Block("9-1-2a", "standards[4].count", $"規則第62条第4号（{ProcessingStandards.Name(4)}）に該当した件数を、0以上の整数で記録してください。");
        if (stillUnique is not >= 0)
            found.Block("9-1-2a", "standards[5].count", $"規則第62条第5号（{ProcessingStandards.Name(5)}）の後になお一意となる件数を、0以上の整数で記録してください。");
        if (personCount is not >= PersonCountRules.Minimum)
            found.Block("9-1-5", "personCount", "作成した情報の本人の数が1,000人に足りません。この情報は提供できません（規則第56条）。");
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
    public static RuleResult CheckHandlingPersons(IReadOnlyList<HandlingPersonFacts> persons, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(persons);
        var found = new FindingList();
        for (int i = 0; i < persons.Count; i++)
        {
            string item = string.Create(CultureInfo.InvariantCulture, $"persons[{i}]");
            if (persons[i].InformedOn is null)
                found.Block("11-1", item, $"「{persons[i].PersonName}」に、秘密保持と不当利用の禁止（法第122条）が周知されていません。");
            else if (persons[i].InformedOn > today)
                found.Block("11-1", item, "周知した日が今日より後です。");
            if (!persons[i].PromisedNoIdentification)
                found.Block("11-2", item, $"「{persons[i].PersonName}」について、本人を識別するための照合をしないこと（法第121条第1項）の確認がありません。");
        }

        return found.ToResult();
    }

    /// <summary>Whoever stops handling the data has been told that the duties go on (11-1: 従事していた者を含む).</summary>
    /// <param name="persons">Those who leave.</param>
    /// <param name="today">Today in Japan.</param>
    public static RuleResult CheckLeavingPersons(IReadOnlyList<LeavingPersonFacts> persons, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(persons);
        var found = new FindingList();
        for (int i = 0; i < persons.Count; i++)
        {
            string item = string.Create(CultureInfo.InvariantCulture, $"leaving[{i}]");
            if (!persons[i].IsRegistered)
                found.Block("11-1", item, $"「{persons[i].PersonName}」は、取扱いに従事する者として記録されていません。");
            if (persons[i].InformedOn is not { } on)
                found.Block("11-1", item, $"「{persons[i].PersonName}」に、従事しなくなった後も秘密保持と不当利用の禁止（法第122条）が及ぶことが周知されていません。");
            else if (on > today || persons[i].LeftOn > today)
                found.Block("11-1", item, "周知した日と従事しなくなった日は、今日までの日です。");
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
            if (standards.Count(s => s.Number == number) > 1)
                found.Block(clause, item, $"規則第62条第{number.ToString(CultureInfo.InvariantCulture)}号の行が二つあります。一つにしてください。");
            string name = $"規則第62条第{number.ToString(CultureInfo.InvariantCulture)}号（{ProcessingStandards.Name(number)}）";
            if (standard?.IsMet is null)
                found.Block(clause, item, $"{name}の確認が入力されていません。");
            else if (standard.IsMet == false)
                found.Block(clause, item, $"{name}を満たしていません。作成に戻して加工し直してください。");
            else
                found.BlockIfBlank(standard.Evidence, clause, item + ".evidence", $"{name}を確認した内容が記録されていません。");
        }
    }

    // 二以上の段階にわたる委託: each further contractor has been told and has acknowledged, as the first one (9-1-2b).
    private static void CheckSubcontractor(SubcontractorFacts subcontractor, string item, DateOnly today, FindingList found)
    {
        found.BlockIfBlank(subcontractor.Name, "9-1-2b", item + ".name", "再委託先の名称が入力されていません。");
        if (!subcontractor.ToldAll)
            found.Block("9-1-2b", item + ".toldAll", $"再委託先「{subcontractor.Name}」に、(ｱ)から(ｴ)までの事項が周知されていません（２以上の段階にわたる委託を含みます）。");
        if (subcontractor.AcknowledgedOn is not { } on || on > today)
            found.Block("9-1-2b", item + ".acknowledgedOn", $"再委託先「{subcontractor.Name}」が周知の内容を確認した日を、今日までの日で入力してください。");
    }
}
