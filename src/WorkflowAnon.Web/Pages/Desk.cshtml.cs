using Microsoft.AspNetCore.Mvc;
using WorkflowAnon.Domain.Calendar;
using WorkflowAnon.Procedure.Kernel.Tasks;
using WorkflowAnon.Web.Queries;

namespace WorkflowAnon.Web.Pages;

/// <summary>窓口: inquiries (第2), pre-checks (5-2-4a) and complaints (第12), which belong to no case.</summary>
internal sealed class DeskModel(DeskQuery query, SubjectQuery subjects, ProcedureCommands procedures, TimeProvider clock) : StaffPage
{
    /// <summary>The lists in order: definition, name, what its date of ending is called.</summary>
    public static IReadOnlyList<(string Kind, string Name, string Ended)> Kinds { get; } =
        [("inquiry", "問合せ", "回答"), ("pre-check", "事前チェック", "回答"), ("complaint", "苦情", "完了")];

    /// <summary>Which list.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Kind { get; set; }

    public (string Kind, string Name, string Ended) Current { get; private set; }

    /// <summary>Only what has not been answered or closed.</summary>
    [BindProperty(SupportsGet = true)]
    public bool Open { get; set; }

    /// <summary>Place to read on from.</summary>
    [BindProperty(SupportsGet = true)]
    public string? After { get; set; }

    public Listing<DeskRow> Rows { get; private set; } = new([], null);

    /// <summary>How many of each list wait, in the order of <see cref="Kinds"/>.</summary>
    public IReadOnlyList<int> Waiting { get; private set; } = [];

    /// <summary>Procedures that this person may begin.</summary>
    public IReadOnlyList<StartableProcedure> Startable { get; private set; } = [];

    public string Key { get; } = Guid.CreateVersion7().ToString("N");

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Current = Kinds.FirstOrDefault(k => k.Kind == Kind, Kinds[0]);
        Rows = await query.ListAsync(Actor, Current.Kind, Open, After, cancellationToken);
        List<int> waiting = [];
        foreach (var (kind, _, _) in Kinds)
            waiting.Add(await query.CountOpenAsync(Actor, kind, cancellationToken));
        Waiting = waiting;
        List<StartableProcedure> startable = [];
        foreach (var procedure in ProcedureCommands.Startable.Where(p => p.Subject == StartSubject.Desk))
        {
            if (await procedures.RefusalAsync(procedure, null, Actor, cancellationToken) is null)
                startable.Add(procedure);
        }

        Startable = startable;
    }

    /// <summary>Days since the receipt of what still waits.</summary>
    public int DaysSince(DateOnly receivedOn) => JapanTime.Today(clock).DayNumber - receivedOn.DayNumber;

    public async Task<IActionResult> OnPostStartAsync([FromForm] string definition, [FromForm(Name = "_key")] string key, CancellationToken cancellationToken)
    {
        var subject = "";
        var back = await RunAsync(async () =>
        {
            subject = await procedures.StartAsync(definition, null, Actor, key, cancellationToken);
            return "記録を始めました。続けて、このタスクで内容を入力してください。";
        }, "/desk");
        var first = subject.Length > 0 ? (await subjects.PendingTasksAsync(subject, cancellationToken)).FirstOrDefault(t => t.DivisionId == Actor.DivisionId) : null;
        return first is null ? back : LocalRedirect("/tasks/" + first.Id);
    }
}
