using System.Text.Json;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using WorkflowAnon.Domain.Agency;
using WorkflowAnon.Domain.Staff;
using WorkflowAnon.Domain.Text;
using WorkflowAnon.Procedure.Kernel.Forms;
using WorkflowAnon.Procedure.Kernel.Staff;
using WorkflowAnon.Procedure.Kernel.Tasks;
using WorkflowAnon.Storage.Audit;
using WorkflowAnon.Storage.Identity;

namespace WorkflowAnon.Web.Queries;

/// <summary>What the list of staff is asked for.</summary>
/// <param name="Text">Part of 氏名 or 利用者ID.</param>
/// <param name="DivisionId">所属, or empty.</param>
/// <param name="Left">True: those who have left; else those who are there.</param>
internal sealed record StaffFilter(string Text, string DivisionId, bool Left);

/// <summary>A line of the list.</summary>
internal sealed record StaffRow(StaffAccount Account, string Division, IReadOnlyList<string> Duties, StaffTransfer? Next, bool IsLinked);

/// <summary>Everything that the page of one member of staff shows.</summary>
internal sealed record StaffFile(StaffAccount Account, string Division, StaffPlace Place, IReadOnlyList<IdentityUserLogin<string>> Links, IReadOnlyList<(StaffTransfer Transfer, string AnnouncedBy)> Transfers);

/// <summary>A line of the history.</summary>
internal sealed record StaffEvent(DateTimeOffset At, string Actor, string Action, IReadOnlyDictionary<string, string?> Facts);

/// <summary>職員: for 運用管理者 alone.</summary>
internal sealed class StaffQuery(WorkflowAnonDbContext db, AgencyProfile profile, AuditReader audit)
{
    /// <summary>Most lines of the list.</summary>
    public const int Most = 200;

    /// <summary>How long a transfer that was carried out is shown above the list.</summary>
    public const int RecentDays = 30;

    private const int MostEvents = 500;

    /// <summary>The list, by division as the profile orders them and 利用者ID; with one line more than <see cref="Most"/> where there are more.</summary>
    public async Task<IReadOnlyList<StaffRow>> ListAsync(Actor actor, StaffFilter filter, CancellationToken cancellationToken)
    {
        CaseAccess.RequireOperator(actor);
        var accounts = await db.Set<StaffAccount>().AsNoTracking().Where(a => a.IsActive != filter.Left && (filter.DivisionId == "" || a.DivisionId == filter.DivisionId))
            .ToListAsync(cancellationToken);
        var places = profile.Divisions.Select((d, i) => (d.Id, Place: i)).ToDictionary(d => d.Id, d => d.Place, StringComparer.Ordinal);
        var text = JapaneseText.Searchable(filter.Text);
        // A name is searched as people write it (髙・高), which no database compares alike.
        var found = accounts.Where(a => text.Length == 0 || JapaneseText.Searchable($"{a.DisplayName} {a.UserName}").Contains(text, StringComparison.Ordinal))
            .OrderBy(a => places.GetValueOrDefault(a.DivisionId, int.MaxValue)).ThenBy(a => a.UserName, StringComparer.Ordinal).Take(Most + 1).ToList();
        var ids = found.ConvertAll(a => a.Id);
        var duties = (await Held().Where(h => ids.Contains(h.UserId)).ToListAsync(cancellationToken)).ToLookup(h => h.UserId, h => h.Duty);
        var pending = (await db.Set<StaffTransfer>().AsNoTracking().Where(t => ids.Contains(t.PersonId) && t.AppliedAt == null && t.CancelledAt == null).ToListAsync(cancellationToken)).ToLookup(t => t.PersonId);
        var linked = await db.Set<IdentityUserLogin<string>>().AsNoTracking().Where(l => ids.Contains(l.UserId)).Select(l => l.UserId).ToListAsync(cancellationToken);
        return [.. found.Select(a => new StaffRow(a, NameOf(a.DivisionId), [.. Duties.All.Where(duties[a.Id].Contains)], pending[a.Id].MinBy(t => t.EffectiveOn), linked.Contains(a.Id)))];
    }

