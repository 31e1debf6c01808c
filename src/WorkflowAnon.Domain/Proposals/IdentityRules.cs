using System.Globalization;
using WorkflowAnon.Domain.Calendar;
using WorkflowAnon.Domain.Text;

namespace WorkflowAnon.Domain.Rules;

/// <summary>Rules of 本人確認 (第5-4).</summary>
public static class IdentityRules
{
    /// <summary>Checks that every proposer and the agent have a good paper (5-4-0 and the rules of each paper).</summary>
    public static RuleResult CheckIdentity(IReadOnlyList<PartyPapersFacts> parties, DateOnly proposedOn, PeriodCalculator periods)
    {
        ArgumentNullException.ThrowIfNull(parties);
        var found = new FindingList();
        for (int i = 0; i < parties.Count; i++)
        {
            var (party, papers) = parties[i];
            string item = string.Create(CultureInfo.InvariantCulture, $"parties[{i}]");
            if (papers.Count == 0)
            {
                found.Correct("5-4-0", item, $"{party.Role}「{party.Name}」の本人確認書類が添付されていません。代理人による提案では提案者と代理人の双方の書類が必要です。");
                continue;
            }

            // One good paper is enough: 「いずれかの写し」.
            var results = papers.Select((paper, j) => CheckIdentityPaper(paper, party, proposedOn, periods, string.Create(CultureInfo.InvariantCulture, $"{item}.papers[{j}]"))).ToList();
            if (results.Any(r => r.IsClean))
                results = [.. results.Select(NumbersOnly)];
            foreach (var result in results)
                found.Add(result);
        }

        return found.ToResult();
    }

    /// <summary>Checks one paper of a party on the day of proposal (5-4-1ア to 5-4-2イ).</summary>
    public static RuleResult CheckIdentityPaper(IdentityPaperFacts paper, PartyFacts party, DateOnly proposedOn, PeriodCalculator periods, string item)
    {
        ArgumentNullException.ThrowIfNull(paper);
        ArgumentNullException.ThrowIfNull(party);
        ArgumentNullException.ThrowIfNull(periods);
        var found = new FindingList();
        string clause = ClauseOf(paper.Kind);
        if (paper.Kind is IdentityPaperKind.NumberNotificationCard)
            return found.Correct(clause, item, "個人番号の通知カードは本人確認書類として使えません。ほかの書類を求めてください。").ToResult();
        if (paper.Kind is IdentityPaperKind.HealthInsuranceCard)
            return found.Correct(clause, item, "健康保険の被保険者証は、令和6年12月2日から規則第54条第4項の書類ではありません。資格確認書などを求めてください。").ToResult();
        if (IsCorporate(paper.Kind) != party.IsCorporation)
            return found.Correct(clause, item, $"{party.Role}「{party.Name}」は{(party.IsCorporation ? "法人等" : "個人")}なので、この種類の書類では確認できません。").ToResult();
        if (paper.ShowsIndividualNumber)
            found.Correct(clause, item + ".number", "個人番号が写っています。番号法第20条により受け取れないので、番号の面の写しは返却するか、番号を隠したものの提出を求めてください。");
        CheckName(paper, party, clause, item, found);
        CheckDates(paper, proposedOn, periods, clause, item, found);
        if (paper.Kind is IdentityPaperKind.AlternativeIndividual or IdentityPaperKind.AlternativeCorporate)
        {
            found.BlockIfBlank(paper.AlternativeReason, clause, item + ".alternativeReason", "アの書類を添付できない、やむを得ない理由が記録されていません。");
            if (!paper.AlternativeApproved)
                found.Human(clause, item + ".alternativeApproved", "アの書類に代わる書類が適当かどうか、上司の確認を受けてください。");
        }

        return found.ToResult();
    }

    /// <summary>Checks the papers about the contact person, where 総務課 asks for them (5-4-2ウ).</summary>
    public static RuleResult CheckContactPerson(ContactPersonFacts facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        var found = new FindingList();
        if (facts.IsRequired && !facts.IdentityPaperAttached)
            found.Warn("5-4-2ウ", "contactPerson", "連絡先の担当者が本人であることを確認できる書類が添付されていません。このまま進めるときは理由を記録してください。");
        if (facts.AssignmentRequired && facts.IdentityPaperAttached && !facts.AssignmentPaperAttached)
            found.Warn("5-4-2ウn", "contactPerson", "担当者を提案の任に当たらせることを証する書類が添付されていません。このまま進めるときは理由を記録してください。");
        return found.ToResult();
    }

