using Microsoft.AspNetCore.Mvc;
using WorkflowAnon.Domain.Calendar;
using WorkflowAnon.Procedure.Kernel.Tasks;
using WorkflowAnon.Web.Queries;

namespace WorkflowAnon.Web.Pages;

/// <summary>受信箱.</summary>
internal sealed class InboxModel(InboxQuery query, TaskCommands tasks, HolidayCalendar calendar, TimeProvider clock) : StaffPage
{
    private static readonly (InboxTab Tab, string Key, string Name)[] Tabs =
    [
        (InboxTab.Mine, "mine", "自分の担当"),
        (InboxTab.Open, "open", "所属の未着手"),
        (InboxTab.Held, "held", "所属で処理中"),
        (InboxTab.ActingFor, "acting", "代理"),
        (InboxTab.Done, "done", "自分が完了"),
    ];

    /// <summary>Key of the list shown; my own when there is something in it, else my division's.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Tab { get; set; }

    /// <summary>Place to read on from.</summary>
    [BindProperty(SupportsGet = true)]
    public string? After { get; set; }

    public InboxTab Current { get; private set; }

    public IReadOnlyList<(string Key, string Name, int? Count, bool IsCurrent)> Links { get; private set; } = [];

    /// <summary>Rows by band, in the order of the bands; finished tasks in one group.</summary>
    public IReadOnlyList<IGrouping<DueBand, (InboxRow Row, DueInfo Due)>> Groups { get; private set; } = [];

    public string? Next { get; private set; }

    public DateOnly Today { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var counts = await query.CountAsync(Actor, cancellationToken);
        var chosen = Array.Find(Tabs, t => t.Key == Tab);
        Current = chosen.Key is not null ? chosen.Tab : counts[InboxTab.Mine] > 0 ? InboxTab.Mine : InboxTab.Open;
        Links = [.. Tabs.Where(t => t.Tab != InboxTab.ActingFor || counts.ContainsKey(t.Tab) || Current == t.Tab).Select(t => (t.Key, t.Name, counts.TryGetValue(t.Tab, out var n) ? (int?)n : null, t.Tab == Current))];
        Tab = Array.Find(Tabs, t => t.Tab == Current).Key;
        Today = JapanTime.Today(clock);
        var page = await query.ListAsync(Actor, Current, After, cancellationToken);
        Next = page.Next;
        Groups = [.. page.Rows.Select(r => (r, DueInfo.Of(Current == InboxTab.Done ? null : r.Due, Today, calendar))).GroupBy(r => r.Item2.Band).OrderBy(g => g.Key)];
    }

    public Task<IActionResult> OnPostClaimAsync(string id, CancellationToken cancellationToken) => RunAsync(async () =>
    {
        await tasks.ClaimAsync(id, Actor, cancellationToken);
        return "タスクを引き受けました。「自分の担当」に移りました。";
    }, "/inbox?tab=" + (Tab == "open" ? "open" : "mine"));

    public Task<IActionResult> OnPostUnclaimAsync(string id, CancellationToken cancellationToken) => RunAsync(async () =>
    {
        await tasks.UnclaimAsync(id, Actor, cancellationToken);
        return "引受けをやめました。タスクは「所属の未着手」に戻りました。";
    }, "/inbox?tab=mine");
}
