using System.Globalization;
using Microsoft.EntityFrameworkCore;
using WorkflowAnon.Domain.Agency;
using WorkflowAnon.Domain.Calendar;
using WorkflowAnon.Domain.Cases;
using WorkflowAnon.Domain.Proposals;
using WorkflowAnon.Domain.Rules;
using WorkflowAnon.Domain.Termination;
using WorkflowAnon.Domain.Text;
using WorkflowAnon.Procedure.Kernel.Tasks;

namespace WorkflowAnon.Web.Queries;

/// <summary>A proposal of a party.</summary>
/// <param name="Case">Its case.</param>
/// <param name="FileName">個人情報ファイル as written.</param>
/// <param name="ReceivedOn">収受日, or null.</param>
/// <param name="IsJoint">Others proposed with it.</param>
internal sealed record PartyCase(Case Case, string FileName, DateOnly? ReceivedOn, bool IsJoint);

/// <summary>欠格の期間 that may concern a party.</summary>
/// <param name="Name">Whose contract was terminated, as recorded or declared.</param>
/// <param name="TerminatedOn">解除の日.</param>
/// <param name="Judged">Until when, and how it was reckoned.</param>
/// <param name="By">解除した行政機関等, or what was declared.</param>
/// <param name="Source">解除者の記録 or 提案者の申告.</param>
/// <param name="IsCertain">False where the name alone is the same: a person looks.</param>
internal sealed record PartyBar(string Name, DateOnly TerminatedOn, LookbackJudgement Judged, string By, string Source, bool IsCertain);

/// <summary>提案者 across cases.</summary>
/// <param name="Reference">What stands in an address in its place: never a name.</param>
/// <param name="Name">氏名・名称 as last written.</param>
/// <param name="Address">住所・所在地 as last written.</param>
/// <param name="Kind">個人・法人等の別, or null where only the register of terminations knows it.</param>
/// <param name="CorporateNumber">法人番号, or empty.</param>
/// <param name="Cases">Proposals, the latest first.</param>
/// <param name="Bars">Terminations that may concern it, the latest first.</param>
internal sealed record PartyRow(string Reference, string Name, string Address, PartyKind? Kind, string CorporateNumber, IReadOnlyList<PartyCase> Cases, IReadOnlyList<PartyBar> Bars)
{
    /// <summary>The bar that reaches farthest among those in force, or null.</summary>
    public PartyBar? Bar => Bars.Where(b => b.Judged.IsBarred).MaxBy(b => b.Judged.Until);
}

/// <summary>
/// 提案者・欠格 for pages: the parties of the cases that a person may read, and the register of terminated parties, which every division looks up (6-1). An agency
/// has some dozens of proposals a year: they are read as a whole and brought together here, by the same comparison as the eligibility check.
/// </summary>
internal sealed class PartyQuery(WorkflowAnonDbContext db, AgencyProfile profile, PeriodCalculator periods, TimeProvider clock)
{
    public const int PageSize = 50;

    private DateOnly Today => JapanTime.Today(clock);

    /// <summary>Parties by name in the order of their latest proposal; <paramref name="text"/> in 全角 or 半角 and with character variants alike.</summary>
    public async Task<IReadOnlyList<PartyRow>> ListAsync(Actor actor, string text, bool barredOnly, CancellationToken cancellationToken)
    {
        var needle = JapaneseText.Searchable(text);
        return [.. (await AllAsync(actor, cancellationToken))
            .Where(p => needle.Length == 0 || JapaneseText.Searchable(p.Name).Contains(needle, StringComparison.Ordinal) || (p.CorporateNumber.Length > 0 && p.CorporateNumber == needle))
            .Where(p => !barredOnly || p.Bar is not null)];
    }

    /// <summary>One party.</summary>
    /// <exception cref="TaskConflictException">There is none among what the person may read.</exception>
    public async Task<PartyRow> FindAsync(Actor actor, string reference, CancellationToken cancellationToken)
    {
        // Every proposal of the party leads to it, not only its latest.
        var found = (await GroupsAsync(actor, cancellationToken)).FirstOrDefault(g => g.References.Contains(reference));
        return found is null ? throw new TaskConflictException(TaskConflictKind.NotFound, "提案者が見つかりません。") : found.Row;
    }

    private async Task<IReadOnlyList<PartyRow>> AllAsync(Actor actor, CancellationToken cancellationToken) => [.. (await GroupsAsync(actor, cancellationToken)).Select(g => g.Row)];