    /// <summary>Another paper that a supervisor does not find suitable: the papers of ア are asked for (5-4-1イ, 5-4-2イ).</summary>
    /// <param name="kind">The other paper.</param>
    /// <param name="agreed">It is found suitable.</param>
    /// <param name="reason">Why.</param>
    public static RuleResult CheckAgreement(IdentityPaperKind kind, bool agreed, string reason)
    {
        var found = new FindingList();
        if (!agreed)
            found.Correct(ClauseOf(kind), "papers", $"代わりの本人確認書類は適当と認められません（{reason}）。アの書類の提出を求めてください。");
        return found.ToResult();
    }

    /// <summary>The clause by which a kind of paper is accepted.</summary>
    public static string ClauseOf(IdentityPaperKind kind) => kind switch
    {
        IdentityPaperKind.AlternativeIndividual => "5-4-1イ",
        IdentityPaperKind.RegistryCertificate or IdentityPaperKind.SealCertificate => "5-4-2ア(ｱ)",
        IdentityPaperKind.OtherCorporateUnderLaw => "5-4-2ア(ｲ)",
        IdentityPaperKind.AlternativeCorporate => "5-4-2イ",
        _ => "5-4-1ア",
    };

    private static bool IsCorporate(IdentityPaperKind kind) =>
        kind is IdentityPaperKind.RegistryCertificate or IdentityPaperKind.SealCertificate or IdentityPaperKind.OtherCorporateUnderLaw or IdentityPaperKind.AlternativeCorporate;

    // 規則54④一: the paper bears the same 氏名 and 住所又は居所 as the proposal. A character variant is for 補正 or a person's note, so it is named apart.
    private static void CheckName(IdentityPaperFacts paper, PartyFacts party, string clause, string item, FindingList found)
    {
        FindingLevel level = clause is "5-4-1イ" or "5-4-2イ" ? FindingLevel.Human : FindingLevel.Correct;
        switch (JapaneseText.CompareNames(paper.Name, party.Name))
        {
            case NameMatch.VariantCharacters:
                found.Add(clause, level, item + ".name", $"書類の氏名・名称「{paper.Name}」と提案書の「{party.Name}」は字体が異なります。同じ者の字体の違いか確かめ、必要なら訂正を求めてください。");
                break;
            case NameMatch.Different:
                found.Add(clause, level, item + ".name", $"書類の氏名・名称「{paper.Name}」が提案書の「{party.Name}」と異なります。");
                break;
            default:
                break;
        }

        if (!JapaneseText.SameAddress(paper.Address, party.Address))
            found.Add(clause, level, item + ".address", $"書類の住所「{paper.Address}」が提案書の「{party.Address}」と異なります。");
    }

    private static void CheckDates(IdentityPaperFacts paper, DateOnly proposedOn, PeriodCalculator periods, string clause, string item, FindingList found)
    {
        if (clause == "5-4-2ア(ｱ)")
        {
            if (paper.IssuedOn is not { } issued)
                found.Correct(clause, item + ".issuedOn", "証明書の作成日が分かりません。提案日前6月以内に作成されたものが必要です。");
            else if (periods.Certificate(issued, proposedOn) is { IsAcceptable: false } judged)
                found.Correct(clause, item + ".issuedOn", $"提案日前6月以内に作成された証明書が必要です。{judged.Rule}");
            return;
        }

        if (paper.ValidUntil is { } until && until < proposedOn)
            found.Add(clause, clause is "5-4-1イ" or "5-4-2イ" ? FindingLevel.Human : FindingLevel.Correct, item + ".validUntil", $"書類の有効期限{JapaneseDate.Format(until)}が提案の日{JapaneseDate.Format(proposedOn)}より前です。提案の日に有効な書類を求めてください。");
        if (paper.ValidUntil is null && HasExpiry(paper.Kind))
            found.Correct(clause, item + ".validUntil", "書類の有効期限が記録されていません。提案の日に有効であることを確かめてください。");
    }

    private static bool HasExpiry(IdentityPaperKind kind) =>
        kind is IdentityPaperKind.DriversLicence or IdentityPaperKind.HealthInsuranceConfirmation or IdentityPaperKind.IndividualNumberCard
            or IdentityPaperKind.ResidenceCard or IdentityPaperKind.SpecialPermanentResidentCertificate;

    // A 個人番号 in a superfluous paper must go back all the same.
    private static RuleResult NumbersOnly(RuleResult result) => new(result.Findings.Where(f => f.Item.EndsWith(".number", StringComparison.Ordinal)));
}
