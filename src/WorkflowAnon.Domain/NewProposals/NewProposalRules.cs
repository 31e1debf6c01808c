using WorkflowAnon.Domain.Calendar;
using WorkflowAnon.Domain.Fees;
using WorkflowAnon.Domain.Text;

namespace WorkflowAnon.Domain.Rules;

/// <summary>Rules of 第11-6 新たな提案等.</summary>
public static class NewProposalRules
{
    /// <summary>Checks that the data and the party fit the kind of new proposal (11-6-1ア, 11-6-1イ, 11-5-2).</summary>
    public static RuleResult CheckKind(NewProposalFacts facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        var found = new FindingList();
        if (!facts.InformationIsPublished)
            found.Block("11-6-1ア", "information", "この情報は、作成された情報として公表されていません。公表された情報の中から選んでください。");
        if (facts.ProposalsFrom is { } from && facts.ReceivedOn < from || facts.ProposalsTo is { } to && facts.ReceivedOn > to)
        {
            // The published period is for others; a contractor whose business changes has a contract to rely on, so a person looks at it.
            if (facts.Kind == ProposalKind.NewByOtherParty)
                found.Block("11-6-1ア", "receivedOn", $"収受の日{JapaneseDate.Format(facts.ReceivedOn)}は、この情報について新たな提案をすることができる期間の外です。");
            else
                found.Human("11-6-1イ", "receivedOn", $"収受の日{JapaneseDate.Format(facts.ReceivedOn)}は、公表された期間の外です。契約の相手方による事業の変更として受け付けるかを決めてください。");
        }

        if (facts.Kind == ProposalKind.NewByOtherParty && facts.IsFirstContractor)
            found.Block("11-6-1ア", "kind", "提案者は、この情報の作成に係る契約者本人です。事業の変更（第11の6⑴イ）として提案してください。");
        if (facts.Kind == ProposalKind.NewByChangeOfBusiness)
            CheckExistingContract(facts, found);
        return found.ToResult();
    }

    /// <summary>Whether somebody is the first contractor shows only by the names of those who propose (11-6-1ア).</summary>
    public static RuleResult CheckProposers(IReadOnlyCollection<string> names)
    {
        ArgumentNullException.ThrowIfNull(names);
        var found = new FindingList();
        if (names.Count == 0)
            found.Block("11-6-1ア", "proposerNames", "提案者の氏名・名称を入力してください。");
        return found.ToResult();
    }

    /// <summary>Only a recipient that changes its business can hold the information already (11-6-2ア).</summary>
    public static RuleResult CheckHolding(ProposalKind kind, bool alreadyHolds)
    {
        var found = new FindingList();
        if (alreadyHolds && kind != ProposalKind.NewByChangeOfBusiness)
            found.Block("11-6-2", "alreadyHolds", "提供を要しないのは、既に提供を受けた者が事業を変更するとき（第11の6⑴イ）だけです。");
        return found.ToResult();
    }

    private static void CheckExistingContract(NewProposalFacts facts, FindingList found)
    {
        if (facts.ExistingContractId is null)
        {
            found.Block("11-6-1イ", "existingContract", "事業の変更の提案には、変更の元となる契約の番号が必要です。");
            return;
        }

        if (!facts.IsPartyOfExistingContract)
            found.Human("11-6-1イ", "existingContract", "提案者の氏名・名称が、選ばれた契約の相手方と異なります。同じ者（名称の変更など）かを確かめてください。");
        if (!facts.WasProvided)
            found.Human("11-6-1イ", "existingContract", "契約は締結されていますが、まだ提供されていません。法第118条第1項後段は「契約を締結した者」としています。事業の変更として扱うかを決めてください。");
    }

    /// <summary>Checks 提案書 (第10号様式): form 2 without file name, persons and method (11-6-2ア, 5-5-1, 5-5-5 to 5-5-8).</summary>
    public static RuleResult CheckForm10(NewProposalFormFacts form, IReadOnlyCollection<string> allowedMedia, IReadOnlyCollection<string> allowedWays)
    {
        ArgumentNullException.ThrowIfNull(form);
        var found = new FindingList();
        if (form.Form != 10)
            found.Correct("11-6-2ア", "form", "作成された情報についての提案は、提案書（第10号様式）によります。");
        found.CorrectIfBlank(form.InformationName, "11-6-2ア", "informationName", "行政機関等匿名加工情報の名称が記載されていません。");
        ProposalFormRules.CheckProposers(form.Proposers, found);
        ProposalFormRules.CheckUse(form.Use, found);
        ProposalFormRules.CheckSafety(form.Safety, found);
        if (!form.AlreadyHoldsInformation)
            ProposalFormRules.CheckProvisionMethod(form.Media, form.Ways, allowedMedia, allowedWays, found);
        return found.ToResult();
    }

