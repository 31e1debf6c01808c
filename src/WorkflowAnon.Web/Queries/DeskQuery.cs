using Microsoft.EntityFrameworkCore;
using WorkflowAnon.Domain.Agency;
using WorkflowAnon.Domain.Complaints;
using WorkflowAnon.Domain.Inquiries;
using WorkflowAnon.Domain.Proposals;
using WorkflowAnon.Procedure.Kernel.Tasks;

namespace WorkflowAnon.Web.Queries;

/// <summary>One thing at the desk in a list; names of persons stay on its own page.</summary>
/// <param name="Id">Id.</param>
/// <param name="Label">番号.</param>
/// <param name="ReceivedOn">受けた日.</param>
/// <param name="DivisionId">Division that answers; empty while unknown.</param>
/// <param name="EndedOn">回答・完了した日, or null.</param>
internal sealed record DeskRow(string Id, string Label, DateOnly ReceivedOn, string DivisionId, DateOnly? EndedOn);

/// <summary>One thing at the desk with everything on record.</summary>
/// <param name="Row">As in lists.</param>
/// <param name="Facts">項目 and value.</param>
internal sealed record DeskEntry(DeskRow Row, IReadOnlyList<(string Label, string Value)> Facts);

/// <summary>窓口 for pages: 総務課 reads everything, another division what was put to it.</summary>
internal sealed class DeskQuery(WorkflowAnonDbContext db, AgencyProfile profile)
{
    public const int PageSize = 50;

    private static readonly string[] Kinds = ["inquiry", "pre-check", "complaint"];

    /// <summary>Definition whose subjects begin with its id: inquiry, pre-check or complaint; null for another subject.</summary>
    public static string? KindOf(string subjectId) => Array.Find(Kinds, k => subjectId.StartsWith(k + "-", StringComparison.Ordinal));

    /// <summary>Entries of a kind that the person may read, the latest first.</summary>
    /// <param name="actor">Who.</param>
    /// <param name="kind">inquiry, pre-check or complaint.</param>
    /// <param name="openOnly">Only those that have not been answered or closed.</param>
    /// <param name="after">Place to read on from.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async Task<Listing<DeskRow>> ListAsync(Actor actor, string kind, bool openOnly, string? after, CancellationToken cancellationToken)
    {
        CaseAccess.RequireProcedure(actor);
        if (!Cursor.TryRead(after, out DateOnly on, out var id))
            (on, id) = (DateOnly.MaxValue, "");
        List<DeskRow> page = kind switch
        {
            "inquiry" => [.. (await Inquiries(actor, openOnly).Where(i => i.ReceivedOn < on || (i.ReceivedOn == on && i.Id.CompareTo(id) < 0))
                .OrderByDescending(i => i.ReceivedOn).ThenByDescending(i => i.Id).Take(PageSize + 1).ToListAsync(cancellationToken)).Select(Row)],
            "pre-check" => [.. (await PreChecks(actor, openOnly).Where(p => p.ReceivedOn < on || (p.ReceivedOn == on && p.Id.CompareTo(id) < 0))
                .OrderByDescending(p => p.ReceivedOn).ThenByDescending(p => p.Id).Take(PageSize + 1).ToListAsync(cancellationToken)).Select(Row)],
            "complaint" => [.. (await Complaints(actor, openOnly).Where(c => c.ReceivedOn < on || (c.ReceivedOn == on && c.Id.CompareTo(id) < 0))
                .OrderByDescending(c => c.ReceivedOn).ThenByDescending(c => c.Id).Take(PageSize + 1).ToListAsync(cancellationToken)).Select(Row)],
            _ => [],
        };
        return Cursor.Cut(page, PageSize, r => Cursor.Of(r.ReceivedOn, r.Id));
    }

    /// <summary>How many entries of a kind wait for an answer or an end.</summary>
    public async Task<int> CountOpenAsync(Actor actor, string kind, CancellationToken cancellationToken)
    {
        CaseAccess.RequireProcedure(actor);
        return kind switch
        {
            "inquiry" => await Inquiries(actor, true).CountAsync(cancellationToken),
            "pre-check" => await PreChecks(actor, true).CountAsync(cancellationToken),
            "complaint" => await Complaints(actor, true).CountAsync(cancellationToken),
            _ => 0,
        };
    }

