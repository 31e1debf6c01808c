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

/// <summary>What to look for in the list of parties.</summary>
/// <param name="Text">Part of a name, in 全角 or 半角 and with character variants alike, or a whole 法人番号; empty for all.</param>
/// <param name="BarredOnly">Only who is barred today, or perhaps is.</param>
internal sealed record PartySearch(string Text, bool BarredOnly);

/// <summary>
/// 提案者・欠格 for pages: the parties of the cases that a person may read, by their latest proposal, then those that the register of terminated parties alone
/// knows, which every division looks up (6-1). The database finds and orders them; what a page shows is put together by the same comparison as the eligibility check.
/// </summary>
internal sealed class PartyQuery(WorkflowAnonDbContext db, AgencyProfile profile, PeriodCalculator periods, TimeProvider clock)
{
    public const int PageSize = 50;

    private DateOnly Today => JapanTime.Today(clock);

    /// <summary>A page of the parties, those with proposals before those that only the register knows.</summary>
    public async Task<Listing<PartyRow>> ListAsync(Actor actor, PartySearch search, string? after, CancellationToken cancellationToken)
    {
        CaseAccess.RequireProcedure(actor);
        List<PartyRow> rows = [];
        var inRegister = Cursor.TryRead(after, out DateOnly on, out var id);
        if (!inRegister)
        {
            var latest = Found(actor, search);
            if (Cursor.TryRead(after, out DateTimeOffset at, out var reference) && TryRead(reference, out var caseId, out var number))
                latest = latest.Where(p => p.OpenedAt < at || (p.OpenedAt == at && (p.CaseId.CompareTo(caseId) < 0 || (p.CaseId == caseId && p.Number > number))));
            var page = await Cursor.PageAsync(latest.OrderByDescending(p => p.OpenedAt).ThenByDescending(p => p.CaseId).ThenBy(p => p.Number), PageSize, p => Cursor.Of(p.OpenedAt, ReferenceOf(p)), cancellationToken);
            rows = await RowsAsync(actor, page.Rows, cancellationToken);
            if (page.Next is not null)
                return new(rows, page.Next);
        }

        var entries = FoundInRegister(actor, search);
        if (inRegister)
            entries = entries.Where(d => d.TerminatedOn < on || (d.TerminatedOn == on && d.Id.CompareTo(id) > 0));
        var room = PageSize - rows.Count;
        // A page that the last proposal fills goes on at the register's beginning.
        if (room == 0)
            return new(rows, await entries.AnyAsync(cancellationToken) ? Cursor.Of(DateOnly.MaxValue, "") : null);
        var rest = await Cursor.PageAsync(entries.OrderByDescending(d => d.TerminatedOn).ThenBy(d => d.Id), room, d => Cursor.Of(d.TerminatedOn, d.Id), cancellationToken);
        return new([.. rows, .. rest.Rows.Select(RowOf)], rest.Next);
    }

    /// <summary>How many parties a search finds.</summary>
    public async Task<int> CountAsync(Actor actor, PartySearch search, CancellationToken cancellationToken)
    {
        CaseAccess.RequireProcedure(actor);
        return await Found(actor, search).CountAsync(cancellationToken) + await FoundInRegister(actor, search).CountAsync(cancellationToken);
    }

    /// <summary>One party: every proposal of it leads to it, not only its latest.</summary>
    /// <exception cref="TaskConflictException">There is none among what the person may read.</exception>
    public async Task<PartyRow> FindAsync(Actor actor, string reference, CancellationToken cancellationToken)
    {
        CaseAccess.RequireProcedure(actor);
        if (TryRead(reference, out var caseId, out var number) && await Parts(actor).SingleOrDefaultAsync(p => p.CaseId == caseId && p.Number == number, cancellationToken) is { } part)
            return (await RowsAsync(actor, [part], cancellationToken))[0];
        return await FoundInRegister(actor, new("", false)).SingleOrDefaultAsync(d => d.Id == reference, cancellationToken) is { } entry
            ? RowOf(entry)
            : throw new TaskConflictException(TaskConflictKind.NotFound, "提案者が見つかりません。");
    }