    /// <summary>Checks the fee of a new proposal (11-6-2エ).</summary>
    /// <param name="kind">Kind of the new proposal.</param>
    /// <param name="yen">Fee on the sheet.</param>
    /// <param name="paidByFirstContractors">What each first contractor paid for this data.</param>
    /// <param name="table">Amounts of the ordinance.</param>
    public static RuleResult CheckFee(ProposalKind kind, long yen, IReadOnlyCollection<long> paidByFirstContractors, FeeTable table)
    {
        ArgumentNullException.ThrowIfNull(paidByFirstContractors);
        var found = new FindingList();
        if (kind == ProposalKind.NewByOtherParty)
        {
            if (paidByFirstContractors.Count == 0)
                found.Block("11-6-2エ(ｱ)", "firstPaid", "最初の契約者が納付した手数料の額が記録されていません。");
            else if (paidByFirstContractors.Distinct().Count() > 1)
                found.Human("11-6-2エ(ｱ)", "firstPaid", "最初の契約者が納付した手数料の額が契約者により異なります。どの額によるかを決めてください。");
            if (paidByFirstContractors.Count > 0 && !paidByFirstContractors.Contains(yen))
                found.Block("11-6-2エ(ｱ)", "yen", "手数料の額が、最初の契約者が納付した額と異なります。");
        }
        else if (kind == ProposalKind.NewByChangeOfBusiness && yen != new FeeCalculator(table).ForChangeOfBusiness().Yen)
        {
            found.Block("11-6-2エ(ｲ)", "yen", "手数料の額が、事業の変更の場合の定額と異なります。");
        }

        return found.ToResult();
    }

    /// <summary>The criteria that are examined for a kind of proposal: seven, or ①④⑤⑥⑦ for a new one (11-6-2イ, 法118②).</summary>
    public static IReadOnlyList<int> CriteriaFor(ProposalKind kind) => kind == ProposalKind.First ? [1, 2, 3, 4, 5, 6, 7] : [1, 4, 5, 6, 7];

    /// <summary>A record or a notice of a new proposal must not speak of the persons and the method (11-6-2イ).</summary>
    public static RuleResult CheckCriteria(ProposalKind kind, IEnumerable<int> criteria)
    {
        var found = new FindingList();
        foreach (int number in criteria.Except(CriteriaFor(kind)))
            found.Block("11-6-2イ", "criteria", $"新たな提案では、基準{number.ToString(System.Globalization.CultureInfo.InvariantCulture)}（本人の数・加工の方法）は審査しません。記録から除いてください。");
        return found.ToResult();
    }

    /// <summary>The number of the result notice's form: 5 or 8, and 11 or 12 for a new proposal (11-6-2ウ).</summary>
    public static int NoticeForm(ProposalKind kind, bool conforming) =>
        kind == ProposalKind.First ? (conforming ? 5 : 8) : (conforming ? 11 : 12);

    /// <summary>The notice of a new proposal is on form 11 or 12 (11-6-2ウ).</summary>
    public static RuleResult CheckNoticeForm(ProposalKind kind, bool conforming, int form)
    {
        var found = new FindingList();
        if (kind != ProposalKind.First && form != NoticeForm(kind, conforming))
            found.Block("11-6-2ウ(ｱ)(ｲ)", "form", string.Create(System.Globalization.CultureInfo.InvariantCulture, $"新たな提案の審査結果は第{NoticeForm(kind, conforming)}号様式により通知します（第{form}号様式が選ばれています）。"));
        return found.ToResult();
    }

    /// <summary>The party is one of the first contractors.</summary>
    public static bool IsOneOf(string name, IEnumerable<string> firstContractors) =>
        firstContractors.Any(c => JapaneseText.CompareNames(c, name) == NameMatch.Same);
}

/// <summary>A new proposal as received.</summary>
/// <param name="Kind">Kind of the new proposal.</param>
/// <param name="InformationIsPublished">The data stands in the publication of 第11-5⑵.</param>
/// <param name="ProposalsFrom">First day for new proposals.</param>
/// <param name="ProposalsTo">Last day for new proposals.</param>
/// <param name="ReceivedOn">収受の日.</param>
/// <param name="IsFirstContractor">The proposer is a first contractor of the data.</param>
/// <param name="ExistingContractId">The contract whose business changes (kind イ).</param>
/// <param name="WasProvided">The data has been provided under that contract.</param>
/// <param name="IsPartyOfExistingContract">The proposer bears the name of that contract's party.</param>
public sealed record NewProposalFacts(
    ProposalKind Kind,
    bool InformationIsPublished,
    DateOnly? ProposalsFrom,
    DateOnly? ProposalsTo,
    DateOnly ReceivedOn,
    bool IsFirstContractor,
    string? ExistingContractId,
    bool WasProvided,
    bool IsPartyOfExistingContract = true);

/// <summary>提案書 (第10号様式).</summary>
/// <param name="Form">Number of the form handed in.</param>
/// <param name="InformationName">行政機関等匿名加工情報の名称.</param>
/// <param name="Proposers">One or more.</param>
/// <param name="Use">Purpose, method, business, period.</param>
/// <param name="Safety">Safety measures.</param>
/// <param name="Media">Media ticked.</param>
/// <param name="Ways">Ways ticked.</param>
/// <param name="AlreadyHoldsInformation">Kind イ: the recipient holds the data, no provision is needed.</param>
public sealed record NewProposalFormFacts(
    int Form,
    string? InformationName,
    IReadOnlyList<ProposerFacts> Proposers,
    UseFacts Use,
    SafetyFacts Safety,
    IReadOnlyList<string> Media,
    IReadOnlyList<string> Ways,
    bool AlreadyHoldsInformation = false);
