using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using WorkflowAnon.Domain.Calendar;
using WorkflowAnon.Domain.Records;
using WorkflowAnon.Domain.Rules;
using WorkflowAnon.Procedure.Kernel.Tasks;
using WorkflowAnon.Procedure.Records;
using WorkflowAnon.Web.Queries;

namespace WorkflowAnon.Web.Pages;

/// <summary>保存・廃棄: what is kept until when and why, its holds, and the beginning of a disposal (law.md 7).</summary>
[Implements("N-2")]
internal sealed class RecordsModel(RecordsQuery query, SubjectQuery subjects, LegalHoldCommands holds, ProcedureCommands procedures, TimeProvider clock) : StaffPage
{
    private static readonly StartableProcedure Begin = ProcedureCommands.Startable.Single(p => p.Subject == StartSubject.Disposal);

    /// <summary>The filters in order.</summary>
    public static IReadOnlyList<(RecordsFilter Filter, string Name)> Filters { get; } =
        [(RecordsFilter.All, "すべて"), (RecordsFilter.Past, "保存期間が満了したもの"), (RecordsFilter.Year, "1年以内に満了するもの"), (RecordsFilter.Held, "廃棄を停止しているもの")];

    /// <summary>Which filter.</summary>
    [BindProperty(SupportsGet = true)]
    public RecordsFilter Filter { get; set; }

    /// <summary>区分, or null for all.</summary>
    [BindProperty(SupportsGet = true)]
    public RetentionKind? Kind { get; set; }

    /// <summary>Place to read on from.</summary>
    [BindProperty(SupportsGet = true)]
    public string? After { get; set; }

    public Listing<RetentionEntry> Entries { get; private set; } = new([], null);

    public IReadOnlyList<Disposal> Disposals { get; private set; } = [];

    public bool MayBegin { get; private set; }

    public string Key { get; } = Guid.CreateVersion7().ToString("N");

    public DateOnly Today => JapanTime.Today(clock);

    public string MoreLink => QueryString.Create(new Dictionary<string, string?> { ["filter"] = Filter.ToString(), ["kind"] = Kind?.ToString(), ["after"] = Entries.Next }).Value!;

    /// <summary>True when the person may stop the disposal of an entry.</summary>
    public bool MayHold(RetentionEntry entry) => entry.Kind != RetentionKind.AuditLog && query.MayHold(Actor, entry.DivisionId);

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Entries = await query.ListAsync(Actor, Filter, Kind, After, Today, cancellationToken);
        Disposals = await query.DisposalsAsync(Actor, cancellationToken);
        MayBegin = await procedures.RefusalAsync(Begin, null, Actor, cancellationToken) is null;
    }

    public async Task<IActionResult> OnPostBeginAsync([FromForm(Name = "_key")] string key, CancellationToken cancellationToken)
    {
        var subject = "";
        var back = await RunAsync(async () =>
        {
            subject = await procedures.StartAsync(Begin.DefinitionId, null, Actor, key, cancellationToken);
            return "廃棄の起案を始めました。続けて、このタスクで廃棄する文書を選んでください。";
        }, "/records");
        var first = subject.Length > 0 ? (await subjects.PendingTasksAsync(subject, cancellationToken)).FirstOrDefault(t => t.DivisionId == Actor.DivisionId) : null;
        return first is null ? back : LocalRedirect("/tasks/" + first.Id);
    }

    public Task<IActionResult> OnPostHoldAsync([FromForm] string subject, [FromForm] string? reason, [FromForm] string back, [FromForm(Name = "_key")] string key, CancellationToken cancellationToken) =>
        RunAsync(async () =>
        {
            await holds.SetAsync(subject, reason ?? "", Actor, key, cancellationToken);
            return "廃棄を停止しました。";
        }, Local(back));

    public Task<IActionResult> OnPostLiftAsync([FromForm] string hold, [FromForm] string? reason, [FromForm] string back, [FromForm(Name = "_key")] string key, CancellationToken cancellationToken) =>
        RunAsync(async () =>
        {
            await holds.LiftAsync(hold, reason ?? "", Actor, key, cancellationToken);
            return "廃棄の停止を解除しました。";
        }, Local(back));

    private string Local(string back) => Url.IsLocalUrl(back) ? back : "/records";
}

/// <summary>What the form of a hold needs.</summary>
/// <param name="SubjectId">What is held or is to be held.</param>
/// <param name="Label">番号 for those who hear the page.</param>
/// <param name="Hold">The hold in force, or null.</param>
/// <param name="Back">Page to come back to.</param>
/// <param name="Number">Tells the forms of one page apart.</param>
internal sealed record HoldForm(string SubjectId, string Label, LegalHold? Hold, string Back, int Number = 0);
