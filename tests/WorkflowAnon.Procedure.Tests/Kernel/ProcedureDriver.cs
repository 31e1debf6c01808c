using System.Text.Json;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Time.Testing;
using WorkflowAnon.Domain.Agency;
using WorkflowAnon.Domain.Calendar;
using WorkflowAnon.Engine.Activities;
using WorkflowAnon.Engine.Checks;
using WorkflowAnon.Engine.Definitions;
using WorkflowAnon.Engine.Runtime;
using WorkflowAnon.Procedure.Demonstration;
using WorkflowAnon.Procedure.Kernel;
using WorkflowAnon.Procedure.Kernel.Forms;
using WorkflowAnon.Procedure.Kernel.Tasks;
using WorkflowAnon.Server.Hosting;
using WorkflowAnon.Storage.Audit;
using WorkflowAnon.Storage.Bursts;
using WorkflowAnon.Storage.Definitions;
using WorkflowAnon.Storage.Engine;
using WorkflowAnon.Storage.Events;
using WorkflowAnon.Storage.Identity;
using WorkflowAnon.Storage.Model;
using WorkflowAnon.Storage.Outbox;
using WorkflowAnon.Storage.Tasks;
using WorkflowAnon.Testing.Machine;
using Xunit;

namespace WorkflowAnon.Procedure.Tests.Kernel;

/// <summary>
/// The procedure in one process: real definitions, engine and storage, a clock that the test moves, and people of 総務課 and of the
/// owning divisions who act through the product's own commands. Events pass through outbox and inbox whenever <see cref="SettleAsync"/> runs.
/// </summary>
internal sealed class ProcedureDriver : IAsyncDisposable
{
    private static readonly string[] Owners = ["general-affairs", "owning-division"];

    private readonly ServiceProvider _provider;
    private readonly ProcedureStore _store;

    private ProcedureDriver(ServiceProvider provider, ProcedureStore store, FakeTimeProvider clock, AgencyProfile profile)
    {
        _provider = provider;
        _store = store;
        Clock = clock;
        Profile = profile;
        Office = new ScriptedOffice(provider, SettleAsync);
    }

    public FakeTimeProvider Clock { get; }

    public AgencyProfile Profile { get; }

    public ScriptedOffice Office { get; }

    public IServiceProvider Services => _provider;

    public DateOnly Today => JapanTime.Today(Clock);

    /// <summary>Starts with an empty database on 10:00 Japan time of <paramref name="today"/>.</summary>
    /// <param name="store">Which database.</param>
    /// <param name="today">First day.</param>
    /// <param name="definitions">Ids of the shipped definitions to use; all when empty.</param>
    public static Task<ProcedureDriver> StartAsync(ProcedureStore store, DateOnly today, params string[] definitions) => StartAsync(store, today, null, definitions);

    /// <summary>The same for an agency whose profile differs from the shipped one, or with the rules of publishing.</summary>
    public static async Task<ProcedureDriver> StartAsync(ProcedureStore store, DateOnly today, Func<AgencyProfile, AgencyProfile>? agency, string[] definitions, bool checksDefinitions = false)
    {
        var clock = new FakeTimeProvider(JapanTime.StartOf(today).AddHours(10));
        var profile = AgencyProfileFile.Load(Repository.PathOf("src/WorkflowAnon.Server/profiles/aomori-police.json"));
        profile = agency?.Invoke(profile) ?? profile;
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(clock);
        services.AddSingleton(_ => new ActivityCatalog().AddProcedureActivities());
        services.AddWorkflowAnonStorage(await store.CreateAsync());
        services.AddProcedure(profile);
        // As the pages register it: what a person changes of their own account asks Identity for codes.
        services.AddIdentityCore<StaffAccount>().AddEntityFrameworkStores<WorkflowAnonDbContext>()
            .AddTokenProvider<AuthenticatorTokenProvider<StaffAccount>>(TokenOptions.DefaultAuthenticatorProvider);
        // The shipped definitions are examined once (Statute); here a part of them runs, or what a handler must refuse although it was published.
        if (!checksDefinitions)
        {
            services.RemoveAll<IDefinitionSetRule>();
            services.Remove(services.Single(d => d.ImplementationType == typeof(StructureRule)));
        }

        var driver = new ProcedureDriver(services.BuildServiceProvider(validateScopes: true), store, clock, profile);
        await driver.Services.GetRequiredService<DatabaseInitializer>().InitializeAsync();
        var chosen = Directory.EnumerateFiles(Repository.PathOf("workflows"), "*.json").Where(p => definitions.Length == 0 || definitions.Contains(Path.GetFileName(p).Split('.')[0]));
        List<DefinitionImport> files = [];
        foreach (var path in chosen.Order(StringComparer.Ordinal))
            files.Add(new(await File.ReadAllTextAsync(path), Path.GetFileName(path)) { Origin = DefinitionOrigin.Shipped });
        await driver.Services.GetRequiredService<ShippedDefinitions>().ImportAsync(files, CancellationToken.None);
        return driver;
    }

