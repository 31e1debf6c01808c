using Microsoft.EntityFrameworkCore;
using WorkflowAnon.Domain.Calendar;
using WorkflowAnon.Domain.Proposals;
using WorkflowAnon.Domain.Rules;
using WorkflowAnon.Domain.Termination;
using WorkflowAnon.Procedure.Kernel.Forms;
using WorkflowAnon.Storage.Model;

namespace WorkflowAnon.Procedure.Proposals;

/// <summary>What register and declarations say about each proposer and its known officers (5-1-1 to 5-1-6); a person decides.</summary>
internal static class EligibilityFindings
{
    public static async Task<RuleResult> OfAsync(WorkflowAnonDbContext db, Proposal proposal, DateOnly on, PeriodCalculator periods, CancellationToken cancellationToken)
    {
        var register = (await db.Set<Disqualification>().AsNoTracking().Where(d => d.BarredUntil >= on).ToListAsync(cancellationToken))
            .Select(d => new TerminatedPartyFacts(d.Name, d.Address, Blank(d.CorporateNumber), d.TerminatedOn)).ToList();
        return RuleResult.Merge(proposal.Proposers.Select((p, i) => EligibilityRules.Check(Facts(proposal, p, i), register, on, periods, FormattableString.Invariant($"proposers[{i}]"))));
    }

    /// <summary>A proposer as the rules look at it: the body, what was declared, its known officers. The age is looked at with the identity paper.</summary>
    private static EligibilityFacts Facts(Proposal proposal, Proposer proposer, int index)
    {
        var officers = proposal.Officers.Where(o => o.ProposerIndex == index)
            .Select(o => Declared(new EligibilityFacts(o.Name, o.Address, false, BirthDate: o.BornOn), proposal, index, o.Name)).ToList();
        var body = new EligibilityFacts(proposer.Name, proposer.Address, proposer.Kind == PartyKind.Corporation, Blank(proposer.CorporateNumber), Officers: officers);
        return Declared(body, proposal, index, "");
    }

    private static EligibilityFacts Declared(EligibilityFacts facts, Proposal proposal, int index, string officer)
    {
        var own = proposal.Declarations.Where(d => d.ProposerIndex == index && d.OfficerName == officer).ToList();
        return facts with
        {
            DeclaresIncapacity = own.Exists(d => d.Kind == DeclarationKind.Incapacity),
            DeclaresBankruptcy = own.Exists(d => d.Kind == DeclarationKind.Bankruptcy),
            Sentence = own.Find(d => d.Kind == DeclarationKind.Sentence) is { } sentence ? new SentenceFacts(sentence.On) : null,
            DeclaredTerminations = [.. own.Where(d => d is { Kind: DeclarationKind.Termination, On: not null }).Select(d => d.On!.Value)],
        };
    }

    private static string? Blank(string text) => text.Length == 0 ? null : text;
}

/// <summary>A known officer of a proposing corporation.</summary>
internal sealed class OfficerRow
{
    [FormField("法人等", Required = true, OptionsFrom = "parties", Clause = "5-1-6")]
    public string Party { get; set; } = "";

    [FormField("役員の氏名", Required = true, Clause = "5-1-6", MaxLength = 200)]
    public string Name { get; set; } = "";

    [FormField("住所（分かるとき）", Clause = "5-1-6", MaxLength = 400)]
    public string Address { get; set; } = "";

    [FormField("生年月日（分かるとき）", Clause = "5-1-6")]
    public DateOnly? BornOn { get; set; }

    /// <summary>Number of the proposer from 0, or null.</summary>
    public int? Index => Party.StartsWith('p') && int.TryParse(Party.AsSpan(1), out var index) ? index : null;

    public static OfficerRow From(CorporateOfficer officer) => new() { Party = ProposalReader.PartyKey(officer.ProposerIndex), Name = officer.Name, Address = officer.Address, BornOn = officer.BornOn };

    public CorporateOfficer ToOfficer() => new() { ProposerIndex = Index!.Value, Name = Name, Address = Address, BornOn = BornOn };
}

/// <summary>What was declared, excepted from an oath, or learnt by an inquiry.</summary>
internal sealed class DeclarationRow
{
    [FormField("提案者", Required = true, OptionsFrom = "parties", Clause = "5-1-5")]
    public string Party { get; set; } = "";

    [FormField("役員の氏名（役員についてのものであるとき）", Clause = "5-1-6", MaxLength = 200, Help = "上の役員の欄と同じ氏名を入力します。")]
    public string OfficerName { get; set; } = "";

    [FormField("種類", Required = true, Clause = "5-1-5", Options =
    [
        "Incapacity=⑵に当たらないことの誓約がない", "Bankruptcy=⑶ 破産手続開始の決定を受けて復権を得ていない", "Sentence=⑷ 拘禁刑以上の刑又は法による刑", "Termination=⑸ 法第120条による契約の解除（他の行政機関等を含む）",
    ])]
    public string Kind { get; set; } = "";

    [FormField("刑の執行を終わった日・解除の日", Clause = "5-1-4", Help = "刑の執行が終わっていないときは空欄とします。")]
    public DateOnly? On { get; set; }

    [FormField("解除した行政機関等、照会先など", MaxLength = 400)]
    public string Note { get; set; } = "";

    /// <summary>Number of the proposer from 0, or null.</summary>
    public int? Index => Party.StartsWith('p') && int.TryParse(Party.AsSpan(1), out var index) ? index : null;

    public static DeclarationRow From(EligibilityDeclaration d) =>
        new() { Party = ProposalReader.PartyKey(d.ProposerIndex), OfficerName = d.OfficerName, Kind = d.Kind.ToString(), On = d.On, Note = d.Note };

    public EligibilityDeclaration ToDeclaration() => new() { ProposerIndex = Index!.Value, OfficerName = OfficerName, Kind = Enum.Parse<DeclarationKind>(Kind), On = On, Note = Note };
}