    /// <summary>The proposers of all proposals that the person may read.</summary>
    private IQueryable<Part> Parts(Actor actor) =>
        from p in db.Set<ProposalParty>().AsNoTracking()
        join c in db.Set<Case>().VisibleTo(actor, profile) on p.CaseId equals c.Id
        select new Part { CaseId = c.Id, Number = p.Number, OpenedAt = c.OpenedAt, Key = p.Key, SearchName = p.SearchName, CorporateNumber = p.CorporateNumber, DeclaredTerminatedOn = p.DeclaredTerminatedOn };

    /// <summary>Of each party its latest proposal, where the search finds it there.</summary>
    private IQueryable<Part> Found(Actor actor, PartySearch search)
    {
        var all = Parts(actor);
        var latest = all.Where(p => !all.Any(q => q.Key == p.Key
            && (q.OpenedAt > p.OpenedAt || (q.OpenedAt == p.OpenedAt && (q.CaseId.CompareTo(p.CaseId) > 0 || (q.CaseId == p.CaseId && q.Number < p.Number))))));
        if (JapaneseText.Searchable(search.Text) is { Length: > 0 } text)
            latest = latest.Where(p => p.SearchName.Contains(text) || p.CorporateNumber == text);
        if (!search.BarredOnly)
            return latest;
        var (first, last) = Barring();
        var register = db.Set<Disqualification>();
        return latest.Where(p => all.Any(q => q.Key == p.Key && q.DeclaredTerminatedOn >= first && q.DeclaredTerminatedOn <= last)
            || register.Any(d => d.TerminatedOn >= first && d.TerminatedOn <= last
                && (p.CorporateNumber != "" && d.CorporateNumber != "" ? d.CorporateNumber == p.CorporateNumber : d.SearchName == p.SearchName)));
    }

    /// <summary>The latest entry of each party that the register alone knows: terminated by another body, or in a case of another division.</summary>
    private IQueryable<Disqualification> FoundInRegister(Actor actor, PartySearch search)
    {
        var parts = Parts(actor);
        var register = db.Set<Disqualification>();
        var alone = register.AsNoTracking().Where(d => !parts.Any(p => p.Key == d.PartyKey)
            && !register.Any(e => e.PartyKey == d.PartyKey && (e.TerminatedOn > d.TerminatedOn || (e.TerminatedOn == d.TerminatedOn && e.Id.CompareTo(d.Id) < 0))));
        if (JapaneseText.Searchable(search.Text) is { Length: > 0 } text)
            alone = alone.Where(d => d.SearchName.Contains(text) || d.CorporateNumber == text);
        if (!search.BarredOnly)
            return alone;
        var (first, last) = Barring();
        return alone.Where(d => d.TerminatedOn >= first && d.TerminatedOn <= last);
    }

    /// <summary>The days on which a termination bars today: the later one is, the longer it bars.</summary>
    private (DateOnly First, DateOnly Last) Barring()
    {
        // Some days before the two years: their end may be moved within a month.
        var first = Today.AddYears(-2).AddDays(-5);
        while (!periods.Lookback(first, Today).IsBarred)
            first = first.AddDays(1);
        return (first, Today);
    }