    /// <summary>One entry; null while its first task has not been done.</summary>
    /// <exception cref="TaskConflictException">Not this person's to read.</exception>
    public async Task<DeskEntry?> FindAsync(Actor actor, string id, CancellationToken cancellationToken)
    {
        CaseAccess.RequireProcedure(actor);
        var entry = KindOf(id) switch
        {
            "inquiry" => await db.Set<Inquiry>().AsNoTracking().SingleOrDefaultAsync(i => i.Id == id, cancellationToken) is { } i ? new DeskEntry(Row(i), Facts(i)) : null,
            "pre-check" => await db.Set<DraftPreCheck>().AsNoTracking().SingleOrDefaultAsync(p => p.Id == id, cancellationToken) is { } p ? new DeskEntry(Row(p), Facts(p)) : null,
            "complaint" => await db.Set<Complaint>().AsNoTracking().SingleOrDefaultAsync(c => c.Id == id, cancellationToken) is { } c ? new DeskEntry(Row(c), Facts(c)) : null,
            _ => throw new TaskConflictException(TaskConflictKind.NotFound, "窓口の記録が見つかりません。"),
        };
        return CaseAccess.SeesAllCases(actor, profile) || (entry is not null && entry.Row.DivisionId == actor.DivisionId)
            ? entry
            : throw new TaskConflictException(TaskConflictKind.Forbidden, "この記録は他の所属のものです。あなたの所属では見ることができません。");
    }

    private IQueryable<Inquiry> Inquiries(Actor actor, bool openOnly)
    {
        var all = CaseAccess.SeesAllCases(actor, profile);
        return db.Set<Inquiry>().AsNoTracking().Where(i => (all || i.DivisionId == actor.DivisionId) && (!openOnly || i.AnsweredOn == null));
    }

    private IQueryable<DraftPreCheck> PreChecks(Actor actor, bool openOnly)
    {
        var all = CaseAccess.SeesAllCases(actor, profile);
        return db.Set<DraftPreCheck>().AsNoTracking().Where(p => (all || p.DivisionId == actor.DivisionId) && (!openOnly || p.RepliedOn == null));
    }

    private IQueryable<Complaint> Complaints(Actor actor, bool openOnly)
    {
        var all = CaseAccess.SeesAllCases(actor, profile);
        return db.Set<Complaint>().AsNoTracking().Where(c => (all || c.DivisionId == actor.DivisionId) && (!openOnly || c.ClosedOn == null));
    }

    private static DeskRow Row(Inquiry i) => new(i.Id, i.Label(), i.ReceivedOn, i.DivisionId, i.AnsweredOn);

    private static DeskRow Row(DraftPreCheck p) => new(p.Id, p.Label(), p.ReceivedOn, p.DivisionId, p.RepliedOn);

    private static DeskRow Row(Complaint c) => new(c.Id, c.Label(), c.ReceivedOn, c.DivisionId, c.ClosedOn);

    private static IReadOnlyList<(string Label, string Value)> Facts(Inquiry i) =>
        [("方法", i.Channel), ("問い合わせた者", $"{i.InquirerName}　{i.Contact}".Trim()), ("問合せの内容", i.Question), ("代理人の権限の確認", i.AuthorityJudgement), ("担当課から戻された理由", i.SentBackReason), ("回付先とした理由", i.RoutingReason), ("回答", i.Answer)];

    private static IReadOnlyList<(string Label, string Value)> Facts(DraftPreCheck p) =>
        [("提案をしようとする者", $"{p.ProspectiveName}　{p.Contact}".Trim()), ("案の内容", p.Draft), ("担当課の意見", p.DivisionComment), ("結果", p.Result), ("指摘・説明した内容", p.Reply), ("確認した事項", p.ConfirmedWith)];

    private static IReadOnlyList<(string Label, string Value)> Facts(Complaint c) =>
        [("方法", c.Channel), ("申し出た者", c.ComplainantName.Length > 0 ? $"{c.ComplainantName}　{c.Contact}".TrimEnd() : "匿名"), ("苦情の内容", c.Content), ("調べた内容", c.Investigation), ("回答", c.Answer), ("講じた措置", c.Measures)];
}