    /// <summary>A person of 総務課; number 1 and 2 are different people.</summary>
    public Actor GeneralAffairs(int number = 1, string duty = Duties.Staff) => Person(Profile.GeneralAffairs().Id, number, duty);

    /// <summary>A person of a division.</summary>
    public static Actor Person(string divisionId, int number = 1, string duty = Duties.Staff) =>
        new($"{divisionId}-{duty}-{number}", $"{divisionId} {number}", divisionId, new HashSet<string> { duty });

    /// <summary>Begins a procedure by hand; returns the subject's id.</summary>
    public Task<string> BeginAsync(string definitionId, Actor actor, string? subjectId = null) =>
        Services.GetRequiredService<ProcedureCommands>().StartAsync(definitionId, subjectId, actor, Guid.NewGuid().ToString("N"));

    /// <summary>Finishes the open task of a step with a form (an object, or null for what is known).</summary>
    public Task<HumanTask> DoAsync(string subjectId, string activityId, Actor actor, object? form = null, string? button = null) =>
        Office.DoAsync(subjectId, activityId, actor, form, button);

    /// <summary>Tries the same and returns the refusal; fails when it is accepted or anything changed.</summary>
    public async Task<TaskRefusedException> RefusedAsync(string subjectId, string activityId, Actor actor, object? form = null, string? button = null)
    {
        await Office.TaskAsync(subjectId, activityId, t => t.DivisionId == actor.DivisionId);
        var before = await FingerprintAsync();
        var refused = await Assert.ThrowsAsync<TaskRefusedException>(() => DoAsync(subjectId, activityId, actor, form, button));
        Assert.Equal(before, await FingerprintAsync());
        return refused;
    }

    /// <summary>Tries the same as a person who may not; fails when it is accepted or anything changed.</summary>
    public async Task<TaskConflictException> ForbiddenAsync(string subjectId, string activityId, Actor actor, object? form = null, string? button = null)
    {
        var before = await FingerprintAsync();
        var conflict = await Assert.ThrowsAsync<TaskConflictException>(() => DoAsync(subjectId, activityId, actor, form, button));
        Assert.Equal((TaskConflictKind.Forbidden, before), (conflict.Kind, await FingerprintAsync()));
        return conflict;
    }

    /// <summary>The known form of a step, to be changed before it is sent.</summary>
    public Task<TForm> FormAsync<TForm>(string subjectId, string activityId, Actor actor)
        where TForm : class, new() => Office.FormAsync<TForm>(subjectId, activityId, actor);

    /// <summary>What the page of a step shows.</summary>
    public async Task<OpenedTask> OpenAsync(string subjectId, string activityId, Actor actor)
    {
        var task = await Office.TaskAsync(subjectId, activityId, t => t.DivisionId == actor.DivisionId);
        return await Services.GetRequiredService<TaskCommands>().OpenAsync(task.Id, actor);
    }

    /// <summary>Activity ids of the open tasks of a subject.</summary>
    public async Task<string[]> OpenAsync(string subjectId)
    {
        await SettleAsync(CancellationToken.None);
        return [.. (await Office.OpenTasksAsync(subjectId)).Select(t => t.ActivityId).Order(StringComparer.Ordinal)];
    }

    /// <summary>Moves the clock to 10:00 Japan time of a later day; timers that fell due are fired.</summary>
    public async Task GoToAsync(DateOnly day)
    {
        Clock.SetUtcNow(JapanTime.StartOf(day).AddHours(10).ToUniversalTime());
        await SettleAsync(CancellationToken.None);
    }

    /// <summary>Delivers everything that can be delivered: outbox, inboxes, queues, timers that are due.</summary>
    public async Task SettleAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var moved = await RelayAsync(cancellationToken);
            foreach (var owner in Owners)
            {
                moved += (await Services.GetRequiredService<TimerDispatcher>().RunOnceAsync(owner, cancellationToken)).Fired;
                while (await Services.GetRequiredService<StimulusDispatcher>().RunOnceAsync(owner, cancellationToken) is > 0 and var done)
                    moved += done;
            }

