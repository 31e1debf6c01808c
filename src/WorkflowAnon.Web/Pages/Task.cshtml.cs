using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Logging;
using WorkflowAnon.Documents;
using WorkflowAnon.Domain.Agency;
using WorkflowAnon.Domain.Calendar;
using WorkflowAnon.Domain.Cases;
using WorkflowAnon.Domain.Rules;
using WorkflowAnon.Procedure.Kernel.Approvals;
using WorkflowAnon.Procedure.Kernel.DrawnTasks;
using WorkflowAnon.Procedure.Kernel.Forms;
using WorkflowAnon.Procedure.Kernel.Tasks;
using WorkflowAnon.Storage.Bursts;
using WorkflowAnon.Storage.Tasks;
using WorkflowAnon.Web.Forms;
using WorkflowAnon.Web.Hosting;
using WorkflowAnon.Web.Queries;
using WorkflowAnon.Web.Text;

namespace WorkflowAnon.Web.Pages;

/// <summary>タスク: what to do, why, the papers, and the form; rendered for every task from its handler.</summary>
[Implements("1-0")]
internal sealed class TaskModel(
    TaskCommands commands, UnfinishedForms unfinished, TaskTypes types, SubjectQuery subjects, PaperQuery papers, InboxDesk desk, AgencyProfile profile, DueBands bands, TimeProvider clock, IDemonstrationInfo demonstration,
    ILogger<TaskModel> logger) : StaffPage
{
    private const string TokenField = "__RequestVerificationToken";

    /// <summary>Id of the task.</summary>
    [BindProperty(SupportsGet = true)]
    public string Id { get; set; } = "";

    /// <summary>Idempotency key of this rendering of the form; kept while the form comes back with errors.</summary>
    [BindProperty(Name = "_key")]
    public string? Key { get; set; }

    /// <summary>Type of the task, so that the form can be shown again while the database is away.</summary>
    [BindProperty(Name = "_type")]
    public string? ActivityType { get; set; }

    /// <summary>What the form needs of the database (<see cref="KeptForm"/>), so that it can be shown again while that is away.</summary>
    [BindProperty(Name = "_kept")]
    public string? Kept { get; set; }

    /// <summary>件名.</summary>
    public string Title { get; private set; } = "タスク";

    /// <summary>Null while the database is away.</summary>
    public HumanTask? Task { get; private set; }

    public TaskView View { get; private set; } = new();

    /// <summary>確かめること.</summary>
    public IReadOnlyList<string> Checklist { get; private set; } = [];

    public IReadOnlyList<Choice> Buttons { get; private set; } = [];

    public FormState? Form { get; private set; }

    /// <summary>決裁経路, below the form of a 起案; null for other tasks.</summary>
    public FormState? Route { get; private set; }

    /// <summary>For whom the person would act (代理), or null.</summary>
    public ActingFor? ActingFor { get; private set; }

    public IReadOnlyList<Paper> Papers { get; private set; } = [];

    /// <summary>The papers that the facts lead to, to be read on this page: what is approved, what goes out.</summary>
    public IReadOnlyList<(TaskFact Fact, DocumentModel Document)> Shown { get; private set; } = [];

    public bool IsApproval => Task?.Duty == Duties.Approver;

    public IReadOnlyList<Clause> Clauses { get; private set; } = [];

    public DueInfo Due { get; private set; } = new(null, DueBand.None, null);

    /// <summary>標題, text and kind of a banner above the page; null for none.</summary>
    public (string Title, string Text)? Problem { get; private set; }

    /// <summary>What came of keeping the input, for a browser without script.</summary>
    public string Said { get; private set; } = "";

    /// <summary>To whom the task can be handed; empty when this person may not hand it on.</summary>
    public IReadOnlyList<Choice> Colleagues { get; private set; } = [];

    /// <summary>What the pressed button does, to be confirmed; null while the form is filled in.</summary>
    public Confirmation? Confirmation { get; private set; }

    /// <summary>Why this person cannot finish the task now, or null.</summary>
    public TaskConflictException? Conflict { get; private set; }

    public bool IsMine => Task is { State: HumanTaskState.Claimed } task && task.AssigneeId == Actor.Id;

    public bool MayClaim => Task is { State: HumanTaskState.Open } && Conflict is null;

    public string DivisionName => Names.Division(profile, Task?.DivisionId);

    /// <summary>What was entered in a 担当者の作業 that is done.</summary>
    public IReadOnlyList<EnteredValue> Entered => Task is { State: HumanTaskState.Done } done ? DrawnForm.Of(done)?.Entered ?? [] : [];

    /// <summary>When the 書きかけの入力 that the form shows was kept; null when it shows what is on record.</summary>
    public DateTimeOffset? KeptAt { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Key = Guid.CreateVersion7().ToString("N");
        var kept = await unfinished.FindAsync(Id, Actor, cancellationToken);
        await LoadAsync(kept?.Data, [], "", cancellationToken);
        if (Task!.IsPending && Conflict is null)
            KeptAt = kept?.KeptAt;
    }

    public async Task<IActionResult> OnPostAsync(
        [FromForm(Name = "_button")] string? button, [FromForm(Name = "_rows")] string? rows, [FromForm(Name = "_seen")] string? seen, CancellationToken cancellationToken)
    {
        var data = Typed();
        Key = Key is { Length: > 0 and <= 64 } ? Key : Guid.CreateVersion7().ToString("N");
        if (string.IsNullOrEmpty(button))
        {
            await LoadAsync(data, [], rows ?? FormRows.Stay, cancellationToken);
            return Page();
        }

        if (demonstration.Preparation is not null)
        {
            Problem = ("まだ登録できません", PreparationFilter.Message);
            await LoadAsync(data, [], "", cancellationToken);
            Response.StatusCode = 409;
            return Page();
        }

        try
        {
            if (Handler() is { } handler)
                data = FormRows.Renumber(handler.Form, data, keepEmpty: false);
            await commands.CompleteAsync(Id, Actor, data, button, Key, outcome => !outcome.WantsConfirmation || outcome.Digest == seen, cancellationToken);
            await unfinished.DropAsync(Id, Actor, cancellationToken);
            return LocalRedirect("/tasks/" + Id + "/done");
        }
        catch (ConfirmationNeededException e)
        {
            await LoadAsync(data, [], "", cancellationToken);
            if (Conflict is null && Buttons.FirstOrDefault(b => b.Value == button) is { } pressed)
                Confirmation = new Confirmation(e.Outcome, pressed, data, HasChanged: !string.IsNullOrEmpty(seen));
        }
        catch (TaskRefusedException e)
        {
            await LoadAsync(data, e.Errors, "", cancellationToken);
            Response.StatusCode = 422;
        }
        catch (TaskConflictException e)
        {
            if (e.Kind == TaskConflictKind.NotFound)
                throw;
            Problem = (e.Kind == TaskConflictKind.Forbidden ? "このタスクは処理できません" : "先に処理されています", e.Message);
            await LoadAsync(data, [], "", cancellationToken);
            Conflict ??= e;
            Response.StatusCode = ConflictFilter.StatusOf(e.Kind);
        }
        catch (Exception e) when (DatabaseTrouble.IsBehind(e))
        {
            // What was typed is in this request only: the page is shown again with it, from the form's type alone if need be.
            Problem = ("データベースに接続できません", $"入力した内容はこの画面に残っています。登録できたかどうかは、もう一度同じボタンを押せば確かめられます（二重に登録されることはありません）。エラー番号 {ErrorNumber.Log(HttpContext, logger, e)}");
            await LoadWithoutDatabaseAsync(data, cancellationToken);
            Response.StatusCode = 503;
        }

        return Page();
    }

    /// <summary>Keeps what has been typed so far; the answer is one line beside the form, or the page again for a browser without script.</summary>
    public async Task<IActionResult> OnPostKeepAsync(CancellationToken cancellationToken)
    {
        var data = Typed();
        string said;
        try
        {
            KeptAt = await unfinished.KeepAsync(Id, Actor, data, cancellationToken);
            said = $"書きかけを保存しました（{JapanTime.Format(KeptAt.Value)}）。";
        }
        catch (TaskRefusedException e)
        {
            said = e.Errors[0].Message;
        }
        catch (TaskConflictException e)
        {
            said = "書きかけを保存できません。" + e.Message;
        }

        if (KeptAt is not null)
            Response.Headers["X-Kept"] = "true";
        if (Request.Headers.ContainsKey("HX-Request"))
            return Content(said, "text/plain; charset=utf-8");
        Key = Key is { Length: > 0 and <= 64 } ? Key : Guid.CreateVersion7().ToString("N");
        await LoadAsync(data, [], "", cancellationToken);
        Said = said;
        return Page();
    }

    public Task<IActionResult> OnPostDiscardAsync(CancellationToken cancellationToken) => RunAsync(async () =>
    {
        await unfinished.DropAsync(Id, Actor, cancellationToken);
        return "書きかけの入力を捨てました。";
    }, "/tasks/" + Id);

    public Task<IActionResult> OnPostClaimAsync(CancellationToken cancellationToken) => RunAsync(async () =>
    {
        await commands.ClaimAsync(Id, Actor, cancellationToken);
        return "タスクを引き受けました。";
    }, "/tasks/" + Id);

    public Task<IActionResult> OnPostUnclaimAsync(CancellationToken cancellationToken) => RunAsync(async () =>
    {
        await commands.UnclaimAsync(Id, Actor, cancellationToken);
        return "引受けをやめました。タスクは「所属の未着手」に戻りました。";
    }, "/inbox?tab=open");

    public Task<IActionResult> OnPostHandOverAsync([FromForm] string? receiver, [FromForm] string? reason, CancellationToken cancellationToken) => RunAsync(async () =>
        HandOverText.Of(await commands.HandOverAsync([Id], receiver ?? "", reason ?? "", Actor, Key ?? "", cancellationToken), "引き継ぎました"), "/tasks/" + Id);

    public Task<IActionResult> OnPostSendBackAsync([FromForm] string? reason, CancellationToken cancellationToken) => RunAsync(async () =>
        HandOverText.Of(await commands.SendBackAsync([Id], reason ?? "", Actor, Key ?? "", cancellationToken), "所属へ戻しました"), "/tasks/" + Id);

    private async Task LoadAsync(FormData? typed, IReadOnlyList<FieldError> errors, string rows, CancellationToken cancellationToken)
    {
        Task = await subjects.FindTaskAsync(Actor, Id, cancellationToken);
        Title = Task.Title;
        ActivityType = Task.ActivityType;
        Clauses = ClauseText.Of(Task.Clauses);
        var legalFirst = Task.LegalDueOn is { } legal && (Task.DueOn is null || legal <= Task.DueOn);
        Due = DueInfo.Of(legalFirst ? Task.LegalDueOn : Task.DueOn, JapanTime.Today(clock), bands);
        Papers = await subjects.PapersAsync(Task.SubjectId, cancellationToken);
        if (!Task.IsPending)
        {
            // The facts of a task that is over may have moved on; its page says who finished it and keeps what was typed.
            Conflict = TaskAccess.Check(Actor, Task, TaskCommand.Complete, new HashSet<string>());
            if (typed is not null && Handler() is { } handler)
                Show(handler, typed, errors, rows);
            return;
        }

        if (Task.DivisionId == Actor.DivisionId && !Task.IsPersonal && (IsMine || InboxQuery.Leads(Actor)))
            Colleagues = await desk.ColleaguesAsync(Actor, cancellationToken);
        var opened = await commands.OpenAsync(Id, Actor, cancellationToken);
        View = opened.View;
        Checklist = opened.Handler.Checklist(Task);
        Conflict = opened.Conflict;
        ActingFor = opened.ActingFor;
        Kept = new KeptForm(Title, View.Choices, Checklist, DrawnForm.Of(Task) is null ? "" : Task.Context).Write();
        Shown = await papers.OfAsync(Actor, View.Facts, cancellationToken);
        Show(opened.Handler, typed ?? (View.Initial is { } initial ? FormBinder.Unbind(initial) : FormData.Empty), errors, rows);
        if (opened.Route is { } proposed)
        {
            var route = typed is not null && typed.Values.ContainsKey("routeDecider") ? typed : FormBinder.Unbind(proposed);
            Route = new FormState(FormDescriptor.Of(typeof(RouteForm)), route, View.Choices, [.. errors.Where(e => e.Field.StartsWith("route", StringComparison.Ordinal))], "");
        }
    }

    private async Task LoadWithoutDatabaseAsync(FormData data, CancellationToken cancellationToken)
    {
        try
        {
            await LoadAsync(data, [], "", cancellationToken);
        }
        catch (Exception e) when (DatabaseTrouble.IsBehind(e))
        {
            var kept = KeptForm.Read(Kept);
            Title = kept.Title;
            Checklist = kept.Checklist;
            foreach (var (name, choices) in kept.Choices.Where(c => c.Value is not null))
                View.Choices[name] = choices;
            if (Handler() is { } handler)
                Show(handler, data, [], "");
        }
    }

    private void Show(ITaskHandler handler, FormData data, IReadOnlyList<FieldError> errors, string rows)
    {
        var focus = "";
        if (rows.Length > 0)
            (data, focus) = FormRows.Apply(handler.Form, data, rows);
        Buttons = handler.Buttons;
        Form = new FormState(handler.Form, data, View.Choices, errors, focus);
    }

    private ITaskHandler? Handler() =>
        ActivityType is { } type && types.ActivityTypes.Contains(type) ? types.Handler(type, HttpContext.RequestServices).Of(Task?.Context ?? KeptForm.Read(Kept).Context ?? "") : null;

    /// <summary>What was typed: every posted field but the page's own, which begin with an underscore.</summary>
    private FormData Typed() => new(Request.Form
        .Where(f => !f.Key.StartsWith('_') && f.Key != TokenField)
        .Select(f => KeyValuePair.Create(f.Key, f.Value.Select(v => v ?? "").ToArray())));
}
