using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using WorkflowAnon.Domain.Calendar;
using WorkflowAnon.Domain.Notices;
using WorkflowAnon.Procedure.Kernel.Notices;
using WorkflowAnon.Web.Queries;
using WorkflowAnon.Web.Text;

namespace WorkflowAnon.Web.Pages;

/// <summary>Notices of one table.</summary>
/// <param name="Caption">What they have in common.</param>
/// <param name="Rows">The notices with the date's urgency today.</param>
/// <param name="IsUnread">True where they can be marked as read.</param>
/// <param name="Key">Idempotency key of this rendering of the page.</param>
internal sealed record NoticeTable(string Caption, IReadOnlyList<(NoticeRow Row, DueInfo Due)> Rows, bool IsUnread, string Key);

/// <summary>お知らせ: what was told to the person, unread first; marking as read; mail on and off.</summary>
internal sealed class NoticesModel(NoticeQuery query, NoticeCommands commands, DueBands bands, TimeProvider clock) : StaffPage
{
    private const string Home = "/notices";

    /// <summary>True for the read notices of long ago.</summary>
    [BindProperty(SupportsGet = true)]
    public bool Older { get; set; }

    /// <summary>Place to read on from.</summary>
    [BindProperty(SupportsGet = true)]
    public string? After { get; set; }

    /// <summary>Unread notices by the band of their date, what is settled already last.</summary>
    public IReadOnlyList<NoticeTable> Unread { get; private set; } = [];

    public int UnreadCount { get; private set; }

    public int OlderCount { get; private set; }

    public NoticeTable Read { get; private set; } = null!;

    public string? Next { get; private set; }

    /// <summary>Up to when the page knows what has arisen; later notices are not marked with the rest.</summary>
    public string Until { get; private set; } = "";

    public (string? Address, bool Takes) Mail { get; private set; }

    /// <summary>Idempotency key of this rendering of the page.</summary>
    public string Key { get; } = Guid.CreateVersion7().ToString("N");

    /// <summary>Where a notice leads: its task, else its case or recruitment, else nowhere.</summary>
    public static string? PathOf(StaffNotice notice) => notice.TaskId is { } task ? "/tasks/" + task : SubjectLinks.PathOf(notice.SubjectId);

    /// <summary>The page; with an id, as mails link it, where that notice leads.</summary>
    public async Task<IActionResult> OnGetAsync(string? id, CancellationToken cancellationToken)
    {
        if (id is not null)
            return LocalRedirect(PathOf(await query.FindAsync(Actor, id, cancellationToken)) ?? Home);
        var today = JapanTime.Today(clock);
        var limits = bands.On(today);
        (NoticeRow, DueInfo Due) WithDue(NoticeRow row) => (row, DueInfo.Of(row.Notice.DueOn, today, bands, limits));
        if (!Older && After is null)
        {
            var unread = await query.UnreadAsync(Actor, cancellationToken);
            UnreadCount = unread.Count < NoticeQuery.MostUnread ? unread.Count : await query.CountUnreadAsync(Actor.Id, cancellationToken) ?? unread.Count;
            Until = unread.Count == 0 ? "" : unread.Max(r => r.Notice.CreatedAt).ToString("O", CultureInfo.InvariantCulture);
            Unread = [.. unread.Where(r => !r.IsSettled && NoticeRules.IsOfDate(r.Notice.Kind)).Select(WithDue).GroupBy(r => r.Due.Band).OrderBy(g => g.Key).Select(g => new NoticeTable(Names.Of(g.Key), [.. g], true, Key))];
            if (unread.Where(r => NoticeRules.IsOfTransfer(r.Notice.Kind)).Select(WithDue).ToList() is { Count: > 0 } transfers)
                Unread = [.. Unread, new NoticeTable("人事異動", transfers, true, Key)];
            if (unread.Where(r => !r.IsSettled && r.Notice.Kind == NoticeKind.ReleaseRequested).Select(WithDue).ToList() is { Count: > 0 } releases)
                Unread = [.. Unread, new NoticeTable("手続定義の公開", releases, true, Key)];
            if (unread.Where(r => r.IsSettled).Select(WithDue).ToList() is { Count: > 0 } settled)
                Unread = [.. Unread, new NoticeTable("処理の済んだもの", settled, true, Key)];
            Mail = await query.MailAsync(Actor, cancellationToken);
        }

        var read = await query.ReadAsync(Actor, Older, After, cancellationToken);
        Read = new NoticeTable(Older ? $"{NoticeQuery.RecentDays}日より前のお知らせ" : "既読のお知らせ", [.. read.Rows.Select(WithDue)], false, Key);
        Next = read.Next;
        if (!Older)
            OlderCount = await query.CountOlderAsync(Actor, cancellationToken);
        return Page();
    }

    public Task<IActionResult> OnPostReadAsync([FromForm] string notice, [FromForm(Name = "_key")] string key, CancellationToken cancellationToken) => RunAsync(async () =>
    {
        await commands.ReadAsync(notice, Actor, key, cancellationToken);
        return "お知らせを既読にしました。";
    }, Home);

    public Task<IActionResult> OnPostReadAllAsync([FromForm] string until, [FromForm(Name = "_key")] string key, CancellationToken cancellationToken) => RunAsync(async () =>
        DateTimeOffset.TryParseExact(until, "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out var moment)
            ? $"お知らせ{await commands.ReadAllAsync(moment, Actor, key, cancellationToken)}件を既読にしました。"
            : "既読にするお知らせはありませんでした。画面を開き直してください。", Home);

    public Task<IActionResult> OnPostMailAsync([FromForm] bool takes, [FromForm(Name = "_key")] string key, CancellationToken cancellationToken) => RunAsync(async () =>
        await commands.TakeMailAsync(takes, Actor, key, cancellationToken) ? "これからのお知らせは、メールでも届きます。" : "これからのお知らせは、メールでは届きません。この画面で見てください。", Home);
}
