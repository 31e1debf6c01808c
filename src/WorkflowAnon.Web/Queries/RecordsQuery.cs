using Microsoft.EntityFrameworkCore;
using WorkflowAnon.Domain.Agency;
using WorkflowAnon.Domain.Records;
using WorkflowAnon.Procedure.Kernel.Tasks;
using WorkflowAnon.Procedure.Records;

namespace WorkflowAnon.Web.Queries;

/// <summary>絞り込み of the list of what is kept.</summary>
internal enum RecordsFilter
{
    /// <summary>すべて.</summary>
    All,

    /// <summary>保存期間が満了したもの.</summary>
    Past,

    /// <summary>1年以内に満了するもの.</summary>
    Year,

    /// <summary>廃棄を停止しているもの.</summary>
    Held,
}

/// <summary>What a page of a subject shows of its keeping.</summary>
/// <param name="SubjectId">The subject.</param>
/// <param name="Entry">Its entry, or null while it has not ended or after its disposal.</param>
/// <param name="Holds">Holds, the latest first.</param>
/// <param name="Disposed">廃棄簿 lines, or none.</param>
/// <param name="MayHold">True when the reader may stop the disposal.</param>
internal sealed record SubjectKeeping(string SubjectId, RetentionEntry? Entry, IReadOnlyList<LegalHold> Holds, IReadOnlyList<DisposalRecord> Disposed, bool MayHold)
{
    /// <summary>The hold in force, or null.</summary>
    public LegalHold? Hold => Holds.FirstOrDefault(h => h.LiftedOn is null);

    /// <summary>True once the papers themselves are gone.</summary>
    public bool IsDisposed => Disposed.Any(d => d.Kind != RetentionKind.AuditLog);
}

/// <summary>保存・廃棄 for pages: 総務課 sees everything, another division what it held.</summary>
internal sealed class RecordsQuery(WorkflowAnonDbContext db, RetentionRegister register, LegalHoldCommands holds, AgencyProfile profile)
{
    public const int PageSize = 50;

    /// <summary>What is kept, the one that is due first before the others.</summary>
    public async Task<Listing<RetentionEntry>> ListAsync(Actor actor, RecordsFilter filter, RetentionKind? kind, string? after, DateOnly today, CancellationToken cancellationToken)
    {
        CaseAccess.RequireProcedure(actor);
        var rows = (await VisibleAsync(actor, cancellationToken)).Where(e => (kind is null || e.Kind == kind) && IsIn(e, filter, today));
        if (Cursor.TryRead(after, out DateOnly until, out var key))
            rows = rows.Where(e => e.Period.KeptUntil > until || (e.Period.KeptUntil == until && string.CompareOrdinal(e.Key, key) > 0));
        return Cursor.Cut(rows.Take(PageSize + 1).ToList(), PageSize, r => Cursor.Of(r.Period.KeptUntil, r.Key));
    }

    /// <summary>How many of what is kept each filter shows.</summary>
    public async Task<IReadOnlyDictionary<RecordsFilter, int>> CountAsync(Actor actor, DateOnly today, CancellationToken cancellationToken)
    {
        CaseAccess.RequireProcedure(actor);
        var entries = (await VisibleAsync(actor, cancellationToken)).ToList();
        return Enum.GetValues<RecordsFilter>().ToDictionary(f => f, f => entries.Count(e => IsIn(e, f, today)));
    }

    /// <summary>廃棄簿, the latest first.</summary>
    public async Task<Listing<DisposalRecord>> LedgerAsync(Actor actor, string? after, CancellationToken cancellationToken)
    {
        CaseAccess.RequireProcedure(actor);
        var all = CaseAccess.SeesAllCases(actor, profile);
        var records = db.Set<DisposalRecord>().AsNoTracking().Where(r => all || r.DivisionId == actor.DivisionId);
        if (Cursor.TryRead(after, out DateOnly on, out var id))
            records = records.Where(r => r.DisposedOn < on || (r.DisposedOn == on && r.Id.CompareTo(id) < 0));
        return await Cursor.PageAsync(records.OrderByDescending(r => r.DisposedOn).ThenByDescending(r => r.Id), PageSize, r => Cursor.Of(r.DisposedOn, r.Id), cancellationToken);
    }

    /// <summary>廃棄の起案, the latest first.</summary>
    public async Task<IReadOnlyList<Disposal>> DisposalsAsync(Actor actor, CancellationToken cancellationToken)
    {
        CaseAccess.RequireProcedure(actor);
        return await db.Set<Disposal>().AsNoTracking().OrderByDescending(d => d.DraftedAt).Take(PageSize).ToListAsync(cancellationToken);
    }

    /// <summary>One disposal, or null while it has not been drafted.</summary>
    public Task<Disposal?> FindDisposalAsync(Actor actor, string id, CancellationToken cancellationToken)
    {
        CaseAccess.RequireProcedure(actor);
        return db.Set<Disposal>().AsNoTracking().SingleOrDefaultAsync(d => d.Id == id, cancellationToken);
    }

    /// <summary>The keeping of a subject that the caller may read; what has not ended has no entry to look for.</summary>
    public async Task<SubjectKeeping> OfAsync(Actor actor, string subjectId, string divisionId, bool hasEnded, CancellationToken cancellationToken)
    {
        var entry = !hasEnded ? null : (await register.ListAsync(cancellationToken)).FirstOrDefault(e => e.SubjectId == subjectId && e.Kind != RetentionKind.AuditLog);
        var present = await db.Set<LegalHold>().AsNoTracking().Where(h => h.SubjectId == subjectId).OrderByDescending(h => h.SetOn).ThenByDescending(h => h.Id).ToListAsync(cancellationToken);
        var gone = await db.Set<DisposalRecord>().AsNoTracking().Where(r => r.SubjectId == subjectId).OrderBy(r => r.Kind).ToListAsync(cancellationToken);
        return new(subjectId, entry, present, gone, holds.MayHold(actor, divisionId));
    }

    /// <summary>True when the person may stop the disposal of what a division held.</summary>
    public bool MayHold(Actor actor, string divisionId) => holds.MayHold(actor, divisionId);

    private static bool IsIn(RetentionEntry entry, RecordsFilter filter, DateOnly today) => filter switch
    {
        RecordsFilter.Past => entry.Period.DisposableFrom <= today,
        RecordsFilter.Year => entry.Period.DisposableFrom > today && entry.Period.DisposableFrom <= today.AddYears(1),
        RecordsFilter.Held => entry.Hold is not null,
        _ => true,
    };

    private async Task<IEnumerable<RetentionEntry>> VisibleAsync(Actor actor, CancellationToken cancellationToken)
    {
        var all = CaseAccess.SeesAllCases(actor, profile);
        return (await register.ListAsync(cancellationToken)).Where(e => all || e.DivisionId == actor.DivisionId);
    }
}