    /// <summary>Transfers carried out in the last <see cref="RecentDays"/> days, newest first: what they left behind is on their page.</summary>
    public async Task<IReadOnlyList<(StaffTransfer Transfer, string Person)>> RecentAsync(Actor actor, DateOnly today, CancellationToken cancellationToken)
    {
        CaseAccess.RequireOperator(actor);
        var since = today.AddDays(-RecentDays);
        var transfers = await db.Set<StaffTransfer>().AsNoTracking().Where(t => t.AppliedAt != null && t.EffectiveOn >= since)
            .OrderByDescending(t => t.EffectiveOn).ThenBy(t => t.Id).Take(Most).ToListAsync(cancellationToken);
        var names = await NamesAsync(transfers.Select(t => t.PersonId), cancellationToken);
        return [.. transfers.Select(t => (t, names.GetValueOrDefault(t.PersonId, t.PersonId)))];
    }

    /// <summary>One member of staff.</summary>
    /// <exception cref="TaskConflictException">Not a 運用管理者, or there is none.</exception>
    public async Task<StaffFile> FindAsync(Actor actor, string id, CancellationToken cancellationToken)
    {
        CaseAccess.RequireOperator(actor);
        var account = await db.Set<StaffAccount>().AsNoTracking().SingleOrDefaultAsync(a => a.Id == id, cancellationToken)
            ?? throw new TaskConflictException(TaskConflictKind.NotFound, "職員が見つかりません。");
        var duties = await Held().Where(h => h.UserId == id).Select(h => h.Duty).ToListAsync(cancellationToken);
        var links = await db.Set<IdentityUserLogin<string>>().AsNoTracking().Where(l => l.UserId == id).ToListAsync(cancellationToken);
        var transfers = await db.Set<StaffTransfer>().AsNoTracking().Where(t => t.PersonId == id).OrderByDescending(t => t.EffectiveOn).ToListAsync(cancellationToken);
        var names = await NamesAsync(transfers.Select(t => t.AnnouncedById), cancellationToken);
        return new(account, NameOf(account.DivisionId), new(account.DivisionId, [.. Duties.All.Where(duties.Contains)]), links, [.. transfers.Select(t => (t, names.GetValueOrDefault(t.AnnouncedById, t.AnnouncedById)))]);
    }

    /// <summary>What was done to an account, newest first, from its audit chain.</summary>
    public async Task<IReadOnlyList<StaffEvent>> HistoryAsync(Actor actor, string id, CancellationToken cancellationToken)
    {
        CaseAccess.RequireOperator(actor);
        List<StaffEvent> events = [];
        foreach (var (_, content) in await audit.ReadAsync(StaffRecords.ChainOf(id), 0, MostEvents, cancellationToken))
        {
            if (content is null)
                continue;
            using var record = JsonDocument.Parse(content);
            var root = record.RootElement;
            var facts = root.TryGetProperty("facts", out var known) ? known.EnumerateObject().ToDictionary(f => f.Name, f => f.Value.GetString(), StringComparer.Ordinal) : [];
            events.Add(new(root.GetProperty("at").GetDateTimeOffset(), root.GetProperty("actor").GetString()!, root.GetProperty("action").GetString()!, facts));
        }

        events.Reverse();
        var names = await NamesAsync(events.Select(e => e.Actor), cancellationToken);
        return [.. events.Select(e => e with { Actor = e.Actor == Actor.System.Id ? Actor.System.DisplayName : names.GetValueOrDefault(e.Actor, e.Actor) })];
    }

    /// <summary>Divisions as choices.</summary>
    public IReadOnlyList<Choice> Divisions() => [.. profile.Divisions.Select(d => new Choice(d.Id, d.Name))];

    /// <summary>Choices of the forms of this page.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<Choice>> Choices() => new Dictionary<string, IReadOnlyList<Choice>>
    {
        [StaffFormText.Divisions] = Divisions(),
        [StaffFormText.Duties] = [.. Duties.All.Select(d => new Choice(d, Duties.DisplayName(d)))],
    };

    /// <summary>Name of a division.</summary>
    public string NameOf(string divisionId) => profile.FindDivision(divisionId)?.Name ?? divisionId;

    private IQueryable<HeldDuty> Held() => db.Set<IdentityUserRole<string>>().AsNoTracking().Join(db.Set<IdentityRole>(), h => h.RoleId, r => r.Id, (h, r) => new HeldDuty { UserId = h.UserId, Duty = r.Name! });

    private Task<Dictionary<string, string>> NamesAsync(IEnumerable<string> ids, CancellationToken cancellationToken)
    {
        var wanted = ids.Distinct().ToList();
        return db.Set<StaffAccount>().AsNoTracking().Where(a => wanted.Contains(a.Id)).ToDictionaryAsync(a => a.Id, a => a.DisplayName, cancellationToken);
    }

    private sealed class HeldDuty
    {
        public string UserId { get; init; } = "";

        public string Duty { get; init; } = "";
    }
}
