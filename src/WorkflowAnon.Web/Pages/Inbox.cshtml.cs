using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using WorkflowAnon.Domain.Calendar;
using WorkflowAnon.Procedure.Kernel.Forms;
using WorkflowAnon.Procedure.Kernel.Tasks;
using WorkflowAnon.Storage.Tasks;
using WorkflowAnon.Web.Queries;
using WorkflowAnon.Web.Text;

namespace WorkflowAnon.Web.Pages;

/// <summary>A way to narrow a list, as a link or an option with its count.</summary>
/// <param name="Value">What it is in the address; empty for all.</param>
/// <param name="Name">日本語.</param>
/// <param name="Count">Tasks that it shows, or null when it is not counted.</param>
/// <param name="IsCurrent">True when it is chosen.</param>
internal sealed record FilterOption(string Value, string Name, int? Count, bool IsCurrent);

/// <summary>受信箱: what is to be done, by urgency; filters and the person's own ways of looking; claiming, handing on, sending back.</summary>
internal sealed class InboxModel(
    InboxQuery query, InboxDesk desk, TaskRights rights, TaskCommands tasks, SavedFilterCommands saved, DueBands bands, SealedText sealing, TimeProvider clock) : StaffPage
{
    /// <summary>Saved filters are counted up to here.</summary>
    public const int MostCounted = 1000;

    private static readonly (InboxTab Tab, string Name)[] Tabs =
    [
        (InboxTab.Mine, "自分の担当"), (InboxTab.Open, "所属の未着手"), (InboxTab.Held, "所属で処理中"),
        (InboxTab.All, "所属のすべて"), (InboxTab.ActingFor, "代理"), (InboxTab.Done, "自分が完了"),
    ];

    private static readonly (DueFilter Due, string Name)[] Dues =
        [(DueFilter.Any, "すべて"), (DueFilter.Overdue, "超過"), (DueFilter.Today, "本日"), (DueFilter.Week, "7日以内"), (DueFilter.None, "期限なし")];

    /// <summary>Place to read on from.</summary>
    [BindProperty(SupportsGet = true)]
    public string? After { get; set; }

    /// <summary>Search text as it stands in the address, sealed.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Search { get; set; }

    /// <summary>What is shown.</summary>
    public InboxFilter Filter { get; private set; } = new();

    public IReadOnlyList<(string Address, string Name, int? Count, bool IsCurrent)> Links { get; private set; } = [];

    public IReadOnlyList<(string Address, FilterOption Option)> DueLinks { get; private set; } = [];

    public IReadOnlyList<FilterOption> Stages { get; private set; } = [];

    public IReadOnlyList<FilterOption> Kinds { get; private set; } = [];

    public IReadOnlyList<FilterOption> Files { get; private set; } = [];

    public IReadOnlyList<FilterOption> Holders { get; private set; } = [];

    public IReadOnlyList<(SavedFilter Filter, string Address, int Count, bool IsCurrent)> Saved { get; private set; } = [];

    /// <summary>Rows by band, in the order of the bands; finished tasks in one group.</summary>
    public IReadOnlyList<IGrouping<DueBand, (InboxRow Row, DueInfo Due)>> Groups { get; private set; } = [];

    public IReadOnlyDictionary<string, CaseBrief> Briefs { get; private set; } = new Dictionary<string, CaseBrief>();

    /// <summary>To whom tasks can be handed; empty where nothing can be handed on from this list.</summary>
    public IReadOnlyList<Choice> Colleagues { get; private set; } = [];

    public string? Next { get; private set; }

    /// <summary>Idempotency key of this rendering of the page.</summary>
    public string Key { get; } = Guid.CreateVersion7().ToString("N");

    /// <summary>The address of what is shown, from the list's beginning.</summary>
    public string Here => AddressOf(Filter);

    /// <summary>True when a row can be chosen to be handed on.</summary>
    public bool MayHandOn(InboxRow row) => Colleagues.Count > 0 && !row.IsPersonal && row.State is HumanTaskState.Open or HumanTaskState.Claimed;

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var principals = await rights.PrincipalsAsync(Actor.Id, cancellationToken);
        var counts = await query.CountAsync(Actor, principals, cancellationToken);
        ReadFilter();
        if (!Request.Query.ContainsKey("tab"))
            Filter = Filter with { Tab = counts[InboxTab.Mine] > 0 ? InboxTab.Mine : InboxTab.Open };
        Links = [.. Tabs.Where(t => t.Tab is InboxTab.Mine or InboxTab.Open or InboxTab.Held or InboxTab.Done || counts.ContainsKey(t.Tab) || Filter.Tab == t.Tab)
            .Select(t => (AddressOf(new() { Tab = t.Tab }), t.Name, counts.TryGetValue(t.Tab, out var n) ? (int?)n : null, t.Tab == Filter.Tab))];

        var today = JapanTime.Today(clock);
        var limits = bands.On(today);
        Offer(await query.FacetsAsync(Actor, Filter, principals, limits, cancellationToken), limits, today, await desk.ProceduresAsync(cancellationToken));
        Files = [.. (await desk.FilesAsync(Actor, cancellationToken)).Select(f => new FilterOption(f.Value, f.Text, null, f.Value == Filter.FileId))];
        var page = await query.ListAsync(Actor, Filter, principals, limits, After, cancellationToken);
        Next = page.Next;
        Briefs = await desk.BriefsAsync(Actor, page.Rows, cancellationToken);
        Groups = [.. page.Rows.Select(r => (r, DueInfo.Of(Filter.Tab == InboxTab.Done ? null : r.Due, today, bands, limits))).GroupBy(r => r.Item2.Band).OrderBy(g => g.Key)];
        if (Filter.Tab == InboxTab.Mine || (InboxQuery.Leads(Actor) && Filter.Tab is InboxTab.Open or InboxTab.Held or InboxTab.All))
            Colleagues = await desk.ColleaguesAsync(Actor, cancellationToken);
        if (Filter.Tab == InboxTab.All)
            Holders = [new("none", "未着手", null, Filter.Holder == "none"), .. Colleagues.Select(c => new FilterOption(c.Value, c.Text, null, c.Value == Filter.Holder))];
        Saved = await CountSavedAsync(principals, limits, cancellationToken);
    }

    /// <summary>Takes the search text out of the form and into the address, sealed.</summary>
    public IActionResult OnPostSearch([FromForm] string? text)
    {
        ReadFilter();
        var typed = text?.Trim() ?? "";
        Filter = Filter with { Text = typed.Length > 100 ? typed[..100] : typed };
        return LocalRedirect(Here);
    }

    public Task<IActionResult> OnPostSaveAsync([FromForm] string? name, [FromForm(Name = "_key")] string key, CancellationToken cancellationToken) => ActAsync(async () =>
    {
        await saved.SaveAsync(name ?? "", Filter.ToQuery(), Filter.Text, Actor, key, cancellationToken);
        return "絞込みを保存しました。";
    });

    public Task<IActionResult> OnPostDropAsync([FromForm] string filter, [FromForm(Name = "_key")] string key, CancellationToken cancellationToken) => ActAsync(async () =>
    {
        await saved.RemoveAsync(filter, Actor, key, cancellationToken);
        return "保存した絞込みを削除しました。";
    });

    public Task<IActionResult> OnPostClaimAsync(string id, CancellationToken cancellationToken) => ActAsync(async () =>
    {
        await tasks.ClaimAsync(id, Actor, cancellationToken);
        return "タスクを引き受けました。「自分の担当」に移りました。";
    });

    public Task<IActionResult> OnPostUnclaimAsync(string id, CancellationToken cancellationToken) => ActAsync(async () =>
    {
        await tasks.UnclaimAsync(id, Actor, cancellationToken);
        return "引受けをやめました。タスクは「所属の未着手」に戻りました。";
    });

    public Task<IActionResult> OnPostHandOverAsync(
        [FromForm(Name = "task")] string[] ids, [FromForm] string? receiver, [FromForm] string? reason, [FromForm(Name = "_key")] string key, CancellationToken cancellationToken) => ActAsync(async () =>
        HandOverText.Of(await tasks.HandOverAsync(ids, receiver ?? "", reason ?? "", Actor, key, cancellationToken), "引き継ぎました"));

    public Task<IActionResult> OnPostSendBackAsync(
        [FromForm(Name = "task")] string[] ids, [FromForm] string? reason, [FromForm(Name = "_key")] string key, CancellationToken cancellationToken) => ActAsync(async () =>
        HandOverText.Of(await tasks.SendBackAsync(ids, reason ?? "", Actor, key, cancellationToken), "所属へ戻しました"));

    /// <summary>The address of a filter; <paramref name="after"/> is a place in it.</summary>
    public string AddressOf(InboxFilter filter, string? after = null)
    {
        var address = "/inbox" + filter.ToQuery();
        if (sealing.Seal(filter.Text) is { } text)
            address += QueryString.Create("search", text).Value!.Replace('?', '&');
        return after is null ? address : address + "&after=" + Uri.EscapeDataString(after);
    }

    private Task<IActionResult> ActAsync(Func<Task<string>> command)
    {
        ReadFilter();
        return RunAsync(command, Here);
    }

    private void ReadFilter() => Filter = InboxFilter.Read(Request.QueryString.Value ?? "") with { Text = sealing.Open(Search) };

    private void Offer(IReadOnlyList<InboxFacet> facets, BandLimits limits, DateOnly today, IReadOnlyDictionary<string, string> procedures)
    {
        bool InStage(InboxFacet f) => Filter.Stage is not { } stage || f.Stage == (stage == StageText.Other ? "" : stage);
        bool InKind(InboxFacet f) => Filter.Kind is not { } kind || f.Kind == kind;
        bool InDate(InboxFacet f) => InboxQuery.Passes(f.SortDue, Filter.Due, today) && (Filter.Band is not { } band || limits.Of(f.SortDue) == band);

        DueLinks = [.. Dues.Select(d => (AddressOf(Filter with { Due = d.Due, Band = null }), new FilterOption(InboxFilter.Lower(d.Due), d.Name,
            facets.Where(f => InStage(f) && InKind(f) && InboxQuery.Passes(f.SortDue, d.Due, today)).Sum(f => f.Count), Filter.Due == d.Due && Filter.Band is null)))];
        Stages = [.. facets.Where(f => InKind(f) && InDate(f)).GroupBy(f => f.Stage).OrderBy(g => StageText.OrderOf(g.Key)).ThenBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => Option(g.Key.Length > 0 ? g.Key : StageText.Other, StageText.Of(g.Key), g.Sum(f => f.Count), Filter.Stage))];
        Kinds = [.. facets.Where(f => InStage(f) && InDate(f)).GroupBy(f => f.Kind)
            .Select(g => Option(g.Key, procedures.GetValueOrDefault(g.Key, g.Key), g.Sum(f => f.Count), Filter.Kind)).OrderBy(o => o.Name, StringComparer.Ordinal)];
        // What is chosen stays in its list when it shows nothing any more.
        if (Filter.Stage is { } chosen && Stages.All(s => !s.IsCurrent))
            Stages = [.. Stages, Option(chosen, StageText.Of(chosen), 0, chosen)];
        if (Filter.Kind is { } procedure && Kinds.All(k => !k.IsCurrent))
            Kinds = [.. Kinds, Option(procedure, procedures.GetValueOrDefault(procedure, procedure), 0, procedure)];
    }

    private static FilterOption Option(string value, string name, int count, string? current) => new(value, name, count, value == current);

    private async Task<IReadOnlyList<(SavedFilter, string, int, bool)>> CountSavedAsync(IReadOnlyList<ActingFor> principals, BandLimits limits, CancellationToken cancellationToken)
    {
        List<(SavedFilter, string, int, bool)> counted = [];
        foreach (var one in await desk.SavedAsync(Actor, cancellationToken))
        {
            var filter = InboxFilter.Read(one.Query) with { Text = one.Text };
            counted.Add((one, AddressOf(filter), await query.CountAsync(Actor, filter, principals, limits, MostCounted, cancellationToken), filter == Filter));
        }

        return counted;
    }
}