    private async Task<List<Group>> GroupsAsync(Actor actor, CancellationToken cancellationToken)
    {
        CaseAccess.RequireProcedure(actor);
        var cases = await db.Set<Case>().AsNoTracking().VisibleTo(actor, profile).ToDictionaryAsync(c => c.Id, cancellationToken);
        var visible = db.Set<Case>().VisibleTo(actor, profile).Select(c => c.Id);
        var proposals = await db.Set<Proposal>().AsNoTracking().Where(p => visible.Contains(p.CaseId)).ToListAsync(cancellationToken);
        var register = await db.Set<Disqualification>().AsNoTracking().OrderByDescending(d => d.TerminatedOn).ThenBy(d => d.Id).ToListAsync(cancellationToken);
        List<Group> groups = [];
        HashSet<string> known = new(StringComparer.Ordinal);
        var all = proposals.SelectMany(p => p.Proposers.Select((party, index) => new Part(cases[p.CaseId], p, party, index))).OrderByDescending(p => p.Case.OpenedAt).ThenByDescending(p => p.Case.Id, StringComparer.Ordinal);
        foreach (var same in all.Where(p => p.Party.Name.Length > 0).GroupBy(p => KeyOf(p.Party.Name, p.Party.Address, p.Party.CorporateNumber), StringComparer.Ordinal))
        {
            known.Add(same.Key);
            List<Part> parts = [.. same];
            groups.Add(new(RowOf(parts, register), [.. parts.Select(p => p.Reference)]));
        }

        // Terminated by another body, or in a case of another division: only the register knows them.
        foreach (var entry in register.Where(d => known.Add(KeyOf(d.Name, d.Address, d.CorporateNumber))))
            groups.Add(new(new(entry.Id, entry.Name, entry.Address, null, entry.CorporateNumber, [], [BarOf(entry, true)]), [entry.Id]));
        return groups;
    }

    private PartyRow RowOf(List<Part> parts, List<Disqualification> register)
    {
        var latest = parts[0];
        var facts = new EligibilityFacts(latest.Party.Name, latest.Party.Address, latest.Party.Kind == PartyKind.Corporation, latest.Party.CorporateNumber.Length == 0 ? null : latest.Party.CorporateNumber);
        var bars = register.Select(d => (Entry: d, Match: EligibilityRules.Match(facts, new(d.Name, d.Address, d.CorporateNumber.Length == 0 ? null : d.CorporateNumber, d.TerminatedOn))))
            .Where(m => m.Match != PartyMatch.None).Select(m => BarOf(m.Entry, m.Match == PartyMatch.Same));
        var declared = parts.SelectMany(p => p.Proposal.Declarations.Where(d => d.ProposerIndex == p.Index && d is { Kind: DeclarationKind.Termination, On: not null }))
            .Select(d => new PartyBar(d.OfficerName.Length > 0 ? $"役員 {d.OfficerName}" : latest.Party.Name, d.On!.Value, periods.Lookback(d.On.Value, Today), d.Note, "提案者の申告・照会", true))
            .DistinctBy(b => (b.Name, b.TerminatedOn, b.By));
        return new(
            latest.Reference, latest.Party.Name, latest.Party.Address, latest.Party.Kind, latest.Party.CorporateNumber,
            [.. parts.Select(p => new PartyCase(p.Case, p.Proposal.FileName, p.Proposal.ReceivedOn, p.Proposal.Proposers.Count > 1))], [.. bars.Concat(declared).OrderByDescending(b => b.TerminatedOn)]);
    }

    private PartyBar BarOf(Disqualification entry, bool isCertain) =>
        new(entry.Name, entry.TerminatedOn, periods.Lookback(entry.TerminatedOn, Today), entry.TerminatedBy, "解除者の記録", isCertain);

    private static string KeyOf(string name, string address, string corporateNumber) =>
        corporateNumber.Length > 0 ? "n" + corporateNumber : $"{JapaneseText.Searchable(name)}|{JapaneseText.ComparableAddress(address)}";

    private sealed record Part(Case Case, Proposal Proposal, Proposer Party, int Index)
    {
        public string Reference => string.Create(CultureInfo.InvariantCulture, $"{Case.Id}.{Index}");
    }

    private sealed record Group(PartyRow Row, HashSet<string> References);
}