    /// <summary>The parties of some proposals with everything on record, in the same order.</summary>
    private async Task<List<PartyRow>> RowsAsync(Actor actor, IReadOnlyList<Part> latest, CancellationToken cancellationToken)
    {
        if (latest.Count == 0)
            return [];
        var keys = latest.Select(p => p.Key).ToList();
        var parts = await Parts(actor).Where(p => keys.Contains(p.Key)).OrderByDescending(p => p.OpenedAt).ThenByDescending(p => p.CaseId).ThenBy(p => p.Number).ToListAsync(cancellationToken);
        var ids = parts.Select(p => p.CaseId).Distinct().ToList();
        var cases = await db.Set<Case>().AsNoTracking().Where(c => ids.Contains(c.Id)).ToDictionaryAsync(c => c.Id, cancellationToken);
        var proposals = await db.Set<Proposal>().AsNoTracking().Where(p => ids.Contains(p.CaseId)).ToDictionaryAsync(p => p.CaseId, cancellationToken);
        var names = parts.Select(p => p.SearchName).Distinct().ToList();
        var numbers = parts.Select(p => p.CorporateNumber).Where(n => n.Length > 0).Distinct().ToList();
        var register = await db.Set<Disqualification>().AsNoTracking().Where(d => names.Contains(d.SearchName) || numbers.Contains(d.CorporateNumber)).OrderByDescending(d => d.TerminatedOn).ThenBy(d => d.Id).ToListAsync(cancellationToken);
        var byKey = parts.ToLookup(p => p.Key);
        return [.. keys.Select(k => RowOf([.. byKey[k].Select(p => new Written(cases[p.CaseId], proposals[p.CaseId], proposals[p.CaseId].Proposers[p.Number], p))], register))];
    }

    private PartyRow RowOf(List<Written> parts, List<Disqualification> register)
    {
        var latest = parts[0];
        var facts = new EligibilityFacts(latest.Party.Name, latest.Party.Address, latest.Party.Kind == PartyKind.Corporation, latest.Party.CorporateNumber.Length == 0 ? null : latest.Party.CorporateNumber);
        var bars = register.Select(d => (Entry: d, Match: EligibilityRules.Match(facts, new(d.Name, d.Address, d.CorporateNumber.Length == 0 ? null : d.CorporateNumber, d.TerminatedOn))))
            .Where(m => m.Match != PartyMatch.None).Select(m => BarOf(m.Entry, m.Match == PartyMatch.Same));
        var declared = parts.SelectMany(p => p.Proposal.Declarations.Where(d => d.ProposerIndex == p.Part.Number && d is { Kind: DeclarationKind.Termination, On: not null }))
            .Select(d => new PartyBar(d.OfficerName.Length > 0 ? $"役員 {d.OfficerName}" : latest.Party.Name, d.On!.Value, periods.Lookback(d.On.Value, Today), d.Note, "提案者の申告・照会", true))
            .DistinctBy(b => (b.Name, b.TerminatedOn, b.By));
        return new(
            ReferenceOf(latest.Part), latest.Party.Name, latest.Party.Address, latest.Party.Kind, latest.Party.CorporateNumber,
            [.. parts.Select(p => new PartyCase(p.Case, p.Proposal.FileName, p.Proposal.ReceivedOn, p.Proposal.Proposers.Count > 1))], [.. bars.Concat(declared).OrderByDescending(b => b.TerminatedOn)]);
    }

    private PartyRow RowOf(Disqualification entry) => new(entry.Id, entry.Name, entry.Address, null, entry.CorporateNumber, [], [BarOf(entry, true)]);

    private PartyBar BarOf(Disqualification entry, bool isCertain) =>
        new(entry.Name, entry.TerminatedOn, periods.Lookback(entry.TerminatedOn, Today), entry.TerminatedBy, "解除者の記録", isCertain);

    private static string ReferenceOf(Part part) => string.Create(CultureInfo.InvariantCulture, $"{part.CaseId}.{part.Number}");

    private static bool TryRead(string reference, out string caseId, out int number)
    {
        var at = reference.LastIndexOf('.');
        caseId = at > 0 ? reference[..at] : "";
        return int.TryParse(reference.AsSpan(at + 1), NumberStyles.None, CultureInfo.InvariantCulture, out number) && at > 0;
    }

    private sealed class Part
    {
        public required string CaseId { get; init; }

        public required int Number { get; init; }

        public required DateTimeOffset OpenedAt { get; init; }

        public required string Key { get; init; }

        public required string SearchName { get; init; }

        public required string CorporateNumber { get; init; }

        public required DateOnly? DeclaredTerminatedOn { get; init; }
    }

    private sealed record Written(Case Case, Proposal Proposal, Proposer Party, Part Part);
}
