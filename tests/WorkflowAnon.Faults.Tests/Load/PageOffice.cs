using System.Collections.Concurrent;
using System.Data.Common;
using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WorkflowAnon.Domain.Calendar;
using WorkflowAnon.Procedure.Demonstration;
using WorkflowAnon.Procedure.Kernel.Forms;
using WorkflowAnon.Storage.Bursts;
using WorkflowAnon.Storage.Model;
using WorkflowAnon.Storage.Tasks;
using WorkflowAnon.Testing.Http;

namespace WorkflowAnon.Faults.Tests.Load;

/// <summary>
/// The office at the pages of a running service: every act is a person's, in a browser without script. Only what a person would look
/// up (which task is open) is read from the database.
/// </summary>
/// <param name="address">The web.</param>
/// <param name="records">Services of storage on the database of the service.</param>
/// <param name="cancellation">Sends everybody home.</param>
internal sealed class PageOffice(Uri address, IServiceProvider records, CancellationToken cancellation) : IScriptedOffice, IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(4);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);
    private readonly ConcurrentDictionary<string, Lazy<Task<Person>>> _people = new();
    private readonly ConcurrentQueue<string> _accepted = new();
    private int _inFlight;
    private int _refused;

    /// <summary>Ids of the tasks whose completion was confirmed to a person.</summary>
    public IReadOnlyCollection<string> Accepted => _accepted;

    /// <summary>Completions sent and not yet answered.</summary>
    public int InFlight => _inFlight;

    /// <summary>Completions that were refused at first, because the other department's word was still on its way.</summary>
    public int Refused => _refused;

    /// <summary>Times that a person got no answer or "not now" and pressed again.</summary>
    public int Unanswered => _people.Values.Where(p => p.Value.IsCompletedSuccessfully).Sum(p => p.Value.Result.Unanswered);

    public async Task<string> BeginAsync(string definitionId, Actor actor, string key, string? subjectId = null, CancellationToken cancellationToken = default)
    {
        var person = await PersonAsync(actor.Id);
        var page = await person.OpenAsync(subjectId is not null ? "/cases/" + subjectId : definitionId == "recruitment" ? "/recruitments" : "/recruitments/" + RecruitmentId);
        var form = page.Forms.FirstOrDefault(f => f.Has("_key") && (subjectId is null || f.Has("definition")) && f.Fields.All(x => x.Name != "definition" || x.Value == definitionId))
            ?? throw Unexpected(definitionId, new SentForm(page, false));
        var sent = await person.SendAsync(page, form, form.Values());
        if (sent.Page.Status != HttpStatusCode.OK)
            throw Unexpected(definitionId, sent);
        var renderedKey = form.Fields.Single(f => f.Name == "_key").Value;
        if (definitionId == "recruitment")
            RecruitmentId = "recruitment-" + renderedKey;
        return subjectId ?? (definitionId == "recruitment" ? RecruitmentId : "case-" + renderedKey);
    }

    public Task<HumanTask?> DoOnceAsync(
        string key, string subjectId, string activityId, Actor actor, object? form = null, string? button = null, CancellationToken cancellationToken = default) =>
        DoOnceAsync<object>(key, subjectId, activityId, actor, _ => form, button, cancellationToken);

    public async Task<HumanTask?> DoOnceAsync<TForm>(
        string key, string subjectId, string activityId, Actor actor, Func<TForm, object?> fill, string? button = null, CancellationToken cancellationToken = default)
        where TForm : class, new()
    {
        var task = await TaskAsync(subjectId, activityId, actor.DivisionId);
        var person = await PersonAsync(actor.Id);
        var until = DateTime.UtcNow + Patience;
        while (true)
        {
            var sheet = new TaskSheet(person, await person.OpenAsync("/tasks/" + task.Id));
            var form = fill(sheet.Known<TForm>());
            var sent = await SendAsync(sheet, form is null ? null : FormBinder.Unbind(form), button);
            if (sent.Page.Address.AbsolutePath.EndsWith("/done", StringComparison.Ordinal))
            {
                _accepted.Enqueue(task.Id);
                return task;
            }

            if (sent.Page.Status != HttpStatusCode.UnprocessableEntity || DateTime.UtcNow > until)
                throw Unexpected($"{activityId} of {task.DefinitionId}", sent);
            Interlocked.Increment(ref _refused);
            await Task.Delay(Pause, cancellation);
        }
    }

    /// <summary>Moves the business clock by its page; pressed once more only when it has not moved yet.</summary>
    public async Task GoToAsync(DateOnly day)
    {
        var person = await PersonAsync("operator");
        while (true)
        {
            var page = await person.OpenAsync("/clock");
            if (page.Html.Contains("<strong>" + JapaneseDate.Format(day), StringComparison.Ordinal))
                return;
            var form = page.Forms.Last(f => f.Has("to"));
            await person.SendAsync(page, form, form.Values(new Dictionary<string, string> { ["to"] = JapaneseDate.Format(day) }));
        }
    }

    public async Task<T> ReadAsync<T>(Func<WorkflowAnonDbContext, Task<T>> read)
    {
        while (true)
        {
            try
            {
                await using var scope = records.CreateAsyncScope();
                return await read(scope.ServiceProvider.GetRequiredService<WorkflowAnonDbContext>());
            }
            catch (Exception e) when (e is DbException or InvalidOperationException { InnerException: DbException })
            {
                await Task.Delay(Pause, cancellation); // the database is away
            }
        }
    }

    public void Dispose()
    {
        foreach (var person in _people.Values.Where(p => p.Value.IsCompletedSuccessfully))
            person.Value.Result.Dispose();
    }

    private string RecruitmentId { get; set; } = "";

    private async Task<SentForm> SendAsync(TaskSheet sheet, FormData? typed, string? button)
    {
        Interlocked.Increment(ref _inFlight);
        try
        {
            return await sheet.SendAsync(typed, button);
        }
        finally
        {
            Interlocked.Decrement(ref _inFlight);
        }
    }

    private async Task<HumanTask> TaskAsync(string subjectId, string activityId, string divisionId)
    {
        for (var until = DateTime.UtcNow + Patience; DateTime.UtcNow < until; await Task.Delay(Pause, cancellation))
        {
            var open = await OpenTasksAsync(subjectId);
            if (open.Find(t => t.ActivityId == activityId && t.DivisionId == divisionId) is { } task)
                return task;
        }

        throw new InvalidOperationException(
            $"{subjectId} does not come to {activityId}; open: {string.Join(", ", (await OpenTasksAsync(subjectId)).Select(t => $"{t.DefinitionId}/{t.ActivityId} ({t.DivisionId})"))}");
    }

    private Task<List<HumanTask>> OpenTasksAsync(string subjectId) => ReadAsync(db => db.Set<HumanTask>().AsNoTracking()
        .Where(t => t.SubjectId == subjectId && (t.State == HumanTaskState.Open || t.State == HumanTaskState.Claimed)).OrderBy(t => t.CreatedAt).ToListAsync(cancellation));

    private Task<Person> PersonAsync(string userName) => _people.GetOrAdd(userName, name => new Lazy<Task<Person>>(async () =>
    {
        var person = new Person(address, name, cancellation);
        await person.SignInAsync();
        return person;
    })).Value;

    private static InvalidOperationException Unexpected(string what, SentForm sent) => new(
        $"{what}: {sent.Page.Address} answered {sent.Page.Status}{(sent.Repeated ? " when pressed again" : "")}:{Environment.NewLine}{sent.Page.Html}");
}