            if (moved == 0)
                return;
        }
    }

    /// <summary>Starts what a department starts by the clock and is due; returns how many instances.</summary>
    public async Task<int> StartDueAsync()
    {
        var started = 0;
        foreach (var owner in Owners)
            started += await Services.GetRequiredService<TriggerDispatcher>().RunOnceAsync(owner, CancellationToken.None);
        await SettleAsync(CancellationToken.None);
        return started;
    }

    /// <summary>Changes rows and publishes events as another stage would, in one burst.</summary>
    public async Task BurstAsync(Action<WorkflowAnonDbContext> change, params Contracts.CaseEvent[] events)
    {
        await Services.GetRequiredService<IBurstExecutor>().ExecuteAsync(new BurstCommand(Guid.NewGuid().ToString("N"), GeneralAffairs(), "test"), (burst, _) =>
        {
            change(burst.Db);
            foreach (var e in events)
                burst.Scope.AddEvent(e);
            return Task.FromResult(true);
        });
        await SettleAsync(CancellationToken.None);
    }

    /// <summary>Names of the events published on a subject, in order.</summary>
    public Task<string[]> EventsAsync(string subjectId) => Office.ReadAsync(db =>
        db.Set<OutboxRow>().AsNoTracking().Where(o => o.SubjectId == subjectId).OrderBy(o => o.Sequence).Select(o => o.EventName).ToArrayAsync());

    /// <summary>Nothing faulted on the way.</summary>
    public async Task AssertNoIncidentsAsync()
    {
        var incidents = await Office.ReadAsync(db => db.Set<IncidentRow>().AsNoTracking().ToListAsync());
        Assert.True(incidents.Count == 0, JsonSerializer.Serialize(incidents));
        var failed = await Office.ReadAsync(db => db.Set<StimulusRow>().AsNoTracking().Where(s => s.Error != null).ToListAsync());
        Assert.True(failed.Count == 0, JsonSerializer.Serialize(failed));
    }

    /// <summary>Nothing faulted, every event was sent, and the audit chain verifies.</summary>
    public async Task AssertSoundAsync()
    {
        await SettleAsync(CancellationToken.None);
        await AssertNoIncidentsAsync();
        Assert.Equal(0, await Office.ReadAsync(db => db.Set<OutboxRow>().CountAsync(o => o.SentAt == null)));
        var verified = await Services.GetRequiredService<AuditVerifier>().VerifyAsync(CancellationToken.None);
        Assert.True(verified.IsIntact, JsonSerializer.Serialize(verified));
    }

    public async ValueTask DisposeAsync()
    {
        await _provider.DisposeAsync();
        _store.Dispose();
    }

    private async Task<int> RelayAsync(CancellationToken cancellationToken)
    {
        var outbox = Services.GetRequiredService<IOutboxStore>();
        var inbox = Services.GetRequiredService<IEventInbox>();
        var claimed = await outbox.ClaimAsync(100, TimeSpan.FromMinutes(1), cancellationToken);
        foreach (var message in claimed)
        {
            foreach (var owner in Owners)
                await inbox.AcceptAsync(owner, CaseEventJson.Read(message.EventName, message.Payload)!, cancellationToken);
        }

        await outbox.MarkSentAsync([.. claimed], confirmed: true, cancellationToken);
        return claimed.Count;
    }

    /// <summary>What would differ after any change.</summary>
    public Task<string> FingerprintAsync() => Office.ReadAsync(async db => JsonSerializer.Serialize(new object[]
    {
        await db.Set<InstanceRow>().OrderBy(x => x.Id).Select(x => new { x.Id, x.RowVersion, x.JournalSequence }).ToListAsync(),
        await db.Set<HumanTask>().OrderBy(x => x.Id).Select(x => new { x.Id, x.State, x.Revision }).ToListAsync(),
        await db.Set<Domain.Cases.TimelineEntry>().CountAsync(),
        await db.Set<Domain.Cases.Paper>().CountAsync(),
        await db.Set<OutboxRow>().CountAsync(),
        // Opening a page with identity papers is recorded whatever comes of it.
        await db.Set<AuditRow>().CountAsync(a => !a.SubjectId.StartsWith("views-")),
    }));
}
